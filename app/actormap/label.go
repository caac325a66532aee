package actormap

import "parley/app/scene"

// label is a name beside a dot; text is "" if it has no room.
type label struct {
	x, y scene.Px
	text string
	opt  scene.Opt
}

// taken holds the areas that a name should not cover: first those of the dots, then
// those of names placed before.
type taken struct {
	boxes [][4]scene.Px
	dots  int
	ties  [][4]scene.Px
}

func newTaken(knots []knot, s *scene.Scene) *taken {
	t := &taken{dots: len(knots), ties: ties(s)}
	for _, k := range knots {
		t.boxes = append(t.boxes, [4]scene.Px{k.x - k.r, k.y - k.r, k.x + k.r, k.y + k.r})
	}
	return t
}

// covers counts the dots in an area; it returns 1<<20 if another name is in it.
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

// The first chiefs actors get a name even if it covers up to mayCover dots of others.
const (
	chiefs   = 5
	mayCover = 3
)

// labelFor places a name to the right or left of its dot, above or below it, where it
// covers the fewest dots (at most few) and, among equals, crosses the fewest ties.
func (c *Chart) labelFor(k *knot, t *taken, w scene.Px, few int) label {
	style := knotStyle(k)
	text := scene.Fit(c.meas, style, c.rowName(&c.d.Actors[k.actor]), 150)
	long := c.meas.Measure(style, text)
	best, least, cuts, where := label{}, few+1, 0, [4]scene.Px{}
	for _, at := range [...]label{
		{k.x + k.r + 4, k.y + 4, text, 0}, {k.x - k.r - 4, k.y + 4, text, scene.AnchorEnd},
		{k.x, k.y - k.r - 5, text, scene.AnchorMid}, {k.x, k.y + k.r + 14, text, scene.AnchorMid},
	} {
		from := at.x
		switch at.opt {
		case scene.AnchorEnd:
			from -= long
		case scene.AnchorMid:
			from -= long / 2
		}
		box := [4]scene.Px{from, at.y - 11, from + long, at.y + 3}
		n := t.covers(box)
		if box[0] <= 0 || box[2] >= w || n > least || n > few {
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

// ties lists the lines of a scene that names should avoid: those not dimmed.
func ties(s *scene.Scene) (out [][4]scene.Px) {
	for i := range s.Marks {
		if m := &s.Marks[i]; m.Kind == scene.Line && m.Style == scene.Tie && m.Opt&scene.Dim == 0 {
			out = append(out, [4]scene.Px{m.X, m.Y, m.X + m.W, m.Y + m.H})
		}
	}
	return out
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
