package wasmcode

import (
	"bytes"
	"slices"
	"testing"
)

// returns is a call of a function, which returns to the block with a number of
// the function at pc.
func returns(pc, number, function int64) []instr {
	return []instr{get(1), long(pc + number), store(0), num(0), to(call, function), open(ifThen), num(1), op(ret), op(end)}
}

func TestRenumber(t *testing.T) {
	const pc, trap = (firstFunc + 700) << 16, 9
	head := []instr{global(globalGet), set(1), open(loop), open(block), open(block), open(block), open(block), get(0)}
	code := func(table instr, numbers ...int64) []instr {
		return join(head, []instr{table, op(end)},
			returns(pc, 0, 5), returns(pc, numbers[0], trap), returns(pc, numbers[1], 5), []instr{op(end)},
			jump(numbers[2], 2), []instr{op(end)}, returns(pc, numbers[3], trap), []instr{long(pc), set(3), op(end), op(end), op(unreachable), op(end)})
	}
	f := &fn{code: code(table(0, 0, 0, 1, 1, 1, 2, 3), 2, 4, 3, 7)}
	got := f.renumber(pc, Func{Defer: 6}, trap)
	if want := (Numbers{0, 2, 3, 4, 6}); !slices.Equal(got, want) {
		t.Errorf("new numbers for %v, want %v", got, want)
	}
	expect(t, "calls, traps, a jump back, a place for deferred calls", f.code, code(table(0, 0, 1, 1, 2), 1, 3, 2, 1))
	for name, c := range map[string]struct {
		own  Func
		code []instr
	}{
		"a function of the runtime":      {Func{Fixed: true}, code(table(0, 0, 0, 1, 1, 1, 2, 3), 2, 4, 3, 7)},
		"a number that the table lacks":  {Func{}, code(table(0, 0, 0), 2, 4, 3, 7)},
		"an address that is not stored":  {Func{}, join(head, []instr{table(0, 1), op(end), long(pc + 1), set(3), op(end)})},
		"a jump to a number it computes": {Func{}, join(head, []instr{table(0, 1), op(end), get(3), set(0), to(br, 3), op(end)})},
	} {
		f := &fn{code: slices.Clone(c.code)}
		if got := f.renumber(pc, c.own, trap); got != nil {
			t.Errorf("%s: new numbers for %v", name, got)
		}
		expect(t, name, f.code, c.code)
	}
}

func TestPrune(t *testing.T) {
	for name, c := range map[string]struct{ from, want []instr }{
		"blocks without a branch": {
			[]instr{open(loop), open(block), open(block), get(2), to(brIf, 1), op(end), op(nop), op(end), op(end), op(end)},
			[]instr{open(block), get(2), to(brIf, 0), op(nop), op(end), op(end)}},
		"a condition stays": {[]instr{get(2), open(ifThen), op(end), op(end)}, []instr{get(2), open(ifThen), op(end), op(end)}},
		"labels of a table": {
			[]instr{open(block), open(block), open(block), get(0), table(0, 2), op(end), op(end), op(end), op(end)},
			[]instr{open(block), open(block), get(0), table(0, 1), op(end), op(end), op(end)}},
		"a table that leads on": {
			[]instr{global(globalGet), set(1), open(block), get(0), table(0), op(end), get(2), to(brIf, 0), op(end)},
			[]instr{global(globalGet), set(1), get(2), to(brIf, 0), op(end)}},
		"a branch out of the function": {[]instr{open(block), to(br, 1), op(end), op(end)}, []instr{to(br, 0), op(end)}},
	} {
		f := &fn{code: slices.Clone(c.from)}
		f.prune()
		if !bytes.Equal(written(f.code), written(c.want)) {
			t.Errorf("%s: becomes\n% x, want\n% x", name, written(f.code), written(c.want))
		}
	}
}
