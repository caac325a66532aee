package wasmbuild

import (
	"bytes"
	"encoding/binary"
	"slices"

	"parley/cmd/internal/wasmcode"
)

// pcln is the header of the table that maps instructions to functions, as in
// runtime.pcHeader.
type pcln struct {
	Magic                                      uint32
	Pad                                        [2]byte
	Quantum, PtrSize                           uint8
	Funcs, Files, _                            int64
	Names, Units, FileNames, Tables, FuncTable int64
}

// module is the start of runtime.moduledata: addresses of what the runtime
// reads. A slice is an address, a length and a capacity.
type module struct {
	Header                                           int64
	Names, Units, FileNames, Tables, Rows, FuncTable [3]int64
	Buckets, MinPC, MaxPC                            int64
	_                                                [18]int64 // positions of instructions, variables and types
	FuncData                                         int64
}

// fn is the fixed part of a function's row, as in runtime._func. The offsets of
// NPCData tables and of NFuncData data follow.
type fn struct {
	Entry, Name, Args, DeferReturn, SP, File, Line, NPCData, Unit, StartLine uint32
	ID, Flag, _, NFuncData                                                   uint8
}

// fnSize is the size of fn in bytes.
const fnSize = 44

// Tables of a function that are needed for more than stack traces, and data
// that is needed only for them, by their numbers in internal/abi. On systems
// where a goroutine may be stopped at any instruction, its unsafe points are
// needed too; in WebAssembly there are none.
const (
	stackMapIndex, inlTreeIndex, panicBounds = 1, 2, 4
	inlTree, argInfo, argLiveInfo            = 3, 5, 6
	nothing                                  = ^uint32(0) // in place of an offset in data
)

const (
	inlinedCall = 16   // size in bytes of runtime.inlinedCall, the element of inlTree
	argInfoEnd  = 0xff // ends argInfo
)

// magic starts the table since Go 1.20; instruction size 1 and pointer size 8
// follow from GOARCH=wasm.
var magic = []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}

// tables are the parts of a program's memory that describe its functions.
type tables struct {
	names, places []byte // names of functions; units and files
	pcs           []byte // tables from instructions to values
	rows          []byte // number and offset of each function's row, followed by the rows
	at            int    // address of rows
	funcs         int
	data          []byte // what the rows point to
	buckets       []byte // from an instruction to the first function to compare

	shared pcTables
	kept   map[uint32]bool // offsets in data that are still used
	left   map[uint32]int  // offsets in data that are no longer used, and their lengths in bytes
}

// forgetLines clears names and lines, and shortens what remains. numbers are
// those that the blocks of each function now have. It returns where the rows of
// the functions are, whose numbers and offsets are to be restored when the
// program starts.
func (t *tables) forgetLines(numbers []wasmcode.Numbers) (wasmcode.Rows, error) {
	rows, err := t.forgetRows(numbers)
	if err != nil {
		return rows, err
	}
	if len(t.shared.bytes) > len(t.pcs) {
		return rows, errLayout
	}
	overwrite(t.pcs, t.shared.bytes)
	overwrite(t.names, []byte(keptNames))
	clear(t.places)
	for at, n := range t.left {
		if !t.kept[at] {
			clear(t.data[at:][:n])
		}
	}
	widenBuckets(t.buckets)
	return rows, nil
}

// open finds the tables in a program's memory.
func open(mem []byte) (*tables, error) {
	at := bytes.Index(mem, magic)
	if at < 0 || bytes.Contains(mem[at+1:], magic) {
		return nil, errLayout
	}
	var h pcln
	if err := read(mem, at, &h); err != nil {
		return nil, err
	}
	table, size := mem[at:], int64(len(mem)-at)
	if !slices.IsSorted([]int64{0, h.Names, h.Units, h.FileNames, h.Tables, h.FuncTable, size}) || h.Funcs <= 0 || h.Funcs > (size-h.FuncTable)/8 {
		return nil, errLayout
	}
	m, err := moduleOf(mem, int64(at), h)
	if err != nil {
		return nil, err
	}
	return &tables{
		names: table[h.Names:h.Units], places: table[h.Units:h.Tables],
		pcs: table[h.Tables:h.FuncTable], rows: table[h.FuncTable:][:m.Rows[1]], at: at + int(h.FuncTable), funcs: int(h.Funcs),
		data: mem[m.FuncData:m.Buckets], buckets: mem[m.Buckets:][:(m.MaxPC-m.MinPC)/bucketPCs*bucketSize],
		shared: pcTables{bytes: []byte{0}, at: map[string]uint32{}},
		kept:   map[uint32]bool{}, left: map[uint32]int{},
	}, nil
}

// moduleOf finds the addresses of a program's tables by the addresses of the
// header and the names.
func moduleOf(mem []byte, header int64, h pcln) (m module, err error) {
	begin := binary.LittleEndian.AppendUint64(nil, uint64(header))
	begin = binary.LittleEndian.AppendUint64(begin, uint64(header+h.Names))
	if err := read(mem, max(0, bytes.Index(mem, begin)), &m); err != nil {
		return m, err
	}
	buckets := (m.MaxPC - m.MinPC) / bucketPCs * bucketSize
	if m.Header != header || m.Tables[0] != header+h.Tables || m.Rows[0] != header+h.FuncTable || m.FuncTable[1] != h.Funcs+1 ||
		m.MinPC >= m.MaxPC || !slices.IsSorted([]int64{m.Rows[0] + m.Rows[1], m.FuncData, m.Buckets, m.Buckets + buckets, int64(len(mem))}) {
		return m, errLayout
	}
	return m, nil
}

// forgetData removes the data of a function that only stack traces use.
func (t *tables) forgetData(data, tables []uint32) error {
	for k, at := range data {
		switch {
		case at == nothing:
			continue
		case k != inlTree && k != argInfo && k != argLiveInfo:
			t.kept[at] = true
			continue
		}
		n := 0
		if k == inlTree && len(tables) > inlTreeIndex {
			calls, err := readRuns(t.pcs, tables[inlTreeIndex])
			if err != nil {
				return err
			}
			for _, c := range calls {
				n = max(n, inlinedCall*(int(c.value)+1))
			}
		}
		if int(at)+n > len(t.data) {
			return errLayout
		}
		if k == argInfo {
			n = bytes.IndexByte(t.data[at:], argInfoEnd) + 1
		}
		t.left[at], data[k] = max(t.left[at], n), nothing
	}
	return nil
}

// share points to the shared copy of a table, with new numbers of instructions,
// nil if they stay.
func (t *tables) share(at *uint32, stackMap bool, numbers wasmcode.Numbers) error {
	if *at == 0 {
		return nil
	}
	runs, err := readRuns(t.pcs, *at)
	if err == nil {
		*at = t.shared.add(moved(runs, numbers), stackMap)
	}
	return err
}

// overwrite replaces old content and fills the rest with zeros.
func overwrite(old, with []byte) {
	clear(old[copy(old, with):])
}

// bucketPCs is the number of instructions per bucket of runtime.findfunctab,
// bucketSize its size in bytes: the number of a function and the steps from it.
const bucketPCs, bucketSize = 4096, 20

// widenBuckets makes the search for the function of an instruction start at a
// multiple of sixteen. It continues by comparing, so the result is the same.
func widenBuckets(buckets []byte) {
	for at := 0; at < len(buckets); at += bucketSize {
		buckets[at] &^= 15
	}
}
