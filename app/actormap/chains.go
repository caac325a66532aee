package actormap

import (
	"slices"

	"parley/app/network"
	"parley/app/scene"
	"parley/app/view"
	"parley/data/dataset"
)

// Measures of the chains, in pixels.
const (
	chainRow = 44 // distance between the actors of a column
	chainTop = 26
)

// link is an actor in a column of the drawing.
type link struct {
	actor dataset.ActorRef
	col   int
	x, y  scene.Px
}

// BuildChains draws chains from one actor to another, w pixels wide, from left to right:
// an actor appears once in each column in which a chain reaches it, and the mark on a
// line is the event of that step. The marks link to their events. The list beside the
// drawing has the same content.
func (c *Chart) BuildChains(m *view.Model, chains []network.Chain, w scene.Px, s *scene.Scene) {
	longest := 1
	for _, ch := range chains {
		longest = max(longest, len(ch))
	}
	var links []link
	find := func(a dataset.ActorRef, col int) int {
		i := slices.IndexFunc(links, func(l link) bool { return l.actor == a && l.col == col })
		if i < 0 {
			i = len(links)
			links = append(links, link{actor: a, col: col})
		}
		return i
	}
	for _, ch := range chains {
		for i, hop := range ch {
			find(hop.From, i)
			find(hop.To, lastCol(i+1, len(ch), longest))
		}
	}
	h := c.stack(links, longest, w)
	s.Reset(w, h)
	var drawn [][3]int
	for _, ch := range chains {
		for i, hop := range ch {
			step := [3]int{find(hop.From, i), find(hop.To, lastCol(i+1, len(ch), longest)), int(hop.Event)}
			if !slices.Contains(drawn, step) {
				drawn = append(drawn, step)
			}
		}
	}
	for _, d := range drawn {
		a, b := &links[d[0]], &links[d[1]]
		quad := c.d.Quad(&c.d.Events[d[2]])
		half := (b.x - a.x) / 2
		s.Curve(scene.Spoke, quad, 0, a.x, a.y, a.x+half, a.y, b.x-half, b.y, b.x, b.y)
	}
	for _, d := range drawn {
		a, b := &links[d[0]], &links[d[1]]
		e := dataset.EventRef(d[2])
		fx, fy := scene.Px(.5), scene.Px(.5) // position of the mark: a point of the curve, as a fraction of the way
		switch {
		case b.col-a.col > 1: // clear of the column between: the point at a quarter
			fx, fy = .297, .156
		case a.col == 0 && longest > 1: // clear of the names at both ends
			fx, fy = .592, .676
		case b.col == longest && longest > 1:
			fx, fy = .408, .324
		}
		x, y := a.x+scene.Px((b.x-a.x)*fx), a.y+scene.Px((b.y-a.y)*fy)
		s.Begin(scene.Target{Kind: scene.EventTarget, Ref: int32(e), Count: 1}, x-12, y-12, 24, 24)
		s.Symbol(c.d.Sign(&c.d.Events[e]), scene.LifeOf(m.Result.Status(e), m.Result.Standing(e)), x, y, 5)
		s.End()
	}
	for i := range links {
		c.drawLink(&links[i], longest, w, s)
	}
}

// lastCol returns the column of the i-th actor of a chain of n steps: every chain ends
// in the rightmost column.
func lastCol(i, n, longest int) int {
	if i == n {
		return longest
	}
	return i
}

// stack sets the positions of the actors, each column vertically centred, and returns
// the height in pixels.
func (c *Chart) stack(links []link, longest int, w scene.Px) scene.Px {
	most := 1
	count := make([]int, longest+1)
	for i := range links {
		count[links[i].col]++
		most = max(most, count[links[i].col])
	}
	seen := make([]int, longest+1)
	for i := range links {
		l := &links[i]
		l.x = 8 + scene.Px(int((w-16)*scene.Px(l.col)/scene.Px(longest)))
		l.y = chainTop + scene.Px(chainRow*(2*seen[l.col]+most-count[l.col])/2)
		seen[l.col]++
	}
	return chainTop + scene.Px(chainRow*(most-1)) + 18
}

// drawLink draws an actor with its name above it.
func (c *Chart) drawLink(l *link, longest int, w scene.Px, s *scene.Scene) {
	room := (w-16)/scene.Px(longest) - 14
	opt, x := scene.AnchorMid, l.x
	switch l.col {
	case 0:
		opt, x = 0, 2
	case longest:
		opt, x = scene.AnchorEnd, w-2
	}
	name := c.rowName(&c.d.Actors[l.actor])
	if l.col == 0 || l.col == longest {
		name = c.d.Actors[l.actor].Label()
	}
	name = scene.Fit(c.meas, scene.PlaceName, name, room)
	s.Begin(scene.Target{Kind: scene.ActorTarget, Ref: int32(l.actor)}, l.x-8, l.y-8, 16, 16)
	s.Add(scene.Mark{Kind: scene.Circle, Style: scene.Plain, X: l.x, Y: l.y, W: 4})
	s.Text(scene.PlaceName, opt, x, l.y-11, name)
	s.End()
}
