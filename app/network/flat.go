package network

import (
	"cmp"
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

// Flat lays out all actors from scratch: actors with common events or a standing
// relation close together, components side by side, and actors without either in rows
// at the bottom.
func (g *Graph) Flat() []Spot {
	c := g.bonds()
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
	per, row := footSize(len(alone), len(blocks) == 0)
	foot := float64((len(alone)+per-1)/per) * row
	shelve(blocks)
	frame(blocks, x, y, FrameH-foot)
	stand(alone, x, y, FrameH-foot, per, row)
	tied := make([]int32, 0, c.n)
	for i := range blocks {
		tied = append(tied, blocks[i].nodes...)
	}
	room := g.rooms()
	level(tied, x, room, FrameW-margin)
	level(tied, y, room, FrameH-foot-margin)
	spreadOut(tied, x, y, room, FrameH-foot-margin/2)
	out := make([]Spot, c.n)
	for i := range out {
		out[i] = Spot{spotAt(x[i], FrameW), spotAt(y[i], FrameH)}
	}
	return out
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
	footPer = 12   // actors per row at the bottom, so that each name has room
	footRow = 280  // height of such a row
	longest = 2000 // greatest length of a hop
	widest  = 1.7  // greatest ratio of horizontal to vertical scale, or the reverse
	apart   = 260  // minimum distance between two actors where there is room
)

// footSize returns how many of n actors stand in each row at the bottom and the height
// of a row: at most a third of the frame, or the whole frame if there is nobody else.
func footSize(n int, all bool) (per int, row float64) {
	high := FrameH / 3.
	if all {
		high = FrameH - 2*margin
	}
	per = footPer
	for float64((n+per-1)/per)*footRow > high && per < n {
		per += footPer
	}
	return per, min(footRow, high)
}

// frame scales the blocks into the frame above its bottom rows.
func frame(blocks []block, x, y []float64, high float64) {
	w, h := 1e-9, 1e-9
	for i := range blocks {
		w, h = max(w, blocks[i].left+blocks[i].w), max(h, blocks[i].top+blocks[i].h)
	}
	sx, sy := min((FrameW-2*margin)/w, longest), min((high-2*margin)/h, longest)
	sx, sy = min(sx, widest*sy), min(sy, widest*sx)
	dx, dy := (FrameW-float64(w*sx))/2, (high-float64(h*sy))/2
	for i := range blocks {
		b := &blocks[i]
		for k, node := range b.nodes {
			x[node], y[node] = dx+float64((b.left+b.x[k])*sx), dy+float64((b.top+b.y[k])*sy)
		}
	}
}

// levelled is the share of a coordinate that level takes from the order of the actors.
const levelled = .55

// level moves actors along one axis, without changing their order, so that the crowded
// parts get more of the frame and the empty ones less: each coordinate becomes the mean
// of itself and its rank, in which actors count by their room. Few actors, who need no
// more room, stay.
func level(nodes []int32, v, room []float64, most float64) {
	if len(nodes) < fewNodes {
		return
	}
	order := append([]int32(nil), nodes...)
	sorts.Stable(order, func(a, b int32) int { return cmp.Compare(v[a], v[b]) })
	weigh := func(a int32) float64 { return float64(room[a]*room[a]) - .5 }
	all := 0.
	for _, a := range order {
		all += weigh(a)
	}
	before := 0.
	for _, a := range order {
		w := weigh(a)
		rank := margin + float64((most-margin)*((before+w/2)/all))
		before += w
		v[a] = float64(v[a]*(1-levelled)) + float64(rank*levelled)
	}
}

// fewNodes is the number of actors from which a layout is levelled.
const fewNodes = 24

// stand places actors in rows at the bottom of the frame, per in each.
func stand(alone []int32, x, y []float64, top float64, per int, row float64) {
	step := (FrameW - 2*margin) / float64(min(per, max(len(alone), 1)))
	for i, node := range alone {
		x[node], y[node] = margin+float64((float64(i%per)+.5)*step), top+row/2+float64(float64(i/per)*row)
	}
}

// spreadOut pushes apart actors that are too close together, in a fixed number of
// rounds over the cells of a grid. room is, per actor, how many times the minimum
// distance it keeps around itself, 1 to 2.
func spreadOut(nodes []int32, x, y, room []float64, high float64) {
	if len(nodes) < 2 {
		return
	}
	d := min(apart, math.Sqrt(0.4*FrameW*high/float64(len(nodes))))
	g := newCells(2*d, high)
	rounds := 40
	if len(nodes) > fullMost {
		rounds = 12
	}
	for range rounds {
		g.fill(nodes, x, y)
		moved := false
		for _, i := range nodes {
			moved = g.push(i, x, y, room, d) || moved
		}
		for _, i := range nodes {
			x[i], y[i] = max(margin, min(FrameW-margin, x[i])), max(margin, min(high, y[i]))
		}
		if !moved {
			return
		}
	}
}

// push moves an actor and those before it apart; it reports whether any was too close.
func (g *cells) push(i int32, x, y, room []float64, d float64) (moved bool) {
	cx, cy := g.cell(x[i], y[i])
	for oy := max(0, cy-1); oy <= min(g.h-1, cy+1); oy++ {
		for ox := max(0, cx-1); ox <= min(g.w-1, cx+1); ox++ {
			for _, j := range g.at[oy*g.w+ox] {
				if j >= i {
					continue
				}
				if want := float64(d*(room[i]+room[j])) / 2; nearer(x, y, i, j, want-1) {
					nudge(x, y, i, j, want, 0.5)
					moved = true
				}
			}
		}
	}
	return moved
}

// rooms returns how much room each actor needs around itself, for its name: from 1 to 2
// times the minimum distance, by its number of events.
func (g *Graph) rooms() []float64 {
	room := make([]float64, len(g.D.Actors))
	most := 1.
	var who []dataset.ActorRef
	for i := range g.D.Events {
		who = Participants(who[:0], g.D.Events[i].Who)
		for _, a := range who {
			room[a]++
			most = max(most, room[a])
		}
	}
	for a := range room {
		room[a] = 1 + math.Sqrt(room[a]/most)
	}
	return room
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
