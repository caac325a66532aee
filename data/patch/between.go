package patch

import (
	"slices"

	"parley/data/value"
)

// Between returns the changes that turn one record into another: one per key, list, and added
// or removed record.
func Between(from, to *Record) []Op {
	var out []Op
	for _, section := range sections {
		out = append(out, renames(from, to, section)...)
	}
	out = append(out, keys("dataset", from.Get("dataset"), to.Get("dataset"))...)
	for _, section := range sections {
		out = append(out, records(from, to, section)...)
	}
	for _, name := range lists {
		if was, now := from.List(name), to.List(name); !was.Equal(now) {
			out = append(out, Op{Record: name, Was: was, Now: now})
		}
	}
	return out
}

// renames returns the records of a section that have another id and keep the former one.
func renames(from, to *Record, section string) (out []Op) {
	for _, id := range from.IDs(section) {
		old := section + "." + id
		if now, ok := to.named(old); ok && now != old && from.Get(now).Kind == value.None {
			out = append(out, Op{Record: old, Rename: now[len(section)+1:]})
		}
	}
	return out
}

// records returns the changes of a section, with renamed records under their new id.
func records(from, to *Record, section string) (out []Op) {
	before := map[string]string{}
	for _, id := range from.IDs(section) {
		old := section + "." + id
		now, ok := to.named(old)
		if !ok || now != old && from.Get(now).Kind != value.None {
			out = append(out, Op{Record: old, Was: from.Get(old)})
			continue
		}
		before[now] = old
		was := from.Get(old)
		if now != old {
			was = was.With("aka_ids", to.Get(now).At("aka_ids"))
		}
		out = append(out, keys(now, was, to.Get(now))...)
	}
	for _, id := range to.IDs(section) {
		if name := section + "." + id; before[name] == "" {
			out = append(out, Op{Record: name, Now: to.Get(name)})
		}
	}
	return out
}

// keys returns the changes of the keys of a record that differ.
func keys(record string, was, now value.Value) (out []Op) {
	if was.Kind != now.Kind || was.Kind == value.Text {
		if was.Equal(now) {
			return nil
		}
		return []Op{{Record: record, Was: was, Now: now}}
	}
	var seen []string
	for _, key := range slices.Concat(was.Keys, now.Keys) {
		if a, b := was.At(key), now.At(key); !slices.Contains(seen, key) && !a.Equal(b) {
			out = append(out, Op{Record: record, Key: key, Was: a, Now: b})
		}
		seen = append(seen, key)
	}
	return out
}
