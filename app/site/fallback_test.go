package site

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"parley/app/words/lang"
	"parley/data/dataset"
	"parley/data/testkit/bundled"
	"parley/data/tongue"
)

// TestEveryTextLeftIsMarked takes a third of the translations out of August 2025 in Ukrainian: on
// every page, what is left in English stands in an element that says so, and nothing else does
// but quotes.
func TestEveryTextLeftIsMarked(t *testing.T) {
	d := bundled.Read(t, "august-2025")
	var some []dataset.Translation
	for i, tr := range d.Translations {
		if i%3 > 0 {
			some = append(some, tr)
		}
	}
	d.Translations = some
	in := tongue.In(d, "uk")
	s, err := New(in, Options{Words: lang.Words("uk")})
	if err != nil {
		t.Fatal(err)
	}
	left, quoted := map[string]bool{}, map[string]bool{}
	for _, text := range in.Untranslated.Texts {
		left[text] = strings.Contains(text, " ") // a name may be the same in both
	}
	for i := range in.Events {
		for _, c := range in.Events[i].Claims {
			quoted[c.Quote] = true
		}
	}
	marked := 0
	for _, path := range s.pagePaths() {
		page, err := s.Page(path)
		if err != nil {
			t.Fatal(err)
		}
		root, err := html.Parse(bytes.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		eachText(root, "", func(text, in string) {
			switch {
			case left[text] && in == "en":
				marked++
			case left[text]:
				t.Errorf("%s: %q is in %q", path, text, in)
			case in == "en" && !quoted[text] && strings.ContainsAny(text, "абвгдежзиклмнопрст"):
				t.Errorf("%s: %q is marked as English", path, text)
			}
		})
	}
	if marked < 100 {
		t.Errorf("%d texts are marked", marked)
	}
}

// eachText calls visit for every text on a page outside head, scripts and pictures, with the
// language it is in.
func eachText(n *html.Node, lang string, visit func(text, lang string)) {
	if n.Type == html.ElementNode && (n.Data == "head" || n.Data == "script" || n.Data == "svg") {
		return
	}
	for _, a := range n.Attr {
		if a.Key == "lang" {
			lang = a.Val
		}
	}
	if text := strings.TrimSpace(n.Data); n.Type == html.TextNode && text != "" {
		visit(text, lang)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		eachText(c, lang, visit)
	}
}
