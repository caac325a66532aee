package article

import (
	"strconv"

	"parley/app/chronicle"
	"parley/app/doc"
	"parley/data/dataset"
)

// Numbered gives the claims of a page the numbers of its notes: number is that of a
// source, 0 for none. All that a claim names are among the notes.
func (w *Writer) Numbered(number func(dataset.SourceRef) int) {
	w.number = number
	w.notes = func(c *chronicle.Claim) *doc.Node {
		out := w.numbers(c, "")
		for _, r := range c.Read {
			number(r.Source)
		}
		if out == nil {
			out = doc.El(doc.Raised, "")
		}
		out.Add(doc.To(doc.Link, "", "#"+c.Members[0].Anchor, doc.T("#")).Named(w.w.Say("claim.link")))
		return out
	}
}

// numbers returns the numbers of a claim's notes, with a mark between them.
func (w *Writer) numbers(c *chronicle.Claim, mark string) *doc.Node {
	if w.number == nil {
		return nil
	}
	out := doc.El(doc.Raised, "")
	for _, ref := range c.Notes() {
		if n := strconv.Itoa(w.number(ref)); n != "0" {
			if len(out.Kids) > 0 {
				out.Add(doc.T(mark))
			}
			out.Add(doc.To(doc.Link, "", "#n"+n, doc.T(n)))
		}
	}
	return filled(out)
}
