package facts

import (
	"strconv"

	"parley/app/network"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// ordinal returns "second" to "twelfth", then "number 13".
func (r *Reader) ordinal(n int) string {
	if n <= mostSpelt {
		return r.w.Say("facts.ordinal-" + strconv.Itoa(n))
	}
	return r.w.Say("facts.number", r.w.Number(n))
}

// Pair lists how often two actors were in contact, the last time, and their longest silence,
// up to asOf.
func (r *Reader) Pair(a, b dataset.ActorRef, on, asOf dataset.Day) []Fact {
	actors := []dataset.ActorRef{a, b}
	var out []Fact
	all := r.contacts(a, b, codebook.NoForm, on)
	for _, form := range [...]codebook.Form{codebook.Meeting, codebook.Call, codebook.Talks, codebook.Agreement} {
		list := r.contacts(a, b, form, on)
		if len(list) == 0 {
			continue
		}
		text := r.fromTo("facts.counted-", "facts.count-"+form.Code(), list, on)
		out = append(out, Fact{Text: text, Says: r.otherwise(list, form, on), Events: list, Actors: r.openly(list, actors, on)})
	}
	return append(out, r.silence(all, r.openly(all, actors, on), "facts.longest-silence", "facts.last-pair", on, asOf)...)
}

// openly returns actors if each of them takes part in all the events, otherwise nil: only
// then does the filter by them find these events.
func (r *Reader) openly(list []dataset.EventRef, actors []dataset.ActorRef, on dataset.Day) []dataset.ActorRef {
	for _, e := range list {
		for _, a := range actors {
			if !r.takes(e, a, on) {
				return nil
			}
		}
	}
	return actors
}

// otherwise lists the texts of the record that number one of the contacts differently from
// its position in its year, by date.
func (r *Reader) otherwise(list []dataset.EventRef, form codebook.Form, on dataset.Day) []Said {
	var out []Said
	nth, last := 0, int64(0)
	for _, e := range list {
		when, _ := r.held(e, on)
		if y, _, _ := when.Earliest.Civil(); y != last {
			nth, last = 0, y
		}
		nth++
		for _, s := range r.said(e, form, on) {
			if s.nth > 1 && s.nth != nth {
				out = append(out, Said{Who: r.w.Say("facts.said-on", s.Who, r.day(e, on)), Text: s.Text})
			}
		}
	}
	return out
}

// fromTo counts some events, and states their first start and their last end, as far as the
// record has them, and how many events lack either.
func (r *Reader) fromTo(key, counted string, list []dataset.EventRef, on dataset.Day) string {
	first, last := edtf.Date{}, edtf.Date{}
	open := 0
	for _, e := range list {
		when, _ := r.held(e, on)
		if !when.Earliest.Finite() || !when.Latest.Finite() {
			open++
		}
		start, end := when, when
		if when.Shape == edtf.Interval {
			start, end = when.Ends()
		}
		if start.Earliest.Finite() && !start.IsZero() && (first.IsZero() || start.Earliest < first.Earliest) {
			first = start
		}
		if end.Earliest.Finite() && end.Latest.Finite() && !end.IsZero() && (last.IsZero() || end.Latest > last.Latest) {
			last = end
		}
	}
	switch {
	case first.IsZero():
		key += "undated"
	case last.IsZero():
		key += "since"
	case last == first:
		key += "on"
	default:
		key += "from-to"
	}
	text := r.w.Say(key, r.w.For(key, 0).Count(counted, len(list)), r.w.For(key, 1).Date(first), r.w.For(key, 2).Date(last))
	if open > 0 {
		text = r.w.Count("facts.open", open, text)
	}
	return text
}

// silence states the longest time between two contacts, and the time since the last.
func (r *Reader) silence(list []dataset.EventRef, actors []dataset.ActorRef, quiet, since string, on, asOf dataset.Day) []Fact {
	var out []Fact
	if a, b, days := r.longest(list, on); days > shortQuiet {
		out = append(out, Fact{Text: r.w.Say(quiet, r.as(quiet, 0).apart(a, b, on), r.as(quiet, 1).day(a, on), r.as(quiet, 2).day(b, on)), Events: []dataset.EventRef{a, b}, Actors: actors})
	}
	if len(list) == 0 {
		return out
	}
	last := list[len(list)-1]
	when, _ := r.held(last, on)
	if dataset.LastDay(when) < asOf && asOf != dataset.LatestDay {
		span := r.w.For(since, 1).Duration(edtf.FromDay(int64(dataset.LastDay(when))).Earliest, edtf.FromDay(int64(asOf)).Earliest)
		out = append(out, Fact{Text: r.w.Say(since, r.as(since, 0).day(last, on), span), Events: []dataset.EventRef{last}, Actors: actors})
	}
	return out
}

// Silence returns the two events around the longest time without contact between two actors,
// as known on a day, or nil if Pair lists none.
func (r *Reader) Silence(a, b dataset.ActorRef, on dataset.Day) []dataset.EventRef {
	from, to, days := r.longest(r.contacts(a, b, codebook.NoForm, on), on)
	if days <= shortQuiet {
		return nil
	}
	return []dataset.EventRef{from, to}
}

// longest returns the longest time in days without an event in a list: from the last day of
// the event that ends last so far to the first day of the next, if their order is sure.
func (r *Reader) longest(list []dataset.EventRef, on dataset.Day) (from, to dataset.EventRef, days int) {
	reach := 0 // index of the event that ends last so far
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

// Actor lists how many events an actor takes part in, its most frequent contact, its busiest
// month and its longest time without an event.
func (r *Reader) Actor(a dataset.ActorRef, on, asOf dataset.Day) []Fact {
	self := []dataset.ActorRef{a}
	var list []dataset.EventRef
	for _, e := range r.byActor[a] {
		if _, ok := r.held(e, on); ok && r.takes(e, a, on) {
			list = append(list, e)
		}
	}
	if len(list) == 0 {
		return nil
	}
	list = r.inOrder(list, on)
	out := []Fact{{Text: r.fromTo("facts.took-part-", "count.events", list, on), Events: list, Actors: self}}
	if m, ok := r.mostWith(a, on); ok {
		out = append(out, Fact{Text: r.w.Count("facts.most-with", len(m.Events), r.name(m.Actor)), Events: m.Events, Actors: r.openly(m.Events, []dataset.ActorRef{a, m.Actor}, on)})
	}
	if f, ok := r.busiest(list, on); ok {
		f.Actors = self
		out = append(out, f)
	}
	return append(out, r.silence(list, self, "facts.quiet", "facts.last-contact", on, asOf)...)
}

// mostWith returns the most frequent contact of an actor in other delegations, if it is
// unique and had more than one contact: a person for a person, a body for a body.
func (r *Reader) mostWith(a dataset.ActorRef, on dataset.Day) (best network.Met, ok bool) {
	for _, m := range network.Partners(r.l, a, on) {
		if r.home[m.Actor] == r.home[a] || r.d.Actors[m.Actor].Kind.InPerson() != r.d.Actors[a].Kind.InPerson() || len(m.Events) < len(best.Events) {
			continue
		}
		ok = len(m.Events) > len(best.Events)
		best = m
	}
	return best, ok && len(best.Events) > 1
}

// busiest states the month with the most events of a list of five or more, if it is unique.
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
			continue // its month is not sure
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
	name := r.w.For("facts.busiest", 0).Window(from, from+edtf.Instant(edtf.DaysInMonth(top.y, top.m))*edtf.DaySeconds)
	return Fact{Text: r.w.Say("facts.busiest", name, r.w.For("facts.busiest", 1).Count("count.events", len(in[top]))), Events: in[top]}, true
}
