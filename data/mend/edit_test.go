package mend

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"parley/data/value"
)

func open(t *testing.T, text string) *Doc {
	t.Helper()
	d, err := Open([]byte(text))
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return d
}

// json reads a value for a test; "" is none.
func json(t *testing.T, text string) value.Value {
	t.Helper()
	if text == "" {
		return value.Value{}
	}
	v, err := value.Read([]byte(text))
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return v
}

func TestSet(t *testing.T) {
	for name, c := range map[string]struct{ text, path, to, want string }{
		"plain":                        {"a: x # why\nb: y\n", "a", `"z"`, "a: z # why\nb: y\n"},
		"needs quotation marks":        {"a: x # why\n", "a", `"z: 1"`, "a: \"z: 1\" # why\n"},
		"keeps double ones":            {`a: "x"`, "a", `"z"`, `a: "z"`},
		"keeps single ones":            {`a: 'x'`, "a", `"it's"`, `a: 'it''s'`},
		"several lines":                {"a: x\n  y\nb: z\n", "a", `"w"`, "a: w\nb: z\n"},
		"folded stays folded":          {"a: >-\n  x\n  y\n\n# c\nb: z\n", "a", `"w v"`, "a: >-\n  w v\n\n# c\nb: z\n"},
		"lines of its own":             {"a: x\nb: z\n", "a", `"w\n\nv"`, "a: |-\n  w\n\n  v\nb: z\n"},
		"lines beside a comment":       {"a: x # c\n", "a", `"w\nv"`, "a: \"w\\nv\" # c\n"},
		"nothing yet":                  {"a:\nb: z\n", "a", `"w"`, "a: w\nb: z\n"},
		"nothing within braces":        {"r: {a: , b: z}\n", "r.a", `"w"`, "r: {a: w, b: z}\n"},
		"a number":                     {"a: 1\n", "a", `2.5`, "a: 2.5\n"},
		"not a number":                 {"a: x\n", "a", `"010"`, "a: \"010\"\n"},
		"Norway":                       {"a: {c: SE}\n", "a.c", `"NO"`, "a: {c: \"NO\"}\n"},
		"letters beyond ASCII":         {"é: {ü: ö, a: x}\n", "é.a", `"я"`, "é: {ü: ö, a: я}\n"},
		"CR LF":                        {"a: x\r\nb: y\r\n", "b", `"w\nv"`, "a: x\r\nb: |-\r\n  w\r\n  v\r\n"},
		"new key":                      {"r:\n  a: x # c\n\n# d\ns: 1\n", "r.b", `"w"`, "r:\n  a: x # c\n  b: w\n\n# d\ns: 1\n"},
		"new key in its order":         {"r:\n  title: x\n  claims: [a]\n", "r.when", `"2025"`, "r:\n  title: x\n  when: 2025\n  claims: [a]\n"},
		"new key within braces":        {"r: {a: x}\n", "r.b", `["w"]`, "r: {a: x, b: [w]}\n"},
		"new key in a new map":         {"r:\n  a: x\n", "s.t.u", `"w"`, "r:\n  a: x\ns:\n  t:\n    u: w\n"},
		"gone":                         {"r:\n  a: x # c\n  # d\n  b: y\n", "r.a", "", "r:\n  # d\n  b: y\n"},
		"gone within braces":           {"r: {a: x, b: y}\n", "r.a", "", "r: {b: y}\n"},
		"last gone within braces":      {"r: {a: x,\n  b: y}\n", "r.b", "", "r: {a: x}\n"},
		"the only one gone":            {"r:\n  a: x\ns: 1\n", "r.a", "", "r: {}\ns: 1\n"},
		"first gone after a hyphen":    {"r:\n- a: x\n  b: y\n", "r.0.a", "", "r:\n- b: y\n"},
		"an entry more":                {"r:\n  - {a: x} # c\n# d\n", "r", `[{"a":"x"},{"b":"w"}]`, "r:\n  - {a: x} # c\n  - {b: w}\n# d\n"},
		"an entry before":              {"r:\n  - {a: x}\n", "r", `[{"b":"w"},{"a":"x"}]`, "r:\n  - {b: w}\n  - {a: x}\n"},
		"an entry within brackets":     {"r: [a, c]\n", "r", `["a","b","c"]`, "r: [a, b, c]\n"},
		"an entry gone":                {"r:\n  - a\n  - b\n  - c\n", "r", `["a","c"]`, "r:\n  - a\n  - c\n"},
		"an entry gone in brackets":    {"r: [a, b, c]\n", "r", `["a","c"]`, "r: [a, c]\n"},
		"a text becomes a list":        {"r: a # c\n", "r", `["a","b"]`, "r: [a, b] # c\n"},
		"a list becomes a text":        {"r:\n  - a\n  - b\ns: 1\n", "r", `"a"`, "r: a\ns: 1\n"},
		"an alias is written out":      {"a: &x foo\nb: *x\n", "b", `"bar"`, "a: &x foo\nb: bar\n"},
		"an empty file":                {"# c\n", "a.b", `"x"`, "# c\na: {b: x}\n"},
		"a bare list":                  {"- a: x\n- a: y\n", "1.a", `"z"`, "- a: x\n- a: z\n"},
		"records parted by a line":     {"r:\n  a: {x: 1}\n\n  b: {x: 2}\ns: 1\n", "r.c", `{"x":"3"}`, "r:\n  a: {x: 1}\n\n  b: {x: 2}\n\n  c: {x: 3}\ns: 1\n"},
		"a bracket in a comment":       {"r: [a, # ]\n  b]\n", "r", `["a","c"]`, "r: [a, # ]\n  c]\n"},
		"a hash in a text":             {"a: x#y # c\n", "a", `"z"`, "a: z # c\n"},
		"a colon in a text":            {"a: {b: http://x.y/z, c: 1}\n", "a.b", `"https://x.y/z"`, "a: {b: https://x.y/z, c: 1}\n"},
		"a mark of the order of bytes": {"\ufeffa: x\n", "a", `"z"`, "\ufeffa: z\n"},
	} {
		d, err := open(t, c.text).Set(strings.Split(c.path, "."), json(t, c.to), []string{"title", "when", "claims"})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if d.String() != c.want {
			t.Errorf("%s:\n%q\nwant\n%q", name, d, c.want)
		}
	}
}

