// Package article writes the sections of text of a record: each section, on a page and in the
// panel of the program, is one function that fills a list of package doc. Nothing here depends
// on HTML or the program. Sections that only pages have are in files named page_*: their words
// are not in the program's catalogue.
package article

import (
	"parley/app/chronicle"
	"parley/app/doc"
	"parley/app/view"
	"parley/app/words"
	"parley/data/codebook"
	"parley/data/dataset"
)

// Writer writes about one record. It is made with New.
type Writer struct {
	book *chronicle.Book
	d    *dataset.Dataset
	w    *words.Words

	number func(dataset.SourceRef) int      // see Numbered; nil for a text without notes
	notes  func(*chronicle.Claim) *doc.Node // the numbers of a claim's notes; nil as number is

	On    dataset.Day // the text is told as known on it
	Whole bool        // nothing is left out or folded: a page of its own
	All   bool        // no row of a group is left out
	// Count returns the value of data-count for a number: its unit, and the edited state of the
	// program that holds what it counts; nil for a text without such values.
	Count func(unit string, edit func(*view.State)) string
}

// New makes a writer with the words of a book.
func New(b *chronicle.Book) *Writer {
	return &Writer{book: b, d: b.Dataset(), w: b.Words(), On: dataset.LatestDay}
}

// owned marks a node as a text of the record: its own, or that of its first kid.
func (w *Writer) owned(n *doc.Node) *doc.Node {
	if n == nil {
		return nil
	}
	text := n.Text
	if text == "" && len(n.Kids) > 0 && n.Kids[0] != nil {
		text = n.Kids[0].Text
	}
	return n.In(w.w.Foreign(w.d.LangOf(text)))
}

// counted returns the value of data-count for one or more units, or "".
func (w *Writer) counted(edit func(*view.State), units ...string) string {
	if w.Count == nil {
		return ""
	}
	out := ""
	for _, u := range units {
		out = joined(" ", out, w.Count(u, edit))
	}
	return out
}

// joined joins two texts, or is the one that is not empty.
func joined(sep, a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + sep + b
}

// said words the date of a statement, as a part of a line; nil for none.
func said(t chronicle.When) *doc.Node {
	if t.Short == "" {
		return nil
	}
	return doc.To(doc.Time, "said", t.Machine, doc.T(t.Short))
}

// mood returns the class of a title, by the status of the event.
func mood(st codebook.Status) string {
	switch {
	case st.Off():
		return "is-off"
	case st.Expected():
		return "is-soon"
	}
	return ""
}

// eventLink leads to an event; without an id it is nil.
func (w *Writer) eventLink(id dataset.EventID, title string) *doc.Node {
	if id == "" {
		return nil
	}
	return w.owned(doc.To(doc.Link, "", doc.Event(string(id)), doc.T(title)))
}

// name returns a name, as a link if it is an actor of the record.
func (w *Writer) name(n chronicle.Name) *doc.Node {
	class := ""
	if n.Unnamed {
		class = "unnamed"
	}
	inner := w.owned(doc.Say(doc.Strong, class, n.Text))
	if n.ID == "" || inner == nil {
		return inner
	}
	return doc.To(doc.Link, "", doc.Actor(string(n.ID)), inner)
}

// outward returns a link to another site, or plain words where the record has no address
// that may stand in a link.
func outward(url, text string) *doc.Node {
	if !chronicle.Outward(url) {
		return doc.T(text)
	}
	return doc.To(doc.Outward, "", url, doc.T(text))
}

// named returns a name within a line, with its language if that is another.
func (w *Writer) named(text string) *doc.Node {
	n := doc.Say(doc.Name, "", text)
	if lang := w.w.Foreign(w.d.LangOf(text)); n != nil && lang != "" {
		n.Lang = lang
	}
	return n
}

// from is outward for the name of a publisher, with its language if that is another.
func (w *Writer) from(url, name string) *doc.Node {
	n := outward(url, name)
	switch lang := w.w.Foreign(w.d.LangOf(name)); {
	case lang == "":
	case n.Kind == doc.Words:
		return w.named(name)
	default:
		n.Lang = lang
	}
	return n
}

// section returns a part with a heading; id is what an address of its page can name.
func section(id string, heading *doc.Node, kids ...*doc.Node) *doc.Node {
	return doc.El(doc.Section, "", append([]*doc.Node{heading}, kids...)...).With("id", id)
}
