// Package actormap draws who is tied to whom: delegations as lists, ties
// between them counted from events, and, for a chosen actor, every event as a
// dated dot with a line to each participant. It is pure: the same dataset,
// state and size give the same scene, natively and in the browser.
package actormap

import (
	"parley/app/network"
	"parley/app/scene"
	"parley/data/dataset"
)

// Measures of the look, in pixels.
const (
	rowH    = 22
	headH   = 30 // rule, name and count of a delegation
	colW    = 216
	gapY    = 28
	edge    = 24  // free at both sides
	freeTop = 300 // kept free in the middle for the events of a chosen actor
	topY    = 14
)

// row is one actor's line in its box.
type row struct {
	actor dataset.ActorRef
	x, y  scene.Px // left end and middle of the line
	w     scene.Px
}

// place is where a box stands and how many columns its rows take.
type place struct {
	x, y, w, h scene.Px
	cols       int
	rows       []row
	hidden     int // actors of the box that take part in no event
	open       bool
}

// Layout is where everything stands for one width. It depends on the dataset
// and the width only: no filter and no window moves an actor.
type Layout struct {
	W, H   scene.Px
	boxes  []place
	at     []int32 // per actor: box<<16 | row, or -1 where hidden
	middle [2]scene.Px
	free   scene.Px // lower end of the free space in the middle
}

// columns of a layout: left, middle, right.
const (
	left = iota
	middle
	right
)

// layoutFor places the boxes for a width. Two columns face each other, the
// delegation with most rows stands below the middle, the others join the
// shorter side; below 760 px there are two columns and no middle.
func layoutFor(d *dataset.Dataset, b *network.Boxes, takes []int, open map[string]bool, w scene.Px) *Layout {
	l := &Layout{W: w, boxes: make([]place, len(b.List)), at: make([]int32, len(d.Actors))}
	for i := range l.at {
		l.at[i] = -1
	}
	width := min(colW, (w-2*edge-40)/2)
	for i := range b.List {
		l.boxes[i] = fill(&b.List[i], takes, open)
		l.boxes[i].w = width
	}
	sides := assign(l.boxes, w >= 760)
	l.middle = [2]scene.Px{edge + width, w - edge - width}
	l.stack(sides, width)
	l.number()
	return l
}

// fill chooses the rows of a box: those who take part in some event, unless
// nobody does or the box has been opened.
func fill(b *network.Box, takes []int, open map[string]bool) place {
	p := place{cols: 1, open: open[b.Key]}
	for _, a := range b.Rows {
		if takes[a] > 0 || p.open {
			p.rows = append(p.rows, row{actor: a})
		} else {
			p.hidden++
		}
	}
	return p
}

// assign deals the boxes to the columns in their order.
func assign(boxes []place, three bool) []int {
	side := make([]int, len(boxes))
	most := -1
	if three {
		for i := 2; i < len(boxes); i++ {
			if len(boxes[i].rows) >= 6 && (most < 0 || len(boxes[i].rows) > len(boxes[most].rows)) {
				most = i
			}
		}
	}
	height := [3]int{}
	for i := range boxes {
		switch {
		case i == most:
			side[i] = middle
			continue
		case i == 0 || i > 1 && height[left] <= height[right]:
			side[i] = left
		default:
			side[i] = right
		}
		height[side[i]] += len(boxes[i].rows)*rowH + headH + gapY
	}
	return side
}

// stack sets the boxes of each column one below the other.
func (l *Layout) stack(side []int, width scene.Px) {
	ys := [3]scene.Px{topY, topY + freeTop, topY}
	xs := [3]scene.Px{edge, 0, l.W - edge - width}
	for i := range l.boxes {
		p := &l.boxes[i]
		p.x, p.y = xs[side[i]], ys[side[i]]
		if side[i] == middle {
			l.spread(p, width)
		}
		per := (len(p.rows) + p.cols - 1) / p.cols
		p.h = headH + scene.Px(per*rowH)
		if p.hidden > 0 {
			p.h += rowH
		}
		ys[side[i]] = p.y + p.h + gapY
		l.H = max(l.H, p.y+p.h+topY)
	}
	l.free = topY + freeTop
}

// spread widens the box of the middle to as many columns as fit, two or three.
func (l *Layout) spread(p *place, width scene.Px) {
	room := l.middle[1] - l.middle[0] - 2*90
	p.cols = max(1, min(3, int(room/170)))
	if len(p.rows) < 9 {
		p.cols = 1
	}
	p.w = min(room, scene.Px(p.cols)*190)
	if p.cols == 1 {
		p.w = min(room, width)
	}
	p.x = scene.Px(int((l.W - p.w) / 2))
}

// number gives every row its place and every actor its row.
func (l *Layout) number() {
	for b := range l.boxes {
		p := &l.boxes[b]
		per := (len(p.rows) + p.cols - 1) / p.cols
		colGap := scene.Px(18)
		w := (p.w - colGap*scene.Px(p.cols-1)) / scene.Px(p.cols)
		for i := range p.rows {
			col := i / max(per, 1)
			p.rows[i].x = p.x + scene.Px(col)*(w+colGap)
			p.rows[i].y = p.y + headH + scene.Px(i%per)*rowH + rowH/2
			p.rows[i].w = w
			l.at[p.rows[i].actor] = int32(b<<16 | i)
		}
	}
}

// find is the row of an actor, or false where its box does not show it.
func (l *Layout) find(a dataset.ActorRef) (*row, int, bool) {
	if a < 0 || l.at[a] < 0 {
		return nil, 0, false
	}
	b := int(l.at[a] >> 16)
	return &l.boxes[b].rows[l.at[a]&0xffff], b, true
}

// port is where a line leaves a row towards x.
func (r *row) port(towards scene.Px) scene.Px {
	if towards < r.x+r.w/2 {
		return r.x - 4
	}
	return r.x + r.w + 4
}
