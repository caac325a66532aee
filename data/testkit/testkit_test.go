package testkit

import (
	"reflect"
	"testing"

	"parley/data/dataset"
	"parley/data/edtf"
)

func TestSameOptionsSameDataset(t *testing.T) {
	for _, o := range []Options{{}, {Seed: 7}, {Style: Coded}, {Years: 2, Actors: 100}} {
		a, b := Events(500, o), Events(500, o)
		if !reflect.DeepEqual(a, b) {
			t.Errorf("%+v: two runs differ", o)
		}
	}
	if reflect.DeepEqual(Events(100, Options{}), Events(100, Options{Seed: 1})) {
		t.Error("the seed changes nothing")
	}
}

// TestShares checks the shares that the views and the benchmarks depend on.
func TestShares(t *testing.T) {
	const n = 10_000
	d := Events(n, Options{})
	var importance [6]int
	ranges, odd, claims, links, sourced := 0, 0, 0, 0, 0
	for i := range d.Events {
		e := &d.Events[i]
		importance[e.Importance]++
		if e.When.Shape == edtf.Interval {
			ranges++
		}
		if e.When.Flags != 0 || e.When.Shape == edtf.OneOf || e.When.Precision != edtf.Day {
			odd++
		}
		if len(e.Claims) > 0 {
			claims++
		}
		links += len(e.Links)
		for k := range e.Claims {
			if e.Claims[k].Source >= 0 && !d.Sources[e.Claims[k].Source].Published.IsZero() {
				sourced++
				break
			}
		}
	}
	for k, want := range []int{0, 60, 25, 10, 4, 1} {
		if got := float64(importance[k]) * 100 / n; got < float64(want)-1.5 || got > float64(want)+1.5 {
			t.Errorf("importance %d: %.1f %%, want %d", k, got, want)
		}
	}
	between(t, "ranges", ranges, n*28/100, n*33/100)
	between(t, "uncertain dates", odd, n*3/100, n*5/100)
	between(t, "links", links, n*10/100, n*18/100)
	between(t, "events with a claim", claims, n, n)
	between(t, "events with a dated source", sourced, n, n)
	between(t, "actors", len(d.Actors), 60, 300)
}

func TestSealed(t *testing.T) {
	for _, d := range []*dataset.Dataset{Events(0, Options{}), Events(1, Options{}), Events(3000, Options{}), Actors(50, 120)} {
		again := *d
		dataset.Seal(&again)
		if !reflect.DeepEqual(d, &again) {
			t.Errorf("%s: sealing again changes it", d.Meta.ID)
		}
		checkRefs(t, d)
	}
}

// TestKnownDays checks that what is known grows over the period.
func TestKnownDays(t *testing.T) {
	d := Events(1000, Options{Years: 1})
	first, last := dataset.LatestDay, dataset.DayNone
	for i := range d.Events {
		first, last = min(first, d.Events[i].Known), max(last, d.Events[i].Known)
	}
	if last-first < 300 {
		t.Errorf("knowledge spans %d days, want most of a year", last-first)
	}
}

func TestActors(t *testing.T) {
	for _, c := range []struct{ n, ties int }{{2, 1}, {50, 100}, {300, 900}, {1000, 4000}, {10, 1000}} {
		d := Actors(c.n, c.ties)
		pairs := map[[2]dataset.ActorRef]bool{}
		tied := map[dataset.ActorRef]bool{}
		for i := range d.Events {
			w := d.Events[i].Who
			pairs[[2]dataset.ActorRef{w[0].Actor, w[1].Actor}] = true
			tied[w[0].Actor], tied[w[1].Actor] = true, true
		}
		want := min(c.ties, c.n*(c.n-1)/2)
		if len(d.Actors) != c.n || len(pairs) != want {
			t.Errorf("%d actors, %d pairs, want %d, %d", len(d.Actors), len(pairs), c.n, want)
		}
		if len(tied) != c.n {
			t.Errorf("%d of %d actors are tied", len(tied), c.n)
		}
	}
}

func checkRefs(t *testing.T, d *dataset.Dataset) {
	t.Helper()
	ids := map[dataset.EventID]bool{}
	actor := func(a dataset.ActorRef) {
		if a < dataset.None || int(a) >= len(d.Actors) {
			t.Fatalf("actor %d of %d", a, len(d.Actors))
		}
	}
	for i := range d.Events {
		e := &d.Events[i]
		if ids[e.ID] || e.Title == "" {
			t.Fatalf("event %q: id twice, or no title %q", e.ID, e.Title)
		}
		ids[e.ID] = true
		for _, p := range e.Who {
			actor(p.Actor)
		}
		for k := range e.Claims {
			actor(e.Claims[k].By)
		}
	}
}

func between(t *testing.T, what string, got, low, high int) {
	t.Helper()
	if got < low || got > high {
		t.Errorf("%s: %d, want %d to %d", what, got, low, high)
	}
}

func BenchmarkEvents(b *testing.B) {
	for _, c := range []struct {
		name string
		n    int
		o    Options
	}{{"written-10k", 10_000, Options{}}, {"written-1M", 1_000_000, Options{}}, {"coded-110k", 110_000, Options{Style: Coded}}} {
		b.Run(c.name, func(b *testing.B) {
			for range b.N {
				Events(c.n, c.o)
			}
		})
	}
}
