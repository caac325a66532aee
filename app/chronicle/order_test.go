package chronicle

import (
	"slices"
	"testing"

	"parley/app/words"
	"parley/data/dataset"
	"parley/data/testkit/bundled"
)

// TestActorsListEventsInTheOrderOfTheRecord holds that a day reads in one order: the
// events of an actor and those it speaks of stand as in the list of all events.
func TestActorsListEventsInTheOrderOfTheRecord(t *testing.T) {
	for name, d := range bundled.Records(t) {
		b := New(d, dataset.NewLedger(d), words.English())
		for a := range d.Actors {
			p := b.Actor(dataset.ActorRef(a), dataset.LatestDay)
			for what, rows := range map[string][]Row{"events": p.Events, "spoken of": p.Told} {
				if !slices.IsSortedFunc(rows, func(x, y Row) int { return int(x.Ref) - int(y.Ref) }) {
					t.Errorf("%s: %s: the %s are in another order than the record", name, d.Actors[a].ID, what)
				}
			}
		}
	}
}
