package article

import (
	"parley/app/chronicle"
	"parley/app/doc"
)

// correction returns an entry of the corrections log: when, of which event, what, and where
// that was read.
func (w *Writer) correction(c *chronicle.Correction) []*doc.Node {
	out := []*doc.Node{doc.To(doc.Time, "", c.When.Machine, doc.T(c.When.Words)), doc.T(w.w.Colon())}
	if c.Event != "" {
		out = append(out, w.eventLink(c.Event, c.Title), doc.T(". "))
	}
	out = append(out, doc.T(c.Text))
	if c.Note != "" {
		out = append(out, doc.T(" "), w.owned(doc.Say(doc.Span, "", c.Note)))
	}
	if c.Source >= 0 {
		out = append(out, doc.T(" "), doc.El(doc.Span, "src", w.from(w.d.Sources[c.Source].URL, w.d.Publisher(c.Source))))
	}
	return out
}
