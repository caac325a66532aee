package dataset

import (
	"cmp"
	"slices"

	"parley/data/edtf"
)

// dateOn returns an end or an as_of date as known on a day: the zero Date while
// it is certainly in the future.
func dateOn(d edtf.Date, day Day) edtf.Date {
	if FirstDay(d) > day {
		return edtf.Date{}
	}
	return d
}

// beginsAfter reports whether a period certainly starts after the day. With
// as_of alone, it is not known before that date.
func beginsAfter(since, asOf edtf.Date, day Day) bool {
	if !since.IsZero() {
		return FirstDay(since) > day
	}
	return !asOf.IsZero() && FirstDay(asOf) > day
}

// On returns an office as known on a day, without an end in the future, and
// false if it starts later. An office dated only by a later as_of loses that
// date.
func (o Office) On(day Day) (Office, bool) {
	o.Until, o.AsOf = dateOn(o.Until, day), dateOn(o.AsOf, day)
	return o, !beginsAfter(o.Since, edtf.Date{}, day)
}

// On returns a relation as known on a day, without an end in the future, and
// false if it starts later.
func (r Relation) On(day Day) (Relation, bool) {
	known := !beginsAfter(r.Since, r.AsOf, day)
	r.Until, r.AsOf = dateOn(r.Until, day), dateOn(r.AsOf, day)
	return r, known
}

// On returns an alias as known on a day, without an end in the future, and
// false if it is only used later.
func (a Alias) On(day Day) (Alias, bool) {
	a.Until = dateOn(a.Until, day)
	return a, !beginsAfter(a.Since, edtf.Date{}, day)
}

// WholeOn reports whether nothing about an event, neither a claim nor a change,
// became known after a day. Only then can its text, figures and note be shown
// without hindsight.
func (e *Event) WholeOn(day Day) bool {
	return !slices.ContainsFunc(e.Claims, func(c Claim) bool { return c.Known > day }) &&
		!slices.ContainsFunc(e.History, func(c Change) bool { return PublicDay(c.At) > day })
}

// sourceDays returns the first day on which each source is known: its
// publication or the first claim that cites it, whichever is earlier; for an
// undated source, the first claim that cites it, if any. A source is known no
// later than the sources that were read in it (CitedIn) or pass it on (Via).
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

// passOn lowers the day of every source to the earliest day of the sources that
// were read in it or pass it on.
func (d *Dataset) passOn(days []Day) {
	var due []SourceRef
	for i := range d.Sources {
		due = append(due, SourceRef(i))
	}
	slices.SortStableFunc(due, func(a, b SourceRef) int { return cmp.Compare(days[b], days[a]) })
	for len(due) > 0 { // earliest first, so that few days are lowered twice
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

// SourceCount returns the number of sources known on a day.
func (l *Ledger) SourceCount(day Day) (n int) {
	for s := range l.sources {
		if l.SourceKnown(SourceRef(s), day) {
			n++
		}
	}
	return n
}
