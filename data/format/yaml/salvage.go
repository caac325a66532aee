package yaml

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"parley/data/check"
)

// maxSalvage bounds how often a whole file is parsed again without one more
// record. The records at fault are found one by one before, so that it is seldom
// needed.
const maxSalvage = 3

// salvage is the tree of a file that is not valid YAML, without the records that
// are to blame. Their lines are emptied, so that all others keep their place.
// Every record is parsed by itself, and the whole a few times: the time grows
// with the file. It is nil when nothing is left.
func (r *reader) salvage(f File) *yaml.Node {
	lines := bytes.SplitAfter(f.Data, []byte("\n"))
	parts := chunks(lines)
	anchors := map[string]bool{} // of the parts before
	for _, c := range parts {
		text := bytes.Join(lines[c.from:c.to], nil)
		if err := loadPart(text, anchors); err != nil {
			r.syntax(f.Name, err, lines[:c.to], c.from)
			c.empty(lines)
			continue
		}
		noteAnchors(text, anchors)
	}
	for range maxSalvage {
		n, err := load(bytes.Join(lines, nil))
		if err == nil {
			return n
		}
		r.syntax(f.Name, err, lines, 0)
		if !emptyAround(lines, parts, err) {
			break
		}
	}
	return r.pieces(f, lines, parts)
}

// maxAliases bounds how many names a part may refer to before it is left to the
// parsing of the whole.
const maxAliases = 16

// loadPart parses a part of a file by itself and returns what is wrong with it. A
// name that one of the parts before has given is taken for a text.
func loadPart(text []byte, anchors map[string]bool) error {
	for range maxAliases {
		_, err := load(text)
		name, unknown := unknownAnchor(err)
		if !unknown || !anchors[name] {
			return err
		}
		text = bytes.ReplaceAll(text, []byte("*"+name), []byte(strings.Repeat("x", 1+len(name))))
	}
	return nil
}

// unknownAnchor is the name that an error of the parser does not know.
func unknownAnchor(err error) (name string, ok bool) {
	if err == nil {
		return "", false
	}
	_, rest, ok := strings.Cut(err.Error(), "unknown anchor '")
	name, _, _ = strings.Cut(rest, "'")
	return name, ok
}

// noteAnchors adds the names that a part gives with &, and perhaps words that
// only look like one.
func noteAnchors(text []byte, anchors map[string]bool) {
	for {
		i := bytes.IndexByte(text, '&')
		if i < 0 {
			return
		}
		text = text[i+1:]
		end := bytes.IndexAny(text, " \t\r\n,[]{}")
		if end < 0 {
			end = len(text)
		}
		if end > 0 {
			anchors[string(text[:end])] = true
		}
	}
}

// pieces is the tree of a file put together from its parts, each parsed by
// itself, for a file that is no whole. A part that cannot be is reported and left out.
func (r *reader) pieces(f File, lines [][]byte, parts []chunk) *yaml.Node {
	root := &yaml.Node{Kind: yaml.MappingNode, Line: 1, Column: 1}
	var section *yaml.Node // what the key of the first level that came last holds
	for _, c := range parts {
		n, err := load(bytes.Join(lines[c.from:c.to], nil))
		if err != nil {
			r.syntax(f.Name, err, lines[:c.to], c.from)
		}
		if err != nil || n == nil {
			continue
		}
		moveDown(n, c.from)
		outer := len(lines[c.from]) > 0 && lines[c.from][0] != ' '
		switch {
		case outer && n.Kind == yaml.MappingNode:
			root.Content = append(root.Content, n.Content...)
			section = root.Content[len(root.Content)-1]
		case outer || section == nil:
			if n.Kind == yaml.SequenceNode && len(root.Content) == 0 {
				root = n // a file that is a list
				section = n
			} else if section == root {
				section.Content = append(section.Content, n.Content...)
			}
		case section.Kind == n.Kind:
			section.Content = append(section.Content, n.Content...)
		case section.Kind == yaml.ScalarNode:
			*section = *n
		}
	}
	if len(root.Content) == 0 {
		return nil
	}
	return root
}

