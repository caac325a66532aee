package dataset

import (
	"container/heap"
	"slices"

	"parley/data/edtf"
)

// flow brings the events of one day into their order: its seats, numbered in the
// order that they have without links.
type flow struct {
	seats []seat
	ahead [][]int32 // per seat: those still to come that links put before it
	after [][]int32 // per seat: those that links put behind it
	gone  []bool
	ready least // those that neither a link nor a clock keeps back
	class int   // the seats from here to open have one clock time
	open  int   // no clock keeps back the seats before
	left  int   // how many from class to open are still to come
	first int   // none before is still to come
}

// newFlow takes in the links among the seats of a day, the first of which is
// number from of the record. rank is the number of each event.
func newFlow(d *Dataset, seats []seat, rank []int32, from int32) *flow {
	f := &flow{seats: seats}
	for k := range seats {
		for _, l := range d.Events[seats[k].ref].Links {
			if way := sooner[l.Kind]; way != 0 && l.To >= 0 {
				f.link(rank[l.To]-from, int32(k), way)
			}
		}
	}
	return f
}

// link notes which of two events comes first, unless they are the same, one is of
// another day, or their clocks say otherwise.
func (f *flow) link(first, then int32, way int) {
	if first < 0 || int(first) >= len(f.seats) || first == then {
		return
	}
	if way < 0 {
		first, then = then, first
	}
	if a, b := f.seats[first].clock, f.seats[then].clock; a != edtf.Past && b != edtf.Past && a > b {
		return
	}
	if f.after == nil {
		f.ahead, f.after, f.gone = make([][]int32, len(f.seats)), make([][]int32, len(f.seats)), make([]bool, len(f.seats))
	}
	f.after[first], f.ahead[then] = append(f.after[first], then), append(f.ahead[then], first)
}

// list appends the events in order: ever the first that nothing keeps back.
func (f *flow) list(out []EventRef) []EventRef {
	if f.after == nil {
		for k := range f.seats {
			out = append(out, f.seats[k].ref)
		}
		return out
	}
	f.advance() // those without a clock
	for range f.seats {
		k := f.pick()
		f.gone[k] = true
		if int(k) >= f.class {
			f.left--
		}
		for _, then := range f.after[k] {
			f.free(k, then)
		}
		out = append(out, f.seats[k].ref)
	}
	return out
}

// pick is the next seat.
func (f *flow) pick() int32 {
	for {
		if f.open < len(f.seats) && (f.left == 0 || f.seats[f.class].clock == edtf.Past) {
			f.advance()
		}
		if len(f.ready) > 0 {
			return heap.Pop(&f.ready).(int32)
		}
		f.untie()
	}
}

// advance lets in the seats of the next clock time.
func (f *flow) advance() {
	f.class, f.left = f.open, 0
	for f.open < len(f.seats) && f.seats[f.open].clock == f.seats[f.class].clock {
		if len(f.ahead[f.open]) == 0 {
			heap.Push(&f.ready, int32(f.open))
		}
		f.open, f.left = f.open+1, f.left+1
	}
}

// free takes a link away.
func (f *flow) free(first, then int32) {
	list := f.ahead[then]
	i := slices.Index(list, first)
	if i < 0 {
		return
	}
	list[i] = list[len(list)-1]
	f.ahead[then] = list[:len(list)-1]
	if len(list) == 1 && int(then) < f.open {
		heap.Push(&f.ready, then)
	}
}

// untie finds a circle of links and takes away the one that leads to the first of
// its events that no clock keeps back.
func (f *flow) untie() {
	for f.gone[f.first] {
		f.first++
	}
	seen := map[int32]int{}
	var path []int32
	k := int32(f.first)
	for {
		if at, ok := seen[k]; ok {
			path = path[at:]
			break
		}
		seen[k] = len(path)
		path = append(path, k)
		k = f.keeper(k)
	}
	best := -1
	for i, k := range path {
		if int(k) < f.open && (best < 0 || k < path[best]) {
			best = i
		}
	}
	f.free(path[(best+1)%len(path)], path[best])
}

// keeper is a seat that keeps another back.
func (f *flow) keeper(k int32) int32 {
	if len(f.ahead[k]) > 0 {
		return f.ahead[k][0]
	}
	return int32(f.class + slices.Index(f.gone[f.class:f.open], false))
}

// least is a heap of numbers with the least on top.
type least []int32

func (h least) Len() int           { return len(h) }
func (h least) Less(i, j int) bool { return h[i] < h[j] }
func (h least) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *least) Push(x any)        { *h = append(*h, x.(int32)) }
func (h *least) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}