func TestRename(t *testing.T) {
	d, err := open(t, "events:\n  a: {title: A} # c\n  \"b\": {}\n").Rename([]string{"events", "b"}, "c")
	if err != nil || d.String() != "events:\n  a: {title: A} # c\n  \"c\": {}\n" {
		t.Errorf("%q, %v", d, err)
	}
	if _, err := open(t, "a: 1\n").Rename([]string{"b"}, "c"); err == nil {
		t.Error("a key that is not there has another name")
	}
}

// sets are the files of the bundled records.
func sets(t *testing.T) map[string]string {
	names, err := filepath.Glob("../sets/*/*.yaml")
	if err != nil || len(names) < 10 {
		t.Fatalf("%v, %v", names, err)
	}
	out := map[string]string{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = string(data)
	}
	return out
}

// records cuts a file into texts of one record each, so that an edit does not read the
// whole file again.
func records(t *testing.T, text string) (out []string) {
	d := open(t, text)
	if d.root.Kind == value.List {
		return entries(d, d.root, "")
	}
	for i, section := range d.root.items {
		key := d.root.keys[i].Text + ":\n"
		if section.Kind == value.Text || section.flow || d.root.keys[i].Text == "dataset" {
			out = append(out, d.text[lineStart(d.text, d.root.keys[i].at):lineEnd(d.text, section.end)]+"\n")
			continue
		}
		out = append(out, entries(d, section, key)...)
	}
	return out
}

// entries are the entries of a section, each below its key.
func entries(d *Doc, section *span, key string) (out []string) {
	for j := range section.items {
		out = append(out, key+d.text[lineStart(d.text, section.start(j)):lineEnd(d.text, section.stop(j))]+"\n")
	}
	return out
}

// extent are the bytes of the lines that may change.
type extent struct{ from, to int }

// leaf is a value in a file, with the lines that may change when it does, and when it is
// taken out.
type leaf struct {
	path       []string
	s          *span
	hers, gone extent
}

