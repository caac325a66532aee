package wasmcode

// Rows says where a program's memory holds the table of its functions, as
// runtime.functab and runtime._func describe it.
type Rows struct {
	Table int // address of the table: eight bytes per function, the number of the function and the offset of its row from the table
	First int // address of the first function's row; the others follow without gaps
	Count int // number of functions
}

// Sizes in bytes of a function's row and places in it, as in runtime._func.
const (
	fixedPart, tablesAt, dataAt = 44, 28, 43 // the numbers of the parts of four bytes that follow the fixed part
)

// Restore returns the body of a function that fills in what can be computed: the
// numbers of the functions in table and rows, and the offsets of the rows.
func Restore(t Rows) []byte {
	const i, table, row = 0, 1, 2 // locals
	at := func(n int64) instr { return instr{op: localGet, arg: n} }
	num := func(n int) instr { return instr{op: i32Const, arg: int64(n)} }
	add := instr{op: i32Add}
	store := func(offset int64) instr { return instr{op: i32Store, raw: []byte{2}, arg: offset} }
	set := func(n int64) instr { return instr{op: localSet, arg: n} }
	f := fn{groups: 1, locals: []byte{3, i32Type}, code: []instr{
		num(t.Table), set(table), num(t.First), set(row),
		{op: loop, raw: []byte{emptyBlock}},
		at(table), at(i), num(firstFunc), add, store(0),
		at(table), at(row), num(-t.Table), add, store(4),
		at(row), at(i), num(firstFunc), add, store(0),
		at(table), num(8), add, set(table),
		at(row), num(fixedPart), add,
		at(row), {op: i32Load, raw: []byte{2}, arg: tablesAt}, at(row), {op: i32Load8, raw: []byte{0}, arg: dataAt}, add, num(2), {op: i32Shl}, add, set(row),
		at(i), num(1), add, {op: localTee, arg: i}, num(t.Count), {op: i32Less}, {op: brIf},
		{op: end}, {op: end},
	}}
	return f.bytes()
}
