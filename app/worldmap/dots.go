package worldmap

import (
	"slices"
	"strings"

	"parley/app/scene"
	"parley/app/view"
	"parley/data/codebook"
)

// name draws the dots with their names, largest dot first, but the selection before all;
// each name goes where it touches no dot and no other name.
func (c *Chart) name(m *view.Model, visible rect, s *scene.Scene) {
	names := make([]label, len(c.groups))
	for pass := range 2 {
		for k := range c.groups {
			if g := &c.groups[k]; g.seen && g.on == (pass == 0) {
				names[k] = c.place(g, visible)
			}
		}
	}
	for pass := range 2 {
		for k := range c.groups {
			g := &c.groups[k]
			if c.sites[g.lead].soft() != (pass == 0) || !g.drawn {
				continue
			}
			if !g.seen { // in the skirt: visible during a drag, named at rest
				c.drawDot(m, g, s)
				continue
			}
			b := rect{g.x - g.r, g.y - g.r, 2 * g.r, 2 * g.r}
			if l := &names[k]; l.name != "" {
				b = around(b, l.box)
			}
			s.Begin(c.target(g), b.x, b.y, b.w, b.h)
			c.drawDot(m, g, s)
			names[k].draw(m, g, s)
			s.End()
		}
	}
}

func around(a, b rect) rect {
	x, y := min(a.x, b.x), min(a.y, b.y)
	return rect{x, y, max(a.x+a.w, b.x+b.w) - x, max(a.y+a.h, b.y+b.h) - y}
}

// target returns the target of a place, or of a group by its leading site.
func (c *Chart) target(g *group) scene.Target {
	t := scene.Target{Kind: scene.PlaceTarget, Ref: int32(c.sites[g.lead].place), Other: int32(g.sites), Count: int32(g.tally.N)}
	if g.sites > 1 {
		t.Kind, t.Ref, t.From = scene.GroupTarget, g.all, int64(part(c.inset))
	}
	return t
}

// label is a name beside a dot, with its number of events.
type label struct {
	name, count string
	x, y        scene.Px // start of the name, on its baseline
	wide        scene.Px // width of the name
	box         rect
}

// place finds room for a name: right of its dot, left, above, below, then at its corners.
// The name is "" if there is none.
func (c *Chart) place(g *group, visible rect) label {
	name := short(c.d.Places[c.sites[g.lead].place].Name)
	if g.sites == 2 {
		if l := c.fitName(g, c.w.Say("map.both", name, short(c.d.Places[c.Members(c.target(g))[1]].Name)), visible); l.name != "" {
			return l
		}
	}
	if g.sites == 1 {
		return c.fitName(g, name, visible)
	}
	if l := c.fitName(g, c.w.Count("map.and-more", g.sites-1, name), visible); l.name != "" {
		return l
	}
	return c.fitName(g, c.w.Say("map.plus", name, c.w.Number(g.sites-1)), visible)
}

// short returns a name up to its comma: "Washington".
func short(name string) string {
	name, _, _ = strings.Cut(name, ", ")
	return name
}

func (c *Chart) fitName(g *group, name string, visible rect) label {
	l := label{name: name, count: c.w.Number(g.tally.N)}
	l.wide = c.meas.Measure(scene.PlaceName, l.name)
	w := l.wide + countGap + c.meas.Measure(scene.More, l.count)
	r := g.r
	if c.sites[g.lead].soft() {
		r += soften
	}
	slant := tenth(float64(r) * 0.71) // where a circle is at 45 degrees
	for _, at := range [8][2]scene.Px{
		{g.x + r + nameGap, g.y - labelH/2}, {g.x - r - nameGap - w, g.y - labelH/2},
		{g.x - w/2, g.y - r - labelH - 1}, {g.x - w/2, g.y + r + 1},
		{g.x + slant + 2, g.y - slant - labelH}, {g.x + slant + 2, g.y + slant},
		{g.x - slant - 2 - w, g.y - slant - labelH}, {g.x - slant - 2 - w, g.y + slant},
	} {
		b := rect{at[0], at[1], w, labelH}
		if !b.inside(visible.grown(-3)) || c.taken(b, g) {
			continue
		}
		l.x, l.y, l.box = at[0], at[1]+labelH-4, b
		c.boxes = append(c.boxes, b)
		return l
	}
	return label{}
}