func leaves(s *span, path []string, out *[]leaf) {
	for i, item := range s.items {
		name := strconv.Itoa(i)
		if s.Kind == value.Map {
			name = s.keys[i].Text
		}
		at := extent{s.start(i), s.stop(i)}
		l := leaf{append(slices.Clone(path), name), item, at, at}
		switch n := len(s.items); {
		case n == 1:
			l.gone.from = 0 // with it its section or list is empty
		case s.flow && i == n-1:
			l.gone.from = s.stop(i - 1) // a comma stands there
		case i == 0 && (s.flow || s.Kind == value.Map):
			l.gone.to = s.start(1) // a bracket or a hyphen stands before it
		}
		*out = append(*out, l)
		leaves(item, l.path, out)
	}
}

// touched are the first and last line, from 0, of a text that another text of it changes.
func touched(from, to string) (first, last int) {
	a, b := strings.SplitAfter(from, "\n"), strings.SplitAfter(to, "\n")
	for first < min(len(a), len(b)) && a[first] == b[first] {
		first++
	}
	last = len(a) - 1
	for n := len(b) - 1; last >= first && n >= first && a[last] == b[n]; n-- {
		last--
	}
	return first, last
}

// Every value of every record of both sets is changed and taken out: only the lines of
// its field differ, and it reads back (which Set holds by itself). What is put back reads
// as before.
func TestEveryFieldOfBothSets(t *testing.T) {
	n := 0
	for name, text := range sets(t) {
		for _, record := range records(t, text) {
			d := open(t, record)
			var all []leaf
			leaves(d.root, nil, &all)
			for _, l := range all {
				n++
				if err := changes(d, l); err != nil {
					t.Errorf("%s: %s: %v", name, strings.Join(l.path, "."), err)
				}
			}
		}
	}
	if n < 10000 {
		t.Errorf("only %d values were changed", n)
	}
}

// changes changes a value and takes it out.
func changes(d *Doc, l leaf) error {
	if l.s.Kind == value.Text {
		if err := only(d, l, l.hers, value.Of("Another: "+l.s.Text)); err != nil {
			return fmt.Errorf("changed: %w", err)
		}
	}
	if len(l.path) == 1 {
		return nil
	}
	if err := only(d, l, l.gone, value.Value{}); err != nil {
		return fmt.Errorf("taken out: %w", err)
	}
	return nil
}

// only changes a value, and returns an error when other lines than those differ, or when
// it cannot be put back.
func only(d *Doc, l leaf, in extent, to value.Value) error {
	got, err := d.Set(l.path, to, nil)
	if err != nil {
		return err
	}
	from, end := strings.Count(d.text[:in.from], "\n"), strings.Count(d.text[:in.to], "\n")
	if first, last := touched(d.text, got.text); first < from || last > end {
		return fmt.Errorf("lines %d to %d changed, and the field is on %d to %d\n%s", first, last, from, end, got.text)
	}
	if d.root.Kind == value.List || len(l.path) > 3 {
		return nil
	}
	back, err := got.Set(l.path[:1], d.Value().At(l.path[0]), nil)
	if err != nil || !back.Value().Equal(d.Value()) {
		return fmt.Errorf("it cannot be put back: %v", err)
	}
	return nil
}

// A text that is hard to write reads back, wherever it is put.
func FuzzSet(f *testing.F) {
	for _, s := range []string{"a", "", " a ", "a: b", "#", "- a", "'", "\"", "\\", "a\nb\n", "\t", "~", "no", "010", "{", "a, b", "é\u2028", "|", "a\n\n\nb", "...", strings.Repeat("word ", 60) + "end"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "")
		if strings.ContainsFunc(s, func(c rune) bool { return c < ' ' && c != '\n' && c != '\t' }) {
			return
		}
		text := "r:\n  a: x # c\n  b: {k: v, l: [1, 2]}\n  f: >-\n    x\n  l:\n    - {m: n}\n    - o\n"
		for _, path := range []string{"r.a", "r.b.k", "r.b.l.0", "r.f", "r.l.0.m", "r.l.1", "r.new", "r.b.new"} {
			d, err := open(t, text).Set(strings.Split(path, "."), value.Of(s), nil)
			if err != nil {
				t.Fatalf("%q at %s: %v", s, path, err)
			}
			if !strings.Contains(d.String(), "# c") {
				t.Fatalf("%q at %s: the comment is gone:\n%s", s, path, d)
			}
		}
	})
}
