// Package nodes renders a document as elements of the program.
package nodes

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/doc"
	"parley/app/scene/svg"
)

// top is the heading level of a title in the program, below the name of the record.
const top = 2

const svgNS = "http://www.w3.org/2000/svg"

// Of renders nodes. up is the path to the root of the site. Links lead to its pages; the program
// itself opens those that it can show.
func Of(list []*doc.Node, up string) []app.UI {
	out := make([]app.UI, 0, len(list))
	for _, n := range list {
		if n != nil {
			out = append(out, One(n, up))
		}
	}
	return out
}

// One renders one node, which must not be nil.
func One(n *doc.Node, up string) app.UI {
	if n.Kind == doc.Words {
		return app.Text(n.Text)
	}
	if n.Kind == doc.Picture {
		return app.Raw(string(svg.Append(nil, n.Scene, svg.Options{Class: n.Class, Tenths: true})))
	}
	e := app.Elem(n.Tag(top))
	set := func(name, value string) {
		if value != "" {
			e = e.Attr(name, value)
		}
	}
	if n.Kind == doc.Mark || n.Kind == doc.Drawing || n.Kind == doc.Stroke {
		e = e.XMLNS(svgNS)
	}
	class := n.Class
	if n.Kind.Loads() {
		set("src", up+n.To)
	}
	switch n.Kind {
	case doc.Heading:
		if n.Depth == 1 {
			class = strings.TrimSpace("h3 " + class)
		}
	case doc.Link:
		to := n.To
		if to == "" || to[0] != '#' {
			to = up + to
		}
		set("href", to)
		set("data-do", doc.Leads(n.To))
	case doc.Outward:
		set("href", n.To)
		set("target", "_blank")
		set("rel", "noopener nofollow")
		set("referrerpolicy", "no-referrer")
	case doc.Action:
		set("type", "button")
		set("data-do", n.To)
	case doc.Time:
		set("datetime", n.To)
	case doc.Drawing:
		set("aria-hidden", "true")
		set("viewBox", n.To)
	case doc.Stroke:
		set("d", n.To)
	case doc.Live:
		set("role", "status")
	case doc.Mark:
		set("aria-hidden", "true")
		set("viewBox", "0 0 16 16")
	}
	set("class", class)
	if n.Own {
		set("dir", "auto")
	}
	set("lang", n.Lang)
	for i := 0; i+1 < len(n.Attr); i += 2 {
		if n.Attr[i] != "id" { // the static page beside the program has it
			set(n.Attr[i], doc.Rooted(n.Attr[i], n.Attr[i+1], up))
		}
	}
	body := Of(n.Kids, up)
	if n.Kind == doc.Mark {
		body = append(body, app.Elem("use").XMLNS(svgNS).Attr("href", "#"+n.To))
	}
	if n.Text != "" {
		body = append([]app.UI{app.Text(n.Text)}, body...)
	}
	return e.Body(body...)
}
