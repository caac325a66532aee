package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/chronicle"
	"parley/app/doc"
	"parley/app/facts"
	"parley/app/query"
	"parley/app/view"
	"parley/data/edtf"
)

// mostNotable is the maximum number of events of the window with a fact shown.
const mostNotable = 36

// reader computes facts; it is made when the first are asked for.
func (n *panel) reader() *facts.Reader {
	if n.facts == nil {
		n.facts = facts.New(n.p.m.D, n.p.m.Ledger, n.p.w)
	}
	return n.facts
}

// inRecord returns the short list "In this record" under an event, an actor or a
// pair. Each line opens the events it rests on.
func (n *panel) inRecord(list []facts.Fact) []app.UI {
	return n.show(n.writer().Facts(list, n.factLink))
}

// factLink leads to the list that holds the events of a fact and says how many more
// it has: all events of the fact's actors, or of everybody, in a window around them.
func (n *panel) factLink(f *facts.Fact) *doc.Node {
	p := n.p
	s := view.State{View: view.List, On: p.m.State.On, From: p.m.From, To: p.m.To}
	for _, e := range f.Events {
		from, to := p.spanOf(e)
		s.From, s.To = min(s.From, from), max(s.To, to)
	}
	key, filter := "facts.time", query.Filter{On: s.On, Actors: f.Actors}
	for _, a := range f.Actors {
		key, s.Actors = "facts.query", append(s.Actors, p.m.D.Actors[a].ID)
	}
	var all query.Result
	p.m.Index.Run(filter, &all)
	line := p.w.Say(key, p.w.Count("count.events", all.CountIn(s.From, s.To)), p.w.Window(s.From, s.To))
	return doc.El(doc.Para, "src", doc.To(doc.Link, "", "#"+s.Fragment(), doc.T(line)).With("data-count", "events?"+s.Fragment()))
}

// dayIn returns the date of something within a window that is named beside it: without the
// year only where that window has but one.
func (p *Page) dayIn(d edtf.Date, from, to edtf.Instant) string {
	y1, _, _ := from.Civil()
	if y2, _, _ := (to - 1).Civil(); y1 != y2 || d.Earliest < from || d.Latest > to {
		return p.w.ShortDate(d)
	}
	return p.w.DayMonth(d)
}

// factsPane shows the facts of the window and of the selection.
func (n *panel) factsPane() []app.UI {
	p := n.p
	out := append(n.paneHead("facts"), h("p.when", nil, h("b", nil, text(p.w.Window(p.m.From, p.m.To)))))
	list := n.reader().Window(p.m.From, p.m.To, p.m.On())
	if len(list) == 0 {
		return append(out, h("p.sum", nil, text(p.w.Say("facts.none"))))
	}
	out = append(out, n.inRecord(list)...)
	w, notable := n.writer(), doc.El(doc.Bullets, "facts dated")
	for e := range p.m.Result.InTime {
		if !p.m.Result.InWindow(e, p.m.From, p.m.To) || len(notable.Kids) >= mostNotable {
			continue
		}
		if list := n.reader().Event(e, p.m.On()); len(list) > 0 {
			when := p.m.Result.When(e)
			notable.Add(doc.El(doc.Item, "", doc.To(doc.Time, "off", chronicle.Machine(when), doc.T(p.dayIn(when, p.m.From, p.m.To))), w.Fact(&list[0], n.factLink)))
		}
	}
	if len(notable.Kids) == 0 {
		return out
	}
	head := doc.Head(1, p.w.Say("facts.by-event"))
	head.Class = "rule"
	return append(out, n.show(head, notable)...)
}
