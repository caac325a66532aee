package timeline

import (
	"slices"

	"parley/app/density"
	"parley/app/lane"
	"parley/app/scene"
	"parley/app/timescale"
	"parley/data/dataset"
	"parley/data/edtf"
)

// pack is the packing of a lane for one zoom octave: the rows of its events and, for the
// rows that are drawn, the overflow.
type pack struct {
	valid  bool
	octave int
	most   int    // rows available
	roomy  bool   // whole names get room
	used   uint32 // clock of the last use
	seats  []lane.Seat
	rows   [][]int32 // per row: indexes into the lane's columns, by time
	hazy   density.Overlaps
	hazyAt []edtf.Instant // their positions
	folds  []fold
	shown  rowSet // the rows for which folds was computed

	heat     []byte // cells of the density row over the whole record
	heatFrom edtf.Instant
}

// fold is a bucket of events without a row: "+3".
type fold struct {
	from  edtf.Instant // start of the bucket
	first edtf.Instant // position of its first event
	last  edtf.Instant // position of its last event
	top   int32        // the most important event
	count int32
	few   [fewMost]int32 // its first events
}

const fewMost = 4

// Packing policy, in pixels at the coarse end of an octave; at the fine end they are twice
// as many.
const (
	mostRows = 48       // maximum rows per lane
	markRoom = 8        // on either side of a symbol
	fadeRoom = 46       // a fading end
	hazyFrom = 1536 / 2 // a longer soft bar is counted, not drawn
	foldBits = 7        // an overflow bucket is 64 to 128 pixels
	tickBits = 2        // a base tick covers 2 to 4 pixels
	cellBits = 2        // so does a cell of the density row
)

// nameRoom is the room reserved from a symbol to the end of its name, by importance, in
// pixels as above.
var nameRoom = [...]edtf.Instant{76, 76, 80, 90, 104, 156}

// needAt returns the room of marks at an octave.
func needAt(octave int) lane.Need {
	n := lane.Need{Mark: at(octave, markRoom)}
	for weight, px := range nameRoom {
		n.Name[weight] = at(octave, px)
	}
	return n
}

// at returns the length of px pixels at the coarse end of an octave.
func at(octave int, px edtf.Instant) edtf.Instant { return px << (octave + 1) }

// rowsFor returns the number of rows packed for a height: as many as it could show, rounded
// up to multiples of 8, so that a change of the height seldom repacks. The rows below the
// limit do not depend on it.
func rowsFor(h scene.Px) int {
	if h <= 0 {
		return freeRows + 1
	}
	return min((int(h/rowLow)/8+1)*8, mostRows)
}

// pack returns the packing of a lane at an octave, from the cache if possible.
func (c *Chart) pack(l *laneState, octave int) *pack {
	c.draw.clock++
	most := rowsFor(c.frame.Size.H)
	oldest := &l.packs[0]
	for i := range l.packs {
		p := &l.packs[i]
		if p.valid && p.octave == octave && p.most >= most {
			p.used = c.draw.clock
			return p
		}
		if !p.valid || oldest.valid && p.used < oldest.used {
			oldest = p
		}
	}
	oldest.octave, oldest.used, oldest.valid, oldest.shown, oldest.most = octave, c.draw.clock, true, noRows, most
	c.assign(l, oldest)
	return oldest
}

// assign packs a lane for an octave. Soft bars too long to be seen as one are set aside;
// fading ends get room of their own. In a lane of few events whole names get room, unless
// that takes more rows than its share of the height.
func (c *Chart) assign(l *laneState, p *pack) {
	if n := len(l.refs); cap(p.seats) < n {
		p.seats = make([]lane.Seat, n)
	}
	p.seats = p.seats[:len(l.refs)]
	p.roomy = len(l.refs) <= fewEvents
	if !c.tryAssign(l, p) && p.roomy {
		p.roomy = false
		c.tryAssign(l, p)
	}
	p.heat = p.heat[:0]
}

// fewEvents is the maximum number of events of a lane with room for whole names.
const fewEvents = 60

// tryAssign packs a lane and reports whether its rows fit its share of the height.
func (c *Chart) tryAssign(l *laneState, p *pack) bool {
	c.choose(l, p)
	pick := c.draw.pick
	if cap(c.draw.seats) < len(pick) {
		c.draw.seats = make([]lane.Seat, len(pick))
	}
	seats := c.draw.seats[:len(pick)]
	used := c.packer.Assign(c.draw.items, needAt(p.octave), p.most, seats)
	p.fillRows(used, pick, seats)
	return used <= c.calmRows()
}

// calmRows returns the number of rows that each lane may have without displacing others.
func (c *Chart) calmRows() int {
	h := c.frame.Size.H
	if h <= 0 {
		return freeRows
	}
	return int((h-arcH)/rowH)/max(len(c.lanes), 1) - 1
}

