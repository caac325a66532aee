package query

import (
	"math/rand/v2"
	"slices"
	"testing"

	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit/bundled"
)

// recast gives every fourth event former participants, and some a former place and title.
func recast(d *dataset.Dataset, rng *rand.Rand) {
	for i := range d.Events {
		e := &d.Events[i]
		if rng.IntN(4) > 0 || len(e.Who) == 0 || e.Known == dataset.DayNone || e.Known == dataset.LatestDay {
			continue
		}
		change := func(field, from string) {
			at := edtf.FromDay(int64(e.Known) + int64(rng.IntN(90)))
			e.History = append(e.History, dataset.Change{At: at, Field: field, From: from, Claim: dataset.None, Source: dataset.None})
		}
		change("who", string(d.Actors[e.Who[0].Actor].ID)+", "+string(d.Actors[rng.IntN(len(d.Actors))].ID))
		change("who", string(d.Actors[rng.IntN(len(d.Actors))].ID))
		if rng.IntN(2) == 0 {
			change("where", string(d.Places[rng.IntN(len(d.Places))].ID))
			change("title", "Talks to which somebody was invited")
		}
	}
	dataset.Seal(d)
}

// TestFilterEqualsRecordOnRandomDays checks on random days that a filter by actors, places
// and words finds the same in the record recomputed for that day, and counts as many events
// per actor.
func TestFilterEqualsRecordOnRandomDays(t *testing.T) {
	d := bundled.Wide(t)
	rng := rand.New(rand.NewPCG(20250806, 6))
	recast(d, rng)
	l := dataset.NewLedger(d)
	x := NewIndex(d, l)
	var cast []dataset.EventRef
	l.Recast(func(e dataset.EventRef, _ [][]dataset.Part) bool { cast = append(cast, e); return true })
	days := l.Changes()
	words := []string{"invited", "talks", "rubio", "putin trump", "moscow", "alaska", "call", "progress", "\"white house\"", "a", "istanbul"}
	found, otherwise := 0, 0
	for range 40 {
		day := days[rng.IntN(len(days))] - dataset.Day(rng.IntN(2))
		slow := dataset.AsKnownOn(d, day)
		again := NewIndex(slow, nil)
		f := Filter{On: dataset.SomeDay(day)}
		for range 20 {
			f.Actors, f.Places, f.Text = nil, nil, ""
			switch rng.IntN(4) {
			case 0:
				f.Places = []dataset.PlaceRef{dataset.PlaceRef(rng.IntN(len(d.Places)))}
			case 1:
				f.Text = words[rng.IntN(len(words))]
			case 2:
				f.Text = words[rng.IntN(len(words))]
				fallthrough
			default:
				e := dataset.EventRef(rng.IntN(len(d.Events)))
				if rng.IntN(2) == 0 {
					e = cast[rng.IntN(len(cast))]
				}
				f.Actors = nil
				for _, p := range l.Who(e, day) {
					f.Actors = append(f.Actors, p.Actor)
				}
			}
			var r, want, latest Result
			x.Run(f, &r)
			g := f
			g.On = dataset.OptDay{}
			again.Run(g, &want)
			x.Run(g, &latest)
			if a, b := ids(d, &r), ids(slow, &want); !slices.Equal(a, b) {
				t.Fatalf("%+v on %s: %v, in the record %v", f, edtf.FromDay(int64(day)), a, b)
			}
			found += r.N
			for e := range r.All {
				otherwise += 1 - b2i(latest.Has(e))
			}
			if !slices.Equal(r.ActorCounts(nil), want.ActorCounts(nil)) {
				t.Fatalf("on %s the actors have other numbers of events", edtf.FromDay(int64(day)))
			}
		}
	}
	if found < 1000 || otherwise < 30 {
		t.Errorf("%d events found, %d of them not by what is known now", found, otherwise)
	}
}

// ids returns the ids of a result's events, to compare two records.
func ids(d *dataset.Dataset, r *Result) []dataset.EventID {
	var out []dataset.EventID
	for e := range r.All {
		out = append(out, d.Events[e].ID)
	}
	slices.Sort(out)
	return out
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// TestSearchKnowsNothingLater checks that a search on a day does not find an event by what
// became known later.
func TestSearchKnowsNothingLater(t *testing.T) {
	d := bundled.Wide(t)
	x := NewIndex(d, dataset.NewLedger(d))
	find := func(f Filter) bool {
		var r Result
		x.Run(f, &r)
		return r.Has(d.EventByID("2025-08-15-anchorage"))
	}
	on := func(s string) dataset.Day {
		day, err := edtf.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		return dataset.FirstDay(day)
	}
	rubio, jber := d.ActorByID("rubio"), d.PlaceByID("jber")
	for day, want := range map[string]bool{"2025-08-14": false, "2025-08-15": true} {
		for _, f := range []Filter{{Text: "anchorage"}, {Text: "lavrov"}, {Actors: []dataset.ActorRef{rubio}}, {Places: []dataset.PlaceRef{jber}}} {
			if f.On = dataset.SomeDay(on(day)); find(f) != want {
				t.Errorf("%+v on %s: %v", f, day, !want)
			}
		}
		if !find(Filter{Text: "trump putin alaska", On: dataset.SomeDay(on("2025-08-10"))}) {
			t.Error("the meeting is not found by the name it had")
		}
	}
}

// TestSearchByALaterName checks that a search does not find an actor by a later name.
func TestSearchByALaterName(t *testing.T) {
	when := func(s string) edtf.Date {
		d, err := edtf.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	d := &dataset.Dataset{
		Actors: []dataset.Actor{{ID: "ann", Name: "Ann", PartOf: dataset.None, Aka: []dataset.Alias{{Name: "Annie"}, {Name: "Chancellor Ann", Since: when("2025-08-10")}}}},
		Events: []dataset.Event{{ID: "talks", Title: "Talks", When: when("2025-08-01"), Where: dataset.None, Who: []dataset.Part{{Actor: 0, For: dataset.None}}}},
	}
	dataset.Seal(d)
	x := NewIndex(d, dataset.NewLedger(d))
	for _, c := range []struct {
		text, on string
		want     int
	}{{"annie", "2025-08-05", 1}, {"chancellor", "2025-08-05", 0}, {"chancellor", "2025-08-10", 1}} {
		var r Result
		if x.Run(Filter{Text: c.text, On: dataset.SomeDay(dataset.FirstDay(when(c.on)))}, &r); r.N != c.want {
			t.Errorf("%q on %s finds %d, want %d", c.text, c.on, r.N, c.want)
		}
	}
	var r Result
	if x.Run(Filter{Text: "chancellor"}, &r); r.N != 1 {
		t.Errorf("on the latest day it finds %d", r.N)
	}
}
