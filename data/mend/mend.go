// Package mend edits YAML files in place: it rewrites the values that change and keeps every
// other byte, with comments, order, quotation marks and layout.
package mend

import (
	"bytes"
	"cmp"
	"errors"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"parley/data/check"
	"parley/data/value"
)

// Change is one correction of a file.
type Change struct {
	At       check.Where // where From stands, in characters from 1
	From, To string      // the value as it is read, and what to write instead; the same to leave it
	Beside   []string    // keys with values for the record, such as "lat: 50.45", after the key whose value From is
	Why      string      // what was wrong
}

// Accepted maps names as written to the choices of the author.
type Accepted map[string]string

// Add adds a choice of the form NAME=CHOICE. It returns an error for any other form.
func (a Accepted) Add(text string) error {
	name, choice, ok := strings.Cut(text, "=")
	if name, choice = strings.TrimSpace(name), strings.TrimSpace(choice); !ok || name == "" || choice == "" {
		return errors.New("write NAME=CHOICE, such as Trump=donald-trump or London=GB")
	}
	a[name] = choice
	return nil
}

// Of returns the author's choice for a finding. ok is false if it is not among the choices of
// the finding.
func (a Accepted) Of(f check.Finding) (write string, ok bool) {
	want, ok := a[f.Written]
	if !ok {
		return "", false
	}
	for _, c := range f.May() {
		if c.Write == want {
			return want, true
		}
	}
	return "", false
}

// Changes returns the corrections that are certain, and those that the author chose. An unknown
// id in several places may belong to a missing record; it is only changed if chosen.
func Changes(found []check.Finding, chosen Accepted) []Change {
	times := map[string]int{}
	for _, f := range found {
		if f.Rule == "unknown-reference" {
			times[f.Say]++
		}
	}
	var out []Change
	for _, f := range found {
		if to, ok := chosen.Of(f); ok && f.Rule == "unknown-reference" {
			out = append(out, Change{At: f.Where, From: f.Written, To: to, Why: f.Say + "; chosen"})
			continue
		}
		if f.Instead != "" && f.Instead != f.Written && times[f.Say] < 2 {
			out = append(out, Change{At: f.Where, From: f.Written, To: f.Instead, Why: f.Say})
		}
	}
	return out
}

// Text applies changes to the text of a file. left are those whose value is not at its
// position, or that add a key beside a value of several lines.
func Text(data []byte, list []Change) (out []byte, done, left []Change) {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b Change) int {
		return cmp.Or(cmp.Compare(b.At.Line, a.At.Line), cmp.Compare(b.At.Col, a.At.Col))
	})
	list = slices.CompactFunc(list, func(a, b Change) bool { return a.At == b.At })
	lines := bytes.SplitAfter(data, []byte("\n"))
	for _, c := range list { // from the last on, so that places stay
		if c.in(lines) {
			done = append(done, c)
		} else if text, ok := c.within(bytes.Join(lines, nil)); ok {
			lines = bytes.SplitAfter(text, []byte("\n"))
			done = append(done, c)
		} else {
			left = append(left, c)
		}
	}
	slices.Reverse(done)
	slices.Reverse(left)
	return bytes.Join(lines, nil), done, left
}

// in applies the change in its line and reports success.
func (c Change) in(lines [][]byte) bool {
	if c.At.Line < 1 || c.At.Line > len(lines) || c.From == "" {
		return false
	}
	line := lines[c.At.Line-1]
	at := offset(line, c.At.Col)
	written, instead := tokenOf(line[at:], c.From, c.To)
	if written == "" {
		return false
	}
	before, after := line[:at], line[at+len(written):]
	if len(c.Beside) == 0 {
		lines[c.At.Line-1] = slices.Concat(before, []byte(instead), after)
		return true
	}
	key, ok := indentOf(before)
	switch {
	case !ok: // within { }
		lines[c.At.Line-1] = slices.Concat(before, []byte(instead+", "+strings.Join(c.Beside, ", ")), after)
	case goesOn(lines[c.At.Line:], len(key)):
		return false
	default:
		lines[c.At.Line-1] = below(slices.Concat(before, []byte(instead), after), key, c.Beside)
	}
	return true
}

// within changes a value that spans several lines, is an alias or has escapes, and reports
// success.
func (c Change) within(text []byte) ([]byte, bool) {
	if len(c.Beside) > 0 || c.From == "" || c.At.Line < 1 {
		return nil, false
	}
	d, err := Open(text)
	if err != nil {
		return nil, false
	}
	path := d.PathAt(c.At.Line, c.At.Col)
	if s := d.root.below(path); len(path) == 0 || s.Kind != value.Text || strings.TrimSpace(s.Text) != c.From {
		return nil, false
	}
	out, err := d.Set(path, value.Of(c.To), nil)
	if err != nil {
		return nil, false
	}
	return []byte(out.String()), true
}

// below returns a line with more lines below it, with the same line end.
func below(line []byte, indent string, more []string) []byte {
	text, end := bytes.TrimRight(line, "\r\n"), "\n"
	if n := len(text); n < len(line) {
		end = string(line[n:])
	}
	out := append(bytes.Clone(text), end...)
	for _, s := range more {
		out = append(out, indent+s+end...)
	}
	return out
}

// offset returns the byte offset of a character.
func offset(line []byte, col int) int {
	at := 0
	for n := 1; n < col && at < len(line); n++ {
		_, size := utf8.DecodeRune(line[at:])
		at += size
	}
	return at
}

// plain matches texts that need no quotation marks anywhere and that no reader takes for
// another type.
var plain = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._/-]*$`)

// tokenOf returns a value as written at the start of rest, and its replacement in the same
// quotation marks. Both are "" if the value is not there.
func tokenOf(rest []byte, from, to string) (written, instead string) {
	for _, mark := range []string{`"`, "'"} {
		if s := mark + from + mark; bytes.HasPrefix(rest, []byte(s)) && !strings.ContainsAny(from+to, `"'\`) {
			return s, mark + to + mark
		}
	}
	if !bytes.HasPrefix(rest, []byte(from)) || !ends(rest[len(from):]) {
		return "", ""
	}
	if from != to && !plain.MatchString(to) {
		to = `"` + to + `"`
	}
	return from, to
}

// ends reports whether a plain text ends before rest.
func ends(rest []byte) bool {
	rest, _, _ = bytes.Cut(bytes.TrimRight(rest, "\r\n"), []byte(" #"))
	rest = bytes.TrimRight(rest, " \t")
	return len(rest) == 0 || bytes.IndexByte([]byte(",]}:"), rest[0]) >= 0 || bytes.HasPrefix(bytes.TrimLeft(rest, " "), []byte("]")) || bytes.HasPrefix(bytes.TrimLeft(rest, " "), []byte("}"))
}

// keyed matches the start of a line with a key and nothing before it.
var keyed = regexp.MustCompile(`^( *)[A-Za-z_][A-Za-z0-9_]*: +$`)

// indentOf returns the white space before the key of a line whose value follows. ok is false if
// anything else precedes the key.
func indentOf(before []byte) (indent string, ok bool) {
	m := keyed.FindSubmatch(before)
	if m == nil {
		return "", false
	}
	return string(m[1]), true
}

// goesOn reports whether a value continues in the next lines: they are indented more than its
// key.
func goesOn(after [][]byte, indent int) bool {
	for _, line := range after {
		text := bytes.TrimLeft(line, " ")
		if len(bytes.TrimSpace(text)) > 0 {
			return len(line)-len(text) > indent && text[0] != '#'
		}
	}
	return false
}
