package wasmcode

import (
	"bytes"
	"encoding/binary"
	"testing"
)

// get, set and tee are instructions on locals, num a constant of 32 bits, op an
// instruction without immediates, open a block.
func get(n int64) instr  { return instr{op: localGet, arg: n} }
func set(n int64) instr  { return instr{op: localSet, arg: n} }
func tee(n int64) instr  { return instr{op: localTee, arg: n} }
func num(n int64) instr  { return instr{op: i32Const, arg: n} }
func long(n int64) instr { return instr{op: i64Const, arg: n} }
func op(code byte) instr { return instr{op: code} }
func open(code byte) instr {
	return instr{op: code, raw: []byte{emptyBlock}}
}
func load(offset int64) instr  { return instr{op: 0x29, raw: []byte{3}, arg: offset} }
func store(offset int64) instr { return instr{op: 0x37, raw: []byte{3}, arg: offset} }
func to(code byte, label int64) instr {
	return instr{op: code, arg: label}
}

// global is an instruction on the stack pointer in its global.
func global(code byte) instr { return instr{op: code, arg: 0} }

func written(code []instr) []byte {
	var out []byte
	for _, i := range code {
		out = i.append(out)
	}
	return out
}

func expect(t *testing.T, name string, got, want []instr) {
	t.Helper()
	if !bytes.Equal(written(got), written(want)) {
		t.Errorf("%s: becomes\n% x, want\n% x", name, written(got), written(want))
	}
}

func TestTidy(t *testing.T) {
	const lessF64 = 0x63
	for name, c := range map[string]struct{ from, want []instr }{
		"a test of a test":      {[]instr{get(2), op(i64Eqz), op(i64Extend), op(i64Eqz), op(i32Eqz), open(ifThen), op(end)}, []instr{get(2), op(i64Eqz), open(ifThen), op(end)}},
		"a negation":            {[]instr{get(2), op(lessF64), op(i32Eqz), open(ifThen)}, []instr{get(2), op(lessF64), op(i32Eqz), open(ifThen)}},
		"a truth value":         {[]instr{get(2), op(i32Eqz), op(i32Eqz), set(3)}, []instr{get(2), op(i32Eqz), op(i32Eqz), set(3)}},
		"there and back":        {[]instr{get(1), op(i64Extend), op(i32Wrap), op(nop), load(8)}, []instr{get(1), load(8)}},
		"an address":            {[]instr{get(1), op(i64Extend), long(40), op(i64Add), op(i32Wrap)}, []instr{get(1), num(40), op(i32Add)}},
		"an address of 64 bits": {[]instr{get(1), op(i64Extend), long(40), op(i64Add), set(2)}, []instr{get(1), op(i64Extend), long(40), op(i64Add), set(2)}},
		"a frame that is left": {
			[]instr{get(1), num(24), op(i32Add), tee(1), global(globalSet), get(1), num(8), op(i32Add), tee(1), global(globalSet), num(0), op(ret)},
			[]instr{get(1), num(32), op(i32Add), global(globalSet), num(0), op(ret)}},
		"a frame that is left for a call": {
			[]instr{get(1), num(24), op(i32Add), tee(1), global(globalSet), num(0), to(call, 9), op(ret)},
			[]instr{get(1), num(24), op(i32Add), tee(1), global(globalSet), num(0), to(call, 9), op(ret)}},
	} {
		expect(t, name, tidy(c.from), c.want)
	}
}

func TestAddresses(t *testing.T) {
	sum := []instr{get(1), num(16), op(i32Add)}
	for name, c := range map[string]struct{ from, want []instr }{
		"a load":                 {append(sum, load(8), set(2)), []instr{get(1), load(24), set(2)}},
		"a store of a sum":       {append(sum, get(2), get(3), op(i64Add), store(0)), []instr{get(1), get(2), get(3), op(i64Add), store(16)}},
		"a store of a load":      {append(sum, append(sum, load(0), store(8))...), []instr{get(1), get(1), load(16), store(24)}},
		"a store of an address":  {append([]instr{get(2)}, append(sum, op(i64Extend), store(8))...), append([]instr{get(2)}, append(sum, op(i64Extend), store(8))...)},
		"a store after a branch": {append(sum, get(2), to(brIf, 0), store(8)), append(sum, get(2), to(brIf, 0), store(8))},
		"not the stack pointer":  {[]instr{get(2), num(16), op(i32Add), load(0)}, []instr{get(2), num(16), op(i32Add), load(0)}},
		"below the stack":        {[]instr{get(1), num(-16), op(i32Add), load(0)}, []instr{get(1), num(-16), op(i32Add), load(0)}},
	} {
		expect(t, name, addresses(append([]instr{}, c.from...)), c.want)
	}
}

