// Package facts computes short sentences about an event, an actor, a pair of
// actors or a stretch of time, each with the events it rests on: "Sixth call of
// Donald Trump and Vladimir Putin in 2025".
//
// A fact never says more than the record holds. Only what was known on the day
// asked for and had happened by then counts, and where the order of two events is
// not sure, no fact is built on it. What counts as contact is decided in
// dataset.Contacts. Where the record's own words number a meeting otherwise, the
// fact does not: it counts what the record holds and says who says what.
package facts

import (
	"slices"

	"parley/app/words"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Fact is a sentence and its sources.
type Fact struct {
	Text   string
	Says   []Said             // what the record's own words say of it, side by side with Text
	Events []dataset.EventRef // what it rests on, in order of time
	Actors []dataset.ActorRef // the filter under which all of its kind are found
}

// Reader computes the facts of one dataset in one language. It is made with New
// and is not changed afterwards.
type Reader struct {
	d       *dataset.Dataset
	l       *dataset.Ledger
	w       *words.Words
	byActor [][]dataset.EventRef // events in which an actor takes part as known on any day
	home    []dataset.ActorRef   // delegation of each actor
}

// New prepares a sealed dataset.
func New(d *dataset.Dataset, l *dataset.Ledger, w *words.Words) *Reader {
	r := &Reader{d: d, l: l, w: w, byActor: make([][]dataset.EventRef, len(d.Actors)), home: make([]dataset.ActorRef, len(d.Actors))}
	for i := range d.Actors {
		r.home[i] = d.Home(dataset.ActorRef(i))
	}
	for i := range d.Events {
		for _, p := range l.EverWho(dataset.EventRef(i)) {
			if list := r.byActor[p.Actor]; p.Role.Takes() && (len(list) == 0 || list[len(list)-1] != dataset.EventRef(i)) {
				r.byActor[p.Actor] = append(list, dataset.EventRef(i))
			}
		}
	}
	return r
}

// held reports whether an event had happened as far as known on a day, and its
// date as given then.
func (r *Reader) held(e dataset.EventRef, on dataset.Day) (edtf.Date, bool) {
	st, ok := r.l.At(e, on)
	return st.When, ok && (st.Status == codebook.Happened || st.Status == codebook.Ongoing)
}

// takes reports whether an actor takes part in an event as known on a day.
func (r *Reader) takes(e dataset.EventRef, a dataset.ActorRef, on dataset.Day) bool {
	return dataset.Takes(r.l.Who(e, on), a)
}

// read is who was in contact in an event as known on a day, or false.
func (r *Reader) read(e dataset.EventRef, on dataset.Day) (*dataset.Encounter, bool) {
	var m dataset.Encounter
	return &m, r.l.Contacts().Read(e, on, &m)
}

// contacts lists the contacts of two actors in a form, in order of time; NoForm
// takes all.
func (r *Reader) contacts(a, b dataset.ActorRef, form codebook.Form, on dataset.Day) []dataset.EventRef {
	list := r.l.Contacts().Between(a, b, on)
	if form == codebook.NoForm {
		return list
	}
	return slices.DeleteFunc(list, func(e dataset.EventRef) bool {
		m, _ := r.read(e, on)
		return m.Form != form
	})
}

// inOrder sorts events by their dates as given on a day.
func (r *Reader) inOrder(list []dataset.EventRef, on dataset.Day) []dataset.EventRef {
	r.l.SortByDate(list, on)
	return list
}

// order tells whether x surely lies before y (-1) or after it (1); 0 is not sure.
func order(x, y edtf.Date) int {
	switch {
	case dataset.LastDay(x) < dataset.FirstDay(y):
		return -1
	case dataset.FirstDay(x) > dataset.LastDay(y):
		return 1
	}
	return 0
}

// before splits a list at an event: those surely before it. It reports false
// when the order of any is not sure.
func (r *Reader) before(list []dataset.EventRef, at dataset.EventRef, on dataset.Day) ([]dataset.EventRef, bool) {
	when, _ := r.held(at, on)
	var out []dataset.EventRef
	for _, e := range list {
		if e == at {
			continue
		}
		w, _ := r.held(e, on)
		switch order(w, when) {
		case -1:
			out = append(out, e)
		case 0:
			return nil, false
		}
	}
	return out, true
}

func (r *Reader) name(a dataset.ActorRef) string { return r.d.Actors[a].Name }

// day is the date of an event on a day, in words.
func (r *Reader) day(e dataset.EventRef, on dataset.Day) string {
	when, _ := r.held(e, on)
	return r.w.Date(when)
}

// apart is the time from the last day of one event to the first of another, in words.
func (r *Reader) apart(a, b dataset.EventRef, on dataset.Day) string {
	x, _ := r.held(a, on)
	y, _ := r.held(b, on)
	return r.w.Duration(edtf.FromDay(max(x.Latest-1, x.Earliest).Day()).Earliest, edtf.FromDay(y.Earliest.Day()).Earliest)
}
