package sorts

import (
	"slices"
	"testing"
)

func TestStableKeepsTheOrderOfEquals(t *testing.T) {
	type row struct{ key, n int }
	var rows []row
	for i := range 200 {
		rows = append(rows, row{key: i * 7919 % 5, n: i})
	}
	Stable(rows, func(a, b row) int { return a.key - b.key })
	if !slices.IsSortedFunc(rows, func(a, b row) int {
		if a.key != b.key {
			return a.key - b.key
		}
		return a.n - b.n
	}) {
		t.Error("equal elements changed places")
	}
}
