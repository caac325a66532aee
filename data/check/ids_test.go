package check_test

import (
	"strings"
	"testing"

	"parley/data/check"
	"parley/data/testkit/bundled"
)

func TestFragileIDs(t *testing.T) {
	got := map[string]string{}
	for _, f := range check.Dataset(bundled.Case(t, "names"), nil) {
		if f.Rule == "fragile-id" {
			_, id, _ := strings.Cut(f.Say, "“")
			id, why, _ := strings.Cut(id, "” ")
			got[id] = why
		}
	}
	for id, word := range map[string]string{"con": "Windows", "aux": "Windows", "nul": "Windows", "2025": "number", "0": "number", "null": "nothing", "true": "nothing"} {
		if !strings.Contains(got[id], word) {
			t.Errorf("%s: %q does not speak of %s", id, got[id], word)
		}
	}
	if len(got) != 7 {
		t.Errorf("%d fragile ids, want 7: %v", len(got), got)
	}
}
