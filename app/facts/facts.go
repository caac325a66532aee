// Package facts computes short sentences about an event, an actor, a pair of actors or a
// period, each with the events it is based on: "Sixth call of Donald Trump and Vladimir Putin
// in 2025".
//
// A fact never says more than the record holds. It uses only what was known on the day asked
// for and had happened by then, and depends on no two events whose order is not sure.
// dataset.Contacts defines contact. If a text of the record numbers a meeting differently,
// the fact has no ordinal: it counts what the record holds and quotes the text.
package facts

import (
	"slices"

	"parley/app/words"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Fact is a sentence with its evidence.
type Fact struct {
	Text   string
	Says   []Said             // what the record's own texts say, shown beside Text
	Events []dataset.EventRef // events it is based on, by date
	Actors []dataset.ActorRef // filter that finds all events of its kind
}

// Reader computes the facts of one dataset in one language. It is read-only after New.
type Reader struct {
	d       *dataset.Dataset
	l       *dataset.Ledger
	w       *words.Words
	byActor [][]dataset.EventRef // events in which an actor takes part, as known on any day
	home    []dataset.ActorRef   // per actor: its delegation

	ordinals map[string]int // see ordinals
}

// New prepares the facts of a sealed dataset.
func New(d *dataset.Dataset, l *dataset.Ledger, w *words.Words) *Reader {
	r := &Reader{d: d, l: l, w: w, byActor: make([][]dataset.EventRef, len(d.Actors)), home: make([]dataset.ActorRef, len(d.Actors)), ordinals: ordinals(w)}
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

// held returns the date of an event as known on a day, and whether it had happened.
func (r *Reader) held(e dataset.EventRef, on dataset.Day) (edtf.Date, bool) {
	st, ok := r.l.At(e, on)
	return st.When, ok && (st.Status == codebook.Happened || st.Status == codebook.Ongoing)
}

// takes reports whether an actor takes part in an event, as known on a day.
func (r *Reader) takes(e dataset.EventRef, a dataset.ActorRef, on dataset.Day) bool {
	return dataset.Takes(r.l.Who(e, on), a)
}

// read returns who was in contact in an event, as known on a day, or false if no one was.
func (r *Reader) read(e dataset.EventRef, on dataset.Day) (*dataset.Encounter, bool) {
	var m dataset.Encounter
	return &m, r.l.Contacts().Read(e, on, &m)
}

// contacts lists the contacts of two actors in a form, by date; NoForm includes all.
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

// inOrder sorts events by their dates as known on a day.
func (r *Reader) inOrder(list []dataset.EventRef, on dataset.Day) []dataset.EventRef {
	r.l.SortByDate(list, on)
	return list
}

// order returns -1 if x is surely before y, 1 if it is surely after, 0 if it is not sure.
func order(x, y edtf.Date) int {
	switch {
	case dataset.LastDay(x) < dataset.FirstDay(y):
		return -1
	case dataset.FirstDay(x) > dataset.LastDay(y):
		return 1
	}
	return 0
}

// before returns the events of a list that are surely before an event. It reports false if the
// order of any is not sure.
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

// as returns the reader for what fills parameter i of a message, see words.Words.For.
func (r *Reader) as(key string, i int) *Reader {
	out := *r
	out.w = r.w.For(key, i)
	return &out
}

// day formats the date of an event as known on a day.
func (r *Reader) day(e dataset.EventRef, on dataset.Day) string {
	when, _ := r.held(e, on)
	return r.w.Date(when)
}

// apart formats the time from the last day of one event to the first day of another.
func (r *Reader) apart(a, b dataset.EventRef, on dataset.Day) string {
	x, _ := r.held(a, on)
	y, _ := r.held(b, on)
	return r.w.Duration(edtf.FromDay(max(x.Latest-1, x.Earliest).Day()).Earliest, edtf.FromDay(y.Earliest.Day()).Earliest)
}
