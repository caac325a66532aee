package facts

import (
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Window lists what a period holds: its number of events, compared with the period of the same
// length before it if the record begins early enough, its busiest day, its longest silence,
// and its most frequent pair.
func (r *Reader) Window(from, to edtf.Instant, on dataset.Day) []Fact {
	list := r.within(from, to, on)
	if len(list) == 0 {
		return nil
	}
	window := func(key string) string { return r.w.For(key, 0).Window(from, to) }
	out := []Fact{{Text: r.against(window, len(list), from-(to-from), from, on), Events: list}}
	for _, find := range [...]func([]dataset.EventRef, func(string) string, dataset.Day) (Fact, bool){r.busiestDay, r.quiet, r.mostTogether} {
		if f, ok := find(list, window, on); ok {
			out = append(out, f)
		}
	}
	return out
}

// against states how many events a period holds, and how many more or fewer than another
// period, unless that begins before the record.
func (r *Reader) against(window func(string) string, n int, from, to edtf.Instant, on dataset.Day) string {
	count := r.w.Say("facts.window", window("facts.window"), r.w.For("facts.window", 1).Count("count.events", n))
	if len(r.within(edtf.Past, from, on)) == 0 {
		return count
	}
	key, by := "facts.window-same", n-len(r.within(from, to, on))
	switch {
	case by > 0:
		key = "facts.window-more"
	case by < 0:
		key, by = "facts.window-fewer", -by
	}
	return r.w.Say("facts.window-against", count, r.w.Count(key, by))
}

// within lists the events that had happened and surely lie in a period, by date.
func (r *Reader) within(from, to edtf.Instant, on dataset.Day) []dataset.EventRef {
	var out []dataset.EventRef
	for i := range r.d.Events {
		e := dataset.EventRef(i)
		if when, ok := r.held(e, on); ok && r.d.Events[i].Type != codebook.Period && when.Earliest >= from && when.Latest <= to {
			out = append(out, e)
		}
	}
	return r.inOrder(out, on)
}

// busiestDay states the day with the most events, if it has at least three and is unique.
func (r *Reader) busiestDay(list []dataset.EventRef, window func(string) string, on dataset.Day) (Fact, bool) {
	by := map[dataset.Day][]dataset.EventRef{}
	var best dataset.Day
	sole := false
	for _, e := range list {
		when, _ := r.held(e, on)
		day := dataset.FirstDay(when)
		if day != dataset.LastDay(when) {
			continue
		}
		by[day] = append(by[day], e)
		switch n := len(by[day]); {
		case n > len(by[best]) || day == best:
			best, sole = day, true
		case n == len(by[best]):
			sole = false
		}
	}
	events := by[best]
	if len(events) < 3 || !sole {
		return Fact{}, false
	}
	return Fact{Text: r.w.Say("facts.busiest-in", window("facts.busiest-in"), r.as("facts.busiest-in", 1).day(events[0], on), r.w.For("facts.busiest-in", 2).Count("count.events", len(events))), Events: events}, true
}

// mostDays is the longest silence stated in days.
const mostDays = 731

// quiet states the longest time without an event in a list: in days, or in years and months
// beyond mostDays.
func (r *Reader) quiet(list []dataset.EventRef, window func(string) string, on dataset.Day) (Fact, bool) {
	a, b, longest := r.longest(list, on)
	if longest < 2 {
		return Fact{}, false
	}
	const key = "facts.quiet-in"
	long := r.w.For(key, 1).Count("span.days", longest)
	if longest > mostDays {
		long = r.as(key, 1).apart(a, b, on)
	}
	return Fact{Text: r.w.Say(key, window(key), long, r.as(key, 2).day(a, on), r.as(key, 3).day(b, on)), Events: []dataset.EventRef{a, b}}, true
}

// mostTogether states the two persons of different delegations with the most contacts, if they
// are unique.
func (r *Reader) mostTogether(list []dataset.EventRef, window func(string) string, on dataset.Day) (Fact, bool) {
	events := map[pair][]dataset.EventRef{}
	var best pair
	sole := false
	for _, e := range list {
		m, ok := r.read(e, on)
		if !ok {
			continue
		}
		m.Pairs(dataset.None, func(a, b dataset.ActorRef) {
			p := pair{min(a, b), max(a, b)}
			if r.home[a] == r.home[b] || r.d.Actors[a].Kind != codebook.Person || r.d.Actors[b].Kind != codebook.Person {
				return
			}
			events[p] = append(events[p], e)
			switch {
			case len(events[p]) > len(events[best]) || p == best:
				best, sole = p, true
			case len(events[p]) == len(events[best]):
				sole = false
			}
		})
	}
	if len(events[best]) < 2 || !sole {
		return Fact{}, false
	}
	return Fact{Text: r.w.Say("facts.together", window("facts.together"), r.name(best.a), r.name(best.b), r.w.For("facts.together", 3).Count("count.times", len(events[best]))),
		Events: events[best], Actors: []dataset.ActorRef{best.a, best.b}}, true
}
