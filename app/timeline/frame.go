package timeline

import (
	"math/bits"

	"parley/app/scene"
	"parley/app/timescale"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Size is the size of the chart, in pixels.
type Size struct {
	W scene.Px // width of the whole chart, including lane names
	// H is the height available to the lanes, without the axis. Lanes get the rows they
	// need within it; if even a few rows each are too high, the lanes become higher than
	// H and scroll. With 0 every lane gets the rows it needs, up to a dozen.
	H scene.Px
	// Skirt is the width drawn beyond the window on each side, so that a gesture only
	// moves the picture. Build ignores it.
	Skirt scene.Px
	// Top and View select the part of the lanes that is drawn while they scroll: View
	// pixels from Top. View 0 draws all.
	Top, View scene.Px
}

// Gutter is the width in pixels of the column with the lane names.
const Gutter scene.Px = 112

// Heights in pixels.
const (
	rowH     = 22 // a row of named marks
	rowLow   = 19 // a row if height is short
	quietRow = 7  // a row of marks without a name
	laneTop  = 4  // above the first row
	laneFoot = 4  // below the last row
	laneMin  = 40 // name and count
	lineH    = 16 // a line of a lane's name
	laneTwo  = laneMin + lineH
	laneShut = 26 // a collapsed lane
	laneNone = 22 // a lane without events
	arcH     = 16 // above the first lane, for the links
	axisH    = 40 // both levels of the axis
	axisFoot = 34 // bottom of the axis labels
	periodH  = 22 // one row of periods
	freeRows = 12 // rows per lane if the height is free
	fewRows  = 2  // minimum rows per lane
	rollRows = 3  // rows per lane if the lanes scroll anyway
)

// Frame is the layout of the last picture. The chart owns it and overwrites it with the
// next build.
type Frame struct {
	Size   Size
	Scale  timescale.Scale // the window in drawn time over the width to the right of the gutter
	Wide   timescale.Scale // the same including the skirt
	all    timescale.Span  // the time of Wide
	AxisH  scene.Px        // height of the axis with its periods
	LanesH scene.Px        // height of all lanes
	Lanes  []LaneBox
	octave int
	row    scene.Px // height of a row: less than rowH only if that saves rows
	quiet  int      // maximum number of rows of marks without a name
}

// LaneBox is the layout of a lane, measured from the top of the lanes.
type LaneBox struct {
	Key       string
	Name      string
	Count     int // events in which the lane has a part and that reach into the window
	Hazy      int // of these, those dated too wide to be drawn
	Undated   int // of these, those without a date, which are in every window
	Y, H      scene.Px
	Collapsed bool
	least     scene.Px // height of its name and count
	rows      int      // rows of marks
	open      bool     // all that it needs
	need      int      // rows it would fill
	near      rowSet   // rows that reach into the surroundings of the window
	shown     rowSet   // of these, those drawn, one below the other
	row       scene.Px // height of a row
	quiet     int      // rows of marks without a name
	bars      bool     // bars stand for these
	peak      scene.Px // height of the highest bar of the whole record
	crowd     int      // most events of a bar in the surroundings of the window
}

// window returns the window as a span of drawn time.
func (f *Frame) window() timescale.Span { return f.Scale.Window }

// Layout computes the layout without drawing. The Build methods call it.
func (c *Chart) Layout(m *view.Model, size Size) *Frame {
	c.Refresh(m)
	f := &c.frame
	f.Size = size
	f.Scale = c.scaleOf(m, max(size.W-Gutter, 1)).Flat()
	f.Wide = f.Scale.Widened(timescale.Px(size.Skirt))
	f.all = timescale.Span{From: c.axis.warp.Time(f.Wide.Window.From), To: c.axis.warp.Time(f.Wide.Window.To)}
	f.octave = f.Scale.Octave()
	f.AxisH = axisH + scene.Px(c.packPeriods(m))*periodH
	c.measureLanes(f)
	f.share(size.H)
	c.settle(f, 0)
	if over := f.LanesH - size.H; size.H > 0 && over > 0 && over < 4*nearly {
		f.share(size.H - over)
		c.settle(f, 0)
	}
	if spare := size.H - f.LanesH; size.H > 0 && spare > 0 && f.spread() {
		c.settle(f, spare)
	}
	return f
}

// nearly is the height in pixels by which the lanes may miss theirs: then they are shared
// out once more, and scroll a little rather than that marks become bars.
const nearly = 60

// measureLanes counts the events of each lane and the rows that it would fill.
func (c *Chart) measureLanes(f *Frame) {
	if cap(f.Lanes) < len(c.lanes) {
		f.Lanes = make([]LaneBox, len(c.lanes))
	}
	f.Lanes = f.Lanes[:len(c.lanes)]
	w := f.window()
	near := bucketsAround(w, timescale.Step(f.octave, demandBits))
	unit := c.unit(f.octave)
	for i := range c.lanes {
		l := &c.lanes[i]
		b := LaneBox{Key: l.key, Name: l.name, Count: l.count(w), Undated: l.lost, Collapsed: l.collapsed, open: l.open, least: laneMin}
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
			b.quiet, b.bars = c.quiet(l, p, allRows).near(l, near)
			b.crowd, b.peak = l.crowd(near, f.octave, mostRows+2*mostQuiet), scene.Px(c.peak(l, f.octave))*unit
		}
		f.Lanes[i] = b
	}
}

