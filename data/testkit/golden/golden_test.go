package golden

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// silent is a testing.TB that records failures.
type silent struct {
	testing.TB
	said string
}

func (s *silent) Helper() {}

func (s *silent) Errorf(format string, args ...any) { s.said += format }

func TestSame(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(file, []byte("one\ntwo\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for got, fails := range map[string]bool{"one\ntwo\n": false, "one\ntwo": true, "one\n": true, "one\ntwo\nthree\n": true, "One\ntwo\n": true, "": true} {
		s := &silent{TB: t}
		if Same(s, file, []byte(got)); (s.said != "") != fails {
			t.Errorf("%q: it says %q", got, s.said)
		}
	}
	s := &silent{TB: t}
	if Same(s, file+".none", nil); !strings.Contains(s.said, "writes it") {
		t.Errorf("a file that is missing: %q", s.said)
	}
}

func TestDiffers(t *testing.T) {
	for _, c := range []struct {
		got, want string
		line      int
		a, b      string
	}{
		{"a\nb\n", "a\nc\n", 2, "b", "c"},
		{"a", "a\nb", 1, "a (the end)", "a"},
		{"a\n" + strings.Repeat("x", 300) + "y\n", "a\n" + strings.Repeat("x", 300) + "z\n", 2, strings.Repeat("x", 40) + "y", strings.Repeat("x", 40) + "z"},
		{"a\n", "a\n", 0, "", ""},
	} {
		if line, a, b := differs([]byte(c.got), []byte(c.want)); line != c.line || string(a) != c.a || string(b) != c.b {
			t.Errorf("%q, %q: line %d, %q, %q", c.got, c.want, line, a, b)
		}
	}
}
