package actormap

import (
	"cmp"
	"strconv"

	"parley/app/network"
	"parley/app/scene"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/sorts"
)

// The matrix: one cell for each pair of actors that were in contact in the window. Since
// each pair has only one cell, the names fit on the diagonal, where they label the row
// to their left and the column below.

// Measures of the matrix, in pixels.
const (
	cellMax = 26
	cellMin = 12
	cellNum = 17  // minimum size of a cell with a number
	mostCl  = 190 // maximum number of cells: a page may hold 1,500 elements
	nameW   = 170
)

// Order is the sort order of the actors in the matrix.
type Order uint8

// The orders of the matrix.
const (
	ByHome Order = iota
	ByEvents
	ByName
)

// orderNames are the codes of the orders in an action; a catalogue has a message for
// each under "order.".
var orderNames = [...]string{"home", "events", "name"}

// Code returns the code of an order.
func (o Order) Code() string { return orderNames[o] }

// Orders lists the orders.
func Orders() []Order { return []Order{ByHome, ByEvents, ByName} }

// Arrange sets the order of the matrix by its code; it reports false for an unknown code.
func (c *Chart) Arrange(code string) bool {
	for i, name := range orderNames {
		if name == code {
			c.Order = Order(i)
			return true
		}
	}
	return false
}

// buildMatrix draws the matrix.
func (c *Chart) buildMatrix(m *view.Model, w scene.Px, s *scene.Scene) {
	side, name := scene.Px(edge), scene.Px(nameW)
	if w < NarrowBelow {
		side, name = narrowEdge, namesMin
	}
	list, met := c.ordered(m)
	room := w - 2*side - name
	cell := max(cellMin, min(cellMax, scene.Px(int(room/scene.Px(max(len(list), 1))))))
	left := 0
	all := len(list)
	if most := int(room / cell); len(list) > most {
		list = c.busiest(list, most)
	}
	for met.cells(list) > mostCl {
		list = c.busiest(list, len(list)-1)
	}
	left = all - len(list)
	s.Reset(w, topY+scene.Px(len(list))*cell+cell+40)
	for i := range list { // drawn first and consecutively, so that they become one path
		at, end := scene.Px(i)*cell, scene.Px(len(list))*cell
		s.Line(scene.LaneRule, side, topY+at+cell-.5, side+at, topY+at+cell-.5)
		s.Line(scene.LaneRule, side+at+cell-.5, topY+at+cell, side+at+cell-.5, topY+end)
	}
	for i, a := range list {
		y := topY + scene.Px(i)*cell
		c.drawMatrixRow(m, list, i, side, y, cell, met, s)
		c.drawMatrixName(m, a, side+scene.Px(i)*cell, y, cell, w-side, s)
	}
	if left += met.without(c.d); left > 0 {
		s.Text(scene.More, 0, side, s.H-12, scene.Fit(c.meas, scene.More, c.w.Count("actors.apart", left), w-2*side))
	}
}

// partners holds the tallies of the pairs in contact in the window.
type partners struct {
	of  map[[2]dataset.ActorRef]*network.Tally
	any []bool // per actor: has a partner
}

// cells counts the pairs among some actors.
func (p *partners) cells(list []dataset.ActorRef) int {
	n := 0
	for i, a := range list {
		for _, b := range list[:i] {
			if p.of[[2]dataset.ActorRef{min(a, b), max(a, b)}] != nil {
				n++
			}
		}
	}
	return n
}

// without counts the actors without a partner in the window.
func (p *partners) without(d *dataset.Dataset) int {
	n := 0
	for a := range d.Actors {
		if !p.any[a] {
			n++
		}
	}
	return n
}

// ordered returns the actors with a partner in the window, in order, and their pairs.
func (c *Chart) ordered(m *view.Model) ([]dataset.ActorRef, *partners) {
	met := &partners{of: map[[2]dataset.ActorRef]*network.Tally{}, any: make([]bool, len(c.d.Actors))}
	for a, list := range c.Meetings(m) {
		for _, other := range list {
			if int(other.Actor) < a {
				continue
			}
			t := c.Graph.Count(other.Events, &m.Result, m.From, m.To)
			if t.N > 0 {
				met.of[[2]dataset.ActorRef{dataset.ActorRef(a), other.Actor}] = &t
				met.any[a], met.any[other.Actor] = true, true
			}
		}
	}
	var list []dataset.ActorRef
	for i := range c.Boxes.List {
		for _, a := range c.Boxes.List[i].Rows {
			if met.any[a] {
				list = append(list, a)
			}
		}
	}
	switch c.Order {
	case ByEvents:
		sorts.Stable(list, func(a, b dataset.ActorRef) int { return c.counts[b] - c.counts[a] })
	case ByName:
		sorts.Stable(list, func(a, b dataset.ActorRef) int { return cmp.Compare(c.d.Actors[a].Label(), c.d.Actors[b].Label()) })
	}
	return list, met
}

