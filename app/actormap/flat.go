package actormap

import (
	"slices"

	"parley/app/network"
	"parley/app/scene"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/sorts"
)

// The flat map: every actor is a dot near those it took part in events with. A tie of
// two is a line in the colour of its most frequent class; an event of three or more is
// one small mark with a spoke to each. Positions come from app/network and never depend
// on the window.

// Measures of the flat map, in pixels unless noted.
const (
	dotMin    = 3
	dotMax    = 9
	mostNamed = 170 // dots that are links with names; a page may hold 1,500 elements
	mostMeets = 60  // events of three or more that are drawn
	flatLeast = 420 // minimum height
	flatFoot  = 30  // space at the bottom for text
	flatTall  = 1.6 // greatest ratio of height to width
)

// knot is an actor on the flat map.
type knot struct {
	actor  dataset.ActorRef
	x, y   scene.Px
	r      scene.Px
	events int
}

// Spots returns the positions of the flat map: those that the record keeps, with new
// actors added near their ties. Computed once.
func (c *Chart) Spots() []network.Spot {
	if c.spots == nil {
		c.spots = c.Graph.Grow(c.Graph.Kept())
	}
	return c.spots
}

// buildFlat draws the flat map.
func (c *Chart) buildFlat(m *view.Model, w scene.Px, s *scene.Scene) {
	h := c.flatH(w)
	s.Reset(w, h+flatFoot)
	knots := c.knots(w, h)
	focus := c.inFocus(m)
	lines := c.layerLines(m, m.State.Layer)
	if m.State.Layer != view.TogetherLayer {
		focus = focusOf(m, lines, len(knots))
	}
	c.drawLines(m, lines, knots, focus, s)
	if m.State.Layer == view.TogetherLayer {
		c.drawMeets(m, knots, focus, s)
	} else {
		s.Text(scene.More, 0, edge, s.H-12, c.w.Count("layer.count-"+m.State.Layer.Code(), len(lines)))
	}
	c.drawKnots(m, knots, focus, s)
}

// flatH returns the height of the flat map in pixels: that of its frame, or the room on
// the page, up to flatTall times the width.
func (c *Chart) flatH(w scene.Px) scene.Px {
	own := scene.Px(int(w * network.FrameH / network.FrameW))
	if c.Room > 0 {
		own = min(c.Room-flatFoot, scene.Px(int(w*flatTall)))
	}
	return max(flatLeast, own)
}

