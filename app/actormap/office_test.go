package actormap

import (
	"testing"

	"parley/app/view"
	"parley/data/dataset"
	"parley/data/edtf"
)

// TestOfficeAsOf checks that the office is that of the end of the window, and for an actor
// who has left it, shown with its end.
func TestOfficeAsOf(t *testing.T) {
	m := load(t, "ukraine-talks")
	c := newChart(m)
	at := func(who dataset.ActorID, y int64, month int) string {
		m.Set(view.State{From: edtf.FromCivil(y, month, 1), To: edtf.FromCivil(y, month+1, 1)})
		return c.Office(m, m.IDs.Actor(who))
	}
	for _, x := range []struct {
		who   dataset.ActorID
		y     int64
		month int
		want  string
	}{
		{"biden", 2022, 3, "President"},
		{"biden", 2025, 8, "President until Jan 2025"},
		{"trump", 2025, 8, "President"},
	} {
		if got := at(x.who, x.y, x.month); got != x.want {
			t.Errorf("%s in %d-%d: %q, want %q", x.who, x.y, x.month, got, x.want)
		}
	}
	m = load(t, "august-2025")
	if got := newChart(m).Office(m, m.IDs.Actor("biden")); got != "President as of Jun 2021" {
		t.Errorf("an office of which one day is on record is %q", got)
	}
}
