package site

import (
	"encoding/json"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit"
	"parley/data/testkit/golden"
)

// each calls f for every element of a page.
func each(t *testing.T, page string, f func(n *html.Node)) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			f(n)
		}
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func text(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// allowed are the elements a page may have. What a text of the record could
// smuggle in (img, iframe, object, a script of its own) is not among them.
var allowed = strings.Fields(`html head meta title link script body a abbr article aside b bdi code dd details div dl dt footer g h1 h2 h3 h4
	header i li linearGradient lineargradient main nav ol p path q rect section span stop sup svg symbol table tbody td text th thead time tr ul
	tspan use circle figure defs summary caption base button`)

// sound checks what holds for every page, whatever the record says.
func sound(t *testing.T, name, page string) {
	t.Helper()
	ids := map[string]bool{}
	level := 0
	each(t, page, func(n *html.Node) {
		if !slices.Contains(allowed, n.Data) {
			t.Errorf("%s: an element <%s>", name, n.Data)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc" {
				t.Errorf("%s: <%s %s=%q>", name, n.Data, a.Key, a.Val)
			}
			if (a.Key == "href" || a.Key == "src") && strings.Contains(a.Val, ":") && !strings.HasPrefix(a.Val, "https://") && !strings.HasPrefix(a.Val, "http://") {
				t.Errorf("%s: leads to %q", name, a.Val)
			}
		}
		if id := attr(n, "id"); id != "" {
			if ids[id] {
				t.Errorf("%s: the id %q twice", name, id)
			}
			ids[id] = true
		}
		switch n.Data {
		case "a":
			if href := attr(n, "href"); strings.HasPrefix(href, "http") && (!strings.Contains(attr(n, "rel"), "noopener") || attr(n, "referrerpolicy") != "no-referrer") {
				t.Errorf("%s: the link to %s tells where the reader comes from", name, href)
			}
		case "script":
			if attr(n, "src") == "" && attr(n, "type") != "application/ld+json" {
				t.Errorf("%s: a script in the page: %q", name, text(n))
			}
		case "h1", "h2", "h3", "h4":
			if now := int(n.Data[1] - '0'); now > level+1 {
				t.Errorf("%s: heading h%d %q after h%d", name, now, text(n), level)
			} else {
				level = now
			}
		case "time":
			if d := attr(n, "datetime"); !machineTime.MatchString(d) {
				t.Errorf("%s: datetime %q", name, d)
			}
		}
	})
}

// machineTime is what HTML allows of a year, a month, a day, and a clock time with
// or without a zone.
var machineTime = regexp.MustCompile(`^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?$`)

func TestEveryPageIsSound(t *testing.T) {
	pages := build(t, sample(t), Options{Base: ParseBase("https://example.org/x"), Extra: []string{"/-/reload.js"},
		Findings: Findings{Summary: nasty, Lines: []Finding{{nasty, nasty, nasty}}}})
	if len(pages) != 6+4+6+1 {
		t.Errorf("%d pages", len(pages))
	}
	for name, page := range pages {
		sound(t, name, page)
	}
}

// G4: what the record says stands in the page to the letter, in texts and in
// attributes, whatever characters it has; and nothing of it runs.
func TestTextsOfTheRecordStandToTheLetter(t *testing.T) {
	pages := build(t, sample(t), Options{})
	titles, described, quotes := 0, 0, 0
	for _, page := range []string{pages["index.html"], pages["event/meeting/index.html"]} {
		each(t, page, func(n *html.Node) {
			switch {
			case n.Data == "a" || n.Data == "h1":
				if text(n) == nasty {
					titles++
				}
			case n.Data == "meta" && attr(n, "property") == "og:title":
				if strings.Contains(attr(n, "content"), nasty) {
					described++
				}
			case n.Data == "q":
				if text(n) == nasty && attr(n, "lang") == "ru" && attr(n, "dir") == "auto" {
					quotes++
				}
			}
		})
	}
	if titles < 3 || described != 2 || quotes != 2 { // a claim in a pair is not listed again
		t.Errorf("%d titles, %d descriptions, %d quotes kept to the letter", titles, described, quotes)
	}
	for name, page := range pages {
		if strings.Contains(page, "javascript:") || strings.Contains(page, "ZgotmplZ") {
			t.Errorf("%s holds a dangerous address", name)
		}
	}
	if !strings.Contains(pages["index.html"], `href="https://example.org/one?a=1&amp;b=%222%22"`) && !strings.Contains(pages["index.html"], "Report &lt;b&gt;one") {
		t.Error("the title of a source is lost")
	}
}

