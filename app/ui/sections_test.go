package ui

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
	"golang.org/x/net/html"

	"parley/app/doc"
	dochtml "parley/app/doc/html"
	"parley/app/doc/nodes"
	"parley/app/scene/scenetest"
	"parley/app/site"
	"parley/app/words"
	"parley/data/dataset"
	"parley/data/testkit/bundled"
)

// What only one of the two has: the program its buttons and what leads elsewhere in
// it, a page the numbers of its notes.
var (
	programOnly = []string{"button", "p.note", "section.facts-here", "> p.src", "> p.path-ask", "> p.", "p.sum window", "> h3.rule"}
	pageOnly    = []string{"sup", "svg.picture wide", "p.more", "section.events"}
)

// plain writes a tree in a form in which a page and the program agree: without ids,
// counts and actions, addresses from the root of the site, headings by their depth
// under the title, which is of level top.
func plain(n *html.Node, top byte, without []string) string {
	var b strings.Builder
	text := "" // what was read of a run of text
	line := func(depth int, s string) {
		if t := strings.Join(strings.Fields(text), " "); t != "" {
			b.WriteString(strings.Repeat(" ", depth) + t + "\n")
		}
		if text = ""; s != "" {
			b.WriteString(strings.Repeat(" ", depth) + s + "\n")
		}
	}
	var walk func(n *html.Node, depth int)
	walk = func(n *html.Node, depth int) {
		if n.Type == html.TextNode {
			text += n.Data
			return
		}
		tag, class, attrs := n.Data, "", []string{}
		for _, a := range n.Attr {
			switch {
			case a.Key == "class":
				class = strings.TrimSpace(strings.TrimPrefix(" "+a.Val, " h3"))
			case a.Key == "href" || a.Key == "src":
				address, err := url.PathUnescape(a.Val) // a page writes what an address cannot have as escapes
				if err != nil {
					address = a.Val
				}
				attrs = append(attrs, a.Key+"="+strings.TrimLeft(address, "./"))
			case a.Key == "alt" && a.Val == "": // go-app writes no empty value
			case a.Key == "srcset" || a.Key == "poster":
				attrs = append(attrs, a.Key+"="+strings.ReplaceAll(a.Val, "../", ""))
			case a.Key == "id" || a.Key == "open" || a.Key == "target" || a.Key == "viewbox" || a.Key == "viewBox" || a.Key == "xmlns" || strings.HasPrefix(a.Key, "data-"):
			default: // go-app writes a value of true as an attribute without one
				attrs = append(attrs, a.Key+"="+strings.TrimPrefix(a.Val, "true"))
			}
		}
		if slices.Contains(without, tag) || slices.Contains(without, tag+"."+class) || depth == 0 && slices.Contains(without, "> "+tag+"."+class) {
			return
		}
		if len(tag) == 2 && tag[0] == 'h' && tag[1] >= top {
			tag = "heading " + string('0'+tag[1]-top)
		}
		slices.Sort(attrs)
		line(depth, "<"+tag+"."+class+" "+strings.Join(attrs, " "))
		for c := range n.ChildNodes() {
			walk(c, depth+1)
		}
		line(depth+1, "")
	}
	for c := range n.ChildNodes() {
		walk(c, 0)
	}
	return b.String()
}

// parsed is the tree of a piece of HTML; id names the element in it, "" the body.
func parsed(t *testing.T, text, id string) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if id == "" && (n.Data == "main" || n.Data == "body" && !strings.Contains(text, "<main")) || id != "" && slices.Contains(n.Attr, html.Attribute{Key: "id", Val: id}) {
			return n
		}
	}
	t.Fatalf("no element %q in %.200s", id, text)
	return nil
}

// listed is what the panel shows, as HTML.
func listed(list []app.UI) string {
	var b strings.Builder
	for _, e := range list {
		if e != nil {
			b.WriteString(app.HTMLString(e))
		}
	}
	return b.String()
}

// sameText compares a page and the program.
func sameText(t *testing.T, name, page, program string) {
	t.Helper()
	a, b := strings.Split(page, "\n"), strings.Split(program, "\n")
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			t.Errorf("%s: the page and the program differ at line %d:\n  page    %q\n  program %q", name, i, a[min(i, len(a)-1)], b[min(i, len(b)-1)])
			return
		}
	}
}

// sections are what pages and the panel both say: the page, the element of it that
// holds the text, and what the program is asked for.
func sections(d *dataset.Dataset) (out []struct{ path, id, do string }) {
	add := func(path, id, do string) { out = append(out, struct{ path, id, do string }{path, id, do}) }
	for i := range d.Events {
		add("event/"+string(d.Events[i].ID)+"/", "event", "event:"+string(d.Events[i].ID))
	}
	for i := range d.Actors {
		add("actor/"+string(d.Actors[i].ID)+"/", "actor", "actor:"+string(d.Actors[i].ID))
	}
	add("deadlines/", "", "pane:deadlines")
	add("corrections/", "", "pane:corrections")
	return out
}

// TestPagesAndPanelSayTheSame compares every page of an event and an actor, and the
// page of promises, with what the panel shows when its window is the whole record.
func TestPagesAndPanelSayTheSame(t *testing.T) {
	for _, name := range bundled.Names(t) {
		d := bundled.Read(t, name)
		s, err := site.New(d, site.Options{Words: words.EnglishPages()})
		if err != nil {
			t.Fatal(err)
		}
		p := page(d, "from=..&to=..")
		for _, c := range sections(d) {
			text, err := s.Page(c.path + "index.html")
			if err != nil {
				t.Fatal(err)
			}
			p.panel.promised.all = true
			p.Do(c.do, "", false)
			panel := parsed(t, listed(p.panel.body()), "")
			sameText(t, name+": "+c.path, plain(parsed(t, string(text), c.id), '1', pageOnly), plain(panel, '2', programOnly))
		}
	}
}

