package wasmbuild

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strings"
)

// errLayout says that a program is not laid out as this Go release's linker
// does it, so that nothing could be taken out of it.
var errLayout = errors.New("the linker's tables are not where they are expected")

// slim takes out of a linked program what only a stack trace prints: the names
// of files and functions and the table from instructions to lines. What the
// runtime reads to move stacks, to collect garbage and to recover stays. The
// linker also cuts its data at every eight zeros, which makes eighty thousand
// pieces that compress badly; slim cuts at a page of zeros. Both together take a
// sixth off what a reader loads.
//
// It returns errLayout when it does not know the program's tables.
func slim(wasm []byte) ([]byte, error) {
	head, at, after, err := section(wasm, dataSection)
	if err != nil {
		return nil, err
	}
	mem, err := readData(wasm[at:after])
	if err != nil {
		return nil, err
	}
	if err := forgetLines(mem); err != nil {
		return nil, err
	}
	data := writeData(mem)
	out := append(wasm[:head:head], dataSection)
	out = binary.AppendUvarint(out, uint64(len(data)))
	out = append(out, data...)
	return append(out, wasm[after:]...), nil
}

// The numbers of the WebAssembly binary format, core specification 5.5.
const (
	dataSection = 11
	i32Const    = 0x41
	end         = 0x0b
)

// section finds a section: where its head and its content begin and where it
// ends.
func section(wasm []byte, id byte) (head, at, after int, err error) {
	for head = 8; head < len(wasm); head = after {
		size, width := binary.Uvarint(wasm[head+1:])
		at = head + 1 + width
		if width <= 0 || size > uint64(len(wasm)-at) {
			return 0, 0, 0, errLayout
		}
		after = at + int(size)
		if wasm[head] == id {
			return head, at, after, nil
		}
	}
	return 0, 0, 0, errLayout
}

// most is the largest beginning of memory that is taken for true.
const most = 1 << 26

// readData is the memory that a data section lays out, from address zero on.
// Segments come in any order.
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

// writeData is the data section of a memory, in pieces with a page of zeros or
// more between them.
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
		segments = appendSleb(segments, from)
		segments = append(segments, end)
		segments = binary.AppendUvarint(segments, uint64(to-from))
		segments = append(segments, mem[from:to]...)
		from = to
	}
	return append(binary.AppendUvarint(nil, uint64(n)), segments...)
}

// pcln is the header of the table that leads from instructions to functions,
// as runtime.pcHeader has it.
type pcln struct {
	Magic                                      uint32
	Pad                                        [2]byte
	Quantum, PtrSize                           uint8
	Funcs, Files, _                            int64
	Names, Units, FileNames, Tables, FuncTable int64
}

// fn is the fixed part of a function's row, as runtime._func has it. The
// offsets of NPCData tables follow it.
type fn struct {
	Entry, Name, Args, DeferReturn, SP, File, Line, NPCData, Unit, StartLine uint32
	ID, Flag, _, NFuncData                                                   uint8
}

// fnSize is the size of fn.
const fnSize = 44

// The tables of a function that are read for more than a stack trace, and its
// data that are read for nothing else, as internal/abi numbers them. Where a
// goroutine may be stopped at any instruction its unsafe points count, too;
// in WebAssembly none is.
const (
	stackMapIndex, panicBounds    = 1, 4
	inlTree, argInfo, argLiveInfo = 3, 5, 6
	nothing                       = ^uint32(0) // in the place of an offset of data
)

// magic begins the table since Go 1.20; instructions of one byte and pointers
// of eight follow from GOARCH=wasm.
var magic = []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}

// forgetLines clears the names and lines in the tables of a program's memory.
func forgetLines(mem []byte) error {
	at := bytes.Index(mem, magic)
	if at < 0 || bytes.Contains(mem[at+1:], magic) {
		return errLayout
	}
	table := mem[at:]
	var h pcln
	if err := read(table, 0, &h); err != nil {
		return err
	}
	size := int64(len(table))
	if !rising(0, h.Names, h.Units, h.FileNames, h.Tables, h.FuncTable, size) || h.Funcs <= 0 || h.Funcs > (size-h.FuncTable)/8 {
		return errLayout
	}
	needed, lines, err := forgetRows(table[h.FuncTable:], int(h.Funcs))
	if err != nil {
		return err
	}
	if err := clearTables(table[h.Tables:h.FuncTable], needed, lines); err != nil {
		return err
	}
	clear(table[h.Units:h.Tables])
	clearNames(table[h.Names:h.Units])
	return nil
}

