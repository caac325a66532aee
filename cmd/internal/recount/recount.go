// Package recount recomputes the numbers on a page by brute force, from the
// record alone. It is for tests.
package recount

import (
	"fmt"
	"strings"

	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
)

// Record answers queries about one dataset.
type Record struct {
	d *dataset.Dataset
	m *view.Model
}

// New returns a Record for a sealed dataset.
func New(d *dataset.Dataset) *Record { return &Record{d, view.NewModel(d)} }

// Count answers one query of a data-count attribute: a unit, '?' and the
// address of the state in which it is counted. It returns an error for an
// unknown unit or id.
func (r *Record) Count(query string) (int, error) {
	unit, fragment, ok := strings.Cut(query, "?")
	if !ok {
		return 0, fmt.Errorf("recount: %q has no state", query)
	}
	s := view.ParseFragment(fragment)
	r.m.Set(s)
	count, ok := units[unit]
	if !ok {
		return 0, fmt.Errorf("recount: nothing is counted in %q", unit)
	}
	if s.Event != "" && r.m.Selected < 0 || s.Actor != "" && r.m.Actor < 0 || s.Other != "" && r.m.Other < 0 || s.Place != "" && r.m.Place < 0 {
		return 0, fmt.Errorf("recount: %q names what the record does not hold", query)
	}
	return count(r), nil
}

// units are the units that can be counted in the model's state.
var units = map[string]func(*Record) int{
	"events":   func(r *Record) int { return len(r.inPane(r.m.State.Panel)) },
	"held":     func(r *Record) int { return len(r.events(r.held)) },
	"at":       (*Record).at,
	"tie":      (*Record).tie,
	"box":      (*Record).box,
	"later":    func(r *Record) int { return len(r.d.Sources) - len(r.cut().Sources) },
	"took":     func(r *Record) int { return len(r.events(r.takes)) },
	"placed":   func(r *Record) int { return len(r.events(r.onMap)) },
	"contacts": func(r *Record) int { return r.contacts(r.m.Other) },
	"met":      (*Record).met,
	"actors":   func(r *Record) int { return len(r.cut().Actors) },
	"claims":   func(r *Record) int { return len(r.claims()) },
	"sources":  (*Record).sources,
}

// cut returns the record as known on the model's day.
func (r *Record) cut() *dataset.Dataset {
	if r.m.On() == dataset.LatestDay {
		return r.d
	}
	return dataset.AsKnownOn(r.d, r.m.On())
}

// events returns the events that pass the filter, may be in the window, and
// pass a further test.
func (r *Record) events(further func(dataset.EventRef, dataset.State) bool) []dataset.EventRef {
	var out []dataset.EventRef
	for i := range r.d.Events {
		e := dataset.EventRef(i)
		st, known := r.m.Ledger.At(e, r.m.On())
		if !known || !r.passes(e, st) || st.When.Earliest >= r.m.To || st.When.Latest <= r.m.From {
			continue
		}
		if further == nil || further(e, st) {
			out = append(out, e)
		}
	}
	return out
}

// passes applies the filters of the state one by one. Search uses the same
// index as the page.
func (r *Record) passes(e dataset.EventRef, st dataset.State) bool {
	s, ev := &r.m.State, &r.d.Events[e]
	for _, id := range s.Actors {
		if !dataset.Involves(r.m.Ledger.Who(e, r.m.On()), r.m.IDs.Actor(id)) {
			return false
		}
	}
	return matches(s.Types, r.d.TypeCode(r.d.Type(ev)), r.d.Quad(ev).Code()) && matches(s.Statuses, st.Status.Code()) && matches(s.Standings, st.Standing.Code()) &&
		(s.Place == "" || r.touches(ev, st, r.m.Place)) && (s.Query == "" || r.m.Result.Has(e))
}

// matches reports whether the list is empty or contains one of the words.
func matches(list []string, words ...string) bool {
	for _, l := range list {
		for _, w := range words {
			if l == w {
				return true
			}
		}
	}
	return len(list) == 0
}

// touches reports whether an event is in a place, or starts or ends there.
func (r *Record) touches(e *dataset.Event, st dataset.State, place dataset.PlaceRef) bool {
	if m := e.More; m != nil && (r.within(m.From, place) || r.within(m.To, place)) {
		return true
	}
	return r.within(st.Where, place)
}

func (r *Record) within(p, around dataset.PlaceRef) bool {
	for hops := 0; p >= 0 && hops < 8; hops++ {
		if p == around {
			return true
		}
		p = r.d.Places[p].Within
	}
	return false
}

func (r *Record) takes(e dataset.EventRef, _ dataset.State) bool {
	return dataset.Takes(r.m.Ledger.Who(e, r.m.On()), r.m.Actor)
}

// onMap reports whether the event is at or within a place that is drawn.
func (r *Record) onMap(_ dataset.EventRef, st dataset.State) bool {
	for p, hops := st.Where, 0; p >= 0 && hops < 8; p, hops = r.d.Places[p].Within, hops+1 {
		q := &r.d.Places[p]
		if q.Kind == codebook.Remote || q.Kind == codebook.Online {
			return false
		}
		if q.Located && q.Kind.OnMap() {
			return true
		}
	}
	return false
}

// contacts counts the contacts of the selected actor with another in the
// window.
func (r *Record) contacts(other dataset.ActorRef) int {
	n := 0
	met := r.m.Ledger.Contacts().Between(r.m.Actor, other, r.m.On())
	for _, e := range r.events(nil) {
		for _, c := range met {
			if c == e {
				n++
			}
		}
	}
	return n
}

// met counts the actors whom the selected one is said to have met in the
// window. If either is a person, it only counts those who met as participants
// themselves; otherwise the page names the persons through whom they met.
func (r *Record) met() int {
	n := 0
	for i := range r.d.Actors {
		if a := dataset.ActorRef(i); a != r.m.Actor && r.contacts(a) > 0 && r.named(a) {
			n++
		}
	}
	return n
}

// named reports whether the page lists another actor among those whom the
// selected one met.
func (r *Record) named(other dataset.ActorRef) bool {
	if r.body(r.m.Actor) && r.body(other) {
		return true
	}
	for _, e := range r.m.Ledger.Contacts().Between(r.m.Actor, other, r.m.On()) {
		if who := r.m.Ledger.Who(e, r.m.On()); dataset.Takes(who, r.m.Actor) && dataset.Takes(who, other) {
			return true
		}
	}
	return false
}

func (r *Record) body(a dataset.ActorRef) bool {
	k := r.d.Actors[a].Kind
	return k != codebook.Person && k != codebook.Unnamed
}

// claims returns the claims of the selected event known on the day.
func (r *Record) claims() []*dataset.Claim {
	var out []*dataset.Claim
	e := &r.d.Events[r.m.Selected]
	for k := range e.Claims {
		if e.Claims[k].Known <= r.m.On() {
			out = append(out, &e.Claims[k])
		}
	}
	return out
}

// sources counts the sources of the selected event's known claims, read or
// cited, or those of the record if no event is selected.
func (r *Record) sources() int {
	if r.m.Selected < 0 {
		return len(r.cut().Sources)
	}
	seen := map[dataset.SourceRef]bool{}
	for _, c := range r.claims() {
		for _, s := range []dataset.SourceRef{c.Source, c.CitedFrom} {
			if s >= 0 {
				seen[s] = true
			}
		}
	}
	return len(seen)
}
