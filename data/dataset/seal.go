package dataset

import (
	"cmp"
	"slices"

	"parley/data/codebook"
	"parley/data/sorts"
)

// Seal prepares a freshly read dataset for use. It sorts the events (see
// inOrder) and each history by day; updates every EventRef; fills what a claim
// inherits from the event in which it was said, and a missing status; and
// derives Claim.Known, Event.Known and Event.Standing. It is deterministic and
// idempotent.
//
// Every ref must be None or a position in its slice.
func Seal(d *Dataset) {
	d.fillSayings()
	d.sortEvents()
	for i := range d.Events {
		e := &d.Events[i]
		if e.Status == codebook.NoStatus {
			e.Status = impliedStatus(e, d.AsOfDay())
		}
		sorts.Stable(e.History, func(a, b Change) int { return cmp.Compare(PublicDay(a.At), PublicDay(b.At)) })
	}
	d.inheritAll()
	for i := range d.Events {
		d.deriveKnown(&d.Events[i])
	}
	var r Reason
	for i := range d.Events {
		d.assess(&d.Events[i], LatestDay, d.Events[i].Status, &r)
		d.Events[i].Standing = r.Standing
	}
}

// fillSayings gives all claims without a Saying the same empty one.
func (d *Dataset) fillSayings() {
	empty := &Saying{}
	for i := range d.Events {
		for k := range d.Events[i].Claims {
			if c := &d.Events[i].Claims[k]; c.Saying == nil {
				c.Saying = empty
			}
		}
	}
}

// deriveKnown sets Known of an event and of its claims.
func (d *Dataset) deriveKnown(e *Event) {
	e.Known = LatestDay
	for k := range e.Claims {
		e.Claims[k].Known = d.KnownDay(e, &e.Claims[k])
		e.Known = min(e.Known, e.Claims[k].Known)
	}
	if len(e.Claims) == 0 {
		e.Known = d.ownDay(e)
	}
}

// impliedStatus derives a missing status from the date: happened if it is over,
// ongoing for an interval that has started, planned if it is in the future,
// otherwise unknown.
func impliedStatus(e *Event, asOf Day) codebook.Status {
	first, last := FirstDay(e.When), LastDay(e.When)
	switch {
	case last <= asOf && last != LatestDay:
		return codebook.Happened
	case first > asOf:
		return codebook.Planned
	case isInterval(e.When):
		return codebook.Ongoing
	}
	return codebook.Unknown
}

// inheritAll fills claims from the events in which they were said, and repeats
// this as long as one such event inherits from another.
func (d *Dataset) inheritAll() {
	for changed, pass := true, 0; changed && pass < maxHops; pass++ {
		changed = false
		for i := range d.Events {
			for k := range d.Events[i].Claims {
				if c := &d.Events[i].Claims[k]; c.SaidIn >= 0 {
					was := *c
					d.inherit(c)
					changed = changed || was.By != c.By || was.For != c.For || was.Via != c.Via || was.Source != c.Source ||
						was.CitedFrom != c.CitedFrom || len(was.To) != len(c.To)
				}
			}
		}
	}
}

// inherit fills the missing fields of a claim that was said in an event: the
// speaker (the event's speaker, else its first actor), for whom and how it was
// said, to whom (the recipients of an event of an Addressed type, unless the
// speaker is one of them), and the source.
func (d *Dataset) inherit(c *Claim) {
	e := &d.Events[c.SaidIn]
	if c.By < 0 {
		speaker := speakerOf(e)
		c.By, c.For = speaker.Actor, firstRef(c.For, speaker.For)
	}
	if to := recipientsOf(e); e.Type.Addressed() && len(c.To) == 0 && len(to) > 0 && !slices.Contains(to, c.By) {
		c.Edit().To = to
	}
	for k := range e.Claims {
		own := &e.Claims[k]
		if own.By == c.By && own.By >= 0 {
			c.For = firstRef(c.For, own.For)
			if c.Via == codebook.NoVia {
				c.Via = own.Via
			}
		}
		if c.Source < 0 && own.Source >= 0 {
			c.Source, c.CitedFrom = own.Source, firstRef(c.CitedFrom, own.CitedFrom)
		}
	}
}

func firstRef[T ~int32](a, b T) T {
	if a >= 0 {
		return a
	}
	return b
}

// speakerOf returns the part of the speaker of an event, else its first actor.
func speakerOf(e *Event) Part {
	for _, role := range [...]codebook.Role{codebook.RoleSpeaker, codebook.RoleActor} {
		for _, p := range e.Who {
			if p.Role == role {
				return p
			}
		}
	}
	return Part{Actor: None, For: None}
}

func recipientsOf(e *Event) []ActorRef {
	var to []ActorRef
	for _, p := range e.Who {
		if p.Role == codebook.RoleRecipient {
			to = append(to, p.Actor)
		}
	}
	return to
}

// sortEvents sorts the events and updates all refs.
func (d *Dataset) sortEvents() {
	order := inOrder(d)
	sorted := make([]Event, len(order))
	moved := make([]EventRef, len(order))
	for to, from := range order {
		sorted[to], moved[from] = d.Events[from], EventRef(to)
	}
	d.Events = sorted
	d.moveRefs(moved)
}

// moveRefs replaces every ref to an event r by moved[r]. Links, steps and
// corrections of events that moved to None are dropped.
func (d *Dataset) moveRefs(moved []EventRef) {
	move := func(r *EventRef) {
		if *r >= 0 {
			*r = moved[*r]
		}
	}
	for i := range d.Events {
		e := &d.Events[i]
		for k := range e.Claims {
			move(&e.Claims[k].SaidIn)
		}
		for k := range e.Links {
			move(&e.Links[k].To)
		}
		e.Links = slices.DeleteFunc(e.Links, func(l Link) bool { return l.To < 0 })
		for k := range e.History {
			move(&e.History[k].Claim)
		}
	}
	gone := func(r EventRef) bool { return r >= 0 && moved[r] < 0 }
	d.Corrections = slices.DeleteFunc(d.Corrections, func(c Correction) bool { return gone(c.Event) })
	for i := range d.Corrections {
		move(&d.Corrections[i].Event)
	}
	d.Steps = slices.DeleteFunc(d.Steps, func(s Step) bool { return gone(s.Event) })
	for i := range d.Steps {
		move(&d.Steps[i].Event)
	}
}
