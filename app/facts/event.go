package facts

import (
	"strings"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/sorts"
)

// Limits of the facts of an event.
const (
	mostPairs  = 3   // pairs of participants considered
	mostFacts  = 4   // facts per event
	longAgo    = 365 // days without a meeting after which the next one is notable
	fewBefore  = 3   // contacts needed to compare a silence with
	mostSpelt  = 12  // ordinals written in words
	shortQuiet = 14  // days of silence not worth mentioning
)

// Event lists notable facts about an event: a first meeting or contact after a long time, and
// its number in its year. Events that had not happened on the day, and those that are no
// contact, have none. If a text of the record numbers the event differently, or cannot be
// read, a fact states what the record holds before the event, without an ordinal; the texts
// are attached to the first fact.
func (r *Reader) Event(e dataset.EventRef, on dataset.Day) []Fact {
	m, ok := r.read(e, on)
	if !ok {
		return nil
	}
	said := r.said(e, m.Form, on)
	var out []Fact
	for _, p := range r.pairs(e, m, on) {
		for _, f := range [...]func(pair, *about) (Fact, bool){r.firstOfOffice, r.firstMeeting, r.inYear, r.afterSilence} {
			if fact, ok := f(p, &about{e, m.Form, on, said}); ok && len(out) < mostFacts {
				out = append(out, fact)
			}
		}
	}
	if len(out) > 0 {
		out[0].Says = append(said, out[0].Says...)
	}
	return out
}

// about is an event whose facts are wanted, on a day.
type about struct {
	e    dataset.EventRef
	form codebook.Form
	on   dataset.Day
	said []Said
}

// key returns the key of the message that an event is the nth of its kind or, if a text of the
// record disagrees or is missing, of what the record holds before the event.
func (r *Reader) key(k string, x *about, nth int) string {
	if !r.sure(x, nth) {
		return "facts.only-" + k
	}
	return "facts.nth-" + k
}

// sure reports whether the record's texts are legible and agree that an event is the nth.
func (r *Reader) sure(x *about, nth int) bool { return r.legible() && agree(x.said, nth) }

// legible reports whether the record's texts are loaded and in the language of the facts, so
// that an ordinal in them would be found.
func (r *Reader) legible() bool {
	lang := r.d.Meta.Language
	return !r.d.TextsMissing && (lang == "" || strings.HasPrefix(lang, r.w.Lang()))
}

// pair is two participants of different delegations.
type pair struct{ a, b dataset.ActorRef }

// pairs lists the persons of different delegations who were in contact in an event, the most
// frequent in the record first.
func (r *Reader) pairs(e dataset.EventRef, m *dataset.Encounter, on dataset.Day) []pair {
	var who []dataset.ActorRef
	for _, p := range r.l.Who(e, on) {
		if r.d.Actors[p.Actor].Kind == codebook.Person {
			who = append(who, p.Actor)
		}
	}
	var out []pair
	for i, a := range who {
		for _, b := range who[i+1:] {
			if r.home[a] != r.home[b] && m.Met(a, b) {
				out = append(out, pair{a, b})
			}
		}
	}
	count := map[dataset.ActorRef]int{}
	for _, a := range who {
		count[a] = r.countOn(a, on)
	}
	weight := func(p pair) int { return min(count[p.a], count[p.b]) }
	sorts.Stable(out, func(x, y pair) int { return weight(y) - weight(x) })
	return out[:min(len(out), mostPairs)]
}

// countOn counts the events in which an actor takes part, as known on a day.
func (r *Reader) countOn(a dataset.ActorRef, on dataset.Day) (n int) {
	if on == dataset.LatestDay {
		return len(r.byActor[a])
	}
	for _, e := range r.byActor[a] {
		if r.d.Events[e].Known <= on && r.takes(e, a, on) {
			n++
		}
	}
	return n
}

// firstOfOffice states that this is the first meeting of the holder of an office of a state
// with the other actor since an earlier holder met them.
func (r *Reader) firstOfOffice(p pair, x *about) (Fact, bool) {
	if x.form != codebook.Meeting {
		return Fact{}, false
	}
	for _, side := range [...]pair{p, {p.b, p.a}} {
		office := r.office(side.a, x.e, x.on)
		if office == nil {
			continue
		}
		own, sure := r.before(r.contacts(side.a, side.b, codebook.Meeting, x.on), x.e, x.on)
		own = r.inOffice(own, side.a, office, x.on)
		last := dataset.EventRef(dataset.None)
		for i := range r.d.Actors {
			holder := dataset.ActorRef(i)
			if holder == side.a || !holds(&r.d.Actors[i], office) {
				continue
			}
			list, ok := r.before(r.contacts(holder, side.b, codebook.Meeting, x.on), x.e, x.on)
			sure = sure && ok
			if list = r.inOffice(list, holder, office, x.on); len(list) > 0 && list[len(list)-1] > last {
				last = list[len(list)-1]
			}
		}
		if !sure || len(own) > 0 || last < 0 {
			continue
		}
		k := r.key("first-of-office", x, 1)
		text := r.w.Say(k, r.w.Within(office.Role), r.name(office.Of), r.name(side.b), r.as(k, 3).day(last, x.on), r.as(k, 4).apart(last, x.e, x.on))
		return Fact{Text: text, Events: []dataset.EventRef{last, x.e}, Actors: []dataset.ActorRef{side.b}}, true
	}
	return Fact{}, false
}

