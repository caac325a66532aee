package facts

import (
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/sorts"
)

// Policy of what is told of an event.
const (
	mostPairs  = 3   // pairs of participants that are looked at
	mostFacts  = 4   // facts of one event
	longAgo    = 365 // days without a meeting after which the next is news
	fewBefore  = 3   // contacts that a silence is measured against
	mostSpelt  = 12  // ordinals in words
	shortQuiet = 14  // days of silence not worth a word
)

// Event tells what is special about an event: who had not met for how long, the
// how manieth of a year it is. Events that had not happened on the day have none.
func (r *Reader) Event(e dataset.EventRef, on dataset.Day) []Fact {
	kind := r.contactOf(e, on)
	if _, ok := r.held(e, on); !ok || kind == none {
		return nil
	}
	var out []Fact
	for _, p := range r.pairs(e, on) {
		for _, f := range [...]func(pair, dataset.EventRef, contact, dataset.Day) (Fact, bool){r.firstOfOffice, r.firstMeeting, r.manieth, r.afterSilence} {
			if fact, ok := f(p, e, kind, on); ok && len(out) < mostFacts {
				out = append(out, fact)
			}
		}
	}
	return out
}

// pair is two participants of different delegations.
type pair struct{ a, b dataset.ActorRef }

// pairs lists the pairs of persons of an event that come most often in the
// record.
func (r *Reader) pairs(e dataset.EventRef, on dataset.Day) []pair {
	var who []dataset.ActorRef
	for _, p := range r.l.Who(e, on) {
		if p.Role.Takes() && r.d.Actors[p.Actor].Kind == codebook.Person {
			who = append(who, p.Actor)
		}
	}
	var out []pair
	for i, a := range who {
		for _, b := range who[i+1:] {
			if a != b && r.home[a] != r.home[b] {
				out = append(out, pair{a, b})
			}
		}
	}
	weight := func(p pair) int { return min(len(r.byActor[p.a]), len(r.byActor[p.b])) }
	sorts.Stable(out, func(x, y pair) int { return weight(y) - weight(x) })
	return out[:min(len(out), mostPairs)]
}

// firstOfOffice says that this is the first meeting of somebody in an office of
// a state with the other since an earlier holder of the office met him.
func (r *Reader) firstOfOffice(p pair, e dataset.EventRef, kind contact, on dataset.Day) (Fact, bool) {
	if kind != meeting {
		return Fact{}, false
	}
	for _, side := range [...]pair{p, {p.b, p.a}} {
		office := r.office(side.a, e, on)
		if office == nil {
			continue
		}
		own, sure := r.before(r.contacts(side.a, side.b, meeting, on), e, on)
		own = r.inOffice(own, side.a, office, on)
		last := dataset.EventRef(dataset.None)
		for i := range r.d.Actors {
			holder := dataset.ActorRef(i)
			if holder == side.a || !holds(&r.d.Actors[i], office) {
				continue
			}
			list, ok := r.before(r.contacts(holder, side.b, meeting, on), e, on)
			sure = sure && ok
			if list = r.inOffice(list, holder, office, on); len(list) > 0 && list[len(list)-1] > last {
				last = list[len(list)-1]
			}
		}
		if !sure || len(own) > 0 || last < 0 {
			continue
		}
		text := r.w.Say("facts.first-of-office", lower(office.Role), r.name(office.Of), r.name(side.b), r.day(last, on), r.apart(last, e, on))
		return Fact{Text: text, Events: []dataset.EventRef{last, e}, Actors: []dataset.ActorRef{side.b}}, true
	}
	return Fact{}, false
}

// office is the office of a state that an actor surely held at an event, or nil.
func (r *Reader) office(a dataset.ActorRef, e dataset.EventRef, on dataset.Day) *dataset.Office {
	when, _ := r.held(e, on)
	for _, h := range r.d.OfficeAt(a, dataset.FirstDay(when)) {
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

// lower makes the first letter of an office small unless more of it is large.
func lower(role string) string {
	if len(role) > 1 && role[0] >= 'A' && role[0] <= 'Z' && role[1] >= 'a' {
		return string(role[0]+'a'-'A') + role[1:]
	}
	return role
}

// firstMeeting says that two met for the first time, or for the first time in
// more than a year.
func (r *Reader) firstMeeting(p pair, e dataset.EventRef, kind contact, on dataset.Day) (Fact, bool) {
	if kind != meeting {
		return Fact{}, false
	}
	earlier, sure := r.before(r.contacts(p.a, p.b, meeting, on), e, on)
	actors := []dataset.ActorRef{p.a, p.b}
	switch {
	case !sure:
		return Fact{}, false
	case len(earlier) == 0:
		return Fact{Text: r.w.Say("facts.first", r.name(p.a), r.name(p.b)), Events: []dataset.EventRef{e}, Actors: actors}, true
	}
	last := earlier[len(earlier)-1]
	if r.days(last, e, on) < longAgo {
		return Fact{}, false
	}
	text := r.w.Say("facts.first-since", r.name(p.a), r.name(p.b), r.day(last, on), r.apart(last, e, on))
	return Fact{Text: text, Events: []dataset.EventRef{last, e}, Actors: actors}, true
}

// days is the number of days from the end of one event to the start of another.
func (r *Reader) days(a, b dataset.EventRef, on dataset.Day) int {
	x, _ := r.held(a, on)
	y, _ := r.held(b, on)
	return int(dataset.FirstDay(y) - dataset.LastDay(x))
}

// manieth says the how manieth call or meeting of two in its year this is, from
// the second on.
func (r *Reader) manieth(p pair, e dataset.EventRef, kind contact, on dataset.Day) (Fact, bool) {
	when, _ := r.held(e, on)
	year, _, _ := when.Earliest.Civil()
	from := dataset.Day(edtf.FromCivil(year, 1, 1).Day())
	var same []dataset.EventRef
	for _, o := range r.contacts(p.a, p.b, kind, on) {
		w, _ := r.held(o, on)
		if dataset.LastDay(w) >= from && dataset.FirstDay(w) < from && o != e {
			return Fact{}, false // of which year is not sure
		}
		if dataset.FirstDay(w) >= from {
			same = append(same, o)
		}
	}
	earlier, sure := r.before(same, e, on)
	n := len(earlier) + 1
	if !sure || n < 2 {
		return Fact{}, false
	}
	key := "facts.manieth-" + contactCodes[kind]
	text := r.w.Say(key, r.ordinal(n), r.name(p.a), r.name(p.b), r.w.Say("facts.year", yearText(year)))
	return Fact{Text: text, Events: append(earlier, e), Actors: []dataset.ActorRef{p.a, p.b}}, true
}

// afterSilence says that two were in touch again after their longest silence.
func (r *Reader) afterSilence(p pair, e dataset.EventRef, _ contact, on dataset.Day) (Fact, bool) {
	earlier, sure := r.before(r.contacts(p.a, p.b, none, on), e, on)
	if !sure || len(earlier) < fewBefore {
		return Fact{}, false
	}
	last := earlier[len(earlier)-1]
	gap := r.days(last, e, on)
	for i := 1; i < len(earlier); i++ {
		if r.days(earlier[i-1], earlier[i], on) >= gap {
			return Fact{}, false
		}
	}
	if gap < shortQuiet {
		return Fact{}, false
	}
	text := r.w.Say("facts.after-silence", r.name(p.a), r.name(p.b), r.apart(last, e, on), r.day(last, on))
	return Fact{Text: text, Events: []dataset.EventRef{last, e}, Actors: []dataset.ActorRef{p.a, p.b}}, true
}
