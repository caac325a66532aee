package network

import (
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/sorts"
)

// Met is an actor with whom another was in contact.
type Met struct {
	Actor  dataset.ActorRef
	Events []dataset.EventRef // their contacts, in order of time
}

// Last is the newest contact.
func (m *Met) Last() dataset.EventRef { return m.Events[len(m.Events)-1] }

// Meetings lists with whom each actor was in contact, as known on a day.
//
// A state or body is named among those whom a person met only where both had a part
// in their own names; else the persons through whom it met are named. States and
// bodies name one another.
type Meetings [][]Met

// NewMeetings gathers the contacts of a whole record.
func NewMeetings(l *dataset.Ledger, day dataset.Day) Meetings {
	g := gatherer{l: l, day: day, at: map[[2]dataset.ActorRef]int{}}
	for e := range l.Dataset().Events {
		g.read(dataset.EventRef(e), dataset.None)
	}
	return g.meetings()
}

// Partners lists with whom one actor was in contact, in the order of the actors.
func Partners(l *dataset.Ledger, a dataset.ActorRef, day dataset.Day) []Met {
	g := gatherer{l: l, day: day, at: map[[2]dataset.ActorRef]int{}}
	for _, e := range l.Contacts().Of(a) {
		g.read(e, a)
	}
	if len(g.pairs) == 0 {
		return nil
	}
	return g.meetings()[a]
}

// InContact reports whether an actor was in contact with anybody in an event, as
// known on a day.
func InContact(l *dataset.Ledger, e dataset.EventRef, a dataset.ActorRef, day dataset.Day) bool {
	var m dataset.Encounter
	met := false
	if l.Contacts().Read(e, day, &m) {
		m.Pairs(a, func(_, _ dataset.ActorRef) { met = true })
	}
	return met
}

// Within keeps the contacts that show lets through, those with most of them first,
// then in the order of the actors.
func Within(all []Met, show func(dataset.EventRef) bool) []Met {
	var out []Met
	for _, m := range all {
		var events []dataset.EventRef
		for _, e := range m.Events {
			if show(e) {
				events = append(events, e)
			}
		}
		if len(events) > 0 {
			out = append(out, Met{m.Actor, events})
		}
	}
	sorts.Stable(out, func(x, y Met) int { return len(y.Events) - len(x.Events) })
	return out
}

// gatherer files contacts under their pairs.
type gatherer struct {
	l     *dataset.Ledger
	day   dataset.Day
	m     dataset.Encounter
	at    map[[2]dataset.ActorRef]int
	pairs []contactPair
}

// contactPair is two actors with their contacts.
type contactPair struct {
	of     [2]dataset.ActorRef
	events []dataset.EventRef
	self   bool // in one of them both had a part in their own names
}

// read files one event under the pairs that were in contact in it, of one actor or,
// with None, of all.
func (g *gatherer) read(e dataset.EventRef, only dataset.ActorRef) {
	if !g.l.Contacts().Read(e, g.day, &g.m) {
		return
	}
	g.m.Pairs(only, func(a, b dataset.ActorRef) {
		key := [2]dataset.ActorRef{min(a, b), max(a, b)}
		i, ok := g.at[key]
		if !ok {
			i = len(g.pairs)
			g.at[key] = i
			g.pairs = append(g.pairs, contactPair{of: key})
		}
		p := &g.pairs[i]
		p.events = append(p.events, e)
		p.self = p.self || g.m.InPerson(a) && g.m.InPerson(b)
	})
}

// meetings lists the pairs that are named under each of their actors.
func (g *gatherer) meetings() Meetings {
	d := g.l.Dataset()
	out := make(Meetings, len(d.Actors))
	body := func(a dataset.ActorRef) bool {
		k := d.Actors[a].Kind
		return k != codebook.Person && k != codebook.Unnamed
	}
	for i := range g.pairs {
		p := &g.pairs[i]
		if !p.self && !(body(p.of[0]) && body(p.of[1])) {
			continue
		}
		g.l.SortByDate(p.events, g.day)
		for k, a := range p.of {
			out[a] = append(out[a], Met{p.of[1-k], p.events})
		}
	}
	for _, list := range out {
		sorts.Stable(list, func(x, y Met) int { return int(x.Actor - y.Actor) })
	}
	return out
}
