package main

import (
	"encoding/binary"
	"slices"
)

// simplify drops the points of each line that bend it least, one by one, until
// every triangle of neighbours has an area of at least least, in grid steps (M.
// Visvalingam, J. D. Whyatt, Line generalisation by repeated elimination of
// points, The Cartographic Journal 30, 1993). End points stay, as lines meet
// there, and so do four points of a closed line.
func (w *world) simplify(least float64) {
	for i, l := range w.arcs {
		l = slices.Compact(l)
		keep := 2
		if l[0] == l[len(l)-1] {
			keep = 5
		}
		for len(l) > keep {
			k, smallest := 0, least
			for j := 1; j < len(l)-1; j++ {
				if a := area(line{l[j-1], l[j], l[j+1]}); a < smallest {
					k, smallest = j, a
				}
			}
			if k == 0 {
				break
			}
			l = slices.Delete(l, k, k+1)
		}
		w.arcs[i] = l
	}
}

// keepSmall gives a small square to each country that vanishes on the grid, and
// to an enclosed part of one, such as Gaza, that almost vanishes. It removes
// islands that vanish.
func (w *world) keepSmall() {
	for i := range w.countries {
		c := &w.countries[i]
		last := c.polys[0]
		c.polys = slices.DeleteFunc(c.polys, func(p [][]int) bool { return len(p[0]) == 1 && area(w.whole(p[0])) < 1 })
		if len(c.polys) == 0 {
			c.polys = [][][]int{last}
		}
		for k, p := range c.polys {
			switch a := area(w.whole(p[0])); {
			case a < 1 || a < 4 && len(p[0]) > 1:
				c.polys[k] = [][]int{{w.square(p[0])}}
			default:
				c.polys[k] = append([][]int{p[0]}, slices.DeleteFunc(p[1:], func(r []int) bool { return area(w.whole(r)) < 1 })...)
			}
		}
	}
	w.forget()
}

// square adds a square of two steps around the centre of a ring and returns its
// number.
func (w *world) square(ring []int) int {
	l := w.whole(ring)
	var m point
	for _, p := range l {
		m.x, m.y = m.x+p.x/float64(len(l)), m.y+p.y/float64(len(l))
	}
	m = point{round(m.x), round(m.y)}
	w.arcs = append(w.arcs, line{{m.x - 1, m.y - 1}, {m.x + 1, m.y - 1}, {m.x + 1, m.y + 1}, {m.x - 1, m.y + 1}, {m.x - 1, m.y - 1}})
	return len(w.arcs) - 1
}

// forget removes the arcs that no polygon uses, and orders the rest by first
// use.
func (w *world) forget() {
	at := map[int]int{}
	var arcs []line
	disputed := map[int]bool{}
	for _, c := range w.countries {
		for _, p := range c.polys {
			for _, r := range p {
				for k, ref := range r {
					old := max(ref, ^ref)
					if _, ok := at[old]; !ok {
						at[old] = len(arcs)
						disputed[len(arcs)] = w.disputed[old]
						arcs = append(arcs, w.arcs[old])
					}
					if r[k] = at[old]; ref < 0 {
						r[k] = ^at[old]
					}
				}
			}
		}
	}
	w.arcs, w.disputed = arcs, disputed
}

// encode returns the outlines in the format that atlas.Decode reads.
func (w *world) encode(grid int) []byte {
	b := []byte("outlines1\n")
	count := func(n int) { b = binary.AppendUvarint(b, uint64(n)) }
	signed := func(n int) { count(n<<1 ^ n>>63) }
	count(grid)
	count(len(w.arcs))
	for _, l := range w.arcs {
		count(len(l))
	}
	for axis := range 2 {
		last := 0
		for _, l := range w.arcs {
			for _, p := range l {
				v := int([2]float64{p.x, p.y}[axis])
				signed(v - last)
				last = v
			}
		}
	}
	count(len(w.countries))
	for _, c := range w.countries {
		code := alpha2[c.a3]
		if code == "" {
			code = "--"
		}
		b = append(b, code...)
		count(len(c.polys))
		for _, p := range c.polys {
			count(len(p))
			for _, r := range p {
				count(len(r))
				last := 0
				for _, ref := range r {
					signed(ref - last)
					last = ref
				}
			}
		}
	}
	list, last := []int{}, -1
	for i := range w.arcs {
		if w.disputed[i] {
			list = append(list, i-last-1)
			last = i
		}
	}
	count(len(list))
	for _, n := range list {
		count(n)
	}
	return b
}
