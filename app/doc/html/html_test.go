package html_test

import (
	"fmt"
	"strings"
	"testing"

	xhtml "golang.org/x/net/html"

	"parley/app/doc"
	"parley/app/doc/html"
)

func ExampleString() {
	text := []*doc.Node{
		doc.Head(0, "Talks in Moscow").In("en"),
		doc.El(doc.Para, "when", doc.To(doc.Time, "", "2025-08-06", doc.T("6 August 2025"))),
		doc.El(doc.Para, "", doc.To(doc.Link, "", doc.Actor("putin"), doc.T("Vladimir Putin")), doc.T(": "), doc.Say(doc.Quote, "", "Мы готовы").In("ru")),
		doc.To(doc.Action, "", "close", doc.T("Close")),
		doc.Say(doc.Para, "quiet", ""),
	}
	fmt.Print(html.String(text, html.Options{Up: "../../"}))
	// Output:
	// <h1 dir="auto" lang="en">Talks in Moscow</h1>
	// <p class="when"><time datetime="2025-08-06">6 August 2025</time></p>
	// <p><a href="../../actor/putin/">Vladimir Putin</a>: <q dir="auto" lang="ru">Мы готовы</q></p>
}

// TestOutwardAddressesAreASCII checks that an external address is written in ASCII, so that it
// can be typed from paper.
func TestOutwardAddressesAreASCII(t *testing.T) {
	got := html.String([]*doc.Node{doc.To(doc.Outward, "", "https://example.org/a–b c?d=е&f=%C3%A9", doc.T("there"))}, html.Options{})
	if want := `href="https://example.org/a%e2%80%93b%20c?d=%d0%b5&amp;f=%C3%A9"`; !strings.Contains(got, want) {
		t.Errorf("%s has no %s", got, want)
	}
}

// FuzzWordsStayWords checks that no text of a record becomes markup: the parsed output is one
// paragraph with the same text and the same attribute.
func FuzzWordsStayWords(f *testing.F) {
	for _, s := range []string{"plain", `<script>alert("x")</script>`, `" onload='x' a="`, "&amp;copy=1 &copy", "</p><p>", "\u202eRLM\u200f", "\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want := strings.NewReplacer("\x00", "\ufffd", "\r\n", "\n", "\r", "\n").Replace(strings.ToValidUTF8(s, "\ufffd"))
		if s == "" || want != s && strings.Contains(s, "\r") {
			return
		}
		out := html.String([]*doc.Node{doc.Say(doc.Para, "", s).With("title", s)}, html.Options{})
		body, err := xhtml.Parse(strings.NewReader(out))
		if err != nil {
			t.Fatal(err)
		}
		elements := 0
		for n := range body.Descendants() {
			if n.Type != xhtml.ElementNode {
				continue
			}
			elements++
			if n.Data != "p" {
				continue
			}
			if n.FirstChild == nil || strings.ToValidUTF8(n.FirstChild.Data, "\ufffd") != want || len(n.Attr) != 1 || strings.ToValidUTF8(n.Attr[0].Val, "\ufffd") != want {
				t.Errorf("%q was written as %q", s, out)
			}
		}
		if elements != len([]string{"html", "head", "body", "p"}) {
			t.Errorf("%q became %d elements: %q", s, elements, out)
		}
	})
}
