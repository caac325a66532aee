package wasmcode

// dispatch is where a function continues at the block whose number is in local
// 0: nested blocks, inside a loop where the function jumps back, and a table of
// branches.
type dispatch struct {
	loop   int     // index of the loop, -1 if there is none
	first  int     // index of the first of the blocks
	table  int     // index of the table
	blocks []int64 // for each number, the block to leave: 0 is the innermost
}

// dispatch finds the function's table of branches. ok is false if the function
// has none or uses local 0 for something else.
func (f *fn) dispatch() (d dispatch, ok bool) {
	for d.table = range f.code {
		if f.code[d.table].op == brTable {
			break
		}
	}
	if d.table < 4 || f.code[d.table].op != brTable || !f.code[d.table-1].is(localGet, 0) {
		return d, false
	}
	for d.first = d.table - 1; d.first > 0 && f.code[d.first-1].op == block; d.first-- {
	}
	d.loop = -1
	if d.first > 0 && f.code[d.first-1].op == loop {
		d.loop = d.first - 1
	}
	d.blocks = f.code[d.table].labels()
	return d, f.onlyDispatches(d.table)
}

// onlyDispatches reports whether local 0 is read at the table alone, and where
// it holds a function's number between two instructions.
func (f *fn) onlyDispatches(table int) bool {
	for i, c := range f.code {
		if c.op == localTee && c.arg == 0 || c.op == brTable && i != table {
			return false
		}
		if c.is(localGet, 0) && i != table-1 && !(i > 1 && f.code[i-1].is(i32Const, 0) && f.code[i-2].is(localSet, 0)) {
			return false
		}
	}
	return true
}

// jumps makes jumps forward leave the block at whose end they continue, in
// place of naming it and going through the table.
func (f *fn) jumps() {
	d, ok := f.dispatch()
	if !ok || d.loop < 0 {
		return
	}
	var open []int // indexes of the blocks that are open
	blocks := d.table - 1 - d.first
	out := f.code[:0:0]
	for i := 0; i < len(f.code); i++ {
		switch c := f.code[i]; c.op {
		case block, loop, ifThen:
			open = append(open, i)
		case end:
			open = open[:max(0, len(open)-1)]
		}
		depth, ok := f.forward(d, i, blocks, open)
		if !ok {
			out = append(out, f.code[i])
			continue
		}
		i += 2
		if n := len(out); out[n-1].op == ifThen && i+1 < len(f.code) && f.code[i+1].op == end {
			out[n-1] = instr{op: brIf, arg: depth - 1}
			open = open[:len(open)-1]
			i++
		} else {
			out = append(out, instr{op: br, arg: depth})
		}
	}
	f.code = out
}

// forward returns the label of the block that a jump at i leaves. ok is false
// if there is no jump at i or it goes back.
func (f *fn) forward(d dispatch, i, blocks int, open []int) (depth int64, ok bool) {
	if i+2 >= len(f.code) || f.code[i].op != i32Const || !f.code[i+1].is(localSet, 0) || f.code[i+2].op != br {
		return 0, false
	}
	to := len(open) - 1 - int(f.code[i+2].arg)
	if to < 0 || open[to] != d.loop || f.code[i].arg < 0 || f.code[i].arg >= int64(len(d.blocks)) {
		return 0, false
	}
	target := d.first + blocks - 1 - int(d.blocks[f.code[i].arg])
	for k, at := range open {
		if at == target {
			return int64(len(open) - 1 - k), true
		}
	}
	return 0, false
}
