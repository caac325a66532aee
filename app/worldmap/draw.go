package worldmap

import (
	"parley/app/atlas"
	"parley/app/scene"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/sorts"
)

// Measures of the map, in pixels.
const (
	least    scene.Px = 3.5  // minimum radius of a dot
	single   scene.Px = 5.5  // radius of a single event, if the scale allows
	most     scene.Px = 27   // maximum radius
	mostLow  scene.Px = 19   // maximum radius on a narrow page
	near     scene.Px = 15   // places closer than this are drawn as one
	soften   scene.Px = 8    // extra width of the ring of an area
	labelH   scene.Px = 15   // height of a name
	nameGap  scene.Px = 5    // from dot to name
	countGap scene.Px = 5    // from name to number
	zoomW    scene.Px = 42   // width of the zoom buttons in the top right corner
	zoomH    scene.Px = 38   // height of the first of them
	fineFrom          = 1800 // width of the world in pixels from which the fine outlines are used
)

// group is the content of one dot: a single site, or sites too close together.
type group struct {
	lead  int32 // site that gives its name: the first with events
	sites int   // number of sites with events in the window
	tally Tally
	all   int32 // site that leads the group regardless of the window
	with  bool  // has an event of the selected actor or tie
	on    bool  // contains the selection
	x, y  scene.Px
	at    offset // its place; x and y may be moved away from it
	r     scene.Px
	seen  bool // its centre lies in the visible part
	drawn bool // it lies in the picture or its skirt
}

// NeedsFine reports whether a view is zoomed in enough to need the fine outlines.
func (c *Chart) NeedsFine(v View, size Size) bool { return c.fit(size)*v.Zoom >= fineFrom }

// Build draws the map for the model's window and filter into s. The scene is as large as
// size, plus its skirt on all sides.
func (c *Chart) Build(m *view.Model, v View, size Size, s *scene.Scene) {
	s.Reset(size.W+2*size.Skirt, size.H+2*size.Skirt)
	c.count(m)
	c.narrow, c.detail = size.W < NarrowBelow, c.NeedsFine(v, size)
	main := c.mainPane(v, size)
	in, has := c.findInset(v, size, &main)
	c.drawLand(m, &main, s)
	c.boxes = c.boxes[:0]
	visible := rect{size.Skirt, size.Skirt, size.W, c.mapH(v, size)}
	c.boxes = append(c.boxes, rect{visible.x + visible.w - zoomW, visible.y, zoomW, zoomH})
	c.markInset(&in, has)
	if has {
		c.boxes = append(c.boxes, in.box(), in.from)
		c.drawSource(&main, &in, s)
		c.drawPlaces(m, &main, visible, s)
		c.drawInset(m, &in, s)
	} else {
		c.drawPlaces(m, &main, visible, s)
	}
	if size.W >= NarrowBelow {
		c.drawScale(visible, s)
	}
}

// drawLand draws the countries, a tint for those with events known to the country only, and
// the borders.
func (c *Chart) drawLand(m *view.Model, p *pane, s *scene.Scene) {
	o := c.coarse
	if c.fine != nil && c.detail {
		o = c.fine
	}
	if o == nil {
		return
	}
	for i := range o.Countries {
		c.fill(o, i, p, scene.Land, 0, s)
	}
	lines := m.D.Meta.Worldview.Borders()
	if lines {
		for i := c.exact; i < len(c.sites); i++ {
			if c.sites[i].kind == codebook.Country && c.tally[i].N > 0 {
				c.tint(o, i, p, s)
			}
		}
	}
	for _, disputed := range [2]bool{false, true} {
		for i := range o.Borders {
			style := scene.LandLine
			switch {
			case !lines:
				style = scene.LandSeam
			case o.Borders[i].Disputed:
				style = scene.LandDisputed
			}
			if o.Borders[i].Disputed == disputed {
				c.trace.Line(o, o.Borders[i].Arc, p.win, func(pts []float32) { c.shape(scene.Poly, style, 0, p, pts, s) })
			}
		}
	}
}

// tint colours the country of site i.
func (c *Chart) tint(o *atlas.Outlines, i int, p *pane, s *scene.Scene) {
	code := c.d.Places[c.sites[i].place].Country
	for k := range o.Countries {
		if code != "" && o.Countries[k].Code == code {
			c.fill(o, k, p, scene.Band, c.tally[i].main(), s)
		}
	}
}

func (c *Chart) fill(o *atlas.Outlines, country int, p *pane, st scene.Style, q codebook.Quad, s *scene.Scene) {
	for i := o.Countries[country].First; i < o.Countries[country].Last; i++ {
		if pts := c.trace.Area(o, i, p.win); len(pts) >= 6 {
			c.shape(scene.Area, st, q, p, pts, s)
		}
	}
}

