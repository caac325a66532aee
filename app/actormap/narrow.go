package actormap

import (
	"slices"
	"strconv"

	"parley/app/network"
	"parley/app/scene"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/sorts"
)

// Measures of the narrow form, in pixels unless noted. Rows are high enough for a thumb.
const (
	narrowEdge  = 16
	narrowRowH  = 36
	narrowLines = 7  // lines of a collapsed box
	narrowTies  = 12 // contacts of the actor at the top
	narrowPage  = 6  // ties between delegations per page
	barW        = 64 // width of the bar of classes beside a tie
)

// met is a contact of an actor, with a tally of their events.
type met struct {
	actor dataset.ActorRef
	network.Tally
}

// buildNarrow draws the form for a phone: the selected actor, or the one with the most
// events in the window, with its contacts, then all delegations.
func (c *Chart) buildNarrow(m *view.Model, l *Layout, s *scene.Scene) {
	s.Reset(l.W, l.H)
	for i := range l.boxes {
		p := &l.boxes[i]
		c.drawHead(p, i, s)
		for k := range p.rows {
			c.drawLine(m, i, &p.rows[k], narrowRowH, s)
		}
		c.drawFold(p, i, narrowRowH, s)
	}
	ego := c.ego(m)
	if ego < 0 {
		return
	}
	met := c.metBy(m, ego)
	below := scene.Px(headH+min(len(met), narrowTies)*narrowRowH) + gapY + 12
	if len(met) > narrowTies {
		below += narrowRowH
	}
	first, ties := c.pageOf(narrowPage)
	if m.Actor >= 0 {
		ties = nil
	}
	if m.Actor >= 0 {
		c.drawAbove(m, s)
	}
	high := scene.Px(0)
	if n := len(ties); n > 0 {
		high = headH + scene.Px(n*narrowRowH) + gapY
		if n < len(c.ties) {
			high += narrowRowH
		}
	}
	s.Shift(0, below+high)
	s.H += below + high
	c.drawEgo(m, l, s, ego, met)
	if high > 0 {
		c.drawNarrowTies(l, first, ties, topY+below, s)
	}
}

// pageOf returns the current page of n ties and the index of its first.
func (c *Chart) pageOf(n int) (first int, ties []tie) {
	if c.page*n >= len(c.ties) {
		c.page = 0
	}
	first = c.page * n
	return first, c.ties[first:min(len(c.ties), first+n)]
}

// drawNarrowTies draws ties between delegations as rows, and the number of the others.
func (c *Chart) drawNarrowTies(l *Layout, first int, ties []tie, top scene.Px, s *scene.Scene) {
	x, w := scene.Px(narrowEdge), l.W-2*narrowEdge
	s.Line(scene.BoxRule, x, top+1, x+w, top+1)
	s.Text(scene.BoxName, 0, x, top+20, c.w.Say("actors.ties"))
	y := top + headH + narrowRowH/2
	for i := range ties {
		t := &ties[i]
		s.Begin(scene.Target{Kind: scene.TieTarget, Ref: int32(first + i), Count: int32(t.n)}, x-4, y-narrowRowH/2, w+8, narrowRowH)
		if c.tie != nil && slices.Equal(t.boxes, c.tie) {
			s.Rect(scene.RowBox, x-4, y-narrowRowH/2+1, w+8, narrowRowH-2)
		}
		s.Text(scene.RowName, 0, x, y+4, scene.Fit(c.meas, scene.RowName, c.w.List(c.names(t.boxes)), w-barW-48))
		bar(&t.quads, max(c.ties[0].n, 1), barW, x+w-barW-30, y-3, 6, s)
		s.Text(scene.RowCount, scene.AnchorEnd, x+w, y+4, c.badgeText(t))
		s.End()
		y += narrowRowH
	}
	if rest := len(c.ties) - len(ties); rest > 0 {
		s.Begin(scene.Target{Kind: scene.TieTarget, Ref: -1, Count: int32(rest)}, x-4, y-narrowRowH/2, w+8, narrowRowH)
		s.Text(scene.More, 0, x, y+4, c.w.Count("actors.more-ties", rest))
		s.End()
	}
}

