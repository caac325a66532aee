package article

import (
	"strconv"

	"parley/app/chronicle"
	"parley/app/doc"
	"parley/app/promise"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Reading returns the top of a text about several records: its as-of day and its title.
func (w *Writer) Reading(title string, asOf dataset.Day) []*doc.Node {
	return []*doc.Node{doc.Say(doc.Para, "kick", w.w.Say("pane.as-of", w.w.For("pane.as-of", 0).Weekday(edtf.FromDay(int64(asOf))))), doc.Head(0, title)}
}

// few is the maximum number of rows of a group in a text that is not Whole.
const few = 8

// Promises lists what was announced, threatened or demanded with a date, by outcome. Past ones
// are cut to a few rows, unless the text is Whole.
func (w *Writer) Promises(items []promise.Item) []*doc.Node {
	out := []*doc.Node{doc.Say(doc.Para, "sum", promise.Summary(items, w.w))}
	reach := promise.Reach(items)
	if len(items) > 0 {
		out = append(out, doc.Say(doc.Para, "quiet", w.w.Count("promise.drawn", reach)))
	}
	for g := range promise.Group(promise.GroupCount) {
		var rows []*doc.Node
		for i := range items {
			if items[i].Outcome.Group() == g {
				rows = append(rows, w.promise(&items[i], reach))
			}
		}
		most := few
		if g == promise.StillOpen {
			most = len(rows)
		}
		out = append(out, w.group(w.w.Say("pane.group-"+g.Code()), rows, most))
	}
	return out
}

// group returns a list under a heading with its length; rows beyond most are folded, unless the
// text is Whole or shows All. It is nil for no rows.
func (w *Writer) group(name string, rows []*doc.Node, most int) *doc.Node {
	if len(rows) == 0 {
		return nil
	}
	total := w.w.Number(len(rows))
	head := doc.Head(1, name+" ", doc.Say(doc.Span, "n", total))
	head.Class = "rule"
	if w.Whole || w.All || len(rows) <= most {
		return section("", head, doc.El(doc.Numbered, "claims flat", rows...))
	}
	return section("", head, doc.El(doc.Numbered, "claims flat", rows[:most]...),
		doc.El(doc.Para, "", doc.To(doc.Action, "tb framed", "all", doc.T(w.w.Say("pane.show-all", total)))))
}

// promise returns one row: title, outcome, changes of the date, what set it and what responded
// to it.
func (w *Writer) promise(it *promise.Item, reach int) *doc.Node {
	e := &w.d.Events[it.Event]
	known, _ := w.book.Row(it.Event, w.On)
	left := it.Time(w.w)
	if it.Outcome == promise.Postponed || it.Outcome.Group() == promise.Over {
		left = it.Line(w.w)
	}
	title := w.owned(doc.To(doc.Link, mood(it.Status), doc.Event(string(e.ID)), doc.Say(doc.Strong, "", it.Title)))
	row := doc.El(doc.Item, "", doc.To(doc.Mark, "mk "+chronicle.Class(w.d.Quad(e))+" g", chronicle.Symbol(w.d, e, it.Status, known.Standing)),
		doc.El(doc.Block, "hd", title, doc.Say(doc.Strong, "left", left)),
		doc.El(doc.Para, "gist", doc.T(w.w.Say("pane.kind-"+it.Kind.Code())+w.w.Comma()), doc.To(doc.Time, "", chronicle.Machine(it.When), doc.T(w.w.Weekday(it.When)))))
	move := it.Move(w.w)
	row.Add(bar(it, reach, chronicle.Class(w.d.Quad(e))), doc.Say(doc.Para, "src", it.Said(w.d, w.w)),
		w.fold("src", w.w.Say("pane.course"), doc.Say(doc.Para, "src", move), w.Events(it.SetByWords(w.w), it.SetBy),
			w.Events(w.w.Say("pane.about"), it.About), w.Events(w.w.Say("pane.answered"), it.Answers)))
	return row
}

// bar draws when a promise was set, moved and ended; the row says the same in words.
func bar(it *promise.Item, reach int, class string) *doc.Node {
	out := doc.To(doc.Drawing, "slip due "+class, "0 0 "+strconv.Itoa(promise.BarWide)+" "+strconv.Itoa(promise.BarHigh))
	for _, s := range it.Bar(reach) {
		out.Add(doc.To(doc.Stroke, s.Class, s.D))
	}
	return out
}

// fold returns a part that is shown on request, open if the text is Whole; nil if it is empty.
func (w *Writer) fold(class, name string, kids ...*doc.Node) *doc.Node {
	out := doc.El(doc.Fold, class, doc.Say(doc.FoldName, "", name))
	for _, k := range kids {
		if k != nil {
			out.Add(k)
		}
	}
	if len(out.Kids) == 1 {
		return nil
	}
	if w.Whole {
		out.With("open", "open")
	}
	return out
}

// named is the maximum number of events that a line names; it counts the rest.
const named = 4

// Events returns a line of links to events after a few words; nil without any. It names
// some of many, unless the text is Whole or shows All.
func (w *Writer) Events(words string, list []dataset.EventRef) *doc.Node {
	if len(list) == 0 {
		return nil
	}
	out := doc.Say(doc.Para, "src", words+" ")
	for i, e := range list {
		if i == named && len(list) > named+1 && !w.Whole && !w.All {
			out.Add(doc.T(" " + w.w.Say("list.more", "", w.w.Number(len(list)-i))))
			break
		}
		if i > 0 {
			out.Add(doc.T(w.w.Semicolon()))
		}
		out.Add(w.eventLink(w.d.Events[e].ID, w.title(e)))
	}
	return out
}

// title returns the title of an event as known on the day of the text.
func (w *Writer) title(e dataset.EventRef) string {
	if _, title := w.book.Titled(e, w.On); title != "" {
		return title
	}
	return w.d.Events[e].Title
}