// table is a table of branches by the number in local 0.
func table(blocks ...byte) instr {
	return instr{op: brTable, raw: append([]byte{byte(len(blocks) - 1)}, blocks...)}
}

// jump continues at the block with a number, through the table.
func jump(number, label int64) []instr { return []instr{num(number), set(0), to(br, label)} }

func join(parts ...[]instr) (all []instr) {
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}

func TestJumps(t *testing.T) {
	head := []instr{global(globalGet), set(1), open(loop), open(block), open(block), open(block), get(0), table(0, 0, 1, 2), op(end)}
	tail := []instr{op(end), op(unreachable)}
	for name, c := range map[string]struct{ middle, want []instr }{
		"past a block":      {join(jump(3, 2), []instr{op(end), op(end)}), []instr{to(br, 1), op(end), op(end)}},
		"with a condition":  {join([]instr{get(2), open(ifThen)}, jump(3, 3), []instr{op(end), op(end), op(end)}), []instr{get(2), to(brIf, 1), op(end), op(end)}},
		"in a longer way":   {join([]instr{get(2), open(ifThen), op(nop)}, jump(2, 3), []instr{op(end), op(end), op(end)}), []instr{get(2), open(ifThen), op(nop), to(br, 1), op(end), op(end), op(end)}},
		"back to its start": {join([]instr{op(end)}, jump(0, 1), []instr{op(end)}), join([]instr{op(end)}, jump(0, 1), []instr{op(end)})},
		"of another number": {join(jump(9, 2), []instr{op(end), op(end)}), join(jump(9, 2), []instr{op(end), op(end)})},
	} {
		f := &fn{code: join(head, c.middle, tail)}
		f.jumps()
		expect(t, name, f.code, join(head, c.want, tail))
	}
	for name, other := range map[string][]instr{
		"local 0 is read":     {get(0), op(drop)},
		"local 0 has a value": {tee(0), op(drop)},
		"a second table":      {get(2), table(0, 0)},
	} {
		code := join(head, other, jump(3, 2), []instr{op(end), op(end)}, tail)
		f := &fn{code: code}
		f.jumps()
		expect(t, name, f.code, code)
	}
}

func TestExits(t *testing.T) {
	head, tail := []instr{global(globalGet), set(1), open(block)}, []instr{op(unreachable), op(end), num(1), op(end)}
	f := &fn{code: join(head, []instr{get(2), to(brIf, 0), open(ifThen), get(3), to(brIf, 1), op(end)}, tail)}
	f.exits()
	expect(t, "two calls", f.code, join(head[:2], []instr{get(2)}, leave, []instr{open(ifThen), get(3)}, leave, []instr{op(end), op(unreachable), op(end)}))
	for name, other := range map[string][]instr{
		"a jump there":          {to(br, 0)},
		"a jump further":        {get(2), to(brIf, 1), to(br, 1)},
		"a table that leads on": {get(2), table(0, 0)},
		"another block":         {op(end), open(block)},
	} {
		code := join(head, other, tail)
		f := &fn{code: code}
		f.exits()
		expect(t, name, f.code, code)
	}
}

