// Package lane packs the events of one lane into rows without overlap and places
// their names.
//
// Packing works in time, not pixels, once per zoom octave, and reserves room for a
// name that does not depend on the name. So a mark keeps its row while the window
// moves and while the zoom changes within the octave.
package lane

import (
	"slices"

	"parley/data/edtf"
)

// Side is the position of a name relative to its mark.
type Side int8

// The sides. Inside is only for bars that are long enough.
const (
	Right Side = iota
	Left
	Inside
)

// Tiers is the number of priority tiers of Items.
const Tiers = 8

// NoRow is the row of an item that got no room.
const NoRow = -1

// Items are the marks of a lane as parallel columns of equal length, sorted by At.
type Items struct {
	At   []edtf.Instant // position of the mark; finite
	From []edtf.Instant // extent drawn: From <= At <= To, finite
	To   []edtf.Instant
	Tier []uint8 // below Tiers; higher tiers are placed first
}

// Reset empties the columns and keeps their memory.
func (it *Items) Reset() {
	it.At, it.From, it.To, it.Tier = it.At[:0], it.From[:0], it.To[:0], it.Tier[:0]
}

// Add appends an item. Each column has an append statement of its own: only then does the
// compiler skip the write of an unchanged slice pointer, which costs a write barrier during
// garbage collection.
func (it *Items) Add(at, from, to edtf.Instant, tier uint8) {
	it.At = append(it.At, at)
	it.From = append(it.From, from)
	it.To = append(it.To, to)
	it.Tier = append(it.Tier, tier)
}

// Along sets At to at and resizes the other columns to its length. Their contents
// are unspecified; the caller overwrites them.
func (it *Items) Along(at []edtf.Instant) {
	it.At = at
	it.From = slices.Grow(it.From[:0], len(at))[:len(at)]
	it.To = slices.Grow(it.To[:0], len(at))[:len(at)]
	it.Tier = slices.Grow(it.Tier[:0], len(at))[:len(at)]
}

// Len returns the number of items.
func (it Items) Len() int { return len(it.At) }

// Need is the room reserved for an item, as lengths of time at one zoom octave.
type Need struct {
	Mark edtf.Instant        // on either side of At, for the symbol
	Name [Tiers]edtf.Instant // from At to one side, for the symbol and its name, by tier
}

// Seat is the position of an item: its row and the side reserved for its name.
type Seat struct {
	Row  int16
	Side Side
}

// span is an occupied interval of a row.
type span struct{ from, to edtf.Instant }

// row is a row being packed. taken holds the spans of higher tiers, in order;
// fresh holds those of the current tier; merged is the spare buffer of merge.
type row struct{ taken, fresh, merged []span }

// gap is the free interval of a row around the sweep position, from the end of the
// last span before it to the start of the next. Where the position itself is
// occupied, end lies after it.
type gap struct {
	end, begin edtf.Instant
	until      edtf.Instant // end of the next span: the gap advances when the sweep gets there
	next       int          // index of the next span in taken
}

// Packer packs rows and reuses its buffers between calls. The zero Packer is ready
// to use.
type Packer struct {
	rows []row
	gaps []gap
}

// Assign gives each item the lowest of at most rows rows in which it overlaps
// nothing, and returns the number of rows in use. len(seats) must equal the number
// of items; items without room get NoRow.
//
// Tiers are placed from high to low, so the least important items overflow. Within
// a tier, items are swept in time order, each into the lowest free row, as in
// Perfetto's slice packer; lower tiers fill the gaps. The row of an item does not
// depend on how many rows are allowed above it.
func (p *Packer) Assign(items Items, need Need, rows int, seats []Seat) (used int) {
	for len(p.rows) < rows {
		p.rows, p.gaps = append(p.rows, row{}), append(p.gaps, gap{})
	}
	for r := range p.rows {
		p.rows[r].taken = p.rows[r].taken[:0]
	}
	var present [Tiers]bool
	for i, t := range items.Tier {
		present[t] = true
		seats[i] = Seat{Row: NoRow}
	}
	for tier := Tiers - 1; tier >= 0; tier-- {
		if present[tier] {
			p.sweep(items, uint8(tier), need, rows, seats)
		}
	}
	for r := range p.rows[:rows] {
		if len(p.rows[r].taken) > 0 {
			used = r + 1
		}
	}
	return used
}

