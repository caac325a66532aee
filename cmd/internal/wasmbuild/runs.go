package wasmbuild

import "encoding/binary"

// run is a value that applies up to an instruction, counted from the start of
// the function.
type run struct {
	value int32
	end   uint32
}

// lastPC is past the last instruction of every function: sixteen bits count
// them.
const lastPC = 1 << 16

// readRuns parses the table at an offset: pairs of variable-length numbers, the
// increment of a value that starts at -1 and the number of instructions for
// which it applies. A zero in place of a pair other than the first ends the
// table. It returns errLayout if the table has no end.
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

// moved returns the values of a table under new numbers of instructions, each
// given by its old one.
func moved(runs []run, numbers []int) []run {
	if numbers == nil {
		return runs
	}
	var out []run
	for v, old := range numbers {
		k := 0
		for k+1 < len(runs) && runs[k].end <= uint32(max(old, 0)) {
			k++
		}
		out = append(out, run{runs[k].value, uint32(v + 1)})
	}
	return out
}

// pcTables are tables in the format of readRuns, without duplicates.
type pcTables struct {
	bytes []byte
	at    map[string]uint32
}

// add returns the offset of a table, which it writes if it is new. Its last
// value is extended to the end of the longest function, so that functions of
// different lengths share it. In a table of stack maps, -1 is the map at the
// start of the function, the first one (runtime.getStackMap), and a function
// without a table has only that one: its offset is zero.
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

// writeRuns returns a table in the format of readRuns.
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
