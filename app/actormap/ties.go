package actormap

import (
	"slices"

	"parley/app/network"
	"parley/app/scene"
	"parley/app/timescale"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/sorts"
)

// tie connects delegations that took part in the same events: two, or more for a meeting
// of many, which is one mark with spokes and never a clique. Every event of two or more
// delegations belongs to exactly one tie.
type tie struct {
	boxes []int32 // ascending
	n     int     // events
	soft  int     // of these, events that may also lie outside the window
	was   int     // events in the previous window, while the two are compared
	quads [codebook.QuadCount]int
	x, y  scene.Px // centre of the badge
	drawn bool
}

// mostTies is the number of ties drawn at once; the others are counted.
const mostTies = 14

// tally makes one pass over the events of the window. It counts events per actor and per
// delegation, an event once however many of its actors took part, and sorts the ties: by
// number of events, then fewer delegations first, then by delegation.
func (c *Chart) tally(m *view.Model) {
	c.AsOf(m.Ledger, m.On())
	clear(c.counts)
	clear(c.totals)
	for i := range c.homes {
		clear(c.homes[i])
	}
	tallies := c.tallies(m, m.From, m.To, c.counts)
	if c.compare = m.State.Panel == ShiftsPane; c.compare {
		for set, was := range c.tallies(m, m.From-(m.To-m.From), m.From, nil) {
			tallies[set].was = was.n
		}
	}
	c.ties = c.ties[:0]
	for set := range tallies {
		t := &tallies[set]
		t.boxes = c.casts.sets[set]
		for _, b := range t.boxes {
			c.totals[b] += t.n
		}
		if t.n+t.was > 0 && len(t.boxes) > 1 {
			c.ties = append(c.ties, *t)
		}
	}
	sorts.Stable(c.ties, func(x, y tie) int {
		if d := y.n + y.was - x.n - x.was; d != 0 {
			return d
		}
		if d := len(x.boxes) - len(y.boxes); d != 0 {
			return d
		}
		return slices.Compare(x.boxes, y.boxes)
	})
}

// tallies counts the events of a window per set of delegations, and per actor if counts
// is not nil. O(events).
func (c *Chart) tallies(m *view.Model, from, to edtf.Instant, counts []int) []tie {
	out := make([]tie, len(c.casts.sets))
	latest := m.Result.Latest()
	quick := latest && (len(c.d.Meta.Turns) == 0 || !timescale.Span{From: from, To: to}.Hours())
	for e := range m.Result.All {
		if quick && !c.casts.inWindow(e, from, to) || !quick && !m.Result.InWindow(e, from, to) {
			continue
		}
		if counts != nil {
			takers := c.casts.takers(e)
			for i, a := range takers {
				counts[a]++
				if box, home := c.Boxes.Of[a], c.roll.of[a]; !c.roll.among(takers[:i], box, home) {
					c.homes[box][home]++
				}
			}
		}
		t := &out[c.casts.of[e]]
		t.n++
		if latest && (c.casts.bounds[e][0] < from || c.casts.bounds[e][1] > to) || !latest && !m.Result.When(e).Surely(from, to) {
			t.soft++
		}
		t.quads[c.casts.quads[e]]++
	}
	return out
}

// casts holds the participants of every event, computed once: its actors, and the set of
// delegations that they form.
type casts struct {
	at   []int32 // actors of event e: who[at[e]:at[e+1]]
	who  []dataset.ActorRef
	of   []int32 // per event: index of its set
	sets [][]int32
	// Bounds and class of every event as of now, in compact columns: a pass over whole
	// events would be bound by memory access.
	bounds [][2]edtf.Instant
	quads  []codebook.Quad
}

func (k *casts) inWindow(e dataset.EventRef, from, to edtf.Instant) bool {
	b := &k.bounds[e]
	return b[0] < to && b[1] > from
}

func (k *casts) takers(e dataset.EventRef) []dataset.ActorRef { return k.who[k.at[e]:k.at[e+1]] }

// appendCast appends the actors that take part in an event, each once.
func appendCast(all []dataset.ActorRef, e *dataset.Event) []dataset.ActorRef {
	n := len(all)
	for _, p := range e.Who {
		if p.Role.Takes() && !slices.Contains(all[n:], p.Actor) {
			all = append(all, p.Actor)
		}
	}
	return all
}