// sweep assigns seats to the items of one tier.
func (p *Packer) sweep(items Items, tier uint8, need Need, rows int, seats []Seat) {
	gaps := p.gaps[:rows]
	for r := range gaps {
		p.rows[r].fresh = p.rows[r].fresh[:0]
		gaps[r] = gap{end: edtf.Past, begin: edtf.Future, until: edtf.Future}
		if t := p.rows[r].taken; len(t) > 0 {
			gaps[r].begin, gaps[r].until = t[0].from, t[0].to
		}
	}
	full := edtf.Past // no row has room for a mark of this tier before this time
	for i, t := range items.Tier {
		at := items.At[i]
		if t != tier || at < full {
			continue
		}
		mark := span{min(items.From[i], at-need.Mark), max(items.To[i], at+need.Mark)}
		name := span{min(mark.from, at-need.Name[tier]), max(mark.to, at+need.Name[tier])}
		seats[i], full = p.find(gaps, at, mark, name, need, tier)
		switch r := seats[i].Row; {
		case r < 0:
		case seats[i].Side == Right:
			p.put(int(r), span{mark.from, name.to})
		default:
			p.put(int(r), span{name.from, mark.to})
		}
	}
	for r := range gaps {
		p.rows[r].merge()
	}
}

// find returns the seat in the lowest row with room for the mark and for its name on
// one side. If there is none, it returns the time before which no mark of the tier
// can have room: in dense data most marks are then rejected without a scan of the rows.
func (p *Packer) find(gaps []gap, at edtf.Instant, mark, name span, need Need, tier uint8) (Seat, edtf.Instant) {
	full := edtf.Future
	for r := range gaps {
		g := &gaps[r]
		for g.until <= at {
			g.advance(p.rows[r].taken)
		}
		if mark.from >= g.end && mark.to <= g.begin {
			if name.to <= g.begin {
				return Seat{int16(r), Right}, edtf.Past
			}
			if name.from >= g.end {
				return Seat{int16(r), Left}, edtf.Past
			}
		}
		full = min(full, g.chance(at, need.Mark, need.Name[tier]))
	}
	return Seat{Row: NoRow}, full
}

func (p *Packer) put(r int, s span) {
	p.rows[r].fresh = append(p.rows[r].fresh, s)
	p.gaps[r].end = max(p.gaps[r].end, s.to)
}

// advance moves the gap past the next taken span.
func (g *gap) advance(taken []span) {
	g.end = max(g.end, taken[g.next].to)
	g.next++
	g.begin, g.until = edtf.Future, edtf.Future
	if g.next < len(taken) {
		g.begin, g.until = taken[g.next].from, taken[g.next].to
	}
}

// chance returns the earliest time from at on at which a mark may fit into the row,
// with its name on either side.
func (g *gap) chance(at, mark, name edtf.Instant) edtf.Instant {
	switch {
	case g.begin == edtf.Future && g.end == edtf.Past:
		return at
	case g.begin == edtf.Future:
		return max(at, g.end+mark)
	case g.end == edtf.Past:
		if at <= g.begin-mark {
			return at
		}
		return g.until
	case g.begin-g.end < mark+name:
		return g.until
	case at <= g.begin-name:
		return max(at, g.end+mark)
	case at <= g.begin-mark:
		return max(at, g.end+name)
	}
	return g.until
}

// merge merges the spans of the current tier into taken.
func (w *row) merge() {
	if len(w.fresh) == 0 {
		return
	}
	a, b, out := w.taken, w.fresh, w.merged[:0]
	for len(a) > 0 && len(b) > 0 {
		if a[0].from < b[0].from {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	out = append(append(out, a...), b...)
	w.taken, w.merged = out, w.taken
}
