package article

import (
	"parley/app/chronicle"
	"parley/app/doc"
)

// ClaimLine returns a claim in one line of a chronology: who, what it does, the words, and
// the numbers of its notes.
func (w *Writer) ClaimLine(c *chronicle.Claim) *doc.Node {
	li := doc.El(doc.Item, "", append(w.claimWords(c), w.numbers(c, ", "))...)
	if c.Against {
		li.Class = "ag"
	}
	return li
}

// claimWords returns the speaker, the stance and the words of a claim, in one line.
func (w *Writer) claimWords(c *chronicle.Claim) []*doc.Node {
	var out []*doc.Node
	for i, n := range c.Speakers {
		if i > 0 {
			out = append(out, doc.T(w.w.Comma()))
		}
		out = append(out, w.owned(doc.Say(doc.Strong, "", n.Text)))
	}
	verb := " " + c.Predicate()
	if !c.Bare {
		verb += ":"
	}
	out = append(out, doc.T(verb))
	if c.Quote != "" {
		out = append(out, doc.T(" "), w.quote(c.Quote, c.Lang))
	}
	if c.Text != "" {
		out = append(out, doc.T(" "), w.isolated(c.Text))
	}
	return out
}

// isolated returns a text of the record within a line: kept apart where its language is
// another than the page's.
func (w *Writer) isolated(text string) *doc.Node {
	if n := w.owned(doc.Say(doc.Name, "", text)); n != nil && n.Lang != "" {
		return n
	}
	return doc.T(text)
}

// Update returns a feed entry of an event: what changed, its status, what happened, what was
// said and the standing of it. line is a summary: type, participants and place.
func (w *Writer) Update(e *chronicle.Entry, changes []string, line string, claims []chronicle.Claim) []*doc.Node {
	var out []*doc.Node
	for _, c := range changes {
		out = append(out, doc.Say(doc.Para, "", c))
	}
	out = append(out, doc.El(doc.Para, "", doc.Say(doc.Strong, "", e.When.Words), doc.T(before(" · ", e.Life)+before(" · ", line))))
	for _, t := range e.Text {
		out = append(out, doc.Say(doc.Para, "", t))
	}
	list := doc.El(doc.Bullets, "")
	for i := range claims {
		c := &claims[i]
		list.Add(doc.El(doc.Item, "", append(append(append(w.claimWords(c), doc.T(" (")), w.read(c)...), doc.T(")"))...))
	}
	out = append(out, filled(list))
	if e.Evidence != "" {
		out = append(out, doc.El(doc.Para, "", doc.Say(doc.Strong, "", e.Evidence+"."), doc.T(" "+e.Reason)))
	}
	return out
}
