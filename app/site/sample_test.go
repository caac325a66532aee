package site

import (
	"maps"
	"strings"
	"testing"

	"parley/app/words"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// when parses a date that the test knows to be right.
func when(t testing.TB, s string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// nasty is text that a page must show as it is: quotes, markup, a backslash, a
// no-break space, marks of direction, an entity without its semicolon.
const nasty = "He said \"peace\" & 'soon' <img src=x onerror=alert(1)> \\ \u00a0NBSP \u200fRLM\u202e </script> &copy=1"

const (
	usa dataset.ActorRef = iota
	russia
	envoy
	president
	aide
	wire
)

// sample is a small record that has one of everything: a meeting told by
// several, an expected one, one that lapsed, a denial, a quote, a chain, a
// change, a correction, a former id, nasty texts and a dangerous address.
func sample(t testing.TB) *dataset.Dataset {
	none := func(a dataset.Actor) dataset.Actor { a.PartOf = max(a.PartOf, dataset.None); return a }
	d := &dataset.Dataset{Meta: dataset.Meta{
		ID: "sample", Title: "Talks: " + nasty, Description: "Who met whom, " + nasty, Language: "en", AsOf: when(t, "2025-08-10"), Version: "1.2.0",
		License: "CC-BY-4.0", Creators: []dataset.Creator{{Name: "The desk", URL: "https://example.org/desk"}, {Name: "Nobody", URL: "javascript:alert(1)"}},
		Credits: []string{"Places: GeoNames, CC BY 4.0"},
	}}
	d.Actors = []dataset.Actor{
		none(dataset.Actor{ID: "usa", Name: "United States", Short: "US", Kind: codebook.State, Country: "US", PartOf: dataset.None}),
		none(dataset.Actor{ID: "russia", Name: "Russia", Kind: codebook.State, Country: "RU", PartOf: dataset.None}),
		none(dataset.Actor{ID: "envoy", Name: "Steve Envoy", Short: "Envoy", Kind: codebook.Person, Country: "US", PartOf: dataset.None,
			Roles: []dataset.Office{{Role: "Special envoy", Of: usa, For: dataset.None, Since: when(t, "2025-01-20"), Source: 0}}}),
		none(dataset.Actor{ID: "president", Name: "Владимир \"Vova\" O'Neil", Short: "Vova", Kind: codebook.Person, Country: "RU", PartOf: dataset.None,
			Roles: []dataset.Office{{Role: "President", Of: russia, For: dataset.None, Since: when(t, "2012-05"), Source: 0}}}),
		none(dataset.Actor{ID: "aide", Name: "A senior aide", Kind: codebook.Unnamed, Country: "RU", PartOf: dataset.None}),
		none(dataset.Actor{ID: "wire", Name: "The Wire", Kind: codebook.Media, PartOf: dataset.None}),
	}
	d.Sources = []dataset.Source{
		{ID: "wire-1", Kind: codebook.NewsArticle, Publisher: wire, Title: "Report <b>one</b>", URL: "https://example.org/one?a=1&b=\"2\"", Published: when(t, "2025-08-06"), CitedIn: dataset.None, Via: []dataset.SourceRef{2}},
		{ID: "bad", Kind: codebook.NewsArticle, Publisher: dataset.None, PublisherName: "Paper & Co", URL: "javascript:alert(document.domain)", Archive: "data:text/html,x", Published: when(t, "2025-08-07"), CitedIn: dataset.None},
		{ID: "foreign", Kind: codebook.Unspecified, Publisher: dataset.None, Title: "Unnamed foreign media", Cited: true, CitedIn: 0},
		{ID: "good", Kind: codebook.NewsArticle, Publisher: dataset.None, PublisherName: "The Daily", URL: "https://example.org/good", Archive: "https://archive.example.org/2025/good", Published: when(t, "2025-08-07"), CitedIn: dataset.None},
	}
	d.Places = []dataset.Place{{ID: "moscow", Name: "Moscow", Kind: codebook.City, Within: dataset.None}}
	claim := func(c dataset.Claim) dataset.Claim {
		if c.By == 0 {
			c.By = dataset.None
		}
		c.SaidIn, c.For, c.CitedFrom = dataset.None, max(c.For, dataset.None), dataset.None
		if c.For == 0 {
			c.For = dataset.None
		}
		return c
	}
	part := func(a dataset.ActorRef, r codebook.Role) dataset.Part {
		return dataset.Part{Actor: a, Role: r, For: dataset.None}
	}
	met := codebook.OnHappened | codebook.OnWhen
	d.Events = []dataset.Event{
		{ID: "meeting", Title: nasty, When: when(t, "2025-08-06"), Where: 0, Type: codebook.Consult, Status: codebook.Happened, Importance: 5,
			Who: []dataset.Part{part(envoy, codebook.RoleActor), part(president, codebook.RoleHost)},
			Claims: []dataset.Claim{
				claim(dataset.Claim{Source: 0, On: met, Stance: codebook.Reports}),
				claim(dataset.Claim{Source: 3, On: met, Stance: codebook.Reports}),
				claim(dataset.Claim{Source: 1, On: met, Stance: codebook.Reports}),
				claim(dataset.Claim{By: envoy, Source: 0, On: codebook.OnOutcome, Stance: codebook.Asserts, Saying: &dataset.Saying{Loc: "p11", Quote: nasty, QuoteLang: "ru", Text: "It went well."}}),
				claim(dataset.Claim{By: aide, For: russia, Source: 0, On: codebook.OnOutcome, Stance: codebook.Doubts, Saying: &dataset.Saying{Chain: []dataset.ActorRef{wire}, Text: "It came to nothing."}}),
			},
			Links: []dataset.Link{{To: 1, Kind: codebook.Prepares, If: 1}},
			Text:  "First paragraph, " + nasty + "\n\nSecond paragraph.",
			More:  &dataset.More{From: dataset.None, To: dataset.None, Aka: []dataset.EventID{"old-meeting"}, Figures: []dataset.Figure{{What: "Hours", Best: 3, Low: 2.5, High: 3.5, HasRange: true}}},
		},
		{ID: "summit", Title: "Summit", When: when(t, "[2025-08-11..]"), Where: dataset.None, Type: codebook.Consult, Status: codebook.Possible, Importance: 4,
			Who:     []dataset.Part{part(president, codebook.RoleActor)},
			Claims:  []dataset.Claim{claim(dataset.Claim{Source: 0, Stance: codebook.Predicts, Saying: &dataset.Saying{Text: "It may come."}})},
			History: []dataset.Change{{At: when(t, "2025-08-06"), Field: "status", To: "possible", Claim: 0, Source: dataset.None}}},
		{ID: "deadline", Title: "Deadline", When: when(t, "[..2025-08-08]"), Where: dataset.None, Type: codebook.Deadline, Status: codebook.Lapsed,
			Who:    []dataset.Part{part(usa, codebook.RoleActor), part(russia, codebook.RoleRecipient)},
			Claims: []dataset.Claim{claim(dataset.Claim{Source: 0, Stance: codebook.Announces, Saying: &dataset.Saying{Text: "A day was set."}})}},
		{ID: "long-ago", Title: "Long ago", When: when(t, "-0043-03-15"), Where: dataset.None, Type: codebook.Statement, Status: codebook.Happened},
	}
	d.Corrections = []dataset.Correction{{At: when(t, "2025-08-09"), Event: 0, Field: "when", Was: "2025-08-05", Now: "2025-08-06", Source: dataset.None, Note: "A slip."}}
	dataset.Seal(d)
	return d
}

// assets are names as a build gives them.
var assets = Assets{Sheet: "page.0.css", Icon: "icon.0.svg", Scripts: []string{"boot.0.js"}, Wasm: "app.0.wasm", WasmBytes: 9, Pack: "core.0.pack", Texts: "texts.0.pack"}

// build writes all pages of a dataset.
func build(t testing.TB, d *dataset.Dataset, o Options) map[string]string {
	t.Helper()
	out := buildAll(t, d, o)
	maps.DeleteFunc(out, func(path, _ string) bool { return !strings.HasSuffix(path, ".html") })
	return out
}

// buildAll writes all files of a dataset.
func buildAll(t testing.TB, d *dataset.Dataset, o Options) map[string]string {
	t.Helper()
	if o.Words == nil {
		o.Words = words.EnglishPages()
	}
	if o.Assets.Sheet == "" {
		o.Assets = assets
	}
	out := map[string]string{}
	s, err := New(d, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range s.Paths() {
		if _, twice := out[path]; twice {
			t.Errorf("%s is listed twice", path)
		}
		page, err := s.Page(path)
		if err != nil || page == nil {
			t.Fatalf("%s: %v", path, err)
		}
		out[path] = string(page)
	}
	if page, err := s.Page("event/nobody-knows/index.html"); page != nil || err != nil {
		t.Error("a page for what is not there")
	}
	return out
}
