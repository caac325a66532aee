package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/chronicle"
	"parley/app/facts"
	"parley/app/query"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/edtf"
)

// mostReceipts is how many events behind a fact are listed: almost always all of
// them. mostNotable is how many events of the window have a fact of theirs shown.
const (
	mostReceipts = 40
	mostNotable  = 36
)

// reader computes facts; it is made when the first are asked for.
func (n *panel) reader() *facts.Reader {
	if n.facts == nil {
		n.facts = facts.New(n.p.m.D, n.p.m.Ledger, n.p.w)
	}
	return n.facts
}

// inRecord is the short list "In this record" under an event, an actor or a
// pair. Each line opens the events it rests on.
func (n *panel) inRecord(list []facts.Fact) []app.UI {
	if len(list) == 0 {
		return nil
	}
	return []app.UI{h("section.facts-here", nil,
		h("h3.h3", nil, text(n.p.w.Say("facts.in-record"))),
		h("ul.facts", nil, each(list, func(_ int, f facts.Fact) app.UI { return h("li", nil, n.fact(&f)) })...))}
}

// fact is a sentence that opens the events it counts, and beside it what the record's
// own words say.
func (n *panel) fact(f *facts.Fact) app.UI {
	p := n.p
	shown := f.Events[:min(len(f.Events), mostReceipts)]
	rows := each(shown, func(_ int, e dataset.EventRef) app.UI {
		when := p.m.Result.When(e)
		if st, ok := p.m.Ledger.At(e, p.m.On()); ok {
			when = st.When
		}
		return h("li", nil, h("time", at{"datetime", chronicle.Machine(when)}, text(p.w.ShortDate(when))), text(" "), n.eventLink(p.m.D.Events[e].ID, n.title(e)))
	})
	body := []app.UI{h("summary", nil, text(f.Text)), h("ol.links.contacts", nil, rows...)}
	if len(shown) < len(f.Events) {
		body = append(body, n.factLink(f))
	}
	return h("div", nil, append([]app.UI{h("details", nil, body...)}, each(f.Says, func(_ int, s facts.Said) app.UI {
		return h("p.src", at{"dir", "auto"}, text(p.w.Say("facts.says", s.Who, s.Text)))
	})...)...)
}

// factLink leads to the list that holds the events of a fact and says how many more
// it has: all events of the fact's actors, or of everybody, in a window around them.
func (n *panel) factLink(f *facts.Fact) app.UI {
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
	counts := "events?" + s.Fragment()
	return h("p.src", nil, h("a", at{"href", "#" + s.Fragment(), "data-count", counts}, text(p.w.Say(key, p.w.Count("count.events", all.CountIn(s.From, s.To)), p.w.Window(s.From, s.To)))))
}

// dayIn is the date of something within a window that is named beside it: without the
// year only where that window has but one.
func (p *Page) dayIn(d edtf.Date, from, to edtf.Instant) string {
	y1, _, _ := from.Civil()
	if y2, _, _ := (to - 1).Civil(); y1 != y2 || d.Earliest < from || d.Latest > to {
		return p.w.ShortDate(d)
	}
	return p.w.DayMonth(d)
}

// factsPane shows the facts of the window, and of what is chosen in it.
func (n *panel) factsPane() []app.UI {
	p := n.p
	out := append(n.paneHead("facts"), h("p.when", nil, h("b", nil, text(p.w.Window(p.m.From, p.m.To)))))
	list := n.reader().Window(p.m.From, p.m.To, p.m.On())
	if len(list) == 0 {
		return append(out, h("p.sum", nil, text(p.w.Say("facts.none"))))
	}
	out = append(out, n.inRecord(list)...)
	var notable []app.UI
	for e := range p.m.Result.InTime {
		if !p.m.Result.InWindow(e, p.m.From, p.m.To) || len(notable) >= mostNotable {
			continue
		}
		if list := n.reader().Event(e, p.m.On()); len(list) > 0 {
			notable = append(notable, h("li", nil, h("time.off", at{"datetime", chronicle.Machine(p.m.Result.When(e))}, text(p.dayIn(p.m.Result.When(e), p.m.From, p.m.To))), n.fact(&list[0])))
		}
	}
	if len(notable) > 0 {
		out = append(out, h("h3.h3.rule", nil, text(p.w.Say("facts.by-event"))), h("ul.facts.dated", nil, notable...))
	}
	return out
}
