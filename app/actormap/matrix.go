package actormap

import (
	"cmp"
	"strconv"

	"parley/app/network"
	"parley/app/query"
	"parley/app/scene"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/sorts"
)

// The matrix: one cell for each pair of actors that were in contact in the window. Since
// each pair has only one cell, the names fit on the diagonal, where they label the row
// to their left and the column below.

// Measures of the matrix, in pixels unless noted.
const (
	cellWide = 150 // maximum width of a cell
	cellHigh = 48  // maximum height of a cell
	cellMin  = 18  // minimum width and height, for a number and a bar
	mostCl   = 170 // maximum number of cells: a page may hold 1,500 elements
	nameW    = 170
	sayW     = 360 // width of the text in the empty corner
)

// table is where the cells of a matrix stand.
type table struct {
	x, y   scene.Px // of the first cell
	cw, ch scene.Px // size of a cell
}

// Order is the sort order of the actors in the matrix.
type Order uint8

// The orders of the matrix.
const (
	ByBlocks Order = iota
	ByHome
	ByEvents
	ByName
)

// orderNames are the codes of the orders in an action; a catalogue has a message for
// each under "order.".
var orderNames = [...]string{"blocks", "home", "events", "name"}

// Code returns the code of an order.
func (o Order) Code() string { return orderNames[o] }

// Orders lists the orders.
func Orders() []Order { return []Order{ByBlocks, ByHome, ByEvents, ByName} }

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
	left := len(list)
	least := max(cellMin, c.meas.Measure(scene.BadgeText, strconv.Itoa(met.most))+4)
	room := w - 2*side - name
	list = c.busiest(list, min(len(list), int(room/least)))
	for met.cells(list) > mostCl {
		list = c.busiest(list, len(list)-1)
	}
	if c.Order == ByBlocks {
		list = seriate(list, met.count)
	}
	left += met.without(c.d) - len(list)
	n := scene.Px(max(len(list), 1))
	g := table{side, topY, scene.Px(int(min(cellWide, room/n))), scene.Px(int(max(cellMin, min(cellHigh, (c.Room-topY-2*footLine-footGap)/n))))}
	s.Reset(w, topY+n*g.ch)
	g.drawRules(len(list), s)
	c.drawBars(list, g, met, s)
	for i, a := range list {
		c.drawMatrixRow(m, list, i, g, met, s)
		c.drawMatrixName(m, a, g.x+scene.Px(i)*g.cw, g.y+scene.Px(i)*g.ch, g, w-side, s)
	}
	c.drawMatrixFoot(m, list, g, left, s)
}

// drawRules draws the lines between the cells, first and consecutively, so that they
// become one path.
func (g *table) drawRules(n int, s *scene.Scene) {
	for i := range n {
		x, y := g.x+scene.Px(i)*g.cw, g.y+scene.Px(i+1)*g.ch
		s.Line(scene.LaneRule, g.x, y-.5, x, y-.5)
		s.Line(scene.LaneRule, x+g.cw-.5, y, x+g.cw-.5, g.y+scene.Px(n)*g.ch)
	}
}

// drawMatrixFoot says how to read the matrix, in the corner above the names or, if these
// reach it, below the cells; and counts the actors without a cell.
func (c *Chart) drawMatrixFoot(m *view.Model, list []dataset.ActorRef, g table, left int, s *scene.Scene) {
	how := c.w.Say("matrix.how", c.w.For("matrix.how", 0).Window(m.From, m.To))
	x, y, w := g.x, s.H+footGap, s.W-2*g.x
	rows := min(len(list), int(4*footLine/g.ch)+1) // beside the text
	if corner := s.W - g.x - sayW; corner > g.x+scene.Px(rows)*g.cw+nameW {
		c.write(scene.More, how, corner, g.y, sayW, s)
	} else {
		y = c.write(scene.More, how, x, y, w, s)
	}
	s.H = c.drawRest(left, x, y, w, s) + footGap
}

// partners holds the tallies of the pairs in contact in the window.
type partners struct {
	of   map[[2]dataset.ActorRef]*network.Tally
	any  []bool // per actor: has a partner
	most int    // greatest number of contacts of a pair
}

