package network

import (
	"cmp"
	"slices"

	"parley/data/dataset"
	"parley/data/sorts"
)

// bonds returns the graph that the flat layout draws from: an edge joins two actors who
// took part in the same event or have a standing relation. An office or a membership
// joins an actor who has neither to its body, since those of all others would pull
// everyone to a few states.
func (g *Graph) bonds() *csr {
	var edges []uint64
	tied := make([]bool, len(g.D.Actors))
	join := func(a, b dataset.ActorRef) {
		edges = append(edges, uint64(min(a, b))<<32|uint64(max(a, b)))
		tied[a], tied[b] = true, true
	}
	for i := range g.pairs {
		if p := &g.pairs[i]; len(p.Direct)+len(p.Shared) > 0 {
			join(p.A, p.B)
		}
	}
	for i := range g.D.Relations {
		if r := &g.D.Relations[i]; r.From >= 0 && r.To >= 0 && r.From != r.To {
			join(r.From, r.To)
		}
	}
	lone := make([]bool, len(tied))
	for a := range tied {
		lone[a] = !tied[a]
	}
	for a := range g.D.Actors {
		for _, of := range g.bodies(dataset.ActorRef(a)) {
			if lone[a] {
				join(dataset.ActorRef(a), of)
			}
		}
	}
	return newCSR(len(tied), edges)
}

// bodies lists what an actor is part of or holds an office in, at any time.
func (g *Graph) bodies(a dataset.ActorRef) []dataset.ActorRef {
	var out []dataset.ActorRef
	if of := g.D.Actors[a].PartOf; of >= 0 && of != a {
		out = append(out, of)
	}
	for i := range g.D.Actors[a].Roles {
		if of := g.D.Actors[a].Roles[i].Of; of >= 0 && of != a {
			out = append(out, of)
		}
	}
	return out
}

// newCSR returns the graph of n nodes with the given edges, each the lower end in its
// high 32 bits and the higher end in its low ones. It sorts edges and removes doubles.
func newCSR(n int, edges []uint64) *csr {
	sorts.Stable(edges, func(a, b uint64) int { return cmp.Compare(a, b) })
	edges = slices.Compact(edges)
	c := &csr{n: n, at: make([]int32, n+1), to: make([]int32, 2*len(edges))}
	for _, e := range edges {
		c.at[e>>32+1]++
		c.at[uint32(e)+1]++
	}
	for i := range n {
		c.at[i+1] += c.at[i]
	}
	// Edges are sorted: filing by the higher end first keeps the neighbours ascending.
	fill := slices.Clone(c.at)
	for _, e := range edges {
		c.to[fill[uint32(e)]] = int32(e >> 32)
		fill[uint32(e)]++
	}
	for _, e := range edges {
		c.to[fill[e>>32]] = int32(uint32(e))
		fill[e>>32]++
	}
	return c
}
