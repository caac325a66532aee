package actormap

import (
	"math"
	"slices"

	"parley/app/network"
	"parley/app/scene"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/sorts"
)

// line is a tie of two on the network, or of an actor with itself.
type line struct {
	a, b     dataset.ActorRef // from a to b if it has a direction
	quad     codebook.Quad
	style    scene.Style
	opt      scene.Opt
	relation int32 // 1 + index of its relation in the record, 0 for another tie
	at, of   int32 // its place among the lines of the two actors, and their number
}

// layerLines returns the lines of a layer, parallel ones numbered: events of two and
// relations; or mentions and effects; or offices, memberships and relations.
func (c *Chart) layerLines(m *view.Model, layer view.Layer) []line {
	var lines []line
	if layer == view.BelongsLayer {
		lines = c.offices(m)
	} else {
		lines = c.pairLines(m, layer)
	}
	if layer == view.TogetherLayer {
		lines = append(lines, c.selfLines(m)...)
	}
	if layer != view.AboutLayer {
		lines = append(lines, c.relations(m)...)
	}
	number(lines)
	return lines
}

// pairLines returns one line for each two actors tied by events of the window.
func (c *Chart) pairLines(m *view.Model, layer view.Layer) (lines []line) {
	for i := range c.Graph.Pairs() {
		p := &c.Graph.Pairs()[i]
		list := p.Direct
		if layer == view.AboutLayer {
			list = p.About
		}
		if len(list) == 0 {
			continue
		}
		t := c.Graph.Count(list, &m.Result, m.From, m.To)
		if t.N == 0 {
			continue
		}
		l := line{a: p.A, b: p.B, style: scene.Tie}
		if layer == view.TogetherLayer {
			l.quad = strongestQuad(&t.Quads)
			if t.Happened == 0 {
				l.opt |= scene.Open
			}
		}
		lines = append(lines, l)
	}
	return lines
}

// selfLines returns a loop for each actor that acts on itself in events of the window.
func (c *Chart) selfLines(m *view.Model) (lines []line) {
	var of map[dataset.ActorRef]*network.Tally
	for e := range m.Result.All {
		who := c.d.Events[e].Who
		for i, p := range who {
			if p.Role != codebook.RoleRecipient || !dataset.Involves(who[:i], p.Actor) && !dataset.Involves(who[i+1:], p.Actor) {
				continue
			}
			if of == nil {
				of = map[dataset.ActorRef]*network.Tally{}
			}
			if of[p.Actor] == nil {
				of[p.Actor] = &network.Tally{}
			}
			of[p.Actor].Add(c.d, &m.Result, e, m.From, m.To)
		}
	}
	for a := range c.d.Actors {
		if t := of[dataset.ActorRef(a)]; t != nil && t.N > 0 {
			lines = append(lines, line{a: dataset.ActorRef(a), b: dataset.ActorRef(a), style: scene.Tie, quad: strongestQuad(&t.Quads), opt: scene.ArrowEnd})
		}
	}
	return lines
}

// offices returns a line from each actor with an event in the window to every body that
// it may have been part of or held an office in during the window.
func (c *Chart) offices(m *view.Model) (lines []line) {
	var ever edtf.Date
	for i := range c.d.Actors {
		var known []dataset.ActorRef
		add := func(of dataset.ActorRef, since, until *edtf.Date) {
			if of < 0 || int(of) == i || c.counts[i]+c.counts[of] == 0 || !lasts(m, since, until) {
				return
			}
			if slices.Contains(known, of) {
				return
			}
			known = append(known, of)
			lines = append(lines, line{a: dataset.ActorRef(i), b: of, style: scene.Standing, opt: scene.ArrowEnd})
		}
		a := &c.d.Actors[i]
		add(a.PartOf, &ever, &ever)
		for k := range a.Roles {
			if o := a.Roles[k].Known(m.On()); o != nil {
				add(o.Of, &o.Since, &o.Until)
			}
		}
	}
	return lines
}

// relations returns a line for each relation that may have held in the window. One that
// is only possible, or disputed, is dashed.
func (c *Chart) relations(m *view.Model) (lines []line) {
	for i := range c.d.Relations {
		r, known := c.d.Relations[i].On(m.On())
		if !known || r.From < 0 || r.To < 0 || !lasts(m, &r.Since, &r.Until) {
			continue
		}
		l := line{a: r.From, b: r.To, style: scene.Standing, relation: int32(i) + 1}
		if !r.Undirected {
			l.opt = scene.ArrowEnd
		}
		if r.Standing == "possible" || r.Standing == "disputed" {
			l.opt |= scene.Open
		}
		lines = append(lines, l)
	}
	return lines
}

// lasts reports whether a time between two dates, either of which may not be known, may
// lie in the window.
func lasts(m *view.Model, since, until *edtf.Date) bool {
	return (since.IsZero() || since.Earliest < m.To) && (until.IsZero() || until.Latest > m.From)
}

// number counts the lines that run between the same two actors, so that they are drawn
// side by side.
func number(lines []line) {
	of := map[[2]dataset.ActorRef]int32{}
	key := func(l *line) [2]dataset.ActorRef { return [2]dataset.ActorRef{min(l.a, l.b), max(l.a, l.b)} }
	for i := range lines {
		k := key(&lines[i])
		lines[i].at = of[k]
		of[k]++
	}
	for i := range lines {
		lines[i].of = of[key(&lines[i])]
	}
}

