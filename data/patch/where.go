package patch

import (
	"strconv"
	"strings"
)

// Where returns the record at a line and a column of a file, whose name is without folders, and
// the path within it. An entry of a list without ids is relations.3. record is "" if there is
// none.
func (r *Record) Where(file string, line, col int) (record string, within []string) {
	for i, l := range r.files {
		if l.base() != file {
			continue
		}
		at := l.doc.PathAt(line, col)
		if bare, _, _ := strings.Cut(file, "."); len(at) > 0 && isOne(lists, bare) && !isOne(sections, at[0]) && at[0] != bare {
			at = append([]string{bare}, at...)
		}
		return r.within(i, at)
	}
	return "", nil
}

// within converts a path in a file to one in the merged record.
func (r *Record) within(file int, at []string) (record string, within []string) {
	switch {
	case len(at) == 0:
		return "", nil
	case at[0] == "dataset":
		return at[0], at[1:]
	case len(at) < 2:
		return "", nil
	case isOne(lists, at[0]):
		n, before := 0, 0
		for i := range file {
			_, part := r.part(i, at[0])
			before += len(part.Items)
		}
		n, _ = strconv.Atoi(at[1])
		return at[0] + "." + strconv.Itoa(before+n), at[2:]
	}
	record, within = at[0]+"."+at[1], at[2:]
	if len(within) > 0 && strings.HasSuffix(within[0], "+") {
		within = r.appended(record, file, within)
	}
	return record, within
}

// appended converts a path in a list that a file appends to, to one in the merged list.
func (r *Record) appended(record string, file int, within []string) []string {
	out := append([]string{strings.TrimSuffix(within[0], "+")}, within[1:]...)
	if len(out) < 2 {
		return out
	}
	before := 0
	for _, seg := range r.segments(record, out[0]) {
		if seg.file < file {
			before += len(seg.has)
		}
	}
	n, _ := strconv.Atoi(out[1])
	out[1] = strconv.Itoa(before + n)
	return out
}
