package pack

import "unsafe"

// stringTable holds every distinct string of a part once, in order of first
// use, without the empty string.
type stringTable struct {
	list  []string
	index map[string]int // writing
	fresh int            // reading: number of strings used so far
}

// read cuts all strings from one copy of the section.
func (t *stringTable) read(x *codec) {
	n := x.count(0)
	lengths := x.take(n, uint64(x.size)+1)
	if lengths == nil {
		if n != 0 {
			x.fail(Damaged, "an empty string")
		}
		return
	}
	t.list = alloc[string](x, n)
	if t.list == nil || !x.charge(len(x.in), 1) {
		return
	}
	blob := string(x.in)
	x.in = nil
	for i, k := range lengths {
		if k > uint64(len(blob)) {
			t.list = nil
			x.fail(Damaged, "a string is cut short")
			return
		}
		t.list[i], blob = blob[:k], blob[k:]
	}
	if blob != "" {
		x.fail(Damaged, "bytes left over")
	}
}

// Codes of a column of strings. A string on first use needs no number, so a
// column of distinct strings is a column of ones. Other codes count from the
// lowest position that the column refers back to.
const (
	textEmpty = iota
	textFresh
	textBack
)

// text handles a column of strings.
func text[S ~string](x *codec, c col[S]) {
	if x.pen != nil {
		x.pen.putTexts(c.n, func(i int) string { return string(*c.at(i)) })
		return
	}
	list := x.strings.list
	for i, k := range x.takeTexts(c.n) {
		if k != 0 {
			*c.at(i) = S(list[k-1])
		}
	}
}

// textKeys is text that also returns the position of each row's string, for
// keyed.
func textKeys(x *codec, c col[string]) []int32 {
	keys := x.ints(c.n)
	if x.pen != nil {
		text(x, c)
		for i := range keys {
			if s := *c.at(i); s != "" {
				keys[i] = int32(x.pen.position(s)) + 1
			}
		}
		return keys
	}
	list := x.strings.list
	for i, k := range x.takeTexts(c.n) {
		if k != 0 {
			*c.at(i) = list[k-1]
			keys[i] = int32(k)
		}
	}
	return keys
}

// texts is text for fields outside a single table, at an offset from the
// addresses of their rows. It fills nothing in a rehearsal. It reports whether
// any text was read.
func (x *codec) texts(rows []unsafe.Pointer, offset uintptr) (any bool) {
	if x.pen != nil {
		x.pen.putTexts(len(rows), func(i int) string { return *(*string)(unsafe.Add(rows[i], offset)) })
		return false
	}
	list := x.strings.list
	for i, k := range x.takeTexts(len(rows)) {
		if k == 0 {
			continue
		}
		any = true
		if !x.rehearse {
			*(*string)(unsafe.Add(rows[i], offset)) = list[k-1]
		}
	}
	return any
}

// takeTexts reads a column of strings: 0 for an empty string, otherwise its
// position in the table plus one.
func (x *codec) takeTexts(n int) []uint64 {
	v := x.take(n, 0)
	if v == nil {
		return nil
	}
	base, fresh, total := x.uvarint(), uint64(x.strings.fresh), uint64(len(x.strings.list))
	for i, code := range v {
		switch code {
		case textEmpty:
			continue
		case textFresh:
			v[i] = fresh
			fresh++
		default:
			v[i] = code - textBack + base
		}
		if v[i] >= total {
			x.fail(Damaged, "no such string")
			return nil
		}
		v[i]++
	}
	x.strings.fresh = int(fresh)
	return v
}
