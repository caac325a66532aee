package site

import (
	"encoding/json"
	"encoding/xml"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"

	"parley/app/words"
	"parley/data/dataset"
	"parley/data/testkit"
)

const home = "https://example.org/talks/"

func published(t *testing.T, d *dataset.Dataset) map[string]string {
	t.Helper()
	return buildAll(t, d, Options{Base: home})
}

// A library reads both formats of every feed, and finds the same news in them,
// all with permanent addresses that lead to pages.
func TestALibraryReadsTheFeeds(t *testing.T) {
	files := published(t, sample(t))
	feeds := 0
	for path, text := range files {
		if !strings.HasSuffix(path, "feed.xml") {
			continue
		}
		feeds++
		atom, err := gofeed.NewParser().ParseString(text)
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		other, err := gofeed.NewParser().ParseString(files[strings.TrimSuffix(path, "xml")+"json"])
		if err != nil {
			t.Fatalf("%s: the JSON Feed: %v", path, err)
		}
		if atom.FeedType != "atom" || other.FeedType != "json" || atom.FeedLink != home+path || atom.UpdatedParsed == nil || len(atom.Authors) == 0 {
			t.Errorf("%s: %s, %s at %s, updated %s, by %v", path, atom.FeedType, other.FeedType, atom.FeedLink, atom.Updated, atom.Authors)
		}
		if len(atom.Items) != len(other.Items) {
			t.Errorf("%s: %d items as Atom, %d as JSON", path, len(atom.Items), len(other.Items))
		}
		for i, item := range atom.Items {
			same := other.Items[i]
			if item.GUID != same.GUID || item.Link != same.Link || item.UpdatedParsed == nil || !item.UpdatedParsed.Equal(*same.UpdatedParsed) {
				t.Errorf("%s: %+v as Atom, %+v as JSON", path, item, same)
			}
			page, _, _ := strings.Cut(strings.TrimPrefix(item.Link, home), "#")
			if files[page+"index.html"] == "" {
				t.Errorf("%s: news at %s, where there is no page", path, item.Link)
			}
		}
	}
	if feeds != 2+6 {
		t.Errorf("%d feeds", feeds)
	}
}

// What became known last comes first, and the feed says so to the letter.
func TestNewsComeInOrder(t *testing.T) {
	f, err := gofeed.NewParser().ParseString(published(t, sample(t))["feed.xml"])
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, item := range f.Items {
		got = append(got, strings.TrimPrefix(item.GUID, home+"event/")+" "+strings.TrimSuffix(item.Published, "T00:00:00Z"))
		if item.Updated != item.Published {
			t.Errorf("%s is of %s, updated %s: what became known later is another piece of news", item.GUID, item.Published, item.Updated)
		}
	}
	want := []string{
		"deadline/#2025-08-09 2025-08-09", // it ran out by the calendar
		"meeting/#2025-08-09 2025-08-09",  // a correction
	}
	if !slices.Contains(got, want[0]) || !slices.Contains(got, want[1]) || len(got) != 6 || slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, "long-ago") }) {
		t.Errorf("%q", got)
	}
	for i := 1; i < len(f.Items); i++ {
		if f.Items[i].Updated > f.Items[i-1].Updated {
			t.Errorf("%s comes after what is older", f.Items[i].GUID)
		}
	}
	// Markup of the record in a text is text: a reader's program shows it, and runs nothing.
	nasties := 0
	for _, item := range f.Items {
		if item.Title == nasty {
			nasties++
		}
		each(t, item.Content, func(n *html.Node) {
			if n.Data == "img" || n.Data == "script" {
				t.Errorf("an element <%s> in a feed", n.Data)
			}
		})
	}
	if nasties == 0 {
		t.Error("no title as it was written")
	}
	g, err := gofeed.NewParser().ParseString(published(t, sample(t))["corrections/feed.xml"])
	if err != nil || len(g.Items) != 1 || !strings.Contains(g.Items[0].Description, "A slip.") {
		t.Errorf("corrections: %+v, %v", g, err)
	}
}