// dimLines dims the lines that do not belong to the selection.
func dimLines(m *view.Model, lines []line, focus []bool) {
	for i := range lines {
		l := &lines[i]
		if focus != nil && !(focus[l.a] && focus[l.b] && touchesChoice(m, l.a, l.b)) {
			l.opt |= scene.Dim
		}
	}
	sorts.Stable(lines, func(x, y line) int {
		if x.opt != y.opt {
			return int(y.opt) - int(x.opt)
		}
		return int(x.quad) - int(y.quad)
	})
}

// drawLines draws the lines, sorted by class, so that the page holds one path per class;
// then the names of the relations.
func (c *Chart) drawLines(lines []line, knots []knot, t *taken, s *scene.Scene) {
	for i := range lines {
		l := &lines[i]
		if p := l.curve(knots); l.straight() {
			s.Add(scene.Mark{Kind: scene.Line, Style: l.style, Quad: l.quad, Opt: l.opt, X: p[0], Y: p[1], W: p[6] - p[0], H: p[7] - p[1]})
		} else {
			s.Curve(l.style, l.quad, l.opt, p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7])
		}
	}
	named := 0
	for i := range lines {
		if l := &lines[i]; l.relation > 0 && c.nameRelation(l, knots, t, named < mostWords, s) {
			named++
		}
	}
}

// mostWords is the number of relations whose names are shown at once.
const mostWords = 24

// nameRelation writes the name of a relation on its line where it covers nothing; if it
// has no room there, or is not wanted, the name is shown under the pointer. It reports
// whether the name is shown at once.
func (c *Chart) nameRelation(l *line, knots []knot, t *taken, want bool, s *scene.Scene) bool {
	p := l.curve(knots)
	words := scene.Fit(c.meas, scene.LinkWord, c.relationWords(int(l.relation)-1), 150)
	half := c.meas.Measure(scene.LinkWord, words) / 2
	opt := scene.Near
	x, y := along(&p, 4, 8)
	for _, k := range [...]int{4, 3, 5, 2, 6} {
		px, py := along(&p, k, 8)
		box := [4]scene.Px{px - half, py - 8, px + half, py + 6}
		if want && l.opt&scene.Dim == 0 && box[0] > 0 && box[2] < s.W && box[1] > 0 && t.covers(box) == 0 {
			t.boxes = append(t.boxes, box)
			x, y, opt = px, py, 0
			break
		}
	}
	x = max(half+1, min(s.W-half-1, x))
	s.Begin(scene.Target{Kind: scene.RelationTarget, Ref: l.relation - 1}, x-half, y-9, 2*half, 18)
	s.Text(scene.LinkWord, scene.AnchorMid|opt, x, y+4, words)
	s.End()
	return opt == 0
}

// relationWords returns the name of a relation of the record.
func (c *Chart) relationWords(i int) string {
	r := &c.d.Relations[i]
	if r.Label != "" {
		return r.Label
	}
	return c.w.Relation(r.Kind, c.d.Actors[r.From].Plural)
}

// Measures of lines, in pixels.
const (
	laneGap  = 22 // between parallel lines, in their middle
	loopHigh = 44 // control points of the first loop above its actor
	loopWide = 30
)

// straight reports whether a line is the only one of its actors, without an arrow.
func (l *line) straight() bool { return l.of < 2 && l.a != l.b && l.opt&scene.ArrowEnd == 0 }

// curve returns the way of a line as a cubic from the edge of one mark to that of the
// other. Parallel lines bow apart; a line from an actor to itself is a loop, above and
// below the actor in turn.
func (l *line) curve(knots []knot) [8]scene.Px {
	a, b := &knots[l.a], &knots[l.b]
	if l.a == l.b {
		high, up := scene.Px(loopHigh+10*l.at), scene.Px(-1)
		if (l.at%2 == 1) != (a.y < high+dotMax+edge) {
			up = 1
		}
		y := a.y + scene.Px(up*a.r)
		return [8]scene.Px{a.x - 3, y, a.x - loopWide, y + scene.Px(up*high), a.x + loopWide, y + scene.Px(up*high), a.x + 3, y + up}
	}
	dx, dy := b.x-a.x, b.y-a.y
	long := max(length(dx, dy), 1)
	bow := scene.Px(laneGap*(2*l.at-l.of+1)) / 2 * 4 / 3
	if l.a > l.b {
		bow = -bow // the same side, seen from either end
	}
	nx, ny := scene.Px(-dy/long*bow), scene.Px(dx/long*bow)
	p := [8]scene.Px{a.x, a.y, a.x + dx/3 + nx, a.y + dy/3 + ny, b.x - dx/3 + nx, b.y - dy/3 + ny, b.x, b.y}
	p[0], p[1] = towards(a.x, a.y, p[2], p[3], a.r)
	p[6], p[7] = towards(b.x, b.y, p[4], p[5], b.r+1)
	return p
}

// towards returns the point that lies d pixels from x, y on the way to tx, ty.
func towards(x, y, tx, ty, d scene.Px) (px, py scene.Px) {
	dx, dy := tx-x, ty-y
	by := min(d/max(length(dx, dy), 1), 1)
	return x + scene.Px(dx*by), y + scene.Px(dy*by)
}

// length returns the length of a vector in pixels.
func length(dx, dy scene.Px) scene.Px {
	return scene.Px(math.Sqrt(float64(dx*dx) + float64(dy*dy)))
}

// strongestQuad returns the most frequent class of some events, the first of equals.
func strongestQuad(n *[codebook.QuadCount]int) codebook.Quad {
	best := codebook.Quad(1)
	for i := range n {
		if q := codebook.Quad((i + 1) % codebook.QuadCount); n[q] > n[best] {
			best = q
		}
	}
	return best
}
