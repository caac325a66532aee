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

// node is a value of a record as its JSON has it: a scalar, a list, or an object
// with its keys in the order of writing. The zero node is a value that is not given.
type node struct {
	text string   // of a scalar
	keys []string // of an object
	list []node   // items of a list, or the values of keys
}

// treeOf is a whole record as a node. It is made from the JSON that the record is
// written as, so that what a format can say is what is compared.
func treeOf(d *dataset.Dataset) node {
	dec := stdjson.NewDecoder(bytes.NewReader(json.Write(d)))
	dec.UseNumber()
	return readNode(dec)
}

// readNode reads the next value. What json.Write returns is well formed.
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

// at is the value of a key, the zero node where there is none.
func (n node) at(key string) node {
	if i := slices.Index(n.keys, key); i >= 0 {
		return n.list[i]
	}
	return node{}
}

// records reports whether a node is a list of objects.
func (n node) records() bool { return n.keys == nil && len(n.list) > 0 && n.list[0].keys != nil }

// String is a value on one line: "Ann", "a, b", "by: ann, stance: denies". Two
// values may have the same: see exact.
func (n node) String() string { return n.line(func(s string) string { return s }) }

// exact is String with quotation marks, the same for equal values only.
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

// flatRoles turns the participants of an event, a map of roles, into a list of
// objects that begin with the role.
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
