package wasmcode

// frameLimit is the largest distance in bytes from the stack pointer that is
// taken for a place in the frame: a sum cannot pass the end of memory.
const frameLimit = 1 << 20

// addresses moves what is added to the stack pointer into the offset of the
// load or store that uses the sum.
func addresses(code []instr) []instr {
	gone := make([]bool, len(code))
	for i := 0; i+2 < len(code); i++ {
		if !code[i].is(localGet, 1) || code[i+1].op != i32Const || code[i+2].op != i32Add || code[i+1].arg < 0 || code[i+1].arg > frameLimit {
			continue
		}
		if at := user(code, i+3); at > 0 {
			code[at].arg += code[i+1].arg
			gone[i+1], gone[i+2] = true, true
		}
	}
	out := code[:0:0]
	for i, c := range code {
		if !gone[i] {
			out = append(out, c)
		}
	}
	return out
}

// user returns the index of the load or store that takes as its address the
// value on the stack before the instruction at i, -1 if that is something else
// or the way there branches.
func user(code []instr, i int) int {
	depth := 1 // values on the stack from the address up
	for ; i < len(code); i++ {
		pops, pushes, ok := effect(code[i])
		if !ok || pops > depth {
			return -1
		}
		if pops == depth {
			if op := code[i].op; op >= firstLoad && op <= lastStore {
				return i
			}
			return -1
		}
		depth += pushes - pops
	}
	return -1
}

// effect returns how many values an instruction takes from the stack and puts
// there. ok is false for branches, calls and what no rule knows.
func effect(i instr) (pops, pushes int, ok bool) {
	switch op := i.op; {
	case op == localGet, op == globalGet, op >= i32Const && op <= f64Const:
		return 0, 1, true
	case op == localSet, op == globalSet, op == drop:
		return 1, 0, true
	case op == localTee, op >= firstLoad && op <= lastLoad:
		return 1, 1, true
	case op >= firstStore && op <= lastStore:
		return 2, 0, true
	case op == selectOne:
		return 3, 1, true
	case op >= i32Eqz && op <= lastPlain:
		return arity(op), 1, true
	}
	return 0, 0, false
}

// arity returns 1 for tests, unary operations and conversions, 2 for
// comparisons and binary operations.
func arity(op byte) int {
	switch {
	case op == i32Eqz, op == i64Eqz, op >= 0x67 && op <= 0x69, op >= 0x79 && op <= 0x7b,
		op >= 0x8b && op <= 0x91, op >= 0x99 && op <= 0x9f, op >= i32Wrap:
		return 1
	}
	return 2
}
