// Package svg writes a scene as SVG: for the prerendered page, saved files and golden
// tests. Everything that comes from a dataset is escaped; the markup has classes and
// presentation attributes but no style attributes, so it works under a strict content
// security policy.
package svg

import (
	"strings"

	"parley/app/scene"
)

// Options configure the markup. The zero value writes a decorative figure, hidden from
// screen readers.
type Options struct {
	ID         string                                 // of the svg element, or ""
	Class      string                                 // of the svg element, or ""
	Title      string                                 // accessible name
	Desc       string                                 // one or two sentences, for a standalone file
	Speak      func(scene.Target) string              // label of a node, "" for none
	Href       func(scene.Target) string              // link of a node, "" for none; only http, https and relative URLs are written
	Standalone bool                                   // a standalone file with style, title and source
	Dark       bool                                   // colours of a standalone file
	Source     string                                 // source of the data, for a standalone file
	Sources    []string                               // sources the data are based on, for a standalone file
	Licence    string                                 // of the data, for a standalone file
	Control    func(node int, t scene.Target) Control // how a node is operated in the program, or nil
	Prefix     string                                 // of the ids of gradients, so that two figures on a page do not clash
	Tenths     bool                                   // rounds positions to a tenth of a pixel and writes lines as ways from point to point: fewer bytes for a figure shown at its own size
}

// Control is how a node of a figure is operated in the program.
type Control struct {
	ID  string // of the element, or ""
	Do  string // data-do, the name of an action; such a node is a button
	Tab bool   // the only tab stop; the other nodes are reached by arrow keys
}

// Append appends the scene as SVG to dst. The same scene and options give the same bytes.
func Append(dst []byte, s *scene.Scene, o Options) []byte {
	w := writer{b: dst, s: s, o: o}
	w.root()
	w.gradients()
	next := int32(0)
	for i := range s.Nodes {
		n := &s.Nodes[i]
		w.marks(next, n.First)
		w.node(i, n)
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
	b     []byte
	s     *scene.Scene
	o     Options
	apart bool // separates texts by spaces, since together they form one accessible name
}

func (w *writer) root() {
	w.str(`<svg xmlns="http://www.w3.org/2000/svg"`)
	w.text("id", w.o.ID)
	w.text("class", w.o.Class)
	w.attr("width", w.s.W)
	w.attr("height", w.s.H)
	w.str(` viewBox="0 0 `)
	w.num(w.s.W)
	w.str(" ")
	w.num(w.s.H)
	w.str(`"`)
	w.role()
	w.str(">")
	if w.o.Standalone {
		w.head()
	}
}

// role writes the figure's ARIA role: a group of labelled nodes, one image with a name, or
// hidden.
func (w *writer) role() {
	switch {
	case w.o.Title == "" && w.o.Speak == nil:
		w.str(` aria-hidden="true"`)
		return
	case w.o.Speak == nil:
		w.str(` role="img"`)
	default:
		w.str(` role="group"`)
	}
	w.text("aria-label", w.o.Title)
}

// head writes the metadata of a standalone file: title, description, source, licence and
// style sheet.
func (w *writer) head() {
	w.element("title", w.o.Title)
	w.element("desc", w.o.Desc)
	w.str(`<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Description rdf:about="">`)
	w.element("dc:title", w.o.Title)
	w.element("dc:description", w.o.Desc)
	w.element("dc:source", w.o.Source)
	for _, s := range w.o.Sources {
		w.element("dc:source", s)
	}
	w.element("dc:rights", w.o.Licence)
	w.str("</rdf:Description></rdf:RDF></metadata><style>")
	w.str(FileSheet(w.o.Dark))
	w.str("</style>")
	w.rect("rect", &scene.Mark{Style: scene.Halo, W: w.s.W, H: w.s.H})
}

// node writes the marks of one node inside a link or a group with its label.
func (w *writer) node(i int, n *scene.Node) {
	words, href := "", ""
	if w.o.Speak != nil {
		words = w.o.Speak(n.Target)
	}
	if w.o.Href != nil {
		href = safe(w.o.Href(n.Target))
	}
	tag := "g"
	var k Control
	if w.o.Control != nil {
		k = w.o.Control(i, n.Target)
	}
	switch {
	case href != "":
		tag = "a"
		w.str("<a")
		w.text("href", href)
	case words == "":
		w.marks(n.First, n.Last)
		return
	case k.Do != "":
		w.str(`<g role="button"`)
		w.text("data-do", k.Do)
	default:
		w.str(`<g role="img"`)
	}
	w.text("id", k.ID)
	switch {
	case k.Tab:
		w.str(` tabindex="0"`)
	case k.ID != "":
		w.str(` tabindex="-1"`)
	}
	if link := href != "" || k.Do != ""; link {
		// No title: it would count as visible text, which the accessible name must contain.
		w.text("aria-label", w.name(n, words))
		w.str(">")
	} else {
		w.text("aria-label", words)
		w.str(">")
		w.element("title", words)
	}
	if href != "" || k.Do != "" {
		w.str(`<rect class="s-hit"`)
		w.box(n.X, n.Y, n.W, n.H)
		w.str("/>")
	}
	w.apart = href != "" || k.Do != ""
	w.marks(n.First, n.Last)
	w.apart = false
	w.str("</" + tag + ">")
}

// name returns the accessible name of a node: its label, preceded by its visible texts if
// the label does not contain them, so that speech input can use the visible text.
func (w *writer) name(n *scene.Node, words string) string {
	seen := ""
	for i := n.First; i < n.Last; i++ {
		if m := &w.s.Marks[i]; m.Kind == scene.Text && m.Str != "" {
			if seen != "" {
				seen += " "
			}
			seen += m.Str
		}
	}
	if seen == "" || words == "" || strings.Contains(words, seen) {
		return words
	}
	return seen + ": " + words
}

// gradients defines the fades that the scene uses, one per class and side.
func (w *writer) gradients() {
	var used [2][len(scene.ClassTokens)]bool
	any := false
	for i := range w.s.Marks {
		if m := &w.s.Marks[i]; m.Kind == scene.Fade {
			used[side(m)][m.Quad], any = true, true
		}
	}
	if !any {
		return
	}
	w.str("<defs>")
	for s := range used {
		for q := range used[s] {
			if used[s][q] {
				w.gradient(s, q)
			}
		}
	}
	w.str("</defs>")
}

func (w *writer) gradient(side, quad int) {
	w.str(`<linearGradient id="`)
	w.fadeID(side, quad)
	w.b = append(w.b, `" class="q0"`...)
	w.b[len(w.b)-2] += byte(quad)
	if side == 0 {
		w.str(` x1="1" x2="0"`)
	}
	w.str(`><stop offset="0" class="s-fade"/><stop offset="1" class="s-fade" stop-opacity="0"/></linearGradient>`)
}

// side returns 0 for a fade to the left, 1 for one to the right.
func side(m *scene.Mark) int {
	if m.Opt&scene.FadeLeft != 0 {
		return 0
	}
	return 1
}

func (w *writer) fadeID(side, quad int) {
	w.esc(w.o.Prefix)
	w.b = append(w.b, 'f', "lr"[side], '0'+byte(quad))
}
