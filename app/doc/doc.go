// Package doc is a display list for text, as package scene is one for pictures: headings,
// paragraphs, quotes, links, times, lists, tables, figures, each with its language and its
// accessible name. Package article fills such lists; two packages write them: html writes static
// pages and feeds, nodes the elements of the program. Content that both show is defined once.
//
// A list consists of nodes. A nil node is skipped, so that a function with nothing to show can
// return nil.
package doc

import (
	"strings"

	"parley/app/scene"
)

// Constructors of nodes are not inlined: there are several hundred calls, and inlining would make
// the browser program 1 % larger.

// Kind is the kind of a node.
type Kind uint8

// The kinds. The comments name the fields of Node with a special meaning.
const (
	Words    Kind = iota // plain text without an element of its own
	Span                 // a part of a line
	Strong               // an emphasised part of a line
	Name                 // a name, isolated from text of another language or direction
	Raised               // a superscript: numbers of notes
	Heading              // Depth 0 is the title of the document
	Para                 // paragraph
	Block                // a block of content
	Article              // a self-contained part
	Section              // a part with a heading or a label
	Bullets              // a list
	Numbered             // an ordered list
	Item                 // an item of a list
	Quote                // a verbatim quotation
	Time                 // To is the machine-readable form, "" for none
	Link                 // To is the address relative to the root of the site, or a fragment
	Outward              // a link to another site; To is its address
	Fold                 // content shown on request, below a FoldName
	FoldName             // the summary of a Fold, always visible
	Mark                 // an icon of the sprite; To is its id
	Action               // a button of the program; To is the action; static pages omit it
	Figure               // a picture with a Caption
	Caption              // the caption of a Figure
	Image                // To is the address, here and below relative to the root of the site
	Film                 // a film with its controls; To is the address
	Sound                // a sound with its controls; To is the address
	Track                // the captions of a Film or a Sound; To is the address
	Table                // a table of Rows
	Row                  // a row of cells
	HeadCell             // a header cell
	Cell                 // a data cell
	Drawing              // a small decorative picture made of Strokes, described by the text beside it; To is its view box
	Stroke               // To is the SVG path data
	Picture              // Scene, decorative: the text beside it says the same
	Live                 // a line announced by screen readers when it changes
)

// tags are the HTML elements of the kinds; a Heading gets a number appended.
var tags = [...]string{Words: "", Span: "span", Strong: "b", Name: "bdi", Raised: "sup", Heading: "h", Para: "p", Block: "div", Article: "article", Section: "section",
	Bullets: "ul", Numbered: "ol", Item: "li", Quote: "q", Time: "time", Link: "a", Outward: "a", Fold: "details", FoldName: "summary",
	Mark: "svg", Action: "button", Figure: "figure", Caption: "figcaption", Image: "img", Film: "video", Sound: "audio", Track: "track", Table: "table", Row: "tr", HeadCell: "th", Cell: "td", Drawing: "svg", Stroke: "path", Picture: "svg", Live: "p"}

// Node is a piece of text. Its own text precedes that of its kids.
type Node struct {
	Kind  Kind
	Depth uint8    // of a Heading: 0, 1, 2
	Own   bool     // the text is the record's and has its own direction
	Lang  string   // language of the text, BCP 47; "" for that of the page
	Class string   // CSS classes
	Text  string   // its text
	To    string   // target or value, see Kind
	Attr  []string // further attributes, alternating names and values
	Kids  []*Node
	Scene *scene.Scene // of a Picture
}

// Tag returns the HTML element of a node in a document whose title is a heading of level top. A
// Time without a machine-readable form is a span.
func (n *Node) Tag(top int) string {
	switch {
	case n.Kind == Heading:
		return "h" + string(rune('0'+top+int(n.Depth)))
	case n.Kind == Time && n.To == "":
		return tags[Span]
	}
	return tags[n.Kind]
}

// El returns a node of other nodes.
//
//go:noinline
func El(k Kind, class string, kids ...*Node) *Node { return &Node{Kind: k, Class: class, Kids: kids} }

// Say returns a node of text, or nil if the text is empty.
//
//go:noinline
func Say(k Kind, class, text string) *Node {
	if text == "" {
		return nil
	}
	return &Node{Kind: k, Class: class, Text: text}
}

// T returns plain text.
//
//go:noinline
func T(text string) *Node { return Say(Words, "", text) }

// Head returns a heading of a depth; kids follow the text in the same line.
//
//go:noinline
func Head(depth uint8, text string, kids ...*Node) *Node {
	return &Node{Kind: Heading, Depth: depth, Text: text, Kids: kids}
}

// To returns a node with a target or value: a Link, an Outward link, an Action, a Mark, a Time.
//
//go:noinline
func To(k Kind, class, to string, kids ...*Node) *Node {
	return &Node{Kind: k, Class: class, To: to, Kids: kids}
}

// In marks the text of a node as the record's, in a language, "" for that of the page.
//
//go:noinline
func (n *Node) In(lang string) *Node {
	if n != nil {
		n.Own, n.Lang = true, lang
	}
	return n
}

// With adds an attribute, unless the value is "".
//
//go:noinline
func (n *Node) With(name, value string) *Node {
	if n != nil && value != "" {
		n.Attr = append(n.Attr, name, value)
	}
	return n
}

// Void reports whether a kind has neither text nor kids.
func (k Kind) Void() bool { return k == Image || k == Track || k == Stroke }

// Loads reports whether a kind loads To.
func (k Kind) Loads() bool { return k >= Image && k <= Track }

// Rooted returns the value of an attribute on a page from which up leads to the root of the
// site: the files that it names are relative to that.
func Rooted(name, value, up string) string {
	if name == "srcset" || name == "poster" {
		return strings.ReplaceAll(value, "media/", up+"media/")
	}
	return value
}

// Add adds kids to a node.
//
//go:noinline
func (n *Node) Add(kids ...*Node) { n.Kids = append(n.Kids, kids...) }

// Named sets the accessible name of a node.
func (n *Node) Named(label string) *Node { return n.With("aria-label", label) }

// Event returns the address of an event's page, relative to the root of the site.
//
//go:noinline
func Event(id string) string { return "event/" + id + "/" }

// Actor returns the address of an actor's page, relative to the root of the site.
//
//go:noinline
func Actor(id string) string { return "actor/" + id + "/" }

// Leads returns the program's action for a link to a page of the record: "event:x" for
// "event/x/". It returns "" for other addresses.
func Leads(to string) string {
	kind, rest, _ := strings.Cut(to, "/")
	if id, ok := strings.CutSuffix(rest, "/"); ok && (kind == "event" || kind == "actor") {
		return kind + ":" + id
	}
	return ""
}