// knots returns every actor with its position and radius in pixels.
func (c *Chart) knots(w, h scene.Px) []knot {
	spots := c.Spots()
	side := scene.Px(edge)
	out := make([]knot, len(spots))
	most := 1
	for _, n := range c.counts {
		most = max(most, n)
	}
	for a, p := range spots {
		n := c.counts[a]
		out[a] = knot{actor: dataset.ActorRef(a), events: n, r: dotMin + scene.Px((dotMax-dotMin)*n)/scene.Px(most),
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

// line is a tie of two, drawn together with others of its class.
type line struct {
	a, b dataset.ActorRef
	quad codebook.Quad
	opt  scene.Opt
}

// layerLines returns the lines of a layer: ties of two, or mentions and effects, in events
// of the window; or what held in the window without an event: offices, memberships,
// relations.
func (c *Chart) layerLines(m *view.Model, layer view.Layer) []line {
	var lines []line
	if layer == view.BelongsLayer {
		return c.standing(m)
	}
	for i := range c.Graph.Pairs() {
		p := &c.Graph.Pairs()[i]
		list := p.Direct
		if layer == view.AboutLayer {
			list = p.About
		}
		if len(list) == 0 {
			continue
		}
		t := c.Graph.Count(list, &m.Result, m.From, m.To)
		if t.N == 0 {
			continue
		}
		l := line{a: p.A, b: p.B}
		if layer == view.TogetherLayer {
			l.quad = strongestQuad(&t.Quads)
			if t.Happened == 0 {
				l.opt |= scene.Open
			}
		}
		lines = append(lines, l)
	}
	return lines
}

// standing lists the offices, memberships and relations that may have held in the
// window, as one line per two actors.
func (c *Chart) standing(m *view.Model) []line {
	var lines []line
	add := func(a, b dataset.ActorRef, since, until edtf.Date) {
		from, to := edtf.Past, edtf.Future
		if !since.IsZero() {
			from = since.Earliest
		}
		if !until.IsZero() {
			to = until.Latest
		}
		l := line{a: min(a, b), b: max(a, b)}
		if b >= 0 && a != b && from < m.To && to > m.From && !slices.Contains(lines, l) {
			lines = append(lines, l)
		}
	}
	for i := range c.d.Actors {
		a := &c.d.Actors[i]
		add(dataset.ActorRef(i), a.PartOf, edtf.Date{}, edtf.Date{})
		for k := range a.Roles {
			if o := a.Roles[k].Known(m.On()); o != nil {
				add(dataset.ActorRef(i), o.Of, o.Since, o.Until)
			}
		}
	}
	for i := range c.d.Relations {
		if r, known := c.d.Relations[i].On(m.On()); known {
			add(r.From, r.To, r.Since, r.Until)
		}
	}
	return lines
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

// drawLines draws the lines of a layer, sorted by class, so that the page holds one path
// per class.
func (c *Chart) drawLines(m *view.Model, lines []line, knots []knot, focus []bool, s *scene.Scene) {
	for i := range lines {
		l := &lines[i]
		// Lines without a shared event stay faint.
		if focus == nil && m.State.Layer != view.TogetherLayer || focus != nil && !(focus[l.a] && focus[l.b] && touchesChoice(m, l.a, l.b)) {
			l.opt |= scene.Dim
		}
	}
	sorts.Stable(lines, func(x, y line) int {
		if x.opt != y.opt {
			return int(y.opt) - int(x.opt)
		}
		return int(x.quad) - int(y.quad)
	})
	for _, l := range lines {
		a, b := &knots[l.a], &knots[l.b]
		s.Add(scene.Mark{Kind: scene.Line, Style: scene.Tie, Quad: l.quad, Opt: l.opt, X: a.x, Y: a.y, W: b.x - a.x, H: b.y - a.y})
	}
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

// strongestQuad returns the most frequent class of some events, the first of equals.
func strongestQuad(n *[codebook.QuadCount]int) codebook.Quad {
	best := codebook.Quad(1)
	for i := range n {
		if q := codebook.Quad((i + 1) % codebook.QuadCount); n[q] > n[best] {
			best = q
		}
	}
	return best
}

// drawKnots draws the actors: the selection and those with the most events as links,
// with a name wherever it fits; the others as small squares in one path.
func (c *Chart) drawKnots(m *view.Model, knots []knot, focus []bool, s *scene.Scene) {
	order := slices.Clone(knots)
	rank := func(k *knot) int {
		switch {
		case k.actor == m.Actor || k.actor == m.Other:
			return 1 << 30
		case focus != nil && focus[k.actor]:
			return 1<<20 + k.events
		}
		return k.events
	}
	sorts.Stable(order, func(a, b knot) int {
		if d := rank(&b) - rank(&a); d != 0 {
			return d
		}
		return c.roll.takes[b.actor] - c.roll.takes[a.actor]
	})
	named := order[:min(len(order), mostNamed)]
	for _, k := range order[len(named):] {
		s.Line(scene.PeriodBar, k.x-1.5, k.y, k.x+1.5, k.y)
	}
	taken := newTaken(named, s)
	labels := make([]label, len(named))
	for i := range named {
		k := &named[i]
		if focus == nil && (k.events > 0 || c.tied(k.actor)) || focus != nil && focus[k.actor] {
			few := 0
			if i < chiefs {
				few = mayCover
			}
			labels[i] = c.labelFor(k, taken, s.W, few)
		}
	}
	for i := len(named) - 1; i >= 0; i-- { // the most important last, on top
		c.drawKnot(m, &named[i], labels[i], focus, s)
	}
}

// tied reports whether an actor ever took part in an event with another; those who did
// not are at the bottom of the map.
func (c *Chart) tied(a dataset.ActorRef) bool {
	for _, i := range c.Graph.Of(a) {
		if p := &c.Graph.Pairs()[i]; len(p.Direct)+len(p.Shared) > 0 {
			return true
		}
	}
	return false
}

// knotStyle returns the style of an actor's name: bold with events in the window.
func knotStyle(k *knot) scene.Style {
	if k.events == 0 {
		return scene.More
	}
	return scene.PlaceName
}

// drawKnot draws one actor: a dot sized by its events in the window, hollow without any.
func (c *Chart) drawKnot(m *view.Model, k *knot, l label, focus []bool, s *scene.Scene) {
	x0, x1 := k.x-max(k.r, 6), k.x+max(k.r, 6)
	if long := c.meas.Measure(knotStyle(k), l.text); l.text != "" {
		switch l.opt {
		case 0:
			x1 = l.x + long
		case scene.AnchorEnd:
			x0 = l.x - long
		}
	}
	s.Begin(scene.Target{Kind: scene.ActorTarget, Ref: int32(k.actor), Count: int32(k.events)}, x0, k.y-max(k.r, 8), x1-x0, 2*max(k.r, 8))
	opt := scene.Opt(0)
	if focus != nil && !focus[k.actor] {
		opt = scene.Dim
	}
	if k.actor == m.Actor || k.actor == m.Other {
		s.Add(scene.Mark{Kind: scene.Circle, Style: scene.Ring, X: k.x, Y: k.y, W: k.r + 3})
	}
	if k.events == 0 {
		s.Add(scene.Mark{Kind: scene.Circle, Style: scene.Inset, Opt: opt, X: k.x, Y: k.y, W: k.r})
	} else {
		s.Add(scene.Mark{Kind: scene.Circle, Style: scene.Plain, Opt: opt, X: k.x, Y: k.y, W: k.r})
	}
	if l.text != "" {
		s.Text(knotStyle(k), l.opt|opt, l.x, l.y, l.text)
	}
	s.End()
}
