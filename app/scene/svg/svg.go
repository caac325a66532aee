// Package svg writes a scene as SVG: for the prerendered page, for the saved
// file and for golden tests. Everything that comes from a dataset is escaped;
// the markup carries classes and presentation attributes, no style attributes,
// so that it stands under a strict content security policy.
package svg

import (
	"strconv"

	"parley/app/scene"
)

// Options say what the markup is for. The zero value writes a plain figure.
type Options struct {
	ID         string                    // of the svg element, or ""
	Class      string                    // of the svg element, or ""
	Title      string                    // accessible name
	Desc       string                    // one or two sentences
	Speak      func(scene.Target) string // words of a node, "" for none
	Href       func(scene.Target) string // address a node leads to, "" for none
	Standalone bool                      // a file of its own: with style, title and source inside
	Dark       bool                      // colours of a standalone file
	Source     string                    // where the data come from, for a standalone file
	Licence    string                    // of the data, for a standalone file
	Prefix     string                    // of the ids of gradients, so that two figures on a page do not clash
}

// Append writes the scene after dst and returns the longer slice. The same
// scene and options give the same bytes.
func Append(dst []byte, s *scene.Scene, o Options) []byte {
	w := writer{b: dst, s: s, o: o}
	w.open()
	w.gradients()
	next := int32(0)
	for i := range s.Nodes {
		n := &s.Nodes[i]
		w.marks(next, n.First)
		w.node(n)
		next = n.Last
	}
	w.marks(next, int32(len(s.Marks)))
	w.str("</svg>")
	if o.Standalone {
		w.str("\n")
	}
	return w.b
}

type writer struct {
	b []byte
	s *scene.Scene
	o Options
}

func (w *writer) str(s string) { w.b = append(w.b, s...) }

// num writes a number with at most two decimals.
func (w *writer) num(v scene.Px) {
	n := int64(v * 100)
	if r := v*100 - scene.Px(n); r >= .5 {
		n++
	} else if r <= -.5 {
		n--
	}
	if n < 0 {
		w.b = append(w.b, '-')
		n = -n
	}
	w.b = strconv.AppendInt(w.b, n/100, 10)
	if n %= 100; n != 0 {
		w.b = append(w.b, '.', byte('0'+n/10))
		if n%10 != 0 {
			w.b = append(w.b, byte('0'+n%10))
		}
	}
}

func (w *writer) attr(name string, v scene.Px) {
	w.b = append(append(append(w.b, ' '), name...), '=', '"')
	w.num(v)
	w.b = append(w.b, '"')
}

// esc writes text with everything escaped that markup could mistake, and
// without the control characters that XML forbids.
func (w *writer) esc(s string) {
	for _, r := range s {
		switch {
		case r == '&':
			w.str("&amp;")
		case r == '<':
			w.str("&lt;")
		case r == '>':
			w.str("&gt;")
		case r == '"':
			w.str("&#34;")
		case r == '\'':
			w.str("&#39;")
		case r == '\t' || r == '\n':
			w.b = append(w.b, ' ')
		case r < 0x20 || r == 0x7f || r == 0xfffe || r == 0xffff:
		default:
			w.b = appendRune(w.b, r)
		}
	}
}

func appendRune(b []byte, r rune) []byte { return append(b, string(r)...) }

func (w *writer) text(name, s string) {
	if s != "" {
		w.b = append(append(append(w.b, ' '), name...), '=', '"')
		w.esc(s)
		w.b = append(w.b, '"')
	}
}

func (w *writer) open() {
	w.str(`<svg xmlns="http://www.w3.org/2000/svg"`)
	w.text("id", w.o.ID)
	w.text("class", w.o.Class)
	w.attr("width", w.s.W)
	w.attr("height", w.s.H)
	w.str(` viewBox="0 0 `)
	w.num(w.s.W)
	w.str(" ")
	w.num(w.s.H)
	w.str(`" role="group"`)
	w.text("aria-label", w.o.Title)
	w.str(">")
	if !w.o.Standalone {
		return
	}
	w.element("title", w.o.Title)
	w.element("desc", w.o.Desc)
	w.str("<metadata>")
	w.element("source", w.o.Source)
	w.element("licence", w.o.Licence)
	w.str("</metadata><style>")
	w.str(Tokens(w.o.Dark))
	w.str(Stylesheet())
	w.str(`</style><rect class="s-halo" width="100%" height="100%"/>`)
}

func (w *writer) element(tag, s string) {
	if s == "" {
		return
	}
	w.str("<" + tag + ">")
	w.esc(s)
	w.str("</" + tag + ">")
}

// node writes the marks of one node inside a link or a group with its words.
func (w *writer) node(n *scene.Node) {
	words, href := "", ""
	if w.o.Speak != nil {
		words = w.o.Speak(n.Target)
	}
	if w.o.Href != nil {
		href = w.o.Href(n.Target)
	}
	tag := "g"
	if href != "" {
		tag = "a"
	}
	w.str("<" + tag)
	w.text("href", href)
	w.text("aria-label", words)
	w.str(">")
	w.element("title", words)
	if href != "" {
		w.str(`<rect class="s-hit"`)
		w.attr("x", n.X)
		w.attr("y", n.Y)
		w.attr("width", n.W)
		w.attr("height", n.H)
		w.str("/>")
	}
	w.marks(n.First, n.Last)
	w.str("</" + tag + ">")
}

// gradients defines the fades that the scene uses, one for each class and side.
func (w *writer) gradients() {
	var used [2][5]bool
	any := false
	for i := range w.s.Marks {
		m := &w.s.Marks[i]
		if m.Kind == scene.Fade {
			used[side(m)][m.Quad] = true
			any = true
		}
	}
	if !any {
		return
	}
	w.str("<defs>")
	for d := range used {
		for q := range used[d] {
			if !used[d][q] {
				continue
			}
			w.str(`<linearGradient id="` + w.fadeID(d, q) + `" class="q` + string(rune('0'+q)) + `"`)
			if d == 0 {
				w.str(` x1="1" x2="0"`)
			}
			w.str(`><stop offset="0" class="s-fade"/><stop offset="1" class="s-fade" stop-opacity="0"/></linearGradient>`)
		}
	}
	w.str("</defs>")
}

func side(m *scene.Mark) int {
	if m.Opt&scene.FadeLeft != 0 {
		return 0
	}
	return 1
}

func (w *writer) fadeID(side, quad int) string {
	return w.o.Prefix + "f" + string("lr"[side]) + string(rune('0'+quad))
}