// office returns the office of a state that an actor surely held at an event, or nil.
func (r *Reader) office(a dataset.ActorRef, e dataset.EventRef, on dataset.Day) *dataset.Office {
	when, _ := r.held(e, on)
	for _, h := range r.d.OfficeKnown(a, dataset.FirstDay(when), on) {
		if h.Sure && h.Of >= 0 && r.d.Actors[h.Of].Kind == codebook.State {
			return h.Office
		}
	}
	return nil
}

func holds(a *dataset.Actor, o *dataset.Office) bool {
	for i := range a.Roles {
		if a.Roles[i].Role == o.Role && a.Roles[i].Of == o.Of {
			return true
		}
	}
	return false
}

// inOffice keeps the events at which an actor held the office.
func (r *Reader) inOffice(list []dataset.EventRef, a dataset.ActorRef, o *dataset.Office, on dataset.Day) []dataset.EventRef {
	var out []dataset.EventRef
	for _, e := range list {
		if was := r.office(a, e, on); was != nil && was.Role == o.Role && was.Of == o.Of {
			out = append(out, e)
		}
	}
	return out
}

// firstMeeting states that two actors met for the first time, or for the first time in a
// year or more.
func (r *Reader) firstMeeting(p pair, x *about) (Fact, bool) {
	if x.form != codebook.Meeting {
		return Fact{}, false
	}
	earlier, sure := r.before(r.contacts(p.a, p.b, codebook.Meeting, x.on), x.e, x.on)
	actors := []dataset.ActorRef{p.a, p.b}
	switch {
	case !sure:
		return Fact{}, false
	case len(earlier) == 0:
		return Fact{Text: r.w.Say(r.key("first", x, 1), r.name(p.a), r.name(p.b)), Events: []dataset.EventRef{x.e}, Actors: actors}, true
	}
	last := earlier[len(earlier)-1]
	if r.days(last, x.e, x.on) < longAgo {
		return Fact{}, false
	}
	k := r.key("first-since", x, 1)
	text := r.w.Say(k, r.name(p.a), r.name(p.b), r.as(k, 2).day(last, x.on), r.as(k, 3).apart(last, x.e, x.on))
	return Fact{Text: text, Events: []dataset.EventRef{last, x.e}, Actors: actors}, true
}

// days returns the number of days from the end of one event to the start of another.
func (r *Reader) days(a, b dataset.EventRef, on dataset.Day) int {
	x, _ := r.held(a, on)
	y, _ := r.held(b, on)
	return int(dataset.FirstDay(y)) - int(dataset.LastDay(x))
}

// inYear states the number of a call or meeting of two actors in its year, from the second
// on.
func (r *Reader) inYear(p pair, x *about) (Fact, bool) {
	if x.form != codebook.Meeting && x.form != codebook.Call {
		return Fact{}, false
	}
	when, _ := r.held(x.e, x.on)
	year, _, _ := when.Earliest.Civil()
	from := dataset.DayOf(edtf.FromCivil(year, 1, 1))
	var same []dataset.EventRef
	for _, o := range r.contacts(p.a, p.b, x.form, x.on) {
		w, _ := r.held(o, x.on)
		if dataset.LastDay(w) >= from && dataset.FirstDay(w) < from && o != x.e {
			return Fact{}, false // its year is not sure
		}
		if dataset.FirstDay(w) >= from {
			same = append(same, o)
		}
	}
	earlier, sure := r.before(same, x.e, x.on)
	n := len(earlier) + 1
	if !sure || n < 2 || !when.Earliest.Finite() {
		return Fact{}, false
	}
	says := r.otherwise(earlier, x.form, x.on)
	if len(says) > 0 {
		x = &about{x.e, x.form, x.on, says}
	}
	k := r.key(x.form.Code(), x, n)
	text := r.w.Count(k, n, r.name(p.a), r.name(p.b), r.w.Year(year), r.as(k, 3).ordinal(n))
	return Fact{Text: text, Says: says, Events: append(earlier, x.e), Actors: []dataset.ActorRef{p.a, p.b}}, true
}

// afterSilence states that two actors were in contact again after their longest silence.
func (r *Reader) afterSilence(p pair, x *about) (Fact, bool) {
	earlier, sure := r.before(r.contacts(p.a, p.b, codebook.NoForm, x.on), x.e, x.on)
	if !sure || len(earlier) < fewBefore {
		return Fact{}, false
	}
	last := earlier[len(earlier)-1]
	gap := r.days(last, x.e, x.on)
	for i := 1; i < len(earlier); i++ {
		if r.days(earlier[i-1], earlier[i], x.on) >= gap {
			return Fact{}, false
		}
	}
	if gap < shortQuiet {
		return Fact{}, false
	}
	k := r.key("after-silence", x, longest)
	text := r.w.Say(k, r.name(p.a), r.name(p.b), r.as(k, 2).apart(last, x.e, x.on), r.as(k, 3).day(last, x.on))
	return Fact{Text: text, Events: []dataset.EventRef{last, x.e}, Actors: []dataset.ActorRef{p.a, p.b}}, true
}
