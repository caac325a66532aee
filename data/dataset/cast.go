package dataset

import (
	"slices"
	"strings"

	"parley/data/codebook"
)

// Involves reports whether an actor has one of some parts, in whatever role.
func Involves(who []Part, a ActorRef) bool {
	for i := range who {
		if who[i].Actor == a {
			return true
		}
	}
	return false
}

// Takes reports whether an actor has one of some parts as one who takes part.
func Takes(who []Part, a ActorRef) bool {
	for i := range who {
		if who[i].Actor == a && who[i].Role.Takes() {
			return true
		}
	}
	return false
}

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

// Casts answers who took part in the events of a record as given on a day. Hardly
// any event has had others in it than now: what differs is kept, and a question
// costs a look-up among that. It may be shared once built.
type Casts struct {
	d    *Dataset
	list []cast // by event, then day
}

// cast is who took part in an event as it was given before a day.
type cast struct {
	event  EventRef
	before Day
	who    []Part
}

// NewCasts reads the histories of a sealed dataset.
func NewCasts(d *Dataset) Casts {
	x := Casts{d: d}
	for i := range d.Events {
		if len(d.Events[i].History) > 0 {
			x.add(EventRef(i))
		}
	}
	return x
}

// add notes the former participants of an event.
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
		x.list = x.list[:n-1] // as it is now
	}
}

// of are the former participants of an event, oldest first.
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

// Who lists who took part in an event as it was given on a day. The slice is the
// record's own. It does not allocate.
func (x *Casts) Who(e EventRef, day Day) []Part {
	for _, c := range x.of(e) {
		if day < c.before {
			return c.who
		}
	}
	return x.d.Events[e].Who
}

// recast reports whether others took part in an event, as given on a day, than now.
func (x *Casts) recast(e EventRef, day Day) bool {
	of := x.of(e)
	return len(of) > 0 && day < of[len(of)-1].before
}

// EverWho lists all who took part in an event as it was given on any day, those of
// the present first. It is what an index of the record by actor is made from.
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

// Recast calls yield for every event in which others took part on some day than
// now, in the order of the dataset, with each of its casts: the former ones and the
// present one. It costs what such events there are, not what events there are.
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

// Cast numbers the participants of the whole record as given on a day: between two
// days with the same number nobody joined an event or left it.
func (x *Casts) Cast(day Day) (n int) {
	for _, c := range x.list {
		if c.before <= day {
			n++
		}
	}
	return n
}

// CastOn is the record with the participants of every event as given on a day, and
// nothing else changed: refs stay. It is the record itself where none differ, else
// it costs a copy of all events.
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

// AsNow reports whether an event read on a day as it does now: title, place,
// participants and, because what is written with hindsight goes with it, status. An
// event that was not known yet reads as now.
func (l *Ledger) AsNow(e EventRef, day Day) bool {
	list, ev := l.states(e), &l.d.Events[e]
	for i := len(list) - 1; i >= 0; i-- {
		if n := &list[i]; n.from <= day {
			return n.status == ev.Status && n.title < 0 && n.where == ev.Where && !l.recast(e, day) && ev.WholeOn(day)
		}
	}
	return true
}
