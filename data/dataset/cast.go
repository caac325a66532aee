package dataset

import (
	"slices"
	"strings"

	"parley/data/codebook"
)

// WhoOn lists who took part in an event as it was given on a day: where a later
// change of "who" tells who it was before, as ids with commas between, only these.
// Whoever was named then and is not any more counts as an actor. The slice is the
// event's own when nothing differs.
func (d *Dataset) WhoOn(e *Event, day Day) []Part {
	was, ok := earlier(e, "who", day)
	if !ok || was == "" {
		return e.Who
	}
	var out []Part
	for _, id := range strings.Split(was, ",") {
		a := d.ActorByID(ActorID(strings.TrimSpace(id)))
		if a < 0 {
			return e.Who // in other words than ids
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

// castOn is an event with those who took part in it as it was given on a day: e
// itself where these are the same.
func (d *Dataset) castOn(e *Event, day Day) *Event {
	who := d.WhoOn(e, day)
	if slices.Equal(who, e.Who) {
		return e
	}
	out := *e
	out.Who = who
	return &out
}

// cast is who took part in an event as it was given before a day.
type cast struct {
	event  EventRef
	before Day
	who    []Part
}

// addCasts notes the former participants of an event. Hardly any has some.
func (l *Ledger) addCasts(ref EventRef) {
	e := &l.d.Events[ref]
	for i := range e.History {
		day := publicDay(e.History[i].At)
		if e.History[i].Field != "who" || day <= e.Known {
			continue
		}
		who := l.d.WhoOn(e, day-1)
		if n := len(l.casts); n > 0 && l.casts[n-1].event == ref && slices.Equal(l.casts[n-1].who, who) {
			l.casts[n-1].before = day
		} else {
			l.casts = append(l.casts, cast{ref, day, who})
		}
	}
	for n := len(l.casts) - 1; n >= 0 && l.casts[n].event == ref && slices.Equal(l.casts[n].who, e.Who); n-- {
		l.casts = l.casts[:n] // as it is now
	}
}

// castsOf are the former participants of an event, oldest first.
func (l *Ledger) castsOf(e EventRef) []cast {
	i, _ := slices.BinarySearchFunc(l.casts, e, func(c cast, e EventRef) int { return int(c.event - e) })
	k := i
	for k < len(l.casts) && l.casts[k].event == e {
		k++
	}
	return l.casts[i:k]
}

// Who lists who took part in an event as it was given on a day, like WhoOn, at the
// cost of a look-up. The slice is the record's own. It does not allocate.
func (l *Ledger) Who(e EventRef, day Day) []Part {
	for _, c := range l.castsOf(e) {
		if day < c.before {
			return c.who
		}
	}
	return l.d.Events[e].Who
}

// Read is how an event stood on a day and who took part in it, and whether it read
// as it does now: title, place, participants and, because what is told with
// hindsight goes with it, status. An event that was not known yet reads as now.
func (l *Ledger) Read(e EventRef, day Day) (st State, who []Part, as bool) {
	ev := &l.d.Events[e]
	who = l.Who(e, day)
	list := l.states(e)
	for i := len(list) - 1; i >= 0; i-- {
		if n := &list[i]; n.from <= day {
			as = n.status == ev.Status && n.title < 0 && n.where == ev.Where && slices.Equal(who, ev.Who)
			return l.state(e, n), who, as
		}
	}
	return State{}, who, true
}

// EverWho lists all who took part in an event as it was given on any day, those of
// the present first. It is what an index of the record by actor is made from.
func (l *Ledger) EverWho(e EventRef) []Part {
	out := l.d.Events[e].Who
	for _, c := range l.castsOf(e) {
		for _, p := range c.who {
			if !slices.Contains(out, p) {
				out = append(out[:len(out):len(out)], p)
			}
		}
	}
	return out
}

// Recast calls yield for every event in which, as it was given on a day, others
// took part than now, in the order of the dataset. It costs what such events there
// are, not what events there are.
func (l *Ledger) Recast(day Day) func(yield func(EventRef) bool) {
	return func(yield func(EventRef) bool) {
		last := EventRef(None)
		for _, c := range l.casts {
			if c.event != last && day < c.before {
				last = c.event
				if !slices.Equal(c.who, l.d.Events[c.event].Who) && !yield(c.event) {
					return
				}
			}
		}
	}
}

// Cast numbers the participants of the whole record as given on a day: between two
// days with the same number nobody joined an event or left it.
func (l *Ledger) Cast(day Day) (n int) {
	for _, c := range l.casts {
		if c.before <= day {
			n++
		}
	}
	return n
}

// CastOn is the record with the participants of every event as given on a day, and
// nothing else changed: refs stay. It is the record itself where none differ, else
// it costs a copy of all events.
func (l *Ledger) CastOn(day Day) *Dataset {
	out := l.d
	for e := range l.Recast(day) {
		if out == l.d {
			c := *l.d
			c.Events = slices.Clone(l.d.Events)
			out = &c
		}
		out.Events[e].Who = l.Who(e, day)
	}
	return out
}
