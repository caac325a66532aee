package wasmbuild

import "encoding/binary"

// run is a value that holds up to an instruction, which is counted from the
// function's first.
type run struct {
	value int32
	end   uint32
}

// lastPC is past every instruction of every function: sixteen bits count them.
const lastPC = 1 << 16

// readRuns reads the table at an offset, pairs of variable-length numbers that
// say what is added to the value, which begins as -1, and for how many
// instructions. A zero where a pair would begin ends it, but for its first pair.
// It returns errLayout when the table does not end.
func readRuns(pcs []byte, at uint32) ([]run, error) {
	pcs = pcs[min(int(at), len(pcs)):]
	var runs []run
	r := run{value: -1}
	for len(pcs) > 0 && (pcs[0] != 0 || runs == nil) {
		add, n := binary.Uvarint(pcs)
		pcs = pcs[max(n, 0):]
		count, m := binary.Uvarint(pcs)
		pcs = pcs[max(m, 0):]
		if n <= 0 || m <= 0 {
			return nil, errLayout
		}
		r.value += int32(add>>1) ^ -int32(add&1)
		r.end += uint32(count)
		runs = append(runs, r)
	}
	if len(pcs) == 0 {
		return nil, errLayout
	}
	return runs, nil
}

// pcTables are tables as readRuns reads them, each once.
type pcTables struct {
	bytes []byte
	at    map[string]uint32
}

// add returns the offset of a table, which is written when it is a new one. Its
// last value holds to the end of the longest function, so that functions of
// different lengths share it. In a table of stack maps -1 is the map of the
// function's beginning, which is the first (runtime.getStackMap), and a function
// without a table has no other: its offset is zero.
func (p *pcTables) add(runs []run, stackMap bool) uint32 {
	var whole []run
	for _, r := range runs {
		if stackMap {
			r.value = max(r.value, 0)
		}
		if n := len(whole); n > 0 && whole[n-1].value == r.value {
			whole[n-1].end = r.end
		} else {
			whole = append(whole, r)
		}
	}
	whole[len(whole)-1].end = lastPC
	if stackMap && len(whole) == 1 && whole[0].value == 0 {
		return 0
	}
	key := string(writeRuns(whole))
	at, ok := p.at[key]
	if !ok {
		at = uint32(len(p.bytes))
		p.at[key] = at
		p.bytes = append(p.bytes, key...)
	}
	return at
}

// writeRuns is a table as readRuns reads it.
func writeRuns(runs []run) []byte {
	var out []byte
	last := run{value: -1}
	for _, r := range runs {
		add := r.value - last.value
		out = binary.AppendUvarint(out, uint64(uint32(add<<1^add>>31)))
		out = binary.AppendUvarint(out, uint64(r.end-last.end))
		last = r
	}
	return append(out, 0)
}
