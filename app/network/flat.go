package network

import (
	"math"

	"parley/data/dataset"
	"parley/data/sorts"
)

// Frame size of flat layouts, in layout units. Drawings scale from it, so that one
// more actor does not move the others by making the picture larger.
const (
	FrameW = 10000
	FrameH = 5000
)

// Spot is a position in the flat layout, from 0,0 to FrameW,FrameH.
type Spot struct{ X, Y int16 }

// Flat lays out all actors from scratch: actors with common events close together,
// components side by side, and actors without common events in rows at the bottom.
func (g *Graph) Flat() []Spot {
	c := g.together(nil)
	x, y := make([]float64, c.n), make([]float64, c.n)
	var blocks []block
	var alone []int32
	for _, nodes := range c.parts() {
		if len(nodes) == 1 {
			alone = append(alone, nodes[0])
		} else {
			blocks = append(blocks, newBlock(c, nodes))
		}
	}
	foot := float64((len(alone)+footPer-1)/footPer) * footRow
	shelve(blocks)
	frame(blocks, x, y, FrameH-foot)
	stand(alone, x, y, FrameH-foot)
	tied := make([]int32, 0, c.n)
	for i := range blocks {
		tied = append(tied, blocks[i].nodes...)
	}
	spreadOut(tied, x, y, FrameH-foot-margin/2)
	out := make([]Spot, c.n)
	for i := range out {
		out[i] = Spot{spotAt(x[i], FrameW), spotAt(y[i], FrameH)}
	}
	return out
}

// together returns the graph of actors who took part in the same events, without the
// actors in skip.
func (g *Graph) together(skip []bool) *csr {
	c := &csr{n: len(g.D.Actors)}
	c.at = make([]int32, c.n+1)
	each := func(f func(a, b dataset.ActorRef)) {
		for i := range g.pairs {
			p := &g.pairs[i]
			if len(p.Direct)+len(p.Shared) > 0 && (skip == nil || !skip[p.A] && !skip[p.B]) {
				f(p.A, p.B)
			}
		}
	}
	each(func(a, b dataset.ActorRef) { c.at[a+1]++; c.at[b+1]++ })
	for i := range c.n {
		c.at[i+1] += c.at[i]
	}
	c.to = make([]int32, c.at[c.n])
	fill := append([]int32(nil), c.at...)
	// Pairs are sorted by A, then B: filing by B first keeps the neighbours of each
	// node ascending.
	each(func(a, b dataset.ActorRef) { c.to[fill[b]] = int32(a); fill[b]++ })
	each(func(a, b dataset.ActorRef) { c.to[fill[a]] = int32(b); fill[a]++ })
	return c
}

// parts returns the connected components, largest first, each ascending.
func (g *csr) parts() [][]int32 {
	seen := make([]bool, g.n)
	var out [][]int32
	for i := range int32(g.n) {
		if seen[i] {
			continue
		}
		part := []int32{i}
		seen[i] = true
		for k := 0; k < len(part); k++ {
			for _, j := range g.near(part[k]) {
				if !seen[j] {
					seen[j] = true
					part = append(part, j)
				}
			}
		}
		sorts.Stable(part, func(a, b int32) int { return int(a - b) })
		out = append(out, part)
	}
	sorts.Stable(out, func(a, b []int32) int { return len(b) - len(a) })
	return out
}

// block is a laid out component, with positions from 0,0 on, in hops.
type block struct {
	nodes []int32
	x, y  []float64
	w, h  float64
	left  float64
	top   float64
}

// newBlock lays out one component.
func newBlock(g *csr, nodes []int32) block {
	local := make(map[int32]int32, len(nodes))
	for i, n := range nodes {
		local[n] = int32(i)
	}
	c := &csr{n: len(nodes), at: make([]int32, 1, len(nodes)+1)}
	for _, n := range nodes {
		for _, j := range g.near(n) {
			c.to = append(c.to, local[j])
		}
		c.at = append(c.at, int32(len(c.to)))
	}
	b := block{nodes: nodes}
	b.x, b.y = stressed(c)
	b.w, b.h = settleAt0(b.x), settleAt0(b.y)
	return b
}

// settleAt0 shifts v so that its minimum is 0 and returns its maximum.
func settleAt0(v []float64) float64 {
	lo, hi := math.MaxFloat64, -math.MaxFloat64
	for _, x := range v {
		lo, hi = min(lo, x), max(hi, x)
	}
	for i := range v {
		v[i] -= lo
	}
	return hi - lo
}

