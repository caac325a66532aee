package wasmbuild

import (
	"bytes"
	"encoding/binary"
	"errors"

	"parley/cmd/internal/wasmcode"
)

// errLayout means that a program does not have the layout of this Go release's
// linker, so that nothing could be removed.
var errLayout = errors.New("the linker's tables are not where they are expected")

// slim removes from a linked program what only stack traces use: the names of
// files and functions, the table from instructions to lines and the record of
// inlining. What the runtime uses to move stacks, collect garbage and recover
// stays, in tables shared by functions (lines.go). The linker also splits its
// data at every eight zeros into eighty thousand segments that compress badly;
// slim splits at a page of zeros, rewrites the code, and leaves out of the table
// of functions what a function at the start computes. Together this reduces the
// download by a third.
//
// It returns an error if it does not recognise the program's tables or code.
func slim(wasm []byte) ([]byte, error) {
	m, err := wasmcode.Open(wasm)
	if err != nil {
		return nil, err
	}
	if m.Content(wasmcode.StartSection) != nil {
		return wasm, nil // it is slim: the linker writes no start
	}
	mem, err := readData(m.Content(wasmcode.DataSection))
	if err != nil {
		return nil, err
	}
	t, err := open(mem)
	if err != nil {
		return nil, err
	}
	funcs, trap, err := t.functions()
	if err != nil {
		return nil, err
	}
	numbers, err := m.Shorten(funcs, trap)
	if err != nil {
		return nil, err
	}
	rows, err := t.forgetLines(numbers)
	if err != nil {
		return nil, err
	}
	m.Set(wasmcode.DataSection, writeData(mem))
	if err := m.Start(wasmcode.Restore(rows)); err != nil {
		return nil, err
	}
	return m.Bytes(), nil
}

// Constants of the WebAssembly binary format, core specification 5.4.
const (
	i32Const = 0x41
	end      = 0x0b
)

// most is the largest plausible size in bytes of initial memory.
const most = 1 << 26

// readData returns the memory that a data section describes, from address zero.
// Segments may be in any order.
func readData(data []byte) ([]byte, error) {
	n, width := binary.Uvarint(data)
	data = data[max(width, 0):]
	var mem []byte
	for range n {
		if len(data) < 2 || data[0] != 0 || data[1] != i32Const {
			return nil, errLayout
		}
		from, width := sleb(data[2:])
		data = data[2+width:]
		if len(data) == 0 || data[0] != end {
			return nil, errLayout
		}
		size, width := binary.Uvarint(data[1:])
		data = data[1+max(width, 0):]
		if width <= 0 || from < 0 || from > most || size > uint64(len(data)) {
			return nil, errLayout
		}
		to := from + int(size)
		mem = append(mem, make([]byte, max(0, to-len(mem)))...)
		copy(mem[from:to], data)
		data = data[size:]
	}
	return mem, nil
}

// writeData returns the data section of a memory, split where there is a page
// or more of zeros.
func writeData(mem []byte) []byte {
	gap := make([]byte, 4096)
	var segments []byte
	n := 0
	for from := 0; ; n++ {
		for from < len(mem) && mem[from] == 0 {
			from++
		}
		if from == len(mem) {
			break
		}
		to := len(mem)
		if i := bytes.Index(mem[from:], gap); i >= 0 {
			to = from + i
		}
		segments = append(segments, 0, i32Const)
		segments = wasmcode.AppendSleb(segments, int64(from))
		segments = append(segments, end)
		segments = binary.AppendUvarint(segments, uint64(to-from))
		segments = append(segments, mem[from:to]...)
		from = to
	}
	return append(binary.AppendUvarint(nil, uint64(n)), segments...)
}

// read decodes a little-endian value at an offset.
func read(from []byte, at int, value any) error {
	if at < 0 || at > len(from) {
		return errLayout
	}
	if _, err := binary.Decode(from[at:], binary.LittleEndian, value); err != nil {
		return errLayout
	}
	return nil
}

// sleb decodes a signed LEB128 number of at most 32 bits and returns its width,
// 0 if there is none.
func sleb(from []byte) (v, width int) {
	for i, b := range from[:min(5, len(from))] {
		v |= int(b&0x7f) << (7 * i)
		if b < 0x80 {
			if b&0x40 != 0 {
				v -= 1 << (7 * (i + 1))
			}
			return v, i + 1
		}
	}
	return 0, 0
}