// choose lists the events of a lane to pack and sets the others aside.
func (c *Chart) choose(l *laneState, p *pack) {
	it, pick := &c.draw.items, c.draw.pick[:0]
	it.Reset()
	p.hazy.Reset()
	p.hazyAt = p.hazyAt[:0]
	fade, sign := at(p.octave, fadeRoom), at(p.octave, signRoom)
	for i, rough := range l.rough {
		from, to := l.items.From[i], l.items.To[i]
		if rough&isSoft != 0 && hazy(to-from, p.octave) {
			p.seats[i] = lane.Seat{Row: setAside}
			p.hazy.Add(from, to)
			p.hazyAt = append(p.hazyAt, l.items.At[i])
			continue
		}
		if rough&uint8(fadesIn) != 0 {
			from -= fade
		}
		if rough&uint8(fadesOut) != 0 {
			to += fade
		}
		if rough&hasSign != 0 {
			from -= sign
		}
		if name := c.nameTime(l.refs[i], p); l.items.At[i]+name > c.last {
			from = min(from, l.items.At[i]-name) // at the end of the record names go to the left
		} else if p.roomy {
			to = max(to, l.items.At[i]+name)
		}
		pick = append(pick, int32(i))
		it.Add(l.items.At[i], from, to, l.items.Tier[i])
	}
	p.hazy.Build()
	c.draw.pick = pick
}

// nameTime returns the room reserved from a symbol to the end of its name, as a length of
// time.
func (c *Chart) nameTime(ref dataset.EventRef, p *pack) edtf.Instant {
	weight := c.shapes[ref].weight
	if !p.roomy {
		return at(p.octave, nameRoom[weight])
	}
	px := edtf.Instant(min(timescale.Px(c.full(ref)), widths[weight])) + besideSymbol
	return max(at(p.octave, nameRoom[weight]), at(p.octave, px))
}

// besideSymbol is the width of a symbol and of the gap to its name, in pixels.
const besideSymbol = 20

// namedSeat is a seat with the room of its name, as a length of time.
type namedSeat struct {
	lane.Seat
	name edtf.Instant
}

// namedSeat returns the seat of event i of a lane.
func (c *Chart) namedSeat(l *laneState, p *pack, i int32) namedSeat {
	out := namedSeat{p.seats[i], c.nameTime(l.refs[i], p)}
	if l.items.At[i]+out.name > c.last {
		out.Side = lane.Left
	}
	return out
}

// setAside is the row of an event that is counted, not drawn.
const setAside = -2

// hazy reports whether a soft date of a length is too wide to be drawn at an octave.
func hazy(long edtf.Instant, octave int) bool { return long > at(octave, hazyFrom) }

// Bits of roughOf besides those of ends.
const (
	isSoft  = 1 << 7
	hasSign = 1 << 6
)

// roughOf returns the packing flags of a shape: its fading ends, whether it is soft, and
// whether it has a sign.
func (s *shape) roughOf() uint8 {
	r := uint8(s.ends)
	if s.doubt.sign() != "" {
		r |= hasSign
	}
	if s.form == soft {
		r |= isSoft
	}
	return r
}

func (p *pack) fillRows(used int, pick []int32, seats []lane.Seat) {
	for len(p.rows) < used {
		p.rows = append(p.rows, nil)
	}
	p.rows = p.rows[:used]
	for r := range p.rows {
		p.rows[r] = p.rows[r][:0]
	}
	for k, i := range pick {
		p.seats[i] = seats[k]
		if r := seats[k].Row; r >= 0 {
			p.rows[r] = append(p.rows[r], i)
		}
	}
}

// fold groups the events without a drawn row by bucket. Together, events in rows, in
// buckets and set aside are all that pass.
func (p *pack) fold(l *laneState, rows rowSet) {
	if p.shown == rows {
		return
	}
	p.shown, p.folds = rows, p.folds[:0]
	step := timescale.Step(p.octave, foldBits)
	for i, seat := range p.seats {
		if seat.Row == setAside || rows.has(int(seat.Row)) {
			continue
		}
		t := l.items.At[i]
		n := len(p.folds)
		if n == 0 || p.folds[n-1].from+step <= t {
			p.folds = append(p.folds, fold{from: timescale.Floor(t, step), first: t, top: int32(i)})
			n++
		}
		f := &p.folds[n-1]
		if l.tree.Rank(i) > l.tree.Rank(int(f.top)) {
			f.top = int32(i)
		}
		if f.count < fewMost {
			f.few[f.count] = int32(i)
		}
		f.last = t
		f.count++
	}
}

// reachIn counts the events without a row that lie before or after a window and reach
// into it.
func (l *laneState) reachIn(p *pack, rows rowSet, w timescale.Span) (before, after int) {
	before = l.tree.Search(w.From) - l.reach.Over(w.From) - (countBefore(p.hazyAt, w.From) - p.hazy.Over(w.From))
	after = l.reach.Begun(w.To) - l.tree.Search(w.To) - (p.hazy.Begun(w.To) - countBefore(p.hazyAt, w.To))
	for r, row := range p.rows {
		if !rows.has(r) {
			continue
		}
		k := l.search(row, w.From)
		if k > 0 && l.items.To[row[k-1]] > w.From {
			before--
		}
		if k = l.search(row, w.To); k < len(row) && l.items.From[row[k]] < w.To {
			after--
		}
	}
	return before, after
}

// countBefore returns how many of the sorted instants lie before t.
func countBefore(at []edtf.Instant, t edtf.Instant) int {
	n, _ := slices.BinarySearch(at, t)
	return n
}
