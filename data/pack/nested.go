package pack

import "unsafe"

// Generic functions here are short: each is compiled for every pair of row
// types, and every copy adds to the download.

// slice is the memory layout of a slice.
type slice struct {
	first    unsafe.Pointer
	len, cap int
}

// slices returns a column of slices of any element type.
func slices[C any](c col[[]C]) col[slice] { return col[slice]{c.first, c.stride, c.n} }

// nested handles slices inside rows. It returns all children as one table, in
// the order of their parents: a copy when writing, when reading an array that
// the slices of the parents are cut from. If owner is not nil, it receives the
// position of each child's parent. The next column is solid.
func nested[P, C any](x *codec, parents []P, owner *[]int32, field func(*P) *[]C) []C {
	all := of(parents, field)
	var children []C
	if x.pen != nil {
		for i := range all.n {
			children = append(children, *all.at(i)...)
		}
		x.putCounts(slices(all), owner)
		return children
	}
	children = alloc[C](x, x.takeCounts(all.n, owner))
	if len(children) > 0 {
		x.carve(slices(all), unsafe.Pointer(&children[0]), unsafe.Sizeof(children[0]))
	}
	return children
}

// putCounts writes the lengths of slices.
func (x *codec) putCounts(c col[slice], owner *[]int32) {
	v, total := x.room(c.n), uint64(0)
	for i := range v {
		v[i] = uint64(c.at(i).len)
		total += v[i]
	}
	if owner != nil {
		*owner = x.owners(v, total)
	}
	x.pen.put(v)
	x.solid = total > 0
}

// takeCounts reads the lengths of slices into vals and returns their sum.
func (x *codec) takeCounts(n int, owner *[]int32) int {
	v, total := x.take(n, uint64(x.size)+1), uint64(0)
	for _, k := range v {
		total += k
	}
	if total > uint64(x.size) {
		x.fail(Damaged, "a table is longer than the file")
		return 0
	}
	if owner != nil {
		*owner = x.owners(v, total)
	}
	return int(total)
}

// carve cuts an array with elements of the given size into slices whose lengths
// are in vals.
func (x *codec) carve(c col[slice], first unsafe.Pointer, size uintptr) {
	start := uint64(0)
	for i, k := range x.vals[:c.n] {
		if k > 0 {
			*c.at(i) = slice{unsafe.Add(first, uintptr(start)*size), int(k), int(k)}
			start += k
		}
	}
}

// owners returns the position of the parent of each child.
func (x *codec) owners(counts []uint64, total uint64) []int32 {
	owner := x.ints(int(total))
	if owner == nil {
		return nil
	}
	next := 0
	for i, k := range counts {
		for range k {
			owner[next] = int32(i)
			next++
		}
	}
	return owner
}

// optional handles pointers inside rows in the manner of nested.
func optional[P, C any](x *codec, parents []P, field func(*P) **C) []C {
	all := of(parents, field)
	var children []C
	if x.pen != nil {
		v := x.room(all.n)
		for i := range v {
			v[i] = 0
			if p := *all.at(i); p != nil {
				v[i] = 1
				children = append(children, *p)
			}
		}
		x.pen.put(v)
		x.solid = len(children) > 0
		return children
	}
	children = alloc[C](x, x.takeFlags(all.n))
	next := 0
	if len(children) > 0 {
		for i, k := range x.vals[:all.n] {
			if k > 0 {
				*all.at(i) = &children[next]
				next++
			}
		}
	}
	return children
}

// takeFlags reads into vals which rows have a pointer, and returns their
// number.
func (x *codec) takeFlags(n int) int {
	total := 0
	for _, k := range x.take(n, 2) {
		total += int(k)
	}
	return total
}
