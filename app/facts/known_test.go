package facts

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"parley/app/words"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit/bundled"
)

// TestFactsEqualRecordOnRandomDays checks on random days that the facts about actors, pairs and
// periods equal those of the record recomputed for that day, including changes of participants,
// place and date.
func TestFactsEqualRecordOnRandomDays(t *testing.T) {
	d := bundled.Wide(t)
	rng := rand.New(rand.NewPCG(20250815, 7))
	for i := range d.Events {
		e := &d.Events[i]
		if rng.IntN(3) > 0 || len(e.Who) == 0 || e.Known == dataset.DayNone || e.Known == dataset.LatestDay {
			continue
		}
		change := func(field, from string) {
			e.History = append(e.History, dataset.Change{At: edtf.FromDay(int64(e.Known) + int64(rng.IntN(200))), Field: field, From: from, Claim: dataset.None, Source: dataset.None})
		}
		change("who", string(d.Actors[e.Who[0].Actor].ID)+", "+string(d.Actors[rng.IntN(len(d.Actors))].ID))
		change("when", edtf.FromDay(int64(e.Known)-int64(rng.IntN(20))).String())
		change("where", string(d.Places[rng.IntN(len(d.Places))].ID))
	}
	dataset.Seal(d)
	l := dataset.NewLedger(d)
	r := New(d, l, words.English())
	days := l.Changes()
	told := 0
	for range 25 {
		on := days[rng.IntN(len(days))]
		slow := dataset.AsKnownOn(d, on)
		again := New(slow, dataset.NewLedger(slow), words.English())
		same := func(what string, a, b []Fact) {
			told += len(a)
			if x, y := texts(a), texts(b); !slices.Equal(x, y) {
				t.Errorf("%s on %s:\n%s\nin the record\n%s", what, edtf.FromDay(int64(on)), strings.Join(x, "\n"), strings.Join(y, "\n"))
			}
		}
		for range 20 {
			a, b := dataset.ActorRef(rng.IntN(len(d.Actors))), d.ActorByID("putin")
			same(d.Actors[a].Name, r.Actor(a, on, on), again.Actor(a, dataset.LatestDay, on))
			same(d.Actors[a].Name+" and Putin", r.Pair(a, b, on, on), again.Pair(a, b, dataset.LatestDay, on))
		}
		to := edtf.Instant(on) * edtf.DaySeconds
		same("window", r.Window(to-200*edtf.DaySeconds, to, on), again.Window(to-200*edtf.DaySeconds, to, dataset.LatestDay))
	}
	if told < 500 {
		t.Errorf("only %d facts", told)
	}
}

func texts(facts []Fact) []string {
	var out []string
	for _, f := range facts {
		out = append(out, f.Text)
	}
	return out
}

// TestBusiestDayInAnyOrder checks that the busiest day does not depend on the order of events.
func TestBusiestDayInAnyOrder(t *testing.T) {
	d := bundled.Wide(t)
	r := New(d, dataset.NewLedger(d), words.English())
	from, to := date(t, "2025-08-01").Earliest, date(t, "2025-08-31").Latest
	list := r.within(from, to, dataset.LatestDay)
	august := func(string) string { return "August" }
	want, ok := r.busiestDay(list, august, dataset.LatestDay)
	if !ok || !strings.Contains(want.Text, "6 August 2025") {
		t.Fatalf("%v %q", ok, want.Text)
	}
	rng := rand.New(rand.NewPCG(1, 1))
	for range 20 {
		rng.Shuffle(len(list), func(i, k int) { list[i], list[k] = list[k], list[i] })
		if got, ok := r.busiestDay(list, august, dataset.LatestDay); !ok || got.Text != want.Text {
			t.Errorf("shuffled: %v %q, want %q", ok, got.Text, want.Text)
		}
	}
}
