// Package actormap draws the ties between actors: delegations as lists, ties between
// them counted from events and, for a selected actor, every event as a dated dot with a
// line to each participant. It is pure: the same dataset, state and size give the same
// scene, natively and in the browser.
package actormap

import (
	"slices"

	"parley/app/scene"
	"parley/data/dataset"
)

// Measures of the map, in pixels. They are whole numbers, and so is every position of a
// row: layouts are the same, bit for bit, on every machine.
const (
	rowH   = 22
	headH  = 30  // rule, name and count of a delegation
	gapY   = 22  // between boxes of one column
	gapX   = 20  // between columns at the bottom, where lines run down
	edge   = 24  // margin at both sides
	topY   = 14  // margin at the top
	freeH  = 400 // minimum height of the free space
	sideH  = 476 // height of the side columns and the free space between them
	sideW  = 224 // maximum width of a side column
	lowW   = 160 // minimum width of a column at the bottom
	lowMax = 224 // maximum width of a column at the bottom
	lowPer = 6   // lines in a column at the bottom
	lowGap = 36  // between the free space and the boxes at the bottom
	aside  = 8   // gap between a box and the ends of its ties
)

// showAll is the greatest number of actors that are all shown, even those who take part
// in nothing. In a longer record, boxes of several countries show the countries, each
// collapsed at first, and actors who take part in nothing are collapsed.
const showAll = 60

// NarrowBelow is the width in pixels below which the map is one column of lists.
const NarrowBelow scene.Px = 700

// side is the position of a box. Boxes surround a free space; the curves of ties stay
// inside it, since a cubic never leaves the convex hull of its control points.
type side uint8

const (
	left side = iota
	right
	low
)

// row is one line of a box: an actor, a country with its actors, or the line of the
// collapsed ones.
type row struct {
	actor dataset.ActorRef // None for the collapsed ones; for a country its state
	home  int32            // index of the country in its box, or none
	x, y  scene.Px         // left end and vertical middle of the line
	w     scene.Px
}

// none is the index of no country.
const none = -1

// item is the candidate for a line of a box.
type item struct {
	actor dataset.ActorRef
	home  int32
	takes int // events over all time
}

// place is the position of a box and the rows that it shows.
type place struct {
	side       side
	x, y, w, h scene.Px
	cols, per  int // columns, and lines in each
	rows       []row
	fold       row
	all        []item // candidates for a line, in order
	want       []item // of these, those shown if there is room
	slots      int    // lines available
	hidden     int    // collapsed actors
	open       bool
}

// lines returns the number of lines that a collapsed box would fill.
func (p *place) lines() int {
	if len(p.all) > len(p.want) {
		return len(p.want) + 1
	}
	return len(p.want)
}

// Layout holds all positions for one width. It depends on the dataset, the width and
// what is expanded: no filter and no window moves an actor.
type Layout struct {
	W, H   scene.Px
	narrow bool
	boxes  []place
	of     []int32 // per actor: its box
	at     []int32 // per actor: its row in the box, -1 if collapsed
	free   area    // the space between the boxes
}

type area struct{ x0, y0, x1, y1 scene.Px }

// layoutFor lays out the boxes for a width: two side columns that face each other and a
// row of wide boxes at the bottom. Expanding keeps the side, columns and order of every
// box; it only pushes down what is below.
func layoutFor(r *roll, open map[string]bool, w scene.Px) *Layout {
	l := &Layout{W: w, narrow: w < NarrowBelow, boxes: make([]place, len(r.boxes.List)), of: r.boxes.Of, at: make([]int32, len(r.takes))}
	for i := range l.boxes {
		p := &l.boxes[i]
		p.open = open[r.boxes.List[i].Key]
		p.all = r.items(i)
		for _, it := range p.all {
			if it.takes > 0 || !r.long() {
				p.want = append(p.want, it)
			}
		}
	}
	if l.narrow {
		for i := range l.boxes {
			p := &l.boxes[i]
			p.cols, p.slots = 1, min(p.lines(), narrowLines)
		}
	} else {
		l.assign()
		l.deal()
	}
	for i := range l.boxes {
		l.boxes[i].choose(r, i, open)
	}
	if l.narrow {
		l.stackAll()
	} else {
		l.stand()
	}
	l.number(r)
	return l
}

