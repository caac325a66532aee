package timeline

import (
	"testing"

	"parley/app/scene"
	"parley/app/timescale"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/edtf"
)

// lastingDays returns a record of two events the given number of days apart.
func lastingDays(days int64) *view.Model {
	d := &dataset.Dataset{}
	for i, day := range []int64{20300, 20300 + days} {
		d.Events = append(d.Events, dataset.Event{ID: dataset.EventID("e" + string(rune('0'+i))), Title: "Talks", When: edtf.FromDay(day), Where: dataset.None})
	}
	dataset.Seal(d)
	return view.NewModel(d)
}

// TestOverviewLabelsDoNotMeet checks for records of any length that the labels below the
// overview do not overlap, that there is at least one, and that none is finer than a day.
func TestOverviewLabelsDoNotMeet(t *testing.T) {
	for _, days := range []int64{0, 1, 2, 5, 6, 13, 20, 45, 75, 120, 200, 380, 700, 1500, 4000, 20000, 400000, 4000000} {
		m := lastingDays(days)
		c := newChart(m, view.ByDelegation)
		for _, w := range []scene.Px{288, 358, 728, 1016, 1392} {
			var sc scene.Scene
			c.BuildOverview(m, w, &sc)
			end, n := scene.Px(-1), 0
			for _, k := range sc.Marks {
				if k.Kind != scene.Text || k.Style != scene.AxisText {
					continue
				}
				if n++; k.X < end {
					t.Errorf("%d days, %v px: %q meets the label before it", days, w, k.Str)
				}
				end = k.X + scene.Widths{}.Measure(scene.AxisText, k.Str)
				if end > w {
					t.Errorf("%d days, %v px: %q is cut", days, w, k.Str)
				}
			}
			if n == 0 {
				t.Errorf("%d days, %v px: no label", days, w)
			}
		}
	}
}

// TestLaneOfRoughDatesSaysSo checks that a lane with nothing but dates wider than the window
// says so in its count, since it draws none of them.
func TestLaneOfRoughDatesSaysSo(t *testing.T) {
	year, err := edtf.Parse("2024")
	if err != nil {
		t.Fatal(err)
	}
	d := &dataset.Dataset{Events: []dataset.Event{{ID: "e", Title: "Some time that year", When: year, Where: dataset.None}}}
	dataset.Seal(d)
	m := view.NewModel(d)
	for want, w := range map[string]timescale.Span{
		"1 dated roughly": {From: edtf.FromCivil(2024, 3, 1), To: edtf.FromCivil(2024, 4, 1)},
		"1 event":         {From: edtf.FromCivil(2023, 12, 1), To: edtf.FromCivil(2025, 2, 1)},
	} {
		look(m, w)
		c := newChart(m, view.ByDelegation)
		var sc scene.Scene
		c.BuildGutter(m, Size{W: 1016, H: 500}, &sc)
		var said []string
		for _, k := range sc.Marks {
			if k.Kind == scene.Text && k.Style == scene.LaneCount {
				said = append(said, k.Str)
			}
		}
		if len(said) != 1 || said[0] != want {
			t.Errorf("the lane says %q, want %q", said, want)
		}
	}
}
