package timeline

import (
	"parley/app/lane"
	"parley/app/scene"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/edtf"
)

// drawEvent draws one event with its name.
func (c *Chart) drawEvent(m *view.Model, p pen, e *placed, l *lane.Label) {
	s := &c.shapes[e.ref]
	r := s.radius()
	left, right := max(scene.Px(l.Left), 0), min(scene.Px(l.Right), p.w)
	if l.Kept > 0 {
		left, right = min(left, scene.Px(l.X)), max(right, scene.Px(l.X+l.W))
	}
	if right-left < target {
		left, right = e.x-target/2, e.x+target/2
	}
	p.s.Begin(scene.Target{Kind: scene.EventTarget, Ref: int32(e.ref), Other: e.lane}, p.dx+left, p.dy+e.y-c.frame.row/2, right-left, c.frame.row)
	selected := e.ref == m.Selected
	if selected {
		c.drawSelectGround(p, e, l, left, right)
	}
	c.drawBody(p, e, s)
	for _, x := range c.spots(e, s) {
		if !p.inside(x) {
			continue
		}
		c.drawSymbol(p, e, s, x, r)
		c.drawRing(m, p, e, x, r)
	}
	c.drawSign(p, e, s)
	if l.Kept > 0 && l.X >= 0 && scene.Px(l.X+l.W) <= p.w+1 {
		st := c.labelStyle(e.ref)
		switch {
		case selected:
			st = scene.LabelSel
		case l.At == lane.Inside && (st == scene.Label || st == scene.LabelNote):
			st = scene.LabelIn
		}
		p.text(c.onGround(st, scene.Px(l.X)), 0, scene.Px(l.X), e.y+4.4, c.cut(e.ref, l.Kept))
	}
	p.s.End()
}

// drawRing draws the ring around a mark that is selected or belongs to what is selected.
func (c *Chart) drawRing(m *view.Model, p pen, e *placed, x, r scene.Px) {
	if e.ref == m.Selected && e.body != band {
		p.s.Add(scene.Mark{Kind: scene.Circle, Style: scene.Ring, X: p.dx + x, Y: p.dy + e.y, W: r + 3.8})
	} else if m.Marked(e.ref) {
		p.s.Add(scene.Mark{Kind: scene.Circle, Style: scene.MarkRing, X: p.dx + x, Y: p.dy + e.y, W: r + 2.6})
	}
}

// ahead maps text styles to those on the tint of expected time.
var ahead = [scene.StyleCount]scene.Style{
	scene.Label: scene.LabelAhead, scene.LabelNote: scene.LabelNoteAhead, scene.LabelOff: scene.LabelOffAhead,
	scene.LabelSoon: scene.LabelSoonAhead, scene.More: scene.MoreAhead, scene.LinkWord: scene.LinkWordAhead,
}

// onGround returns the style of a text for the background at its start.
func (c *Chart) onGround(st scene.Style, x scene.Px) scene.Style {
	if x >= c.draw.tint && ahead[st] != 0 {
		return ahead[st]
	}
	return st
}

// drawSymbol draws the symbol: a flag for a deadline, otherwise the shape of the class.
func (c *Chart) drawSymbol(p pen, e *placed, s *shape, x, r scene.Px) {
	if e.body == band {
		r = min(r, 5)
	}
	if s.form == banner {
		p.s.Add(scene.Mark{Kind: scene.Flag, Style: scene.Symbols, Quad: s.quad, Opt: s.opt, X: p.dx + x, Y: p.dy + e.y, W: 8.5})
		return
	}
	p.s.Symbol(s.sign(), s.opt, p.dx+x, p.dy+e.y, r)
}

