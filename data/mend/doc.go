package mend

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"parley/data/value"
)

// mostWhole is the maximum size in bytes of a file that is edited by record and key.
const mostWhole = 32 << 20

// bom is the byte order mark.
const bom = "\ufeff"

// Doc is the text of one YAML file with the positions of its values. It is immutable: an edit
// returns a new one.
type Doc struct {
	mark string // of the order of bytes, or ""
	text string // behind it
	root *span  // nil for a file without content
	all  value.Value
}

// span is a value and its range of bytes.
type span struct {
	value.Value            // of a Text
	at, end     int        // bytes of the text; without a comment behind it
	flow        bool       // written with [ ] or { }
	style       yaml.Style // of a Text
	alias       bool       // written elsewhere
	keys        []*span    // of a Map
	items       []*span    // of a List, or the values of keys
}

// Open reads a file. It returns an error if it is not valid YAML, has several documents or is
// too large.
func Open(data []byte) (d *Doc, err error) {
	if len(data) > mostWhole {
		return nil, fmt.Errorf("it has more than %d MB: split it into layers", mostWhole>>20)
	}
	defer func() {
		if p := recover(); p != nil { // of the parser, on unexpected input
			d, err = nil, fmt.Errorf("it cannot be parsed: %v", p)
		}
	}()
	d = &Doc{text: string(data)}
	if strings.HasPrefix(d.text, bom) {
		d.mark, d.text = bom, d.text[len(bom):]
	}
	if empty(d.text) {
		return d, nil
	}
	var n yaml.Node
	if err := yaml.Load([]byte(d.text), &n); err != nil {
		return nil, err
	}
	if n.Kind != yaml.DocumentNode || len(n.Content) != 1 {
		return nil, errors.New("it is not one document")
	}
	s := scanner{text: d.text, lines: lineStarts(d.text)}
	if d.root, err = s.span(n.Content[0], false, -1); err == nil {
		d.all = d.root.value()
	}
	return d, err
}

// String returns the text of the file.
func (d *Doc) String() string { return d.mark + d.text }

// Value returns the content of the file.
func (d *Doc) Value() value.Value { return d.all }

// at returns the span at a path of keys, or nil.
func (d *Doc) at(path []string) *span {
	s := d.root
	for _, key := range path {
		i := s.find(key)
		if i < 0 {
			return nil
		}
		s = s.items[i]
	}
	return s
}

// Has reports whether there is a key at a path, with or without a value.
func (d *Doc) Has(path []string) bool { return d.at(path) != nil }

// Keys returns the keys at a path, with or without values, in file order.
func (d *Doc) Keys(path ...string) []string {
	s := d.at(path)
	if s == nil {
		return nil
	}
	out := make([]string, len(s.keys))
	for i, k := range s.keys {
		out[i] = k.Text
	}
	return out
}

// value returns the content of a span.
func (s *span) value() value.Value {
	out := s.Value
	for i, item := range s.items {
		v := item.value()
		switch {
		case s.Kind == value.Map && v.Kind == value.None:
			continue // a key without a value says nothing
		case s.Kind == value.Map:
			out.Keys, out.Items = append(out.Keys, s.keys[i].Text), append(out.Items, v)
		default:
			out.Items = append(out.Items, v)
		}
	}
	return out
}

// find returns the index of a key in a map, or -1.
func (s *span) find(key string) int {
	if s == nil || s.Kind != value.Map {
		return -1
	}
	for i, k := range s.keys {
		if k.Text == key {
			return i
		}
	}
	return -1
}

// scanner finds the ends of the values of a parsed file, which the parser does not give.
type scanner struct {
	text  string
	lines []int // where each line starts
}

func lineStarts(text string) []int {
	out := []int{0}
	for i := range len(text) {
		if text[i] == '\n' {
			out = append(out, i+1)
		}
	}
	return out
}

// offset returns the byte at a line and a column, which counts characters from 1.
func (s *scanner) offset(line, col int) int {
	at := s.lines[min(max(line, 1), len(s.lines))-1]
	for ; col > 1 && at < len(s.text); col-- {
		_, size := utf8.DecodeRuneInString(s.text[at:])
		at += size
	}
	return at
}

// span returns the span of a node. indent is the column of its block.
func (s *scanner) span(n *yaml.Node, flow bool, indent int) (*span, error) {
	out := &span{at: s.offset(n.Line, n.Column), style: n.Style}
	body := s.properties(out.at)
	switch n.Kind {
	case yaml.AliasNode:
		out.alias, out.Value = true, aliased(n.Alias)
		out.end = body + wordLen(s.text[body:])
		return out, nil
	case yaml.ScalarNode:
		if n.ShortTag() != "!!null" || n.Value == "Null" || n.Value == "NULL" {
			out.Value = value.Of(n.Value)
		}
		out.end = s.scalarEnd(body, n, flow, indent)
		return out, nil
	case yaml.SequenceNode:
		out.Kind = value.List
	case yaml.MappingNode:
		out.Kind = value.Map
	default:
		return nil, fmt.Errorf("line %d: a kind of node that is not edited", n.Line)
	}
	out.flow = n.Style&yaml.FlowStyle != 0
	return out, s.kids(out, n, flow || out.flow, s.columnOf(body))
}

// kids adds the spans of the entries of a list or map, and finds its end.
func (s *scanner) kids(out *span, n *yaml.Node, flow bool, indent int) error {
	out.end = out.at
	for i, c := range n.Content {
		kid, err := s.span(c, flow, indent)
		if err != nil {
			return err
		}
		if out.Kind == value.Map && i%2 == 0 {
			out.keys = append(out.keys, kid)
		} else {
			out.items = append(out.items, kid)
		}
		out.end = max(out.end, kid.end)
	}
	if !out.flow {
		return nil
	}
	body := s.properties(out.at)
	if body >= len(s.text) || s.text[body] != '[' && s.text[body] != '{' {
		return nil // a pair without brackets of its own
	}
	out.end = s.closing(max(out.end, body+1))
	return nil
}

// aliased returns the value of an alias.
func aliased(n *yaml.Node) value.Value {
	if n.Kind == yaml.ScalarNode {
		return value.Of(n.Value)
	}
	out := value.Value{Kind: value.List}
	if n.Kind == yaml.MappingNode {
		out.Kind = value.Map
	}
	for i, c := range n.Content {
		switch {
		case c.Kind == yaml.AliasNode:
			return out // nested aliases are not followed
		case out.Kind == value.List:
			out.Items = append(out.Items, aliased(c))
		case i%2 == 1:
			out = out.With(n.Content[i-1].Value, aliased(c))
		}
	}
	return out
}
