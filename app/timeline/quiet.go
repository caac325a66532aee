package timeline

import (
	"cmp"
	"math"
	"slices"

	"parley/app/density"
	"parley/app/scene"
	"parley/app/timescale"
	"parley/app/view"
	"parley/data/edtf"
)

// quietRows are the marks of a lane without a name, stacked on its base line: events that
// another lane names, and those that found no row. Where a few rows do not hold them, the
// base line shows bars that count all events of the lane.
type quietRows struct {
	valid bool
	shown rowSet // the rows of names for which they were computed
	rows  [mostQuiet][]int32
	over  []edtf.Instant // positions of the events beyond these rows
}

// mostQuiet is the maximum number of rows of marks without a name, fewQuiet if height is
// short.
const (
	mostQuiet = 7
	fewQuiet  = 3
)

// allRows is the set of all rows.
const allRows = ^rowSet(0)

// quiet returns the marks of a lane without a name if the given rows of names are drawn,
// from the cache if possible.
func (c *Chart) quiet(l *laneState, p *pack, shown rowSet) *quietRows {
	slot := 0
	if shown != allRows {
		if slot = max(p.other, 1); p.quiet[slot].shown != shown {
			slot = 3 - slot
		}
		p.other = slot
	}
	q := &p.quiet[slot]
	if !q.valid || q.shown != shown {
		q.valid, q.shown = true, shown
		c.fillQuiet(q, l, p)
	}
	return q
}

// fillQuiet stacks the marks: each in the lowest row that is free.
func (c *Chart) fillQuiet(q *quietRows, l *laneState, p *pack) {
	var free [mostQuiet]edtf.Instant
	for r := range q.rows {
		q.rows[r], free[r] = q.rows[r][:0], edtf.Past
	}
	q.over = q.over[:0]
	room := at(p.octave, quietRoom)
next:
	for i, seat := range p.seats {
		if seat.Row == setAside || q.shown.has(int(seat.Row)) {
			continue
		}
		t := l.tree.At(i)
		if s := &c.shapes[l.refs[i]]; s.heads(p.octave) {
			t = s.from
		}
		for r := range free {
			if free[r] <= t {
				q.rows[r], free[r] = append(q.rows[r], int32(i)), t+room
				continue next
			}
		}
		q.over = append(q.over, l.tree.At(i))
	}
}

// near returns how many rows have a mark in a span, and whether some events there are
// beyond these rows.
func (q *quietRows) near(l *laneState, w timescale.Span) (rows int, over bool) {
	for r, row := range q.rows {
		if k := l.search(row, w.From); k < len(row) && l.tree.At(int(row[k])) < w.To {
			rows = r + 1
		}
	}
	return rows, countBefore(q.over, w.From) < countBefore(q.over, w.To)
}

// row returns the row of an event of the lane, or -1.
func (q *quietRows) row(l *laneState, i int) int {
	t := l.tree.At(i)
	for r, row := range q.rows {
		for k := l.search(row, t); k < len(row) && l.tree.At(int(row[k])) == t; k++ {
			if int(row[k]) == i {
				return r
			}
		}
	}
	return -1
}

// gatherQuiet collects the marks of a lane without a name that lie in the picture.
func (c *Chart) gatherQuiet(f *Frame, laneNo int) {
	l, b := &c.lanes[laneNo], &f.Lanes[laneNo]
	if b.bars || b.quiet == 0 {
		return
	}
	q := c.quiet(l, c.pack(l, f.octave), b.named())
	left := scene.Px(f.Size.Skirt) + quietW/2
	w := f.Wide.Window.Pad(0, edtf.DaySeconds) // the symbol of a day may stand at its head
	for r, row := range q.rows[:b.quiet] {
		for k := l.search(row, w.From); k < len(row) && l.tree.At(int(row[k])) < w.To; k++ {
			ref := l.refs[row[k]]
			s := &c.shapes[ref]
			x := f.spot(s)
			if x < left && f.x(s.to) > left && s.heads(f.octave) {
				x = left // its head lies before the window
			}
			c.draw.quiet = append(c.draw.quiet, placed{ref: ref, lane: int32(laneNo), x: x, y: b.quietY(r)})
		}
	}
}

