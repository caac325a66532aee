// Package html writes a document as HTML, for static pages and feeds.
package html

import (
	"slices"
	"strings"

	"parley/app/doc"
	"parley/app/scene/svg"
)

// Options is the context of a document.
type Options struct {
	Up  string // path to the root of the site: "../../"
	Top int    // level of the title's heading; 0 means 1
}

// String returns nodes as HTML.
func String(list []*doc.Node, o Options) string {
	o.Top = max(o.Top, 1)
	var w writer
	w.o = o
	w.list(list)
	return w.b.String()
}

type writer struct {
	b strings.Builder
	o Options
}

func (w *writer) list(list []*doc.Node) {
	for _, n := range list {
		if n != nil {
			w.node(n)
		}
	}
}

func (w *writer) node(n *doc.Node) {
	switch n.Kind {
	case doc.Words:
		w.b.WriteString(escape.Replace(n.Text))
		return
	case doc.Action: // static pages have no actions
		return
	case doc.Picture:
		w.b.Write(svg.Append(nil, n.Scene, svg.Options{Class: n.Class, Tenths: true}))
		return
	}
	tag := n.Tag(w.o.Top)
	w.b.WriteString("<" + tag)
	w.attributes(n)
	if n.Kind.Void() {
		w.b.WriteString("/>")
		return
	}
	w.b.WriteByte('>')
	switch n.Kind {
	case doc.Article, doc.Bullets, doc.Numbered:
		w.b.WriteByte('\n')
	case doc.Mark:
		w.b.WriteString(`<use href="#` + escape.Replace(n.To) + `"/>`)
	}
	w.b.WriteString(escape.Replace(n.Text))
	w.list(n.Kids)
	w.b.WriteString("</" + tag + ">")
	switch n.Kind {
	case doc.Article, doc.Section, doc.Heading, doc.Para, doc.Block, doc.Bullets, doc.Numbered, doc.Item, doc.Fold:
		w.b.WriteByte('\n')
	}
}

func (w *writer) attributes(n *doc.Node) {
	w.attr("class", n.Class)
	if n.Kind.Loads() {
		w.attr("src", w.o.Up+n.To)
	}
	if n.Kind == doc.Image && !slices.Contains(n.Attr, "alt") { // a decoration
		w.b.WriteString(` alt=""`)
	}
	switch n.Kind {
	case doc.Link:
		to := n.To
		if !strings.HasPrefix(to, "#") {
			to = w.o.Up + to
		}
		w.attr("href", to)
	case doc.Outward:
		w.attr("rel", "noopener nofollow")
		w.attr("referrerpolicy", "no-referrer")
		w.attr("href", ascii(n.To))
	case doc.Time:
		w.attr("datetime", n.To)
	case doc.Mark:
		w.attr("aria-hidden", "true")
	case doc.Drawing:
		w.attr("aria-hidden", "true")
		w.attr("viewBox", n.To)
	case doc.Stroke:
		w.attr("d", n.To)
	case doc.Live:
		w.attr("role", "status")
	}
	if n.Own {
		w.attr("dir", "auto")
	}
	w.attr("lang", n.Lang)
	for i := 0; i+1 < len(n.Attr); i += 2 {
		if n.Attr[i] != "data-do" {
			w.attr(n.Attr[i], doc.Rooted(n.Attr[i], n.Attr[i+1], w.o.Up))
		}
	}
}

func (w *writer) attr(name, value string) {
	if value != "" {
		w.b.WriteString(" " + name + `="` + escape.Replace(value) + `"`)
	}
}

// escape escapes the special characters of HTML, for text and attributes.
var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;", "\x00", "\ufffd")

// ascii percent-encodes everything in an address that is not ASCII, so that it can be copied
// from paper, where a dash looks like a hyphen.
func ascii(address string) string {
	var b strings.Builder
	for i := range len(address) {
		const hex = "0123456789abcdef"
		if c := address[i]; c > ' ' && c < 0x7f {
			b.WriteByte(c)
		} else {
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		}
	}
	return b.String()
}
