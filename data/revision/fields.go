package revision

import (
	"slices"
	"strconv"
)

// compareFields returns the fields of a record that differ, in the order in
// which they are written. path is the path of the record, such as
// "events.talks".
func compareFields(path string, old, now node) []Field {
	var out []Field
	for _, key := range keysOf(old, now) {
		a, b := old.at(key), now.at(key)
		if key == "who" {
			a, b = flatRoles(a), flatRoles(b)
		}
		at := path + "." + key
		switch {
		case a.records() || b.records():
			out = append(out, compareItems(at, key, a.list, b.list)...)
		case a.keys != nil || b.keys != nil:
			out = append(out, compareParts(Field{Name: key, Path: at}, a, b)...)
		default:
			out = appendChanged(out, Field{Name: key, Path: at}, a, b)
		}
	}
	return out
}

// keysOf returns the keys of both, those of the newer first.
func keysOf(old, now node) []string {
	out := slices.Clone(now.keys)
	for _, k := range old.keys {
		if !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

// appendChanged appends a field if its values differ.
func appendChanged(out []Field, f Field, a, b node) []Field {
	was, now := a.exact(), b.exact()
	if was == now {
		return out
	}
	if f.Was, f.Now = a.String(), b.String(); f.Was == f.Now {
		f.Was, f.Now = was, now
	}
	return append(out, f)
}

// compareParts compares two objects by key.
func compareParts(f Field, a, b node) []Field {
	var out []Field
	for _, key := range keysOf(a, b) {
		part := f
		part.Part, part.Path = key, f.Path+"."+key
		out = appendChanged(out, part, a.at(key), b.at(key))
	}
	return out
}

// compareItems compares two lists of objects: changes in the remaining items,
// added and removed items, and a different order of the rest.
func compareItems(path, name string, old, now []node) []Field {
	var out []Field
	to := pair(old, now)
	for i, item := range old {
		f := Field{Name: name, Item: i + 1, Path: path}
		if to[i] < 0 {
			f.Was = item.String()
			out = append(out, f)
			continue
		}
		f.Item, f.Path = to[i]+1, path+"."+strconv.Itoa(to[i])
		out = append(out, compareParts(f, item, now[to[i]])...)
	}
	for k, item := range now {
		if !slices.Contains(to, k) {
			out = append(out, Field{Name: name, Item: k + 1, Path: path + "." + strconv.Itoa(k), Now: item.String()})
		}
	}
	return appendOrder(out, Field{Name: name, Part: "order", Path: path}, to)
}

// appendOrder appends a field if the items in both lists are in a different
// order.
func appendOrder(out []Field, f Field, to []int) []Field {
	kept := slices.DeleteFunc(slices.Clone(to), func(k int) bool { return k < 0 })
	if slices.IsSorted(kept) {
		return out
	}
	f.Was, f.Now = order(len(kept), nil), order(len(kept), kept)
	return append(out, f)
}

// order formats positions from 1 in the order of rank: "1, 3, 2".
func order(n int, rank []int) string {
	sorted := slices.Sorted(slices.Values(rank))
	var out node
	for i := range n {
		at := i
		if rank != nil {
			at = slices.Index(sorted, rank[i])
		}
		out.list = append(out.list, node{text: strconv.Itoa(at + 1)})
	}
	return out.String()
}

// pair returns for each item of an older list the position of its successor in
// a newer list, or -1: an equal item if there is one, otherwise the item that
// shares most of its fields, if at least half are shared.
func pair(old, now []node) []int {
	to, left := make([]int, len(old)), map[string][]int{}
	for k := range now {
		text := now[k].exact()
		left[text] = append(left[text], k)
	}
	taken := make([]bool, len(now))
	for i := range old {
		to[i] = -1
		text := old[i].exact()
		if same := left[text]; len(same) > 0 {
			to[i], taken[same[0]], left[text] = same[0], true, same[1:]
		}
	}
	for i := range old {
		if to[i] < 0 {
			if to[i] = nearest(old[i], now, taken); to[i] >= 0 {
				taken[to[i]] = true
			}
		}
	}
	return to
}

// nearest returns the first of the items not taken that shares most fields with
// item, or -1.
func nearest(item node, among []node, taken []bool) int {
	best, most := -1, 0
	for k := range among {
		if !taken[k] {
			if n := alike(item, among[k]); n > most {
				best, most = k, n
			}
		}
	}
	return best
}

// alike returns the number of fields that two items share, or 0 if fewer than
// half are shared.
func alike(a, b node) int {
	keys, same := keysOf(a, b), 0
	for _, k := range keys {
		if x := a.at(k).exact(); x != `""` && x == b.at(k).exact() {
			same++
		}
	}
	if 2*same < len(keys) {
		return 0
	}
	return same
}
