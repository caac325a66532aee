// Package density aggregates events where they outnumber pixels: it counts the events
// in any interval and finds the most important of them, in a time that depends on the
// number of intervals asked for, not on the number of events.
package density

import (
	"slices"

	"parley/data/edtf"
)

// Tree holds the instants of a lane's events and a segment tree over them that finds
// the most important one. The tree is bottom-up and without pointers: node k has the
// children 2k and 2k+1, and node Len+i is event i. Fill it with Reset and Add, or with
// Fill, then call Build. The zero Tree is empty.
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

// Add appends an event. at must not be before the last one. A higher rank is more
// important; among equals the earlier event is.
func (t *Tree) Add(at edtf.Instant, rank uint32) {
	t.Places.Add(at)
	t.rank = append(t.rank, rank)
}

// Fill resizes the tree to n events and returns their columns for the caller to write,
// at in ascending order, before Build. It equals Reset and n calls of Add.
func (t *Tree) Fill(n int) (at []edtf.Instant, rank []uint32) {
	t.rank = slices.Grow(t.rank[:0], n)[:n]
	return t.Places.Fill(n), t.rank
}

// Build computes the inner nodes, O(n); call it before Top.
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

// node returns the most important event below node k.
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

// Rank returns the rank of event i.
func (t *Tree) Rank(i int) uint32 { return t.rank[i] }

// Top returns the index of the most important event in [lo, hi), or -1 if it is
// empty. O(log n).
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
