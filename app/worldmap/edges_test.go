package worldmap

import (
	"testing"

	"parley/app/scene"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/testkit/bundled"
)

// TestWayAcrossTheAntimeridian checks that a way takes the short side: out at one edge of
// the map and in at the other, never over Africa. Its event is counted between places.
func TestWayAcrossTheAntimeridian(t *testing.T) {
	onEdge := []bundled.Edit{{Was: "lon: 178.44", Now: "lon: 180"}, {Was: "lon: -171.77", Now: "lon: -180"}}
	for _, edits := range [][]bundled.Edit{nil, {{Was: "from_place: fiji", Now: "from_place: apia"}, {Was: "to_place: apia", Now: "to_place: fiji"}}, onEdge} {
		m := whole(view.NewModel(bundled.Case(t, "map", edits...)))
		c := newChart(t, m)
		var s scene.Scene
		size := Size{W: 1392, H: 700}
		c.Build(m, View{Zoom: MinZoom}, size, &s)
		arcs, wide := 0, scene.Px(0)
		for _, k := range s.Marks {
			if k.Style == scene.LinkArc {
				arcs++
				wide += abs(s.Pts[k.N+6] - s.Pts[k.N])
			}
		}
		if arcs != 2 || !(wide <= size.W/8) { // true of NaN too
			t.Errorf("%d arcs, %v px wide together, want 2 of a few pixels", arcs, wide)
		}
		trip := m.D.EventByID("trip")
		if off := c.Off(m, OnTheWay); len(off) != 1 || off[0] != trip {
			t.Errorf("between places: %v, want the trip alone", off)
		}
		if off := c.Off(m, NoPlace); len(off) != 0 {
			t.Errorf("without a place: %v", off)
		}
	}
}

// TestPolesAreInSight checks that every place with an event has its dot, or its group,
// inside the map, up to the poles.
func TestPolesAreInSight(t *testing.T) {
	m := whole(view.NewModel(bundled.Case(t, "map")))
	c := newChart(t, m)
	for _, size := range []Size{{W: 1392, H: 700}, {W: 390, H: 700}} {
		var s scene.Scene
		c.Build(m, c.Home(), size, &s)
		seen := map[dataset.PlaceRef]bool{}
		for _, n := range s.Nodes {
			if n.Target.Kind == scene.PlaceTarget && n.X >= 0 && n.Y >= 0 && n.X+n.W <= size.W && n.Y+n.H <= size.H {
				seen[dataset.PlaceRef(n.Target.Ref)] = true
			}
		}
		if pole := m.D.PlaceByID("pole"); !seen[pole] {
			t.Errorf("%v: the South Pole is not in sight", size)
		}
	}
}
