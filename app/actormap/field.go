package actormap

import "parley/app/scene"

// field divides the free space into cells: lines marks the cells crossed by lines,
// badges those covered by badges.
type field struct {
	x0, y0        scene.Px
	w, h          int
	lines, badges []bool
}

// Measures of the field, in pixels unless noted.
const (
	cell     scene.Px = 13
	fine              = 48   // points per line that are recorded
	coarse            = 7    // points per line that are tested
	crossing scene.Px = 5000 // penalty per crossing, as a squared distance in pixels
)

func (l *Layout) field() *field {
	f := &field{x0: l.free.x0, y0: l.free.y0, w: int((l.free.x1-l.free.x0)/cell) + 1, h: int((l.free.y1-l.free.y0)/cell) + 1}
	f.lines, f.badges = make([]bool, f.w*f.h), make([]bool, f.w*f.h)
	return f
}

// at returns the index of the cell of a point, clamped to the field.
func (f *field) at(x, y scene.Px) int {
	i, k := int((x-f.x0)/cell), int((y-f.y0)/cell)
	return max(0, min(f.h-1, k))*f.w + max(0, min(f.w-1, i))
}

// take records the badge of a tie and its lines.
func (f *field) take(l *Layout, t *tie) {
	over(t.x, t.y, func(x, y scene.Px) { f.badges[f.at(x, y)] = true })
	for _, b := range t.boxes {
		c := l.line(b, t.x, t.y)
		for k := 1; k < fine; k++ {
			f.lines[f.at(along(&c, k, fine))] = true
		}
	}
}

// crossings counts the cells of lines that a badge at x, y would cover, and the points
// of its own lines that would lie under other badges.
func (f *field) crossings(l *Layout, t *tie, x, y scene.Px) (n int) {
	over(x, y, func(x, y scene.Px) {
		if f.lines[f.at(x, y)] {
			n++
		}
	})
	for _, b := range t.boxes {
		c := l.line(b, x, y)
		for k := 1; k < coarse; k++ {
			if f.badges[f.at(along(&c, k, coarse))] {
				n++
			}
		}
	}
	return n
}

// line approximates the curve of a tie from a box to its badge: it starts at the middle
// of the box's side, since the port is not known yet.
func (l *Layout) line(box int32, x, y scene.Px) [8]scene.Px {
	p := &l.boxes[box]
	px, py := l.mouth(p)
	return l.reach(p.side, port{px, py}, x, y)
}

// over calls do for the nine sample points of a badge.
func over(x, y scene.Px, do func(x, y scene.Px)) {
	for dy := scene.Px(-1); dy <= 1; dy++ {
		for dx := scene.Px(-1); dx <= 1; dx++ {
			do(x+scene.Px(dx*badgeW/2), y+scene.Px(dy*badgeH/2))
		}
	}
}

// along returns the point of a cubic Bézier curve at parameter k/n.
func along(c *[8]scene.Px, k, n int) (x, y scene.Px) {
	t := scene.Px(k) / scene.Px(n)
	u := 1 - t
	a, b, d, e := scene.Px(u*u*u), scene.Px(3*scene.Px(scene.Px(u*u)*t)), scene.Px(3*scene.Px(scene.Px(u*t)*t)), scene.Px(t*t*t)
	x = scene.Px(a*c[0]) + scene.Px(b*c[2]) + scene.Px(d*c[4]) + scene.Px(e*c[6])
	y = scene.Px(a*c[1]) + scene.Px(b*c[3]) + scene.Px(d*c[5]) + scene.Px(e*c[7])
	return x, y
}
