package dataset

import (
	"container/heap"
	"slices"

	"parley/data/edtf"
)

// flow orders the events of one day, numbered by their position in the order
// without links. It is a topological sort that breaks ties and cycles by that
// position.
type flow struct {
	seats []seat
	ahead [][]int32 // per seat: the remaining seats that links place before it
	after [][]int32 // per seat: the seats that links place after it
	gone  []bool
	ready least // seats held back by neither a link nor a clock time
	class int   // the seats from here to open share a clock time
	open  int   // the seats before it are not held back by a clock time
	left  int   // number of seats from class to open that remain
	first int   // all seats before it are placed
}

// newFlow adds the links among the seats of a day. from is the position of the
// first seat in the record, rank the position of each event.
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

// link records which of two events comes first. It ignores links to the same
// event or to another day, and links that contradict the clock.
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

// list appends the events in order, always the first that is not held back.
func (f *flow) list(out []EventRef) []EventRef {
	if f.after == nil {
		for k := range f.seats {
			out = append(out, f.seats[k].ref)
		}
		return out
	}
	f.advance() // seats without a clock time
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

// pick returns the next seat.
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

// advance admits the seats of the next clock time.
func (f *flow) advance() {
	f.class, f.left = f.open, 0
	for f.open < len(f.seats) && f.seats[f.open].clock == f.seats[f.class].clock {
		if len(f.ahead[f.open]) == 0 {
			heap.Push(&f.ready, int32(f.open))
		}
		f.open, f.left = f.open+1, f.left+1
	}
}

// free removes a link.
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

// untie finds a cycle of links and removes the link to the first event of the
// cycle that the clock does not hold back.
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

// keeper returns a seat that holds back k.
func (f *flow) keeper(k int32) int32 {
	if len(f.ahead[k]) > 0 {
		return f.ahead[k][0]
	}
	return int32(f.class + slices.Index(f.gone[f.class:f.open], false))
}

// least is a min-heap of seat numbers.
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