// assign sets the side of each box. At the sides go the three boxes with the most
// events, the busiest of the rest that is not too long, and boxes of few lines; long
// boxes and those of several countries go to the bottom. The sides alternate, so that
// one more actor in one box does not scatter the others.
func (l *Layout) assign() {
	total := 0
	for i := range l.boxes {
		total += l.boxes[i].lines() + 2
	}
	second, below, turn := total <= 2*sideSlots-6, 0, 0
	all := second
	for i := range l.boxes {
		n := l.boxes[i].lines()
		switch {
		case all || i < 3 || n <= fewLines && !l.boxes[i].divided() || below == l.lowCols():
		case !second && n <= sideSlots && !l.boxes[i].divided():
			second = true
		default:
			l.boxes[i].side = low
			below++
			continue
		}
		l.boxes[i].side = sideTurns[turn%len(sideTurns)]
		turn++
	}
}

// divided reports whether a box shows countries.
func (p *place) divided() bool {
	return slices.ContainsFunc(p.all, func(it item) bool { return it.home != none })
}

// fewLines is the greatest number of lines of a box that fits below another at a side.
const fewLines = 6

// sideTurns is the order in which boxes fill the sides.
var sideTurns = [...]side{left, right, left, right, right, left}

// sideSlots is the approximate number of lines in a side column.
const sideSlots = (sideH - headH) / rowH

// deal gives every box its lines: at the sides out of the height, at the bottom out of
// the columns that the width holds.
func (l *Layout) deal() {
	for s := left; s <= low; s++ {
		var in []int
		var wants []int
		for i := range l.boxes {
			p := &l.boxes[i]
			if p.side != s {
				continue
			}
			n := p.lines()
			p.cols, p.slots = 1, n
			if s == low {
				n = (n + lowPer - 1) / lowPer
			}
			in, wants = append(in, i), append(wants, n)
		}
		slots, least := (sideH-len(in)*headH-(len(in)-1)*gapY)/rowH, 2
		if s == low {
			slots, least = l.lowCols(), 1
		}
		for k, n := range share(slots, least, wants) {
			p := &l.boxes[in[k]]
			if s == low {
				p.cols = n
				n *= lowPer
			}
			p.slots = min(p.slots, n)
		}
	}
}

// lowCols returns the number of columns at the bottom.
func (l *Layout) lowCols() int {
	return max(1, int((l.W-2*edge+gapX)/(lowW+gapX)))
}

// share apportions n lines by the D'Hondt method to those who want some: at least
// min(least, want) each, and no more than wanted.
func share(n, least int, wants []int) []int {
	has := make([]int, len(wants))
	for i := range has {
		has[i] = min(least, wants[i])
		n -= has[i]
	}
	for ; n > 0; n-- {
		best := -1
		for i, w := range wants {
			if has[i] < w && (best < 0 || w*(has[best]+1) > wants[best]*(has[i]+1)) {
				best = i
			}
		}
		if best < 0 {
			break
		}
		has[best]++
	}
	return has
}

// stand sets the position of every box.
func (l *Layout) stand() {
	width := scene.Px(int(min(sideW, (l.W-2*edge)*22/100)))
	l.free = area{edge + width + aside, topY, l.W - edge - width - aside, topY + sideH}
	y := [2]scene.Px{topY, topY}
	for i := range l.boxes {
		if p := &l.boxes[i]; p.side != low {
			p.w, p.h = width, headH+scene.Px(p.per*rowH)
			p.x, p.y = edge, y[p.side]
			if p.side == right {
				p.x = l.W - edge - width
			}
			y[p.side] += p.h + gapY
		}
	}
	l.free.y1 = max(topY+freeH, y[left]-gapY, y[right]-gapY)
	l.H = l.free.y1 + topY
	l.standLow()
}

// standLow places the boxes at the bottom side by side.
func (l *Layout) standLow() {
	used := 0
	for i := range l.boxes {
		if l.boxes[i].side == low {
			used += l.boxes[i].cols
		}
	}
	if used == 0 {
		return
	}
	cols := scene.Px(used)
	w := scene.Px(int(min(lowMax, (l.W-2*edge-(cols-1)*gapX)/cols)))
	indent := scene.Px(int((l.W - 2*edge - cols*(w+gapX) + gapX) / 2))
	y, at := l.free.y1+lowGap, 0
	for i := range l.boxes {
		p := &l.boxes[i]
		if p.side != low {
			continue
		}
		p.x, p.y = edge+indent+scene.Px(at)*(w+gapX), y
		p.w, p.h = scene.Px(p.cols)*(w+gapX)-gapX, headH+scene.Px(p.per*rowH)
		l.H = max(l.H, p.y+p.h+topY)
		at += p.cols
	}
}

// stackAll stacks all boxes vertically, for a narrow page.
func (l *Layout) stackAll() {
	y := scene.Px(topY)
	for i := range l.boxes {
		p := &l.boxes[i]
		p.x, p.y, p.w, p.h = narrowEdge, y, l.W-2*narrowEdge, headH+scene.Px(p.per*narrowRowH)
		y += p.h + gapY
	}
	l.H = y
}
