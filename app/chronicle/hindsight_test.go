package chronicle

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"parley/app/words"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/testkit"
	"parley/data/testkit/bundled"
)

// records are those on which the law of no hindsight is tried.
func records(t *testing.T) map[string]*dataset.Dataset {
	out := bundled.Records(t)
	out["made"] = testkit.Events(300, testkit.Options{Seed: 3})
	out["rewritten"] = testkit.Rewritten(testkit.Events(300, testkit.Options{Seed: 13}), 3)
	return out
}

// byID sorts ties: the order of the record, in which they stand, stays on every day.
func byID(links []Link) {
	slices.SortFunc(links, func(a, b Link) int { return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Words, b.Words)) })
}

// As known on a day, everything said of events, actors and sources is what
// the record cut at that day tells: nothing that became known later shows.
func TestNoHindsight(t *testing.T) {
	w := words.English()
	for name, d := range records(t) {
		t.Run(name, func(t *testing.T) {
			l := dataset.NewLedger(d)
			b, x, days := New(d, l, w), dataset.NewIndex(d), l.Changes()
			if len(days) == 0 {
				t.Fatal("nothing ever became known")
			}
			rng := rand.New(rand.NewPCG(1, 8))
			for range testkit.Rounds(12) {
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
					same(string(cut.Events[i].ID), testkit.Told(d, got), testkit.Told(cut, want))
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

// The change of an entry names the event in which it was said as that was called on
// the day, in the list of changes and in the status history alike.
func TestChangeNamesItsEventAsCalledThen(t *testing.T) {
	const then, now = "Friendly call", "Call that ended in betrayal"
	said := func(on string) []dataset.Claim {
		return []dataset.Claim{{By: all, For: all, Source: all, CitedFrom: all, SaidIn: all, Stance: codebook.Announces, Saying: &dataset.Saying{SaidAt: when(t, on)}}}
	}
	change := func(on, field, from, to string, because dataset.EventRef) dataset.Change {
		return dataset.Change{At: when(t, on), Field: field, From: from, To: to, Claim: because, Source: all}
	}
	d := &dataset.Dataset{Meta: dataset.Meta{AsOf: when(t, "2025-08-20")}, Events: []dataset.Event{
		{ID: "call", Title: now, When: when(t, "2025-08-05"), Where: all, Type: codebook.Consult, Status: codebook.Happened, Claims: said("2025-08-05"),
			History: []dataset.Change{change("2025-08-10", "title", then, now, all)}},
		{ID: "summit", Title: "Summit", When: when(t, "2025-08-18"), Where: all, Type: codebook.Consult, Status: codebook.Planned, Claims: said("2025-08-01"),
			History: []dataset.Change{change("2025-08-05", "type", "STATEMENT", "CONSULT", 0), change("2025-08-05", "when", "2025-08-15", "2025-08-18", 0)}},
	}}
	dataset.Seal(d)
	b := New(d, dataset.NewLedger(d), words.English())
	for on, title := range map[string]string{"2025-08-05": then, "2025-08-09": then, "2025-08-10": now} {
		en, _ := b.Event(ref(t, b, "summit"), day(t, on))
		if len(en.History) != 1 || len(en.Course) != 2 {
			t.Fatalf("on %s: %d changes and %d stages, want 1 and 2", on, len(en.History), len(en.Course))
		}
		if en.History[0].Title != title || en.Course[1].Title != title {
			t.Errorf("on %s the change was said in %q, its stage in %q, want %q", on, en.History[0].Title, en.Course[1].Title, title)
		}
	}
}

// A change that came to be known by a day, and nobody knows since when, is told with
// the event that brought it about, as one of that day is.
func TestChangeWithAnOpenStartHasItsCause(t *testing.T) {
	for _, at := range []string{"2025-08-10", "[..2025-08-10]"} {
		d := &dataset.Dataset{Meta: dataset.Meta{AsOf: when(t, "2025-08-20")}, Events: []dataset.Event{
			{ID: "call", Title: "Call", When: when(t, "2025-08-09"), Where: all, Type: codebook.Consult, Status: codebook.Happened,
				Claims: []dataset.Claim{{By: all, For: all, Source: all, CitedFrom: all, SaidIn: all, Stance: codebook.Reports}}},
			{ID: "summit", Title: "Summit", When: when(t, "2025-08-18"), Where: all, Type: codebook.Consult, Status: codebook.Planned,
				Claims:  []dataset.Claim{{By: all, For: all, Source: all, CitedFrom: all, SaidIn: all, Stance: codebook.Announces, Saying: &dataset.Saying{SaidAt: when(t, "2025-08-01")}}},
				History: []dataset.Change{{At: when(t, at), Field: "when", From: "2025-08-15", To: "2025-08-18", Claim: 0, Source: all}}},
		}}
		dataset.Seal(d)
		b := New(d, dataset.NewLedger(d), words.English())
		e, _ := b.Event(ref(t, b, "summit"), dataset.LatestDay)
		if len(e.Course) != 2 || e.Course[1].Event != "call" {
			t.Errorf("a change at %s: %+v", at, e.Course)
		}
	}
}
