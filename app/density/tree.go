// Package density says what to draw where events outnumber pixels: for any
// stretch of time how many events it holds and which of them matters most, in a
// time that depends on the number of stretches asked for, not of events.
package density

import (
	"slices"

	"parley/app/timescale"
	"parley/data/edtf"
)

// Tree holds the places of a lane's events in order of time and, over them, a
// segment tree of the most important one (bottom up and without pointers: node k
// has the children 2k and 2k+1, and node Len+i is event i itself). It is filled
// with Reset and Add and finished with Build. The zero Tree is empty.
type Tree struct {
	at   []edtf.Instant
	rank []uint32
	top  []int32
}

// Reset empties the tree and keeps its memory.
func (t *Tree) Reset() { t.at, t.rank, t.top = t.at[:0], t.rank[:0], t.top[:0] }

// Add appends an event. Events must come in order of at; the higher the rank,
// the more it matters, and of equals the earlier.
func (t *Tree) Add(at edtf.Instant, rank uint32) {
	t.at = append(t.at, at)
	t.rank = append(t.rank, rank)
}

// Fill gives the tree n events and returns their columns, to be written to in
// order of at before Build. It is Reset and n times Add without the calls.
func (t *Tree) Fill(n int) (at []edtf.Instant, rank []uint32) {
	t.at = slices.Grow(t.at[:0], n)[:n]
	t.rank = slices.Grow(t.rank[:0], n)[:n]
	return t.at, t.rank
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

// Len is the number of events.
func (t *Tree) Len() int { return len(t.at) }

// At is the place of event i.
func (t *Tree) At(i int) edtf.Instant { return t.at[i] }

// Rank is the rank of event i.
func (t *Tree) Rank(i int) uint32 { return t.rank[i] }

// Search is the number of the first event at or after the instant.
func (t *Tree) Search(at edtf.Instant) int { return t.gallop(0, at) }

// gallop is Search from position i on: quick when the answer is near.
func (t *Tree) gallop(i int, at edtf.Instant) int {
	n, step := len(t.at), 1
	if i >= n || t.at[i] >= at {
		return i
	}
	for i+step < n && t.at[i+step] < at {
		i += step
		step <<= 1
	}
	lo, hi := i+1, min(i+step, n)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if t.at[mid] < at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

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

// Bin is a stretch of time that holds events: those numbered First to Last-1.
// Bins are anchored in time: From is a multiple of the step asked for.
type Bin struct {
	From, To    edtf.Instant
	First, Last int
}

// Count is how many events the bin holds, at least 1.
func (b Bin) Count() int { return b.Last - b.First }

// Bin is the stretch of step seconds in which event i lies, with all events from
// i on that lie in it. To go through the bins of a window, begin with the first
// event of a stretch and go on with Last.
func (t *Tree) Bin(i int, step edtf.Instant) Bin {
	from := timescale.Floor(t.at[i], step)
	return Bin{from, from + step, i, t.gallop(i, from+step)}
}
