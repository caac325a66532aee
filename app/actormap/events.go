package actormap

import (
	"slices"

	"parley/app/network"
	"parley/app/scene"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
)

// dot is the selected event.
type dot struct {
	event     dataset.EventRef
	x, y, end scene.Px // its middle, and the right end of its text
	r         scene.Px
}

// chosen lists the events of the selected actor, pair or tie, by date.
func (c *Chart) chosen(m *view.Model) []dataset.EventRef {
	var out []dataset.EventRef
	switch {
	case m.Actor >= 0:
		for _, e := range m.Index.ActorEvents(m.Actor) {
			if !m.Result.Has(e) || !m.Result.InWindow(e, m.From, m.To) {
				continue
			}
			if who := c.casts.takers(e); slices.Contains(who, m.Actor) && (m.Other < 0 || slices.Contains(who, m.Other)) {
				out = append(out, e)
			}
		}
		if len(out) == 0 && m.Other >= 0 {
			return c.chain(m)
		}
	case c.tie != nil:
		out = c.Together(m, c.tie)
	}
	m.Ledger.SortByDate(out, m.On())
	return out
}

// chain lists the events of the shortest chain between the selected actors.
func (c *Chart) chain(m *view.Model) []dataset.EventRef {
	var out []dataset.EventRef
	for _, ch := range c.Graph.Chains(&m.Result, network.Ask{From: m.Actor, To: m.Other, Forward: m.State.Forward, Most: 1}) {
		for _, hop := range ch {
			out = append(out, hop.Event)
		}
	}
	return out
}

// drawEvent draws the selected event as a dated dot in the free space, with a line to each
// participant.
func (c *Chart) drawEvent(m *view.Model, l *Layout, e dataset.EventRef, s *scene.Scene) {
	d := dot{event: e, x: scene.Px(int(l.free.x0 + (l.free.x1-l.free.x0)/3)), y: l.free.y0 + 30, r: 6}
	date := c.w.ShortDate(m.Result.When(e))
	wide := c.meas.Measure(scene.LabelBig, date)
	title := scene.Fit(c.meas, scene.Label, m.Result.State(e).Title, l.free.x1-d.x-60-wide)
	d.end = d.x + 14 + wide + 6 + c.meas.Measure(scene.Label, title)
	c.spokes(l, s, &d)
	s.Begin(scene.Target{Kind: scene.EventTarget, Ref: int32(e), Count: 1}, d.x-12, d.y-12, d.end-d.x+16, 24)
	s.Symbol(c.d.Sign(&c.d.Events[e]), scene.LifeOf(m.Result.Status(e), m.Result.Standing(e)), d.x, d.y, d.r)
	s.Add(scene.Mark{Kind: scene.Circle, Style: scene.Ring, X: d.x, Y: d.y, W: d.r + 4})
	s.Text(scene.LabelBig, 0, d.x+14, d.y+4, date)
	s.Text(scene.Label, 0, d.x+14+wide+6, d.y+4, title)
	s.End()
}

// signOf returns the mark of one event, or that of the class of several.
func (c *Chart) signOf(events []dataset.EventRef) codebook.Sign {
	if len(events) == 1 {
		return c.d.Sign(&c.d.Events[events[0]])
	}
	return c.quadOf(events).Sign()
}

// quadOf returns the most frequent class of some events; that of the first event wins ties.
func (c *Chart) quadOf(events []dataset.EventRef) codebook.Quad {
	var n [codebook.QuadCount]int
	best := c.d.Quad(&c.d.Events[events[0]])
	for _, e := range events {
		q := c.d.Quad(&c.d.Events[e])
		if n[q]++; n[q] > n[best] {
			best = q
		}
	}
	return best
}

// spokes draws a line from the dot to each participant of its event, and a dashed line to
// each actor that it affects.
func (c *Chart) spokes(l *Layout, s *scene.Scene, d *dot) {
	ev := &c.d.Events[d.event]
	quad := c.d.Quad(ev)
	takes := network.Participants(nil, ev.Who)
	var meant []dataset.ActorRef
	for _, p := range ev.Who {
		if p.Role == codebook.RoleAffected && !slices.Contains(takes, p.Actor) {
			meant = append(meant, p.Actor)
		}
	}
	drawn := map[*row]bool{} // several actors may share one collapsed line
	for i, a := range slices.Concat(takes, meant) {
		r, p := l.find(a)
		if drawn[r] {
			continue
		}
		drawn[r] = true
		opt := scene.Opt(0)
		if i >= len(takes) {
			opt = scene.Open
		}
		l.spoke(s, d, r, p, quad, opt)
	}
}

// spoke draws one line. It ends at the dot on its left side and at the end of the dot's
// text on its right side, so that it crosses no text. To a row at the bottom it runs
// between the columns.
func (l *Layout) spoke(s *scene.Scene, d *dot, r *row, p *place, quad codebook.Quad, opt scene.Opt) {
	x := d.x - d.r
	switch p.side {
	case left:
		px := r.x + r.w + 6
		half := (x - px) / 2
		s.Curve(scene.Spoke, quad, opt, px, r.y, px+half, r.y, x-half, d.y, x, d.y)
	case right:
		px := r.x - 6
		x = d.end + 4
		half := (px - x) / 2
		s.Curve(scene.Spoke, quad, opt, x, d.y, x+half, d.y, px-half, r.y, px, r.y)
	case low:
		gx, gy := r.x-gapX/2, p.y-4
		out := scene.Px(-40)
		if gx > d.x {
			x, out = d.end+4, 40
		}
		cx := l.inside(gx)
		s.Curve(scene.Spoke, quad, opt, x, d.y, x+out, d.y, cx, l.free.y1-90, cx, l.free.y1)
		half := (gy - l.free.y1) / 2
		s.Curve(scene.Spoke, quad, opt, cx, l.free.y1, cx, l.free.y1+half, gx, gy-half, gx, gy)
		s.Poly(scene.Spoke, quad, opt, gx, gy, gx, r.y-5, gx+5, r.y, r.x-3, r.y)
	}
}
