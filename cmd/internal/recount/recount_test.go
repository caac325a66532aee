package recount

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"parley/app/site"
	"parley/app/words"
	"parley/data/dataset"
	"parley/data/testkit/bundled"
)

// TestNumbersOfTheStaticPages checks every number of events, actors, claims,
// sources and contacts on every static page of both sets and all cases against
// the record.
func TestNumbersOfTheStaticPages(t *testing.T) {
	for name, d := range bundled.Records(t) {
		t.Run(name, func(t *testing.T) { t.Parallel(); walk(t, d) })
	}
}

func walk(t *testing.T, d *dataset.Dataset) {
	r := New(d)
	for path, root := range pages(t, d) {
		for _, wrong := range r.Page(path, root) {
			t.Errorf("%s: %s", path, wrong)
		}
	}
}

// pages returns the parsed pages of a record's site.
func pages(t *testing.T, d *dataset.Dataset) map[string]*html.Node {
	t.Helper()
	s, err := site.New(d, site.Options{Words: words.EnglishPages()})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]*html.Node{}
	for _, path := range s.Paths() {
		if !strings.HasSuffix(path, ".html") {
			continue
		}
		body, err := s.Page(path)
		if err != nil {
			t.Fatal(err)
		}
		if out[path], err = html.Parse(strings.NewReader(string(body))); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// TestWrongNumbersAreFound checks that a wrong number, a missing query and a
// number without a query are found.
func TestWrongNumbersAreFound(t *testing.T) {
	r := New(bundled.Read(t, "august-2025"))
	parse := func(body string) *html.Node {
		root, err := html.Parse(strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		return root
	}
	for body, want := range map[string]string{
		`<p data-count="events?from=..&amp;to=..">27 events</p>`:            "",
		`<p data-count="events?from=..&amp;to=..">28 events</p>`:            "says 28 where",
		`<p data-count="events?from=..&amp;to=..">27 events, 24 actors</p>`: "2 numbers and 1 queries",
		`<p data-count="apples?x=1">27 events</p>`:                          "nothing is counted in",
		`<p data-count="claims?e=nobody">27 claims</p>`:                     "does not hold",
		`<p>27 events</p>`:                         "counts nothing that the page names",
		`<p dir="auto">27 events were told of</p>`: "",
		`<table><tr><th><a href="event/witkoff-putin/">x</a></th><td class="num">9</td></tr></table>`: "says 9 where sources?e=witkoff-putin",
	} {
		got := strings.Join(r.Page("index.html", parse(body)), "; ")
		if want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%s: found %q, want %q", body, got, want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for text, want := range map[string][]int{
		"48 of 177 events": {48, 177}, "July and August 2025, 48 of 177 events.": {48, 177}, "once": {1}, "14 times": {14},
		"16 claims, 10 sources": {16, 10}, "1,340 events": {1340}, "37": {37}, "121 of 177 events have a place.": {121, 177}, "In August": nil,
		"Offers · Votes: 4": {4}, "Talks: none": nil, "Transfers: 1, Matches": nil,
	} {
		if got := Numbers(text); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
