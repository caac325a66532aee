package yaml

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// jsonReader makes the tree of a JSON file, which is also YAML, without the YAML
// library: sooner, and in no more memory than the tree. It takes only what both read
// alike. O(len(file)).
type jsonReader struct {
	text  string
	file  string
	part  int // bytes after which a part ends
	at    int
	line  uint32 // from 1
	col   int    // number of characters before mark in the line
	mark  int
	depth int
	nodes []node // of the part that is being read
	stack []node // kids of the containers that are not closed
}

// mostDepth and longestKey are limits below those of the YAML library.
const (
	mostDepth  = 1000
	longestKey = 1000
)

// readJSON returns the tree of a file, and false if it is not JSON, or if YAML may
// read it differently: it has tabs, surrogates or characters that YAML forbids.
func readJSON(f File, part int) (value, bool) {
	data := f.Data
	if s := bytes.TrimLeft(data, " \n\r"); len(s) == 0 || s[0] != '{' && s[0] != '[' || !utf8.Valid(data) || otherBreaks(data) || foreign(data) {
		return value{}, false
	}
	j := &jsonReader{text: unsafe.String(&data[0], len(data)), file: f.Name, part: part, line: 1}
	root, ok := j.root()
	j.space()
	return root, ok && j.at == len(j.text)
}

// foreign reports whether there are characters that YAML forbids.
func foreign(data []byte) bool {
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case c == '\t' || c == 0x7f || c < ' ' && c != '\n' && c != '\r':
			return true
		case c == 0xc2 && data[i+1] < 0xa0: // U+0080 to U+009F
			return true
		case c == 0xef && (data[i+1] == 0xbb && data[i+2] == 0xbf || data[i+1] == 0xbf && data[i+2] >= 0xbe): // U+FEFF, U+FFFE, U+FFFF
			return true
		}
	}
	return false
}

// root reads the whole: one list, or a mapping in parts, one for each section.
func (j *jsonReader) root() (value, bool) {
	j.space()
	if j.peek() == '[' {
		if !j.value() {
			return value{}, false
		}
		return j.take(), true
	}
	g, top := &grove{file: j.file}, j.here(mapping)
	ok := j.members('}', func() bool {
		m := j.here(mapping)
		ok := j.key()
		var records []value
		if ok && j.peek() == '{' {
			records, ok = j.records()
		} else {
			ok = ok && j.value()
		}
		if !ok {
			return false
		}
		j.close(m, len(j.stack)-2)
		v := j.take()
		if len(records) > 0 {
			v.in.links = records
			section := &v.in.nodes[v.n().first+1]
			section.kind, section.first, section.count = parts, 0, uint32(len(records))
		}
		g.links = append(g.links, v)
		return true
	})
	if ok && len(g.links) > 0 {
		top.kind, top.count = parts, uint32(len(g.links))
	}
	g.nodes = []node{top}
	return value{in: g}, ok
}

// records reads a section in parts, and leaves an empty mapping in its place.
func (j *jsonReader) records() (list []value, ok bool) {
	at, before, nodes := j.here(mapping), len(j.stack), j.nodes
	j.nodes = nil
	from := j.at
	flush := func() {
		if len(j.stack) > before {
			j.close(j.stack[before], before)
			j.stack[before].kind = mapping
			list = append(list, j.take())
			from = j.at
		}
	}
	ok = j.members('}', func() bool {
		if j.at-from >= j.part {
			flush()
		}
		return j.member()
	})
	flush()
	j.nodes, j.stack = nodes, append(j.stack[:before], at)
	return list, ok
}

// take ends a part, of which the node on the stack is the root.
func (j *jsonReader) take() value {
	last := len(j.stack) - 1
	g := &grove{file: j.file, nodes: append(slices.Grow([]node(nil), len(j.nodes)+1), j.nodes...)}
	g.nodes = append(g.nodes, j.stack[last])
	j.nodes, j.stack = j.nodes[:0], j.stack[:last]
	return value{in: g, at: uint32(len(g.nodes) - 1)}
}

// value reads one value, and leaves its node on the stack.
func (j *jsonReader) value() bool {
	switch c := j.peek(); {
	case c == '{':
		return j.container(mapping, '}', j.member)
	case c == '[':
		return j.container(sequence, ']', j.value)
	case c == '"':
		return j.quoted()
	default:
		return j.bare()
	}
}