// taken reports whether anything other than a group's own dot is in a box.
func (c *Chart) taken(b rect, g *group) bool {
	own := rect{g.x - g.r, g.y - g.r, 2 * g.r, 2 * g.r}
	for _, o := range c.boxes {
		if o != own && o.hits(b) {
			return true
		}
	}
	return false
}

func (l *label) draw(m *view.Model, g *group, s *scene.Scene) {
	if l.name == "" {
		return
	}
	opt := g.dim(m)
	s.Text(scene.PlaceName, opt, l.x, l.y, l.name)
	s.Text(scene.More, opt, l.x+l.wide+countGap, l.y, l.count)
}

// dim returns Dim for a group without the selection or events of the selected actor or tie.
func (g *group) dim(m *view.Model) scene.Opt {
	if m.Marking() && !g.with && !g.on {
		return scene.Dim
	}
	return 0
}

// drawDot draws the events of a group: a symbol if all have one class, otherwise a pie chart
// of classes. An area is a soft ring, since it has no exact point.
func (c *Chart) drawDot(m *view.Model, g *group, s *scene.Scene) {
	opt := g.dim(m)
	q := g.tally.main()
	if c.sites[g.lead].soft() {
		c.disc(scene.Band, q, 0, g.x, g.y, g.r+soften, 0, corners, s)
		s.Add(scene.Mark{Kind: scene.Circle, Style: scene.PlaceRing, Quad: q, Opt: opt, X: g.x, Y: g.y, W: g.r + soften})
	} else if q != codebook.Plain || g.tally.Quads[q] < g.tally.N {
		s.Add(scene.Mark{Kind: scene.Circle, Style: scene.Halo, X: g.x, Y: g.y, W: g.r + 1})
	}
	if g.tally.Quads[q] == g.tally.N {
		s.Symbol(q.Sign(), opt|g.tally.life(), g.x, g.y, g.r)
	} else {
		c.pie(g, opt, s)
	}
	if g.on {
		ring := g.r + 4
		if c.sites[g.lead].soft() {
			ring += soften
		}
		s.Add(scene.Mark{Kind: scene.Circle, Style: scene.Ring, X: g.x, Y: g.y, W: ring})
	}
}

// main returns the most frequent class, among equals the first in the order of the legend.
func (t *Tally) main() codebook.Quad {
	best := legend[0]
	for _, q := range legend {
		if t.Quads[q] > t.Quads[best] {
			best = q
		}
	}
	return best
}

var legend = [codebook.QuadCount]codebook.Quad{
	codebook.VerbalCooperation, codebook.MaterialCooperation, codebook.VerbalConflict, codebook.MaterialConflict, codebook.Plain,
}

// life returns the look of a dot none of whose events happened, or happened yet.
func (t *Tally) life() scene.Opt {
	switch {
	case t.off == t.N:
		return scene.Struck
	case t.off+t.ahead == t.N:
		return scene.Open
	}
	return 0
}

func (c *Chart) pie(g *group, opt scene.Opt, s *scene.Scene) {
	done := 0
	for _, q := range legend {
		if n := g.tally.Quads[q]; n > 0 {
			c.disc(scene.PlaceDot, q, opt, g.x, g.y, g.r, corners*done/g.tally.N, corners*(done+n)/g.tally.N, s)
			done += n
		}
	}
}

// corners is the number of corners that approximate a circle; a slice ends at one.
const corners = 120

// stepCos and stepSin are the cosine and sine of one step around the circle.
const stepCos, stepSin = 0.99862953475457387378, 0.05233595624294383272

