package golden

import "testing"

// Lines fails the test if two lists differ, and shows the first few lines that do, with
// what is compared.
func Lines(t testing.TB, what string, have, want []string) {
	t.Helper()
	bad := 0
	for i := range max(len(have), len(want)) {
		h, w := "nothing", "nothing"
		if i < len(have) {
			h = have[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if h != w {
			if bad++; bad <= 4 {
				t.Errorf("%s, line %d:\ngot  %s\nwant %s", what, i+1, h, w)
			}
		}
	}
	if bad > 0 {
		t.Errorf("%s: %d lines of %d and %d differ", what, bad, len(have), len(want))
	}
}
