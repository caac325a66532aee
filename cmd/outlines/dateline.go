package main

import "slices"

// cutAtDateLine cuts lines at the 180th meridian, where the source joins the
// two sides: a flat map has an edge there.
func (w *world) cutAtDateLine() {
	for i := range len(w.arcs) {
		for {
			l := w.arcs[i]
			k := lastJump(l)
			if k < 0 {
				break
			}
			a, b := edge(l[k-1], l[k])
			w.arcs[i] = append(slices.Clone(l[:k]), a)
			w.follow(i, append(line{b}, l[k:]...))
		}
	}
	for c := range w.countries {
		var polys [][][]int
		for _, p := range w.countries[c].polys {
			outer := w.pieces(p[0])
			for _, r := range outer {
				polys = append(polys, [][]int{r})
			}
			at := len(polys) - len(outer)
			polys[at] = append(polys[at], p[1:]...)
		}
		w.countries[c].polys = polys
	}
}

// lastJump returns the last point of a line that is across the meridian from
// the point before it, or -1.
func lastJump(l line) int {
	for k := len(l) - 1; k > 0; k-- {
		if d := l[k].x - l[k-1].x; d > 180 || d < -180 {
			return k
		}
	}
	return -1
}

// edge returns where the segment from a to b crosses the meridian, on the side
// of a and on the side of b.
func edge(a, b point) (point, point) {
	side := 180.0
	if a.x < 0 {
		side = -180
	}
	y := a.y
	if way := b.x + 2*side - a.x; way != 0 {
		y += (b.y - a.y) * (side - a.x) / way
	}
	return point{side, y}, point{-side, y}
}

// follow adds an arc that continues arc i, to every ring that contains it.
func (w *world) follow(i int, l line) int {
	n := len(w.arcs)
	w.arcs = append(w.arcs, l)
	for _, c := range w.countries {
		for _, p := range c.polys {
			for r := range p {
				if at := slices.Index(p[r], i); at >= 0 {
					p[r] = slices.Insert(p[r], at+1, n)
				} else if at := slices.Index(p[r], ^i); at >= 0 {
					p[r] = slices.Insert(p[r], at, ^n)
				}
			}
		}
	}
	return n
}

// pieces returns the rings into which the meridian cuts a ring, or the ring
// itself if it does not cross. Each is closed along the meridian, or around the
// pole it contains.
func (w *world) pieces(r []int) [][]int {
	start := -1
	for k := range r {
		if w.jumps(r[(k+len(r)-1)%len(r)], r[k]) {
			start = k
		}
	}
	if start < 0 {
		return [][]int{r}
	}
	r = append(slices.Clone(r[start:]), r[:start]...)
	var out [][]int
	for from, k := 0, 1; k <= len(r); k++ {
		if k < len(r) && !w.jumps(r[k-1], r[k]) {
			continue
		}
		w.arcs = append(w.arcs, closing(w.end(r[k-1]), w.end(^r[from])))
		out = append(out, append(slices.Clone(r[from:k]), len(w.arcs)-1))
		from = k
	}
	return out
}

// jumps reports whether the meridian is between two arcs of a ring.
func (w *world) jumps(a, b int) bool {
	d := w.end(a).x - w.end(^b).x
	return d > 180 || d < -180
}

// end returns the last point of an arc in the direction of the ring.
func (w *world) end(ref int) point {
	if l := w.arcs[max(ref, ^ref)]; ref < 0 {
		return l[0]
	} else {
		return l[len(l)-1]
	}
}

// closing returns the line from a to b along the meridian, or around the pole
// if they are on different sides. It has a point at least every degree, as the
// edge of the map is curved.
func closing(a, b point) line {
	if a.x == b.x {
		return along(a, b)
	}
	pole := 90.0
	if a.y < 0 {
		pole = -90
	}
	return append(along(a, point{a.x, pole}), along(point{b.x, pole}, b)...)
}

func along(a, b point) line {
	n := int(max(a.y-b.y, b.y-a.y)) + 1
	var l line
	for i := range n + 1 {
		l = append(l, point{a.x, a.y + (b.y-a.y)*float64(i)/float64(n)})
	}
	return l
}
