package timeline

import (
	"testing"

	"parley/app/scene"
	"parley/app/view"
	"parley/app/words"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit"
	"parley/data/testkit/bundled"
)

// TestSilenceIsBetweenKnownDays checks that a silence is counted only from a known end to a
// known start.
func TestSilenceIsBetweenKnownDays(t *testing.T) {
	for _, c := range []struct{ first, then, gap string }{
		{"2025-08-01", "2025-08-06", "4 days"},
		{"2025-08-01", "2025-08-06/2025-08-09", "4 days"},
		{"2025-08-01", "2025-08-06/..", "4 days"},
		{"../2025-08-01", "2025-08-06", "4 days"},
		{"2025-08-01", "[2025-08-06..]", ""},
		{"2025-08-01", "[..2025-08-06]", ""},
		{"2025-08-01", "../2025-08-06", ""},
		{"2025-08-01", "/2025-08-06", ""},
		{"2025-08-01/..", "2025-08-06", ""},
		{"2025-08-01/", "2025-08-06", ""},
		{"[2025-08-01..]", "2025-08-06", ""},
	} {
		d := bundled.Case(t, "washington")
		d.Events[0].When, d.Events[1].When = date(t, c.first), date(t, c.then)
		dataset.Seal(d)
		m := view.NewModel(d)
		m.Look(edtf.FromCivil(2025, 7, 1), edtf.FromCivil(2025, 9, 1))
		list := Column(m, words.English())
		if len(list) != 2 || list[1].Gap != c.gap {
			t.Errorf("%s, then %s: %+v, want a silence of %q", c.first, c.then, list, c.gap)
		}
	}
}

// TestEvenRecordLooksEven draws 10,000 events spread evenly over ten years: the overflow
// counts are even, and no interval is empty.
func TestEvenRecordLooksEven(t *testing.T) {
	d := testkit.Events(10000, testkit.Options{})
	for i := range d.Events {
		d.Events[i].When, d.Events[i].More = edtf.FromDay(int64(16436+i*3650/10000)), nil
	}
	dataset.Seal(d)
	m := view.NewModel(d)
	m.Look(m.Extent.From, m.Extent.To)
	var s scene.Scene
	newChart(m, view.NoLanes).Build(m, Size{W: 1392, H: 700}, &s)
	folds, last := 0, scene.Px(112)
	for _, n := range s.Nodes {
		x := s.Marks[n.First].X
		switch k := n.Target; {
		case k.Kind == scene.MoreTarget && x > 140 && x < 1340:
			if folds++; k.Count < 470 || k.Count > 550 {
				t.Errorf("%d events are gathered at %v, want about 515", k.Count, x)
			}
		case k.Kind == scene.EventTarget && x > last:
			if x-last > 60 {
				t.Errorf("no mark between %v and %v", last, x)
			}
			last = x
		}
	}
	if folds < 12 {
		t.Errorf("%d places where events are gathered", folds)
	}
}
