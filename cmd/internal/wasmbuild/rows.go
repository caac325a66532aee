package wasmbuild

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"

	"parley/cmd/internal/wasmcode"
)

// forgetRows shortens the rows of all functions and moves them together, without
// what wasmcode.Restore computes.
func (t *tables) forgetRows(numbers []wasmcode.Numbers) (wasmcode.Rows, error) {
	first := 8 * (t.funcs + 1) // the last entry is the end of the last function
	rows := wasmcode.Rows{Table: t.at, First: t.at + first, Count: t.funcs}
	var all []byte
	for i := range t.funcs {
		row, err := t.forgetRow(t.row(i), numbers[i])
		if err != nil {
			return rows, err
		}
		all = append(all, row...)
	}
	if len(all) > len(t.rows)-first {
		return rows, errLayout
	}
	clear(t.rows[:8*t.funcs])
	overwrite(t.rows[first:], all)
	return rows, nil
}

// row returns the offset of a function's row.
func (t *tables) row(i int) int { return int(binary.LittleEndian.Uint32(t.rows[8*i+4:])) }

// functions returns what wasmcode is to know of each function, and the index of
// the one that is called when a nil pointer was used.
func (t *tables) functions() (list []wasmcode.Func, trap int, err error) {
	trap = -1
	for i := range t.funcs {
		var f fn
		if err := read(t.rows, t.row(i), &f); err != nil {
			return nil, 0, err
		}
		if f.ID == trapID {
			trap = i
		}
		list = append(list, wasmcode.Func{Fixed: f.ID != 0 && f.ID != wrapperID, Defer: int(f.DeferReturn)})
	}
	if trap < 0 {
		return nil, 0, errLayout
	}
	return list, trap, nil
}

// forgetRow returns the row of a function without its number, files and lines,
// pointing to shared tables.
func (t *tables) forgetRow(at int, numbers wasmcode.Numbers) ([]byte, error) {
	var f fn
	if err := read(t.rows, at, &f); err != nil {
		return nil, err
	}
	extra := make([]uint32, int(f.NPCData&0xff)+int(f.NFuncData))
	if err := read(t.rows, at+fnSize, extra); err != nil || f.NPCData > 0xff {
		return nil, errLayout
	}
	tables, data := extra[:f.NPCData], extra[f.NPCData:]
	if err := t.forgetData(data, tables); err != nil {
		return nil, err
	}
	for k := range tables {
		if k != stackMapIndex && k != panicBounds {
			tables[k] = 0
		} else if err := t.share(&tables[k], k == stackMapIndex, before(numbers)); err != nil {
			return nil, err
		}
	}
	if err := t.share(&f.SP, false, numbers); err != nil {
		return nil, err
	}
	tables, data = until(tables, 0), until(data, nothing)
	if numbers != nil && f.DeferReturn != 0 {
		f.DeferReturn = uint32(slices.Index(numbers, int(f.DeferReturn)))
	}
	f.Name = t.keptName(f)
	f.Entry, f.File, f.Line, f.Unit, f.StartLine = 0, 0, 0, 0, 0
	f.NPCData, f.NFuncData = uint32(len(tables)), uint8(len(data))
	row, err := binary.Append(nil, binary.LittleEndian, &f)
	for _, v := range append(tables[:len(tables):len(tables)], data...) {
		row = binary.LittleEndian.AppendUint32(row, v)
	}
	return row, err
}

// before returns the numbers of the instructions before those with these
// numbers: the call that returns there. Maps of the stack and of bounds are
// looked up for the call.
func before(numbers wasmcode.Numbers) wasmcode.Numbers {
	list := slices.Clone(numbers)
	for v := 1; v < len(numbers); v++ {
		list[v-1] = numbers[v] - 1
	}
	return list
}

// until returns a list without the empty entries at its end: an entry that is
// missing is empty.
func until(list []uint32, empty uint32) []uint32 {
	for len(list) > 0 && list[len(list)-1] == empty {
		list = list[:len(list)-1]
	}
	return list
}

// keptNames are the function names that the runtime compares: "runtime." starts
// its own goroutines, the two of reflect have their own argument layout
// (runtime.isSystemGoroutine, stkframe.argMapInternal), and the wrapper of a
// value method tells what was called with a nil pointer (runtime.panicwrap).
// Offset zero means no name.
const (
	keptNames = "\x00runtime.\x00reflect.makeFuncStub\x00reflect.methodValueCall\x00" + wrapper + "\x00runtime." + wrapper + "\x00"
	wrapper   = ".(*value).method"
)

// trapID is abi.FuncID_sigpanic, wrapperID abi.FuncIDWrapper. Functions with
// other identities, but for 0, are known to the runtime.
const trapID, wrapperID = 20, 23

// keptName returns the offset in keptNames of what is kept of a function's
// name.
func (t *tables) keptName(f fn) uint32 {
	name, _, _ := bytes.Cut(t.names[min(int(f.Name), len(t.names)):], []byte{0})
	s, own := strings.CutPrefix(string(name), "runtime.")
	switch {
	case f.ID == wrapperID && strings.Contains(string(name), ".(*"):
		s = wrapper
	case own:
		s = ""
	}
	if own {
		s = "runtime." + s
	}
	if s == "" {
		return 0
	}
	return uint32(strings.Index(keptNames, "\x00"+s+"\x00") + 1)
}
