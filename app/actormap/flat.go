package actormap

import (
	"parley/app/network"
	"parley/app/scene"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/sorts"
)

// The network: every actor of the window is a mark near those it is tied to. A tie of
// two is a line in the colour of its most frequent class; an event of three or more is
// one small mark with a spoke to each; a standing relation is a grey arrow with its
// name. Positions come from app/network and never depend on the window.

// Measures of the network, in pixels unless noted.
const (
	dotMin    = 4
	dotMax    = 10
	mostKnots = 170 // actors that are drawn; a page may hold 1,500 elements
	mostMeets = 60  // events of three or more that are drawn
	flatLeast = 420 // minimum height
	flatTall  = 1.6 // greatest ratio of height to width
)

// knot is an actor on the network.
type knot struct {
	actor  dataset.ActorRef
	x, y   scene.Px
	r      scene.Px
	events int
	in     bool // it is drawn
}

// Spots returns the positions of the network: those that the record keeps, with new
// actors added near their ties. Computed once.
func (c *Chart) Spots() []network.Spot {
	if c.spots == nil {
		c.spots = c.Graph.Grow(c.Graph.Kept())
	}
	return c.spots
}

// buildFlat draws the network.
func (c *Chart) buildFlat(m *view.Model, w scene.Px, s *scene.Scene) {
	lines := c.layerLines(m, m.State.Layer)
	who, left := c.present(m, lines)
	drawn := lines[:0]
	for _, l := range lines {
		if who[l.a] && who[l.b] {
			drawn = append(drawn, l)
		}
	}
	lines = drawn
	s.Reset(w, 0)
	h := c.flatH(w, c.drawFoot(m, lines, who, left, 0, s))
	s.Reset(w, h)
	knots := c.knots(who, w, h)
	focus := c.inFocus(m)
	if m.State.Layer != view.TogetherLayer {
		focus = focusOf(m, lines, len(knots))
	}
	dimLines(m, lines, focus)
	names := c.nameKnots(m, knots, lines, focus, s)
	c.drawLines(lines, knots, names.taken, s)
	if m.State.Layer == view.TogetherLayer {
		c.drawMeets(m, knots, focus, s)
	}
	for i := len(names.order) - 1; i >= 0; i-- { // the most important last, on top
		c.drawKnot(m, &names.order[i], names.of[i], focus, s)
	}
	s.H = c.drawFoot(m, lines, who, left, h, s)
}

// flatH returns the height of the network in pixels above a foot: that of its frame, or
// the room on the page, up to flatTall times the width.
func (c *Chart) flatH(w, foot scene.Px) scene.Px {
	own := scene.Px(int(w * network.FrameH / network.FrameW))
	if c.Room > 0 {
		own = min(c.Room-foot, scene.Px(int(w*flatTall)))
	}
	return max(flatLeast, own)
}

// present returns who is drawn: the selected actors and, of those who take part in an
// event of the window or have a line, the mostKnots with the most events. left counts
// those for whom there is no room.
func (c *Chart) present(m *view.Model, lines []line) (who []bool, left int) {
	who = make([]bool, len(c.counts))
	for i := range lines {
		who[lines[i].a], who[lines[i].b] = true, true
	}
	var list []dataset.ActorRef
	for a := range who {
		chosen := a == int(m.Actor) || a == int(m.Other)
		if who[a] = who[a] || c.counts[a] > 0 || chosen; who[a] && !chosen {
			list = append(list, dataset.ActorRef(a))
		}
	}
	sorts.Stable(list, func(a, b dataset.ActorRef) int { return c.counts[b] - c.counts[a] })
	for _, a := range list[min(len(list), mostKnots):] {
		who[a] = false
		left++
	}
	return who, left
}

// knots returns every actor with its position and radius in pixels.
func (c *Chart) knots(who []bool, w, h scene.Px) []knot {
	spots := c.Spots()
	side := scene.Px(edge)
	out := make([]knot, len(spots))
	most := 1
	for _, n := range c.counts {
		most = max(most, n)
	}
	for a, p := range spots {
		n := c.counts[a]
		out[a] = knot{actor: dataset.ActorRef(a), events: n, in: who[a], r: dotMin + scene.Px((dotMax-dotMin)*n)/scene.Px(most),
			x: side + scene.Px(int(scene.Px(p.X)*(w-2*side)/network.FrameW)), y: side + scene.Px(int(scene.Px(p.Y)*(h-2*side)/network.FrameH))}
	}
	return out
}

// inFocus marks the selected actors and those tied to the first of them in the window;
// nil without a selection.
func (c *Chart) inFocus(m *view.Model) []bool {
	who := m.Actor
	in := make([]bool, len(c.d.Actors))
	switch {
	case c.tie != nil:
		for _, e := range c.Together(m, c.tie) {
			for _, a := range network.Participants(nil, c.d.Events[e].Who) {
				in[a] = true
			}
		}
		return in
	case who < 0 && m.Selected >= 0:
		for _, a := range network.Participants(nil, c.d.Events[m.Selected].Who) {
			in[a] = true
		}
		return in
	case who < 0:
		return nil
	}
	in[who] = true
	if m.Other >= 0 {
		in[m.Other] = true
		return in
	}
	for _, i := range c.Graph.Of(who) {
		p := &c.Graph.Pairs()[i]
		if c.Graph.Count(p.Direct, &m.Result, m.From, m.To).N+c.Graph.Count(p.Shared, &m.Result, m.From, m.To).N > 0 {
			in[p.A], in[p.B] = true, true
		}
	}
	return in
}

// focusOf marks the selected actor and those it has a line to; nil without a selection.
func focusOf(m *view.Model, lines []line, n int) []bool {
	if m.Actor < 0 {
		return nil
	}
	in := make([]bool, n)
	in[m.Actor] = true
	for _, l := range lines {
		if touchesChoice(m, l.a, l.b) {
			in[l.a], in[l.b] = true, true
		}
	}
	return in
}

// touchesChoice reports whether a tie belongs to the selection.
func touchesChoice(m *view.Model, a, b dataset.ActorRef) bool {
	switch {
	case m.Actor < 0:
		return true
	case m.Other >= 0:
		return a == m.Actor && b == m.Other || a == m.Other && b == m.Actor
	}
	return a == m.Actor || b == m.Actor
}