// busiest keeps the most actors with the most events, in their order.
func (c *Chart) busiest(list []dataset.ActorRef, most int) []dataset.ActorRef {
	by := append([]dataset.ActorRef(nil), list...)
	sorts.Stable(by, func(a, b dataset.ActorRef) int { return c.counts[b] - c.counts[a] })
	in := map[dataset.ActorRef]bool{}
	for _, a := range by[:most] {
		in[a] = true
	}
	kept := by[:0]
	for _, a := range list {
		if in[a] {
			kept = append(kept, a)
		}
	}
	return kept
}

// drawMatrixRow draws the cells of one actor with those before it.
func (c *Chart) drawMatrixRow(m *view.Model, list []dataset.ActorRef, i int, x, y, cell scene.Px, met *partners, s *scene.Scene) {
	for k, b := range list[:i] {
		a := list[i]
		if t := met.of[[2]dataset.ActorRef{min(a, b), max(a, b)}]; t != nil {
			c.drawCell(m, a, b, t, x+scene.Px(k)*cell, y, cell, s)
		}
	}
}

// drawCell draws the number of a pair's contacts above a bar of their classes. A single
// contact has no number; if a number does not fit, the bar fills the cell.
func (c *Chart) drawCell(m *view.Model, a, b dataset.ActorRef, t *network.Tally, x, y, cell scene.Px, s *scene.Scene) {
	s.Begin(scene.Target{Kind: scene.PairTarget, Ref: int32(a), Other: int32(b), Count: int32(t.N)}, x, y, cell, cell)
	if pairOf(m, a, b) {
		s.Rect(scene.SelectTint, x, y, cell, cell)
	}
	bar := [4]scene.Px{x + 2, y + cell - 6, cell - 5, 4}
	if cell < cellNum {
		bar = [4]scene.Px{x + 1, y + 1, cell - 3, cell - 3}
	} else if t.N > 1 {
		s.Text(scene.BadgeText, scene.AnchorMid, x+cell/2-.5, y+cell-9, strconv.Itoa(t.N))
	}
	c.drawQuads(&t.Quads, t.N, bar, s)
	s.End()
}

// drawQuads draws a bar divided by class.
func (c *Chart) drawQuads(quads *[codebook.QuadCount]int, n int, bar [4]scene.Px, s *scene.Scene) {
	left, done := bar[0], 0
	for q := 1; q <= codebook.QuadCount; q++ {
		k := codebook.Quad(q % codebook.QuadCount)
		if quads[k] == 0 {
			continue
		}
		done += quads[k]
		end := bar[0] + scene.Px(int(bar[2])*done/n)
		s.Add(scene.Mark{Kind: scene.Rect, Style: scene.DensityBar, Quad: k, X: left, Y: bar[1], W: end - left, H: bar[3]})
		left = end
	}
}

func pairOf(m *view.Model, a, b dataset.ActorRef) bool {
	return m.Actor == a && (m.Other < 0 || m.Other == b) || m.Actor == b && (m.Other < 0 || m.Other == a)
}

// drawMatrixName draws a name on the diagonal.
func (c *Chart) drawMatrixName(m *view.Model, a dataset.ActorRef, x, y, cell, end scene.Px, s *scene.Scene) {
	room := min(end-x-6, nameW-12)
	name := scene.Fit(c.meas, scene.RowName, c.rowName(&c.d.Actors[a]), room)
	s.Begin(scene.Target{Kind: scene.ActorTarget, Ref: int32(a), Count: int32(c.counts[a])}, x, y, room+6, cell)
	if a == m.Actor || a == m.Other {
		s.Rect(scene.RowBox, x+1, y+1, c.meas.Measure(scene.RowName, name)+10, cell-2)
	}
	style := scene.RowName
	if cell < cellNum {
		style = scene.RowOffice
	}
	s.Text(style, 0, x+6, y+cell/2+4, name)
	s.End()
}
