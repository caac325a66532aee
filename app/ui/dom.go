package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// at is a list of attribute names and values in turn. Empty values are left
// out, as go-app does.
type at []string

// h makes an element. Everything is made with it: the typed elements of go-app
// format their arguments and cost weight. A tag may carry classes after a dot,
// which is shorter in the program than an attribute: "p.kick".
func h(tag string, attrs at, body ...app.UI) app.UI {
	tag, class, _ := strings.Cut(tag, ".")
	e := app.Elem(tag)
	if class != "" {
		e = e.Attr("class", strings.ReplaceAll(class, ".", " "))
	}
	for i := 0; i+1 < len(attrs); i += 2 {
		if attrs[i+1] != "" {
			e = e.Attr(attrs[i], attrs[i+1])
		}
	}
	return e.Body(body...)
}

func text(s string) app.UI { return app.Text(s) }

// each makes one element per item.
func each[T any](items []T, f func(i int, item T) app.UI) []app.UI {
	out := make([]app.UI, len(items))
	for i := range items {
		out[i] = f(i, items[i])
	}
	return out
}

// when leaves an element out unless ok. nil elements are dropped by go-app.
func when(ok bool, f func() app.UI) app.UI {
	if !ok {
		return nil
	}
	return f()
}

const svgNS = "http://www.w3.org/2000/svg"

// glyph shows a symbol of the page's sprite: an event's mark, a claim's glyph,
// an icon. class colours it.
func glyph(class, symbol string) app.UI {
	return app.Elem("svg").XMLNS(svgNS).Attr("class", class).Attr("aria-hidden", "true").Attr("viewBox", "0 0 16 16").
		Body(app.Elem("use").XMLNS(svgNS).Attr("href", "#"+symbol))
}

func yes(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

// current gives "true" or nothing, for attributes that are absent when false.
func current(b bool) string {
	if b {
		return "true"
	}
	return ""
}

// button makes a plain button that carries out an action.
func button(class, do string, body ...app.UI) app.UI {
	return h("button", at{"type", "button", "class", class, "data-do", do}, body...)
}
