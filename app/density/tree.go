// Package density says what to draw where events outnumber pixels: for any
// stretch of time how many events it holds and which of them matters most, in a
// time that depends on the number of stretches asked for, not of events.
package density

import (
	"slices"

	"parley/data/edtf"
)

// Tree holds the places of a lane's events and, over them, a segment tree of the
// most important one (bottom up and without pointers: node k has the children 2k
// and 2k+1, and node Len+i is event i itself). It is filled with Reset and Add, or
// with Fill, and finished with Build. The zero Tree is empty.
type Tree struct {
	Places
	rank []uint32
	top  []int32
}

// Reset empties the tree and keeps its memory.
func (t *Tree) Reset() {
	t.Places.Reset()
	t.rank, t.top = t.rank[:0], t.top[:0]
}

// Add appends an event. Events must come in order of at; the higher the rank,
// the more it matters, and of equals the earlier.
func (t *Tree) Add(at edtf.Instant, rank uint32) {
	t.Places.Add(at)
	t.rank = append(t.rank, rank)
}

// Fill gives the tree n events and returns their columns, to be written to in
// order of at before Build. It is Reset and n times Add without the calls.
func (t *Tree) Fill(n int) (at []edtf.Instant, rank []uint32) {
	t.rank = slices.Grow(t.rank[:0], n)[:n]
	return t.Places.Fill(n), t.rank
}

// Build makes the tree ready for questions.
func (t *Tree) Build() {
	n := len(t.at)
	if cap(t.top) < n {
		t.top = make([]int32, n)
	}
	t.top = t.top[:n]
	for k := n - 1; k > 0; k-- {
		t.top[k] = t.better(t.node(2*k), t.node(2*k+1))
	}
}

// node is the most important event below node k.
func (t *Tree) node(k int) int32 {
	if n := len(t.at); k >= n {
		return int32(k - n)
	}
	return t.top[k]
}

func (t *Tree) better(a, b int32) int32 {
	if ra, rb := t.rank[a], t.rank[b]; ra > rb || ra == rb && a < b {
		return a
	}
	return b
}

// Rank is the rank of event i.
func (t *Tree) Rank(i int) uint32 { return t.rank[i] }

// Top is the number of the event that matters most among lo to hi-1, or -1 when
// there is none.
func (t *Tree) Top(lo, hi int) int {
	if lo >= hi {
		return -1
	}
	best, n := int32(lo), len(t.at)
	for l, r := lo+n, hi+n; l < r; l, r = l>>1, r>>1 {
		if l&1 == 1 {
			best = t.better(best, t.node(l))
			l++
		}
		if r&1 == 1 {
			r--
			best = t.better(best, t.node(r))
		}
	}
	return int(best)
}
