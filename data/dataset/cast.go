package dataset

import (
	"slices"
	"strings"

	"parley/data/codebook"
)

// Involves reports whether an actor is in who, in whatever role.
func Involves(who []Part, a ActorRef) bool {
	for i := range who {
		if who[i].Actor == a {
			return true
		}
	}
	return false
}

// Takes reports whether an actor is in who as a participant (see Role.Takes).
func Takes(who []Part, a ActorRef) bool {
	for i := range who {
		if who[i].Actor == a && who[i].Role.Takes() {
			return true
		}
	}
	return false
}

// WhoOn returns the participants of an event as given on a day. If a later
// change of "who" records the former participants, as ids separated by commas,
// it returns only these; a former participant who has no part now gets the role
// actor. The slice is the event's own if nothing differs.
func (d *Dataset) WhoOn(e *Event, day Day) []Part {
	was, ok := earlier(e, "who", day)
	if !ok || was == "" {
		return e.Who
	}
	var out []Part
	for _, id := range strings.Split(was, ",") {
		a := d.ActorByID(ActorID(strings.TrimSpace(id)))
		if a < 0 {
			return e.Who // not a list of ids
		}
		n := len(out)
		for _, p := range e.Who {
			if p.Actor == a {
				out = append(out, p)
			}
		}
		if len(out) == n {
			out = append(out, Part{Actor: a, Role: codebook.RoleActor, For: None})
		}
	}
	if slices.Equal(out, e.Who) {
		return e.Who
	}
	return out
}

// castOn returns e with the participants known on day, or e itself if they are
// unchanged.
func (d *Dataset) castOn(e *Event, day Day) *Event {
	who := d.WhoOn(e, day)
	if slices.Equal(who, e.Who) {
		return e
	}
	out := *e
	out.Who = who
	return &out
}

// Casts looks up the participants of events as given on a day. Few events ever
// change their participants; only their former lists are kept, and a lookup is
// a binary search among these. A Casts may be shared between goroutines once
// built.
type Casts struct {
	d    *Dataset
	list []cast // by event, then day
}

// cast is the list of participants of an event as given before a day.
type cast struct {
	event  EventRef
	before Day
	who    []Part
}

// NewCasts builds the lookup from the histories of a sealed dataset.
func NewCasts(d *Dataset) Casts {
	x := Casts{d: d}
	for i := range d.Events {
		if len(d.Events[i].History) > 0 {
			x.add(EventRef(i))
		}
	}
	return x
}

// add appends the former participants of an event.
func (x *Casts) add(ref EventRef) {
	e, first := &x.d.Events[ref], len(x.list)
	for i := range e.History {
		day := PublicDay(e.History[i].At)
		if e.History[i].Field != "who" || day <= e.Known {
			continue
		}
		who := x.d.WhoOn(e, day-1)
		if n := len(x.list); n > first && slices.Equal(x.list[n-1].who, who) {
			x.list[n-1].before = day
		} else {
			x.list = append(x.list, cast{ref, day, who})
		}
	}
	for n := len(x.list); n > first && slices.Equal(x.list[n-1].who, e.Who); n-- {
		x.list = x.list[:n-1] // same as the present list
	}
}

// of returns the former lists of participants of an event, oldest first.
func (x *Casts) of(e EventRef) []cast {
	if len(x.list) == 0 {
		return nil
	}
	i, _ := slices.BinarySearchFunc(x.list, e, func(c cast, e EventRef) int { return int(c.event - e) })
	k := i
	for k < len(x.list) && x.list[k].event == e {
		k++
	}
	return x.list[i:k]
}

// Who returns the participants of an event as given on a day. The slice belongs
// to the record. It does not allocate.
func (x *Casts) Who(e EventRef, day Day) []Part {
	for _, c := range x.of(e) {
		if day < c.before {
			return c.who
		}
	}
	return x.d.Events[e].Who
}

// recast reports whether the participants given on a day differ from the
// present ones.
func (x *Casts) recast(e EventRef, day Day) bool {
	of := x.of(e)
	return len(of) > 0 && day < of[len(of)-1].before
}

// EverWho returns every participant that an event had on any day, the present
// ones first. An index of the record by actor is built from it.
func (x *Casts) EverWho(e EventRef) []Part {
	out := x.d.Events[e].Who
	for _, c := range x.of(e) {
		for _, p := range c.who {
			if !slices.Contains(out, p) {
				out = append(out[:len(out):len(out)], p)
			}
		}
	}
	return out
}

// Recast yields every event whose participants changed, in the order of the
// dataset, with each of its lists: the present one, then the former ones.
// O(changed events).
func (x *Casts) Recast(yield func(e EventRef, whos [][]Part) bool) {
	for i := 0; i < len(x.list); {
		e := x.list[i].event
		whos := [][]Part{x.d.Events[e].Who}
		for ; i < len(x.list) && x.list[i].event == e; i++ {
			whos = append(whos, x.list[i].who)
		}
		if !yield(e, whos) {
			return
		}
	}
}

// Cast numbers the participants of the whole record on a day: on two days with
// the same number, every event has the same participants.
func (x *Casts) Cast(day Day) (n int) {
	for _, c := range x.list {
		if c.before <= day {
			n++
		}
	}
	return n
}

// CastOn returns the record with the participants of every event as given on a
// day and nothing else changed; refs are kept. It returns the record itself if
// none differ, otherwise it copies all events.
func (x *Casts) CastOn(day Day) *Dataset {
	out := x.d
	for i := range x.list {
		e := x.list[i].event
		if who := x.Who(e, day); !slices.Equal(who, out.Events[e].Who) {
			if out == x.d {
				c := *x.d
				c.Events = slices.Clone(x.d.Events)
				out = &c
			}
			out.Events[e].Who = who
		}
	}
	return out
}

// AsNow reports whether an event had its present title, place and participants
// on a day, and, as text written with hindsight depends on it, its present
// status. It is true for an event that was not known yet.
func (l *Ledger) AsNow(e EventRef, day Day) bool {
	list, ev := l.states(e), &l.d.Events[e]
	for i := len(list) - 1; i >= 0; i-- {
		if n := &list[i]; n.from <= day {
			return n.status == ev.Status && n.title < 0 && n.where == ev.Where && !l.recast(e, day) && ev.WholeOn(day)
		}
	}
	return true
}