// between is the gap between components, in hops.
const between = 0.8

// shelve packs the blocks into rows from the left, largest first, in the aspect
// ratio of the frame.
func shelve(blocks []block) {
	area := 0.0
	wide := 0.0
	for i := range blocks {
		area += float64((blocks[i].w + between) * (blocks[i].h + between))
		wide = max(wide, blocks[i].w)
	}
	wide = max(wide, math.Sqrt(area*FrameW/FrameH))
	x, y, high := 0.0, 0.0, 0.0
	for i := range blocks {
		b := &blocks[i]
		if x > 0 && x+b.w > wide {
			x, y, high = 0, y+high+between, 0
		}
		b.left, b.top = x, y
		x += b.w + between
		high = max(high, b.h)
	}
}

// Measures of the frame, in layout units.
const (
	margin  = 350
	footPer = 60  // actors per row at the bottom
	footRow = 150 // height of such a row
	widest  = 1.7 // greatest ratio of horizontal to vertical scale, or the reverse
	apart   = 260 // minimum distance between two actors where there is room
)

// frame scales the blocks into the frame above its bottom rows.
func frame(blocks []block, x, y []float64, high float64) {
	w, h := 1e-9, 1e-9
	for i := range blocks {
		w, h = max(w, blocks[i].left+blocks[i].w), max(h, blocks[i].top+blocks[i].h)
	}
	sx, sy := min((FrameW-2*margin)/w, 1500), min((high-2*margin)/h, 1500)
	sx, sy = min(sx, widest*sy), min(sy, widest*sx)
	dx, dy := (FrameW-float64(w*sx))/2, (high-float64(h*sy))/2
	for i := range blocks {
		b := &blocks[i]
		for k, node := range b.nodes {
			x[node], y[node] = dx+float64((b.left+b.x[k])*sx), dy+float64((b.top+b.y[k])*sy)
		}
	}
}

// stand places actors in rows at the bottom of the frame.
func stand(alone []int32, x, y []float64, top float64) {
	const step = (FrameW - 2*margin) / footPer
	for i, node := range alone {
		x[node], y[node] = margin+float64(i%footPer)*step, top+footRow/2+float64(i/footPer)*footRow
	}
}

// spreadOut pushes apart actors that are too close together, in a fixed number of
// rounds over the cells of a grid.
func spreadOut(nodes []int32, x, y []float64, high float64) {
	if len(nodes) < 2 {
		return
	}
	d := min(apart, math.Sqrt(0.4*FrameW*high/float64(len(nodes))))
	g := newCells(d, high)
	rounds := 40
	if len(nodes) > fullMost {
		rounds = 12
	}
	for range rounds {
		g.fill(nodes, x, y)
		moved := false
		for _, i := range nodes {
			cx, cy := g.cell(x[i], y[i])
			for oy := max(0, cy-1); oy <= min(g.h-1, cy+1); oy++ {
				for ox := max(0, cx-1); ox <= min(g.w-1, cx+1); ox++ {
					for _, j := range g.at[oy*g.w+ox] {
						if j < i && nearer(x, y, i, j, d-1) {
							nudge(x, y, i, j, d, 0.5)
							moved = true
						}
					}
				}
			}
		}
		for _, i := range nodes {
			x[i], y[i] = max(margin, min(FrameW-margin, x[i])), max(margin, min(high, y[i]))
		}
		if !moved {
			return
		}
	}
}

// cells is a grid over the frame with the actors of each cell.
type cells struct {
	size float64
	w, h int
	at   [][]int32
}

func newCells(size, high float64) *cells {
	g := &cells{size: size, w: int(FrameW/size) + 1, h: int(high/size) + 1}
	g.at = make([][]int32, g.w*g.h)
	return g
}

func (g *cells) cell(x, y float64) (int, int) {
	return max(0, min(g.w-1, int(x/g.size))), max(0, min(g.h-1, int(y/g.size)))
}

func (g *cells) fill(nodes []int32, x, y []float64) {
	for i := range g.at {
		g.at[i] = g.at[i][:0]
	}
	for _, i := range nodes {
		cx, cy := g.cell(x[i], y[i])
		g.at[cy*g.w+cx] = append(g.at[cy*g.w+cx], i)
	}
}

// spotAt rounds a coordinate and clamps it to the frame.
func spotAt(v float64, most int16) int16 { return int16(max(0, min(float64(most), v)) + .5) }
