package sheet

import (
	"encoding/csv"
	"strings"
	"testing"
)

// A library reads back what was written, but for the apostrophe before what a
// spreadsheet would run.
func FuzzAppendRow(f *testing.F) {
	for _, s := range []string{"", "plain", "a,b", "say \"so\"", "two\nlines", "=1+1", "+7", "-1", "@x", "\ttab", "'=1"} {
		f.Add(s, "last")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		back := func(s string) string { return strings.ReplaceAll(Text(s), "\r\n", "\n") } // which the library makes one
		row := string(AppendRow(nil, []string{a, b}))
		got, err := csv.NewReader(strings.NewReader(row)).Read()
		if a == "" && b == "" {
			return
		}
		if err != nil || len(got) != 2 || got[0] != back(a) || got[1] != back(b) {
			t.Fatalf("%q reads back as %q, %v", row, got, err)
		}
		for _, s := range got {
			if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
				t.Errorf("%q would run", s)
			}
		}
	})
}
