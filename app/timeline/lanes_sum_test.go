package timeline

import (
	"testing"

	"parley/app/scene"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit/bundled"
)

// TestLanesDrawWhatTheyCount checks that every lane draws as many events as it counts, as
// marks or in bars: none twice and none missing, in every lane mode, as of now and on an
// earlier day.
func TestLanesDrawWhatTheyCount(t *testing.T) {
	sets := map[string]*dataset.Dataset{}
	for _, name := range bundled.Names(t) {
		sets[name] = bundled.Read(t, name)
	}
	for _, name := range bundled.Cases(t) {
		sets["case "+name] = bundled.Case(t, name)
	}
	for name, d := range sets {
		days := dataset.NewLedger(d).Changes()
		for _, lanes := range []view.Lanes{view.ByDelegation, view.NoLanes, view.ByActor, view.ByType, view.ByPair} {
			for _, on := range []dataset.Day{dataset.LatestDay, days[len(days)/2]} {
				m := view.NewModel(d)
				m.Set(view.State{From: edtf.Past, To: edtf.Future, On: view.KnownOn(on), Lanes: lanes})
				c := newChart(m, lanes)
				size := Size{W: 1016, H: 900}
				f := c.Layout(m, size)
				drawn, barred := make([]int, len(f.Lanes)), make([]int, len(f.Lanes))
				var s scene.Scene
				c.Build(m, size, &s)
				for _, n := range s.Nodes {
					if k := n.Target; k.Kind == scene.EventTarget && int(k.Other) < len(drawn) && k.Other >= 0 {
						drawn[k.Other]++
					} else if k.Kind == scene.MoreTarget {
						barred[k.Other] += int(k.Count)
					}
				}
				for i := range f.Lanes {
					l := &f.Lanes[i]
					if l.bars {
						drawn[i] = barred[i]
					}
					if drawn[i] != l.Count-l.Undated-l.Hazy {
						t.Errorf("%s, lanes %d, on %s: lane %d draws %d events and counts %d", name, lanes, on.Text(), i, drawn[i], l.Count-l.Undated-l.Hazy)
					}
				}
			}
		}
	}
}
