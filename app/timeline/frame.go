package timeline

import (
	"math/bits"

	"parley/app/scene"
	"parley/app/timescale"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Size is the place a picture has, in pixels.
type Size struct {
	W scene.Px // width of the whole chart, lane names included
	// H is the height that the lanes have, the axis not included. Lanes get the
	// rows they need within it; if even few rows are too high, the lanes become
	// higher than their place and scroll. With 0 every lane gets the rows it
	// needs, up to a dozen.
	H scene.Px
	// Skirt is how much is drawn beyond the window on each side, so that a
	// gesture only moves the picture. Build leaves it out.
	Skirt scene.Px
	// Top and View are the part of the lanes that is drawn, when they scroll:
	// from Top, View pixels high. With View 0 all of it is drawn.
	Top, View scene.Px
	// Rest shows on the base lines, dimmed, the events that the filter leaves
	// out. On an earlier knowledge day it shows nothing: the rest may be unknown.
	Rest bool
}

// Gutter is the width of the column with the names of the lanes.
const Gutter scene.Px = 112

// Heights in pixels.
const (
	rowH     = 22 // a row of named marks
	rowLow   = 19 // the same where height is short
	foldH    = 18 // the row of left-over events
	laneTop  = 4  // above the first row
	laneFoot = 12 // below the last: the base line and its ticks
	laneMin  = 40 // the name and the count
	lineH    = 16 // a line of a lane's name
	laneTwo  = laneMin + lineH
	laneShut = 26 // a collapsed lane
	laneNone = 22 // one without events
	arcH     = 16 // above the first lane, for the links
	axisH    = 40 // the two levels of the axis
	axisFoot = 34 // below their labels
	periodH  = 22 // one row of periods
	freeRows = 12 // rows of a lane when the height is free
	fewRows  = 2  // rows that a lane is left with at least
	rollRows = 3  // rows of a lane when the lanes scroll anyway
)

// Frame says where things are in the picture built last. It is the chart's own
// and is overwritten by the next build.
type Frame struct {
	Size   Size
	Scale  timescale.Scale // the window over the width right of the gutter
	Wide   timescale.Scale // the same with the skirt
	AxisH  scene.Px        // height of the axis with its periods
	LanesH scene.Px        // height of all lanes
	Lanes  []LaneBox
	Shown  int // events that reach into the window, each counted once per lane
	octave int
	row    scene.Px // height of a row: less than rowH only where that saves rows
}

// LaneBox is where a lane is, measured from the top of the lanes.
type LaneBox struct {
	Key       string
	Name      string
	Count     int // events of the lane that reach into the window
	Parts     int // events that reach into the window and in which the lane has a part: Count, and what other lanes have
	Hazy      int // those among them whose date is too wide to be drawn
	Undated   int // and those without a place in time, which are in every window
	Y, H      scene.Px
	Collapsed bool
	least     scene.Px // height of its name and count
	rows      int      // rows of marks
	need      int      // rows it would fill
	near      rowSet   // the rows that reach into the surroundings of the window
	shown     rowSet   // those of them that are drawn, one below the other
	row       scene.Px // height of a row
	folds     bool
}

// window is the window as a span.
func (f *Frame) window() timescale.Span { return f.Scale.Window }

// Layout works out where things are without drawing them. The Build methods
// call it.
func (c *Chart) Layout(m *view.Model, size Size) *Frame {
	c.Refresh(m)
	f := &c.frame
	f.Size = size
	f.Scale = scaleOf(m, max(size.W-Gutter, 1))
	f.Wide = f.Scale.Widened(timescale.Px(size.Skirt))
	f.octave = f.Scale.Octave()
	f.AxisH = axisH + scene.Px(c.packPeriods(m))*periodH
	c.measureLanes(f)
	f.share()
	return f
}

// measureLanes counts what each lane holds and how many rows it would fill.
func (c *Chart) measureLanes(f *Frame) {
	if cap(f.Lanes) < len(c.lanes) {
		f.Lanes = make([]LaneBox, len(c.lanes))
	}
	f.Lanes = f.Lanes[:len(c.lanes)]
	f.Shown = 0
	w := f.window()
	near := bucketsAround(w, timescale.Step(f.octave, demandBits))
	for i := range c.lanes {
		l := &c.lanes[i]
		b := LaneBox{Key: l.key, Name: l.name, Count: l.reach.Count(w) + l.lost, Parts: l.parts(w), Undated: l.lost, Collapsed: l.collapsed, least: laneMin}
		if l.lines[1] != "" {
			b.least = laneTwo
		}
		if l.lost > 0 {
			b.least += lineH
		}
		if !l.collapsed && b.Count > 0 {
			p := c.pack(l, f.octave)
			b.Hazy = p.hazy.Count(w)
			b.near, b.need = c.demand(l, p, near)
		}
		f.Lanes[i] = b
		f.Shown += b.Count
	}
}

// demandBits makes the stretches by which rows are asked for 128 to 256 pixels
// long: moving within one does not change the height of a lane.
const demandBits = 7

// bucketsAround widens a window to whole stretches.
func bucketsAround(w timescale.Span, step edtf.Instant) timescale.Span {
	return timescale.Span{From: timescale.Floor(w.From, step), To: timescale.Floor(w.To+step-1, step)}
}

// demand is which rows of a lane reach into a span, and how many it would fill; one
// more when the last one that there is is in use, since then some events may have none.
func (c *Chart) demand(l *laneState, p *pack, w timescale.Span) (near rowSet, need int) {
	for r := range p.rows {
		if c.rowReaches(l, p.rows[r], w) {
			near |= 1 << r
		}
	}
	if need = near.len(); near.has(p.most - 1) {
		need++
	}
	return near, need
}

// rowSet is a set of rows, a bit for each. Rows in which nothing lies near the window
// take no room: the others stand one below the other in their order.
type rowSet uint64

// noRows is a value that is no set of rows.
const noRows = ^rowSet(0)

func (s rowSet) has(r int) bool { return r >= 0 && s>>r&1 != 0 }

func (s rowSet) len() int { return bits.OnesCount64(uint64(s)) }

// slot is at which place a row of the set stands.
func (s rowSet) slot(r int) int { return (s & (1<<r - 1)).len() }

// first is the set of the first n rows.
func (s rowSet) first(n int) rowSet {
	for s.len() > n {
		s &^= 1 << (bits.Len64(uint64(s)) - 1)
	}
	return s
}

// rowReaches reports whether something in a row is drawn within a span. Nothing
// overlaps in a row, so only the neighbours of its border can reach in.
func (c *Chart) rowReaches(l *laneState, row []int32, w timescale.Span) bool {
	k := l.search(row, w.From)
	return k < len(row) && l.items.From[row[k]] < w.To || k > 0 && l.items.To[row[k-1]] > w.From
}

// search is the number of the first event of a row at or after an instant.
func (l *laneState) search(row []int32, t edtf.Instant) int {
	lo, hi := 0, len(row)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if l.items.At[row[mid]] < t {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// share gives each lane the rows it needs if the height allows, if need be with
// lower rows; else the highest common limit that fits, and what is then left to
// those that lack most.
func (f *Frame) share() {
	room := f.Size.H - arcH
	limit := f.limit(room)
	for i := range f.Lanes {
		l := &f.Lanes[i]
		l.rows = l.within(limit)
	}
	if f.Size.H > 0 {
		f.spend(room - f.height(limit))
	}
	y := scene.Px(arcH)
	for i := range f.Lanes {
		l := &f.Lanes[i]
		l.folds = l.rows < l.need
		l.shown = l.near.first(l.rows)
		l.row = f.row
		l.Y, l.H = y, f.high(l, l.rows, l.folds)
		y += l.H
	}
	f.LanesH = y
}

// limit chooses the height of rows and says how many a lane may have at most.
func (f *Frame) limit(room scene.Px) int {
	f.row = rowH
	if f.Size.H <= 0 {
		return freeRows
	}
	for f.row > rowLow && f.height(mostRows) > room {
		f.row--
	}
	limit := mostRows
	for limit > fewRows && f.height(limit) > room {
		limit--
	}
	if f.height(limit) > room { // the lanes scroll anyway
		f.row = rowH
		return rollRows
	}
	return limit
}

// spend gives single rows to the lanes that lack most, as long as there is room.
func (f *Frame) spend(room scene.Px) {
	for ; room >= f.row; room -= f.row {
		best, lack := -1, 0
		for i := range f.Lanes {
			if n := f.Lanes[i].need - f.Lanes[i].rows; n > lack {
				best, lack = i, n
			}
		}
		if best < 0 {
			return
		}
		f.Lanes[best].rows++
	}
}

// height is that of all lanes under a limit of rows.
func (f *Frame) height(limit int) (h scene.Px) {
	for i := range f.Lanes {
		l := &f.Lanes[i]
		rows := l.within(limit)
		h += f.high(l, rows, l.need > rows)
	}
	return h
}

// within is how many rows a lane has under a limit: one more where only that one
// is missing, as left-over events would take about its room.
func (l *LaneBox) within(limit int) int {
	if l.need <= limit+1 {
		return l.need
	}
	return limit
}

// high is the height of a lane with so many rows.
func (f *Frame) high(l *LaneBox, rows int, folds bool) scene.Px {
	switch {
	case l.Count == 0:
		return laneNone
	case l.Collapsed:
		return laneShut
	}
	h := laneTop + scene.Px(rows)*f.row + laneFoot
	if folds {
		h += foldH
	}
	return max(h, l.least)
}

// rowY is the middle of a row by its place, measured from the top of the lanes.
func (l *LaneBox) rowY(row int) scene.Px {
	return l.Y + laneTop + (scene.Px(row)+0.5)*l.row
}

// foldY is the middle of the row of left-over events.
func (l *LaneBox) foldY() scene.Px {
	return l.Y + laneTop + scene.Px(l.rows)*l.row + foldH/2
}

// x is the place of an instant in a picture whose left edge is that of the skirt.
func (f *Frame) x(t edtf.Instant) scene.Px { return scene.Px(f.Wide.X(t)) }

// Locate is the box of an event in a lane of the picture built last, measured
// from the left end of the window and the top of the lanes, whether it is drawn
// there or counted in a "+3". It is false when the lane does not hold it.
func (c *Chart) Locate(ref dataset.EventRef, laneNo int) (x, y, w, h scene.Px, ok bool) {
	f := &c.frame
	if laneNo < 0 || laneNo >= len(f.Lanes) || laneNo >= len(c.lanes) {
		return 0, 0, 0, 0, false
	}
	l, b := &c.lanes[laneNo], &f.Lanes[laneNo]
	pos := c.position(l, ref)
	if pos < 0 {
		return 0, 0, 0, 0, false
	}
	s := &c.shapes[ref]
	x = scene.Px(f.Scale.X(s.at))
	y = b.Y + b.H - laneFoot
	if !b.Collapsed && b.Count > 0 {
		p := c.pack(l, f.octave)
		switch row := int(p.seats[pos].Row); {
		case b.shown.has(row):
			y = b.rowY(b.shown.slot(row))
		case b.folds:
			y = b.foldY()
		}
	}
	return x - target/2, y - target/2, target, target, true
}

// target is the least size of what can be pointed at.
const target scene.Px = 24

// position is the number of an event among what a lane shows, or -1.
func (c *Chart) position(l *laneState, ref dataset.EventRef) int {
	i := l.tree.Search(c.shapes[ref].at)
	for ; i < len(l.refs) && l.items.At[i] == c.shapes[ref].at; i++ {
		if l.refs[i] == ref {
			return i
		}
	}
	return -1
}
