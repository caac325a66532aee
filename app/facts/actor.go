package facts

import (
	"strconv"

	"parley/data/dataset"
	"parley/data/edtf"
)

// ordinal is "second" to "twelfth", then "number 13".
func (r *Reader) ordinal(n int) string {
	if n <= mostSpelt {
		return r.w.Say("facts.ordinal-" + strconv.Itoa(n))
	}
	return r.w.Say("facts.number", r.w.Number(n))
}

func yearText(y int64) string { return strconv.FormatInt(y, 10) }

// Pair tells how often two actors were in touch, when last, and when they were
// silent for longest, up to asOf.
func (r *Reader) Pair(a, b dataset.ActorRef, on, asOf dataset.Day) []Fact {
	actors := []dataset.ActorRef{a, b}
	var out []Fact
	for _, kind := range [...]contact{meeting, call} {
		list := r.contacts(a, b, kind, on)
		if len(list) == 0 {
			continue
		}
		first, last := list[0], list[len(list)-1]
		text := r.w.Count("facts.count-"+contactCodes[kind], len(list))
		if len(list) > 1 {
			text = r.w.Say("facts.from-to", text, r.day(first, on), r.day(last, on))
		} else {
			text = r.w.Say("facts.on", text, r.day(first, on))
		}
		out = append(out, Fact{Text: text, Events: list, Actors: actors})
	}
	return append(out, r.silence(r.contacts(a, b, none, on), actors, on, asOf)...)
}

// silence tells the longest time between two contacts, and the time since the
// last.
func (r *Reader) silence(list []dataset.EventRef, actors []dataset.ActorRef, on, asOf dataset.Day) []Fact {
	var out []Fact
	if a, b, days := r.longest(list, on); days > shortQuiet {
		key := "facts.longest-silence"
		if len(actors) == 1 {
			key = "facts.quiet"
		}
		out = append(out, Fact{Text: r.w.Say(key, r.apart(a, b, on), r.day(a, on), r.day(b, on)), Events: []dataset.EventRef{a, b}, Actors: actors})
	}
	if len(list) == 0 {
		return out
	}
	last := list[len(list)-1]
	when, _ := r.held(last, on)
	if since := int(asOf - dataset.LastDay(when)); since > 0 && asOf != dataset.LatestDay {
		span := r.w.Duration(edtf.FromDay(int64(dataset.LastDay(when))).Earliest, edtf.FromDay(int64(asOf)).Earliest)
		key := "facts.last-pair"
		if len(actors) == 1 {
			key = "facts.last-contact"
		}
		out = append(out, Fact{Text: r.w.Say(key, r.day(last, on), span), Events: []dataset.EventRef{last}, Actors: actors})
	}
	return out
}

// Silence is the longest time that two actors were without a call or meeting, as
// known on a day: the two events between which it lies, or nil where Pair tells of
// none.
func (r *Reader) Silence(a, b dataset.ActorRef, on dataset.Day) []dataset.EventRef {
	from, to, days := r.longest(r.contacts(a, b, none, on), on)
	if days <= shortQuiet {
		return nil
	}
	return []dataset.EventRef{from, to}
}

// longest is the longest time without an event in a list: from the last day of the
// one that ends last so far to the first of the next, where their order is sure.
func (r *Reader) longest(list []dataset.EventRef, on dataset.Day) (from, to dataset.EventRef, days int) {
	reach := 0 // the event that ends last so far
	for i := 1; i < len(list); i++ {
		x, _ := r.held(list[reach], on)
		y, _ := r.held(list[i], on)
		if n := r.days(list[reach], list[i], on); n > days && order(x, y) < 0 {
			from, to, days = list[reach], list[i], n
		}
		if dataset.LastDay(y) >= dataset.LastDay(x) {
			reach = i
		}
	}
	return from, to, days
}

// Actor tells in how much of the record an actor takes part, with whom most
// often, in which month most, and the longest time without an event.
func (r *Reader) Actor(a dataset.ActorRef, on, asOf dataset.Day) []Fact {
	self := []dataset.ActorRef{a}
	var list []dataset.EventRef
	with := make([]int, len(r.d.Actors))
	for _, e := range r.byActor[a] {
		if _, ok := r.held(e, on); !ok || !r.takes(e, a, on) {
			continue
		}
		list = append(list, e)
		who := r.l.Who(e, on)
		for k, p := range who {
			if p.Actor == a || !p.Role.Takes() || r.home[p.Actor] == r.home[a] || r.contactOf(e, on) == none ||
				dataset.Takes(who[:k], p.Actor) {
				continue
			}
			with[p.Actor]++ // once, in whatever parts
		}
	}
	list = r.inOrder(list, on)
	best, sole := most(with)
	if len(list) == 0 {
		return nil
	}
	out := []Fact{{Text: r.w.Say("facts.took-part", r.w.Count("count.events", len(list)), r.day(list[0], on), r.day(list[len(list)-1], on)), Events: list, Actors: self}}
	if sole && with[best] > 1 {
		out = append(out, Fact{Text: r.w.Count("facts.most-with", with[best], r.name(best)), Events: r.contacts(a, best, none, on), Actors: []dataset.ActorRef{a, best}})
	}
	if f, ok := r.busiest(list, on); ok {
		f.Actors = self
		out = append(out, f)
	}
	return append(out, r.silence(list, self, on, asOf)...)
}

// most is the actor with the largest number, and whether no other has as large a
// one.
func most(counts []int) (best dataset.ActorRef, sole bool) {
	for a, n := range counts {
		switch {
		case n > counts[best]:
			best, sole = dataset.ActorRef(a), true
		case n == counts[best] && dataset.ActorRef(a) != best:
			sole = false
		}
	}
	return best, sole
}

// busiest names the month with most events of a list of five or more, if there is
// one alone.
func (r *Reader) busiest(list []dataset.EventRef, on dataset.Day) (Fact, bool) {
	const few = 5
	type month struct {
		y int64
		m int
	}
	in := map[month][]dataset.EventRef{}
	var top month
	sole := false
	for _, e := range list {
		when, _ := r.held(e, on)
		y, m, _ := when.Earliest.Civil()
		if y2, m2, _ := (when.Latest - 1).Civil(); !when.Earliest.Finite() || y2 != y || m2 != m {
			continue // of which month is not sure
		}
		k := month{y, m}
		in[k] = append(in[k], e)
		switch {
		case len(in[k]) > len(in[top]) || k == top:
			top, sole = k, true
		case len(in[k]) == len(in[top]):
			sole = false
		}
	}
	if len(list) < few || len(in[top]) < 2 || !sole {
		return Fact{}, false
	}
	from := edtf.FromCivil(top.y, top.m, 1)
	name := r.w.Window(from, from+edtf.Instant(edtf.DaysInMonth(top.y, top.m))*edtf.DaySeconds)
	return Fact{Text: r.w.Say("facts.busiest", name, r.w.Count("count.events", len(in[top]))), Events: in[top]}, true
}
