package dataset

import (
	"slices"

	"parley/data/codebook"
	"parley/data/edtf"
)

// Contacts finds the events in which actors were in contact, as known on a day.
// It is the only place where this is decided: package codebook has the rules by
// type, mode, status and roles; Contacts adds who acts for whom. A state or
// body is in contact through whoever acts for it in the event, is part of it,
// certainly holds an office in it, or is its head, envoy or spokesperson at the
// time. An actor that acts for both sides is in contact with neither.
type Contacts struct {
	l    *Ledger
	ties [][]tie // per actor: for whom it acts by a relation
	// Actor a may be in contact in the events list[ends[a]:ends[a+1]], in order.
	list []EventRef
	ends []int32
}

// tie is a relation by which an actor acts for another, with its dates as an
// office.
type tie struct {
	to   ActorRef
	held Office
}

// newContacts builds the index of contacts for a ledger's dataset.
func newContacts(l *Ledger) *Contacts {
	x := &Contacts{l: l, ties: make([][]tie, len(l.d.Actors)), ends: make([]int32, len(l.d.Actors)+1)}
	for i := range l.d.Relations {
		r := &l.d.Relations[i]
		from, to := r.From, r.To
		switch way := r.Kind.ActsFor(); {
		case way == 0 || r.Standing == "possible" || r.Standing == "disputed":
			continue
		case way < 0:
			from, to = to, from
		}
		x.ties[from] = append(x.ties[from], tie{to, Office{Since: r.Since, Until: r.Until, AsOf: r.AsOf}})
	}
	x.index()
	return x
}

// index lists every event that may be a contact under each actor that may be
// present in it on any day, by counting sort.
func (x *Contacts) index() {
	x.eachPresent(func(a ActorRef, _ EventRef) { x.ends[a+1]++ })
	for a := range x.l.d.Actors {
		x.ends[a+1] += x.ends[a]
	}
	x.list = make([]EventRef, x.ends[len(x.l.d.Actors)])
	next := slices.Clone(x.ends)
	x.eachPresent(func(a ActorRef, e EventRef) {
		x.list[next[a]] = e
		next[a]++
	})
}

// eachPresent calls file once for every pair of an event that may be a contact
// and an actor that may be present in it.
func (x *Contacts) eachPresent(file func(ActorRef, EventRef)) {
	var stands []ActorRef
	for i := range x.l.d.Events {
		ev := &x.l.d.Events[i]
		if _, ok := codebook.ContactIn(ev.Type, ev.Mode); !ok {
			continue
		}
		stands = stands[:0]
		for _, p := range x.l.EverWho(EventRef(i)) {
			stands = x.wholes(stands, p.Actor, nil)
			if p.For >= 0 {
				stands = x.wholes(stands, p.For, nil)
			}
		}
		for _, a := range stands {
			file(a, EventRef(i))
		}
	}
}

// Of returns the events in which an actor may have been in contact with anyone;
// Read decides about each. The slice belongs to the index.
func (x *Contacts) Of(a ActorRef) []EventRef { return x.list[x.ends[a]:x.ends[a+1]] }

// Between returns the contacts of two actors as known on a day, in
// chronological order.
func (x *Contacts) Between(a, b ActorRef, day Day) []EventRef {
	var out []EventRef
	var m Encounter
	other := x.Of(b)
	for _, e := range x.Of(a) {
		i, ok := slices.BinarySearch(other, e)
		if other = other[i:]; ok && x.Read(e, day, &m) && m.Met(a, b) {
			out = append(out, e)
		}
	}
	x.l.SortByDate(out, day)
	return out
}

// Read fills m with the actors present in an event as known on a day. It
// returns false if the event was not a contact.
func (x *Contacts) Read(e EventRef, day Day, m *Encounter) bool {
	ev := &x.l.d.Events[e]
	rule, ok := codebook.ContactIn(ev.Type, ev.Mode)
	if !ok {
		return false
	}
	st, ok := x.l.At(e, day)
	if !ok || !st.Status.Held() || st.Standing.Against() {
		return false
	}
	who := x.l.Who(e, day)
	if slices.ContainsFunc(who, func(p Part) bool { return rule.Without.Has(p.Role) }) {
		return false
	}
	m.reset(rule)
	if st.Where >= 0 {
		m.Form = rule.FormAt(x.l.d.Places[st.Where].Kind)
	}
	for _, p := range who {
		if (rule.Side.Has(p.Role) || rule.Other.Has(p.Role)) && (!rule.HostInPerson || p.Role != codebook.RoleHost || x.l.d.Actors[p.Actor].Kind.InPerson()) {
			m.stands = x.stands(m.stands, p, st.When)
			m.add(p)
		}
	}
	return true
}

// stands appends the actors for whom a part stands: the actor itself and the
// bodies for which it acts. If the part names a body in For, only the offices
// within that body count.
func (x *Contacts) stands(dst []ActorRef, p Part, when edtf.Date) []ActorRef {
	n := len(dst)
	dst = x.wholes(dst, p.Actor, &when)
	if p.For >= 0 {
		own := dst[n+1:]
		dst = dst[:n+1]
		for _, a := range own {
			if slices.Contains(x.wholes(nil, a, &when), p.For) {
				dst = append(dst, a)
			}
		}
		for _, a := range x.wholes(nil, p.For, &when) {
			if !slices.Contains(dst[n:], a) {
				dst = append(dst, a)
			}
		}
	}
	keep := n + 1
	for _, a := range dst[keep:] {
		if !x.l.d.Actors[a].Kind.InPerson() {
			dst[keep] = a
			keep++
		}
	}
	return dst[:keep]
}

// wholes appends an actor and everything it acts for at a time, over any number
// of steps, except those already in dst; only the government of a state acts
// for it. A nil time means any time.
func (x *Contacts) wholes(dst []ActorRef, a ActorRef, when *edtf.Date) []ActorRef {
	governs := when == nil || x.l.d.governs(a)
	from := len(dst)
	up := func(b ActorRef) {
		if b >= 0 && !slices.Contains(dst, b) && (governs || x.l.d.Actors[b].Kind != codebook.State) {
			dst = append(dst, b)
		}
	}
	if when != nil || !slices.Contains(dst, a) {
		dst = append(dst, a)
	}
	for i := from; i < len(dst); i++ {
		actor := &x.l.d.Actors[dst[i]]
		if actor.Kind == codebook.State {
			continue
		}
		up(actor.PartOf)
		for k := range actor.Roles {
			if o := &actor.Roles[k]; when == nil || o.heldThrough(*when) {
				up(o.Of)
				up(o.For)
			}
		}
		for k := range x.ties[dst[i]] {
			if t := &x.ties[dst[i]][k]; when == nil || t.held.heldThrough(*when) {
				up(t.to)
			}
		}
	}
	return dst
}

// heldThrough reports whether an office was certainly held on the first and the
// last possible day of a date, as far as these are known.
func (o *Office) heldThrough(when edtf.Date) bool {
	first, last := FirstDay(when), LastDay(when)
	if first == DayNone {
		first = last
	}
	if last == LatestDay || last == DayNone {
		last = first
	}
	return o.surelyHeld(first) && o.surelyHeld(last)
}
