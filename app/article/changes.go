package article

import (
	"parley/app/change"
	"parley/app/chronicle"
	"parley/app/doc"
	"parley/data/edtf"
)

// fewChanges is the maximum number of changes of a kind in a text that does not show All.
const fewChanges = 12

// Changes lists what became known between two days, by kind.
func (w *Writer) Changes(list []change.Change) []*doc.Node {
	if len(list) == 0 {
		return []*doc.Node{doc.Say(doc.Para, "sum", w.w.Say("diff.none"))}
	}
	var out []*doc.Node
	for k := range change.Kind(change.KindCount) {
		var rows []*doc.Node
		for i := range list {
			if list[i].Kind == k {
				rows = append(rows, w.change(&list[i]))
			}
		}
		out = append(out, w.group(w.w.Say("diff.kind-"+k.Code()), rows, fewChanges))
	}
	return out
}

func (w *Writer) change(c *change.Change) *doc.Node {
	e := &w.d.Events[c.Event]
	day := edtf.FromDay(int64(c.Day))
	title := w.owned(doc.To(doc.Link, "", doc.Event(string(e.ID)), doc.Say(doc.Strong, "", c.Now.Title)))
	return doc.El(doc.Item, "", doc.To(doc.Mark, "mk "+chronicle.Class(w.d.Quad(e))+" g", chronicle.Symbol(w.d, e, c.Now.Status, c.Now.Standing)),
		doc.El(doc.Block, "hd", doc.El(doc.Span, "", title), doc.To(doc.Time, "said", day.String(), doc.T(w.w.ShortDate(day)))),
		doc.Say(doc.Para, "gist", c.Line(w.d, w.w)))
}

// Corrections returns the corrections log, newest first; ids are what addresses of its page
// name the entries by, or nil.
func (w *Writer) Corrections(list []chronicle.Correction, ids []string) *doc.Node {
	if len(list) == 0 {
		return doc.Say(doc.Para, "sum", w.w.Say("diff.no-corrections"))
	}
	out := doc.El(doc.Numbered, "links")
	for i := range list {
		row := doc.El(doc.Item, "", w.correction(&list[i])...)
		if ids != nil {
			row.With("id", ids[i])
		}
		out.Add(row)
	}
	return out
}
