package actormap

import (
	"slices"
	"strconv"

	"parley/app/scene"
	"parley/app/timescale"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/sorts"
)

// Rows × time: actors are rows, and every event is a vertical stroke with a mark on the
// row of each participant. Lines do not cross, an event of many is one stroke, and time
// runs as in the timeline. After the parallel aggregated ordered hypergraph of Valdivia
// et al. (2020).

// Measures of the rows, in pixels unless noted.
const (
	lineH    = 20  // height of an actor's row
	boxGap   = 30  // height of the name of a delegation
	axisH    = 34  // height of the axis, two lines of text
	leadH    = 22  // height of the band in which strokes lead to their date
	namesW   = 232 // width of the names
	namesMin = 118 // width of the names on a phone
	strokeD  = 11  // distance between strokes if there is room
	strokeMn = 4   // minimum distance between strokes
	markR    = 4   // radius of a mark on a row
	mostRows = 100 // maximum number of rows
	mostMk   = 560 // maximum number of stroke marks: a page may hold 1,500 elements
)

// grid holds the positions of rows and time.
type grid struct {
	x0, x1 scene.Px // extent of the time axis
	top    scene.Px // top of the first row
	y      []scene.Px
	rows   []dataset.ActorRef
	scale  timescale.Scale
	h      scene.Px
}

// stroke is an event in the drawing.
type stroke struct {
	e        dataset.EventRef
	ideal, x scene.Px // position of its date, and of the stroke
	lo, hi   scene.Px // extent over its rows
}

// buildRows draws rows × time.
func (c *Chart) buildRows(m *view.Model, w scene.Px, s *scene.Scene) {
	g := c.grid(m, w)
	s.Reset(w, g.h)
	c.drawTime(g, s)
	c.drawNames(m, g, s)
	strokes, left := c.strokes(m, g)
	for i := range strokes {
		c.drawLead(m, g, &strokes[i], s)
	}
	for i := range strokes {
		c.drawStroke(m, g, &strokes[i], s)
	}
	if note := c.rowsNote(g, left); note != "" {
		s.Text(scene.More, 0, g.x0, g.h-12, scene.Fit(c.meas, scene.More, note, g.x1-g.x0))
	}
}

// rowsNote returns the note that counts the actors and events not drawn.
func (c *Chart) rowsNote(g *grid, left int) string {
	note := ""
	if n := len(c.d.Actors) - len(g.rows); n > 0 {
		note = c.w.Count("actors.absent", n)
	}
	if left > 0 {
		note += " " + c.w.Count("actors.lighter", left)
	}
	return note
}

// grid gives a row to each actor with an event in the window, in the order of the
// delegations.
func (c *Chart) grid(m *view.Model, w scene.Px) *grid {
	side, names := scene.Px(edge), scene.Px(namesW)
	if w < NarrowBelow {
		side, names = narrowEdge, namesMin
	}
	g := &grid{x0: side + names + 14, x1: w - side - 8, top: topY + axisH + leadH, y: make([]scene.Px, len(c.d.Actors))}
	g.scale = timescale.Scale{Window: timescale.Span{From: m.From, To: m.To}, Width: timescale.Px(g.x1 - g.x0)}
	y := g.top
	show := c.rowed(m)
	for i := range c.Boxes.List {
		first := true
		for _, a := range c.Boxes.List[i].Rows {
			if !show[a] {
				continue
			}
			if first {
				y += boxGap
				first = false
			}
			g.rows = append(g.rows, a)
			g.y[a] = y + lineH/2
			y += lineH
		}
	}
	g.h = y + 40
	return g
}

// rowed returns which actors have a row: the selected ones and, of those who take part in
// an event of the window or are affected by one, the mostRows with the most events.
func (c *Chart) rowed(m *view.Model) []bool {
	events := append([]int(nil), c.counts...)
	for e := range m.Result.All {
		if !m.Result.InWindow(e, m.From, m.To) {
			continue
		}
		for _, p := range c.d.Events[e].Who {
			if p.Role == codebook.RoleAffected {
				events[p.Actor]++
			}
		}
	}
	var list []dataset.ActorRef
	for a, n := range events {
		if a == int(m.Actor) || a == int(m.Other) {
			events[a] = 1 << 30
		}
		if n > 0 || events[a] > 0 {
			list = append(list, dataset.ActorRef(a))
		}
	}
	sorts.Stable(list, func(a, b dataset.ActorRef) int { return events[b] - events[a] })
	show := make([]bool, len(events))
	for _, a := range list[:min(len(list), mostRows)] {
		show[a] = true
	}
	return show
}

