package yaml

import (
	"bytes"
	"errors"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// cutter parses a file of block YAML in parts of a few records each, so that the
// large tree of the YAML library is never there as a whole. It cuts only where the
// parser of the whole file would be between two keys, or two entries of a list, of the
// first or second level: the tree is that of the whole file. O(len(file)).
type cutter struct {
	data    []byte
	part    int // bytes after which a part ends at the next record
	planter *planter
	anchors anchors
	root    *grove
}

// partSize is the number of bytes in a part: little beside a file that matters, and
// much beside what the library needs to start.
const partSize = 64 << 10

// errUncut is the error for a file that is parsed at once: it is small, or invalid, or
// it is not sure where its records begin.
var errUncut = errors.New("the file is not cut")

// inParts parses a file in parts. It returns errUncut if it is not to be cut.
func inParts(f File, part int) (value, error) {
	c := &cutter{f.Data, part, newPlanter(f.Name), anchors{}, &grove{file: f.Name}}
	if len(c.data) <= part || otherBreaks(c.data) || !printable(c.data) {
		return value{}, errUncut
	}
	at, from := line{data: c.data}, line{data: c.data}
	sections := 0
	for at.next() {
		switch {
		case at.special() && (sections > 0 || string(at.text) != "---"):
			return value{}, errUncut
		case !at.starts(0) || at.item():
			continue
		}
		if sections++; sections == 1 {
			continue // what is above it belongs to it
		}
		if err := c.section(from, at.from); err != nil {
			return value{}, err
		}
		from = at.above()
	}
	if sections == 0 {
		return c.list()
	}
	err := c.section(from, len(c.data))
	return together(c.root, c.root.links), err
}

// list parses a file that has no keys of the first level.
func (c *cutter) list() (value, error) {
	first := line{data: c.data}
	if !first.content() || !first.starts(first.depth) {
		return value{}, errUncut
	}
	list, err := c.records(first, len(c.data))
	if err != nil {
		return value{}, err
	}
	c.root.links = list
	return together(c.root, list), nil
}

// section parses what is below the line `above`, up to the byte `to`: a key of the
// first level and its value.
func (c *cutter) section(above line, to int) error {
	if to-above.to > c.part {
		if v, err := c.openSection(above, to); err == nil {
			c.root.links = append(c.root.links, v)
			return nil
		}
	}
	n, err := c.load(above.to, to)
	if err != nil || !block(n, yaml.MappingNode, 0) {
		return errUncut
	}
	c.root.links = append(c.root.links, c.planter.plant(n, above.n))
	return nil
}

// openSection parses a section whose key has its records below it.
func (c *cutter) openSection(above line, to int) (value, error) {
	key := above
	for key.next() && !key.starts(0) {
	}
	first := key
	if !first.content() || first.from >= to || !first.starts(first.depth) || first.depth == 0 && !first.item() {
		return value{}, errUncut
	}
	head, err := c.load(above.to, first.from)
	if err != nil || !block(head, yaml.MappingNode, 0) || len(head.Content) != 2 || !plain(head.Content[0]) || !plain(head.Content[1]) || head.Content[1].Value != "" {
		return value{}, errUncut
	}
	list, err := c.records(first, to)
	if err != nil {
		return value{}, err
	}
	g := c.planter.plant(head, above.n).in // of the mapping, the key and the value
	g.links = list
	g.nodes[2] = *together(g, list).n()
	return value{in: g}, nil
}

// records parses the records from the line of the first on, up to the byte `to`.
func (c *cutter) records(first line, to int) ([]value, error) {
	kind := yaml.MappingNode
	if first.item() {
		kind = yaml.SequenceNode
	}
	var list []value
	from := first
	take := func(to int) error {
		n, err := c.load(from.from, to)
		if err != nil || !block(n, kind, first.depth) || n.Line != 1 {
			return errUncut
		}
		list = append(list, c.planter.plant(n, from.n-1))
		return nil
	}
	for at := first; at.next() && at.from < to; {
		if at.from-from.from >= c.part && at.starts(first.depth) && at.item() == first.item() {
			if err := take(at.from); err != nil {
				return nil, err
			}
			from = at
		}
	}
	return list, take(to)
}

// together returns a value in g that is all of the list, which are its links.
func together(g *grove, list []value) value {
	if len(list) == 0 {
		return value{}
	}
	first := list[0].n()
	g.nodes = append(g.nodes, node{kind: parts, count: uint32(len(list)), line: first.line, col: first.col})
	return value{in: g, at: uint32(len(g.nodes) - 1)}
}

// load parses a part.
func (c *cutter) load(from, to int) (*yaml.Node, error) {
	return load(c.data[from:to], yaml.WithPlugin(c.anchors))
}

// block reports whether a node is a list or mapping in block style, indented by that
// many spaces, that nothing can refer to.
func block(n *yaml.Node, kind yaml.Kind, depth int) bool {
	return n != nil && n.Kind == kind && n.Style&(yaml.FlowStyle|yaml.TaggedStyle) == 0 && n.Anchor == "" && n.Column == depth+1
}

// plain reports whether a node is a scalar as it stands.
func plain(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Style == 0 && n.Anchor == ""
}

// anchors are the anchors of all parts so far.
type anchors map[string]*yaml.Node

// NewAliasDataContext serves the YAML library.
func (a anchors) NewAliasDataContext(yaml.AliasDataServices) (yaml.AliasDataContext, error) {
	return a, nil
}

// BeginDocument serves the YAML library.
func (a anchors) BeginDocument() error { return nil }

// EndDocument serves the YAML library.
func (a anchors) EndDocument() error { return nil }

// DefineAnchor notes an anchor; the last one of a name holds.
func (a anchors) DefineAnchor(name string, n *yaml.Node) error {
	a[name] = n
	return nil
}

// ResolveAlias returns the node of an anchor.
func (a anchors) ResolveAlias(name string) (*yaml.Node, bool, error) {
	n, ok := a[name]
	return n, ok, nil
}

// line is a line of a file: text is what is in it, without the spaces that indent it
// by depth and white space at its end. n counts from 1; the zero line is above the
// first.
type line struct {
	data     []byte
	from, to int
	n, depth int
	text     []byte
}

// next moves to the next line and reports whether there is one.
func (l *line) next() bool {
	if l.to >= len(l.data) {
		return false
	}
	l.from, l.n = l.to, l.n+1
	if i := bytes.IndexByte(l.data[l.from:], '\n'); i >= 0 {
		l.to = l.from + i + 1
	} else {
		l.to = len(l.data)
	}
	text := bytes.TrimRight(l.data[l.from:l.to], "\r\n\t ")
	if l.from == 0 {
		text = bytes.TrimPrefix(text, []byte("\ufeff"))
	}
	l.text = bytes.TrimLeft(text, " ")
	l.depth = len(text) - len(l.text)
	return true
}

// above returns the line above, as far as its end and its number matter.
func (l line) above() line { return line{data: l.data, to: l.from, n: l.n - 1} }

// content moves to the next line that is neither blank nor a comment.
func (l *line) content() bool {
	for l.next() {
		if len(l.text) > 0 && l.text[0] != '#' && string(l.text) != "---" {
			return true
		}
	}
	return false
}

// starts reports whether a key or an entry of that indentation may start in the line.
func (l *line) starts(depth int) bool {
	return l.depth == depth && len(l.text) > 0 && bytes.IndexByte([]byte("#]}:,\t"), l.text[0]) < 0
}

// item reports whether the line starts an entry of a list.
func (l *line) item() bool {
	return l.text[0] == '-' && (len(l.text) == 1 || l.text[1] == ' ' || l.text[1] == '\t')
}

// special reports whether the line is none of a plain document, starts with a tag, which
// may be that of all below it, or has a question mark for its key: a key without a value
// is then where the next one is.
func (l *line) special() bool {
	text := l.text
	for len(text) > 1 && text[0] == '-' && text[1] == ' ' {
		text = bytes.TrimLeft(text[1:], " ")
	}
	if len(text) > 0 && (text[0] == '!' || text[0] == '?' && (len(text) == 1 || text[1] == ' ' || text[1] == '\t')) {
		return true
	}
	return l.depth == 0 && (bytes.HasPrefix(l.text, []byte("---")) || bytes.HasPrefix(l.text, []byte("...")) || bytes.HasPrefix(l.text, []byte("%")))
}

// otherBreaks reports whether there are line breaks besides \n and \r\n, which the
// YAML library counts and we do not.
func otherBreaks(data []byte) bool {
	return bytes.Count(data, []byte("\r")) != bytes.Count(data, []byte("\r\n")) || bytes.Contains(data, []byte("\u0085")) ||
		bytes.Contains(data, []byte("\u2028")) || bytes.Contains(data, []byte("\u2029"))
}

// printable reports whether the data are UTF-8 with no character that YAML forbids. The YAML
// library refuses such a file, even for a comment between two parts.
func printable(data []byte) bool {
	for i := 0; i < len(data); {
		r, n := rune(data[i]), 1
		if r >= utf8.RuneSelf {
			if r, n = utf8.DecodeRune(data[i:]); r == utf8.RuneError && n == 1 {
				return false
			}
		}
		if i += n; r < ' ' && r != '\t' && r != '\n' && r != '\r' || r >= 0x7f && r < 0xa0 && r != 0x85 || r == 0xfffe || r == 0xffff {
			return false
		}
	}
	return true
}
