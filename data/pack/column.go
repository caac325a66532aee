package pack

import "encoding/binary"

// mode is how the numbers of one column are written.
type mode byte

// The modes. Constant, zero and sparse columns may have fewer bytes than rows;
// a solid column is never one of these.
const (
	modeZero     mode = iota // all zero
	modeConstant             // one varint for all rows
	modeBytes                // a byte a row
	modePlanes               // the low bytes of all rows, then the high bytes
	modeVarint               // a varint a row
	modeSparse               // count, gaps, then values of the rows that are not zero
)

// room is scratch for a column that the caller fills and puts.
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

// take reads a column of n rows whose values all lie below limit (0: no limit).
// It gives nil when all are zero, and after an error. The slice is overwritten
// by the next column.
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

// plainBytes gives the bytes of a column in modeBytes as they lie in the file,
// and nil, with nothing read, for every other column.
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
		return nil // take says what is wrong
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

// takeVarints is the hot loop of Decode: most values have one byte.
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

// bytes gives the next n > 0 bytes of the section, nil when there are fewer.
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

// short fails for want of bytes: in the frame the end of the file is missing,
// in a section something is wrong with it.
func (x *codec) short(detail string) {
	if x.at == 0 {
		x.fail(Truncated, "")
	} else {
		x.fail(Damaged, detail)
	}
}

// zigzag maps numbers near zero, of either sign, to small unsigned ones.
func zigzag(n int64) uint64 { return uint64(n<<1) ^ uint64(n>>63) }

func unzigzag(n uint64) int64 { return int64(n>>1) ^ -int64(n&1) }