// container reads a list or mapping.
func (j *jsonReader) container(k kind, end byte, each func() bool) bool {
	n, base := j.here(k), len(j.stack)
	ok := j.members(end, each)
	if ok {
		j.close(n, base)
	}
	return ok
}

// close makes the nodes on the stack from base on the kids of n, which takes their
// place.
func (j *jsonReader) close(n node, base int) {
	n.first, n.count = uint32(len(j.nodes)), uint32(len(j.stack)-base)
	j.nodes = append(j.nodes, j.stack[base:]...)
	j.stack = append(j.stack[:base], n)
}

// members reads what is between the brackets, each by a call of each.
func (j *jsonReader) members(end byte, each func() bool) bool {
	j.at++
	if j.depth++; j.depth > mostDepth {
		return false
	}
	j.space()
	if j.peek() == end {
		j.at++
		j.depth--
		return true
	}
	for each() {
		j.space()
		switch j.peek() {
		case ',':
			j.at++
			j.space()
		case end:
			j.at++
			j.depth--
			return true
		default:
			return false
		}
	}
	return false
}

// member reads a key and its value.
func (j *jsonReader) member() bool { return j.key() && j.value() }

// key reads a key, the colon and what space is after it.
func (j *jsonReader) key() bool {
	from := j.at
	if j.peek() != '"' || !j.quoted() || j.at-from > longestKey {
		return false
	}
	for j.peek() == ' ' {
		j.at++
	}
	if j.peek() != ':' {
		return false
	}
	j.at++
	j.space()
	return true
}

// quoted reads a text in quotation marks.
func (j *jsonReader) quoted() bool {
	n := j.here(scalar)
	j.at++
	end := strings.IndexAny(j.text[j.at:], "\"\\\n")
	if end < 0 || j.text[j.at+end] == '\n' {
		return false
	}
	if j.text[j.at+end] == '"' {
		n.text = j.text[j.at : j.at+end]
		j.at += end + 1
		j.stack = append(j.stack, n)
		return true
	}
	text, ok := j.escaped()
	n.text = text
	j.stack = append(j.stack, n)
	return ok
}

// short are the escapes of one letter.
const short, meantByShort = `"\/bfnrt`, "\"\\/\b\f\n\r\t"

// escaped reads a text with escapes up to its end.
func (j *jsonReader) escaped() (string, bool) {
	var b strings.Builder
	for j.at+1 < len(j.text) {
		switch c := j.text[j.at]; {
		case c == '"':
			j.at++
			return b.String(), true
		case c == '\n':
			return "", false
		case c != '\\':
			b.WriteByte(c)
			j.at++
		case j.text[j.at+1] == 'u':
			n, err := strconv.ParseUint(j.text[min(j.at+2, len(j.text)):min(j.at+6, len(j.text))], 16, 16)
			if err != nil || n >= 0xd800 && n < 0xe000 {
				return "", false
			}
			b.WriteRune(rune(n))
			j.at += 6
		default:
			i := strings.IndexByte(short, j.text[j.at+1])
			if i < 0 {
				return "", false
			}
			b.WriteByte(meantByShort[i])
			j.at += 2
		}
	}
	return "", false
}

// bare reads a number, true, false or null.
func (j *jsonReader) bare() bool {
	n, from := j.here(scalar), j.at
	for j.at < len(j.text) && strings.IndexByte(" \n\r,]}:", j.text[j.at]) < 0 {
		j.at++
	}
	n.text = j.text[from:j.at]
	switch n.text {
	case "null":
		n.null = true
	case "true", "false":
	default:
		if _, err := strconv.ParseFloat(n.text, 64); err != nil || n.text[0] != '-' && (n.text[0] < '0' || n.text[0] > '9') {
			return false
		}
	}
	j.stack = append(j.stack, n)
	return true
}

// peek returns the next byte, or 0.
func (j *jsonReader) peek() byte {
	if j.at < len(j.text) {
		return j.text[j.at]
	}
	return 0
}

// space moves past white space.
func (j *jsonReader) space() {
	for ; j.at < len(j.text); j.at++ {
		switch j.text[j.at] {
		case '\n':
			j.line++
			j.col, j.mark = 0, j.at+1
		case ' ', '\r':
		default:
			return
		}
	}
}

// here returns a node that starts at the next byte.
func (j *jsonReader) here(k kind) node {
	j.col += utf8.RuneCountInString(j.text[j.mark:j.at])
	j.mark = j.at
	return node{kind: k, line: j.line, col: uint32(j.col + 1)}
}
