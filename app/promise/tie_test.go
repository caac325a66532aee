package promise

import (
	"slices"
	"testing"

	"parley/data/dataset"
	"parley/data/testkit/bundled"
)

// TestWhatEndsADeadlineDoesNotSetIt checks that an event in which somebody speaks only of
// what came of a promise is not listed among those that made it.
func TestWhatEndsADeadlineDoesNotSetIt(t *testing.T) {
	d := bundled.Wide(t)
	l, x := dataset.NewLedger(d), dataset.NewIndex(d)
	for promised, ended := range map[dataset.EventID]dataset.EventID{
		"2025-11-27-thanksgiving":           "2025-11-25-no-deadline",
		"2022-02-24-blinken-lavrov-planned": "2022-02-22-blinken-cancels",
	} {
		list := List(d, l, x, dataset.LatestDay, d.AsOfDay())
		i := slices.IndexFunc(list, func(it Item) bool { return it.Event == x.Event(promised) })
		if i < 0 {
			t.Fatalf("%s is no promise", promised)
		}
		item := &list[i]
		if end := x.Event(ended); slices.Contains(item.SetBy, end) || !slices.Contains(item.Answers, end) {
			t.Errorf("%s: set by %v, answered by %v; %d ends it", promised, item.SetBy, item.Answers, end)
		}
	}
}