// mostLabels is the number of names in a picture from which on marks without a name get none.
const mostLabels = 300

// nameQuiet gives the marks without a name what room the rows of their lane have left: first
// those whose own row has none, then those without a row, the most important first.
func (c *Chart) nameQuiet(m *view.Model, f *Frame) {
	for i := len(c.draw.labels) - 1; i >= 0; i-- {
		if l := &c.draw.labels[i]; l.Kept > 0 || l.Mute {
			continue
		}
		e := c.draw.placed[i]
		if k := c.nameOne(m, f, &e); k >= 0 {
			if k > i {
				k = i
			} else {
				k = i + 1
			}
			c.draw.labels = c.draw.placer.Drop(c.draw.labels, k)
			c.draw.placed = slices.Delete(c.draw.placed, k, k+1)
		}
	}
	quiet := c.draw.quiet
	c.draw.order = c.draw.order[:0]
	for i := range quiet {
		if c.lay.names(int(quiet[i].lane), quiet[i].ref) {
			c.draw.order = append(c.draw.order, int32(i))
		}
	}
	slices.SortFunc(c.draw.order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(c.shapes[quiet[b].ref].rank, c.shapes[quiet[a].ref].rank), int(a-b))
	})
	for _, i := range c.draw.order {
		if len(c.draw.labels) < mostLabels {
			quiet[i].named = c.nameOne(m, f, &quiet[i]) >= 0
		}
	}
}

// nameOne puts a mark into the first row with room for it and its name, and returns its
// index among the placed, or -1.
func (c *Chart) nameOne(m *view.Model, f *Frame, q *placed) int {
	b, skirt := &f.Lanes[q.lane], timescale.Px(f.Size.Skirt)
	for row := range mostRows {
		if !b.shown.has(row) {
			continue
		}
		e, l := c.seat(m, f, int(q.lane), row, q.ref, namedSeat{})
		last := len(c.draw.placed)
		c.draw.placed = append(c.draw.placed, e) // where the cutter finds it
		labels, k := c.draw.placer.Fit(c.draw.labels, l, last, skirt, skirt+f.Scale.Width, (*namer)(c))
		c.draw.placed = c.draw.placed[:last]
		if c.draw.labels = labels; k >= 0 {
			c.draw.placed = slices.Insert(c.draw.placed, k, e)
			return k
		}
	}
	return -1
}

// drawQuiet draws the marks of a lane without a name.
func (c *Chart) drawQuiet(m *view.Model, p pen, e *placed) {
	s := &c.shapes[e.ref]
	p.s.Begin(scene.Target{Kind: scene.EventTarget, Ref: int32(e.ref), Other: e.lane}, p.dx+e.x-quietW/2, p.dy+e.y-quietH/2, quietW, quietH)
	kind, st, r := scene.SymbolOf(s.look), scene.Quiet, s.radius()*0.7
	if s.form == banner {
		kind, r = scene.Flag, 5.5
	}
	if s.opt != 0 { // hollow, struck or half
		st = scene.Symbols
	}
	p.s.Add(scene.Mark{Kind: kind, Style: st, Quad: s.quad, Opt: s.opt, X: p.dx + e.x, Y: p.dy + e.y, W: r})
	c.drawRing(m, p, e, e.x, r)
	p.s.End()
}

// quietW and quietH are the size of the pointer target of a mark without a name: marks
// must not cover one another's.
const (
	quietW scene.Px = 14
	quietH scene.Px = 7
)

