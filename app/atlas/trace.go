package atlas

// Window is the part of the map to draw: the map point at the picture's top left corner, the
// width of the world in pixels, and the size of the picture in pixels.
type Window struct {
	X, Y, Scale float64
	W, H        float32
}

// At returns the position of a map point in the picture, in pixels.
func (w *Window) At(p Point) (x, y float32) {
	return float32((p.X - w.X) * w.Scale), float32((p.Y - w.Y) * w.Scale)
}

// Tracer clips outlines to windows. It reuses its buffers; results are valid until the next
// call.
type Tracer struct{ pts, spare, whole []float32 }

// Area returns polygon poly clipped to the window, as x,y pairs of one closed line rounded to
// half pixels; holes are joined to it by a seam of zero width. It is empty if nothing of the
// polygon lies in the window.
func (t *Tracer) Area(o *Outlines, poly int, w Window) []float32 {
	t.whole = t.whole[:0]
	p := o.polys[poly]
	for i := p.from; i < p.to; i++ {
		g := &o.rings[i]
		inside, touches := w.sees(o, g.box)
		if !touches {
			if i == p.from {
				return nil
			}
			continue
		}
		t.follow(o, g, w)
		if !inside {
			t.cut(w)
		}
		if len(t.pts) < 6 {
			if i == p.from {
				return nil
			}
			continue
		}
		t.whole = append(t.whole, t.pts...)
		if i > p.from { // close the hole and return to the start of the outer ring
			t.whole = append(t.whole, t.pts[0], t.pts[1], t.whole[0], t.whole[1])
		} else if p.to-p.from > 1 {
			t.whole = append(t.whole, t.pts[0], t.pts[1])
		}
	}
	return t.whole
}

// sees reports whether a box lies inside the window, and whether it touches it.
func (w *Window) sees(o *Outlines, b box) (inside, touches bool) {
	x0, y0 := w.At(o.point(b.x0, b.y0))
	x1, y1 := w.At(o.point(b.x1, b.y1))
	return x0 >= 0 && y0 >= 0 && x1 <= w.W && y1 <= w.H, x0 <= w.W && y0 <= w.H && x1 >= 0 && y1 >= 0
}

func (o *Outlines) point(x, y uint16) Point {
	return Point{float64(x) * o.unit, float64(y) * o.unit}
}

// follow collects the points of a ring in t.pts, without repetitions.
func (t *Tracer) follow(o *Outlines, g *ring, w Window) {
	t.pts = t.pts[:0]
	for _, ref := range o.refs[g.from:g.to] {
		from, to := o.span(int(max(ref, ^ref)))
		for i := from; i < to; i++ {
			k := i
			if ref < 0 {
				k = from + to - 1 - i
			}
			t.add(w.At(o.point(o.pts[2*k], o.pts[2*k+1])))
		}
	}
	if n := len(t.pts); n > 2 && t.pts[0] == t.pts[n-2] && t.pts[1] == t.pts[n-1] {
		t.pts = t.pts[:n-2]
	}
}

// add appends a point rounded to half pixels, unless it equals the last one.
func (t *Tracer) add(x, y float32) {
	x, y = half(x), half(y)
	if n := len(t.pts); n > 1 && t.pts[n-2] == x && t.pts[n-1] == y {
		return
	}
	t.pts = append(t.pts, x, y)
}

// half rounds to half pixels.
func half(v float32) float32 {
	n := int32(2*v + .5)
	if float32(n) > 2*v+.5 {
		n-- // rounds down, as for positive numbers
	}
	return float32(n) / 2
}

// cut clips the polygon in t.pts to the window, one side at a time (Sutherland and Hodgman
// 1974).
func (t *Tracer) cut(w Window) {
	for _, s := range [4]struct {
		axis, sign int
		at         float32
	}{{0, 1, 0}, {1, 1, 0}, {0, -1, -w.W}, {1, -1, -w.H}} {
		in := t.pts
		out := t.spare[:0]
		n := len(in)
		for i := 0; i < n; i += 2 {
			k := (i + n - 2) % n
			d, e := float32(s.sign)*in[k+s.axis]-s.at, float32(s.sign)*in[i+s.axis]-s.at
			if d < 0 != (e < 0) {
				share := d / (d - e)
				x, y := in[k]+float32((in[i]-in[k])*share), in[k+1]+float32((in[i+1]-in[k+1])*share)
				out = append(out, half(x), half(y))
			}
			if e >= 0 {
				out = append(out, in[i], in[i+1])
			}
		}
		t.pts, t.spare = out, in
	}
}

// Line calls yield with each piece of an arc that touches the window, as x,y pairs rounded to
// half pixels. yield must not keep pts.
func (t *Tracer) Line(o *Outlines, arc int, w Window, yield func(pts []float32)) {
	t.pts = t.pts[:0]
	from, to := o.span(arc)
	var px, py float32
	flush := func() {
		if len(t.pts) >= 4 {
			yield(t.pts)
		}
		t.pts = t.pts[:0]
	}
	for i := from; i < to; i++ {
		x, y := w.At(o.point(o.pts[2*i], o.pts[2*i+1]))
		if i > from {
			if max(x, px) < 0 || max(y, py) < 0 || min(x, px) > w.W || min(y, py) > w.H {
				flush()
			} else {
				if len(t.pts) == 0 {
					t.add(px, py)
				}
				t.add(x, y)
			}
		}
		px, py = x, y
	}
	flush()
}
