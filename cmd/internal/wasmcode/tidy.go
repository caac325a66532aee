package wasmcode

// tidy removes instructions that change nothing: steps between 32 and 64 bits
// and back, negations of negations, and a store of the stack pointer that the
// next one replaces. Each rule sees the end of what is written.
func tidy(code []instr) []instr {
	out := code[:0:0]
	for _, i := range code {
		if i.op == nop {
			continue
		}
		out = append(out, i)
		for shorter(&out) {
		}
	}
	return out
}

// shorter applies one rule to the last instructions and reports whether one
// did.
func shorter(out *[]instr) bool {
	for _, rule := range rules {
		if n := len(*out); n >= len(rule.from) && rule.matches((*out)[n-len(rule.from):]) {
			*out = append((*out)[:n-len(rule.from)], rule.to((*out)[n-len(rule.from):])...)
			return true
		}
	}
	return false
}

// rule replaces instructions with these opcodes, where ok (nil: always), by
// what to returns.
type rule struct {
	from []byte
	ok   func(i []instr) bool
	to   func(i []instr) []instr
}

func (r rule) matches(last []instr) bool {
	for k, op := range r.from {
		if last[k].op != op {
			return false
		}
	}
	return r.ok == nil || r.ok(last)
}

var rules = []rule{
	// the test of a 32-bit value is not of its 64 bits
	{[]byte{i64Extend, i64Eqz}, nil, func([]instr) []instr { return []instr{{op: i32Eqz}} }},
	{[]byte{i64Extend, i32Wrap}, nil, none},
	// two negations before a branch
	{[]byte{i32Eqz, i32Eqz, ifThen}, nil, last},
	{[]byte{i32Eqz, i32Eqz, brIf}, nil, last},
	// an address of 32 bits is computed in 32 bits
	{[]byte{i64Extend, i64Const, i64Add, i32Wrap}, nil, func(i []instr) []instr {
		return []instr{{op: i32Const, arg: int64(int32(i[1].arg))}, {op: i32Add}}
	}},
	// a function leaves its frame and its return address in one step
	{[]byte{localGet, i32Const, i32Add, localTee, globalSet, localGet, i32Const, i32Add, localTee, globalSet, i32Const, ret}, leaves, func(i []instr) []instr {
		return []instr{i[0], {op: i32Const, arg: i[1].arg + i[6].arg}, i[2], i[4], i[10], i[11]}
	}},
}

func none([]instr) []instr { return nil }

func last(i []instr) []instr { return []instr{i[len(i)-1]} }

// leaves reports whether both sums are of the stack pointer.
func leaves(i []instr) bool {
	return i[0].arg == 1 && i[3].arg == 1 && i[4].arg == 0 && i[5].arg == 1 && i[8].arg == 1 && i[9].arg == 0
}
