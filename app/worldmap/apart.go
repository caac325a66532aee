package worldmap

import (
	"math"

	"parley/app/scene"
	"parley/app/view"
	"parley/data/sorts"
)

// Limits of moving dots apart. Lengths are in pixels.
const (
	apartRounds          = 64      // rounds of pushing, fewer for very many dots
	apartPairs           = 400_000 // pairs pushed in all rounds together
	apartMost   scene.Px = 34      // maximum distance of a dot from its place
	apartGap    scene.Px = 1       // between two dots
	apartTouch  scene.Px = 0.25    // overlap that is not seen
	apartLine   scene.Px = 3       // distance from which a line leads to the place
	apartShares          = 4       // steps from the place of a dot to its position in the whole record
)

// offset is how far a dot moves, in pixels.
type offset struct{ x, y scene.Px }

// moved are the offsets of the dots of a pane at a scale, by the leading site.
type moved struct {
	scale float64
	sites int // number of sites in the pane
	by    []offset
}

// moveApart moves dots that bury one another. The offset of a dot follows from the whole
// record at this scale, so that dots do not jump with the window. How much of it a dot moves
// follows from the window: nothing while no dots overlap.
func (c *Chart) moveApart(p *pane, visible rect) {
	by := c.offsets(p)
	for k := range c.groups {
		c.groups[k].at = offset{c.groups[k].x, c.groups[k].y}
	}
	for share := range apartShares + 1 {
		part := scene.Px(share) / apartShares
		for k := range c.groups {
			g := &c.groups[k]
			o := by[g.all]
			g.x, g.y = g.at.x+scene.Px(part*o.x), g.at.y+scene.Px(part*o.y)
			if room := visible.grown(-g.r); room.holds(g.at.x, g.at.y) {
				g.x, g.y = min(max(g.x, room.x), room.x+room.w), min(max(g.y, room.y), room.y+room.h)
			}
		}
		if !c.buried() {
			return
		}
	}
}

// buried reports whether two visible dots overlap.
func (c *Chart) buried() bool {
	for i := range c.groups {
		a := &c.groups[i]
		for k := range c.groups[:i] {
			if b := &c.groups[k]; a.seen && b.seen && distance(a.x-b.x, a.y-b.y) < a.r+b.r-apartTouch {
				return true
			}
		}
	}
	return false
}

// offsets returns the offsets of the dots of the whole record by the leading site. It is
// cached by scale.
func (c *Chart) offsets(p *pane) []offset {
	m, sites := &c.moved[part(c.inset)], 0
	for i := range c.sites {
		if c.inside[i] == c.inset {
			sites++
		}
	}
	if m.scale != p.win.Scale || m.sites != sites || len(m.by) != len(c.sites) {
		m.scale, m.sites, m.by = p.win.Scale, sites, c.pushApart(p)
	}
	return m.by
}

// dot is a dot while it is moved: its position relative to the map, and its radius.
type dot struct {
	lead int32
	x, y scene.Px
	r    scene.Px
}

// pushApart lets the dots of the whole record push one another until none overlap, in rounds:
// of two dots the larger one moves less, and none moves farther than apartMost.
func (c *Chart) pushApart(p *pane) []offset {
	lead, total := c.joined[part(c.inset)].lead, make([]int, len(c.sites))
	for i := range c.sites {
		if c.inside[i] == c.inset {
			total[lead[i]] += c.sites[i].total
		}
	}
	var dots []dot
	for i, n := range total {
		if n > 0 {
			at := c.sites[i].at
			dots = append(dots, dot{int32(i), scene.Px(at.X * p.win.Scale), scene.Px(at.Y * p.win.Scale), c.radius(n)})
		}
	}
	sorts.Stable(dots, func(a, b dot) int {
		switch {
		case a.x < b.x:
			return -1
		case a.x > b.x:
			return 1
		}
		return int(a.lead - b.lead)
	})
	home := append([]dot(nil), dots...)
	pairs := nearPairs(dots)
	for range min(apartRounds, apartPairs/max(1, len(pairs))) {
		for _, k := range pairs {
			push(&dots[k[0]], &dots[k[1]])
		}
		for k := range dots {
			dots[k].keep(home[k])
		}
	}
	by := make([]offset, len(c.sites))
	for k := range dots {
		by[dots[k].lead] = offset{tenth(float64(dots[k].x - home[k].x)), tenth(float64(dots[k].y - home[k].y))}
	}
	return by
}

// nearPairs returns the pairs of dots, which are sorted by x, that may ever touch.
func nearPairs(dots []dot) (pairs [][2]int32) {
	for i := range dots {
		for k := i + 1; k < len(dots) && dots[k].x-dots[i].x < 2*(most+apartMost); k++ {
			if distance(dots[k].x-dots[i].x, dots[k].y-dots[i].y) < dots[i].r+dots[k].r+2*apartMost {
				pairs = append(pairs, [2]int32{int32(i), int32(k)})
			}
		}
	}
	return pairs
}

// push moves two overlapping dots apart, each by the share of the other's area.
func push(a, b *dot) {
	dx, dy := a.x-b.x, a.y-b.y
	d := distance(dx, dy)
	over := a.r + b.r + apartGap - d
	if over <= 0 {
		return
	}
	if d < 0.01 { // at one point: one below the other
		dx, dy, d = 0, 1, 1
	}
	mine := over * b.r * b.r / (scene.Px(a.r*a.r) + scene.Px(b.r*b.r))
	a.x, a.y = a.x+mine*dx/d, a.y+mine*dy/d
	b.x, b.y = b.x-(over-mine)*dx/d, b.y-(over-mine)*dy/d
}

// keep moves a dot that is too far from its place back towards it.
func (d *dot) keep(home dot) {
	dx, dy := d.x-home.x, d.y-home.y
	if far := distance(dx, dy); far > apartMost {
		d.x, d.y = home.x+dx*apartMost/far, home.y+dy*apartMost/far
	}
}

// distance returns the length of a vector.
func distance(dx, dy scene.Px) scene.Px {
	return scene.Px(math.Sqrt(float64(float64(dx)*float64(dx)) + float64(float64(dy)*float64(dy))))
}

// drawLeader draws a line from the place of a dot to the dot, if it was moved away. An area
// has no exact place.
func (c *Chart) drawLeader(m *view.Model, g *group, s *scene.Scene) {
	if c.sites[g.lead].soft() || distance(g.x-g.at.x, g.y-g.at.y) < apartLine {
		return
	}
	opt := g.dim(m)
	s.Add(scene.Mark{Kind: scene.Line, Style: scene.Inset, Opt: opt, X: g.at.x, Y: g.at.y, W: g.x - g.at.x, H: g.y - g.at.y})
	s.Add(scene.Mark{Kind: scene.Circle, Style: scene.Plain, Opt: opt, X: g.at.x, Y: g.at.y, W: 1.5})
}