// shape adds traced points as a mark.
func (c *Chart) shape(k scene.Kind, st scene.Style, q codebook.Quad, p *pane, pts []float32, s *scene.Scene) {
	from := int32(len(s.Pts))
	for i := 0; i < len(pts); i += 2 {
		s.Pts = append(s.Pts, p.x+scene.Px(pts[i]), p.y+scene.Px(pts[i+1]))
	}
	s.Add(scene.Mark{Kind: k, Style: st, Quad: q, N: from, M: int32(len(pts))})
}

// gather groups the exact sites at a scale; each area is a group of its own.
func (c *Chart) gather(m *view.Model, p *pane, visible rect) {
	lead := c.join(float64(near) / p.win.Scale)
	c.groups = c.groups[:0]
	at := make(map[int32]int, 16)
	chosen := c.chosenSite(m)
	for i := range c.sites {
		if c.tally[i].N == 0 || c.inside[i] != c.inset {
			continue
		}
		k, ok := at[lead[i]]
		if !ok {
			k = len(c.groups)
			at[lead[i]] = k
			c.groups = append(c.groups, group{lead: int32(i), all: lead[i]})
		}
		g := &c.groups[k]
		g.sites++
		g.tally.join(&c.tally[i])
		g.with = g.with || c.with[i]
		g.on = g.on || int32(i) == chosen
	}
	for k := range c.groups {
		g := &c.groups[k]
		g.x, g.y = p.at(c.sites[g.lead].at)
		g.r = c.radius(g.tally.N)
		g.seen = visible.holds(g.x, g.y)
	}
	c.moveApart(p, visible)
	for k := range c.groups {
		g := &c.groups[k]
		dot := rect{g.x - g.r, g.y - g.r, 2 * g.r, 2 * g.r}
		g.drawn = dot.hits(rect{p.x, p.y, scene.Px(p.win.W), scene.Px(p.win.H)})
	}
	sorts.Stable(c.groups, func(a, b group) int { return b.tally.N - a.tally.N })
}

// join groups the sites within a reach; the result is cached. Areas are not grouped.
func (c *Chart) join(reach float64) []int32 {
	j := &c.joined[part(c.inset)]
	if j.reach == reach && len(j.lead) == len(c.sites) {
		return j.lead
	}
	j.reach, c.pts = reach, c.pts[:0]
	for i := range c.sites[:c.exact] {
		c.pts = append(c.pts, c.sites[i].at)
	}
	j.lead = atlas.Group(j.lead, c.pts, reach)
	for i := c.exact; i < len(c.sites); i++ {
		j.lead = append(j.lead, int32(i))
	}
	return j.lead
}

// part returns 1 for the inset, 0 for the map.
func part(inset bool) int {
	if inset {
		return 1
	}
	return 0
}

// chosenSite returns the site of the selected event or place, or None.
func (c *Chart) chosenSite(m *view.Model) int32 {
	switch {
	case m.Selected >= 0:
		_, s := c.put(m.Selected, m.Result.State(m.Selected).Where)
		return s
	case m.Place >= 0:
		return c.siteOf[m.Place]
	}
	return dataset.None
}

// radius returns the radius of a dot in pixels; its area is proportional to its events. The
// scale is that of the whole record, so that it stays fixed while the window moves.
func (c *Chart) radius(n int) scene.Px {
	limit := most
	if c.narrow {
		limit = mostLow
	}
	one := min(single, limit/root(c.top()))
	return max(least, one*root(n))
}

// top returns the greatest number of events of a place in the whole record, at least 1.
func (c *Chart) top() int {
	top := 1
	for i := range c.sites {
		top = max(top, c.sites[i].total)
	}
	return top
}

// root returns the square root of n, by Newton's method: the same on every machine.
func root(n int) scene.Px {
	x := float64(n)
	r := x
	for range 24 {
		r = (r + x/r) / 2
	}
	return scene.Px(r)
}

// drawPlaces draws the dots of a pane, large ones first, and names as many as have room.
func (c *Chart) drawPlaces(m *view.Model, p *pane, visible rect, s *scene.Scene) {
	c.gather(m, p, visible)
	for i, in := range c.inside {
		if in && !c.inset && c.tally[i].N > 0 && !c.sites[i].soft() {
			x, y := p.at(c.sites[i].at)
			s.Add(scene.Mark{Kind: scene.Circle, Style: scene.Plain, X: x, Y: y, W: 2})
		}
	}
	for k := range c.groups {
		if g := &c.groups[k]; g.drawn {
			c.boxes = append(c.boxes, rect{g.x - g.r, g.y - g.r, 2 * g.r, 2 * g.r})
		}
	}
	c.drawWays(m, p, s)
	for k := range c.groups {
		if g := &c.groups[k]; g.drawn {
			c.drawLeader(m, g, s)
		}
	}
	c.name(m, visible, s)
	c.nameWays(m, visible, s)
}
