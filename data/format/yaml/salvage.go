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
// record. Faulty records are found one by one before that, so it is rarely
// reached.
const maxSalvage = 3

// salvage returns the tree of an invalid YAML file without its faulty records,
// or none if nothing is left. Their lines are blanked, so that all others keep
// their positions. Every record is parsed separately, and the whole file at
// most maxSalvage times: O(len(file)).
func (r *reader) salvage(f File) value {
	lines := bytes.SplitAfter(f.Data, []byte("\n"))
	parts := chunks(lines)
	anchors := map[string]bool{} // of the earlier parts
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
		root, err := r.whole(File{f.Name, bytes.Join(lines, nil)})
		if err == nil {
			return root
		}
		r.syntax(f.Name, err, lines, 0)
		if !emptyAround(lines, parts, err) {
			break
		}
	}
	if n := r.pieces(f, lines, parts); n != nil {
		return newPlanter(f.Name).plant(n, 0)
	}
	return value{}
}

// maxAliases bounds the unknown aliases replaced in a part before it is left to
// the parsing of the whole file.
const maxAliases = 16

// loadPart parses a part of a file separately and returns its error. An alias
// whose anchor is in an earlier part is replaced by text.
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

// unknownAnchor returns the alias that a parser error reports as unknown.
func unknownAnchor(err error) (name string, ok bool) {
	if err == nil {
		return "", false
	}
	_, rest, ok := strings.Cut(err.Error(), "unknown anchor '")
	name, _, _ = strings.Cut(rest, "'")
	return name, ok
}

// noteAnchors adds the anchors of a part, and possibly words that only look
// like one.
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

// pieces assembles the tree of a file that is invalid as a whole from its
// parts, each parsed separately. Invalid parts are reported and dropped.
func (r *reader) pieces(f File, lines [][]byte, parts []chunk) *yaml.Node {
	root := &yaml.Node{Kind: yaml.MappingNode, Line: 1, Column: 1}
	var section *yaml.Node // value of the latest top-level key
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
				root = n // the file is a list
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

// moveDown moves a tree down by a number of lines.
func moveDown(n *yaml.Node, by int) {
	n.Line += by
	for _, c := range n.Content {
		moveDown(c, by)
	}
}

// emptyAround blanks the part in which the parser failed, if there is one.
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

// A record with more than manyValues values of less than thinValue bytes each,
// separators included, is rejected: the parser needs some 200 bytes for each
// value, however short.
const (
	manyValues = 1 << 16
	thinValue  = 4
)

// afford returns a file if the memory for its values is available. If it has
// too many values, its largest records are reported and dropped; ok is false if
// that is not enough.
func (r *reader) afford(f File) (out File, ok bool) {
	n := values(f.Data)
	if n <= r.room && (n <= manyValues || n*thinValue <= len(f.Data)) {
		r.take(n)
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
	r.take(n)
	return File{f.Name, bytes.Join(lines, nil)}, true
}

// take counts the values of a file, each of which may be looked at once.
func (r *reader) take(n int) {
	r.room -= n
	r.budget += n
}

// measure counts the values and bytes of a part.
func (c *chunk) measure(lines [][]byte) {
	for _, line := range lines[c.from:c.to] {
		c.values += values(line)
		c.bytes += len(line)
	}
}

// values returns an upper bound for the number of values in a text: it counts
// every separator, wherever it is.
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

// chunk is the lines [from, to) of one record, or of a section without records.
type chunk struct {
	from, to      int
	values, bytes int // of the lines, once measured
}

// empty blanks the lines and reports whether any was not blank.
func (c chunk) empty(lines [][]byte) bool {
	any := false
	for i := c.from; i < c.to; i++ {
		any = any || len(bytes.TrimSpace(lines[i])) > 0
		lines[i] = []byte("\n")
	}
	return any
}

// chunks cuts a file at the keys of the first and second level.
func chunks(lines [][]byte) []chunk {
	var out []chunk
	indent := -1 // of the records in the section; -1 before the first
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
