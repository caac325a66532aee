package actormap

import (
	"cmp"
	"slices"

	"parley/app/scene"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/sorts"
)

// strokes returns the events of the window in time order, each at its date; an event on
// each of several dates has a stroke per date in the window. The most important come
// first: those that find no room on a row, and those beyond what a page holds, are left
// out and counted in left.
func (c *Chart) strokes(m *view.Model, g *grid) (list []stroke, left int) {
	marks := 0
	for i, e := range c.weightiest(m) {
		if marks += 3 + len(c.d.Events[e].Who); i > 0 && marks > mostMk {
			left++
			continue
		}
		for _, d := range c.datesIn(m, e) {
			list = append(list, stroke{e: e, x: c.placeOf(m, g, d)})
		}
	}
	g.fan(list)
	all, before := list, dataset.EventRef(dataset.None)
	list = list[:0]
	for _, st := range all { // those of one event follow one another
		if c.pileUp(g, &st) {
			list = append(list, st)
		}
		if st.e != before {
			left++
		}
		before = st.e
	}
	for i := range list {
		left -= b2i(i == 0 || list[i].e != list[i-1].e)
	}
	sorts.Stable(list, func(a, b stroke) int { return cmp.Or(cmp.Compare(a.x, b.x), int(a.e-b.e)) })
	return list, left
}

// fan puts the strokes of one day side by side, within the width of the day.
func (g *grid) fan(list []stroke) {
	day := scene.Px(g.scale.X(g.scale.Window.From + edtf.DaySeconds))
	order := make([]*stroke, len(list))
	for i := range list {
		order[i] = &list[i]
	}
	sorts.Stable(order, func(a, b *stroke) int { return cmp.Or(cmp.Compare(a.x, b.x), int(a.e-b.e)) })
	for len(order) > 0 {
		x, n := order[0].x, 1
		for n < len(order) && order[n].x == x {
			n++
		}
		step := min(strokeD, day*4/5/scene.Px(n))
		for k, st := range order[:n] {
			st.x = max(g.x0, min(g.x1, x+scene.Px(scene.Px(2*k-n+1)*step/2)))
		}
		order = order[n:]
	}
}

// weightiest returns the events of the window with somebody on a row: the selection
// first, then by weight.
func (c *Chart) weightiest(m *view.Model) (list []dataset.EventRef) {
	weight := func(e dataset.EventRef) int {
		if e == m.Selected || m.Marked(e) {
			return 9
		}
		return int(c.d.Events[e].Weight())
	}
	for e := range m.Result.All {
		if m.Result.InWindow(e, m.From, m.To) && slices.ContainsFunc(c.d.Events[e].Who, func(p dataset.Part) bool { return onRow(p.Role) }) {
			list = append(list, e)
		}
	}
	sorts.Stable(list, func(a, b dataset.EventRef) int { return weight(b) - weight(a) })
	return list
}

// datesIn returns the date of an event, or each of several dates that may lie in the
// window.
func (c *Chart) datesIn(m *view.Model, e dataset.EventRef) []edtf.Date {
	when := m.Result.When(e)
	if when.Shape != edtf.AllOf {
		return []edtf.Date{when}
	}
	return slices.DeleteFunc(when.Members(), func(d edtf.Date) bool { return !d.Possibly(m.From, m.To) })
}

// pileUp places the marks of a stroke on their rows, on each above the marks in its way. It
// reports false, and places nothing, if a row is full or none of its actors has a row.
func (c *Chart) pileUp(g *grid, st *stroke) bool {
	who := c.d.Events[st.e].Who
	piles, any := make([]int, len(who)), false
	for k, p := range who {
		on, shown := g.marks[p.Actor]
		if piles[k] = -1; !shown || !onRow(p.Role) || !firstOnRow(who, k) {
			continue
		}
		if piles[k] = free(on, st.x); piles[k] >= mostPile {
			return false
		}
		any = true
	}
	for k, n := range piles {
		if n >= 0 {
			g.marks[who[k].Actor] = append(g.marks[who[k].Actor], spot{st.x, n})
		}
	}
	if any {
		st.piles = piles
	}
	return any
}

// free returns the lowest level of a row at which a mark at x covers no other.
func free(on []spot, x scene.Px) int {
	for n := 0; ; n++ {
		if !slices.ContainsFunc(on, func(k spot) bool { return k.pile == n && abs(k.x-x) < markD }) {
			return n
		}
	}
}

// onRow reports whether a role is drawn: those who take part and those affected.
func onRow(r codebook.Role) bool { return r.Takes() || r == codebook.RoleAffected }

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

