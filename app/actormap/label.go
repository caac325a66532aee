package actormap

import (
	"parley/app/scene"
	"parley/app/view"
	"parley/data/sorts"
)

// label is a name beside a mark; opt has scene.Near if it is shown under the pointer
// only.
type label struct {
	x, y scene.Px
	text string
	opt  scene.Opt
}

// naming is the order in which the actors of the network are drawn, the most important
// first, and their names.
type naming struct {
	order []knot
	of    []label // per actor of order
	taken *taken
}

// How many names the network shows at a time; the others are shown under the pointer.
const (
	namesAll  = 24 // all of as many actors, where they fit
	namesMost = 20 // of more, times the enlargement squared
	namesFew  = 12 // the same on a phone
)

// nameKnots sorts the actors by weight: the selection, those tied to it, then by events
// in the window and over all time. The first that fit get a name that covers nothing.
func (c *Chart) nameKnots(m *view.Model, knots []knot, lines []line, focus []bool, s *scene.Scene) naming {
	var n naming
	for _, k := range knots {
		if k.in {
			n.order = append(n.order, k)
		}
	}
	rank := func(k *knot) int {
		switch {
		case k.actor == m.Actor || k.actor == m.Other:
			return 1 << 30
		case focus != nil && focus[k.actor]:
			return 1<<20 + k.events
		}
		return k.events
	}
	sorts.Stable(n.order, func(a, b knot) int {
		if d := rank(&b) - rank(&a); d != 0 {
			return d
		}
		return c.roll.takes[b.actor] - c.roll.takes[a.actor]
	})
	n.of, n.taken = make([]label, len(n.order)), newTaken(n.order, lines, knots)
	left := c.namesAt(len(n.order), s.W)
	for i := range n.order {
		k := &n.order[i]
		few := 0
		if i < chiefs {
			few = mayCover
		}
		if left > 0 && (focus == nil || focus[k.actor]) {
			if n.of[i] = c.labelFor(k, n.taken, s, few); n.of[i].text != "" {
				left--
				continue
			}
		}
		n.of[i] = c.nearLabel(k, s.W)
	}
	return n
}

// namesAt returns how many of n names are shown at a time at a width.
func (c *Chart) namesAt(n int, w scene.Px) int {
	if n <= namesAll {
		return n
	}
	most := float64(namesMost)
	if w < NarrowBelow {
		most = namesFew
	}
	large := max(c.Large, 1)
	return int(most * large * large)
}

// taken holds the areas that a name should not cover: first those of the marks, then
// those of names placed before; and the lines that it should not cross.
type taken struct {
	boxes [][4]scene.Px
	dots  int
	ties  [][4]scene.Px
}

func newTaken(drawn []knot, lines []line, knots []knot) *taken {
	t := &taken{dots: len(drawn)}
	for _, k := range drawn {
		t.boxes = append(t.boxes, [4]scene.Px{k.x - k.r, k.y - k.r, k.x + k.r, k.y + k.r})
	}
	for i := range lines {
		if lines[i].opt&scene.Dim != 0 {
			continue
		}
		p := lines[i].curve(knots)
		x, y := p[0], p[1]
		for k := 1; k <= 4; k++ {
			nx, ny := along(&p, k, 4)
			t.ties = append(t.ties, [4]scene.Px{x, y, nx, ny})
			x, y = nx, ny
		}
	}
	return t
}

// covers counts the marks in an area; it returns 1<<20 if another name is in it.
func (t *taken) covers(b [4]scene.Px) (n int) {
	for i, o := range t.boxes {
		if b[0] < o[2] && o[0] < b[2] && b[1] < o[3] && o[1] < b[3] {
			if n++; i >= t.dots {
				return 1 << 20
			}
		}
	}
	return n
}

// The first chiefs actors get a name even if it covers up to mayCover marks of others.
const (
	chiefs   = 5
	mayCover = 3
)

// nameText returns the name of an actor on the network, and its style and width.
func (c *Chart) nameText(k *knot) (text string, style scene.Style, long scene.Px) {
	style = knotStyle(k)
	text = scene.Fit(c.meas, style, c.d.Actors[k.actor].Label(), 150)
	return text, style, c.meas.Measure(style, text)
}

// labelFor places a name to the right or left of its mark, above or below it, where it
// covers the fewest marks (at most few) and, among equals, crosses the fewest ties.
func (c *Chart) labelFor(k *knot, t *taken, s *scene.Scene, few int) label {
	text, _, long := c.nameText(k)
	best, least, cuts, where := label{}, few+1, 0, [4]scene.Px{}
	for _, at := range [...]label{
		{k.x + k.r + 4, k.y + 4, text, 0}, {k.x - k.r - 4, k.y + 4, text, scene.AnchorEnd},
		{k.x, k.y - k.r - 5, text, scene.AnchorMid}, {k.x, k.y + k.r + 14, text, scene.AnchorMid},
	} {
		box := at.box(long)
		n := t.covers(box)
		if box[0] <= 0 || box[2] >= s.W || box[1] <= 0 || box[3] > s.H || n > least || n > few {
			continue
		}
		if x := t.crossed(box); n < least || x < cuts {
			best, least, cuts, where = at, n, x, box
		}
	}
	if best.text != "" {
		t.boxes = append(t.boxes, where)
	}
	return best
}

// box returns the area of a name that is long pixels wide.
func (l *label) box(long scene.Px) [4]scene.Px {
	from := l.x
	switch l.opt & (scene.AnchorEnd | scene.AnchorMid) {
	case scene.AnchorEnd:
		from -= long
	case scene.AnchorMid:
		from -= long / 2
	}
	return [4]scene.Px{from, l.y - 11, from + long, l.y + 3}
}

// nearLabel places a name that is shown under the pointer only: right of its mark, or
// left if the page ends there.
func (c *Chart) nearLabel(k *knot, w scene.Px) label {
	text, _, long := c.nameText(k)
	if k.x+k.r+4+long < w {
		return label{k.x + k.r + 4, k.y + 4, text, scene.Near}
	}
	return label{k.x - k.r - 4, k.y + 4, text, scene.Near | scene.AnchorEnd}
}

// crossed counts the ties that run through a box.
func (t *taken) crossed(b [4]scene.Px) (n int) {
	for _, l := range t.ties {
		if crosses(l, b) {
			n++
		}
	}
	return n
}

// crosses reports whether a line meets a box: their extents overlap, and the corners of
// the box lie on both sides of the line.
func crosses(l, b [4]scene.Px) bool {
	if max(l[0], l[2]) < b[0] || min(l[0], l[2]) > b[2] || max(l[1], l[3]) < b[1] || min(l[1], l[3]) > b[3] {
		return false
	}
	above, below := false, false
	for _, c := range [4][2]scene.Px{{b[0], b[1]}, {b[2], b[1]}, {b[0], b[3]}, {b[2], b[3]}} {
		side := float64((l[2]-l[0])*(c[1]-l[1])) - float64((l[3]-l[1])*(c[0]-l[0]))
		above, below = above || side <= 0, below || side >= 0
	}
	return above && below
}
