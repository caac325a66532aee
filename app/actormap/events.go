package actormap

import (
	"slices"

	"parley/app/network"
	"parley/app/scene"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// mostDots is the greatest number of events with a dot each; more are grouped by month.
// Up to crowdDots stay single if they lie in fewer than fewMonths months.
const (
	mostDots  = 8
	crowdDots = 14
	fewMonths = 4
)

// dot is one of the selected events, or the events of one or more months.
type dot struct {
	events     []dataset.EventRef
	date, text string
	x, y, end  scene.Px // its middle, and the right end of its text
	r          scene.Px
}

// chosen lists the events to draw as dots: those of the selected actor, pair or tie, or
// the selected event.
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
		return c.Together(m, c.tie)
	case m.Selected >= 0 && m.Result.Has(m.Selected):
		out = append(out, m.Selected)
	}
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

// drawEvents draws the selected events as dated dots in the free space, in time order,
// with a line to each participant.
func (c *Chart) drawEvents(m *view.Model, l *Layout, s *scene.Scene, events []dataset.EventRef) {
	dots := c.dots(m, events)
	x := scene.Px(int(l.free.x0 + (l.free.x1-l.free.x0)/3))
	step := min(54, scene.Px(int((l.free.y1-l.free.y0-100)/scene.Px(len(dots)))))
	top := scene.Px(30)
	if m.Actor < 0 && c.tie != nil {
		top = 62
		c.drawTieName(l, s, len(events))
	}
	for i := range dots {
		d := &dots[i]
		d.x, d.y = x, l.free.y0+top+scene.Px(i)*step
		room := l.free.x1 - x - 60
		date := c.meas.Measure(scene.LabelBig, d.date)
		d.text = scene.Fit(c.meas, scene.Label, d.text, room-date)
		d.end = x + 14 + date + 6 + c.meas.Measure(scene.Label, d.text)
		c.spokes(l, s, d)
	}
	for i := range dots {
		c.drawDot(m, s, &dots[i])
	}
}

// drawTieName draws the name of the selected tie and a control that shows all ties again.
func (c *Chart) drawTieName(l *Layout, s *scene.Scene, n int) {
	all := c.w.Say("actors.all-ties")
	w := c.meas.Measure(scene.More, all)
	room := l.free.x1 - l.free.x0 - 40
	name := scene.Fit(c.meas, scene.LabelBig, c.w.Say("actors.band", c.w.List(c.names(c.tie)), c.w.Count("count.events", n)), room-w-16)
	x, y := l.free.x0+20, l.free.y0+16
	s.Text(scene.LabelBig, 0, x, y, name)
	s.Begin(scene.Target{Kind: scene.TieTarget, Ref: -1}, l.free.x1-24-w, y-15, w+8, 22)
	s.Text(scene.More, scene.AnchorEnd, l.free.x1-20, y, all)
	s.End()
}

// dots returns one dot per event, or one per month if there are many, or one per several
// months if even these are too many.
func (c *Chart) dots(m *view.Model, events []dataset.EventRef) []dot {
	var out []dot
	if len(events) <= mostDots || len(events) <= crowdDots && c.months(m, events) < fewMonths {
		date := c.w.ShortDate
		from, _, _ := m.From.Civil()
		outside := slices.ContainsFunc(events, func(e dataset.EventRef) bool { return !m.Result.InWindow(e, m.From, m.To) })
		if to, _, _ := (m.To - 1).Civil(); from == to && !outside {
			date = c.w.DayMonth
		}
		for _, e := range events {
			out = append(out, dot{events: []dataset.EventRef{e}, text: m.Result.State(e).Title, date: date(m.Result.When(e)), r: 6})
		}
		return out
	}
	var first, last []string
	for _, e := range events {
		month := c.monthOf(m, e)
		if len(out) == 0 || month != last[len(out)-1] {
			out = append(out, dot{})
			first, last = append(first, month), append(last, month)
		}
		d := &out[len(out)-1]
		d.events = append(d.events, e)
	}
	for len(out) > mostDots {
		n := 0
		for i := 0; i < len(out); i, n = i+2, n+1 {
			out[n], first[n], last[n] = out[i], first[i], last[i]
			if i+1 < len(out) {
				out[n].events = append(out[n].events, out[i+1].events...)
				last[n] = last[i+1]
			}
		}
		out = out[:n]
	}
	for i := range out {
		d := &out[i]
		d.date, d.text = first[i], c.w.Count("count.events", len(d.events))
		if last[i] != first[i] {
			d.date = c.w.Say("actors.span", first[i], last[i])
		}
		d.r = min(11, 6+scene.Px(len(d.events)/2))
	}
	return out
}

