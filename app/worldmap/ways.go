package worldmap

import (
	"parley/app/atlas"
	"parley/app/scene"
	"parley/app/view"
	"parley/data/dataset"
)

// way is an event that leads from one place to another.
type way struct {
	e        dataset.EventRef
	from, to int32    // sites
	x, y     scene.Px // top of its arc
	drawn    bool
}

// fewWays is the maximum number of ways drawn without a selection: more would be unreadable.
const fewWays = 12

// wayWord is the maximum width of the text on a way, in pixels.
const wayWord scene.Px = 170

// addWay records an event that leads from one site of the map to another.
func (c *Chart) addWay(e dataset.EventRef) {
	more := c.d.Events[e].More
	if more == nil || more.From < 0 || more.To < 0 {
		return
	}
	if a, b := c.siteOf[more.From], c.siteOf[more.To]; a >= 0 && b >= 0 && a != b {
		c.ways = append(c.ways, way{e: e, from: a, to: b})
	}
}

// drawWays draws a faint arc with an arrow from place to place: for every event of the
// window that leads somewhere or, if there are many, for the selected ones. An arc is in the
// inset if both its ends are. A way whose shorter side crosses the antimeridian leaves the
// map at one edge and returns at the other.
func (c *Chart) drawWays(m *view.Model, p *pane, s *scene.Scene) {
	for i := range c.ways {
		w := &c.ways[i]
		if w.drawn = c.inset == (c.inside[w.from] && c.inside[w.to]) && c.wanted(m, w.e); !w.drawn {
			continue
		}
		out, in, across := c.edges(w)
		if !across {
			w.x, w.y = arc(s, p, c.sites[w.from].at, c.sites[w.to].at, scene.ArrowEnd)
			continue
		}
		w.x, w.y = arc(s, p, c.sites[w.from].at, out, 0)
		arc(s, p, in, c.sites[w.to].at, scene.ArrowEnd)
	}
}

// edges returns where a way leaves the map and where it returns; across is false if its
// shorter side does not cross the antimeridian.
func (c *Chart) edges(w *way) (out, in atlas.Point, across bool) {
	from, to := &c.d.Places[c.sites[w.from].place], &c.d.Places[c.sites[w.to].place]
	turn := 360.0 // offset of the far end, so that the way continues beyond the edge
	if to.Lon > from.Lon {
		turn = -turn
	}
	if d := to.Lon - from.Lon; d >= -180 && d <= 180 {
		return out, in, false
	}
	edge := turn / 2
	lat := from.Lat
	if run := to.Lon + turn - from.Lon; run != 0 { // otherwise both ends are on the edge
		lat += (to.Lat - from.Lat) * (edge - from.Lon) / run
	}
	return atlas.Project(lat, edge), atlas.Project(lat, -edge), true
}

// arc draws a curve between two points of the map that bends northwards, and returns its top.
func arc(s *scene.Scene, p *pane, from, to atlas.Point, ends scene.Opt) (x, y scene.Px) {
	x0, y0 := p.at(from)
	x1, y1 := p.at(to)
	dx, dy := (x1-x0)/4, (y1-y0)/4
	bow := min(90, abs(dx)+abs(dy))
	s.Curve(scene.LinkArc, 0, ends, x0, y0, x0+dx, y0+dy-bow, x1-dx, y1-dy-bow, x1, y1)
	return (x0 + x1) / 2, (y0+y1)/2 - bow*3/4
}

func (c *Chart) wanted(m *view.Model, e dataset.EventRef) bool {
	return e == m.Selected || m.Marked(e) || m.Selected < 0 && !m.Marking() && len(c.ways) <= fewWays
}

// nameWays labels the arcs where the text touches nothing else.
func (c *Chart) nameWays(m *view.Model, visible rect, s *scene.Scene) {
	for i := range c.ways {
		w := &c.ways[i]
		if !w.drawn {
			continue
		}
		words := scene.Fit(c.meas, scene.LinkWord, m.Result.State(w.e).Title, wayWord)
		wide := c.meas.Measure(scene.LinkWord, words)
		b := rect{w.x - wide/2, w.y - labelH - 2, wide, labelH}
		s.Begin(scene.Target{Kind: scene.EventTarget, Ref: int32(w.e), Count: 1}, w.x-12, w.y-12, 24, 24)
		if words != "" && b.inside(visible.grown(-3)) && !c.taken(b, &group{}) {
			c.boxes = append(c.boxes, b)
			s.Text(scene.LinkWord, scene.AnchorMid, w.x, w.y-5, words)
		}
		s.End()
	}
}

func abs(v scene.Px) scene.Px { return max(v, -v) }
