package article

import (
	"parley/app/chronicle"
	"parley/app/doc"
	"parley/app/facts"
	"parley/data/dataset"
)

// mostReceipts is the maximum number of events listed behind a fact: almost always all.
const mostReceipts = 40

// Facts returns the short list "In this record". Each line opens the events it counts; more
// leads to the list of them all where these are too many.
func (w *Writer) Facts(list []facts.Fact, more func(*facts.Fact) *doc.Node) *doc.Node {
	if len(list) == 0 {
		return nil
	}
	rows := doc.El(doc.Bullets, "facts")
	for i := range list {
		rows.Add(doc.El(doc.Item, "", w.Fact(&list[i], more)))
	}
	out := section("", doc.Head(1, w.w.Say("facts.in-record")), rows)
	out.Class = "facts-here"
	return out
}

// Fact returns a sentence that opens the events it counts, beside what claims of the record say
// otherwise.
func (w *Writer) Fact(f *facts.Fact, more func(*facts.Fact) *doc.Node) *doc.Node {
	rows := doc.El(doc.Numbered, "links contacts")
	for _, e := range f.Events[:min(len(f.Events), mostReceipts)] {
		rows.Add(w.dated(e))
	}
	fold := doc.El(doc.Fold, "", doc.Say(doc.FoldName, "", f.Text), rows)
	if len(f.Events) > mostReceipts {
		fold.Add(more(f))
	}
	out := doc.El(doc.Block, "", fold)
	for _, s := range f.Says {
		out.Add(doc.Say(doc.Para, "src", w.w.Say("facts.says", s.Who, s.Text)).In(""))
	}
	return out
}

// dated returns an event as a line of a list: when and what. Its date is plain words: the
// lists are long, and every element of them is alive at once.
func (w *Writer) dated(e dataset.EventRef) *doc.Node {
	row, ok := w.book.Row(e, w.On)
	if !ok {
		return nil
	}
	return doc.El(doc.Item, "", doc.T(row.When.Short+" "), w.eventLink(row.ID, row.Title))
}

// Steps lists events as steps: each with its mark, title, date, evidence and sources.
func (w *Writer) Steps(events []dataset.EventRef) *doc.Node {
	out := doc.El(doc.Numbered, "claims path")
	for _, e := range events {
		if row, ok := w.book.Row(e, w.On); ok {
			out.Add(doc.El(doc.Item, "", doc.To(doc.Mark, "mk "+row.Class+" g", row.Symbol),
				doc.El(doc.Block, "hd", w.eventLink(row.ID, row.Title), doc.To(doc.Time, "", row.When.Machine, doc.T(row.When.Short))),
				doc.Say(doc.Para, "src", joined(" ", row.Evidence+".", w.book.Publishers(e, w.On)))))
		}
	}
	return out
}

// Citations offers citations in every style, each with a button that copies it.
func (w *Writer) Citations(cite func(style string) string) (out []*doc.Node) {
	for _, style := range chronicle.Styles() {
		out = append(out, doc.Head(1, w.w.Say("cite.style-"+style)+" ", doc.To(doc.Action, "tb framed", "copy:cite-"+style, doc.T(w.w.Say("cite.copy")))),
			doc.Say(doc.Para, "src cite", cite(style)).In(""))
	}
	return out
}