// spots returns the positions of an event's symbols: one, or one per date of a list if
// they are far enough apart.
func (c *Chart) spots(e *placed, s *shape) []scene.Px {
	c.draw.spots = append(c.draw.spots[:0], e.x)
	if s.doubt&listed == 0 || e.body == bare {
		return c.draw.spots
	}
	c.draw.spots = c.draw.spots[:0]
	for _, member := range c.membersOf(e.ref) {
		if x := c.at(member.Mid()); len(c.draw.spots) == 0 || x-c.draw.spots[len(c.draw.spots)-1] >= thinFrom {
			c.draw.spots = append(c.draw.spots, x)
		}
	}
	return c.draw.spots
}

// membersOf returns the dates of an event's list, cached.
func (c *Chart) membersOf(e dataset.EventRef) []edtf.Date {
	when := c.when(e)
	list, ok := c.say.members[when]
	if !ok {
		list = remembered(c.say.members, when, edtf.Date.Members)
	}
	return list
}

// drawSign draws the sign of a date in doubt before its symbol.
func (c *Chart) drawSign(p pen, e *placed, s *shape) {
	sign := s.doubt.sign()
	if sign == "" {
		return
	}
	x := e.x - s.radius()
	if e.body != bare {
		x = min(x, e.a)
	}
	if x -= 3; p.inside(x-signRoom) && p.inside(x) {
		p.text(c.onGround(scene.More, x), scene.AnchorEnd, x, e.y+4.4, sign)
	}
}

// bandH and thinH are the heights of bars, in pixels.
const (
	bandH scene.Px = 16
	thinH scene.Px = 5
)

// drawBody draws the bar behind the symbol and its fading ends.
func (c *Chart) drawBody(p pen, e *placed, s *shape) {
	h := thinH
	if e.body == band {
		h = bandH
	}
	y := e.y - h/2
	switch {
	case e.body == band && s.opt&scene.Open != 0:
		p.rect(scene.OpenBar, s.quad, 0, e.a, y, e.b, h)
	case e.body == band && s.opt&scene.Struck != 0:
		p.rect(scene.Whisker, s.quad, 0, e.a, y, e.b, h)
	case e.body == band:
		p.rect(scene.Band, s.quad, 0, e.a, y, e.b, h)
		c.drawCore(p, e.ref, e.y+h/2-1)
	case e.body == thin:
		p.rect(scene.SoftBar, s.quad, 0, e.a, y, e.b, h)
	case e.body == strung:
		c.drawString(p, e, s, y, h)
	}
	a, b := e.a, e.b
	if e.body == bare {
		r := s.radius() + 2
		a, b = e.x-r, e.x+r
	}
	if s.ends&fadesIn != 0 {
		p.fade(scene.SoftBar, s.quad, scene.FadeLeft, a-fadeRoom+6, e.y-1.5, a, 3)
	}
	if s.ends&fadesOut != 0 {
		p.fade(scene.SoftBar, s.quad, scene.FadeRight, b, e.y-1.5, b+fadeRoom-6, 3)
	}
}

// drawString joins the symbols of an event on several dates with a dashed line, since it
// did not last in between. An interval among the dates is a bar.
func (c *Chart) drawString(p pen, e *placed, s *shape, y, h scene.Px) {
	for _, member := range c.membersOf(e.ref) {
		if member.Shape == edtf.Interval {
			p.rect(scene.SoftBar, s.quad, 0, c.at(member.Earliest), y, c.at(member.Latest), h)
		}
	}
	if a, b, ok := p.clip(e.a, e.b); ok {
		p.s.Add(scene.Mark{Kind: scene.Line, Style: scene.Whisker, Quad: s.quad, Opt: scene.Open, X: p.dx + a, Y: p.dy + e.y, W: b - a})
	}
}

// drawCore underlines the time that a lasting event surely covers.
func (c *Chart) drawCore(p pen, e dataset.EventRef, y scene.Px) {
	s := &c.real[e]
	if s.form != lasting {
		return
	}
	from, to := s.core(c.when(e))
	if a, b, ok := p.clip(c.at(from), c.at(to)); ok {
		p.s.Add(scene.Mark{Kind: scene.Line, Style: scene.Whisker, Quad: s.quad, X: p.dx + a, Y: p.dy + y, W: b - a})
	}
}
