package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"parley/app/atlas"
)

// world is a map in progress: lines shared by countries, first in degrees,
// later in grid steps.
type world struct {
	arcs      []line
	countries []country
	disputed  map[int]bool // by arc
}

type line []point

type point struct{ x, y float64 }

type country struct {
	a3    string
	polys [][][]int // polygons of rings of arcs; ^i is arc i reversed
}

// readTopology parses a TopoJSON file with an object "countries".
func readTopology(data []byte) (*world, error) {
	var t struct {
		Transform struct{ Scale, Translate [2]float64 }
		Arcs      [][][2]float64
		Objects   struct {
			Countries struct {
				Geometries []struct {
					Type       string
					Arcs       [][][]int
					Properties struct{ A3 string }
				}
			}
		}
	}
	if err := json.Unmarshal(data, &t); err != nil {
		return nil, err
	}
	w := &world{disputed: map[int]bool{}}
	for _, a := range t.Arcs {
		var l line
		var x, y float64
		for _, d := range a {
			x, y = x+d[0], y+d[1]
			l = append(l, point{x*t.Transform.Scale[0] + t.Transform.Translate[0], y*t.Transform.Scale[1] + t.Transform.Translate[1]})
		}
		w.arcs = append(w.arcs, l)
	}
	for _, g := range t.Objects.Countries.Geometries {
		if g.Type != "MultiPolygon" {
			return nil, fmt.Errorf("%s is a %s", g.Properties.A3, g.Type)
		}
		w.countries = append(w.countries, country{g.Properties.A3, g.Arcs})
	}
	slices.SortFunc(w.countries, func(a, b country) int { return strings.Compare(a.a3, b.a3) })
	return w, nil
}

// addMissing adds the countries that only the other world has at the end: small
// ones, drawn over the large ones around them.
func (w *world) addMissing(o *world) {
	for _, c := range o.countries {
		if slices.ContainsFunc(w.countries, func(have country) bool { return have.a3 == c.a3 }) || alpha2[c.a3] == "" {
			continue
		}
		n := country{a3: c.a3}
		for _, p := range largest(o, c.polys) {
			n.polys = append(n.polys, [][]int{{len(w.arcs)}})
			w.arcs = append(w.arcs, o.whole(p[0]))
		}
		w.countries = append(w.countries, n)
	}
}

// mostIslands is the maximum number of polygons of a small country on the
// coarse map.
const mostIslands = 3

// largest returns the largest polygons of a country.
func largest(o *world, polys [][][]int) [][][]int {
	out := slices.Clone(polys)
	slices.SortStableFunc(out, func(a, b [][]int) int {
		x, y := area(o.whole(a[0])), area(o.whole(b[0]))
		switch {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	return out[:min(len(out), mostIslands)]
}

// whole returns a ring as one closed line.
func (w *world) whole(ring []int) line {
	var out line
	for _, ref := range ring {
		a := w.arcs[max(ref, ^ref)]
		if ref < 0 {
			a = slices.Clone(a)
			slices.Reverse(a)
		}
		if len(out) > 0 {
			a = a[1:]
		}
		out = append(out, a...)
	}
	return out
}

// area returns the area of a closed line.
func area(l line) float64 {
	sum := 0.0
	for i := range l {
		a, b := l[i], l[(i+1)%len(l)]
		sum += a.x*b.y - b.x*a.y
	}
	return max(sum, -sum) / 2
}

// contested are pairs of neighbours whose boundary is dashed, as several states
// claim land along it or a party does not accept it. If a latitude is given,
// the boundary is only contested north of it.
var contested = []struct {
	a, b string
	from float64
}{
	{"ESH", "MAR", -90}, {"ISR", "PSE", -90}, {"ISR", "SYR", -90}, {"SRB", "XKX", -90}, {"CYN", "CYP", -90}, {"SOL", "SOM", -90},
	{"IND", "PAK", 32.4}, {"CHN", "IND", -90}, {"IND", "KAS", -90}, {"KAS", "PAK", -90}, {"CHN", "KAS", -90},
}

// partDisputed marks the contested boundaries. One that is only contested in
// the north is cut in two.
func (w *world) partDisputed() {
	owners := map[int][]string{}
	for _, c := range w.countries {
		for _, p := range c.polys {
			for _, r := range p {
				for _, ref := range r {
					owners[max(ref, ^ref)] = append(owners[max(ref, ^ref)], c.a3)
				}
			}
		}
	}
	for i := range len(w.arcs) {
		who := owners[i]
		slices.Sort(who)
		for _, d := range contested {
			if len(who) != 2 || who[0] != d.a || who[1] != d.b {
				continue
			}
			if k := slices.IndexFunc(w.arcs[i], func(p point) bool { return (p.y > d.from) != (w.arcs[i][0].y > d.from) }); k > 0 {
				w.part(i, k, w.arcs[i][0].y > d.from)
			} else {
				w.disputed[i] = true
			}
		}
	}
}

// part cuts arc i at its point k; either the first or the second part is
// contested.
func (w *world) part(i, k int, first bool) {
	l := w.arcs[i]
	w.arcs[i] = l[:k+1]
	w.disputed[i], w.disputed[w.follow(i, slices.Clone(l[k:]))] = first, !first
}

// project converts degrees to grid steps.
func (w *world) project(grid int) {
	for _, l := range w.arcs {
		for i, p := range l {
			q := atlas.Project(p.y, p.x)
			l[i] = point{round(q.X * float64(grid)), round(q.Y * float64(grid))}
		}
	}
}

func round(v float64) float64 { return float64(int(v + .5)) }