func TestFeedsAreBounded(t *testing.T) {
	files := published(t, testkit.Events(300, testkit.Options{}))
	f, err := gofeed.NewParser().ParseString(files["feed.xml"])
	if err != nil || len(f.Items) != mostNews {
		t.Errorf("%d items, %v", len(f.Items), err)
	}
}

// Every page that can be found has a title and a description of its own.
func TestTitlesAndDescriptionsAreUnique(t *testing.T) {
	for name, d := range map[string]*dataset.Dataset{"sample": sample(t), "made": testkit.Events(500, testkit.Options{Seed: 4})} {
		titles, abouts := map[string]string{}, map[string]string{}
		for path, page := range build(t, d, Options{Base: home}) {
			title, about, hidden := "", "", false
			each(t, page, func(n *html.Node) {
				switch {
				case n.Data == "title" && n.Parent.Data == "head":
					title = text(n)
				case n.Data == "meta" && attr(n, "name") == "description":
					about = attr(n, "content")
				case n.Data == "meta" && attr(n, "name") == "robots":
					hidden = true
				}
			})
			if hidden {
				continue
			}
			if other := titles[title]; other != "" || title == "" {
				t.Errorf("%s: %s and %s are both called %q", name, path, other, title)
			}
			if other := abouts[about]; other != "" || about == "" {
				t.Errorf("%s: %s and %s are both described as %q", name, path, other, about)
			}
			titles[title], abouts[about] = path, path
		}
	}
}

// Without an address nothing is written that needs one.
func TestNothingAbsoluteWithoutAnAddress(t *testing.T) {
	for path, text := range buildAll(t, sample(t), Options{}) {
		if strings.HasSuffix(path, "feed.xml") || strings.HasPrefix(path, "sitemap") || strings.Contains(text, `content="/`) || strings.Contains(text, "og:image") {
			t.Errorf("%s", path)
		}
	}
}

