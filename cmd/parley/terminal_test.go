package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// orders are characters that control a terminal or rearrange text: escape,
// bell, backspace, carriage return, delete, CSI of Latin-1, next line,
// right-to-left, line separator.
const orders = "\x1b]0;title\x07\x1b[31mred\b\r\x7f\u009b2J\u0085\u202e\u2066\u2028"

// hostile writes a record whose texts, keys and file name contain control
// characters.
func hostile(t *testing.T, title string) string {
	t.Helper()
	dir := t.TempDir()
	quoted, err := json.Marshal(title) // JSON is valid YAML
	if err != nil {
		t.Fatal(err)
	}
	text := "schema: 1\ndataset: {id: x, title: " + string(quoted) + ", as_of: 2025-08-07, worldview: " + string(quoted) + "}\nevents:\n  a: {title: " + string(quoted) +
		", when: " + string(quoted) + ", " + string(quoted) + ": 1}\n  b: {title: B, when: 2025-08-06, type: " + string(quoted) + ", source: " + string(quoted) + "}\n"
	if err := os.WriteFile(filepath.Join(dir, "a\x1b[31m\u009b.yaml"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

// obeyed reports whether a terminal interprets a character, according to
// Unicode and independently of the code under test.
func obeyed(c rune) bool {
	return c != '\n' && c != '\t' && unicode.In(c, unicode.Cc, unicode.Zl, unicode.Zp) || strings.ContainsRune("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", c)
}

// TestNothingObeyedIsPrinted checks that no command prints a control character,
// in any format, whatever a record, a file name or an argument contains.
func TestNothingObeyedIsPrinted(t *testing.T) {
	dir, other := hostile(t, orders), hostile(t, "other "+orders)
	for _, args := range [][]string{
		{"check", dir}, {"check", "--format=json", dir}, {"check", "--format=github", dir}, {"check", "--format=" + orders, dir}, {"check", "--since=" + other, dir},
		{"check", "--" + orders, dir}, {"check", dir + orders}, {"diff", dir, other}, {"diff", "--format=json", dir, other}, {"diff", "--format=html", dir, other},
		{"diff", "--strict", dir, other}, {"diff", orders, other}, {"build", dir, "-o", filepath.Join(t.TempDir(), orders), "--no-program"}, {"build", "--base", orders, "-o", "x", dir},
		{"pack", dir, "-o", filepath.Join(t.TempDir(), "x"+orders)}, {"pack", orders, "-o", "x"}, {"new", orders + "/\x00"}, {"serve", orders}, {"serve", "--addr", orders, dir}, {orders}, {"help", orders},
	} {
		_, out, errs := parley(args...)
		if out+errs == "" {
			t.Errorf("parley %q says nothing", args)
		}
		for _, said := range []string{out, errs} {
			if i := strings.IndexFunc(said, obeyed); i >= 0 || !utf8.ValidString(said) {
				t.Errorf("parley %q prints %q", args, said[max(0, i-20):])
			}
		}
	}
}

// TestJSONKeepsControlCharacters checks that JSON keeps control characters as
// escapes.
func TestJSONKeepsControlCharacters(t *testing.T) {
	_, out, _ := parley("diff", "--format=json", hostile(t, "was "+orders), hostile(t, "now "+orders))
	var all []map[string]any
	if err := json.Unmarshal([]byte(out), &all); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out, `\u009b`) || !strings.Contains(out, `\u202e`) {
		t.Errorf("no escape in %s", out)
	}
}

// TestTerminalWritesText checks that text without control characters is written
// unchanged.
func TestTerminalWritesText(t *testing.T) {
	var b bytes.Buffer
	for _, s := range []string{"plain\n\ttabbed\n", "Встреча، لقاء \u200f\u200e 🕊️", "", "a\u00a0b"} {
		b.Reset()
		if n, err := visibly(&b).Write([]byte(s)); n != len(s) || err != nil || b.String() != s {
			t.Errorf("%q is written %q, %d, %v", s, b.String(), n, err)
		}
	}
	b.Reset()
	visibly(&b).Write([]byte("a\x1bb\x9bc"))
	if b.String() != "a\ufffdb\ufffdc" {
		t.Errorf("written %q", b.String())
	}
}
