package lane

import (
	"slices"

	"parley/app/timescale"
)

// Label is a mark with a name to place, in pixels. Place takes labels sorted by row,
// then from left to right, so neighbours in the slice are neighbours in the row.
type Label struct {
	Row         int32
	Left, Right timescale.Px // extent drawn of the mark
	Spot        timescale.Px // position of its symbol
	Lo, Hi      timescale.Px // its seat, reserved until the label is placed
	Side        Side         // side that its seat reserves
	Bar         bool         // the name may go inside, from Inner to InnerEnd
	Inner       timescale.Px
	InnerEnd    timescale.Px
	Mute        bool         // the label gets no name
	Rank        uint32       // higher ranks are placed first
	Most        timescale.Px // greatest width in the first round
	Full        timescale.Px // width of the whole name

	// Results of Place: left edge and width of the name, number of bytes kept and
	// side. Kept is 0 if not even one word fits.
	X, W timescale.Px
	Kept int
	At   Side
}

// Cutter shortens names.
type Cutter interface {
	// Cut returns how many bytes of the name of label i fit into w pixels together
	// with an ellipsis, and their width including it; 0 if no word fits.
	Cut(i int, w timescale.Px) (kept int, width timescale.Px)
	// Len returns the length in bytes of the name of label i.
	Len(i int) int
}

// Gaps in pixels: from a symbol to its name, between two names, and between a name
// and the symbol of another mark, so that the name does not seem to belong to it.
const (
	NameGap timescale.Px = 5
	NextGap timescale.Px = 8
	MarkGap timescale.Px = 14
)

// widest is the greatest width of a name in the second round.
const widest timescale.Px = 420

// Placer places names and reuses its buffers between calls.
type Placer struct {
	order []int32
	lo    []timescale.Px // interval that label i occupies: its seat, or its mark and name
	hi    []timescale.Px
}