// drawTime draws the axis above the rows and its grid lines.
func (c *Chart) drawTime(g *grid, s *scene.Scene) {
	a := g.scale.Axis()
	foot := g.h - 32
	for _, r := range g.rows {
		s.Line(scene.LaneRule, g.x0, g.y[r]+.5, g.x1, g.y[r]+.5)
	}
	for i, l := range [2]timescale.Level{a.Coarse, a.Fine} {
		style, text, y := scene.GridMajor, scene.AxisMajor, scene.Px(topY+10)
		if i == 1 {
			style, text, y = scene.Grid, scene.AxisText, topY+26
		}
		if l.Unit == timescale.NoUnit {
			continue
		}
		for t := l.Floor(g.scale.Window.From); t < g.scale.Window.To; t = l.Next(t) {
			if t >= g.scale.Window.From {
				x := g.x0 + scene.Px(int(g.scale.X(t))) + .5
				s.Line(style, x, y+4, x, foot)
			}
		}
		for t := l.Floor(g.scale.Window.From); t < g.scale.Window.To; t = l.Next(t) {
			x := max(0, scene.Px(int(g.scale.X(t))))
			end := scene.Px(min(int(g.scale.X(l.Next(t))), int(g.x1-g.x0)))
			if i == 1 && t < g.scale.Window.From {
				continue
			}
			if word := c.w.Tick(l.Unit, t, i == 0 || a.Coarse.Unit == timescale.NoUnit); c.meas.Measure(text, word) < end-x-4 {
				s.Text(text, 0, g.x0+x+3, y, word)
			}
		}
	}
}

// drawNames draws the delegations and their actors at the left.
func (c *Chart) drawNames(m *view.Model, g *grid, s *scene.Scene) {
	x := scene.Px(edge)
	if g.x0 < edge+namesW {
		x = narrowEdge
	}
	box := int32(-1)
	for _, a := range g.rows {
		y := g.y[a]
		if b := c.Boxes.Of[a]; b != box {
			box = b
			s.Begin(scene.Target{Kind: scene.GroupTarget, Ref: b, Other: -1}, x, y-lineH/2-boxGap+6, g.x0-14-x, boxGap-8)
			s.Line(scene.BoxRule, x, y-lineH/2-boxGap+8, g.x0-14, y-lineH/2-boxGap+8)
			s.Text(scene.BoxName, 0, x, y-lineH/2-6, scene.Fit(c.meas, scene.BoxName, c.BoxName(int(b)), g.x0-44-x))
			s.Text(scene.RowCount, scene.AnchorEnd, g.x0-14, y-lineH/2-6, strconv.Itoa(c.totals[b]))
			s.End()
		}
		r := row{actor: a, x: x, y: y, w: g.x0 - 14 - x}
		c.drawRow(m, &r, lineH, s)
	}
}

// strokes returns the events of the window in time order, each as near to its date as
// the neighbouring strokes allow. Beyond what the width holds, the least important
// events are left out and counted in left.
func (c *Chart) strokes(m *view.Model, g *grid) (list []stroke, left int) {
	all := 0
	for e := range m.Result.All {
		if !m.Result.InWindow(e, m.From, m.To) {
			continue
		}
		st := stroke{e: e, lo: 1e9, hi: -1}
		for _, p := range c.d.Events[e].Who {
			if y := g.y[p.Actor]; y > 0 && onRow(p.Role) {
				st.lo, st.hi = min(st.lo, y), max(st.hi, y)
			}
		}
		switch {
		case st.hi >= 0:
			list = append(list, st)
			all++
		case len(c.casts.takers(e)) > 0:
			all++ // none of its actors has a row
		}
	}
	list = c.weightiest(m, list, int((g.x1-g.x0)/strokeMn))
	left = all - len(list)
	list = c.placed(m, g, list)
	sorts.Stable(list, func(a, b stroke) int {
		switch {
		case a.ideal < b.ideal:
			return -1
		case a.ideal > b.ideal:
			return 1
		}
		return int(a.e - b.e)
	})
	spread(list, g.x0+6, g.x1-6)
	return list, left
}

// onRow reports whether a role is drawn: those who take part and those affected.
func onRow(r codebook.Role) bool { return r.Takes() || r == codebook.RoleAffected }

// weightiest keeps as many events as there is room for: the selection, then the most
// important.
func (c *Chart) weightiest(m *view.Model, list []stroke, most int) []stroke {
	weight := func(e dataset.EventRef) int {
		if e == m.Selected || m.Marked(e) {
			return 9
		}
		return int(c.d.Events[e].Weight())
	}
	kept := slices.Clone(list)
	sorts.Stable(kept, func(a, b stroke) int { return weight(b.e) - weight(a.e) })
	marks := 0
	for i := range kept {
		marks += 3 + len(c.d.Events[kept[i].e].Who)
		if i == most || i > 0 && marks > mostMk {
			return kept[:i]
		}
	}
	return kept
}

// placed sets the position of each event's date; an event on each of several dates gets
// one stroke per date in the window.
func (c *Chart) placed(m *view.Model, g *grid, list []stroke) []stroke {
	out := make([]stroke, 0, len(list))
	for _, st := range list {
		dates := []edtf.Date{m.Result.When(st.e)}
		if dates[0].Shape == edtf.AllOf {
			dates = slices.DeleteFunc(dates[0].Members(), func(d edtf.Date) bool { return !d.Possibly(m.From, m.To) })
		}
		for _, d := range dates {
			st.ideal = c.placeOf(m, g, d)
			out = append(out, st)
		}
	}
	return out
}

