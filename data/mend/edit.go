package mend

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parley/data/value"
)

// Set returns the file with a value at a path of keys and, in lists, indexes from 0; an empty
// path is the whole file. Only the parts of the value that differ are rewritten, nothing else
// of the file; the none value removes it with its key. New keys are inserted in the given order
// of keys, or last. It returns an error if the file uses a notation that is not edited, such as
// an alias; the file must then be edited by hand.
func (d *Doc) Set(path []string, to value.Value, order []string) (*Doc, error) {
	want := put(d.Value(), path, to)
	if want.Equal(d.Value()) {
		return d, nil
	}
	if d.root == nil {
		return d.begin(want)
	}
	e := &editor{doc: d, order: order}
	e.set(nil, 0, d.root, want)
	return e.done(want)
}

// Rename returns the file with the key at a path renamed. It returns the errors of Set.
func (d *Doc) Rename(path []string, to string) (*Doc, error) {
	s, want := d.root, d.Value()
	for i, key := range path {
		at := s.find(key)
		if at < 0 {
			return nil, fmt.Errorf("there is no %s", strings.Join(path[:i+1], "."))
		}
		if i == len(path)-1 {
			parent := want
			for _, p := range path[:i] {
				parent = parent.At(p)
			}
			parent.Keys = slices.Clone(parent.Keys)
			parent.Keys[slices.Index(parent.Keys, key)] = to
			k := s.keys[at]
			e := &editor{doc: d}
			e.splice(k.at, k.end, quoted(to, k.style, s.flow))
			if i == 0 {
				return e.done(parent)
			}
			return e.done(put(want, path[:i], parent))
		}
		s = s.items[at]
	}
	return nil, fmt.Errorf("a path is wanted")
}

// put returns a value with another one at a path.
func put(in value.Value, path []string, to value.Value) value.Value {
	if len(path) == 0 {
		return to
	}
	if in.Kind != value.List {
		return in.With(path[0], put(in.At(path[0]), path[1:], to))
	}
	n, err := strconv.Atoi(path[0])
	if err != nil || n < 0 || n > len(in.Items) {
		return in
	}
	items := slices.Clone(in.Items)
	switch {
	case n == len(items):
		items = append(items, put(value.Value{}, path[1:], to))
	case len(path) == 1 && to.Kind == value.None:
		items = slices.Delete(items, n, n+1)
	default:
		items[n] = put(items[n], path[1:], to)
	}
	return value.ListOf(items...)
}

// begin writes a value into a file without content, below its comments.
func (d *Doc) begin(want value.Value) (*Doc, error) {
	text := d.text
	if text != "" && !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	for i, item := range want.Items {
		if want.Kind == value.Map {
			text += keyLines(want.Keys[i], item, 0) + "\n"
		} else {
			text += dashed(item, 0) + "\n"
		}
	}
	return verified(d.mark+text, want)
}

// verified opens a text and returns an error if its content is not want.
func verified(text string, want value.Value) (*Doc, error) {
	d, err := Open([]byte(text))
	if err != nil {
		return nil, fmt.Errorf("this is written in a way that cannot be changed here (%w): change it in the file", err)
	}
	if !d.Value().Equal(want) {
		return nil, fmt.Errorf("this is written in a way that cannot be changed here: change it in the file")
	}
	return d, nil
}

// splice replaces a range of bytes by a text.
type splice struct {
	at, end int
	text    string
}

// editor collects the splices of an edit.
type editor struct {
	doc   *Doc
	order []string
	list  []splice
}

// splice adds a replacement for a range of bytes, with the line ends of the file.
func (e *editor) splice(at, end int, text string) {
	if strings.Contains(e.doc.text, "\r\n") {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	e.list = append(e.list, splice{at, end, text})
}

// done applies the splices. It returns an error if the result is not want.
func (e *editor) done(want value.Value) (*Doc, error) {
	slices.SortStableFunc(e.list, func(a, b splice) int { return a.at - b.at })
	var b strings.Builder
	at := 0
	for _, s := range e.list {
		if s.at < at {
			return nil, fmt.Errorf("these changes lie within one another: make them one by one")
		}
		b.WriteString(e.doc.text[at:s.at] + s.text)
		at = s.end
	}
	return verified(e.doc.mark+b.String()+e.doc.text[at:], want)
}

// set changes the value of span s, which is entry i of parent.
func (e *editor) set(parent *span, i int, s *span, to value.Value) {
	from := s.value()
	switch {
	case from.Equal(to):
	case s.alias || from.Kind != to.Kind || (len(to.Items) == 0 || len(s.items) == 0) && to.Kind != value.Text:
		e.replace(parent, i, s, to)
	case to.Kind == value.Text:
		e.text(parent, i, s, to)
	case to.Kind == value.Map:
		e.setMap(parent, i, s, to)
	default:
		e.setList(s, to)
	}
}

// setMap changes the keys of a map that differ.
func (e *editor) setMap(parent *span, i int, s *span, to value.Value) {
	kept := 0
	for _, k := range s.keys {
		if to.At(k.Text).Kind != value.None {
			kept++
		}
	}
	if kept == 0 {
		e.replace(parent, i, s, to)
		return
	}
	last := len(s.keys) - 1
	for last >= 0 && to.At(s.keys[last].Text).Kind == value.None {
		last--
	}
	for j, k := range s.keys {
		if v := to.At(k.Text); v.Kind != value.None {
			e.set(s, j, s.items[j], v)
		}
	}
	e.removeAll(s, func(j int) bool { return to.At(s.keys[j].Text).Kind != value.None })
	for j, key := range to.Keys {
		if s.find(key) < 0 {
			e.insert(s, e.place(s, key, to, last), key, to.Items[j])
		}
	}
}

// place returns the entry of a map after which a key is inserted: the last of the remaining
// ones that precedes it in the order of keys.
func (e *editor) place(s *span, key string, to value.Value, last int) int {
	mine := slices.Index(e.order, key)
	if mine < 0 || s.flow {
		return last
	}
	for j := last; j >= 0; j-- {
		at := slices.Index(e.order, s.keys[j].Text)
		if at >= 0 && at < mine && to.At(s.keys[j].Text).Kind != value.None {
			return j
		}
	}
	return last
}

// setList changes the entries of a list that differ, run by run: a run lies between two entries
// that stay.
func (e *editor) setList(s *span, to value.Value) {
	from := s.value().Items
	stay := value.Align(from, to.Items)
	i, j := 0, 0
	for next := 0; next <= len(from); next++ {
		nj := len(to.Items)
		if next < len(from) {
			if nj = stay[next]; nj < 0 {
				continue
			}
		}
		e.setRun(s, i, next, to.Items[j:nj])
		i, j = next+1, nj+1
	}
}

// setRun replaces the entries from i to end, end excluded.
func (e *editor) setRun(s *span, i, end int, to []value.Value) {
	n := min(end-i, len(to))
	for k := range n {
		e.set(s, i+k, s.items[i+k], to[k])
	}
	e.removeAll(s, func(k int) bool { return k < i+n || k >= end })
	for _, v := range to[n:] {
		e.insert(s, i+n-1, "", v)
	}
}
