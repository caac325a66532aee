package yaml

import (
	"slices"
	"strings"

	"parley/data/check"
)

// field is the value of a key: the last one written, and what was appended.
type field struct {
	name string
	key  value
	val  value
	more []value
}

func (f *field) at() check.Where { return f.val.where() }

// last returns the value written last.
func (f *field) last() value {
	if n := len(f.more); n > 0 {
		return f.more[n-1]
	}
	return f.val
}

// fields are those of a record while it is read, in the order of first mention.
type fields struct {
	list  []field
	index map[string]int // of a record of many
}

// fewFields is how many are looked through one by one.
const fewFields = 32

// find returns the field of that name, or nil.
func (fs *fields) find(name string) *field {
	if fs.index != nil {
		if i, ok := fs.index[name]; ok {
			return &fs.list[i]
		}
		return nil
	}
	for i := range fs.list {
		if fs.list[i].name == name {
			return &fs.list[i]
		}
	}
	return nil
}

// has reports whether there is a field of that name.
func (fs *fields) has(name string) bool { return fs.find(name) != nil }

// add returns the field of that name, made if there is none.
func (fs *fields) add(name string) *field {
	if f := fs.find(name); f != nil {
		return f
	}
	fs.list = append(fs.list, field{name: name})
	switch {
	case fs.index != nil:
		fs.index[name] = len(fs.list) - 1
	case len(fs.list) > fewFields:
		fs.index = make(map[string]int, 2*fewFields)
		for i := range fs.list {
			fs.index[fs.list[i].name] = i
		}
	}
	return &fs.list[len(fs.list)-1]
}

// appendable are the keys that take a plus sign.
var appendable = []string{"claims", "history", "links"}

// merge makes the fields of all mappings of a record, once. A record with an id is there
// once too, and is read to its end.
func (r *reader) merge(rec *record) *fields {
	if rec.fields != nil {
		return rec.fields
	}
	rec.fields = &fields{}
	left := r.budget
	if !rec.key.none() {
		r.budget = MaxNodes
	}
	if !rec.val.none() {
		rec.take(r, rec.val)
	}
	for _, v := range rec.more {
		rec.take(r, v)
	}
	if !rec.key.none() {
		used := MaxNodes - r.budget
		r.budget = left
		r.charge(used, rec.key)
	}
	return rec.fields
}

// take merges one mapping of a record, or the text that stands for one.
func (rec *record) take(r *reader, v value) {
	if t := v.target(); rec.short != "" && t.kind() == scalar && !isNull(t) {
		f := rec.fields.add(rec.short)
		f.key, f.val, f.more = v, v, nil
		return
	}
	rec.fields.merge(r, v)
}

func (fs *fields) merge(r *reader, v value) {
	for p := range r.pairs(v, "the record") {
		key, plus := strings.CutSuffix(p.key, "+")
		if plus && !slices.Contains(appendable, key) {
			r.report("unknown-key", p.at(), quote(p.key)+": only claims+, history+ and links+ append", key)
			continue
		}
		f := fs.add(key)
		if f.val.none() || !plus {
			f.key, f.val, f.more = p.k, p.val, nil
		} else {
			f.more = append(f.more, p.val)
		}
	}
}
