package testkit

import (
	"slices"
	"testing"
)

func TestSpread(t *testing.T) {
	for _, n := range []int{0, 1, 3, 10, 1003} {
		got := Spread(n)
		if len(got) != min(n, Rounds(n)) || !slices.IsSorted(got) || n > 0 && (got[0] != 0 || got[len(got)-1] >= n || len(slices.Compact(got)) != len(got)) {
			t.Errorf("%d: %v", n, got)
		}
	}
}