// disc adds a slice of a disc between two corners, clockwise from the top.
func (c *Chart) disc(st scene.Style, q codebook.Quad, opt scene.Opt, x, y, r scene.Px, from, to int, s *scene.Scene) {
	n := int32(len(s.Pts))
	if to-from < corners {
		s.Pts = append(s.Pts, x, y)
	}
	dx, dy := 0.0, -float64(r)
	for i := range to + 1 {
		if i >= from && (i%3 == 0 || i == from || i == to) && i < from+corners {
			s.Pts = append(s.Pts, x+tenth(dx), y+tenth(dy))
		}
		dx, dy = float64(dx*stepCos)-float64(dy*stepSin), float64(dx*stepSin)+float64(dy*stepCos)
	}
	s.Add(scene.Mark{Kind: scene.Area, Style: st, Quad: q, Opt: opt, N: n, M: int32(len(s.Pts)) - n})
}

// tenth rounds to tenths of a pixel.
func tenth(v float64) scene.Px {
	n := int(v*10 + 1000.5)
	return scene.Px(n-1000) / 10
}

// drawSource frames the part of the map that an inset shows, with lines to the inset.
func (c *Chart) drawSource(p *pane, in *inset, s *scene.Scene) {
	a, b := in.from, in.box()
	s.Rect(scene.Inset, a.x, a.y, a.w, a.h)
	if in.y >= a.y+a.h && b.w > a.w*2 && b.x < a.x && b.x+b.w > a.x+a.w { // below, on a narrow page
		s.Line(scene.Inset, a.x, a.y+a.h, b.x, b.y)
		s.Line(scene.Inset, a.x+a.w, a.y+a.h, b.x+b.w, b.y)
		return
	}
	ax, bx := a.x, b.x+b.w // the facing sides
	if b.x > a.x {
		ax, bx = a.x+a.w, b.x
	}
	s.Line(scene.Inset, ax, a.y, bx, b.y)
	s.Line(scene.Inset, ax, a.y+a.h, bx, b.y+b.h)
}

// drawInset draws the inset: its background, land, places and frame.
func (c *Chart) drawInset(m *view.Model, in *inset, s *scene.Scene) {
	b := in.box()
	s.Rect(scene.Halo, b.x, b.y, b.w, b.h)
	c.drawLand(m, &in.pane, s)
	s.Rect(scene.Inset, b.x, b.y, b.w, b.h)
	words := c.w.Count("map.enlarged", in.times)
	at := rect{b.x + 7, b.y + b.h - 19, c.meas.Measure(scene.More, words), labelH}
	s.Text(scene.More, 0, at.x, at.y+11, words)
	c.boxes = append(c.boxes[:0], at)
	c.inset = true
	c.drawPlaces(m, &in.pane, b, s)
	c.inset = false
}

// drawScale draws the legend of dot sizes, if the record has a dot.
func (c *Chart) drawScale(visible rect, s *scene.Scene) {
	if !slices.ContainsFunc(c.sites, func(s site) bool { return s.total > 0 }) {
		return
	}
	high := 1
	for step := 0; high*[3]int{2, 5, 10}[step%3]/[3]int{1, 2, 5}[step%3] <= c.top(); step++ {
		high = high * [3]int{2, 5, 10}[step%3] / [3]int{1, 2, 5}[step%3]
	}
	x := visible.x + visible.w - 10
	y := visible.y + visible.h - 12 - c.radius(high)
	last := 0
	for _, n := range [3]int{high, high / 4, 1} {
		if n < 1 || n == last {
			continue
		}
		words := c.w.Number(n)
		if last == 0 {
			words = c.w.Count("count.events", n)
		}
		last = n
		s.Text(scene.More, scene.AnchorEnd, x, y+4, words)
		r := c.radius(n)
		x -= c.meas.Measure(scene.More, words) + 5 + r
		s.Add(scene.Mark{Kind: scene.Circle, Style: scene.Inset, X: x, Y: y, W: r})
		x -= r + 12
	}
}