// ego returns the actor at the top, or None.
func (c *Chart) ego(m *view.Model) dataset.ActorRef {
	if m.Actor >= 0 {
		return m.Actor
	}
	best := dataset.ActorRef(dataset.None)
	for a, n := range c.counts {
		if n > 0 && (best < 0 || n > c.counts[best]) {
			best = dataset.ActorRef(a)
		}
	}
	return best
}

// metBy returns the contacts of an actor in the window, most frequent first.
func (c *Chart) metBy(m *view.Model, ego dataset.ActorRef) []met {
	var out []met
	for _, other := range c.Meetings(m)[ego] {
		if t := c.Graph.Count(other.Events, &m.Result, m.From, m.To); t.N > 0 {
			out = append(out, met{other.Actor, t})
		}
	}
	sorts.Stable(out, func(x, y met) int { return y.N - x.N })
	return out
}

// drawEgo draws the actor at the top and its contacts.
func (c *Chart) drawEgo(m *view.Model, l *Layout, s *scene.Scene, ego dataset.ActorRef, ties []met) {
	w := l.W - 2*narrowEdge
	head := row{actor: ego, x: narrowEdge, y: topY + narrowRowH/2, w: w}
	s.Line(scene.BoxRule, head.x, topY+1, head.x+w, topY+1)
	c.drawRow(m, &head, narrowRowH, s)
	y := head.y + narrowRowH
	for i := range ties[:min(len(ties), narrowTies)] {
		c.drawMet(&ties[i], ego, narrowEdge, y, w, ties[0].N, s)
		y += narrowRowH
	}
	if rest := len(ties) - narrowTies; rest > 0 {
		s.Begin(scene.Target{Kind: scene.ActorTarget, Ref: int32(ego), Other: 1, Count: int32(c.counts[ego])}, narrowEdge-4, y-narrowRowH/2, w+8, narrowRowH)
		s.Text(scene.More, scene.Hover, narrowEdge, y+4, c.w.Say("actors.more", c.w.Number(rest)))
		s.End()
	}
}

// drawMet draws a contact of the actor at the top as a row: name, bar of classes, number
// of contacts.
func (c *Chart) drawMet(t *met, ego dataset.ActorRef, x, y, w scene.Px, most int, s *scene.Scene) {
	s.Begin(scene.Target{Kind: scene.PairTarget, Ref: int32(ego), Other: int32(t.actor), Count: int32(t.N)}, x-4, y-narrowRowH/2, w+8, narrowRowH)
	name := c.d.Actors[t.actor].Name
	if c.d.Actors[t.actor].Kind == codebook.State {
		name = c.rowName(&c.d.Actors[t.actor])
	}
	s.Text(scene.RowName, 0, x+12, y+4, scene.Fit(c.meas, scene.RowName, name, w-barW-60))
	bar(&t.Quads, most, barW, x+w-barW-30, y-3, 6, s)
	s.Text(scene.RowCount, scene.AnchorEnd, x+w, y+4, strconv.Itoa(t.N))
	s.End()
}

// bar draws the classes of some events side by side; most events are wide pixels long.
func bar(quads *[codebook.QuadCount]int, most, wide int, x, y, h scene.Px, s *scene.Scene) {
	left, done := x, 0
	for q := 1; q <= codebook.QuadCount; q++ {
		k := codebook.Quad(q % codebook.QuadCount)
		if quads[k] == 0 {
			continue
		}
		done += quads[k]
		end := x + scene.Px(max(wide*done/most, 3))
		s.Add(scene.Mark{Kind: scene.Rect, Style: scene.DensityBar, Quad: k, X: left, Y: y, W: end - left, H: h})
		left = end
	}
}
