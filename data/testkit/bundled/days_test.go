package bundled

import (
	"math/rand/v2"
	"strings"
	"testing"

	"parley/data/dataset"
	"parley/data/testkit"
)

// TestOrderOfCases checks the order of the events in the cases about days and
// clock times.
func TestOrderOfCases(t *testing.T) {
	for name, want := range map[string]string{
		"washington": "evening noon",
		"clock":      "e a b d c",                       // 09:00, 10:00 and the next night in Kyiv
		"tz":         "ny day mid utc kiri nepal mid24", // 24:00 is on the next day
		"sameday":    "p001-alex p002-carson p003-lina p004-alex m-day z-early a-late",
		"follow":     "ceasefire zeal breach",
	} {
		if got := order(Case(t, name)); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

func order(d *dataset.Dataset) string {
	ids := make([]string, len(d.Events))
	for i := range d.Events {
		ids[i] = string(d.Events[i].ID)
	}
	return strings.Join(ids, " ")
}

// TestOrderDoesNotDependOnTheFile shuffles the events of all cases and of a
// generated record, and checks that the order is always the same, by ascending
// days.
func TestOrderDoesNotDependOnTheFile(t *testing.T) {
	records := map[string]*dataset.Dataset{"made": testkit.Events(2000, testkit.Options{})}
	for _, name := range Cases(t) {
		records[name] = Case(t, name)
	}
	r := rand.New(rand.NewPCG(5, 8))
	for name, d := range records {
		want := order(d)
		shuffle(r, d)
		if dataset.Seal(d); order(d) != want {
			t.Errorf("%s has another order when its events are shuffled", name)
		}
		for i := 1; i < len(d.Events); i++ {
			if a, b := d.Events[i-1].When, d.Events[i].When; a.Earliest.Day() > b.Earliest.Day() {
				t.Errorf("%s: %s before %s", name, a, b)
			}
		}
	}
}

// shuffle permutes the events of a dataset and updates all refs.
func shuffle(r *rand.Rand, d *dataset.Dataset) {
	to := r.Perm(len(d.Events))
	events := make([]dataset.Event, len(d.Events))
	move := func(ref *dataset.EventRef) {
		if *ref >= 0 {
			*ref = dataset.EventRef(to[*ref])
		}
	}
	for i := range d.Events {
		events[to[i]] = d.Events[i]
	}
	d.Events = events
	for i := range events {
		e := &events[i]
		for k := range e.Claims {
			move(&e.Claims[k].SaidIn)
		}
		for k := range e.Links {
			move(&e.Links[k].To)
		}
		for k := range e.History {
			move(&e.History[k].Claim)
		}
	}
	for i := range d.Corrections {
		move(&d.Corrections[i].Event)
	}
	for i := range d.Steps {
		move(&d.Steps[i].Event)
	}
}
