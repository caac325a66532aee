package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"
	"parley/app/chronicle"

	"parley/app/facts"
	"parley/app/view"
	"parley/data/dataset"
)

// fewReceipts is how many events behind a fact are listed.
const fewReceipts = 12

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
	return []app.UI{
		h("h3.h3", nil, text(n.p.w.Say("facts.in-record"))),
		h("ul.facts", nil, each(list, func(_ int, f facts.Fact) app.UI { return h("li", nil, n.fact(&f)) })...),
	}
}

// fact is a sentence that opens the events behind it and the list of all events of
// its actors, and beside it what the record's own words say.
func (n *panel) fact(f *facts.Fact) app.UI {
	p := n.p
	shown := f.Events[:min(len(f.Events), fewReceipts)]
	rows := each(shown, func(_ int, e dataset.EventRef) app.UI {
		when := p.m.Result.When(e)
		if st, ok := p.m.Ledger.At(e, p.m.On()); ok {
			when = st.When
		}
		return h("li", nil, h("time", at{"datetime", chronicle.Machine(when)}, text(p.w.ShortDate(when))), text(" "), n.eventLink(p.m.D.Events[e].ID, n.title(e)))
	})
	body := []app.UI{h("summary", nil, text(f.Text)), h("ol.links.contacts", nil, rows...)}
	if len(shown) < len(f.Events) || len(f.Actors) > 0 {
		body = append(body, h("p.src", nil, h("a", at{"href", n.factQuery(f)}, text(n.queryText(f)))))
	}
	return h("div", nil, append([]app.UI{h("details", nil, body...)}, each(f.Says, func(_ int, s facts.Said) app.UI {
		return h("p.src", at{"dir", "auto"}, text(p.w.Say("facts.says", s.Who, s.Text)))
	})...)...)
}

// queryText names the list that factQuery leads to: of some actors, or of a time.
func (n *panel) queryText(f *facts.Fact) string {
	key := "facts.query"
	if len(f.Actors) == 0 {
		key = "facts.time"
	}
	return n.p.w.Say(key, n.p.w.Count("count.events", len(f.Events)))
}

// factQuery is the address of the list that a fact was read from: all events of
// its actors, in a window that holds its receipts.
func (n *panel) factQuery(f *facts.Fact) string {
	s := n.p.m.State
	s.View, s.Event, s.Actor, s.Other, s.Actors = view.List, "", "", "", nil
	from, to := n.p.m.From, n.p.m.To
	for _, e := range f.Events {
		a, b := n.p.spanOf(e)
		from, to = min(from, a), max(to, b)
	}
	s.From, s.To = from, to
	for _, a := range f.Actors {
		s.Actors = append(s.Actors, n.p.m.D.Actors[a].ID)
	}
	return "#" + s.Fragment()
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
		if !p.m.Result.InWindow(e, p.m.From, p.m.To) || len(notable) >= 3*fewReceipts {
			continue
		}
		if list := n.reader().Event(e, p.m.On()); len(list) > 0 {
			notable = append(notable, h("li", nil, h("time.off", at{"datetime", chronicle.Machine(p.m.Result.When(e))}, text(p.w.DayMonth(p.m.Result.When(e)))), n.fact(&list[0])))
		}
	}
	if len(notable) > 0 {
		out = append(out, h("h3.h3.rule", nil, text(p.w.Say("facts.by-event"))), h("ul.facts.dated", nil, notable...))
	}
	return out
}
