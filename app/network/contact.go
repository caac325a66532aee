package network

import (
	"parley/data/dataset"
	"parley/data/sorts"
)

// Met is an actor whom another one was in contact with.
type Met struct {
	Actor  dataset.ActorRef
	Events []dataset.EventRef // their contacts, by date
}

// Last returns the latest contact.
func (m *Met) Last() dataset.EventRef { return m.Events[len(m.Events)-1] }

// Meetings lists the contacts of each actor, as known on a day.
//
// A state or body is listed as a contact of a person only if both took part in their
// own names; otherwise the persons who acted for it are listed. States and bodies list
// one another.
type Meetings [][]Met

// NewMeetings collects the contacts of a whole record as known on day.
func NewMeetings(l *dataset.Ledger, day dataset.Day) Meetings {
	g := gatherer{l: l, day: day, at: map[[2]dataset.ActorRef]int{}}
	for e := range l.Dataset().Events {
		g.read(dataset.EventRef(e), dataset.None)
	}
	return g.meetings()
}

// Partners lists the contacts of one actor as known on day, in the order of the actors.
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

// InContact reports whether an actor was in contact with anyone in an event, as known
// on a day.
func InContact(l *dataset.Ledger, e dataset.EventRef, a dataset.ActorRef, day dataset.Day) bool {
	var m dataset.Encounter
	met := false
	if l.Contacts().Read(e, day, &m) {
		m.Pairs(a, func(_, _ dataset.ActorRef) { met = true })
	}
	return met
}

// Within keeps the contacts whose events pass show, sorted by number of events, then
// in the order of the actors.
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

// gatherer groups contacts by pair.
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
	self   bool // in at least one of them both took part in their own names
}

// read adds one event to the pairs that were in contact in it: those of the actor
// only, or all if it is None.
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

// meetings lists the pairs under each of their actors.
func (g *gatherer) meetings() Meetings {
	d := g.l.Dataset()
	out := make(Meetings, len(d.Actors))
	body := func(a dataset.ActorRef) bool { return !d.Actors[a].Kind.InPerson() }
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
