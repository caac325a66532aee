package value

import (
	"slices"
	"strconv"
)

// Clash is a value that two editors changed differently.
type Clash struct {
	Path               []string // keys from the merged value on
	Base, Mine, Theirs Value
}

// Take decides whose value stays in a clash.
type Take bool

// Whose value stays.
const (
	Theirs Take = false
	Mine   Take = true
)

// Merge merges the changes of two editors to a value, map by key and list by entry: a change by
// one of them is made, the same change by both is made once, and different additions at one
// position are both kept, in an order that does not depend on who was first. It returns the
// clashes, which take decides.
func Merge(base, mine, theirs Value, take Take) (Value, []Clash) {
	switch {
	case mine.Equal(theirs), mine.Equal(base):
		return theirs, nil
	case theirs.Equal(base):
		return mine, nil
	case mine.Kind == Map && theirs.Kind == Map && (base.Kind == Map || base.Kind == None):
		return mergeMaps(base, mine, theirs, take)
	case mine.Kind == List && theirs.Kind == List && (base.Kind == List || base.Kind == None):
		m := merging{take: take}
		m.lists(base.Items, mine.Items, theirs.Items)
		return Value{Kind: List, Items: m.out}, m.clashes
	case take == Mine:
		return mine, []Clash{{Base: base, Mine: mine, Theirs: theirs}}
	}
	return theirs, []Clash{{Base: base, Mine: mine, Theirs: theirs}}
}

func mergeMaps(base, mine, theirs Value, take Take) (Value, []Clash) {
	out := theirs
	var clashes []Clash
	for _, key := range union(theirs.Keys, union(mine.Keys, base.Keys)) {
		got, more := Merge(base.At(key), mine.At(key), theirs.At(key), take)
		out = out.With(key, got)
		clashes = append(clashes, below(key, more)...)
	}
	return out, clashes
}

// below prefixes the paths of clashes with a key.
func below(key string, list []Clash) []Clash {
	for i := range list {
		list[i].Path = append([]string{key}, list[i].Path...)
	}
	return list
}

// union returns a followed by the entries that only b has.
func union(a, b []string) []string {
	out := slices.Clone(a)
	for _, s := range b {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// merging is the state of merging a list.
type merging struct {
	take    Take
	out     []Value
	clashes []Clash
}

// lists merges two versions of a list with their base, run by run: a run lies between two
// entries that both kept.
func (m *merging) lists(base, mine, theirs []Value) {
	mines, theirss := Align(base, mine), Align(base, theirs)
	b, i, j := 0, 0, 0
	for {
		nb := b
		for nb < len(base) && (mines[nb] < 0 || theirss[nb] < 0) {
			nb++
		}
		ni, nj := len(mine), len(theirs)
		if nb < len(base) {
			ni, nj = mines[nb], theirss[nb]
		}
		m.run(base[b:nb], mine[i:ni], theirs[j:nj])
		if nb == len(base) {
			return
		}
		m.out = append(m.out, base[nb])
		b, i, j = nb+1, ni+1, nj+1
	}
}

// run merges the entries of one run.
func (m *merging) run(base, mine, theirs []Value) {
	n := len(base)
	switch {
	case equalLists(mine, theirs), equalLists(mine, base):
		m.out = append(m.out, theirs...)
	case equalLists(theirs, base):
		m.out = append(m.out, mine...)
	case akin(base, mine) && akin(base, theirs):
		for i := range base {
			got, more := Merge(base[i], mine[i], theirs[i], m.take)
			m.clashes = append(m.clashes, below(strconv.Itoa(len(m.out)), more)...)
			m.out = append(m.out, got)
		}
		m.out = append(m.out, both(mine[n:], theirs[n:])...)
	default:
		m.clashes = append(m.clashes, Clash{[]string{strconv.Itoa(len(m.out))}, ListOf(base...), ListOf(mine...), ListOf(theirs...)})
		if m.take == Mine {
			theirs = mine
		}
		m.out = append(m.out, theirs...)
	}
}

// akin reports whether the first entries of a list are those of base, with at most half of
// their keys changed.
func akin(base, list []Value) bool {
	if len(list) < len(base) {
		return false
	}
	for i, v := range base {
		same := 0
		for j, key := range v.Keys {
			if v.Items[j].Equal(list[i].At(key)) {
				same++
			}
		}
		if v.Kind != list[i].Kind || v.Kind == Map && 2*same < max(len(v.Keys), len(list[i].Keys)) {
			return false
		}
	}
	return true
}

// both returns the additions of two editors at one position: each entry once, sorted, so that
// the order does not depend on who was first.
func both(mine, theirs []Value) []Value {
	if len(mine) == 0 {
		return theirs
	}
	if len(theirs) > 0 && string(mine[0].sorted().AppendJSON(nil)) > string(theirs[0].sorted().AppendJSON(nil)) {
		mine, theirs = theirs, mine
	}
	out := slices.Clone(mine)
	for _, v := range theirs {
		if index(mine, v) < 0 {
			out = append(out, v)
		}
	}
	return out
}

// sorted returns a value with all keys in alphabetical order.
func (v Value) sorted() Value {
	if v.Kind == Map {
		out := Value{Kind: Map}
		for _, key := range slices.Sorted(slices.Values(v.Keys)) {
			out = out.With(key, v.At(key).sorted())
		}
		return out
	}
	v.Items = slices.Clone(v.Items)
	for i := range v.Items {
		v.Items[i] = v.Items[i].sorted()
	}
	return v
}

func equalLists(a, b []Value) bool {
	return slices.EqualFunc(a, b, Value.Equal)
}

// mostPairs is the maximum number of pairs of entries compared to align two lists.
const mostPairs = 1 << 22

// Align returns for each entry of a its index in b, or -1, for as many entries as possible in
// the same order (longest common subsequence). If more than some two thousand entries lie
// between the first and the last difference, only those outside are aligned.
func Align(a, b []Value) []int {
	out := make([]int, len(a))
	head, tail := 0, 0
	for head < min(len(a), len(b)) && a[head].Equal(b[head]) {
		out[head] = head
		head++
	}
	for tail < min(len(a), len(b))-head && a[len(a)-1-tail].Equal(b[len(b)-1-tail]) {
		tail++
		out[len(a)-tail] = len(b) - tail
	}
	within := out[head : len(a)-tail]
	for i, at := range longest(a[head:len(a)-tail], b[head:len(b)-tail]) {
		if within[i] = at; at >= 0 {
			within[i] += head
		}
	}
	return out
}

// longest aligns by the longest common subsequence, or nothing if the lists are too long.
func longest(a, b []Value) []int {
	out := make([]int, len(a))
	for i := range out {
		out[i] = -1
	}
	if len(a)*len(b) > mostPairs {
		return out
	}
	long := make([][]int32, len(a)+1) // of the common sequence of a[i:] and b[j:]
	for i := range long {
		long[i] = make([]int32, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i].Equal(b[j]) {
				long[i][j] = long[i+1][j+1] + 1
			} else {
				long[i][j] = max(long[i+1][j], long[i][j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(a); i++ {
		for k := j; k < len(b); k++ {
			if a[i].Equal(b[k]) && long[i][j] == long[i+1][k+1]+1 {
				out[i], j = k, k+1
				break
			}
		}
	}
	return out
}