// G5: the description for search engines is JSON, and closes no tag.
func TestLinkedDataIsJSON(t *testing.T) {
	found := 0
	each(t, build(t, sample(t), Options{})["index.html"], func(n *html.Node) {
		if n.Data != "script" || attr(n, "type") != "application/ld+json" {
			return
		}
		found++
		var got map[string]any
		if err := json.Unmarshal([]byte(text(n)), &got); err != nil {
			t.Fatalf("%v in %s", err, text(n))
		}
		if got["@type"] != "Dataset" || got["name"] != "Talks: "+nasty || got["license"] != "https://creativecommons.org/licenses/by/4.0/" {
			t.Errorf("%v", got)
		}
	})
	if found != 1 {
		t.Errorf("%d descriptions", found)
	}
}

// G6: the same record gives the same bytes.
func TestPagesAreDeterministic(t *testing.T) {
	for _, d := range []*dataset.Dataset{sample(t), testkit.Events(120, testkit.Options{})} {
		a, b := build(t, d, Options{}), build(t, d, Options{})
		for name := range a {
			if a[name] != b[name] {
				t.Errorf("%s differs from one run to the next", name)
			}
		}
	}
}

// follow checks that every link within the site leads to a file, and every
// fragment to an element of it.
func follow(t *testing.T, pages map[string]string) {
	t.Helper()
	ids := map[string]map[string]bool{}
	for name, page := range pages {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		ids[name] = map[string]bool{}
		each(t, page, func(n *html.Node) { ids[name][attr(n, "id")] = true })
	}
	for name, page := range pages {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		each(t, page, func(n *html.Node) {
			href := attr(n, "href")
			if n.Data == "use" || n.Data == "link" || href == "" || strings.Contains(href, "://") || name == "404.html" {
				return
			}
			file, fragment, _ := strings.Cut(href, "#")
			to := path.Join(path.Dir(name), file)
			if strings.HasSuffix(file, "/") || path.Ext(to) == "" {
				to = path.Join(to, "index.html")
			}
			if file == "" {
				to = name
			}
			if pages[to] == "" {
				t.Errorf("%s: %q leads nowhere", name, href)
			} else if fragment != "" && !strings.Contains(fragment, "=") && !ids[to][fragment] {
				t.Errorf("%s: %q: no such place in %s", name, href, to)
			}
		})
	}
}

func TestEveryLinkLeadsSomewhere(t *testing.T) {
	follow(t, buildAll(t, sample(t), Options{}))
	follow(t, buildAll(t, sample(t), Options{Base: "https://example.org/"}))
	follow(t, buildAll(t, testkit.Events(60, testkit.Options{}), Options{}))
}

func TestAnchorsStay(t *testing.T) {
	page := build(t, sample(t), Options{})["index.html"]
	for _, id := range []string{"timeline", "actors", "chronicle", "table", "event", "sources", "how", "corrections", "e-meeting", "e-old-meeting", "e-summit"} {
		if !strings.Contains(page, `id="`+id+`"`) {
			t.Errorf("no #%s", id)
		}
	}
	if !strings.Contains(page, "<body>\n<div id=\"app\"></div>\n") {
		t.Error("the program's element is not the first, empty child of body")
	}
	if i := strings.Index(page, `id="page"`); i < strings.Index(page, `id="app"`) {
		t.Error("the page comes before the program's element")
	}
	if i := strings.Index(page, "<symbol"); i < strings.Index(page, "</main>\n</div>") {
		t.Error("the symbols go away with the page when the program takes over")
	}
}

