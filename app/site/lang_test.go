package site

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"parley/app/words"
	"parley/data/testkit/bundled"
)

// A page around a record in another language says its own language at the root and
// that of the record at every text of it, each isolated with its own direction.
func TestLanguageOfARecord(t *testing.T) {
	s, err := New(bundled.Case(t, "rtl"), Options{Words: words.English()})
	if err != nil {
		t.Fatal(err)
	}
	texts := 0
	for _, path := range []string{"", "event/a/", "event/b/", "actor/wazir/", "deadlines/"} {
		body, err := s.Page(path + "index.html")
		if err != nil {
			t.Fatalf("%q: %v", path, err)
		}
		root, err := html.Parse(strings.NewReader(string(body)))
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			if n.Type == html.ElementNode && n.Data == "html" && attr(n, "lang") != "en" {
				t.Errorf("%q is in %q, its words are English", path, attr(n, "lang"))
			}
			if n.Type != html.TextNode || !sentence(n.Data) || inside(n, "head", "script", "svg") {
				continue
			}
			texts++
			if lang, auto := stateOf(n); lang != "ar" || !auto {
				t.Errorf("%q: %q in <%s> has the language %q, its own direction: %v", path, n.Data, n.Parent.Data, lang, auto)
			}
		}
	}
	if texts < 20 {
		t.Errorf("only %d texts of the record found", texts)
	}
}

// sentence reports whether a text is of the record, not a sentence of the page around
// a name: its first letter is Arabic or Hebrew, and no count ends it.
func sentence(s string) bool {
	i := strings.IndexFunc(s, unicode.IsLetter)
	return i >= 0 && unicode.In([]rune(s[i:])[0], unicode.Arabic, unicode.Hebrew) && !strings.HasSuffix(s, " 1")
}

func inside(n *html.Node, names ...string) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		for _, name := range names {
			if p.Data == name {
				return true
			}
		}
	}
	return false
}

// stateOf is the language of a text, and whether an element gives it a direction.
func stateOf(n *html.Node) (lang string, auto bool) {
	for p := n.Parent; p != nil && p.Data != "html"; p = p.Parent {
		if lang == "" {
			lang = attr(p, "lang")
		}
		auto = auto || attr(p, "dir") == "auto" || p.Data == "bdi"
	}
	return lang, auto
}
