package recount

import (
	"strings"

	"golang.org/x/net/html"
)

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// class returns the first class of an element.
func class(n *html.Node) string {
	first, _, _ := strings.Cut(attr(n, "class"), " ")
	return first
}

// text returns all text in an element.
func text(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// ownText returns the text of an element outside its child elements.
func ownText(n *html.Node) string {
	var b strings.Builder
	for c := range n.ChildNodes() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// around reports whether an ancestor of n passes a test.
func around(n *html.Node, test func(*html.Node) bool) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Type == html.ElementNode && test(p) {
			return true
		}
	}
	return false
}

// ofRecord reports whether the text comes from the record or the browser
// instead of the page: it has its own direction, or belongs to a claim.
func ofRecord(n *html.Node) bool {
	own := func(a *html.Node) bool {
		return attr(a, "dir") == "auto" || a.Data == "bdi" || a.Data == "script" || a.Data == "style" || a.Data == "title" || class(a) == "cl" || a.Data == "li" && (attr(a.Parent, "id") == "corrections" || class(a.Parent) == "links") || attr(a, "id") == "sources"
	}
	return own(n) || around(n, own)
}

// section returns the nearest section around an element, or the element itself.
func section(n *html.Node) *html.Node {
	out := n
	around(n, func(a *html.Node) bool { out = a; return a.Data == "section" })
	return out
}

// cut reports whether a list says that it is incomplete.
func cut(section *html.Node) bool {
	for n := range section.Descendants() {
		if n.Data == "p" && class(n) == "meta" && strings.Contains(text(n), " of ") {
			return true
		}
	}
	return false
}

// linked returns the id in the first link below n to a page in a folder, or "".
func linked(n *html.Node, folder string) string {
	for c := range n.Descendants() {
		if c.Data == "a" {
			if id := idIn(attr(c, "href"), folder); id != "" {
				return id
			}
		}
	}
	return ""
}

// idIn returns the path segment after a folder, or "".
func idIn(path, folder string) string {
	i := strings.Index(path, folder)
	if i < 0 || i > 0 && path[i-1] != '/' {
		return ""
	}
	id, _, _ := strings.Cut(path[i+len(folder):], "/")
	return id
}
