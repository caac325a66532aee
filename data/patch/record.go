package patch

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parley/data/mend"
	"parley/data/value"
)

// File is one YAML file of a record.
type File struct {
	Name string
	Data []byte
}

// base returns the name without folders.
func (f File) base() string { return f.Name[strings.LastIndexAny(f.Name, `/\`)+1:] }

// Record is the set of files of a record, read and changed by record and key. It is immutable:
// a change returns a new one.
type Record struct {
	files []layer // in the order in which they are merged
	order map[string][]string
}

// layer is one file.
type layer struct {
	File
	doc *mend.Doc
}

// Open reads the files of a record. order has the keys of records in writing order, by section.
// It returns an error that names the file that is not valid YAML.
func Open(files []File, order map[string][]string) (*Record, error) {
	r := &Record{order: order}
	for _, f := range files {
		d, err := mend.Open(f.Data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w; parley check says where", f.Name, err)
		}
		r.files = append(r.files, layer{f, d})
	}
	slices.SortStableFunc(r.files, func(a, b layer) int {
		return cmp.Or(cmp.Compare(rank(a.File), rank(b.File)), cmp.Compare(a.base(), b.base()))
	})
	return r, nil
}

func rank(f File) int {
	if b := f.base(); b == "dataset.yaml" || b == "dataset.yml" {
		return 0
	}
	return 1
}

// Changed returns the files that differ from the opened ones, with their new content.
func (r *Record) Changed() []File {
	var out []File
	for _, f := range r.files {
		if text := f.doc.String(); text != string(f.Data) {
			out = append(out, File{f.Name, []byte(text)})
		}
	}
	return out
}

// Files returns all files in their present state.
func (r *Record) Files() []File {
	out := make([]File, len(r.files))
	for i, f := range r.files {
		out[i] = File{f.Name, []byte(f.doc.String())}
	}
	return out
}

// Opened returns the files as opened.
func (r *Record) Opened() []File {
	out := make([]File, len(r.files))
	for i, f := range r.files {
		out[i] = f.File
	}
	return out
}

// With returns the record with other texts for some of its files, by name. It returns an error
// for a text that is not valid YAML.
func (r *Record) With(texts map[string][]byte) (*Record, error) {
	out := &Record{slices.Clone(r.files), r.order}
	for i, f := range out.files {
		text, ok := texts[f.Name]
		if !ok {
			continue
		}
		d, err := mend.Open(text)
		if err != nil {
			return r, fmt.Errorf("%s: %w", f.Name, err)
		}
		out.files[i].doc = d
	}
	return out, nil
}

// with returns the record with a value at a path of one of its files.
func (r *Record) with(file int, path []string, to value.Value) (*Record, error) {
	var order []string
	if len(path) > 0 {
		order = r.order[path[0]]
	}
	d, err := r.files[file].doc.Set(path, to, order)
	if err != nil {
		return r, fmt.Errorf("%s: %s: %w", r.files[file].Name, strings.Join(path, "."), err)
	}
	return r.change(file, d), nil
}

func (r *Record) change(file int, d *mend.Doc) *Record {
	out := &Record{slices.Clone(r.files), r.order}
	out.files[file].doc = d
	return out
}

// path returns the keys to a record: a section and an id, or dataset.
func path(record string) []string {
	section, id, ok := strings.Cut(record, ".")
	if !ok {
		return []string{section}
	}
	return []string{section, id}
}

// in returns the part of a record that is in one file.
func (l layer) in(record string) value.Value {
	v := l.doc.Value()
	for _, key := range path(record) {
		v = v.At(key)
	}
	return v
}

// appendable are the keys that may have a plus sign.
var appendable = []string{"claims", "history", "links"}

// Get returns a whole record, merged from all files, or none. A record that is a text stays
// one.
func (r *Record) Get(record string) value.Value {
	var out value.Value
	for _, l := range r.files {
		v := l.in(record)
		if v.Kind == value.None {
			if l.doc.Has(path(record)) && out.Kind == value.None {
				out = value.Value{Kind: value.Map} // a record without keys
			}
			continue
		}
		if out = over(out, v); v.Kind != value.Map {
			out = v
		}
	}
	return out
}

// over returns a record with the keys of a later layer.
func over(out, v value.Value) value.Value {
	for i, key := range v.Keys {
		name, plus := strings.CutSuffix(key, "+")
		if old := out.At(name); plus && isOne(appendable, name) && old.Kind == value.List && v.Items[i].Kind == value.List {
			out = out.With(name, value.ListOf(slices.Concat(old.Items, v.Items[i].Items)...))
			continue
		}
		out = out.With(name, v.Items[i])
	}
	if out.Kind == value.None {
		out.Kind = value.Map
	}
	return out
}

// IDs returns the ids of a section in the order of their first mention.
func (r *Record) IDs(section string) []string {
	var out []string
	seen := map[string]bool{}
	for _, l := range r.files {
		for _, id := range l.doc.Keys(section) {
			if !seen[id] {
				seen[id] = true
				out = append(out, id)
			}
		}
	}
	return out
}

// named returns the record that has or had an id. ok is false if there is none.
func (r *Record) named(record string) (now string, ok bool) {
	section, id, hasID := strings.Cut(record, ".")
	if !hasID || r.Get(record).Kind != value.None {
		return record, !hasID || r.Get(record).Kind != value.None
	}
	for _, other := range r.IDs(section) {
		former := r.Get(section + "." + other).At("aka_ids")
		if former.Text == id && former.Kind == value.Text || slices.ContainsFunc(former.Items, value.Of(id).Equal) {
			return section + "." + other, true
		}
	}
	return record, false
}

// List returns one of the lists without ids, from all files together.
func (r *Record) List(name string) value.Value {
	out := value.Value{Kind: value.List}
	for i := range r.files {
		_, part := r.part(i, name)
		out.Items = append(out.Items, part.Items...)
	}
	return out
}

// part returns the part of a list that is in one file. bare is true for a file that is named
// after the list and holds nothing else.
func (r *Record) part(file int, name string) (bare bool, list value.Value) {
	l := r.files[file]
	v := l.doc.Value()
	if of, _, _ := strings.Cut(l.base(), "."); v.Kind == value.List && of == name {
		return true, v
	}
	return false, v.At(name)
}

// segment is a stretch of a list in one file.
type segment struct {
	file int
	path []string
	has  []value.Value
}

// spread distributes a list over its segments: the unchanged entries at both ends stay, and the
// first segment in between that differs takes the rest.
func spread(list []segment, to []value.Value) [][]value.Value {
	out := make([][]value.Value, len(list))
	i, j := 0, len(list)
	for ; i < j && begins(to, list[i].has); i++ {
		out[i], to = list[i].has, to[len(list[i].has):]
	}
	for ; j > i && ends(to, list[j-1].has); j-- {
		out[j-1], to = list[j-1].has, to[:len(to)-len(list[j-1].has)]
	}
	switch {
	case len(to) == 0:
	case i < j:
		out[i] = to
	case i > 0: // all stretches are unchanged, and more follows or stands between
		out[i-1] = slices.Concat(out[i-1], to)
	default:
		out[0] = slices.Concat(to, out[0])
	}
	return out
}

func begins(list, with []value.Value) bool {
	return len(list) >= len(with) && slices.EqualFunc(list[:len(with)], with, value.Value.Equal)
}

func ends(list, with []value.Value) bool {
	return len(list) >= len(with) && slices.EqualFunc(list[len(list)-len(with):], with, value.Value.Equal)
}

// item returns the path to an entry of a list.
func item(path []string, i int) []string { return append(slices.Clone(path), strconv.Itoa(i)) }