// drawBars draws the bars of a lane, which count all its events, and ticks for those of
// what is selected. The bars of each stretch of time are one pointer target.
func (c *Chart) drawBars(m *view.Model, f *Frame, p pen, laneNo int) {
	l, b := &c.lanes[laneNo], &f.Lanes[laneNo]
	foot, high, scale := b.Y+b.H-1, max(b.base(), target), c.unit(f.octave)
	if b.Collapsed {
		scale = min(scale, (b.H-2*laneFoot)/scene.Px(c.peak(l, f.octave)))
	}
	from, to := f.Wide.Window.From, f.Wide.Window.To
	for i := l.tree.Search(from); i < l.tree.Len() && l.tree.At(i) < to; {
		bin := l.tree.Bin(i, timescale.Step(f.octave, foldBits))
		i = bin.Last
		n := bin.Count() - c.pack(l, f.octave).hazyIn(bin.From, bin.To)
		x0, x1, ok := p.clip(f.x(bin.From), f.x(bin.To))
		if !ok || n == 0 {
			continue
		}
		top := l.refs[l.tree.Top(bin.First, bin.Last)]
		p.s.Begin(scene.Target{Kind: scene.MoreTarget, Ref: int32(top), Other: int32(laneNo), Count: int32(n),
			From: int64(c.axis.warp.Time(bin.From)), To: int64(c.axis.warp.Time(bin.To))}, p.dx+x0, p.dy+foot-high, x1-x0, high)
		c.drawStretch(f, p, l, bin, foot, scale)
		p.s.End()
	}
	for _, ref := range m.Marks() {
		if t := c.shapes[ref].at; t >= from && t < to && c.pass[ref] && c.position(l, ref) >= 0 {
			p.vline(scene.BaseTickOn, f.x(t), foot-markH, foot)
		}
	}
}

// drawStretch draws the bars of the events of a stretch of time as one area.
func (c *Chart) drawStretch(f *Frame, p pen, l *laneState, in density.Bin, foot, scale scene.Px) {
	k, n := c.pack(l, f.octave), len(p.s.Pts)
	for i := in.First; i < in.Last; {
		bin := l.tree.Bin(i, timescale.Step(f.octave, barBits))
		i = bin.Last
		events := bin.Count() - k.hazyIn(bin.From, bin.To)
		x0, x1, ok := p.clip(f.x(bin.From)+0.5, f.x(bin.To)-0.5)
		if events == 0 || !ok {
			continue
		}
		x0, x1, y := x0+p.dx, x1+p.dx, p.dy+foot-max(1, scene.Px(events)*scale)
		p.s.Pts = append(p.s.Pts, x0, p.dy+foot, x0, y, x1, y, x1, p.dy+foot)
	}
	if len(p.s.Pts) > n {
		p.s.Add(scene.Mark{Kind: scene.Area, Style: scene.DensityBarOff, N: int32(n), M: int32(len(p.s.Pts) - n)})
	}
}

// markH is the height of the tick of a marked event in the bars, in pixels.
const markH scene.Px = 6.5

// barsH is the height of the highest bar in pixels.
const barsH scene.Px = 28

// unit returns the height of an event in a bar at an octave: bars compare between lanes,
// and keep their height while the window moves.
func (c *Chart) unit(octave int) scene.Px {
	most := 1
	for i := range c.lanes {
		most = max(most, c.peak(&c.lanes[i], octave))
	}
	return barsH / scene.Px(most)
}

// crowd returns the most events that a bar of the lane has in a span, or some number above
// enough.
func (l *laneState) crowd(w timescale.Span, octave, enough int) (most int) {
	for i := l.tree.Search(w.From); i < l.tree.Len() && l.tree.At(i) < w.To && most <= enough; {
		bin := l.tree.Bin(i, timescale.Step(octave, barBits))
		most, i = max(most, bin.Count()), bin.Last
	}
	return most
}

// peak returns the most events that a bar of a lane has at an octave, over the whole record.
func (c *Chart) peak(l *laneState, octave int) int {
	p := c.pack(l, octave)
	if p.peak > 0 {
		return p.peak
	}
	p.peak = max(l.crowd(timescale.Span{From: edtf.Past, To: edtf.Future}, octave, math.MaxInt), 1)
	return p.peak
}

// hazyIn counts the events in a span whose dates are too wide to be drawn.
func (p *pack) hazyIn(from, to edtf.Instant) int {
	return countBefore(p.hazyAt, to) - countBefore(p.hazyAt, from)
}

// named returns the rows of names that the lane draws, as a key of its quiet marks.
func (l *LaneBox) named() rowSet {
	if l.rows >= l.need {
		return allRows
	}
	return l.shown
}
