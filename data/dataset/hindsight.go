package dataset

import (
	"cmp"
	"slices"

	"parley/data/edtf"
)

// dateOn is an end, or a date as of which something was so, as known on a day: none
// while it surely lies ahead.
func dateOn(d edtf.Date, day Day) edtf.Date {
	if FirstDay(d) > day {
		return edtf.Date{}
	}
	return d
}

// beginsAfter reports whether something that lasts had surely not begun by the
// day; with as_of alone, it is not known before that.
func beginsAfter(since, asOf edtf.Date, day Day) bool {
	if !since.IsZero() {
		return FirstDay(since) > day
	}
	return !asOf.IsZero() && FirstDay(asOf) > day
}

// On is an office as known on a day, without an end that lies ahead, or false when
// it begins later. Of one that the record dates only by a later as_of no date is
// known.
func (o Office) On(day Day) (Office, bool) {
	o.Until, o.AsOf = dateOn(o.Until, day), dateOn(o.AsOf, day)
	return o, !beginsAfter(o.Since, edtf.Date{}, day)
}

// On is a relation as known on a day, without an end that lies ahead, or false when
// it begins later.
func (r Relation) On(day Day) (Relation, bool) {
	known := !beginsAfter(r.Since, r.AsOf, day)
	r.Until, r.AsOf = dateOn(r.Until, day), dateOn(r.AsOf, day)
	return r, known
}

// On is another name as known on a day, without an end that lies ahead, or false
// when it is used only later.
func (a Alias) On(day Day) (Alias, bool) {
	a.Until = dateOn(a.Until, day)
	return a, !beginsAfter(a.Since, edtf.Date{}, day)
}

// WholeOn reports whether nothing of an event became known after a day: no claim
// and no change. Only then its text, its figures and its note, which are written
// with all of that in view, tell nothing later.
func (e *Event) WholeOn(day Day) bool {
	return !slices.ContainsFunc(e.Claims, func(c Claim) bool { return c.Known > day }) &&
		!slices.ContainsFunc(e.History, func(c Change) bool { return PublicDay(c.At) > day })
}

// sourceDays is the first day on which each source is known: that of its publication
// or of the first claim that rests on it, whichever is earlier; of an undated one
// on which claims rest that of the first; of what a source passes on not later than
// it.
func (d *Dataset) sourceDays() []Day {
	days, dated := make([]Day, len(d.Sources)), make([]bool, len(d.Sources))
	for i := range days {
		days[i] = PublicDay(d.Sources[i].Published)
		dated[i] = days[i] != DayNone
	}
	rests := make([]Day, len(days))
	for i := range rests {
		rests[i] = LatestDay
	}
	for i := range d.Events {
		for k := range d.Events[i].Claims {
			c := &d.Events[i].Claims[k]
			for _, s := range [...]SourceRef{c.Source, c.CitedFrom} {
				if s >= 0 {
					rests[s] = min(rests[s], c.Known)
				}
			}
		}
	}
	for i, day := range rests {
		if dated[i] {
			days[i] = min(days[i], day)
		} else if day != LatestDay {
			days[i] = day
		}
	}
	d.passOn(days)
	return days
}

// passOn lowers the day of every source to that of the first which rests on it.
func (d *Dataset) passOn(days []Day) {
	var due []SourceRef
	for i := range d.Sources {
		due = append(due, SourceRef(i))
	}
	slices.SortStableFunc(due, func(a, b SourceRef) int { return cmp.Compare(days[b], days[a]) })
	for len(due) > 0 { // the earliest first, so that hardly any day is lowered twice
		i := due[len(due)-1]
		due = due[:len(due)-1]
		lower := func(s SourceRef) {
			if s >= 0 && days[s] > days[i] {
				days[s] = days[i]
				due = append(due, s)
			}
		}
		for _, s := range d.Sources[i].Via {
			lower(s)
		}
		lower(d.Sources[i].CitedIn)
	}
}

// SourceKnown reports whether a source was known on a day.
func (l *Ledger) SourceKnown(s SourceRef, day Day) bool {
	return day == LatestDay || l.sources[s] <= day
}

// SourceCount is how many sources were known on a day.
func (l *Ledger) SourceCount(day Day) (n int) {
	for s := range l.sources {
		if l.SourceKnown(SourceRef(s), day) {
			n++
		}
	}
	return n
}