// forgetRows clears what the rows of functions say of files and lines. It
// returns the offsets of the tables that the rows still need and of those that
// only lines were read from.
func forgetRows(table []byte, n int) (needed, lines map[uint32]bool, err error) {
	needed, lines = map[uint32]bool{}, map[uint32]bool{}
	for i := range n {
		at := int(binary.LittleEndian.Uint32(table[8*i+4:]))
		var f fn
		if err := read(table, at, &f); err != nil {
			return nil, nil, err
		}
		extra := make([]uint32, int(f.NPCData&0xff)+int(f.NFuncData))
		if err := read(table, at+fnSize, extra); err != nil || f.NPCData > 0xff {
			return nil, nil, errLayout
		}
		needed[f.SP] = true
		for k := range extra[:f.NPCData] {
			if k == stackMapIndex || k == panicBounds {
				needed[extra[k]] = true
			} else {
				lines[extra[k]], extra[k] = true, 0
			}
		}
		for k := range extra[f.NPCData:] {
			if k == inlTree || k == argInfo || k == argLiveInfo {
				extra[int(f.NPCData)+k] = nothing
			}
		}
		if _, err := binary.Encode(table[at+fnSize:], binary.LittleEndian, extra); err != nil {
			return nil, nil, err
		}
		lines[f.File], lines[f.Line] = true, true
		f.File, f.Line, f.Unit, f.StartLine = 0, 0, 0, 0
		if _, err := binary.Encode(table[at:], binary.LittleEndian, &f); err != nil {
			return nil, nil, err
		}
	}
	return needed, lines, nil
}

// clearTables clears the tables at the offsets in lines that are not needed. A
// table is pairs of variable-length numbers; a zero where a pair would begin
// ends it, but for its first pair.
func clearTables(tables []byte, needed, lines map[uint32]bool) error {
	for at := range lines {
		if at == 0 || needed[at] {
			continue
		}
		to := int(at)
		for first := true; ; first = false {
			if to < len(tables) && tables[to] == 0 && !first {
				break
			}
			for range 2 {
				_, width := binary.Uvarint(tables[min(to, len(tables)):])
				if width <= 0 {
					return errLayout
				}
				to += width
			}
		}
		clear(tables[at:to])
	}
	return nil
}

// clearNames clears the names of functions but for what the runtime compares
// with: "runtime." begins its own goroutines, and the two of reflect lay out
// their arguments in their own way (runtime.isSystemGoroutine, stkframe.argMapInternal).
func clearNames(names []byte) {
	for from := 0; from < len(names); {
		n := bytes.IndexByte(names[from:], 0)
		if n < 0 {
			n = len(names) - from
		}
		name := names[from : from+n]
		switch s := string(name); {
		case s == "reflect.makeFuncStub" || s == "reflect.methodValueCall":
		case strings.HasPrefix(s, "runtime."):
			clear(name[len("runtime."):])
		default:
			clear(name)
		}
		from += n + 1
	}
}

// read reads a little-endian value at an offset.
func read(from []byte, at int, value any) error {
	if at < 0 || at > len(from) {
		return errLayout
	}
	if _, err := binary.Decode(from[at:], binary.LittleEndian, value); err != nil {
		return errLayout
	}
	return nil
}

func rising(values ...int64) bool {
	for i := 1; i < len(values); i++ {
		if values[i] < values[i-1] {
			return false
		}
	}
	return true
}

// sleb reads a signed LEB128 number of at most 32 bits and its width, zero when
// there is none.
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

func appendSleb(to []byte, v int) []byte {
	for {
		b := byte(v & 0x7f)
		v >>= 7
		if v == 0 && b&0x40 == 0 || v == -1 && b&0x40 != 0 {
			return append(to, b)
		}
		to = append(to, b|0x80)
	}
}
