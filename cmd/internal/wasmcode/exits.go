package wasmcode

import (
	"bytes"
	"encoding/binary"
)

// leave returns from a function whose stack is to be unwound.
var leave = []instr{{op: ifThen, raw: []byte{emptyBlock}}, {op: i32Const, arg: 1}, {op: ret}, {op: end}}

// exits makes a function return where a call says that the stack is to be
// unwound, in place of branching to the end of the function: the number of
// blocks to leave differs from call to call.
func (f *fn) exits() {
	const outer = 2 // the block at whose end the result 1 is
	n := len(f.code)
	if n < 6 || f.code[outer].op != block || f.code[n-3].op != end || !f.code[n-2].is(i32Const, 1) || f.code[n-1].op != end {
		return
	}
	out := f.code[:outer:outer]
	depth := int64(0) // blocks that are open inside the outer one
	for _, c := range f.code[outer+1 : n-3] {
		depth += c.opens()
		switch {
		case depth < 0, c.leaves(depth) && c.op != brIf:
			return
		case c.leaves(depth):
			out = append(out, leave...)
		default:
			out = append(out, c)
		}
	}
	f.code = append(out, f.code[n-1])
}

// opens returns how many blocks more are open after an instruction.
func (i instr) opens() int64 {
	switch i.op {
	case block, loop, ifThen:
		return 1
	case end:
		return -1
	}
	return 0
}

// leaves reports whether an instruction branches to the block in which depth
// blocks are open, or further out.
func (i instr) leaves(depth int64) bool {
	for _, l := range i.labels() {
		if l >= depth {
			return true
		}
	}
	return false
}

// own is the local that holds the first of a function's program counters.
const own = 2

// returnAddresses computes the address to which a call returns from the number
// of the function, kept in a local, and the number of the block: the whole
// address is different in every function. The local has the same number in all
// functions, as the others make room.
func (f *fn) returnAddresses(pc int64) {
	n := 0
	for _, c := range f.code {
		if c.op == i64Const && c.arg>>16 == pc>>16 {
			n++
		}
	}
	if n < 2 || !f.room() {
		return
	}
	out := []instr{{op: i64Const, arg: pc}, {op: localSet, arg: own}}
	for _, c := range f.code {
		switch {
		case c.op == i64Const && c.arg>>16 == pc>>16:
			out = append(out, instr{op: localGet, arg: own}, instr{op: i64Const, arg: c.arg - pc}, instr{op: i64Add})
			continue
		case c.op >= localGet && c.op <= localTee && c.arg >= own:
			c.arg++
		}
		out = append(out, c)
	}
	f.code = out
}

// room declares the local own before all but the stack pointer, and reports
// whether that one is declared first and alone.
func (f *fn) room() bool {
	rest, ok := bytes.CutPrefix(f.locals, []byte{1, i32Type})
	if !ok {
		return false
	}
	r, n := reader{data: rest}, 1
	if more := r.uleb(); r.one() == i64Type && !r.bad {
		rest, n = r.data, n+more
	} else {
		f.groups++
	}
	f.locals = append(binary.AppendUvarint([]byte{1, i32Type}, uint64(n)), i64Type)
	f.locals = append(f.locals, rest...)
	return true
}
