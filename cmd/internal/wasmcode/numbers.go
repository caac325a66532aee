package wasmcode

import (
	"encoding/binary"
	"slices"
)

// Func is what the tables of a program say about a function.
type Func struct {
	Fixed bool // the runtime knows numbers of its blocks: they stay
	Defer int  // number of the block where deferred calls run, 0 if there is none
}

// Numbers lists for the new number of each block of a function the one that it
// had. Number 0, the beginning of the function, stays. It is nil if all stay.
type Numbers []int

// trapNumber is the number of all blocks in which a function is after a nil
// pointer was used. Nothing continues there.
const trapNumber = 1

// place is where the number of a block is written.
type place struct {
	at     int  // index of the instruction
	number int  // of the block
	back   bool // it is a jump back, not a return address
}

// renumber gives the blocks at which a function continues the numbers that
// follow each other, where the compiler counts also what inlining and stack
// traces need, and shortens the table of branches accordingly. pc is where the
// function's program counters begin, trap the number of the function that is
// called when a nil pointer was used.
func (f *fn) renumber(pc int64, own Func, trap int64) Numbers {
	d, ok := f.dispatch()
	if !ok || own.Fixed {
		return nil
	}
	places, ok := f.places(pc)
	if !ok {
		return nil
	}
	traps, list := []int{}, []int{own.Defer}
	for _, p := range places {
		if p.number < 0 || p.number >= len(d.blocks) {
			return nil
		} else if f.traps(p, trap) {
			traps = append(traps, p.number)
		} else {
			list = append(list, p.number)
		}
	}
	numbers := numbered(list, traps)
	for _, p := range places {
		v := int64(slices.Index(numbers, p.number))
		if slices.Contains(traps, p.number) {
			v = trapNumber
		}
		if p.back {
			f.code[p.at].arg = v
		} else {
			f.code[p.at].arg = pc + v
		}
	}
	f.code[d.table].raw = branches(numbers, traps, d.blocks)
	return numbers
}

// numbered returns the old numbers in their new order: the beginning, one for
// all traps, and the others.
func numbered(list, traps []int) Numbers {
	slices.Sort(list)
	list = slices.DeleteFunc(slices.Compact(list), func(n int) bool { return n == 0 })
	out := Numbers{0}
	if len(traps) > 0 {
		out = append(out, traps[0])
	}
	return append(out, list...)
}

// branches returns the table of branches to the blocks, without repetitions at its
// end, where the last one is taken for all that follow.
func branches(numbers Numbers, traps []int, blocks []int64) []byte {
	var to []int64
	for _, old := range numbers {
		if slices.Contains(traps, old) {
			old = 0
		}
		to = append(to, blocks[old])
	}
	for len(to) > 1 && to[len(to)-1] == to[len(to)-2] {
		to = to[:len(to)-1]
	}
	raw := binary.AppendUvarint(nil, uint64(len(to)-1))
	for _, b := range to {
		raw = binary.AppendUvarint(raw, uint64(b))
	}
	return raw
}

// places returns where the function names its blocks. ok is false if it does so
// in a way that is not known.
func (f *fn) places(pc int64) (list []place, ok bool) {
	for i, c := range f.code {
		switch {
		case c.op == i64Const && c.arg>>16 == pc>>16 && f.follows(i, i64Store):
			list = append(list, place{i, int(c.arg - pc), false})
		case c.op == i64Const && c.arg>>16 == pc>>16 && c.arg != pc:
			return nil, false
		case c.is(localSet, 0) && i > 0 && f.code[i-1].op == i32Const && f.follows(i, br):
			list = append(list, place{i - 1, int(f.code[i-1].arg), true})
		case c.is(localSet, 0) && !(f.follows(i, i32Const) && i+2 < len(f.code) && f.code[i+2].is(localGet, 0)):
			return nil, false
		}
	}
	return list, true
}

// follows reports whether the instruction after i has an opcode.
func (f *fn) follows(i int, op byte) bool { return i+1 < len(f.code) && f.code[i+1].op == op }

// traps reports whether a place is the return address of a call of trap.
func (f *fn) traps(p place, trap int64) bool {
	return !p.back && p.at+3 < len(f.code) && f.code[p.at+3].is(call, trap) && p.number > 0
}
