package site

import (
	"html"
	"strings"
	"testing"

	"parley/app/scene/raster"
	"parley/app/words"
	"parley/data/dataset"
	"parley/data/testkit/bundled"
)

// What the author says of the story stands wherever the story is shown or named, and
// nothing of it is cut.
func TestHeadIsShownEverywhere(t *testing.T) {
	d := sample(t)
	h := dataset.Head{Kicker: "Talks · August", Headline: "How “two” met", Finding: strings.TrimSpace(strings.Repeat("A finding of many words & signs. ", 20)), Intro: "One.\n\nTwo.",
		Byline: "By Ada", Published: when(t, "2025-08-07"), Picture: &dataset.Media{Src: "https://example.org/a.jpg", Alt: "A table", Credit: "Bea", License: "CC0-1.0"},
		Logo: &dataset.Media{Src: "https://example.org/l.svg"}}
	d.Meta.Head, d.Meta.Publisher = h, "Daily"
	d.Meta.Description = "A description that is kept, too."
	pages := buildAll(t, d, Options{Base: "https://example.org/talks/"})
	for page, texts := range map[string][]string{
		"index.html": {h.Kicker, h.Headline, h.Finding, "<p class=\"lead\" dir=\"auto\">One.</p>", "Two.", h.Byline + " · Published 7 August 2025", d.Meta.Description, "<title>" + h.Headline + "</title>",
			`"headline":`, `"abstract":`, `"datePublished":"2025-08-07"`, `"creditText":"By Ada"`, `"contentUrl":"https://example.org/a.jpg"`, `"logo":"https://example.org/l.svg"`},
		"embed/index.html":  {h.Headline},
		"feed.xml":          {h.Finding},
		"oembed/index.json": {h.Headline},
	} {
		text := html.UnescapeString(strings.ReplaceAll(pages[page], `\u0026`, "&"))
		for _, want := range texts {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %q", page, want)
			}
		}
	}
}

// The card of the record says kicker, headline and finding.
func TestCardOfTheHead(t *testing.T) {
	d := sample(t)
	d.Meta.Head = dataset.Head{Kicker: "Talks", Headline: "How two met", Finding: "They met."}
	fonts, err := raster.NewFonts()
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(d, Options{Base: home, Fonts: fonts, Words: words.EnglishPages()})
	if err != nil {
		t.Fatal(err)
	}
	if c := s.storyCard(); c.Kind != "Talks" || c.Title != "How two met" || c.Lines[0] != "They met." {
		t.Errorf("the card says %+v", c)
	}
}

// The first page opens with its head and its picture: three drawings, one list of the
// moments, and a title whose numbers lead to what they count.
func TestFirstPageOpensWithThePicture(t *testing.T) {
	d := bundled.Wide(t)
	page := build(t, d, Options{})["index.html"]
	head, rest, ok := strings.Cut(page, `<ol class="moments">`)
	if !ok || strings.Count(head, `<svg class="o-`) != len(pictureWidths) {
		t.Fatal("the page has not the three drawings before the list of moments")
	}
	moments, _, _ := strings.Cut(rest, "</ol>")
	if n := strings.Count(moments, "<li>"); n != 10 {
		t.Errorf("%d moments are listed, not 10", n)
	}
	for _, want := range []string{d.Meta.Head.Headline + "</h1>", d.Meta.Head.Finding, "The deadline came 25 days nearer and ran out",
		`data-count="events?from=2025-07-07&amp;to=2025-09-10&amp;t=AGREE,CONSULT,SANCTION&amp;s=cancelled,lapsed">6 events that were expected did not come</a>`} {
		if !strings.Contains(head, want) {
			t.Errorf("above the list the page lacks %q", want)
		}
	}
}