// count returns the number of contacts of two actors.
func (p *partners) count(a, b dataset.ActorRef) int {
	if t := p.of[[2]dataset.ActorRef{min(a, b), max(a, b)}]; t != nil {
		return t.N
	}
	return 0
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
				met.most = max(met.most, t.N)
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
		order := query.NewOrder(c.w)
		sorts.Stable(list, func(a, b dataset.ActorRef) int {
			return cmp.Compare(order.Key(c.d.Actors[a].Label()), order.Key(c.d.Actors[b].Label()))
		})
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
func (c *Chart) drawMatrixRow(m *view.Model, list []dataset.ActorRef, i int, g table, met *partners, s *scene.Scene) {
	for k, b := range list[:i] {
		a := list[i]
		if t := met.of[[2]dataset.ActorRef{min(a, b), max(a, b)}]; t != nil {
			c.drawCell(m, a, b, t, g.x+scene.Px(k)*g.cw, g.y+scene.Px(i)*g.ch, g, s)
		}
	}
}

// drawCell draws the number of a pair's contacts.
func (c *Chart) drawCell(m *view.Model, a, b dataset.ActorRef, t *network.Tally, x, y scene.Px, g table, s *scene.Scene) {
	s.Begin(scene.Target{Kind: scene.PairTarget, Ref: int32(a), Other: int32(b), Count: int32(t.N)}, x, y, g.cw, g.ch)
	if pairOf(m, a, b) {
		s.Rect(scene.SelectTint, x, y, g.cw, g.ch-6)
	}
	s.Text(scene.BadgeText, scene.AnchorMid, x+g.cw/2-.5, y+scene.Px(int(g.ch/2))+2, strconv.Itoa(t.N))
	s.End()
}

// drawBars draws below each number a bar divided by class: class by class, so that the
// page holds one path for each.
func (c *Chart) drawBars(list []dataset.ActorRef, g table, met *partners, s *scene.Scene) {
	for q := 1; q <= codebook.QuadCount; q++ {
		k := codebook.Quad(q % codebook.QuadCount)
		for i, a := range list {
			for j, b := range list[:i] {
				t := met.of[[2]dataset.ActorRef{min(a, b), max(a, b)}]
				if t == nil || t.Quads[k] == 0 {
					continue
				}
				before := 0
				for p := 1; p < q; p++ {
					before += t.Quads[p]
				}
				x, y, wide := g.x+scene.Px(j)*g.cw+2, g.y+scene.Px(i+1)*g.ch-5, int(g.cw)-5
				x0, x1 := x+scene.Px(wide*before/t.N), x+scene.Px(wide*(before+t.Quads[k])/t.N)
				for _, dy := range [...]scene.Px{.75, 2.25} { // lines of 1.5 pixels
					s.Add(scene.Mark{Kind: scene.Line, Style: scene.Tie, Quad: k, X: x0, Y: y + dy, W: x1 - x0})
				}
			}
		}
	}
}

func pairOf(m *view.Model, a, b dataset.ActorRef) bool {
	return m.Actor == a && (m.Other < 0 || m.Other == b) || m.Actor == b && (m.Other < 0 || m.Other == a)
}

// drawMatrixName draws a name on the diagonal.
func (c *Chart) drawMatrixName(m *view.Model, a dataset.ActorRef, x, y scene.Px, g table, end scene.Px, s *scene.Scene) {
	room := min(end-x-6, nameW-12)
	name := scene.Fit(c.meas, scene.RowName, c.rowName(&c.d.Actors[a]), room)
	s.Begin(scene.Target{Kind: scene.ActorTarget, Ref: int32(a), Count: int32(c.counts[a])}, x, y, room+6, g.ch)
	if a == m.Actor || a == m.Other {
		s.Rect(scene.RowBox, x+1, y+1, c.meas.Measure(scene.RowName, name)+10, g.ch-2)
	}
	s.Text(scene.RowName, 0, x+6, y+g.ch/2+4, name)
	s.End()
}
