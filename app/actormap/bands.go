package actormap

import (
	"cmp"
	"slices"

	"parley/app/scene"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/sorts"
)

// drawTies draws the ties as bands in the free space, each with a badge.
func (c *Chart) drawTies(m *view.Model, l *Layout, s *scene.Scene) {
	first, ties := c.pageOf(mostTies)
	for i := range c.ties {
		c.ties[i].drawn = i >= first && i < first+len(ties)
	}
	c.findSoles(m)
	l.placeBadges(ties)
	ports := l.ports(ties, func(a dataset.ActorRef) bool { return c.d.Actors[a].Kind == codebook.Person })
	most := 1
	for i := range ties {
		most = max(most, ties[i].n)
	}
	style := func(t *tie) scene.Style {
		if t.n == 0 {
			return scene.TieFaint
		}
		return scene.TieBand
	}
	for i := range ties {
		width := 1.5 + scene.Px(6*scene.Px(ties[i].n)/scene.Px(most))
		for k, b := range ties[i].boxes {
			at := len(s.Pts)
			curve := l.reach(l.boxes[b].side, ports[i][k], ties[i].x, ties[i].y)
			s.Pts = append(s.Pts, curve[:]...)
			quad := strongestQuad(&ties[i].quads)
			s.Add(scene.Mark{Kind: scene.Curve, Style: style(&ties[i]), Quad: quad, N: int32(at), M: 8, W: width})
			if p := &l.boxes[b]; p.side == low {
				l.gutter(s, quad, curve[0], ports[i][k].x, p.y-4, width)
			}
		}
	}
	for i := range ties {
		c.drawBadge(first+i, s)
	}
	if rest := len(c.ties) - len(ties); rest > 0 {
		y := l.free.y1 - 6
		text := c.w.Count("actors.more-ties", rest)
		w := c.meas.Measure(scene.More, text)
		x := l.gap(ports, w/2+10)
		s.Begin(scene.Target{Kind: scene.TieTarget, Ref: -1, Count: int32(rest)}, x-w/2-4, y-14, w+8, 20)
		s.Text(scene.More, scene.AnchorMid, x, y, text)
		s.End()
	}
}

// gap returns the x position at the bottom of the free space, nearest to its middle,
// where text of half-width half stays clear of the lines that run down there.
func (l *Layout) gap(ports [][]port, half scene.Px) scene.Px {
	mid := scene.Px(int((l.free.x0 + l.free.x1) / 2))
	clear := func(x scene.Px) bool {
		if x-half < l.free.x0 || x+half > l.free.x1 {
			return false
		}
		for _, list := range ports {
			for _, p := range list {
				if p.y >= l.free.y1 && abs(l.inside(p.x)-x) < half {
					return false
				}
			}
		}
		return true
	}
	for far := scene.Px(0); far < mid; far += 10 {
		for _, x := range [2]scene.Px{mid - far, mid + far} {
			if clear(x) {
				return x
			}
		}
	}
	return mid
}

// port is the point where a tie leaves a box.
type port struct{ x, y scene.Px }

// ports spreads the ties of each box along its heading in the order of their badges, so
// that they do not cross at the box. A tie of one person alone, as person reports, starts
// at its row at a side.
func (l *Layout) ports(ties []tie, person func(dataset.ActorRef) bool) [][]port {
	out := make([][]port, len(ties))
	for i := range ties {
		out[i] = make([]port, len(ties[i].boxes))
	}
	type end struct{ tie, k int }
	for b := range l.boxes {
		var ends []end
		p := &l.boxes[b]
		for i := range ties {
			k := slices.Index(ties[i].boxes, int32(b))
			if k < 0 {
				continue
			}
			if r := l.soleRow(p, ties[i].sole[k]); r != nil && person(r.actor) {
				x, _ := l.mouth(p)
				out[i][k] = port{x, r.y}
				continue
			}
			ends = append(ends, end{i, k})
		}
		sorts.Stable(ends, func(x, y end) int {
			a, c := ties[x.tie].y, ties[y.tie].y
			if p.side == low {
				a, c = ties[x.tie].x, ties[y.tie].x
			}
			return cmp.Or(cmp.Compare(a, c), x.tie-y.tie)
		})
		for i, e := range ends {
			out[e.tie][e.k] = l.port(p, i, len(ends))
		}
	}
	return out
}

// soleRow returns the row of an actor in a box at a side, or nil if it has none of its own.
func (l *Layout) soleRow(p *place, a dataset.ActorRef) *row {
	if a < 0 || p.side == low || l.at[a] < 0 || p.rows[l.at[a]].home != none {
		return nil
	}
	return &p.rows[l.at[a]]
}

// findSoles sets the sole actors of all ties: per delegation the only actor that takes
// part in the tie's events of the window, or None if there are several. O(events).
func (c *Chart) findSoles(m *view.Model) {
	of := make([]*tie, len(c.casts.sets))
	for i := range c.ties {
		t := &c.ties[i]
		t.sole = make([]dataset.ActorRef, len(t.boxes))
		for k := range t.sole {
			t.sole[k] = unknown
		}
		of[t.set] = t
	}
	for e := range m.Result.All {
		t := of[c.casts.of[e]]
		if t == nil || !m.Result.InWindow(e, m.From, m.To) {
			continue
		}
		for _, a := range c.casts.takers(e) {
			k := slices.Index(t.boxes, c.Boxes.Of[a])
			if was := t.sole[k]; was == unknown {
				t.sole[k] = a
			} else if was != a {
				t.sole[k] = dataset.None
			}
		}
	}
}

// unknown is the sole actor of a delegation before the first event.
const unknown = dataset.ActorRef(-2)

// Measures of the ends of bands, in pixels.
const (
	dockStep = 5  // between two at a side
	dockHigh = 24 // all at a side
	dockLow  = 12 // between two at the bottom
)

// port returns the i-th of n ports at the heading of a box.
func (l *Layout) port(p *place, i, n int) port {
	x, y := l.mouth(p)
	step := min(dockStep, dockHigh/scene.Px(n))
	if p.side == low {
		step = min(dockLow, (p.w-20)/scene.Px(n))
	}
	at := scene.Px(int(scene.Px(step*(scene.Px(i)-scene.Px(n-1)/2)) + 0.5))
	if p.side == low {
		return port{x + at, y}
	}
	return port{x, y + at}
}

// reach returns the cubic from a port to a badge. It leaves the box at a right angle and
// stays in the convex hull of its control points, and so in the free space.
func (l *Layout) reach(s side, p port, x, y scene.Px) [8]scene.Px {
	if s == low {
		half := (p.y - y) / 2
		px := l.inside(p.x)
		return [8]scene.Px{px, p.y, px, p.y - half, x, y + half/2, x, y}
	}
	half := (x - p.x) / 2
	return [8]scene.Px{p.x, p.y, p.x + half, p.y, x - half/2, y, x, y}
}

// inside clamps x to the free space.
func (l *Layout) inside(x scene.Px) scene.Px {
	return max(l.free.x0+12, min(l.free.x1-12, x))
}

// gutter draws a line from the bottom of the free space to a box at the bottom, which
// may be to the left or right of the line.
func (l *Layout) gutter(s *scene.Scene, quad codebook.Quad, from, to, y, width scene.Px) {
	at := len(s.Pts)
	half := (y - l.free.y1) / 2
	s.Pts = append(s.Pts, from, l.free.y1, from, l.free.y1+half, to, y-half, to, y)
	s.Add(scene.Mark{Kind: scene.Curve, Style: scene.TieBand, Quad: quad, N: int32(at), M: 8, W: width})
}