// The site map lists every page that can be found, and no other.
func TestSiteMapIsComplete(t *testing.T) {
	for name, d := range map[string]*dataset.Dataset{"sample": sample(t), "large": testkit.Events(900, testkit.Options{})} {
		files := published(t, d)
		var m urlset
		if err := xml.Unmarshal([]byte(files["sitemap.xml"]), &m); err != nil {
			t.Fatal(err)
		}
		var got, want []string
		for _, u := range m.URLs {
			got = append(got, strings.TrimPrefix(u.Loc, home))
			if old := strings.Contains(u.Loc, "long-ago"); len(u.Changed) != len("2025-08-06") && !old || old && u.Changed != "" {
				t.Errorf("%s: %s changed on %q", name, u.Loc, u.Changed)
			}
		}
		for path, text := range files {
			if strings.HasSuffix(path, ".html") && !strings.Contains(text, `name="robots"`) {
				want = append(want, strings.TrimSuffix(path, "index.html"))
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: mapped %d, there are %d", name, len(got), len(want))
		}
		if !strings.Contains(files["robots.txt"], "Sitemap: "+home+"sitemap.xml\n") {
			t.Errorf("%s: robots.txt does not name the site map", name)
		}
	}
}

// A record with more pages than one map may hold is mapped in several.
func TestLargeSiteMapIsDivided(t *testing.T) {
	d := &dataset.Dataset{Events: make([]dataset.Event, mostURLs)}
	for i := range d.Events {
		d.Events[i] = dataset.Event{ID: dataset.EventID("e-" + strings.Repeat("i", i%7) + string(rune('a'+i%26))), When: when(t, "2025-08-06"), Where: dataset.None}
	}
	s, err := New(d, Options{Base: home, Words: words.EnglishPages()})
	if err != nil {
		t.Fatal(err)
	}
	if got := s.mapPaths(); !slices.Equal(got, []string{"sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"}) {
		t.Errorf("%v", got)
	}
	n := 0
	for _, p := range s.mapPaths() {
		n += strings.Count(string(s.sitemap(p)), "<url>")
	}
	if n != len(s.mapped()) || strings.Count(string(s.sitemap("sitemap.xml")), "<sitemap>") != 2 {
		t.Errorf("%d addresses mapped of %d", n, len(s.mapped()))
	}
}

// linkedOf are the things that a page describes, by type.
func linkedOf(t *testing.T, page string) map[string][]map[string]any {
	t.Helper()
	out := map[string][]map[string]any{}
	each(t, page, func(n *html.Node) {
		if n.Data != "script" || attr(n, "type") != "application/ld+json" {
			return
		}
		var g struct {
			Graph []map[string]any `json:"@graph"`
		}
		if err := json.Unmarshal([]byte(text(n)), &g); err != nil {
			t.Fatal(err)
		}
		for _, x := range g.Graph {
			kind := x["@type"].(string)
			out[kind] = append(out[kind], x)
		}
	})
	return out
}

// An event is described as what became of it, with who says so and the sources.
func TestEventsAreDescribedHonestly(t *testing.T) {
	files := published(t, sample(t))
	meeting := linkedOf(t, files["event/meeting/index.html"])
	if e := meeting["Event"]; len(e) != 1 || e[0]["eventStatus"] != schema+"EventScheduled" || e[0]["startDate"] != "2025-08-06" || len(e[0]["attendee"].([]any)) != 2 {
		t.Errorf("the meeting: %v", e)
	}
	if len(meeting["Quotation"]) != 1 || len(meeting["Claim"]) != 2 || len(meeting["WebPage"][0]["citation"].([]any)) < 3 || len(meeting["WebPage"][0]["correction"].([]any)) != 1 {
		t.Errorf("%d quotations, %d claims, the page %v", len(meeting["Quotation"]), len(meeting["Claim"]), meeting["WebPage"])
	}
	summit := linkedOf(t, files["event/summit/index.html"])["Event"][0]
	if summit["eventStatus"] != nil || summit["startDate"] != nil {
		t.Errorf("what is only possible is described as %v", summit)
	}
	if e := linkedOf(t, files["event/deadline/index.html"])["Event"][0]; e["eventStatus"] != schema+"EventCancelled" {
		t.Errorf("what lapsed is described as %v", e)
	}
	if e := linkedOf(t, files["event/long-ago/index.html"])["CommunicateAction"]; len(e) != 1 || e[0]["actionStatus"] != schema+"CompletedActionStatus" {
		t.Errorf("a statement is described as %v", e)
	}
	if strings.Contains(files["actor/aide/index.html"], "ld+json") {
		t.Error("somebody who is not named is described as a person")
	}
	if got := slices.Sorted(maps.Keys(linkedOf(t, files["data/index.html"]))); !slices.Equal(got, []string{"Dataset", "ItemList"}) {
		t.Errorf("the page of data describes %v", got)
	}
}

// At an address that once held something stands what became of it.
func TestFormerIDsKeepAPage(t *testing.T) {
	d := sample(t)
	d.Former = []dataset.Former{
		{ID: "twice", Now: "meeting", At: when(t, "2025-08-09"), Note: "Entered twice."},
		{ID: "gone", At: when(t, "2025-08-09"), Title: "Talks " + nasty, Note: "Nobody said so."},
		{Actor: true, ID: "states", Now: "usa"},
		{Actor: true, ID: "nobody", At: when(t, "2025-08-09"), Note: "Was in no source."},
		{Actor: true, ID: "envoy", Now: "usa"}, // in the record: its own page stays
	}
	files := published(t, d)
	for path, want := range map[string][]string{
		"event/twice/index.html":  {`content="0; url=../meeting/"`, `href="` + home + `event/meeting/"`},
		"event/gone/index.html":   {"Nobody said so.", "9 August 2025", `name="robots" content="noindex"`},
		"actor/states/index.html": {`content="0; url=../usa/"`, `href="` + home + `actor/usa/"`},
		"actor/nobody/index.html": {"Was in no source.", "nobody"},
		"actor/envoy/index.html":  {"Steve Envoy"},
	} {
		for _, w := range want {
			if !strings.Contains(files[path], w) {
				t.Errorf("%s does not hold %q", path, w)
			}
		}
		if !strings.Contains(path, "envoy") && strings.Contains(files["sitemap.xml"], strings.TrimSuffix(path, "index.html")) {
			t.Errorf("%s is in the site map", path)
		}
		sound(t, path, files[path])
	}
}