// months counts the distinct months of some events, as of monthOf.
func (c *Chart) months(m *view.Model, events []dataset.EventRef) int {
	seen := map[string]bool{}
	for _, e := range events {
		seen[c.monthOf(m, e)] = true
	}
	return len(seen)
}

// monthOf returns the month label of an event, or a longer period if its date is less
// exact. An interval that began before the window goes into the window's first month.
func (c *Chart) monthOf(m *view.Model, e dataset.EventRef) string {
	when := m.Result.When(e)
	if when.Shape == edtf.Interval && when.Earliest < m.From {
		return c.w.MonthYear(m.From)
	}
	return c.w.ShortHeading(when)
}

func (c *Chart) drawDot(m *view.Model, s *scene.Scene, d *dot) {
	e := d.events[0]
	t := scene.Target{Kind: scene.EventTarget, Ref: int32(e), Count: 1}
	if n := len(d.events); n > 1 {
		t = scene.Target{Kind: scene.MoreTarget, Ref: int32(e), Count: int32(n), From: int64(m.Result.When(e).Earliest),
			To: int64(m.Result.When(d.events[n-1]).Latest)}
	}
	s.Begin(t, d.x-12, d.y-12, d.end-d.x+16, 24)
	if len(d.events) == 1 {
		s.Symbol(c.d.Events[e].Type.Quad(), scene.LifeOf(m.Result.Status(e), m.Result.Standing(e)), d.x, d.y, d.r)
	} else {
		s.Symbol(c.quadOf(d.events), 0, d.x, d.y, d.r)
	}
	if slices.Contains(d.events, m.Selected) {
		s.Add(scene.Mark{Kind: scene.Circle, Style: scene.Ring, X: d.x, Y: d.y, W: d.r + 4})
	}
	date := c.meas.Measure(scene.LabelBig, d.date)
	s.Text(scene.LabelBig, 0, d.x+14, d.y+4, d.date)
	s.Text(scene.Label, 0, d.x+14+date+6, d.y+4, d.text)
	s.End()
}

// quadOf returns the most frequent class of some events; that of the first event wins ties.
func (c *Chart) quadOf(events []dataset.EventRef) codebook.Quad {
	var n [codebook.QuadCount]int
	best := c.d.Events[events[0]].Type.Quad()
	for _, e := range events {
		q := c.d.Events[e].Type.Quad()
		if n[q]++; n[q] > n[best] {
			best = q
		}
	}
	return best
}

// spokes draws a line from the dot to each participant of its events and, for a single
// event, a dashed line to each actor that it affects.
func (c *Chart) spokes(l *Layout, s *scene.Scene, d *dot) {
	quad := c.quadOf(d.events)
	var takes, meant []dataset.ActorRef
	for _, e := range d.events {
		takes = network.Participants(takes, c.d.Events[e].Who)
	}
	if len(d.events) == 1 {
		for _, p := range c.d.Events[d.events[0]].Who {
			if p.Role == codebook.RoleAffected && !slices.Contains(takes, p.Actor) {
				meant = append(meant, p.Actor)
			}
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