// Place sets the position of every name, highest rank first. A name never overlaps a
// mark, another name or the seat of a mark not yet placed. A second round gives
// shortened names the room that is left. The result depends on the neighbours of a
// mark, not on the window.
func (p *Placer) Place(labels []Label, c Cutter) {
	p.order, p.lo, p.hi = p.order[:0], p.lo[:0], p.hi[:0]
	for i := range labels {
		p.order = append(p.order, int32(i))
		p.lo = append(p.lo, min(labels[i].Lo, labels[i].Left-MarkGap))
		p.hi = append(p.hi, max(labels[i].Hi, labels[i].Right+MarkGap))
		labels[i].Kept = 0
	}
	slices.SortFunc(p.order, func(a, b int32) int {
		switch x, y := labels[a].Rank, labels[b].Rank; {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return int(a - b)
	})
	for _, i := range p.order {
		p.serve(labels, int(i), labels[i].Most, c)
	}
	for _, i := range p.order {
		if l := &labels[i]; l.Kept < c.Len(int(i)) {
			p.serve(labels, int(i), max(widest, l.Most), c)
		}
	}
}

// serve gives label i the longest name that fits now and frees the rest of its seat.
func (p *Placer) serve(labels []Label, i int, most timescale.Px, c Cutter) {
	l := &labels[i]
	lo, hi := p.room(labels, i)
	best := *l
	if l.Mute {
		most = 0
	}
	for _, side := range l.sides() {
		if best.Kept == c.Len(i) {
			break
		}
		if try := l.on(side, lo, hi, most, i, c); try.Kept > best.Kept {
			best = try
		}
	}
	*l = best
	p.taken(labels, i)
}

// taken updates the interval that label i occupies in its row.
func (p *Placer) taken(labels []Label, i int) {
	l := &labels[i]
	p.lo[i], p.hi[i] = l.Left-MarkGap, l.Right+MarkGap
	if l.Kept > 0 {
		p.lo[i] = min(p.lo[i], l.X-NextGap)
		p.hi[i] = max(p.hi[i], l.X+l.W+NextGap)
	}
}

// sides returns the sides in order of preference: inside a bar first, then the side
// of the seat, then the other.
func (l *Label) sides() [3]Side {
	first := Inside
	if !l.Bar {
		first = l.Side
	}
	if l.Side == Left {
		return [3]Side{first, Left, Right}
	}
	return [3]Side{first, Right, Left}
}

// room returns the interval of its row that is free for label i.
func (p *Placer) room(labels []Label, i int) (lo, hi timescale.Px) {
	lo, hi = -1e9, 1e9
	if i > 0 && labels[i-1].Row == labels[i].Row {
		lo = p.hi[i-1]
	}
	if i+1 < len(labels) && labels[i+1].Row == labels[i].Row {
		hi = p.lo[i+1]
	}
	return lo, hi
}

// on returns the label with its name on the given side, within lo to hi.
func (l *Label) on(side Side, lo, hi, most timescale.Px, i int, c Cutter) Label {
	out := *l
	out.At, out.Kept = side, 0
	var w timescale.Px
	switch side {
	case Right:
		out.X = l.Right + NameGap
		w = hi - out.X
	case Left:
		w = l.Left - NameGap - lo
	case Inside:
		out.X = l.Inner
		w = l.InnerEnd - NameGap - out.X
	}
	w = min(w, most)
	if l.Full <= w {
		out.Kept, out.W = c.Len(i), l.Full
	} else if w > 0 {
		out.Kept, out.W = c.Cut(i, w)
	}
	if side == Left {
		out.X = l.Left - NameGap - out.W
	}
	return out
}

// Edge fits names to the borders of the view: a name cut by x0 or x1 is shortened or
// moved to the other side of its mark, and the name of a mark outside stays outside.
// Names that touch no border are left alone, so that names inside the view do not
// change while the window moves.
func (p *Placer) Edge(labels []Label, x0, x1 timescale.Px, c Cutter) {
	for i := range labels {
		l := &labels[i]
		side := l.outside(x0, x1)
		inside := l.X >= x0 && l.X+l.W <= x1
		if l.Kept == 0 || side == 0 && inside || side < 0 && l.X+l.W <= x0 || side > 0 && l.X >= x1 {
			continue
		}
		lo, hi := p.room(labels, i)
		switch side {
		case -1:
			hi = min(hi, x0)
		case 1:
			lo = max(lo, x1)
		default:
			lo, hi = max(lo, x0), min(hi, x1)
		}
		seen := *l // clipped to the visible part of a bar
		seen.Inner, seen.InnerEnd = max(l.Inner, x0+NameGap), min(l.InnerEnd, x1)
		l.Kept = 0
		best := *l
		for _, side := range l.sides() {
			from := *l
			if side == Inside {
				from = seen
			}
			if try := from.on(side, lo, hi, max(widest, l.Most), i, c); try.Kept > best.Kept {
				best = try
			}
		}
		l.X, l.W, l.Kept, l.At = best.X, best.W, best.Kept, best.At
		p.taken(labels, i)
	}
}

// Fit inserts one more mark into its row if there is room for it and for its name, whole or
// shortened, after Edge with the same borders. It returns the labels, and the index of the
// new one or -1. The cutter is asked for label i.
func (p *Placer) Fit(labels []Label, l Label, i int, x0, x1 timescale.Px, c Cutter) ([]Label, int) {
	k := before(labels, l.Row, l.Left)
	lo, hi := timescale.Px(-1e9), timescale.Px(1e9)
	if k > 0 && labels[k-1].Row == l.Row {
		lo = p.hi[k-1]
	}
	if k < len(labels) && labels[k].Row == l.Row {
		hi = p.lo[k]
	}
	if l.Left-MarkGap < lo || l.Right+MarkGap > hi {
		return labels, -1
	}
	switch l.outside(x0, x1) {
	case -1:
		hi = min(hi, x0)
	case 1:
		lo = max(lo, x1)
	default:
		lo, hi = max(lo, x0), min(hi, x1)
	}
	best := l
	for _, side := range l.sides() {
		if try := l.on(side, lo, hi, l.Most, i, c); try.Kept > best.Kept {
			best = try
		}
	}
	if best.Kept == 0 {
		return labels, -1
	}
	labels, p.lo, p.hi = slices.Insert(labels, k, best), slices.Insert(p.lo, k, 0), slices.Insert(p.hi, k, 0)
	p.taken(labels, k)
	return labels, k
}

// before returns the index of the first label at or after a place.
func before(labels []Label, row int32, left timescale.Px) int {
	lo, hi := 0, len(labels)
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); labels[mid].Row < row || labels[mid].Row == row && labels[mid].Left < left {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// Drop takes label i out of its row.
func (p *Placer) Drop(labels []Label, i int) []Label {
	p.lo, p.hi = slices.Delete(p.lo, i, i+1), slices.Delete(p.hi, i, i+1)
	return slices.Delete(labels, i, i+1)
}

// outside returns -1 for a mark left of x0, 1 right of x1, 0 in view. A bar is in
// view if at least seen pixels of it are.
func (l *Label) outside(x0, x1 timescale.Px) int {
	const seen = 12
	a, b := l.Left+seen, l.Right-seen
	if !l.Bar {
		a, b = l.Spot, l.Spot
	}
	switch {
	case b < x0:
		return -1
	case a > x1:
		return 1
	}
	return 0
}
