package chronicle

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"parley/app/words"
	"parley/data/dataset"
	"parley/data/testkit"
	"parley/data/testkit/bundled"
)

// records are those on which the law of no hindsight is tried.
func records(t *testing.T) map[string]*dataset.Dataset {
	out := map[string]*dataset.Dataset{"made": testkit.Events(300, testkit.Options{Seed: 3}), "rewritten": testkit.Rewritten(testkit.Events(300, testkit.Options{Seed: 13}), 3)}
	for _, name := range bundled.Names(t) {
		out[name] = bundled.Read(t, name)
	}
	for _, name := range bundled.Cases(t) {
		out["case "+name] = bundled.Case(t, name)
	}
	return out
}

// byID sorts ties: the order of the record, in which they stand, stays on every day.
func byID(links []Link) {
	slices.SortFunc(links, func(a, b Link) int { return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Words, b.Words)) })
}

// As known on a day, everything that is told of events, actors and sources is what
// the record cut at that day tells: nothing that became known later shows.
func TestNoHindsight(t *testing.T) {
	w := words.English()
	for name, d := range records(t) {
		t.Run(name, func(t *testing.T) {
			l := dataset.NewLedger(d)
			var but []string
			if name == "rewritten" {
				// What an event stood as before goes by the date that it has in the end: of
				// a date that moved and a status that nobody told, the cut record knows less.
				but = []string{"Course", "History"}
			}
			b, x, days := New(d, l, w), dataset.NewIndex(d), l.Changes()
			if len(days) == 0 {
				t.Fatal("nothing ever became known")
			}
			rng := rand.New(rand.NewPCG(1, 8))
			for range 12 {
				day := days[rng.IntN(len(days))] + dataset.Day(rng.IntN(2))
				cut := dataset.AsKnownOn(d, day)
				then := New(cut, dataset.NewLedger(cut), w)
				same := func(what string, got, want string) {
					if s := testkit.Differ(got, want); s != "" {
						t.Errorf("as known on %s, %s:\n%s", day.Text(), what, s)
					}
				}
				for i := range cut.Events {
					ref := x.Event(cut.Events[i].ID)
					got, _ := b.Event(ref, day)
					want, _ := then.Event(dataset.EventRef(i), dataset.LatestDay)
					byID(got.Links)
					byID(want.Links)
					same(string(cut.Events[i].ID), testkit.Told(d, got, but...), testkit.Told(cut, want, but...))
					same(string(cut.Events[i].ID)+" names", b.Names(ref, 3, day), then.Names(dataset.EventRef(i), 3, dataset.LatestDay))
				}
				for i := range d.Actors {
					a := dataset.ActorRef(i)
					same(string(d.Actors[i].ID), testkit.Told(d, b.Actor(a, day)), testkit.Told(cut, then.Actor(a, dataset.LatestDay)))
				}
				if t.Failed() {
					return
				}
			}
		})
	}
}
