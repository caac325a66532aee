package pack

import (
	"encoding/binary"

	"parley/data/dataset"
	"parley/data/edtf"
)

// pen holds what only writing needs. Only Encode creates one; the browser's
// program never packs, so the linker drops everything behind the interface.
type pen interface {
	put(v []uint64) mode
	putUvarint(n uint64)
	putWord(n uint64)
	putTexts(n int, get func(i int) string)
	putIdents(n int, get func(i int) string)
	putDates(base []int32, c col[edtf.Date])
	putWhen(s []dataset.Event)
	putFloats(c col[float64])
	position(s string) int
}

// writer implements pen.
type writer struct{ *codec }

func newWriter() *codec {
	x := &codec{}
	x.strings.index = map[string]int{}
	x.dateTexts.texts.index = map[string]int{}
	x.pen = writer{x}
	return x
}

// put writes a column in the best mode for its values and returns the mode.
func (x writer) put(v []uint64) mode {
	m := chooseMode(v, x.solid)
	x.solid = false
	x.putByte(byte(m))
	switch m {
	case modeConstant:
		x.putUvarint(v[0])
	case modeBytes:
		for _, n := range v {
			x.putByte(byte(n))
		}
	case modePlanes:
		for _, n := range v {
			x.putByte(byte(n))
		}
		for _, n := range v {
			x.putByte(byte(n >> 8))
		}
	case modeVarint:
		for _, n := range v {
			x.putUvarint(n)
		}
	case modeSparse:
		x.putSparse(v)
	}
	return m
}

func (x writer) putSparse(v []uint64) {
	count := 0
	for _, n := range v {
		if n != 0 {
			count++
		}
	}
	x.putUvarint(uint64(count))
	last := -1
	for i, n := range v {
		if n != 0 {
			x.putUvarint(uint64(i - last - 1))
			last = i
		}
	}
	for _, n := range v {
		if n != 0 {
			x.putUvarint(n)
		}
	}
}

// sparseBelow is the threshold for sparse columns: fewer than one row in
// sparseBelow is nonzero.
const sparseBelow = 6

// chooseMode returns the mode for a column.
func chooseMode(v []uint64, solid bool) mode {
	set, small, most, same := 0, 0, uint64(0), true
	for _, n := range v {
		if n != 0 {
			set++
		}
		if n < 0x80 {
			small++
		}
		most = max(most, n)
		same = same && n == v[0]
	}
	switch {
	case !solid && set == 0:
		return modeZero
	case !solid && same:
		return modeConstant
	case !solid && set*sparseBelow < len(v):
		return modeSparse
	case most < 1<<8:
		return modeBytes
	case most < 1<<16 && small*10 < len(v)*9:
		return modePlanes
	}
	return modeVarint
}

// putWord writes eight bytes, little-endian.
func (x writer) putWord(n uint64) {
	x.sections[x.at] = binary.LittleEndian.AppendUint64(x.sections[x.at], n)
}

func (x writer) putByte(b byte) { x.sections[x.at] = append(x.sections[x.at], b) }

func (x writer) putUvarint(n uint64) {
	x.sections[x.at] = binary.AppendUvarint(x.sections[x.at], n)
}

// file returns the written sections with the frame around them.
func (x writer) file(part byte) []byte {
	x.begin(secStrings)
	x.putTable(&x.strings)
	x.begin(secDates)
	x.putTable(&x.dateTexts.texts)
	out := append([]byte(magic), part, x.version(), 0, 0, 0, 0, 0, 0, 0, 0)
	count := 0
	for _, s := range x.sections {
		if s != nil {
			count++
		}
	}
	out = binary.AppendUvarint(out, uint64(count))
	for id, s := range x.sections {
		if s != nil {
			out = append(out, byte(id))
			out = binary.AppendUvarint(out, uint64(len(s)))
		}
	}
	for _, s := range x.sections {
		out = append(out, s...)
	}
	binary.LittleEndian.PutUint64(out[hashAt:], sum(out[tableAt:]))
	return out
}
