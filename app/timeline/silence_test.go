package timeline

import (
	"testing"

	"parley/app/view"
	"parley/app/words"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit/bundled"
)

// TestSilenceIsBetweenKnownDays checks that a silence is counted only from a known end to a
// known start.
func TestSilenceIsBetweenKnownDays(t *testing.T) {
	for _, c := range []struct{ first, then, gap string }{
		{"2025-08-01", "2025-08-06", "4 days"},
		{"2025-08-01", "2025-08-06/2025-08-09", "4 days"},
		{"2025-08-01", "2025-08-06/..", "4 days"},
		{"../2025-08-01", "2025-08-06", "4 days"},
		{"2025-08-01", "[2025-08-06..]", ""},
		{"2025-08-01", "[..2025-08-06]", ""},
		{"2025-08-01", "../2025-08-06", ""},
		{"2025-08-01", "/2025-08-06", ""},
		{"2025-08-01/..", "2025-08-06", ""},
		{"2025-08-01/", "2025-08-06", ""},
		{"[2025-08-01..]", "2025-08-06", ""},
	} {
		d := bundled.Case(t, "washington")
		d.Events[0].When, d.Events[1].When = date(t, c.first), date(t, c.then)
		dataset.Seal(d)
		m := view.NewModel(d)
		m.Look(edtf.FromCivil(2025, 7, 1), edtf.FromCivil(2025, 9, 1))
		list := Column(m, words.English())
		if len(list) != 2 || list[1].Gap != c.gap {
			t.Errorf("%s, then %s: %+v, want a silence of %q", c.first, c.then, list, c.gap)
		}
	}
}
