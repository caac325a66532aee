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
	quiet  [3]quietRows   // the marks without a name, if all rows are drawn, and of the last two other choices of rows
	other  int            // the one of these two used last
	peak   int            // most events of a bar over the whole record, 0 if not computed
}

// Packing policy, in pixels at the coarse end of an octave; at the fine end they are twice
// as many.
const (
	mostRows  = 48       // maximum rows per lane
	markRoom  = 8        // on either side of a symbol
	fadeRoom  = 46       // a fading end
	hazyFrom  = 1536 / 2 // a longer soft bar is counted, not drawn
	quietRoom = 5        // from one mark without a name to the next
	foldBits  = 7        // the pointer target of bars is 64 to 128 pixels
	barBits   = 3        // a bar is 8 to 16 pixels
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
	if l.open {
		most = mostRows
	}
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
	oldest.octave, oldest.used, oldest.valid, oldest.most = octave, c.draw.clock, true, most
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
	p.peak = 0
	for i := range p.quiet {
		p.quiet[i].valid = false
	}
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

// fewUneven is the number of lanes up to which one may have more rows than its share.
const fewUneven = 4

// calmRows returns the number of rows that each lane may have without displacing others.
func (c *Chart) calmRows() int {
	h := c.frame.Size.H
	if h <= 0 {
		return freeRows
	}
	rows := int((h-arcH)/rowH)/max(len(c.lanes), 1) - 1
	if len(c.lanes) <= fewUneven {
		rows += 2 // few lanes seldom need equally many
	}
	return rows
}

// choose lists the events of a lane to pack and sets the others aside.
func (c *Chart) choose(l *laneState, p *pack) {
	it, pick := &c.draw.items, c.draw.pick[:0]
	it.Reset()
	p.hazy.Reset()
	p.hazyAt = p.hazyAt[:0]
	fade, sign := at(p.octave, fadeRoom), at(p.octave, signRoom)
	for i, ref := range l.refs {
		s := &c.shapes[ref]
		from, to := s.from, s.to
		if s.form == soft && hazy(to-from, p.octave) {
			p.seats[i] = lane.Seat{Row: setAside}
			p.hazy.Add(from, to)
			p.hazyAt = append(p.hazyAt, s.at)
			continue
		}
		if p.seats[i] = (lane.Seat{Row: lane.NoRow}); !c.lay.names(l.no, ref) {
			continue
		}
		if s.ends&fadesIn != 0 {
			from -= fade
		}
		if s.ends&fadesOut != 0 {
			to += fade
		}
		if s.doubt.sign() != "" {
			from -= sign
		}
		if name := c.nameTime(ref, p); s.at+name > c.axis.last {
			from = min(from, s.at-name) // at the end of the record names go to the left
		} else if p.roomy {
			to = max(to, s.at+name)
		}
		pick = append(pick, int32(i))
		it.Add(s.at, from, to, s.tier())
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
	if l.tree.At(int(i))+out.name > c.axis.last {
		out.Side = lane.Left
	}
	return out
}

// setAside is the row of an event that is counted, not drawn.
const setAside = -2

// hazy reports whether a soft date of a length is too wide to be drawn at an octave.
func hazy(long edtf.Instant, octave int) bool { return long > at(octave, hazyFrom) }

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

// countBefore returns how many of the sorted instants lie before t.
func countBefore(at []edtf.Instant, t edtf.Instant) int {
	n, _ := slices.BinarySearch(at, t)
	return n
}
