// Package doc is text as a display list, as package scene is pictures: headings,
// paragraphs, quotes, links, times, lists, tables, figures, each with its language
// and what a screen reader hears of it. Package article fills such lists; two
// writers show them: html writes static pages and feeds, nodes the elements of the
// program. What is said twice is said in a list once.
//
// A list is made of nodes. A nil node is nothing, so that whoever has nothing to
// say returns nil.
package doc

import "strings"

// What makes nodes is not inlined: it is called several hundred times, and the program
// for the browser would be 1 % larger.

// Kind is what a piece of text is.
type Kind uint8

// The kinds. The comment names the fields of Node that a kind gives a meaning.
const (
	Words    Kind = iota // running text without an element of its own
	Span                 // a part of a line
	Strong               // a part of a line that stands out
	Name                 // a name in a line of another language or direction
	Raised               // a small part above the line: numbers of notes
	Heading              // Depth 0 is the title of the text
	Para                 // paragraph
	Block                // a part of a text
	Article              // a text that stands for itself
	Section              // a part of a text with a heading or a label
	Bullets              // a list
	Numbered             // a list in order
	Item                 // of a list
	Quote                // somebody's own words
	Time                 // To is the machine form, "" for none
	Link                 // To is the address, from the root of the site, or a fragment
	Outward              // a link to another site; To is its address
	Fold                 // what is shown on request, after a Label
	FoldName             // the line of a Fold that is always shown
	Mark                 // a sign of the sprite; To is its id
	Action               // a button of the program; To is the action. Pages have none
	Figure               // a picture with a Caption
	Caption              //
	Image                // To is the address
	Table                // a table; its rows
	Row                  //
	HeadCell             //
	Cell                 //
	Drawing              // a small picture that the words beside it say, of Strokes; To is its view box
	Stroke               // To is the path as SVG has it
	Live                 // a line that is read out when it changes
)

// tags are the elements of HTML for the kinds; a Heading's is h and a number.
var tags = [...]string{Words: "", Span: "span", Strong: "b", Name: "bdi", Raised: "sup", Heading: "h", Para: "p", Block: "div", Article: "article", Section: "section",
	Bullets: "ul", Numbered: "ol", Item: "li", Quote: "q", Time: "time", Link: "a", Outward: "a", Fold: "details", FoldName: "summary",
	Mark: "svg", Action: "button", Figure: "figure", Caption: "figcaption", Image: "img", Table: "table", Row: "tr", HeadCell: "th", Cell: "td", Drawing: "svg", Stroke: "path", Live: "p"}

// Node is one piece of a text. Its own words come before those of its kids.
type Node struct {
	Kind  Kind
	Depth uint8    // of a Heading: 0, 1, 2
	Own   bool     // the words are the record's and run in a direction of their own
	Lang  string   // of the words, BCP 47; "" for that of the page
	Class string   // how it looks: class names of the style sheet
	Text  string   // its words
	To    string   // what it leads to, see Kind
	Attr  []string // further attributes, names and values in turn
	Kids  []*Node
}

// Tag is the element of HTML for a node whose title is a heading of level top. A time
// without a machine form is a part of a line.
func (n *Node) Tag(top int) string {
	switch {
	case n.Kind == Heading:
		return "h" + string(rune('0'+top+int(n.Depth)))
	case n.Kind == Time && n.To == "":
		return tags[Span]
	}
	return tags[n.Kind]
}

// El makes a node of other nodes.
//
//go:noinline
func El(k Kind, class string, kids ...*Node) *Node { return &Node{Kind: k, Class: class, Kids: kids} }

// Say makes a node of words. Without words it is nil.
//
//go:noinline
func Say(k Kind, class, text string) *Node {
	if text == "" {
		return nil
	}
	return &Node{Kind: k, Class: class, Text: text}
}

// T is running text.
//
//go:noinline
func T(text string) *Node { return Say(Words, "", text) }

// Head is a heading of a depth; what follows the title stands in the same line.
//
//go:noinline
func Head(depth uint8, text string, kids ...*Node) *Node {
	return &Node{Kind: Heading, Depth: depth, Text: text, Kids: kids}
}

// To makes a node that leads somewhere: a Link, an Outward link, an Action, a Mark, a
// Time.
//
//go:noinline
func To(k Kind, class, to string, kids ...*Node) *Node {
	return &Node{Kind: k, Class: class, To: to, Kids: kids}
}

// In says that the words of a node are the record's, in a language, "" for that of
// the page.
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

// Add adds kids to a node.
//
//go:noinline
func (n *Node) Add(kids ...*Node) { n.Kids = append(n.Kids, kids...) }

// Named gives a node a name for screen readers.
func (n *Node) Named(label string) *Node { return n.With("aria-label", label) }

// Event is the address of an event's page from the root of the site.
//
//go:noinline
func Event(id string) string { return "event/" + id + "/" }

// Actor is the address of an actor's page from the root of the site.
//
//go:noinline
func Actor(id string) string { return "actor/" + id + "/" }

// Leads is what the program does at a link to a page of the record: "event:x" for
// "event/x/". It is "" for every other address.
func Leads(to string) string {
	kind, rest, _ := strings.Cut(to, "/")
	if id, ok := strings.CutSuffix(rest, "/"); ok && (kind == "event" || kind == "actor") {
		return kind + ":" + id
	}
	return ""
}
