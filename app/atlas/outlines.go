package atlas

import (
	"encoding/binary"
	"errors"
)

// Outlines are the countries of the world as polygons on the map. Neighbours share the lines
// between them, so that each is stored and drawn once. Outlines come from Decode and are
// read-only.
type Outlines struct {
	Countries []Country
	Borders   []Border
	unit      float64 // a step of the grid, in units of the world's width
	pts       []uint16
	ends      []int32 // arc i has the points ends[i-1] to ends[i]-1, as x,y pairs in pts
	refs      []int32 // arcs of the rings; ^i is arc i reversed
	rings     []ring
	polys     []poly
}

// Country is a country with the polygons First to Last-1.
type Country struct {
	Code        string // ISO 3166-1 alpha-2, or "" if it has none
	First, Last int
}

// Border is a line between two countries. It is disputed if more than one state claims the
// land on a side of it, or if the line itself is not agreed.
type Border struct {
	Arc      int
	Disputed bool
}

type ring struct {
	from, to int32 // range in refs
	box      box
}

// poly is a polygon: its outer ring and its holes.
type poly struct{ from, to int32 }

// box is the bounding box of a ring, in steps of the grid.
type box struct{ x0, y0, x1, y1 uint16 }

// magic is the header of a file of outlines; the digit is the version.
const magic = "outlines1\n"

var errOutlines = errors.New("outlines: the file is damaged or of another version; build the site again")

// Decode reads outlines as written by cmd/outlines. It returns an error for anything else.
// It takes time that grows with the length of data, O(len(data)).
func Decode(data []byte) (*Outlines, error) {
	if len(data) < len(magic) || string(data[:len(magic)]) != magic {
		return nil, errOutlines
	}
	r := reader{b: data[len(magic):]}
	o := &Outlines{unit: 1 / float64(max(1, r.count(1<<16)))}
	r.arcs(o)
	r.countries(o)
	disputed := make([]bool, len(o.ends))
	for i, n := -1, r.count(len(o.ends)); n > 0; n-- {
		if i += 1 + r.count(len(o.ends)); i < len(disputed) {
			disputed[i] = true
		} else {
			r.bad = true
		}
	}
	if r.bad || len(r.b) > 0 {
		return nil, errOutlines
	}
	o.findBorders(disputed)
	return o, nil
}

// reader reads numbers from a file. After an error it returns zeros.
type reader struct {
	b   []byte
	bad bool
}

func (r *reader) uvarint() uint64 {
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.bad, r.b = true, nil
		return 0
	}
	r.b = r.b[n:]
	return v
}

// count reads a count of at most limit.
func (r *reader) count(limit int) int {
	v := r.uvarint()
	if v > uint64(limit) {
		r.bad, r.b = true, nil
		return 0
	}
	return int(v)
}

// signed reads a zigzag-encoded integer: 0, -1, 1, -2 as 0, 1, 2, 3.
func (r *reader) signed() int {
	v := r.count(1 << 20)
	return v>>1 ^ -(v & 1)
}

// arcs reads the lines: the number of points of each, then the difference from point to
// point, all x, then all y.
func (r *reader) arcs(o *Outlines) {
	total := 0
	for n := r.count(len(r.b)); n > 0 && !r.bad; n-- {
		total += r.count(len(r.b))
		o.ends = append(o.ends, int32(total))
	}
	if total > len(r.b) {
		r.bad = true
		return
	}
	o.pts = make([]uint16, 2*total)
	for axis := range 2 {
		v := 0
		for i := axis; i < len(o.pts); i += 2 {
			v += r.signed()
			o.pts[i] = uint16(v)
		}
	}
}

// countries reads the polygons: per country its code and its polygons, per polygon its
// rings, per ring its arcs.
func (r *reader) countries(o *Outlines) {
	for n := r.count(len(r.b)); n > 0 && !r.bad; n-- {
		c := Country{Code: r.code(), First: len(o.polys)}
		for p := r.count(len(r.b)); p > 0 && !r.bad; p-- {
			from := int32(len(o.rings))
			for k := r.count(len(r.b)); k > 0 && !r.bad; k-- {
				r.ring(o)
			}
			o.polys = append(o.polys, poly{from, int32(len(o.rings))})
		}
		c.Last = len(o.polys)
		o.Countries = append(o.Countries, c)
	}
}

// code reads two letters, or two hyphens for none.
func (r *reader) code() string {
	if len(r.b) < 2 {
		r.bad, r.b = true, nil
		return ""
	}
	s := string(r.b[:2])
	r.b = r.b[2:]
	if s == "--" {
		return ""
	}
	return s
}

func (r *reader) ring(o *Outlines) {
	g := ring{from: int32(len(o.refs)), box: box{x0: 1<<16 - 1, y0: 1<<16 - 1}}
	last := 0
	for n := r.count(len(r.b)); n > 0 && !r.bad; n-- {
		last += r.signed()
		arc := last
		if arc < 0 {
			arc = ^arc
		}
		if arc >= len(o.ends) {
			r.bad = true
			return
		}
		o.refs = append(o.refs, int32(last))
		from, to := o.span(arc)
		for i := from; i < to; i++ {
			x, y := o.pts[2*i], o.pts[2*i+1]
			g.box = box{min(g.box.x0, x), min(g.box.y0, y), max(g.box.x1, x), max(g.box.y1, y)}
		}
	}
	g.to = int32(len(o.refs))
	o.rings = append(o.rings, g)
}

// span returns the range of an arc's points.
func (o *Outlines) span(arc int) (from, to int) {
	if arc > 0 {
		from = int(o.ends[arc-1])
	}
	return from, int(o.ends[arc])
}

// findBorders lists the arcs that two countries share.
func (o *Outlines) findBorders(disputed []bool) {
	owner := make([]int32, len(o.ends)) // index of the country from 1, or 0
	for c := range o.Countries {
		for _, p := range o.polys[o.Countries[c].First:o.Countries[c].Last] {
			for _, g := range o.rings[p.from:p.to] {
				for _, ref := range o.refs[g.from:g.to] {
					arc := max(ref, ^ref)
					if owner[arc] != 0 && owner[arc] != int32(c+1) {
						o.Borders = append(o.Borders, Border{int(arc), disputed[arc]})
					}
					owner[arc] = int32(c + 1)
				}
			}
		}
	}
}

// Points returns the total number of points of all lines.
func (o *Outlines) Points() int { return len(o.pts) / 2 }
