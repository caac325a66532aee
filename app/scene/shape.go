package scene

import "math"

// Outline is the geometry of a symbol, shared by all backends: a polygon or a circle around
// (0,0) for radius 1. It is read-only.
type Outline struct {
	Round  bool // a circle; Points is empty
	Points []Px // x,y pairs, closed
	Left   []Px // the part left of the middle
	Length Px   // of the whole outline
}

// outlines are the outlines of the symbols, scaled to look equally large.
var outlines = [...]Outline{
	Circle - Circle: {Round: true, Length: 6.2832, Left: []Px{0, -1, -.259, -.966, -.5, -.866, -.707, -.707, -.866, -.5, -.966, -.259,
		-1, 0, -.966, .259, -.866, .5, -.707, .707, -.5, .866, -.259, .966, 0, 1}},
	Square - Circle:   {Points: []Px{-.86, -.86, .86, -.86, .86, .86, -.86, .86}, Left: []Px{-.86, -.86, 0, -.86, 0, .86, -.86, .86}, Length: 6.88},
	Triangle - Circle: {Points: []Px{0, -1.1, 1.12, .86, -1.12, .86}, Left: []Px{0, -1.1, 0, .86, -1.12, .86}, Length: 6.7549},
	Diamond - Circle:  {Points: []Px{0, -1.25, 1.25, 0, 0, 1.25, -1.25, 0}, Left: []Px{0, -1.25, 0, 1.25, -1.25, 0}, Length: 7.0711},
	Upright - Circle:  {Points: []Px{-.3, -1.2, .3, -1.2, .3, 1.2, -.3, 1.2}, Left: []Px{-.3, -1.2, 0, -1.2, 0, 1.2, -.3, 1.2}, Length: 6},
	Flag - Circle:     {Points: []Px{0, -1, 1.9, -1, 1.3, -.3, 1.9, .4, 0, .4}, Left: []Px{0, -1, .8, -1, .8, .4, 0, .4}, Length: 7.0439},
}

// OutlineOf returns the outline of a symbol; ok is false for other kinds.
func OutlineOf(k Kind) (o *Outline, ok bool) {
	if k < Circle || k > Flag {
		return nil, false
	}
	return &outlines[k-Circle], true
}

// Strokes of a symbol besides its outline, for radius 1: the strike of an event that did
// not happen, and the pole of a flag.
var (
	strike = [4]Px{-1.5, 1.125, 1.5, -1.125}
	pole   = [4]Px{0, 1.4, 0, -1}
)

// Stroke is an extra line of a symbol from X,Y to X+W,Y+H.
type Stroke struct {
	X, Y, W, H Px
	Dashed     bool
}

// Pole returns the pole of a flag; ok is false for other marks.
func (m *Mark) Pole() (s Stroke, ok bool) {
	return m.stroke(pole, m.Opt&Open != 0), m.Kind == Flag
}

// Strike returns the line through an event that did not happen; ok is false for other marks.
func (m *Mark) Strike() (s Stroke, ok bool) {
	return m.stroke(strike, false), m.Opt&Struck != 0
}

func (m *Mark) stroke(p [4]Px, dashed bool) Stroke {
	r := m.W
	return Stroke{X: m.X + Px(p[0]*r), Y: m.Y + Px(p[1]*r), W: (p[2] - p[0]) * r, H: (p[3] - p[1]) * r, Dashed: dashed}
}

// DashPeriod returns the length of one dash and one gap on the outline of a symbol of
// radius r, in pixels, and their number, so that they close without a seam. Dash and gap
// are in the ratio DashOn to DashOff.
func (o *Outline) DashPeriod(r Px) (period Px, n int) {
	long := o.Length * r
	n = max(6, int(long/(DashOn+DashOff)+.5))
	return long / Px(n), n
}

// Nominal dash and gap of expected events, in pixels.
const (
	DashOn  Px = 1.9
	DashOff Px = 1.1
)

// HoverGap is the gap between a mark under the pointer and its ring, in pixels.
const HoverGap Px = 3

// arrowLength is the length of an arrow head in pixels.
const arrowLength = 6

// Arrow returns the two back ends of an arrow head at (x,y) for a line that comes from
// (fx,fy): x, y of one, x, y of the other.
func Arrow(fx, fy, x, y Px) [4]Px {
	dx, dy := float64(fx-x), float64(fy-y)
	long := math.Sqrt(float64(dx*dx) + float64(dy*dy))
	if long == 0 {
		return [4]Px{x, y, x, y}
	}
	ux, uy := Px(dx/long*arrowLength), Px(dy/long*arrowLength)
	return [4]Px{x + ux + uy/2, y + uy - ux/2, x + ux - uy/2, y + uy + ux/2}
}
