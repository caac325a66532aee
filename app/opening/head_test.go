package opening

import (
	"slices"
	"strings"
	"testing"

	"parley/app/view"
	"parley/app/words"
	"parley/data/dataset"
	"parley/data/edtf"
)

// talks is a record of one event with a head and a description.
func talks(h dataset.Head, about string) *view.Model {
	d := &dataset.Dataset{
		Meta:   dataset.Meta{ID: "talks", Title: "Talks", Description: about, Head: h},
		Events: []dataset.Event{{ID: "a", Title: "They met", When: edtf.FromDay(20306), Where: dataset.None}},
	}
	dataset.Seal(d)
	return view.NewModel(d)
}

func TestHead(t *testing.T) {
	w, long := words.English(), strings.TrimSpace(strings.Repeat("A sentence of a description. ", 12))
	day, _ := edtf.Parse("2025-08-07")
	for name, c := range map[string]struct {
		head  dataset.Head
		about string
		want  Head
	}{
		"nothing": {dataset.Head{}, "", Head{Headline: "Talks", Finding: "1 event, 0 actors, 0 sources, 6 August 2025.",
			Counted: "events?from=..&to=.. actors?from=..&to=.. sources?from=..&to=.."}},
		"a short description": {dataset.Head{}, "Who met.", Head{Headline: "Talks", Finding: "Who met."}},
		"a long description": {dataset.Head{}, long, Head{Headline: "Talks", Finding: "1 event, 0 actors, 0 sources, 6 August 2025.",
			Counted: "events?from=..&to=.. actors?from=..&to=.. sources?from=..&to=..", Intro: []string{long}}},
		"all": {dataset.Head{Kicker: "August", Headline: "How they met", Finding: long, Intro: "One.\n\nTwo.", Byline: "By Ada", Published: day}, "Who met.",
			Head{Kicker: "August", Headline: "How they met", Finding: long, Intro: []string{"One.", "Two.", "Who met."}, Byline: "By Ada · Published 7 August 2025"}},
		"published": {dataset.Head{Finding: "They met.", Published: day}, "", Head{Headline: "Talks", Finding: "They met.", Byline: "Published 7 August 2025"}},
	} {
		got := HeadOf(talks(c.head, c.about), w)
		if !slices.Equal(got.Intro, c.want.Intro) {
			t.Errorf("%s: intro %q, want %q", name, got.Intro, c.want.Intro)
		}
		got.Intro, c.want.Intro = nil, nil
		if got.Kicker != c.want.Kicker || got.Headline != c.want.Headline || got.Finding != c.want.Finding || got.Counted != c.want.Counted || got.Byline != c.want.Byline {
			t.Errorf("%s: %+v\nwant %+v", name, got, c.want)
		}
	}
}

func TestHeadOfNoRecord(t *testing.T) {
	d := &dataset.Dataset{}
	dataset.Seal(d)
	if h := HeadOf(view.NewModel(d), words.English()); h.Headline != "" || h.Counted != "" || !strings.Contains(h.Finding, "no events") {
		t.Errorf("%+v", h)
	}
}
