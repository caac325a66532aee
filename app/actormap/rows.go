package actormap

import (
	"strconv"

	"parley/app/scene"
	"parley/app/timescale"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/sorts"
)

// Rows × time: actors are rows, and every event is a vertical stroke with a mark on the
// row of each participant, at its true date. Marks of one row that would cover one another
// are stacked, and the row grows. An event of many is one stroke, and time runs as in the
// timeline. After the parallel aggregated ordered hypergraph of Valdivia et al. (2020).

// Measures of the rows, in pixels unless noted.
const (
	lineH    = 20  // height of an actor's row
	boxGap   = 30  // height of the name of a delegation
	axisH    = 34  // height of the axis, two lines of text
	titleH   = 16  // height of a line of names of events above the rows
	titles   = 6   // lines of names
	titleW   = 210 // maximum width of a name
	namesW   = 232 // width of the names
	namesMin = 118 // width of the names on a phone
	strokeD  = 9   // distance between the strokes of one day, if the day has room
	markR    = 4   // radius of a mark on a row
	markD    = 9   // distance between two marks of a row, beside or above one another
	mostPile = 8   // marks above one another in a row
	mostRows = 80  // maximum number of rows
	mostMk   = 310 // maximum number of stroke marks: a page may hold 1,500 elements
)

// grid holds the positions of rows and time.
type grid struct {
	x0, x1 scene.Px   // extent of the time axis
	top    scene.Px   // top of the first row
	y      []scene.Px // base line of the row of an actor
	rows   []dataset.ActorRef
	rest   int // actors of the window without a row
	scale  timescale.Scale
	h      scene.Px
	marks  map[dataset.ActorRef][]spot // per actor with a row: the marks on it
}

// spot is a mark on a row: its time, and how many marks are below it.
type spot struct {
	x    scene.Px
	pile int
}

// stroke is an event in the drawing.
type stroke struct {
	e      dataset.EventRef
	x      scene.Px // of its date
	piles  []int    // per part of the event: the level of its mark on the row
	lo, hi scene.Px // extent over its rows
	name   label    // above the rows; text is "" if it has no room
}

// buildRows draws rows × time.
func (c *Chart) buildRows(m *view.Model, w scene.Px, s *scene.Scene) {
	g := c.grid(m, w)
	strokes, left := c.strokes(m, g)
	c.layRows(g)
	c.nameStrokes(m, g, strokes)
	s.Reset(w, g.h)
	c.drawTime(g, s)
	c.drawNames(m, g, s)
	for i := range strokes {
		c.drawStroke(m, g, &strokes[i], s)
	}
	y := c.drawRest(g.rest, g.x0, g.h-40, g.x1-g.x0, s)
	if note := c.rowsNote(g, left); note != "" {
		y = c.write(scene.More, note, g.x0, y, g.x1-g.x0, s)
	}
	s.H = y + footGap
}

// rowsNote returns the note that counts the actors and events not drawn.
func (c *Chart) rowsNote(g *grid, left int) string {
	note := ""
	if n := len(c.d.Actors) - len(g.rows) - g.rest; n > 0 {
		note = c.w.Count("actors.absent", n)
	}
	if left > 0 {
		note += " " + c.w.Count("actors.lighter", left)
	}
	return note
}

// grid gives a row to each actor with an event in the window, in the order of the
// delegations. layRows sets their heights.
func (c *Chart) grid(m *view.Model, w scene.Px) *grid {
	side, names := scene.Px(edge), scene.Px(namesW)
	if w < NarrowBelow {
		side, names = narrowEdge, namesMin
	}
	g := &grid{x0: side + names + 14, x1: w - side - 8, top: topY + axisH + titles*titleH, y: make([]scene.Px, len(c.d.Actors)), marks: map[dataset.ActorRef][]spot{}}
	g.scale = timescale.Scale{Window: timescale.Span{From: m.From, To: m.To}, Width: timescale.Px(g.x1 - g.x0)}
	show := c.rowed(m, g)
	for i := range c.Boxes.List {
		for _, a := range c.Boxes.List[i].Rows {
			if show[a] {
				g.rows = append(g.rows, a)
				g.marks[a] = nil
			}
		}
	}
	return g
}

// layRows sets the base line of every row; above it a row is as high as its marks need.
func (c *Chart) layRows(g *grid) {
	y, box := g.top, int32(-1)
	for _, a := range g.rows {
		if b := c.Boxes.Of[a]; b != box {
			y, box = y+boxGap, b
		}
		y += scene.Px((g.pile(a) - 1) * markD)
		g.y[a] = y + lineH/2
		y += lineH
	}
	g.h = y + 40
}