func newCasts(d *dataset.Dataset, boxes *network.Boxes) *casts {
	k := &casts{at: make([]int32, 1, len(d.Events)+1), of: make([]int32, len(d.Events)),
		bounds: make([][2]edtf.Instant, len(d.Events)), quads: make([]codebook.Quad, len(d.Events))}
	known := map[string]int32{}
	var set []int32
	var key []byte
	for e := range d.Events {
		k.who = appendCast(k.who, &d.Events[e])
		k.at = append(k.at, int32(len(k.who)))
		k.bounds[e] = [2]edtf.Instant{d.Events[e].When.Earliest, d.Events[e].When.Latest}
		k.quads[e] = d.Events[e].Type.Quad()
		set, key = set[:0], key[:0]
		for _, a := range k.takers(dataset.EventRef(e)) {
			if b := boxes.Of[a]; !slices.Contains(set, b) {
				set = append(set, b)
			}
		}
		slices.Sort(set)
		for _, b := range set {
			key = append(key, byte(b), byte(b>>8))
		}
		i, ok := known[string(key)]
		if !ok {
			i = int32(len(k.sets))
			known[string(key)] = i
			k.sets = append(k.sets, slices.Clone(set))
		}
		k.of[e] = i
	}
	return k
}

// Together lists the events of the window in which exactly these delegations took part.
// boxes is ascending.
func (c *Chart) Together(m *view.Model, boxes []int32) []dataset.EventRef {
	c.AsOf(m.Ledger, m.On())
	var out []dataset.EventRef
	for e := range m.Result.All {
		if slices.Equal(c.boxesOf(e), boxes) && m.Result.InWindow(e, m.From, m.To) {
			out = append(out, e)
		}
	}
	return out
}

// boxesOf returns the delegations that take part in an event, ascending.
func (c *Chart) boxesOf(e dataset.EventRef) []int32 { return c.casts.sets[c.casts.of[e]] }

// drawTies draws the ties as curves in the free space, each with a badge.
func (c *Chart) drawTies(l *Layout, s *scene.Scene) {
	first, ties := c.pageOf(mostTies)
	for i := range c.ties {
		c.ties[i].drawn = i >= first && i < first+len(ties)
	}
	l.placeBadges(ties)
	ports := l.ports(ties)
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
			s.Add(scene.Mark{Kind: scene.Curve, Style: style(&ties[i]), N: int32(at), M: 8, W: width})
			if p := &l.boxes[b]; p.side == low {
				l.gutter(s, curve[0], ports[i][k].x, p.y-4, width)
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

// ports spreads the ties of each box along its side in the order of their badges, so
// that they do not cross at the box.
func (l *Layout) ports(ties []tie) [][]port {
	out := make([][]port, len(ties))
	for i := range ties {
		out[i] = make([]port, len(ties[i].boxes))
	}
	type end struct{ tie, k int }
	for b := range l.boxes {
		var ends []end
		for i := range ties {
			if k := slices.Index(ties[i].boxes, int32(b)); k >= 0 {
				ends = append(ends, end{i, k})
			}
		}
		p := &l.boxes[b]
		sorts.Stable(ends, func(x, y end) int {
			a, c := ties[x.tie].y, ties[y.tie].y
			if p.side == low {
				a, c = ties[x.tie].x, ties[y.tie].x
			}
			switch {
			case a < c:
				return -1
			case a > c:
				return 1
			}
			return x.tie - y.tie
		})
		for i, e := range ends {
			out[e.tie][e.k] = l.port(p, i, len(ends))
		}
	}
	return out
}

// port returns the i-th of n ports at the side of a box.
func (l *Layout) port(p *place, i, n int) port {
	x, y := l.mouth(p)
	long := p.h
	if p.side == low {
		long = p.w
	}
	step := min(16, (long-20)/scene.Px(n))
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
func (l *Layout) gutter(s *scene.Scene, from, to, y, width scene.Px) {
	at := len(s.Pts)
	half := (y - l.free.y1) / 2
	s.Pts = append(s.Pts, from, l.free.y1, from, l.free.y1+half, to, y-half, to, y)
	s.Add(scene.Mark{Kind: scene.Curve, Style: scene.TieBand, N: int32(at), M: 8, W: width})
}
