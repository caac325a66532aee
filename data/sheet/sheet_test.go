package sheet

import (
	"encoding/csv"
	"strings"
	"testing"
)

// TestText checks that texts that a spreadsheet would run are guarded, and that
// dates, ids and titles with a leading sign are not.
func TestText(t *testing.T) {
	for s, guarded := range map[string]bool{
		"": false, "plain": false, "'quoted'": false, "-0043-03-15": false, "+12025-01-01": false, "-2+3 votes": false, "+1 call": false, "@ministry": false, "007": false,
		"=1+1": true, "\ttab": true, "\r=1": true, "=HYPERLINK(\"x\")": true, "@SUM(A1)": true, "-1+cmd|' /C calc'!A0": true, "+Sheet1!A1": true,
	} {
		want := s
		if guarded {
			want = "'" + s
		}
		if got := Text(s); got != want {
			t.Errorf("%q is written %q, want %q", s, got, want)
		}
	}
}

// TestCellsAreQuoted checks that cells with another separator are quoted.
func TestCellsAreQuoted(t *testing.T) {
	if got, want := string(AppendRow(nil, []string{"a;=1+1", "b\tc", "d,e", `"f"`, "g"})), "\"a;=1+1\",\"b\tc\",\"d,e\",\"\"\"f\"\"\",g\r\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// FuzzAppendRow checks that encoding/csv reads back what was written, apart
// from the guarding apostrophe.
func FuzzAppendRow(f *testing.F) {
	for _, s := range []string{"", "plain", "a,b", "say \"so\"", "two\nlines", "=1+1", "+7", "-1", "@x", "\ttab", "'=1", "a;b"} {
		f.Add(s, "last")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		back := func(s string) string { return strings.ReplaceAll(Text(s), "\r\n", "\n") } // encoding/csv reads as \n
		row := string(AppendRow(nil, []string{a, b}))
		got, err := csv.NewReader(strings.NewReader(row)).Read()
		if a == "" && b == "" {
			return
		}
		if err != nil || len(got) != 2 || got[0] != back(a) || got[1] != back(b) {
			t.Fatalf("%q reads back as %q, %v", row, got, err)
		}
		for _, s := range got {
			if s != "" && strings.ContainsRune("=\t\r", rune(s[0])) {
				t.Errorf("%q would run", s)
			}
		}
	})
}
