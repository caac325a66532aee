package dataset

import (
	"slices"

	"parley/data/codebook"
	"parley/data/edtf"
)

// Contact is how two actors were in contact in an event.
type Contact struct {
	Form codebook.Form
	// Through lists, for the first and the second actor, who took part for it, in
	// the order of the record: nobody when the actor is a person or was there itself
	// without naming anybody.
	Through [2][]ActorRef
}

// Contacts answers which events were contacts of two actors, as known on a day. It
// is the one place where this is decided: package codebook has the rules, by type,
// mode, status and roles; here they meet who acts for whom. A state or body is in
// contact through whoever acts for it in the event, or surely holds an office in it
// or is its head, envoy or voice at the time. Whoever acts for both is in contact
// with neither.
type Contacts struct {
	l    *Ledger
	ties [][]tie // of each actor: for whom it acts by a relation
	// Actor a may be in contact in the events list[ends[a-1]:ends[a]], in order.
	list []EventRef
	ends []int32
}

// tie is a relation by which an actor acts for another, as an office.
type tie struct {
	to   ActorRef
	held Office
}

// newContacts prepares the contacts of a ledger's dataset.
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

// index files every event that may be a contact under all who may be present in it
// on any day, counting first.
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

// eachPresent calls file once for every event that may be a contact and every actor
// that may be present in it.
func (x *Contacts) eachPresent(file func(ActorRef, EventRef)) {
	seen := make([]EventRef, len(x.l.d.Actors)) // the last event filed, plus one
	var stack []ActorRef
	for i := range x.l.d.Events {
		e := EventRef(i)
		if _, ok := codebook.ContactIn(x.l.d.Events[i].Type, x.l.d.Events[i].Mode); !ok {
			continue
		}
		push := func(a ActorRef) {
			if a >= 0 && seen[a] != e+1 {
				seen[a] = e + 1
				stack = append(stack, a)
				file(a, e)
			}
		}
		for _, p := range x.l.EverWho(e) {
			push(p.Actor)
			push(p.For)
		}
		for len(stack) > 0 {
			a := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			x.eachWhole(a, push)
		}
	}
}

// eachWhole calls yield for what an actor may ever act for, one step up.
func (x *Contacts) eachWhole(a ActorRef, yield func(ActorRef)) {
	actor := &x.l.d.Actors[a]
	if actor.Kind == codebook.State {
		return
	}
	yield(actor.PartOf)
	for i := range actor.Roles {
		yield(actor.Roles[i].Of)
		yield(actor.Roles[i].For)
	}
	for i := range x.ties[a] {
		yield(x.ties[a][i].to)
	}
}

// Of lists the events in which an actor may have been in contact with anybody: ask
// In about each. The slice is the index's own.
func (x *Contacts) Of(a ActorRef) []EventRef { return x.list[x.ends[a]:x.ends[a+1]] }

// Between lists the contacts of two actors as known on a day, in order of time.
func (x *Contacts) Between(a, b ActorRef, day Day) []EventRef {
	var out []EventRef
	other := x.Of(b)
	for _, e := range x.Of(a) {
		i, ok := slices.BinarySearch(other, e)
		if other = other[i:]; !ok {
			continue
		}
		if _, ok := x.In(e, a, b, day); ok {
			out = append(out, e)
		}
	}
	x.l.SortByDate(out, day)
	return out
}

// In is how two actors were in contact in an event as known on a day, or false when
// the event is no contact of theirs.
func (x *Contacts) In(e EventRef, a, b ActorRef, day Day) (Contact, bool) {
	ev := &x.l.d.Events[e]
	rule, ok := codebook.ContactIn(ev.Type, ev.Mode)
	if !ok || a == b {
		return Contact{}, false
	}
	st, ok := x.l.At(e, day)
	if !ok || !st.Status.Held() || st.Standing.Against() {
		return Contact{}, false
	}
	who := x.l.Who(e, day)
	if slices.ContainsFunc(who, func(p Part) bool { return rule.Without.Has(p.Role) }) {
		return Contact{}, false
	}
	c := Contact{Form: rule.Form}
	if st.Where >= 0 {
		c.Form = rule.FormAt(x.l.d.Places[st.Where].Kind)
	}
	sides := [2][]Part{x.side(rule, who, a, b, st.When), x.side(rule, who, b, a, st.When)}
	if !meet(rule, sides[0], sides[1]) {
		return Contact{}, false
	}
	for i, self := range [2]ActorRef{a, b} {
		for _, p := range sides[i] {
			if p.Actor != self && !slices.Contains(c.Through[i], p.Actor) {
				c.Through[i] = append(c.Through[i], p.Actor)
			}
		}
	}
	return c, true
}

// meet reports whether somebody of one side was in contact with somebody of the
// other.
func meet(rule *codebook.ContactRule, one, two []Part) bool {
	for _, p := range one {
		for _, q := range two {
			if p.Actor != q.Actor && rule.Pairs(p.Role, q.Role) {
				return true
			}
		}
	}
	return false
}

// side lists the parts that stand for an actor in an event and not for the other.
func (x *Contacts) side(rule *codebook.ContactRule, who []Part, a, other ActorRef, when edtf.Date) []Part {
	var out []Part
	for _, p := range who {
		if !rule.Side.Has(p.Role) && !rule.Other.Has(p.Role) || rule.HostInPerson && p.Role == codebook.RoleHost && !x.person(p.Actor) {
			continue
		}
		if x.standsFor(p, a, when) && !x.standsFor(p, other, when) {
			out = append(out, p)
		}
	}
	return out
}

func (x *Contacts) person(a ActorRef) bool {
	k := x.l.d.Actors[a].Kind
	return k == codebook.Person || k == codebook.Unnamed
}

// standsFor reports whether one of the parts in an event is that of an actor: its
// own, or that of somebody who acts for it there. Nobody is present through others
// who is a person.
func (x *Contacts) standsFor(p Part, a ActorRef, when edtf.Date) bool {
	switch {
	case p.Actor == a:
		return true
	case x.person(a):
		return false
	case p.For < 0:
		return x.actsFor(p.Actor, a, when, 0)
	case p.For == a || x.actsFor(p.For, a, when, 0):
		return true
	}
	// Acting for one whole, out of an office in a part of it.
	return x.actsFor(a, p.For, when, 0) && x.actsFor(p.Actor, a, when, 0)
}

// actsFor reports whether an actor acts for a body at a time: it is part of it, or
// surely holds an office in it or is tied to it so, over any number of steps. For a
// state only its government acts.
func (x *Contacts) actsFor(a, body ActorRef, when edtf.Date, hops int) bool {
	actor := &x.l.d.Actors[a]
	if hops > maxHops || actor.Kind == codebook.State || hops == 0 && x.l.d.Actors[body].Kind == codebook.State && !x.l.d.governs(a) {
		return false
	}
	up := func(b ActorRef) bool { return b >= 0 && (b == body || x.actsFor(b, body, when, hops+1)) }
	if up(actor.PartOf) {
		return true
	}
	for i := range actor.Roles {
		if o := &actor.Roles[i]; (up(o.Of) || up(o.For)) && o.heldThrough(when) {
			return true
		}
	}
	for i := range x.ties[a] {
		if t := &x.ties[a][i]; up(t.to) && t.held.heldThrough(when) {
			return true
		}
	}
	return false
}

// heldThrough reports whether an office was surely held on the first and the last
// day that a date may mean, as far as it has such.
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
