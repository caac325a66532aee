package revision

import (
	"bytes"
	stdjson "encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parley/data/dataset"
	"parley/data/format/json"
)

// node is a value of a record as in its JSON: a scalar, a list, or an object
// with its keys in written order. The zero node is a missing value.
type node struct {
	text string   // of a scalar
	keys []string // of an object
	list []node   // items of a list, or the values of keys
}

// treeOf returns a whole record as a node, parsed from its JSON, so that
// exactly what a format can express is compared.
func treeOf(d *dataset.Dataset) node {
	dec := stdjson.NewDecoder(bytes.NewReader(json.Write(d)))
	dec.UseNumber()
	return readNode(dec)
}

// readNode reads the next value. It panics on malformed JSON, which json.Write
// never returns.
func readNode(dec *stdjson.Decoder) node {
	tok, err := dec.Token()
	if err != nil {
		panic("revision: the JSON of a record cannot be read: " + err.Error())
	}
	delim, ok := tok.(stdjson.Delim)
	if !ok {
		return node{text: fmt.Sprint(tok)}
	}
	var n node
	for dec.More() {
		if delim == '{' {
			n.keys = append(n.keys, readNode(dec).text)
		}
		n.list = append(n.list, readNode(dec))
	}
	if _, err := dec.Token(); err != nil {
		panic("revision: the JSON of a record cannot be read: " + err.Error())
	}
	return n
}

// at returns the value of a key, or the zero node.
func (n node) at(key string) node {
	if i := slices.Index(n.keys, key); i >= 0 {
		return n.list[i]
	}
	return node{}
}

// records reports whether a node is a list of objects.
func (n node) records() bool { return n.keys == nil && len(n.list) > 0 && n.list[0].keys != nil }

// String formats a value on one line: "Ann", "a, b", "by: ann, stance: denies".
// Different values may have the same text, see exact.
func (n node) String() string { return n.line(func(s string) string { return s }) }

// exact is String with quoted scalars; it is the same for equal values only.
func (n node) exact() string { return n.line(strconv.Quote) }

func (n node) line(scalar func(string) string) string {
	if n.list == nil {
		return scalar(n.text)
	}
	parts := make([]string, len(n.list))
	for i, v := range n.list {
		parts[i] = v.line(scalar)
		switch {
		case v.keys != nil:
			parts[i] = "{" + parts[i] + "}"
		case v.list != nil:
			parts[i] = "[" + parts[i] + "]"
		}
		if n.keys != nil {
			parts[i] = n.keys[i] + ": " + parts[i]
		}
	}
	return strings.Join(parts, ", ")
}

// flatRoles turns the participants of an event, an object by role, into a list
// of objects whose first key is the role.
func flatRoles(roles node) node {
	var out node
	for i, parts := range roles.list {
		for _, p := range parts.list {
			p.keys = append([]string{"role"}, p.keys...)
			p.list = append([]node{{text: roles.keys[i]}}, p.list...)
			out.list = append(out.list, p)
		}
	}
	return out
}