// pile returns the number of marks above one another in a row.
func (g *grid) pile(a dataset.ActorRef) int {
	n := 1
	for _, k := range g.marks[a] {
		n = max(n, k.pile+1)
	}
	return n
}

// markY returns the middle of a mark on a row: the lowest is on its base line.
func (g *grid) markY(a dataset.ActorRef, pile int) scene.Px {
	return g.y[a] - scene.Px(pile*markD)
}

// rowed returns which actors have a row: the selected ones and, of those who take part in
// an event of the window or are affected by one, the mostRows with the most events.
func (c *Chart) rowed(m *view.Model, g *grid) []bool {
	events := append([]int(nil), c.counts...)
	for e := range m.Result.All {
		if !m.Result.InWindow(e, m.From, m.To) {
			continue
		}
		for _, p := range c.d.Events[e].Who {
			if p.Role == codebook.RoleAffected {
				events[p.Actor]++
			}
		}
	}
	var list []dataset.ActorRef
	for a, n := range events {
		if a == int(m.Actor) || a == int(m.Other) {
			events[a] = 1 << 30
		}
		if n > 0 || events[a] > 0 {
			list = append(list, dataset.ActorRef(a))
		}
	}
	sorts.Stable(list, func(a, b dataset.ActorRef) int { return events[b] - events[a] })
	show := make([]bool, len(events))
	g.rest = max(0, len(list)-mostRows)
	for _, a := range list[:len(list)-g.rest] {
		show[a] = true
	}
	return show
}

// drawTime draws the axis above the rows and its grid lines.
func (c *Chart) drawTime(g *grid, s *scene.Scene) {
	a := g.scale.Axis()
	foot := g.h - 32
	for _, r := range g.rows {
		s.Line(scene.LaneRule, g.x0, g.y[r]+.5, g.x1, g.y[r]+.5)
	}
	for i, l := range [2]timescale.Level{a.Coarse, a.Fine} {
		style, text, y := scene.GridMajor, scene.AxisMajor, scene.Px(topY+10)
		if i == 1 {
			style, text, y = scene.Grid, scene.AxisText, topY+26
		}
		if l.Unit == timescale.NoUnit {
			continue
		}
		for t := l.Floor(g.scale.Window.From); t < g.scale.Window.To; t = l.Next(t) {
			if t >= g.scale.Window.From {
				x := g.x0 + scene.Px(int(g.scale.X(t))) + .5
				s.Line(style, x, y+4, x, foot)
			}
		}
		for t := l.Floor(g.scale.Window.From); t < g.scale.Window.To; t = l.Next(t) {
			x := max(0, scene.Px(int(g.scale.X(t))))
			end := scene.Px(min(int(g.scale.X(l.Next(t))), int(g.x1-g.x0)))
			if i == 1 && t < g.scale.Window.From {
				continue
			}
			if word := c.w.Tick(l.Unit, t, i == 0 || a.Coarse.Unit == timescale.NoUnit); c.meas.Measure(text, word) < end-x-4 {
				s.Text(text, 0, g.x0+x+3, y, word)
			}
		}
	}
}

// drawNames draws the delegations and their actors at the left.
func (c *Chart) drawNames(m *view.Model, g *grid, s *scene.Scene) {
	x := scene.Px(edge)
	if g.x0 < edge+namesW {
		x = narrowEdge
	}
	box := int32(-1)
	for _, a := range g.rows {
		y := g.y[a]
		if b := c.Boxes.Of[a]; b != box {
			box = b
			y -= scene.Px((g.pile(a) - 1) * markD)
			s.Begin(scene.Target{Kind: scene.GroupTarget, Ref: b, Other: -1}, x, y-lineH/2-boxGap+6, g.x0-14-x, boxGap-8)
			s.Line(scene.BoxRule, x, y-lineH/2-boxGap+8, g.x0-14, y-lineH/2-boxGap+8)
			s.Text(scene.BoxName, 0, x, y-lineH/2-6, scene.Fit(c.meas, scene.BoxName, c.BoxName(int(b)), g.x0-44-x))
			s.Text(scene.RowCount, scene.AnchorEnd, g.x0-14, y-lineH/2-6, strconv.Itoa(c.totals[b]))
			s.End()
		}
		r := row{actor: a, x: x, y: g.y[a], w: g.x0 - 14 - x}
		c.drawRow(m, &r, lineH, s)
	}
}
