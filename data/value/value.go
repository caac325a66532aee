// Package value holds the value of a key of a record as an editor writes it: a text, a list or
// a map. It reads and writes values as JSON and merges the changes of two editors.
package value

import "slices"

// Kind is the kind of a value.
type Kind uint8

// Kinds of values. A missing value is None.
const (
	None Kind = iota
	Text
	List
	Map
)

// Value is a text, a list or a map. The zero Value is none. Values are immutable: every
// function returns a new one.
type Value struct {
	Kind  Kind
	Text  string   // of a Text, as it is read: without quotation marks
	Keys  []string // of a Map, each once, in the order in which they are written
	Items []Value  // of a List, or the values of Keys
}

// Of returns a text.
func Of(text string) Value { return Value{Kind: Text, Text: text} }

// ListOf returns a list.
func ListOf(items ...Value) Value { return Value{Kind: List, Items: items} }

// At returns the value of a key of a Map, or none.
func (v Value) At(key string) Value {
	if i := slices.Index(v.Keys, key); i >= 0 && v.Kind == Map {
		return v.Items[i]
	}
	return Value{}
}

// With returns a Map with a value for a key: at the position of the key, or last. None removes
// the key. Any other kind becomes a Map.
func (v Value) With(key string, to Value) Value {
	out := Value{Kind: Map}
	if v.Kind == Map {
		out.Keys, out.Items = slices.Clone(v.Keys), slices.Clone(v.Items)
	}
	i := slices.Index(out.Keys, key)
	switch {
	case to.Kind == None && i >= 0:
		out.Keys, out.Items = slices.Delete(out.Keys, i, i+1), slices.Delete(out.Items, i, i+1)
	case to.Kind == None:
	case i >= 0:
		out.Items[i] = to
	default:
		out.Keys, out.Items = append(out.Keys, key), append(out.Items, to)
	}
	return out
}

// Equal reports whether two values are equal, whatever the order of their keys.
func (v Value) Equal(w Value) bool {
	if v.Kind != w.Kind || v.Text != w.Text || len(v.Items) != len(w.Items) {
		return false
	}
	for i, item := range v.Items {
		other := Value{}
		if v.Kind == Map {
			other = w.At(v.Keys[i])
		} else {
			other = w.Items[i]
		}
		if !item.Equal(other) {
			return false
		}
	}
	return true
}

// index returns the position of an item in a list, or -1.
func index(list []Value, item Value) int {
	return slices.IndexFunc(list, item.Equal)
}
