package timeline

import (
	"testing"

	"parley/app/scene"
	"parley/app/view"
	"parley/data/dataset"
)

// BenchmarkScrub sets another knowledge day and builds the first frame after it, over the
// whole range of 110,000 events.
func BenchmarkScrub(b *testing.B) {
	m := random(110_000)
	c := newChart(m, view.ByDelegation)
	days := m.Ledger.Changes()
	s := view.State{From: m.Extent.From, To: m.Extent.To}
	var sc scene.Scene
	i := 0
	for b.Loop() {
		i++
		s.On = dataset.SomeDay(days[len(days)*(i%7+2)/10])
		m.Set(s)
		c.BuildLanes(m, Size{W: 1016, H: 520, Skirt: 400}, &sc)
	}
}
