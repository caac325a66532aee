package wasmcode

import "encoding/binary"

// prune removes blocks and loops that nothing branches to, and a table of
// branches that leads to the next instruction alone.
func (f *fn) prune() {
	if d, ok := f.dispatch(); ok && len(d.blocks) == 1 && d.blocks[0] == 0 {
		f.code = append(f.code[:d.table-1:d.table-1], f.code[d.table+1:]...)
	}
	used := map[int]bool{}
	f.walk(func(_ int, open []int, labels []int64) {
		for _, l := range labels {
			if to := len(open) - 1 - int(l); to >= 0 {
				used[open[to]] = true
			}
		}
	})
	goes := func(at int) bool { return !used[at] && (f.code[at].op == block || f.code[at].op == loop) }
	var out []instr
	f.walk(func(i int, open []int, labels []int64) {
		c := f.code[i]
		if c.op == end && len(open) > 0 && goes(open[len(open)-1]) || goes(i) {
			return
		}
		for k, l := range labels {
			for _, at := range open[max(0, len(open)-int(l)):] {
				if goes(at) {
					labels[k]--
				}
			}
		}
		out = append(out, c.withLabels(labels))
	})
	f.code = out
}

// walk calls visit with the index of each instruction, the indexes of the
// blocks that are open before it, and the labels to which it branches.
func (f *fn) walk(visit func(i int, open []int, labels []int64)) {
	var open []int
	for i, c := range f.code {
		visit(i, open, c.labels())
		switch c.opens() {
		case 1:
			open = append(open, i)
		case -1:
			open = open[:max(0, len(open)-1)]
		}
	}
}

// labels returns the labels to which an instruction branches.
func (i instr) labels() (list []int64) {
	switch i.op {
	case br, brIf:
		list = append(list, i.arg)
	case brTable:
		r := reader{data: i.raw}
		for n := r.uleb() + 1; n > 0 && !r.bad; n-- {
			list = append(list, int64(r.uleb()))
		}
	}
	return list
}

func (i instr) withLabels(list []int64) instr {
	switch i.op {
	case br, brIf:
		i.arg = list[0]
	case brTable:
		i.raw = binary.AppendUvarint(nil, uint64(len(list)-1))
		for _, l := range list {
			i.raw = binary.AppendUvarint(i.raw, uint64(l))
		}
	}
	return i
}