// nameStrokes sets the extent of every stroke and names the most important events above
// the rows, where a name covers no other and no line from another to its stroke.
func (c *Chart) nameStrokes(m *view.Model, g *grid, list []stroke) {
	order := make([]*stroke, len(list))
	for i := range list {
		st := &list[i]
		order[i] = st
		st.lo, st.hi = 1e9, -1
		for k, n := range st.piles {
			if n >= 0 {
				y := g.markY(c.d.Events[st.e].Who[k].Actor, n)
				st.lo, st.hi = min(st.lo, y), max(st.hi, y)
			}
		}
	}
	sorts.Stable(order, func(a, b *stroke) int {
		chosen := func(st *stroke) int { return b2i(st.e == m.Selected || m.Marking() && m.Marked(st.e)) }
		return cmp.Or(chosen(b)-chosen(a), int(c.d.Events[b.e].Weight())-int(c.d.Events[a.e].Weight()))
	})
	var named []title
	for _, st := range order {
		text := scene.Fit(c.meas, scene.Label, m.Result.State(st.e).Title, min(titleW, g.x1-g.x0))
		all := append(append([]title(nil), named...), title{st: st, text: text, long: c.meas.Measure(scene.Label, text)})
		if g.place(all) {
			named = all
		}
		if len(named) == mostTitles {
			break
		}
	}
	for _, t := range named {
		y := g.top - scene.Px(titleH*t.line) - 4
		if t.st.name = (label{t.st.x + 4, y, t.text, 0}); t.left {
			t.st.name = label{t.st.x - 4, y, t.text, scene.AnchorEnd}
		}
	}
}

// mostTitles is the greatest number of names above the rows.
const mostTitles = 18

// title is the name of a stroke, in a line counted from the rows up.
type title struct {
	st   *stroke
	text string
	long scene.Px
	line int
	left bool // it ends at its stroke
}

// span returns the left and right end of a title.
func (t *title) span() (x0, x1 scene.Px) {
	if t.left {
		return t.st.x - 4 - t.long, t.st.x - 4
	}
	return t.st.x + 4, t.st.x + 4 + t.long
}

// place sets the lines of some titles, from right to left, so that none covers another or
// the line from another to its stroke. It reports false if they do not all fit.
func (g *grid) place(list []title) bool {
	sorts.Stable(list, func(a, b title) int { return cmp.Compare(b.st.x, a.st.x) })
	for i := range list {
		t := &list[i]
		fits := false
		for n := 0; n < 2*titles && !fits; n++ {
			if t.line, t.left = n, n >= titles; t.left {
				t.line = 2*titles - 1 - n // from the top: it lies over the strokes before it
			}
			x0, x1 := t.span()
			fits = x0 >= g.x0 && x1 <= g.x1 && !slices.ContainsFunc(list[:i], func(o title) bool { return t.hits(&o) || o.hits(t) })
		}
		if !fits {
			return false
		}
	}
	return true
}

// hits reports whether a title covers another, or the line from the other to its stroke.
func (t *title) hits(o *title) bool {
	x0, x1 := t.span()
	a, b := o.span()
	return t.line == o.line && x0-8 < b && a-8 < x1 || o.line > t.line && o.st.x > x0-2 && o.st.x < x1+2
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// drawStroke draws an event: its name, a vertical line over its rows, a mark on the row of
// each participant and a hollow mark on the row of each actor that it affects.
func (c *Chart) drawStroke(m *view.Model, g *grid, st *stroke, s *scene.Scene) {
	ev := &c.d.Events[st.e]
	sign, opt := c.d.Sign(ev), scene.LifeOf(m.Result.Status(st.e), m.Result.Standing(st.e))
	line, dim := opt&scene.Open, scene.Opt(0)
	if m.Marking() && !m.Marked(st.e) {
		dim = scene.Dim
	}
	if st.e == m.Selected {
		c.drawPossible(m, g, st, s)
	}
	s.Begin(scene.Target{Kind: scene.EventTarget, Ref: int32(st.e), Count: 1}, st.x-5, st.lo-8, 10, st.hi-st.lo+16)
	if st.name.text != "" {
		style := scene.Label
		switch status := m.Result.Status(st.e); {
		case status.Off():
			style = scene.LabelOff
		case status.Expected():
			style = scene.LabelSoon
		}
		s.Line(scene.LinkArc, st.x, st.name.y+3, st.x, st.lo)
		s.Text(style, st.name.opt|dim, st.name.x, st.name.y, st.name.text)
	}
	if st.hi > st.lo {
		s.Poly(scene.Tie, sign.Class, line|dim, st.x, st.lo, st.x, st.hi)
	}
	for k, p := range ev.Who {
		if st.piles[k] < 0 {
			continue
		}
		y, o := g.markY(p.Actor, st.piles[k]), opt|dim
		if p.Role == codebook.RoleAffected {
			o |= scene.Open
		}
		s.Symbol(sign, o, st.x, y, markR)
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

// drawPossible draws a bar over the time in which the selected event may lie, if that is
// longer than its mark.
func (c *Chart) drawPossible(m *view.Model, g *grid, st *stroke, s *scene.Scene) {
	first, last := m.OnAxis(m.Result.When(st.e))
	x := func(t edtf.Instant) scene.Px {
		return g.x0 + max(0, min(g.x1-g.x0, scene.Px(g.scale.X(max(m.From, min(m.To, t))))))
	}
	if from, to := x(first), x(last); to-from > 2*markR {
		s.Add(scene.Mark{Kind: scene.Line, Style: scene.Whisker, Quad: c.d.Quad(&c.d.Events[st.e]), X: from, Y: g.top, W: to - from})
	}
}