// TestComparisonSeesADifference plants differences.
func TestComparisonSeesADifference(t *testing.T) {
	const page = `<h2>A</h2><p class="quiet"><a href="../../event/x/">B</a></p>`
	norm := func(text string) string { return plain(parsed(t, text, ""), '2', programOnly) }
	same := `<h2 id="x" class="h3">A</h2> <p class="quiet" data-count="1"><a href="event/x/" data-do="event:x">B</a><button>C</button></p>`
	if norm(page) != norm(same) {
		t.Errorf("differ:\n%s\n%s", norm(page), norm(same))
	}
	for _, other := range []string{strings.Replace(page, "B", "C", 1), strings.Replace(page, "/x/", "/y/", 1), strings.Replace(page, "h2", "h3", 2), strings.Replace(page, "quiet", "sum", 1), page + "<ul></ul>"} {
		if norm(page) == norm(other) {
			t.Errorf("no difference seen to %s", other)
		}
	}
}

// TestWritersAgreeOnEveryKind writes a node of every kind with both writers.
func TestWritersAgreeOnEveryKind(t *testing.T) {
	var all []*doc.Node
	for k := doc.Words; k <= doc.Live; k++ {
		n := doc.To(k, "c", "", doc.T("kid "))
		n.Text = "own words "
		switch k {
		case doc.Time:
			n.To = "2025-08-06"
		case doc.Link, doc.Image, doc.Film, doc.Sound, doc.Track:
			n.To = "event/x/"
		case doc.Outward:
			n.To = "https://example.org/"
		}
		switch k {
		case doc.Image, doc.Track, doc.Mark: // hold no words
			n.Text, n.Kids = "", nil
		case doc.Picture:
			n = &doc.Node{Kind: k, Class: "picture", Scene: scenetest.Gallery()}
		case doc.Table, doc.Row, doc.HeadCell, doc.Cell, doc.Drawing, doc.Stroke, doc.Action: // stand in others, or are not on pages
			continue
		}
		all = append(all, n.In("ru").Named("label"))
	}
	cell := doc.El(doc.Row, "", doc.Say(doc.HeadCell, "t", "head").With("scope", "row"), doc.Say(doc.Cell, "num", "1"))
	all = append(all, doc.El(doc.Table, "", cell), doc.To(doc.Drawing, "slip", "0 0 9 9", doc.To(doc.Stroke, "now", "M0 0H9")))
	page := plain(parsed(t, dochtml.String(all, dochtml.Options{Up: "../"}), ""), '1', nil)
	program := plain(parsed(t, listed(nodes.Of(all, "")), ""), '2', nil)
	sameText(t, "every kind", page, program)
	if strings.Count(page, "lang=ru") < 20 {
		t.Errorf("few kinds were written: %s", page)
	}
}

// TestMediaIsTheSameOnPagesAndInThePanel compares both for media of every kind: of an
// event, of a claim, of an actor, and its portrait.
func TestMediaIsTheSameOnPagesAndInThePanel(t *testing.T) {
	d := bundled.Case(t, "merger")
	one := func(kind, path string) dataset.Media {
		return dataset.Media{Src: "https://example.org/a", Alt: "What " + kind + " shows", Caption: "A caption", Credit: "Ada", License: "CC0-1.0",
			Made: dataset.Made{Kind: kind, Path: path, Set: path + " 320w, media/b-640.jpg 640w", Small: path, Large: "media/b-640.jpg", Width: "640", Height: "480", Poster: "media/p.jpg", VTT: "media/c.vtt", Label: "Ada: yes\nBo: no"}}
	}
	all := []dataset.Media{one(dataset.Picture, "media/a.jpg"), one(dataset.Sound, "media/a.mp3"), one(dataset.Film, "media/a.mp4"), one(dataset.Document, "media/a.pdf"),
		one(dataset.Elsewhere, "https://player.example/1"), one(dataset.Elsewhere, ""), one("", "")}
	d.Events[0].More = &dataset.More{From: dataset.None, To: dataset.None, Media: all}
	d.Events[0].Claims[0].Edit().Media = all[:2]
	d.Actors[0].Image, d.Actors[0].Media = &all[0], all
	s, err := site.New(d, site.Options{Words: words.EnglishPages()})
	if err != nil {
		t.Fatal(err)
	}
	p := page(d, "from=..&to=..")
	for _, c := range []struct{ path, id, do string }{
		{"event/" + string(d.Events[0].ID) + "/", "event", "event:" + string(d.Events[0].ID)}, {"actor/" + string(d.Actors[0].ID) + "/", "actor", "actor:" + string(d.Actors[0].ID)},
	} {
		text, err := s.Page(c.path + "index.html")
		if err != nil {
			t.Fatal(err)
		}
		p.Do(c.do, "", false)
		written := plain(parsed(t, string(text), c.id), '1', pageOnly)
		sameText(t, c.path, written, plain(parsed(t, listed(p.panel.body()), ""), '2', programOnly))
		if n := strings.Count(written, "<figure.medium"); n < len(all) {
			t.Errorf("%s: %d figures of %d", c.path, n, len(all))
		}
	}
}