func TestFormerIDLeadsOn(t *testing.T) {
	page := build(t, sample(t), Options{Base: ParseBase("https://example.org/x")})["event/old-meeting/index.html"]
	for _, want := range []string{`content="0; url=../meeting/"`, `<link rel="canonical" href="https://example.org/x/event/meeting/">`, `<a href="../meeting/"`} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
}

func TestCanonicalOnlyWithABase(t *testing.T) {
	if strings.Contains(build(t, sample(t), Options{})["event/summit/index.html"], "canonical") {
		t.Error("a canonical link without an address")
	}
	if !strings.Contains(build(t, sample(t), Options{Base: "https://e.org/"})["event/summit/index.html"], `<link rel="canonical" href="https://e.org/event/summit/">`) {
		t.Error("no canonical link")
	}
}

func TestEmptyRecord(t *testing.T) {
	d := &dataset.Dataset{}
	dataset.Seal(d)
	pages := build(t, d, Options{})
	for name, page := range pages {
		sound(t, name, page)
	}
	if !strings.Contains(pages["index.html"], "holds no events") {
		t.Error("the page does not say that there is nothing")
	}
}

// A record of one event without a type: no dangling dot, no empty ways onward, and
// a description is measured in letters, whatever its script.
func TestOneEvent(t *testing.T) {
	about := strings.TrimSpace(strings.Repeat("Переговори ", 11))
	d := &dataset.Dataset{Meta: dataset.Meta{Description: about}, Events: []dataset.Event{{ID: "talks", Title: "Talks", When: edtf.FromDay(20306), Where: dataset.None}}}
	dataset.Seal(d)
	pages := build(t, d, Options{})
	if page := pages["event/talks/index.html"]; strings.Contains(page, "<span>· ") || strings.Contains(page, `<nav class="pn"`) {
		t.Error("the page of the only event has a dot before its status or ways to no other")
	}
	if !strings.Contains(pages["index.html"], `<p class="stand" dir="auto">`+about) {
		t.Error("a description of 120 letters is not shown")
	}
}

func TestLargeRecordIsDivided(t *testing.T) {
	d := testkit.Events(1500, testkit.Options{})
	pages := build(t, d, Options{})
	if n := strings.Count(pages["index.html"], "<article "); n != crowd {
		t.Errorf("the first page tells %d events", n)
	}
	told, chapters := 0, 0
	for name, page := range pages {
		if strings.HasPrefix(name, "when/") {
			n := strings.Count(page, "<article ")
			if told += n; n > wholeRecord || n == 0 {
				t.Errorf("%s tells %d events", name, n)
			}
			chapters++
			sound(t, name, page)
		}
	}
	if told != len(d.Events) || chapters < 4 {
		t.Errorf("%d chapters tell %d events of %d", chapters, told, len(d.Events))
	}
	follow(t, buildAll(t, d, Options{}))
}

func TestManyEventsOfOneDay(t *testing.T) {
	d := testkit.Events(1000, testkit.Options{})
	for i := range d.Events {
		d.Events[i].When = when(t, "2025-08-06")
	}
	dataset.Seal(d)
	got := divide(d, chronological(d))
	var codes []string
	for _, c := range got {
		codes = append(codes, c.name())
	}
	if want := "2025-08-06 2025-08-06-2 2025-08-06-3"; strings.Join(codes, " ") != want {
		t.Errorf("chapters %v, want %s", codes, want)
	}
}

func TestRightToLeft(t *testing.T) {
	for name, page := range build(t, sample(t), Options{RTL: true, Lang: "ar"}) {
		if !strings.Contains(page, `<html lang="ar" dir="rtl"`) {
			t.Errorf("%s does not say that it runs from right to left", name)
		}
	}
}

func TestEventPageGolden(t *testing.T) {
	got := build(t, sample(t), Options{})["event/meeting/index.html"]
	golden.Same(t, "testdata/event.golden.html", []byte(got))
}
