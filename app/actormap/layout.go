// Package actormap draws who is tied to whom: delegations as lists, ties
// between them counted from events, and, for a chosen actor, every event as a
// dated dot with a line to each participant. It is pure: the same dataset,
// state and size give the same scene, natively and in the browser.
package actormap

import (
	"slices"

	"parley/app/scene"
	"parley/data/dataset"
)

// Measures of the look, in pixels. They are whole numbers, and so is every
// place of a row: layouts are the same bit for bit on every machine.
const (
	rowH   = 22
	headH  = 30  // rule, name and count of a delegation
	gapY   = 22  // between boxes of one column
	gapX   = 20  // between columns at the bottom; lines run down in it
	edge   = 24  // free at both sides
	topY   = 14  // free above
	freeH  = 400 // least height of the free space
	sideH  = 476 // of the columns at the sides and the free space between them
	sideW  = 224 // widest column at a side
	lowW   = 160 // narrowest column at the bottom
	lowMax = 224 // and the widest
	lowPer = 6   // lines in a column at the bottom
	lowGap = 36  // between the free space and the boxes at the bottom
	aside  = 8   // how far ties end from a box
)

// showAll is how many actors a record may have to show them all, also those who
// take part in nothing. In a longer record boxes of several countries show these,
// each closed until it is asked for, and who takes part in nothing is folded away.
const showAll = 60

// NarrowBelow is the width in pixels below which the map is one column of lists.
const NarrowBelow scene.Px = 700

// side says where a box stands. The boxes stand round a free space: the curves
// of ties stay inside it, since a cubic never leaves the hull of its points.
type side uint8

const (
	left side = iota
	right
	low
)

// row is one line of a box: an actor, a country with its actors, or those folded
// away.
type row struct {
	actor dataset.ActorRef // None for the fold; of a country the state
	home  int32            // number of the country in its box, or none
	x, y  scene.Px         // left end and middle of the line
	w     scene.Px
}

// none stands for no country.
const none = -1

// item is what a line of a box may stand for.
type item struct {
	actor dataset.ActorRef
	home  int32
	takes int // events over all time
}

// place is where a box stands and which rows it shows.
type place struct {
	side       side
	x, y, w, h scene.Px
	cols, per  int // columns, and lines in each
	rows       []row
	fold       row
	all        []item // what a line may stand for, in order
	want       []item // of these, what would be shown if there were room
	slots      int    // lines it has
	hidden     int    // actors behind the fold
	open       bool
}

// lines is how many lines a box would fill while it is closed.
func (p *place) lines() int {
	if len(p.all) > len(p.want) {
		return len(p.want) + 1
	}
	return len(p.want)
}

// Layout is where everything stands for one width. It depends on the dataset
// and the width only: no filter and no window moves an actor.
type Layout struct {
	W, H   scene.Px
	narrow bool
	boxes  []place
	of     []int32 // per actor: its box
	at     []int32 // per actor: its row there, -1 behind the fold
	free   area    // the space between the boxes
}

type area struct{ x0, y0, x1, y1 scene.Px }

// layoutFor places the boxes for a width: two columns at the sides that face
// each other and a row of wide boxes below. Whatever is open, a box keeps its side,
// its columns and its order: what opens only pushes down what stands below it.
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

// assign says on which side each box stands. The three with most events stand
// at the sides, with the busiest of the rest that is not too long, and with
// those of few lines; the long ones, and those of several countries, stand below.
// The sides take turns, so that one more actor in one box does not send the others
// over the page.
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

// fewLines is how many lines a box has that fits below another at a side.
const fewLines = 6

// sideTurns is the order in which boxes take the sides.
var sideTurns = [...]side{left, right, left, right, right, left}

// sideSlots is about how many lines the columns at the sides hold.
const sideSlots = (sideH - headH) / rowH

// deal gives every box its lines: at the sides out of the height, below out of
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

// lowCols is how many columns the row of boxes below has.
func (l *Layout) lowCols() int {
	return max(1, int((l.W-2*edge+gapX)/(lowW+gapX)))
}

// share deals n lines to those who want some, at least a few each, by the highest
// quotient of want and share so far (D'Hondt), nobody more than wanted.
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

// stand gives every box its place.
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

// standLow sets the boxes below one beside the other.
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

// stackAll sets all boxes one below the other, for a narrow page.
func (l *Layout) stackAll() {
	y := scene.Px(topY)
	for i := range l.boxes {
		p := &l.boxes[i]
		p.x, p.y, p.w, p.h = narrowEdge, y, l.W-2*narrowEdge, headH+scene.Px(p.per*narrowRowH)
		y += p.h + gapY
	}
	l.H = y
}
