package timeline

import (
	"testing"

	"parley/app/scene"
	"parley/app/view"
	"parley/app/words"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit/bundled"
)

// TestOverviewCountsEveryEventOnce checks the bars of the overview against a plain count:
// each event of the filter that is dated closely enough stands in the bar of its own day
// and class, and no other. What is dated to one day stands in the bar that holds the day.
func TestOverviewCountsEveryEventOnce(t *testing.T) {
	for name, d := range bundled.Records(t) {
		m := view.NewModel(d)
		days := m.Ledger.Changes()
		for _, filter := range []string{"", "s=happened", "t=CONSULT"} {
			for _, on := range []dataset.Day{dataset.LatestDay, days[len(days)/2]} {
				for _, w := range []scene.Px{1392, 390} {
					s := view.ParseFragment(filter)
					s.On = view.KnownOn(on)
					m.Set(s)
					overviewCounts(t, name+" "+m.State.Fragment(), m, w)
				}
			}
		}
	}
}

func overviewCounts(t *testing.T, where string, m *view.Model, w scene.Px) {
	c := New(m.D, view.NoLanes, words.English(), scene.Widths{})
	var s scene.Scene
	c.BuildOverview(m, w, &s)
	o := &c.months
	least, most := make([][codebook.QuadCount]int, len(o.from)), make([][codebook.QuadCount]int, len(o.from))
	for i := range m.D.Events {
		ref := dataset.EventRef(i)
		st, known := m.Ledger.At(ref, m.On())
		if !known || !m.Result.Has(ref) {
			continue
		}
		q := m.D.Quad(&m.D.Events[i])
		exact := st.When.Earliest.Finite() && st.When.Latest-st.When.Earliest <= edtf.DaySeconds && m.D.Events[i].Type != codebook.Period
		for b := range o.from {
			from, to := o.from[b], o.level.Next(o.from[b])
			if inside := from <= st.When.Earliest && st.When.Earliest < to; exact && inside && st.When.Offset == 0 {
				least[b][q]++
			}
			if st.When.Possibly(from-edtf.DaySeconds, to+edtf.DaySeconds) {
				most[b][q]++
			}
		}
	}
	for b := range o.from {
		for q, n := range o.counts[b] {
			if int(n) < least[b][q] || int(n) > most[b][q] {
				t.Errorf("%s: bar %d counts %d of class %d, the record has %d to %d", where, b, n, q, least[b][q], most[b][q])
			}
		}
	}
	drawnBars(t, where, c, &s)
}

// drawnBars compares the heights that are drawn with the counts.
func drawnBars(t *testing.T, where string, c *Chart, s *scene.Scene) {
	o, drawn, n := &c.months, 0, 0
	for i := range s.Marks {
		if k := s.Marks[i].Style; s.Marks[i].Kind == scene.Rect && (k == scene.DensityBar || k == scene.DensityBarOff) {
			drawn++
		}
	}
	for _, bar := range o.counts {
		for _, v := range bar {
			n += min(int(v), 1)
		}
	}
	if drawn != n {
		t.Errorf("%s: %d pieces of bars are drawn, %d have events", where, drawn, n)
	}
}