// placeOf returns the position of the middle of a date, or of the known end of a
// half-open one, clamped to the window.
func (c *Chart) placeOf(m *view.Model, g *grid, when edtf.Date) scene.Px {
	from, to := m.OnAxis(when)
	switch {
	case !from.Finite():
		from = to - edtf.DaySeconds
	case !to.Finite():
		to = from + edtf.DaySeconds
	}
	at := min(max(from+(to-from)/2, m.From), m.To)
	return g.x0 + max(0, min(g.x1-g.x0, scene.Px(g.scale.X(at))))
}

// spread moves strokes, sorted by time, apart with the least sum of squared moves, by
// the pool adjacent violators algorithm (isotonic regression).
func spread(list []stroke, x0, x1 scene.Px) {
	if len(list) == 0 {
		return
	}
	gap := float64(strokeD)
	if room := float64(x1-x0) / float64(len(list)); room < gap {
		gap = room
	}
	type pool struct {
		sum float64
		n   int
	}
	var pools []pool
	for i := range list {
		p := pool{float64(list[i].ideal) - float64(gap*float64(i)), 1}
		for len(pools) > 0 && pools[len(pools)-1].sum*float64(p.n) >= p.sum*float64(pools[len(pools)-1].n) {
			p = pool{p.sum + pools[len(pools)-1].sum, p.n + pools[len(pools)-1].n}
			pools = pools[:len(pools)-1]
		}
		pools = append(pools, p)
	}
	i := 0
	high := float64(x1) - float64(gap*float64(len(list)-1))
	for _, p := range pools {
		at := max(float64(x0), min(high, p.sum/float64(p.n)))
		for range p.n {
			list[i].x = scene.Px(int(2*(at+float64(gap*float64(i))))) / 2
			i++
		}
	}
}

// drawStroke draws an event: a vertical line over its rows, with a mark on the row of each
// participant and a hollow mark on the row of each actor that it affects.
func (c *Chart) drawStroke(m *view.Model, g *grid, st *stroke, s *scene.Scene) {
	ev := &c.d.Events[st.e]
	quad, opt := ev.Type.Quad(), scene.LifeOf(m.Result.Status(st.e), m.Result.Standing(st.e))
	line := opt & scene.Open
	if m.Marking() && !m.Marked(st.e) {
		opt, line = opt|scene.Dim, line|scene.Dim
	}
	s.Begin(scene.Target{Kind: scene.EventTarget, Ref: int32(st.e), Count: 1}, st.x-5, st.lo-8, 10, st.hi-st.lo+16)
	if st.hi > st.lo {
		s.Poly(scene.Tie, quad, line, st.x, st.lo, st.x, st.hi)
	}
	for k, p := range ev.Who {
		y := g.y[p.Actor]
		if y <= 0 || !onRow(p.Role) || !firstOnRow(ev.Who, k) {
			continue
		}
		o := opt
		if p.Role == codebook.RoleAffected {
			o |= scene.Open
		}
		s.Symbol(quad, o, st.x, y, markR)
		if st.e == m.Selected {
			s.Add(scene.Mark{Kind: scene.Circle, Style: scene.Ring, X: st.x, Y: y, W: markR + 3})
		}
	}
	s.End()
}

// firstOnRow reports whether part k is the first drawn part of its actor.
func firstOnRow(who []dataset.Part, k int) bool {
	for _, p := range who[:k] {
		if p.Actor == who[k].Actor && onRow(p.Role) {
			return false
		}
	}
	return true
}

// drawLead draws a line from the date of an event to its stroke. An event without an
// exact day has no such line; if it is selected, a bar covers the time in which it may
// lie.
func (c *Chart) drawLead(m *view.Model, g *grid, st *stroke, s *scene.Scene) {
	if m.Marking() && !m.Marked(st.e) {
		return
	}
	first, last := m.OnAxis(m.Result.When(st.e))
	x := func(t edtf.Instant) scene.Px {
		return g.x0 + max(0, min(g.x1-g.x0, scene.Px(g.scale.X(max(m.From, min(m.To, t))))))
	}
	y := g.top - leadH + 4
	switch from, to := x(first), x(last); {
	case st.e == m.Selected && to-from > 2*markR:
		s.Add(scene.Mark{Kind: scene.Line, Style: scene.Whisker, Quad: c.d.Events[st.e].Type.Quad(), X: from, Y: y, W: to - from})
		fallthrough
	case to-from <= softPx || to-from <= 2*scene.Px(g.scale.X(m.From+edtf.DaySeconds)):
		s.Line(scene.LinkArc, st.ideal, y, st.ideal, y+4)
		s.Line(scene.LinkArc, st.ideal, y+4, st.x, g.top-2)
	}
}

// softPx is the greatest width in pixels of an inexact date that still gets a lead line.
const softPx = 14