// moveDown moves a tree by so many lines.
func moveDown(n *yaml.Node, by int) {
	n.Line += by
	for _, c := range n.Content {
		moveDown(c, by)
	}
}

// emptyAround empties the part in which the parser stumbled, if there is one.
func emptyAround(lines [][]byte, parts []chunk, err error) bool {
	var le *yaml.LoadError
	if !errors.As(err, &le) {
		return false
	}
	for _, c := range parts {
		if at := le.Mark.Line - 1; c.from <= at && at < c.to {
			return c.empty(lines)
		}
	}
	return false
}

// A record with more values than manyValues, each of less than thinValue bytes
// with the signs around it, is no record: the parser needs some 200 bytes for
// each value, however short.
const (
	manyValues = 1 << 16
	thinValue  = 4
)

// afford is a file as far as there is room for what it holds. Where it holds too
// much, its largest records are reported and left out; ok is false when that does not
// help.
func (r *reader) afford(f File) (out File, ok bool) {
	n := values(f.Data)
	if n <= r.room && (n <= manyValues || n*thinValue <= len(f.Data)) {
		r.room -= n
		return f, true
	}
	lines := bytes.SplitAfter(f.Data, []byte("\n"))
	parts := chunks(lines)
	for i := range parts {
		parts[i].measure(lines)
	}
	slices.SortStableFunc(parts, func(a, b chunk) int { return b.values - a.values })
	for _, c := range parts {
		thin := c.values > manyValues && c.values*thinValue > c.bytes
		if !thin && (n <= r.room || c.values < MaxValues/100) {
			break
		}
		r.report("too-large", check.Where{File: f.Name, Line: c.from + 1, Col: 1}, fmt.Sprintf("there are about %d values here, more than can be read", c.values), "fewer, or several records")
		c.empty(lines)
		n -= c.values
	}
	if n > r.room {
		r.report("too-large", check.Where{File: f.Name}, fmt.Sprintf("there are about %d values in the file, more than the %d that can be read of all", n, MaxValues), "a smaller dataset")
		return f, false
	}
	r.room -= n
	return File{f.Name, bytes.Join(lines, nil)}, true
}

// measure counts what a part holds.
func (c *chunk) measure(lines [][]byte) {
	for _, line := range lines[c.from:c.to] {
		c.values += values(line)
		c.bytes += len(line)
	}
}

// values is how many values a text can hold at most, or some more: every sign
// that parts two of them counts, wherever it stands.
func values(text []byte) int {
	n := 0
	for i, c := range text {
		switch c {
		case ':':
			if i+1 == len(text) || text[i+1] != '/' {
				n += 2
			}
		case ',', '[', '{':
			n++
		case '-', '?':
			if i+1 == len(text) || text[i+1] <= ' ' {
				n++
			}
		}
	}
	return n
}

// chunk is the lines [from, to) of one record, or of a section that holds none.
type chunk struct {
	from, to      int
	values, bytes int // in it, once measured
}

// empty empties the lines, and reports whether there was anything in them.
func (c chunk) empty(lines [][]byte) bool {
	any := false
	for i := c.from; i < c.to; i++ {
		any = any || len(bytes.TrimSpace(lines[i])) > 0
		lines[i] = []byte("\n")
	}
	return any
}

// chunks cuts a file at the keys of the first and of the second level.
func chunks(lines [][]byte) []chunk {
	var out []chunk
	indent := -1 // of the records of the section; -1 before the first
	for i, line := range lines {
		text := bytes.TrimRight(line, "\r\n\t ")
		body := bytes.TrimLeft(text, " ")
		if len(body) == 0 || body[0] == '#' {
			continue
		}
		switch depth := len(text) - len(body); {
		case depth == 0 && body[0] != '-' && body[0] != ']' && body[0] != '}':
			indent = -1
		case indent < 0:
			indent = depth
		case depth != indent:
			continue
		}
		if len(out) > 0 {
			out[len(out)-1].to = i
		}
		out = append(out, chunk{from: i, to: len(lines)})
	}
	return out
}
