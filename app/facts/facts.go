// Package facts computes short sentences about an event, an actor, a pair of
// actors or a stretch of time, each with the events it rests on: "Sixth call of
// Donald Trump and Vladimir Putin in 2025".
//
// A fact never says more than the record holds. Only what was known on the day
// asked for and had happened by then counts, and where the order of two events is
// not sure, no fact is built on it.
package facts

import (
	"parley/app/words"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Fact is a sentence and its receipts.
type Fact struct {
	Text   string
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

// contact is how two actors were in touch.
type contact uint8

const (
	none contact = iota
	call
	meeting
)

var contactCodes = [...]string{"none", "call", "meeting"}

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

// contactOf reads from type, mode and place whether an event is a call or a
// meeting, as known on a day. What is neither, such as a statement, is no contact.
func (r *Reader) contactOf(ref dataset.EventRef, on dataset.Day) contact {
	e := &r.d.Events[ref]
	switch e.Type {
	case codebook.Consult, codebook.Agree, codebook.Cooperate:
	default:
		return none
	}
	kind := codebook.NoPlaceKind
	if st, _ := r.l.At(ref, on); st.Where >= 0 {
		kind = r.d.Places[st.Where].Kind
	}
	switch {
	case e.Mode.Code() == "phone" || kind == codebook.Remote:
		return call
	case kind.OnMap():
		return meeting
	}
	return none
}

// contacts lists the calls and meetings of two actors that had happened, in
// order of time. kind none takes both.
func (r *Reader) contacts(a, b dataset.ActorRef, kind contact, on dataset.Day) []dataset.EventRef {
	var out []dataset.EventRef
	other := r.byActor[b]
	k := 0
	for _, e := range r.byActor[a] {
		for k < len(other) && other[k] < e {
			k++
		}
		if k == len(other) {
			break
		}
		if other[k] != e {
			continue
		}
		c := r.contactOf(e, on)
		if _, ok := r.held(e, on); ok && c != none && (kind == none || c == kind) && r.takes(e, a, on) && r.takes(e, b, on) {
			out = append(out, e)
		}
	}
	return r.inOrder(out, on)
}

// inOrder sorts events by their dates as given on a day, which may be others than
// those by which the record is sorted.
func (r *Reader) inOrder(list []dataset.EventRef, on dataset.Day) []dataset.EventRef {
	r.d.InTime(list, func(e dataset.EventRef) edtf.Date {
		when, _ := r.held(e, on)
		return when
	})
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
	return r.w.Duration(edtf.FromDay(int64(dataset.LastDay(x))).Earliest, edtf.FromDay(int64(dataset.FirstDay(y))).Earliest)
}
