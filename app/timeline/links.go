package timeline

import (
	"slices"

	"parley/app/lane"
	"parley/app/scene"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/sorts"
)

// stands reports whether an event has a single position for a stem, rather than an
// interval.
func (s *shape) stands(octave int) bool {
	return s.form != nowhere && s.form != period && s.bodyOf(octave) != band
}

// drawStem draws the vertical line of the selected event through all lanes.
func (c *Chart) drawStem(m *view.Model, f *Frame, p pen) {
	if sel := m.Selected; sel >= 0 && m.Result.Has(sel) && c.shapes[sel].stands(f.octave) {
		p.vline(scene.Stem, f.spot(&c.shapes[sel]), 0, f.LanesH)
	}
}

// drawSelectGround draws the tint behind the selected event and its name.
func (c *Chart) drawSelectGround(p pen, e *placed, l *lane.Label, left, right scene.Px) {
	h := min(20, c.frame.row)
	p.rect(scene.SelectTint, codebook.Plain, 0, left-4, e.y-h/2, right+5, h)
	if e.body == band {
		p.rect(scene.Ring, codebook.Plain, 0, e.a-2, e.y-bandH/2-2, e.b+2, bandH+4)
	}
}

// tie records the last mark of an event, for the ties between lanes.
type tie struct {
	frame uint32
	y     scene.Px
}

// drawTies joins the marks of an event in several lanes: each with the one above it, and
// with the name above them all.
func (c *Chart) drawTies(p pen) {
	if c.draw.ties == nil {
		c.draw.ties = make([]tie, len(c.d.Events))
	}
	c.draw.clock++
	marks, quiet := c.draw.placed, c.draw.quiet
	for len(marks)+len(quiet) > 0 {
		if len(quiet) == 0 || len(marks) > 0 && marks[0].lane <= quiet[0].lane {
			c.drawTie(p, &marks[0])
			marks = marks[1:]
		} else {
			c.drawTie(p, &quiet[0])
			quiet = quiet[1:]
		}
	}
}

// drawTie joins a mark with that of the same event in a lane above.
func (c *Chart) drawTie(p pen, e *placed) {
	if !p.inside(e.x) || e.named {
		return
	}
	t := &c.draw.ties[e.ref]
	if t.frame == c.draw.clock {
		p.s.Line(scene.BaseTick, p.dx+e.x, p.dy+t.y, p.dx+e.x, p.dy+e.y)
	}
	t.frame, t.y = c.draw.clock, e.y
}

// Link is a link of an event, seen from that event.
type Link struct {
	To   dataset.EventRef
	Kind codebook.LinkKind
	Back bool // the link leads from To
}

// Links lists the links of an event in both directions, by time of the other event. It
// allocates.
func Links(m *view.Model, ref dataset.EventRef) []Link {
	if ref < 0 {
		return nil
	}
	var out []Link
	for _, l := range m.D.Events[ref].Links {
		out = append(out, Link{To: l.To, Kind: l.Kind})
	}
	for _, b := range m.IDs.Linked(ref) {
		out = append(out, Link{To: b.From, Kind: m.D.Events[b.From].Links[b.Link].Kind, Back: true})
	}
	sorts.Stable(out, func(a, b Link) int { return int(a.To - b.To) })
	return out
}

// mostArcs is the maximum number of links drawn; the panel lists all.
const mostArcs = 6

// arc is a link as it is drawn.
type arc struct {
	to   int // index of the placed event
	link Link
	a, b scene.Px // extent of its label
}

// drawLinks draws faint arcs from the selected event to the events linked with it, above
// the lanes and below the marks, and reports whether there are any.
func (c *Chart) drawLinks(m *view.Model, p pen) bool {
	from := c.placedOf(m.Selected)
	if from < 0 || !p.inside(c.draw.placed[from].x) {
		return false
	}
	c.remember(m)
	a := &c.draw.placed[from]
	arcs := c.draw.arcs[:0]
	for _, l := range c.draw.links {
		to := c.placedOf(l.To)
		if to < 0 || len(arcs) == mostArcs || l.Kind == codebook.CommentsOn {
			continue
		}
		if b := &c.draw.placed[to]; p.inside(b.x) && (b.x-a.x >= 8 || a.x-b.x >= 8) {
			arcs = append(arcs, arc{to: to, link: l})
			drawArc(p, a, b)
		}
	}
	c.draw.arcs = arcs
	return len(arcs) > 0
}

// drawWords labels the links drawn. A label that would overlap another is left out.
func (c *Chart) drawWords(m *view.Model, p pen) {
	x := c.draw.placed[c.placedOf(m.Selected)].x
	for i := range c.draw.arcs {
		c.drawWord(p, x, i)
	}
}

// remember caches the links of the selected event between frames.
func (c *Chart) remember(m *view.Model) {
	if !c.draw.linked || c.draw.linksOf != m.Selected {
		c.draw.links, c.draw.linksOf, c.draw.linked = Links(m, m.Selected), m.Selected, true
	}
}

// arcTop is the vertical position of the arcs, in pixels from the top of the lanes.
const arcTop = 7

// drawWord labels a link: in the middle of a single arc, at the far end of one of several,
// beyond it if the arc is too short.
func (c *Chart) drawWord(p pen, x scene.Px, i int) {
	k := &c.draw.arcs[i]
	far := c.draw.placed[k.to].x
	word := c.say.link(k.link)
	w := c.width(scene.LinkWord, word)
	left := (x+far)/2 - w/2
	switch long := max(far-x, x-far); {
	case long < w+24 && far > x:
		left = far + 8
	case long < w+24:
		left = far - 8 - w
	case len(c.draw.arcs) > 1 && far > x:
		left = far - 10 - w
	case len(c.draw.arcs) > 1:
		left = far + 10
	}
	k.a, k.b = left-4, left+w+4
	for _, o := range c.draw.arcs[:i] {
		if k.a < o.b && o.a < k.b {
			k.a, k.b = 0, 0
			return
		}
	}
	p.text(c.onGround(scene.LinkWord, left), 0, left, arcTop+4, word)
}

// placedOf returns the index of the first mark of an event, or -1.
func (c *Chart) placedOf(ref dataset.EventRef) int {
	if ref < 0 {
		return -1
	}
	return slices.IndexFunc(c.draw.placed, func(e placed) bool { return e.ref == ref })
}

// drawArc draws one link: up along the stem, across above the lanes, down to the other
// mark. The arrow points in the direction of its label: from the selected event to the
// other.
func drawArc(p pen, a, b *placed) {
	const bend = 5
	d := scene.Px(bend)
	if b.x < a.x {
		d = -bend
	}
	x, y := p.dx, p.dy+arcTop
	p.s.Poly(scene.LinkArc, codebook.Plain, scene.ArrowEnd,
		x+a.x, p.dy+a.y-11, x+a.x, y+bend, x+a.x+d*0.3, y+bend*0.3, x+a.x+d, y,
		x+b.x-d, y, x+b.x-d*0.3, y+bend*0.3, x+b.x, y+bend, x+b.x, p.dy+b.y-11)
}
