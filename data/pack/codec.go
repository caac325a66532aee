package pack

import (
	"unsafe"

	"parley/data/edtf"
)

// codec writes or reads the columns of one part. Every helper for a column
// works in both directions: it takes a function that returns the address of row
// i's field, and reads or fills the field.
type codec struct {
	pen      pen  // nil when reading
	rehearse bool // reading: check everything, fill nothing
	spoken   bool // reading texts: some claim has text

	sections [sectionEnd][]byte
	at       section // current section, for errors
	in       []byte  // reading: rest of the section
	size     int     // reading: length of the file; no count may exceed it
	budget   int     // reading: bytes that may still be allocated
	solid    bool    // writing: the next column needs at least one byte per row

	strings   stringTable
	dateTexts dateTable
	vals      []uint64  // current column, overwritten by the next
	oneDay    edtf.Date // a plain day and a plain range, the templates for others
	someDays  edtf.Date
	starts    []int32 // first day of each event
	err       *Error
}

// Memory that a file may allocate: a fixed part plus a number of bytes for each
// byte of the file. The largest legitimate need is an Event of 232 bytes with
// an id of up to 136 bytes and its share of scratch memory, from two bytes (see
// solid).
const (
	budgetFixed   = 1 << 16
	budgetPerByte = 256
)

func newReader(file []byte, part byte) *codec {
	x := &codec{size: len(file), budget: budgetFixed + budgetPerByte*len(file)}
	x.oneDay, x.someDays = edtf.FromDay(0), edtf.FromDayRange(0, 1)
	x.open(file, part)
	x.begin(secStrings)
	x.strings.read(x)
	x.begin(secDates)
	x.dateTexts.read(x)
	return x
}

// begin starts a section. When reading, the previous section must have been
// read to its end.
func (x *codec) begin(s section) {
	x.close()
	x.at = s
	switch {
	case x.err != nil:
	case x.pen != nil:
		x.sections[s] = []byte{}
	case x.sections[s] == nil:
		x.fail(Damaged, "section missing")
	default:
		x.in = x.sections[s]
	}
}

func (x *codec) close() {
	if x.pen == nil && x.err == nil && x.at != 0 && len(x.in) != 0 {
		x.fail(Damaged, "bytes left over")
	}
}

// finish checks that the last section was read to its end.
func (x *codec) finish() { x.close() }

// fail records the first error. After it every read returns zero.
//
// Not inlined: each copy would add to the download.
//
//go:noinline
func (x *codec) fail(r Reason, detail string) {
	if x.err == nil {
		x.err = &Error{Reason: r, Section: sectionNames[x.at], Detail: detail}
	}
	x.in = nil
}

// alloc returns a slice charged to the budget, or nil if n is 0 or the budget
// is exceeded.
func alloc[T any](x *codec, n int) []T {
	var one T
	if x.err != nil || n == 0 || !x.charge(n, int(unsafe.Sizeof(one))) {
		return nil
	}
	return make([]T, n)
}

// ints returns a column of days or positions.
func (x *codec) ints(n int) []int32 {
	if x.pen != nil {
		return make([]int32, n)
	}
	return alloc[int32](x, n)
}

// charge takes n items of the given size in bytes from the budget.
func (x *codec) charge(n, bytes int) bool {
	if bytes > 0 && n > x.budget/bytes {
		x.fail(Damaged, "more memory needed than such a file can ask for")
		return false
	}
	x.budget -= n * bytes
	return true
}

// count writes or reads the length of a table. A table has at least one solid
// column, so it cannot have more rows than the file has bytes.
func (x *codec) count(n int) int {
	if x.pen != nil {
		x.pen.putUvarint(uint64(n))
		return n
	}
	v := x.uvarint()
	if v > uint64(x.size) {
		x.fail(Damaged, "a table is longer than the file")
		return 0
	}
	return int(v)
}

// table starts the section of a table with n rows. Its first column is solid.
func (x *codec) table(s section, n int) {
	x.begin(s)
	x.solid = n > 0
}

// rows writes the length of a table, or reads it and allocates the rows.
func rows[T any](x *codec, table *[]T) {
	n := x.count(len(*table))
	if x.pen == nil {
		*table = alloc[T](x, n)
	}
}
