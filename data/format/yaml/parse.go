package yaml

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"parley/data/check"
)

// parse returns the root of a file's tree, or none. In a file that is not valid
// YAML, the invalid records are reported and dropped.
func (r *reader) parse(f File) value {
	if len(f.Data) > MaxFile {
		r.report("too-large", check.Where{File: f.Name}, fmt.Sprintf("the file has %d MB, more than %d MB", len(f.Data)>>20, MaxFile>>20), "split it into layers")
		return value{}
	}
	f, ok := r.afford(f)
	if !ok {
		return value{}
	}
	if root, ok := readJSON(f, r.part); ok {
		return root
	}
	root, err := r.whole(f)
	if err != nil {
		root = r.salvage(f)
	}
	r.unread = r.unread || err != nil && root.none() || !root.none() && root.kind() == scalar
	return root
}

// whole parses a file in parts if it can be cut, and else at once.
func (r *reader) whole(f File) (value, error) {
	if root, err := inParts(f, r.part); err == nil {
		return root, nil
	}
	n, err := load(f.Data)
	if n == nil || err != nil {
		return value{}, err
	}
	return newPlanter(f.Name).plant(n, 0), nil
}

// mostAtOnce is the size in bytes above which a file is only parsed in parts: at
// once, the YAML library needs some thirty times the memory.
const mostAtOnce = 32 << 20

// errAtOnce is the error for a file that is larger and cannot be cut.
var errAtOnce = fmt.Errorf("there are more than %d MB here that cannot be read record by record", mostAtOnce>>20)

// load parses one document at once. The node and the error are both nil if there is
// none.
func load(data []byte, opts ...yaml.Option) (root *yaml.Node, err error) {
	if len(data) > mostAtOnce {
		return nil, errAtOnce
	}
	defer func() {
		if p := recover(); p != nil { // of the parser, on unexpected input
			root, err = nil, fmt.Errorf("cannot be parsed: %v", p)
		}
	}()
	if blank(data) {
		return nil, nil
	}
	var doc yaml.Node
	if err := yaml.Load(data, &doc, opts...); err != nil {
		return nil, err
	}
	if doc.Kind != yaml.DocumentNode || len(doc.Content) == 0 {
		return nil, nil
	}
	return doc.Content[0], nil
}

// blank reports whether the data contains only white space and comments.
func blank(data []byte) bool {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	for line := range bytes.Lines(data) {
		if s := bytes.TrimSpace(line); len(s) > 0 && s[0] != '#' && !bytes.Equal(s, []byte("---")) {
			return false
		}
	}
	return true
}

// hints map parser errors to their usual causes.
var hints = []struct{ complaint, suggest string }{
	{"mapping values are not allowed", `quotation marks around a text that contains ": "`},
	{"cannot start any token", "quotation marks around a text that begins with @, ` or %, and spaces instead of tabs"},
	{"unexpected end of stream", "the missing quotation mark"},
	{"expected ',' or", "the missing bracket, brace or comma"},
	{"did not find expected key", "the indentation of the lines around, and quotation marks around a text that begins with one"},
	{"could not find expected ':'", "a colon and a space after the key"},
	{"unknown anchor", "quotation marks around a text that begins with *"},
	{"UTF-8", "saving the file as UTF-8"},
	{"multiple", "one document a file: remove the line ---"},
	{"control characters", "removing invisible characters"},
}

// syntax reports a parser error in the lines of a file after the first
// `before`.
func (r *reader) syntax(file string, err error, lines [][]byte, before int) {
	if errors.Is(err, errAtOnce) {
		r.report("too-large", check.Where{File: file, Line: before + 1, Col: 1}, err.Error(), "every record below the other, indented by spaces, or JSON; or layers")
		return
	}
	at, say := check.Where{File: file, Line: before + 1, Col: 1}, err.Error()
	var le *yaml.LoadError
	if errors.As(err, &le) {
		say = le.Message
		if le.Mark.Line > 0 {
			at.Line, at.Col = le.Mark.Line+before, max(le.Mark.Column, 1)
		}
		if le.ContextMark.Line > 0 && le.ContextMark.Line < le.Mark.Line {
			at.Line, at.Col = le.ContextMark.Line+before, max(le.ContextMark.Column, 1)
		}
	}
	if line, col, b, bad := notUTF8(lines[before:]); bad {
		at.Line, at.Col, say = line+before, col, fmt.Sprintf("a character that is not UTF-8 (byte %X)", b)
	} else if at.Line <= len(lines) && tabbed(lines[at.Line-1]) {
		r.report("yaml-syntax", at, "a tab indents this line", "spaces instead of tabs")
		return
	}
	suggest := ""
	for _, h := range hints {
		if strings.Contains(say, h.complaint) {
			suggest = h.suggest
			break
		}
	}
	r.report("yaml-syntax", at, say, suggest)
}

// notUTF8 returns the position, from 1, of the first byte that is not UTF-8.
func notUTF8(lines [][]byte) (line, col int, b byte, bad bool) {
	for i, text := range lines {
		for k := 0; k < len(text); {
			c, n := utf8.DecodeRune(text[k:])
			if col++; c == utf8.RuneError && n == 1 {
				return i + 1, col, text[k], true
			}
			k += n
		}
		col = 0
	}
	return 0, 0, 0, false
}

// tabbed reports whether the indentation of a line contains a tab.
func tabbed(line []byte) bool {
	return bytes.IndexByte(line[:len(line)-len(bytes.TrimLeft(line, " \t"))], '\t') >= 0
}
