package pack

import "encoding/binary"

// mode is the encoding of the numbers of a column.
type mode byte

// Modes of a column. Zero, constant and sparse columns may have fewer bytes
// than rows; a solid column never has these modes.
const (
	modeZero     mode = iota // all zero
	modeConstant             // one varint for all rows
	modeBytes                // one byte per row
	modePlanes               // the low bytes of all rows, then the high bytes
	modeVarint               // one varint per row
	modeSparse               // count, gaps, then the values of the nonzero rows
)

// room returns scratch memory for a column of n rows.
func (x *codec) room(n int) []uint64 {
	if cap(x.vals) < n {
		if x.pen != nil {
			x.vals = make([]uint64, n)
		} else {
			x.vals = alloc[uint64](x, n)
		}
	}
	if x.vals == nil {
		return nil
	}
	return x.vals[:n]
}

// take reads a column of n rows with values below limit (0: no limit). It
// returns nil if all are zero, and after an error. The next column overwrites
// the slice.
func (x *codec) take(n int, limit uint64) []uint64 {
	m := mode(x.byte())
	if x.err != nil || m == modeZero {
		return nil
	}
	if n == 0 {
		x.fail(Damaged, "a column without rows")
		return nil
	}
	v := x.room(n)
	if v == nil {
		return nil
	}
	top := uint64(0)
	switch m {
	case modeConstant:
		top = x.uvarint()
		for i := range v {
			v[i] = top
		}
	case modeBytes:
		top = x.takeBytes(v)
	case modePlanes:
		top = x.takePlanes(v)
	case modeVarint:
		top = x.takeVarints(v)
	case modeSparse:
		top = x.takeSparse(v)
	default:
		x.fail(Damaged, "unknown kind of column")
	}
	if limit != 0 && top >= limit {
		x.fail(Damaged, "a value is out of range")
	}
	if x.err != nil {
		return nil
	}
	return v
}

// plainBytes returns the bytes of a column in modeBytes without copying, or
// nil, without reading anything, for any other column.
func (x *codec) plainBytes(n, limit int) []byte {
	if x.err != nil || len(x.in) <= n || mode(x.in[0]) != modeBytes {
		return nil
	}
	b := x.in[1 : n+1]
	top := byte(0)
	for _, v := range b {
		top = max(top, v)
	}
	if int(top) >= limit {
		return nil // take reports the error
	}
	x.in = x.in[n+1:]
	return b
}

func (x *codec) takeBytes(v []uint64) (top uint64) {
	b := x.bytes(len(v))
	if b == nil {
		return 0
	}
	for i := range v {
		n := uint64(b[i])
		v[i] = n
		top = max(top, n)
	}
	return top
}

func (x *codec) takePlanes(v []uint64) (top uint64) {
	low, high := x.bytes(len(v)), x.bytes(len(v))
	if low == nil || high == nil {
		return 0
	}
	for i := range v {
		n := uint64(low[i]) | uint64(high[i])<<8
		v[i] = n
		top = max(top, n)
	}
	return top
}

// takeVarints is the hot loop of Decode; most values have one byte.
func (x *codec) takeVarints(v []uint64) (top uint64) {
	b, p := x.in, 0
	for i := range v {
		if p >= len(b) {
			x.fail(Damaged, "a column is cut short")
			return 0
		}
		n := uint64(b[p])
		if n < 0x80 {
			p++
		} else {
			var k int
			if n, k = binary.Uvarint(b[p:]); k <= 0 {
				x.fail(Damaged, "a number is cut short")
				return 0
			}
			p += k
		}
		v[i] = n
		top = max(top, n)
	}
	x.in = b[p:]
	return top
}

func (x *codec) takeSparse(v []uint64) (top uint64) {
	count := x.uvarint()
	if count > uint64(len(v)) || count > uint64(len(x.in)) {
		x.fail(Damaged, "a column is longer than its table")
		return 0
	}
	clear(v)
	gaps, next := x.in, uint64(0)
	for range count {
		gap := x.uvarint()
		if gap >= uint64(len(v))-next {
			x.fail(Damaged, "a column is longer than its table")
			return 0
		}
		next += gap + 1
	}
	values := x.in
	next = 0
	for range count {
		gap, k := binary.Uvarint(gaps)
		n, l := binary.Uvarint(values)
		if l <= 0 {
			x.fail(Damaged, "a number is cut short")
			return 0
		}
		gaps, values = gaps[k:], values[l:]
		next += gap + 1
		v[next-1] = n
		top = max(top, n)
	}
	x.in = values
	return top
}

func (x *codec) byte() byte {
	if b := x.bytes(1); b != nil {
		return b[0]
	}
	return 0
}

// bytes returns the next n > 0 bytes of the section, or nil if there are fewer.
func (x *codec) bytes(n int) []byte {
	if x.err != nil || n > len(x.in) {
		x.short("a column is cut short")
		return nil
	}
	b := x.in[:n]
	x.in = x.in[n:]
	return b
}

func (x *codec) uvarint() uint64 {
	if x.err != nil {
		return 0
	}
	n, k := binary.Uvarint(x.in)
	if k <= 0 {
		x.short("a number is cut short")
		return 0
	}
	x.in = x.in[k:]
	return n
}

// short fails for missing bytes: Truncated in the frame, Damaged in a section.
func (x *codec) short(detail string) {
	if x.at == 0 {
		x.fail(Truncated, "")
	} else {
		x.fail(Damaged, detail)
	}
}

// zigzag maps numbers of either sign near zero to small unsigned numbers.
func zigzag(n int64) uint64 { return uint64(n<<1) ^ uint64(n>>63) }

func unzigzag(n uint64) int64 { return int64(n>>1) ^ -int64(n&1) }