func TestReturnAddresses(t *testing.T) {
	const pc = (firstFunc + 700) << 16
	calls := []instr{get(1), long(pc + 2), store(0), long(40), tee(2), set(3), long(pc + 5), store(0)}
	want := []instr{long(pc), set(2), get(1), get(2), long(2), op(i64Add), store(0), long(40), tee(3), set(4), get(2), long(5), op(i64Add), store(0)}
	for locals, room := range map[string]string{
		"\x01\x7f":                 "\x01\x7f\x01\x7e",
		"\x01\x7f\x02\x7e":         "\x01\x7f\x03\x7e",
		"\x01\x7f\x01\x7c":         "\x01\x7f\x01\x7e\x01\x7c",
		"\x01\x7f\x01\x7e\x01\x7c": "\x01\x7f\x02\x7e\x01\x7c",
	} {
		f := &fn{groups: len(locals) / 2, locals: []byte(locals), code: calls}
		f.returnAddresses(pc)
		expect(t, "two calls", f.code, want)
		if f.groups != len(room)/2 || string(f.locals) != room {
			t.Errorf("% x: %d declarations of locals, % x", locals, f.groups, f.locals)
		}
	}
	other := &fn{groups: 1, locals: []byte{2, 0x7f}, code: calls}
	other.returnAddresses(pc)
	expect(t, "a stack pointer that is not alone", other.code, calls)
	one := []instr{long(pc + 2), store(0), long(1 << 40)}
	f := &fn{groups: 1, locals: []byte{1, 0x7f}, code: one}
	f.returnAddresses(pc)
	expect(t, "one call", f.code, one)
}

// functions is a code section with one function, and the section of its type.
func functions(kind byte, code []instr) (content, kinds []byte) {
	body := append([]byte{1, 2, 0x7f}, written(code)...)
	content = binary.AppendUvarint([]byte{1}, uint64(len(body)))
	return append(content, body...), []byte{1, kind}
}

// alone is rewriteAll for the code of one function.
func alone(content, kinds []byte) ([]byte, error) {
	out, _, err := rewriteAll(content, kinds, make([]Func, 1), -1)
	return out, err
}

func TestRewrite(t *testing.T) {
	code := []instr{global(globalGet), set(1), op(nop), get(1), op(drop), {op: prefixed, raw: []byte{11, 0}}, {op: f64Const, raw: make([]byte, 8)}, op(end)}
	content, kinds := functions(0, code)
	want, _ := functions(0, append(code[:2:2], code[3:]...))
	if got, err := alone(content, kinds); err != nil || !bytes.Equal(got, want) {
		t.Errorf("% x becomes % x, %v, want % x", content, got, err, want)
	}
	other, kinds := functions(3, code)
	if got, err := alone(other, kinds); err != nil || !bytes.Equal(got, other) {
		t.Errorf("another calling convention: % x becomes % x, %v", other, got, err)
	}
	content, kinds = functions(0, code)
	for cut := range content {
		if _, err := alone(content[:cut], kinds); err == nil {
			t.Errorf("%d of %d bytes are taken for code", cut, len(content))
		}
	}
	unknown, kinds := functions(0, []instr{global(globalGet), set(1), op(0xfd), op(end)})
	if _, err := alone(unknown, kinds); err == nil {
		t.Error("an opcode that the linker does not write is accepted")
	}
}

// FuzzRewrite checks that what is read is written as it was, and that no input
// stops the program.
func FuzzRewrite(f *testing.F) {
	content, _ := functions(0, join([]instr{global(globalGet), set(1), open(loop), open(block), open(block), get(0), table(0, 0, 1), op(end)}, jump(2, 1), []instr{op(end), op(end), op(unreachable), op(end)}))
	f.Add(content, byte(0))
	f.Add([]byte{1, 4, 0, 0x41, 0x7f, end}, byte(1))
	f.Add([]byte("\x01\x1f\x0100#\x00!\x01\x030\x020\x020 \x00\x0e\x020\xb301AA!\x00\f0000X"), byte(0)) // a block of a negative number
	f.Fuzz(func(t *testing.T, content []byte, kind byte) {
		once, err := alone(content, []byte{1, kind & 0x7f})
		if err != nil {
			return
		}
		if _, err := alone(once, []byte{1, kind & 0x7f}); err != nil {
			t.Errorf("% x becomes % x, which is not read: %v", content, once, err)
		}
	})
}
