package network

import (
	"math"

	"parley/data/dataset"
)

// Parameters of growing a kept layout: a new actor starts at the centroid of its
// neighbours, then all relax for growEpochs rounds, and after each the kept actors
// move back by the fraction anchor towards their kept positions.
const (
	growEpochs = 12
	anchor     = 0.3
	growStep   = 0.15 // fraction of the error corrected per step
	hopUnits   = 900  // length of a hop in a layout of unknown scale
)

// Kept returns the positions that the record keeps, and which actors have one.
func (g *Graph) Kept() (kept []Spot, had []bool) {
	kept, had = make([]Spot, len(g.D.Actors)), make([]bool, len(g.D.Actors))
	for i := range g.D.Actors {
		if a := &g.D.Actors[i]; a.X != 0 || a.Y != 0 {
			kept[i], had[i] = Spot{spotAt(a.X, FrameW), spotAt(a.Y, FrameH)}, true
		}
	}
	return kept, had
}

// Grow lays out all actors near their kept positions. kept holds a Spot for each
// actor with had set. Without any kept position it is Flat; if all are kept it
// returns a copy.
func (g *Graph) Grow(kept []Spot, had []bool) []Spot {
	any, all := false, true
	for a := range had {
		any, all = any || had[a], all && had[a]
	}
	if !any {
		return g.Flat()
	}
	if all {
		return append([]Spot(nil), kept...)
	}
	c := g.bonds()
	x, y := make([]float64, c.n), make([]float64, c.n)
	for a := range kept {
		x[a], y[a] = float64(kept[a].X), float64(kept[a].Y)
	}
	hop := c.hop(x, y, had)
	c.enter(x, y, had, hop)
	for range growEpochs {
		c.relax(x, y, hop)
		for a := range kept {
			if had[a] {
				x[a] += float64(anchor * (float64(kept[a].X) - x[a]))
				y[a] += float64(anchor * (float64(kept[a].Y) - y[a]))
			}
		}
	}
	out := make([]Spot, c.n)
	for a := range out {
		out[a] = Spot{spotAt(x[a], FrameW), spotAt(y[a], FrameH)}
	}
	return out
}

// hop returns the mean length of a tie between kept actors.
func (g *csr) hop(x, y []float64, had []bool) float64 {
	sum, n := 0.0, 0
	for i := range int32(g.n) {
		for _, j := range g.near(i) {
			if j < i && had[i] && had[j] {
				sum += far(x, y, i, j)
				n++
			}
		}
	}
	if n == 0 || sum == 0 {
		return hopUnits
	}
	return sum / float64(n)
}

func far(x, y []float64, i, j int32) float64 {
	dx, dy := x[i]-x[j], y[i]-y[j]
	return math.Sqrt(float64(dx*dx) + float64(dy*dy))
}

// nearer reports whether two actors are less than d apart.
func nearer(x, y []float64, i, j int32, d float64) bool {
	dx, dy := x[i]-x[j], y[i]-y[j]
	return float64(dx*dx)+float64(dy*dy) < d*d
}

// enter places new actors at the centroid of their neighbours, with some jitter, and
// those without neighbours at random along the bottom edge.
func (g *csr) enter(x, y []float64, had []bool, hop float64) {
	placed := append([]bool(nil), had...)
	rng := xorshift(2463534242)
	for range 3 { // reaches neighbours of neighbours of kept actors
		for i := range int32(g.n) {
			if placed[i] {
				continue
			}
			sx, sy, n := 0.0, 0.0, 0.0
			for _, j := range g.near(i) {
				if placed[j] {
					sx, sy, n = sx+x[j], sy+y[j], n+1
				}
			}
			if n > 0 {
				x[i] = sx/n + hop*(float64(rng.below(1000))-499.5)/2000
				y[i] = sy/n + hop*(float64(rng.below(1000))-499.5)/2000
				placed[i] = true
			}
		}
	}
	for i := range g.n {
		if !placed[i] {
			x[i], y[i] = 400+float64(rng.below(FrameW-800)), FrameH-float64(rng.below(300))
		}
	}
}

// relax moves the ends of each tie a little towards the length of one hop and pushes
// apart actors that overlap.
func (g *csr) relax(x, y []float64, hop float64) {
	for i := range int32(g.n) {
		for _, j := range g.near(i) {
			if j < i {
				nudge(x, y, i, j, hop, growStep/float64(1+min(len(g.near(i)), len(g.near(j)))))
			}
		}
	}
	if g.n > 1000 {
		return // new actors are few among many
	}
	for i := range int32(g.n) {
		for j := range i {
			if nearer(x, y, i, j, hop/6) {
				nudge(x, y, i, j, hop/6, growStep)
			}
		}
	}
}

func nudge(x, y []float64, i, j int32, want, step float64) {
	dx, dy := x[i]-x[j], y[i]-y[j]
	is := math.Sqrt(float64(dx*dx) + float64(dy*dy))
	if is < 1e-6 {
		dx, dy, is = 1, float64(i-j), 1e3*float64(1+max(i-j, j-i))
	}
	m := step * (is - want) / is
	x[i] -= float64(m * dx)
	y[i] -= float64(m * dy)
	x[j] += float64(m * dx)
	y[j] += float64(m * dy)
}

// Farthest returns the largest move from a kept position, as a fraction of the
// frame's diagonal, and the actor that made it, or None if no one moved.
func Farthest(kept []Spot, had []bool, now []Spot) (share float64, who dataset.ActorRef) {
	who = dataset.None
	for a := range now {
		if !had[a] {
			continue
		}
		dx, dy := float64(now[a].X)-float64(kept[a].X), float64(now[a].Y)-float64(kept[a].Y)
		if d := math.Sqrt(dx*dx+dy*dy) / math.Sqrt(FrameW*FrameW+FrameH*FrameH); d > share {
			share, who = d, dataset.ActorRef(a)
		}
	}
	return share, who
}
