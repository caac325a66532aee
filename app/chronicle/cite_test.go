package chronicle

import (
	"testing"

	"parley/app/words"
	"parley/data/dataset"
)

func TestCite(t *testing.T) {
	d := &dataset.Dataset{
		Meta:   dataset.Meta{ID: "talks", Title: "Talks & more", Version: "1.2.0", AsOf: when(t, "2026-03-05"), Creators: []dataset.Creator{{Name: "Ann"}, {Name: "Bo"}}},
		Events: []dataset.Event{{ID: "call", Title: "A 5% | duty", When: when(t, "2025-08-06"), Where: dataset.None}},
	}
	dataset.Seal(d)
	b := New(d, dataset.NewLedger(d), words.English())
	const url = "https://example.org/#e=call"
	tests := []struct {
		style string
		ref   dataset.EventRef
		on    dataset.Day
		want  string
	}{
		{"plain", dataset.None, dataset.LatestDay, "Ann and Bo: Talks & more. Version 1.2.0, as of 5 March 2026. https://example.org/#e=call"},
		{"apa", 0, day(t, "2025-08-07"), "Ann and Bo (2026). A 5% | duty. Talks & more (Version 1.2.0) [Data set]. https://example.org/#e=call As known on 7 August 2025."},
		{"wiki", 0, dataset.LatestDay, "{{cite web |author=Ann and Bo |title=A 5% {{!}} duty. Talks & more |version=1.2.0 |date=5 March 2026 |url=https://example.org/#e=call}}"},
		{"bibtex", 0, dataset.LatestDay, "@misc{talks-call,\n  author = {Ann and Bo},\n  title = {A 5\\% | duty. Talks \\& more},\n  year = {2026},\n  note = {Version 1.2.0, as of 5 March 2026},\n  url = {https://example.org/#e=call}\n}"},
		{"mla", 0, dataset.LatestDay, ""},
	}
	for _, tt := range tests {
		if got := b.Cite(tt.style, tt.ref, tt.on, url); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.style, got, tt.want)
		}
	}
}

// A record that says neither who made it nor which version it is leaves no gaps in
// a citation.
func TestCiteWithoutAnAuthor(t *testing.T) {
	d := &dataset.Dataset{Meta: dataset.Meta{ID: "talks", Title: "Talks", AsOf: when(t, "2026-03-05")}}
	dataset.Seal(d)
	b := New(d, dataset.NewLedger(d), words.English())
	const url = "https://example.org/"
	for style, want := range map[string]string{
		"plain":  "Talks. As of 5 March 2026. https://example.org/",
		"apa":    "Talks [Data set]. (2026). https://example.org/",
		"wiki":   "{{cite web |title=Talks |date=5 March 2026 |url=https://example.org/}}",
		"bibtex": "@misc{talks,\n  title = {Talks},\n  year = {2026},\n  note = {As of 5 March 2026},\n  url = {https://example.org/}\n}",
	} {
		if got := b.Cite(style, dataset.None, dataset.LatestDay, url); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", style, got, want)
		}
	}
	d.Meta.Version = "1.0.0"
	if got, want := b.Cite("apa", dataset.None, dataset.LatestDay, url), "Talks (Version 1.0.0) [Data set]. (2026). https://example.org/"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
