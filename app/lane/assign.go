// Package lane gives events of one lane rows in which they do not overlap, and
// places their names.
//
// Rows are packed in time, not in pixels, with a room for the name that does
// not depend on the name, once per zoom octave. So a mark keeps its row while
// the window moves and while the zoom changes within the octave.
package lane

import (
	"slices"

	"parley/data/edtf"
)

// Side is where the name of a mark stands.
type Side int8

// The sides. Inside is only for bars that are long enough.
const (
	Right Side = iota
	Left
	Inside
)

// Tiers is the number of tiers of Items.
const Tiers = 8

// NoRow is the row of an item that found no room.
const NoRow = -1

// Items are the marks of a lane in columns of the same length, sorted by At.
type Items struct {
	At   []edtf.Instant // where the mark stands; finite
	From []edtf.Instant // what is drawn of it: From <= At <= To, finite
	To   []edtf.Instant
	Tier []uint8 // the higher, the earlier served; below Tiers
}

// Reset empties the columns and keeps their memory.
func (it *Items) Reset() {
	it.At, it.From, it.To, it.Tier = it.At[:0], it.From[:0], it.To[:0], it.Tier[:0]
}

// Add appends an item. The columns are appended to one by one: only so does the
// compiler leave their pointers alone, which matters while garbage is collected.
func (it *Items) Add(at, from, to edtf.Instant, tier uint8) {
	it.At = append(it.At, at)
	it.From = append(it.From, from)
	it.To = append(it.To, to)
	it.Tier = append(it.Tier, tier)
}

// Along makes the columns as long as at, which becomes one of them. The others
// are to be written to; what they held may be lost.
func (it *Items) Along(at []edtf.Instant) {
	it.At = at
	it.From = slices.Grow(it.From[:0], len(at))[:len(at)]
	it.To = slices.Grow(it.To[:0], len(at))[:len(at)]
	it.Tier = slices.Grow(it.Tier[:0], len(at))[:len(at)]
}

// Len is the number of items.
func (it Items) Len() int { return len(it.At) }

// Need is the room an item is given, as lengths of time at one zoom octave.
type Need struct {
	Mark edtf.Instant        // on either side of At: the symbol
	Name [Tiers]edtf.Instant // from At to one side: the symbol and its name, by tier
}

// Seat is where an item was put: its row and the side that is kept free for its
// name.
type Seat struct {
	Row  int16
	Side Side
}

// span is a taken stretch of a row.
type span struct{ from, to edtf.Instant }

// row is one row while it is being packed. taken is what higher tiers hold, in
// order; fresh is what the present tier has put there.
type row struct{ taken, fresh, merged []span }

// gap is the free stretch of a row about the present place of the sweep: from
// the end of what lies before it to the beginning of what comes next. When the
// place itself is taken, end lies after it.
type gap struct {
	end, begin edtf.Instant
	until      edtf.Instant // end of what comes next: the gap moves on when the sweep gets there
	next       int          // what comes next, in taken
}

// Packer packs rows and keeps its memory from call to call. The zero Packer is
// ready to use.
type Packer struct {
	rows []row
	gaps []gap
}

// Assign gives each item a seat in the lowest of at most rows rows in which it
// overlaps nothing, and returns how many rows are in use. seats must be as long
// as the items; items without room get NoRow.
//
// Tiers are served from high to low, so that what matters least is left over.
// Within a tier items are swept by time, each to the lowest free row, as in
// Perfetto's slice packer; lower tiers fill the gaps. A row does not depend on
// the number of rows allowed above it.
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

// sweep seats the items of one tier.
func (p *Packer) sweep(items Items, tier uint8, need Need, rows int, seats []Seat) {
	gaps := p.gaps[:rows]
	for r := range gaps {
		p.rows[r].fresh = p.rows[r].fresh[:0]
		gaps[r] = gap{end: edtf.Past, begin: edtf.Future, until: edtf.Future}
		if t := p.rows[r].taken; len(t) > 0 {
			gaps[r].begin, gaps[r].until = t[0].from, t[0].to
		}
	}
	full := edtf.Past // before then no row can take a mark of this tier
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

// find is the lowest row with room for a mark and for its name on one side. When
// there is none it also says before when no mark of the tier can have room: in a
// crowd most marks are then turned away without a look at the rows.
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

// advance moves the gap behind the next taken span.
func (g *gap) advance(taken []span) {
	g.end = max(g.end, taken[g.next].to)
	g.next++
	g.begin, g.until = edtf.Future, edtf.Future
	if g.next < len(taken) {
		g.begin, g.until = taken[g.next].from, taken[g.next].to
	}
}

// chance is the earliest place from at on where a mark may find room in the row,
// with its name to the right or to the left of it.
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

// merge adds what the tier has put into the row to what is taken.
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
