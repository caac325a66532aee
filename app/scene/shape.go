package scene

import "math"

// Outline is the geometry of a symbol, shared by all backends: a closed polygon
// around (0,0) for radius 1, or a circle.
type Outline struct {
	Round  bool
	Points []Px // x,y pairs
}

// Outlines of the symbols, scaled so that all look equally large.
var outlines = [...]Outline{
	Circle - Circle:   {Round: true, Points: []Px{1}},
	Square - Circle:   {Points: []Px{-.86, -.86, .86, -.86, .86, .86, -.86, .86}},
	Triangle - Circle: {Points: []Px{0, -1.1, 1.12, .86, -1.12, .86}},
	Diamond - Circle:  {Points: []Px{0, -1.25, 1.25, 0, 0, 1.25, -1.25, 0}},
	Upright - Circle:  {Points: []Px{-.3, -1.2, .3, -1.2, .3, 1.2, -.3, 1.2}},
	Flag - Circle:     {Points: []Px{0, -1, 1.9, -1, 1.3, -.3, 1.9, .4, 0, .4}},
}

// OutlineOf is the outline of a symbol; ok is false for other kinds.
func OutlineOf(k Kind) (o Outline, ok bool) {
	if k < Circle || k > Flag {
		return Outline{}, false
	}
	return outlines[k-Circle], true
}

// LeftHalf clips a convex outline to its points left of the middle.
func LeftHalf(pts []Px) []Px {
	var out []Px
	n := len(pts)
	for i := 0; i < n; i += 2 {
		x0, y0, x1, y1 := pts[i], pts[i+1], pts[(i+2)%n], pts[(i+3)%n]
		if x0 <= 0 {
			out = append(out, x0, y0)
		}
		if x0 < 0 && x1 > 0 || x0 > 0 && x1 < 0 {
			out = append(out, 0, y0+(y1-y0)*(-x0)/(x1-x0))
		}
	}
	return out
}

// Arrow gives the two back ends of an arrow head at (x,y) for a line that comes
// from (fx,fy), six pixels long.
func Arrow(fx, fy, x, y Px) [4]Px {
	dx, dy := fx-x, fy-y
	long := math.Sqrt(float64(dx)*float64(dx) + float64(dy)*float64(dy))
	if long == 0 {
		return [4]Px{x, y, x, y}
	}
	ux, uy := dx/Px(long)*6, dy/Px(long)*6
	return [4]Px{x + ux + uy/2, y + uy - ux/2, x + ux - uy/2, y + uy + ux/2}
}
