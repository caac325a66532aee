package dataset

import (
	"slices"
	"testing"
)

// TestSourcesOn checks that a source counts once, from the first day on which a
// claim that cites it is known.
func TestSourcesOn(t *testing.T) {
	e := Event{Claims: []Claim{{Source: 3, Known: 20}, {Source: None, Known: 5}, {Source: 1, Known: 10}, {Source: 3, Known: 10}, {Source: 1, Known: 10}, {Source: 2, Known: 30}}}
	for day, want := range map[Day][]SourceRef{4: nil, 10: {1, 3}, 20: {3, 1}, 30: {3, 1, 2}} {
		if got := slices.Collect(e.SourcesOn(day)); !slices.Equal(got, want) || e.SourceCount(day) != len(want) {
			t.Errorf("on %d: %v, want %v", day, got, want)
		}
	}
	for s := range e.SourcesOn(30) {
		if s != 3 {
			t.Error("goes on after a break")
		}
		break
	}
}
