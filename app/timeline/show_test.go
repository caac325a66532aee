package timeline

import (
	"testing"

	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit/bundled"
)

// The date that an author has an event drawn at belongs to its latest date: where it was
// due on another day, it is drawn as it was known.
func TestShowIsOfTheLatestDate(t *testing.T) {
	d := bundled.Wide(t)
	ref := dataset.NewIndex(d).Event("2025-08-08-russia-agrees")
	e := &d.Events[ref]
	life := dataset.NewLedger(d).Life(ref)
	for day, want := range map[string]string{"2025-07-14": "2025-07-14 to 2025-09-02", "2025-07-28": "2025-07-14 to 2025-08-09", "2025-08-09": "2025-08-08 to 2025-08-08"} {
		on, err := edtf.Parse(day)
		if err != nil {
			t.Fatal(err)
		}
		st := life[0]
		for _, s := range life {
			if s.From <= dataset.FirstDay(on) {
				st = s
			}
		}
		s := shapeOf(d, ref, st, dataset.LatestDay)
		if got := edtf.FromDay(s.from.Day()).String() + " to " + edtf.FromDay((s.to - 1).Day()).String(); got != want {
			t.Errorf("on %s it is drawn from %s, want %s", day, got, want)
		}
	}
	cut := dataset.AsKnownOn(d, life[0].From)
	if show := cut.Events[dataset.NewIndex(cut).Event(e.ID)].Rest().Show; !show.IsZero() {
		t.Errorf("on the first day it is shown at %s", show)
	}
}
