package wasmcode

import "encoding/binary"

// Opcodes of the WebAssembly binary format, core specification 5.4, that the
// rules name.
const (
	unreachable = 0x00
	nop         = 0x01
	block       = 0x02
	loop        = 0x03
	ifThen      = 0x04
	elseThen    = 0x05
	end         = 0x0b
	br          = 0x0c
	brIf        = 0x0d
	brTable     = 0x0e
	ret         = 0x0f
	call        = 0x10
	callTable   = 0x11
	drop        = 0x1a
	selectOne   = 0x1b
	localGet    = 0x20
	localSet    = 0x21
	localTee    = 0x22
	globalGet   = 0x23
	globalSet   = 0x24
	i32Load     = 0x28
	i32Load8    = 0x2d // i32.load8_u
	i32Store    = 0x36
	i64Store    = 0x37
	firstLoad   = 0x28
	lastLoad    = 0x35
	firstStore  = 0x36
	lastStore   = 0x3e
	memorySize  = 0x3f
	memoryGrow  = 0x40
	i32Const    = 0x41
	i64Const    = 0x42
	f32Const    = 0x43
	f64Const    = 0x44
	i32Eqz      = 0x45
	i64Eqz      = 0x50
	i32Less     = 0x49 // i32.lt_u
	i32Add      = 0x6a
	i32Shl      = 0x74
	i64Add      = 0x7c
	i32Wrap     = 0xa7
	i64Extend   = 0xad // i64.extend_i32_u
	lastPlain   = 0xc4
	prefixed    = 0xfc
)

// emptyBlock is the type of a block without parameters and results.
const emptyBlock = 0x40

// Types of values.
const i32Type, i64Type = 0x7f, 0x7e

// instr is an instruction. The number of a local, a global, a function or a
// label, a constant or the offset of a memory access is in arg; every other
// immediate is in raw, as it is written.
type instr struct {
	op  byte
	arg int64
	raw []byte
}

// reader reads the bytes of a function from the front. After a byte that is
// missing or not known, bad is true.
type reader struct {
	data []byte
	bad  bool
}

func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.data) {
		r.bad, n = true, 0
	}
	b := r.data[:n:n]
	r.data = r.data[n:]
	return b
}

func (r *reader) one() byte {
	if b := r.take(1); len(b) == 1 {
		return b[0]
	}
	return 0
}

func (r *reader) uleb() int {
	v, n := binary.Uvarint(r.data)
	if n <= 0 || v > 1<<32 {
		r.bad = true
		return 0
	}
	r.data = r.data[n:]
	return int(v)
}

func (r *reader) sleb() (v int64) {
	for shift := 0; shift < 70; shift += 7 {
		b := r.one()
		v |= int64(b&0x7f) << shift
		if b < 0x80 {
			if b&0x40 != 0 && shift < 57 {
				v -= 1 << (shift + 7)
			}
			return v
		}
	}
	r.bad = true
	return 0
}

// instr reads one instruction.
func (r *reader) instr() instr {
	i := instr{op: r.one()}
	from := r.data
	switch op := i.op; {
	case op == br, op == brIf, op == call, op >= localGet && op <= globalSet:
		i.arg = int64(r.uleb())
		return i
	case op == i32Const, op == i64Const:
		i.arg = r.sleb()
		return i
	case op >= firstLoad && op <= lastStore:
		i.raw = r.take(1)
		i.arg = int64(r.uleb())
		return i
	default:
		r.other(op)
	}
	i.raw = from[:len(from)-len(r.data)]
	return i
}

// other passes over the immediates of an instruction that no rule reads.
func (r *reader) other(op byte) {
	switch op {
	case block, loop, ifThen, memorySize, memoryGrow:
		r.take(1)
	case callTable:
		r.uleb()
		r.uleb()
	case brTable:
		for n := r.uleb() + 1; n > 0 && !r.bad; n-- {
			r.uleb()
		}
	case f32Const:
		r.take(4)
	case f64Const:
		r.take(8)
	case prefixed:
		r.take(bulkBytes[r.uleb()])
	default:
		r.bad = r.bad || op > lastPlain || op > elseThen && op < end || op > callTable && op < drop || op > selectOne && op < localGet || op > globalSet && op < firstLoad
	}
}

// bulkBytes is the number of bytes after the number of a prefixed instruction:
// memory.copy names two memories, memory.fill one, conversions none.
var bulkBytes = map[int]int{10: 2, 11: 1}

// append writes an instruction.
func (i instr) append(to []byte) []byte {
	to = append(to, i.op)
	switch op := i.op; {
	case op == br, op == brIf, op == call, op >= localGet && op <= globalSet:
		return binary.AppendUvarint(to, uint64(i.arg))
	case op == i32Const, op == i64Const:
		return AppendSleb(to, i.arg)
	case op >= firstLoad && op <= lastStore:
		return binary.AppendUvarint(append(to, i.raw...), uint64(i.arg))
	}
	return append(to, i.raw...)
}

// AppendSleb appends a number as signed LEB128.
func AppendSleb(to []byte, v int64) []byte {
	for {
		b := byte(v & 0x7f)
		v >>= 7
		if v == 0 && b&0x40 == 0 || v == -1 && b&0x40 != 0 {
			return append(to, b)
		}
		to = append(to, b|0x80)
	}
}