// demandBits makes the buckets for which rows are counted 128 to 256 pixels long: panning
// within a bucket does not change the height of a lane.
const demandBits = 7

// bucketsAround widens a window to whole buckets of length step.
func bucketsAround(w timescale.Span, step edtf.Instant) timescale.Span {
	return timescale.Span{From: timescale.Floor(w.From, step), To: timescale.Floor(w.To+step-1, step)}
}

// demand returns which rows of a lane reach into a span, and how many it would fill; one
// more if the last row is in use, since some events may then have none.
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

// rowSet is a set of rows, as bits. Rows without events near the window take no space:
// the others are drawn one below the other, in order.
type rowSet uint64

// noRows is a value that no set of rows has.
const noRows = ^rowSet(0)

func (s rowSet) has(r int) bool { return r >= 0 && s>>r&1 != 0 }

func (s rowSet) len() int { return bits.OnesCount64(uint64(s)) }

// slot returns the position of row r among the rows of the set.
func (s rowSet) slot(r int) int { return (s & (1<<r - 1)).len() }

// first returns the set of the first n rows.
func (s rowSet) first(n int) rowSet {
	for s.len() > n {
		s &^= 1 << (bits.Len64(uint64(s)) - 1)
	}
	return s
}

// rowReaches reports whether an event of a row is drawn within a span. Events of a row do
// not overlap, so only the one before the span's start can reach in. O(log n).
func (c *Chart) rowReaches(l *laneState, row []int32, w timescale.Span) bool {
	k := l.search(row, w.From)
	return k < len(row) && c.shapes[l.refs[row[k]]].from < w.To || k > 0 && c.shapes[l.refs[row[k-1]]].to > w.From
}

// search returns the index of the first event of a row at or after an instant.
func (l *laneState) search(row []int32, t edtf.Instant) int {
	lo, hi := 0, len(row)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if l.tree.At(int(row[mid])) < t {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// rowY returns the middle of a row by its slot, measured from the top of the lanes.
func (l *LaneBox) rowY(row int) scene.Px {
	return l.Y + laneTop + (scene.Px(row)+0.5)*l.row
}

// quietY returns the middle of a row of marks without a name, from the base line up.
func (l *LaneBox) quietY(row int) scene.Px { return l.Y + l.H - 1 - (scene.Px(row)+0.5)*quietRow }

// spot returns the position of an event's symbol: at the head of a band, and on an axis of
// hours in the middle of a day that is all that is known.
func (f *Frame) spot(s *shape) scene.Px {
	switch {
	case s.heads(f.octave):
		return f.x(s.from) + 10
	case s.ofDay() && f.window().Hours():
		return f.x(s.from + edtf.DaySeconds/2)
	}
	return f.x(s.at)
}

// x returns the position of an instant, measured from the left edge of the skirt.
func (f *Frame) x(t edtf.Instant) scene.Px { return scene.Px(f.Wide.X(t)) }

// Locate returns the box of an event in a lane of the last picture, measured from the
// left end of the window and the top of the lanes, whether it is drawn there or counted in
// a bar. ok is false if the lane does not have the event.
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
	y = b.Y + b.H - target/2
	if !b.Collapsed && b.Count > 0 {
		p := c.pack(l, f.octave)
		if row := int(p.seats[pos].Row); b.shown.has(row) {
			y = b.rowY(b.shown.slot(row))
		} else if !b.bars {
			y = b.quietY(max(c.quiet(l, p, b.named()).row(l, pos), 0))
		}
	}
	return x - target/2, y - target/2, target, target, true
}

// target is the minimum size of a pointer target, in pixels.
const target scene.Px = 24

// position returns the index of an event among those a lane shows, or -1.
func (c *Chart) position(l *laneState, ref dataset.EventRef) int {
	i := l.tree.Search(c.shapes[ref].at)
	for ; i < len(l.refs) && l.tree.At(i) == c.shapes[ref].at; i++ {
		if l.refs[i] == ref {
			return i
		}
	}
	return -1
}
