package patch

import (
	"errors"
	"slices"
	"strings"

	"parley/data/value"
)

// set returns the record with a value for a key of one of its records, in the file that has the
// key; a new key goes to the first file with the record. The none value removes the key from
// every file.
func (r *Record) set(record, key string, to value.Value) (*Record, error) {
	at := path(record)
	if to.Kind == value.None {
		return r.clear(append(at, key))
	}
	if r.Get(record).Kind == value.Text {
		return r.written(record, key, to)
	}
	list := r.segments(record, key)
	switch {
	case len(list) == 0:
		return r.with(r.home(record), append(at, key), to)
	case len(list) == 1:
		return r.with(list[0].file, list[0].path, to)
	case to.Kind != value.List:
		out, err := r.clear(append(slices.Clone(at), key))
		if err != nil {
			return r, err
		}
		return out.with(list[0].file, append(at, key), to)
	}
	return r.lay(list, to.Items)
}

// written is set for a record that is a text: the text becomes the key that it abbreviates.
func (r *Record) written(record, key string, to value.Value) (*Record, error) {
	short := "name"
	if !strings.HasPrefix(record, "groups.") {
		short = "label"
	}
	whole := value.Value{}.With(short, r.Get(record)).With(key, to)
	return r.with(r.home(record), path(record), whole)
}

// segments returns the files that define a key: the last that has it, and the later ones that
// append to it.
func (r *Record) segments(record, key string) []segment {
	var out []segment
	for i, l := range r.files {
		v := l.in(record)
		if got := v.At(key); got.Kind != value.None || l.doc.Has(append(path(record), key)) {
			out = []segment{{i, append(path(record), key), got.Items}}
		}
		if more := v.At(key + "+"); more.Kind != value.None && isOne(appendable, key) {
			out = append(out, segment{i, append(path(record), key+"+"), more.Items})
		}
	}
	return out
}

// lay writes a list into its segments.
func (r *Record) lay(list []segment, to []value.Value) (out *Record, err error) {
	out = r
	for i, part := range spread(list, to) {
		v := value.ListOf(part...)
		if len(part) == 0 && i > 0 {
			v = value.Value{}
		}
		if slices.EqualFunc(part, list[i].has, value.Value.Equal) {
			continue
		}
		if out, err = out.with(list[i].file, list[i].path, v); err != nil {
			return r, err
		}
	}
	return out, nil
}

// clear removes a path from every file, with its appended parts.
func (r *Record) clear(path []string) (out *Record, err error) {
	out = r
	plus := slices.Clone(path)
	plus[len(plus)-1] += "+"
	for i := range r.files {
		for _, p := range [][]string{path, plus} {
			if !out.files[i].doc.Has(p) {
				continue
			}
			if out, err = out.with(i, p, value.Value{}); err != nil {
				return r, err
			}
		}
	}
	return out, nil
}

// home returns the first file that has a record.
func (r *Record) home(record string) int {
	for i, l := range r.files {
		if l.doc.Has(path(record)) {
			return i
		}
	}
	return 0
}

// add returns the record with one more record: an event after the last that is not later, any
// other after the last of its section.
func (r *Record) add(record string, v value.Value) (*Record, error) {
	if len(r.files) == 0 {
		return r, errors.New("there is no dataset.yaml: make one with parley new")
	}
	p := path(record)
	file := 0
	best := ""
	for i, l := range r.files {
		for _, id := range l.doc.Keys(p[0]) {
			when := l.in(p[0] + "." + id).At("when").Text
			if best == "" && file == 0 || p[0] != "events" || sortable(when) <= sortable(v.At("when").Text) && sortable(when) >= best {
				file, best = i, max(best, sortable(when))
			}
		}
	}
	return r.with(file, p, v)
}

// sortable returns a date as a text that sorts roughly by day. It only chooses a file.
func sortable(when string) string {
	return strings.TrimLeft(when, "[{./\"")
}

// setList returns the record with a list without ids replaced. Entries of a new list go to
// dataset.yaml.
func (r *Record) setList(name string, to value.Value) (*Record, error) {
	var list []segment
	for i := range r.files {
		bare, part := r.part(i, name)
		if len(part.Items) > 0 {
			seg := segment{i, []string{name}, part.Items}
			if bare {
				seg.path = nil
			}
			list = append(list, seg)
		}
	}
	if len(list) == 0 {
		if len(to.Items) == 0 {
			return r, nil
		}
		return r.with(0, []string{name}, to)
	}
	return r.lay(list, to.Items)
}
