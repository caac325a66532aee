package dataset

import (
	"parley/data/codebook"
	"parley/data/edtf"
)

// statusOn is the status of an event as it was known on a day, by the claims known
// and the date as given on that day.
//
// With a history of statuses it is what the newest change on or before the day
// says; before the first change, what that change replaced. Without one, or once
// the last change lies behind, the status as written holds from the day on which
// it can have been known (settled); until then what the known claims say of the
// future holds (expected). A status that says nothing of the past, such as
// planned, holds as written. Something that lasts longer than the day is ongoing.
func (d *Dataset) statusOn(e *Event, day Day) codebook.Status {
	when := whenOn(e, day)
	early := isPast(e.Status) && day < d.settled(e, when)
	first, last := statusChanges(e)
	switch {
	case first == nil && early:
		return d.expected(e, day)
	case first == nil:
		return stillOn(when, e.Status, day)
	case day < PublicDay(first.At):
		if s, ok := codebook.ParseStatus(first.From); ok {
			return stillOn(when, s, day)
		}
		return d.expected(e, day)
	case day >= PublicDay(last.At) && !early:
		return stillOn(when, e.Status, day)
	}
	return stillOn(when, statusTold(e.History, day), day)
}

// statusTold is what the newest change of status on or before a day says, NoStatus
// without one.
func statusTold(history []Change, day Day) (s codebook.Status) {
	for i := range history {
		c := &history[i]
		if to, ok := codebook.ParseStatus(c.To); ok && c.Field == "status" && PublicDay(c.At) <= day {
			s = to
		}
	}
	return s
}

// statusChanges returns the first and the last change of status, or nils.
func statusChanges(e *Event) (first, last *Change) {
	for i := range e.History {
		c := &e.History[i]
		if _, ok := codebook.ParseStatus(c.To); !ok || c.Field != "status" {
			continue
		}
		if first == nil {
			first = c
		}
		last = c
	}
	return first, last
}

// isPast reports whether a status can be known only from what came.
func isPast(s codebook.Status) bool {
	switch s {
	case codebook.Happened, codebook.Ongoing, codebook.Cancelled, codebook.Postponed, codebook.Lapsed:
		return true
	}
	return false
}

func isInterval(d edtf.Date) bool { return d.Shape == edtf.Interval }

// stillOn turns happened into ongoing for what lasts, by its date, beyond the day.
func stillOn(when edtf.Date, s codebook.Status, day Day) codebook.Status {
	if s == codebook.Happened && isInterval(when) && when.Latest.Finite() && LastDay(when) > day {
		return codebook.Ongoing
	}
	return s
}

// settled is the first day on which the status as written can have been known if the
// event has a date: that of the first claim that reports it or does it (Says), made no
// earlier than the event may have begun. That a deadline has come, and that something due has lapsed,
// is known by the calendar alone. Where no claim reports it, the record itself does,
// on the day it is as of; without one, when the event and all claims lie behind.
func (d *Dataset) settled(e *Event, when edtf.Date) Day {
	first, last, asOf := FirstDay(when), LastDay(when), d.AsOfDay()
	report, newest := LatestDay, DayNone
	for k := range e.Claims {
		c := &e.Claims[k]
		newest = max(newest, c.Known)
		if c.Known >= first && (!c.Stance.Ahead() && !c.Stance.Against() || e.Status.Held() && d.Says(e, c)) {
			report = min(report, c.Known)
		}
	}
	switch {
	case e.Status == codebook.Lapsed && last != LatestDay:
		report = last + 1
	case e.Type == codebook.Deadline && last != LatestDay:
		report = min(report, last)
	}
	if report == LatestDay && asOf == LatestDay {
		if last == LatestDay {
			last = first
		}
		return max(last, newest)
	}
	return min(report, asOf)
}

// expected is what the claims known on a day make of an event that nobody could
// know to have come yet: planned when an acting side confirms or announces it,
// else possible. A deadline is planned as soon as anybody tells of it.
func (d *Dataset) expected(e *Event, day Day) codebook.Status {
	for k := range e.Claims {
		c := &e.Claims[k]
		if c.Known > day || c.Stance.Against() {
			continue
		}
		said := c.Stance == codebook.Confirms || c.Stance == codebook.Announces
		if e.Type == codebook.Deadline || said && c.Facets()&existence != 0 && d.ActsIn(e, c) {
			return codebook.Planned
		}
	}
	return codebook.Possible
}

// earlier returns what a field said before its first change after the day, or
// false when it has not changed since.
func earlier(e *Event, field string, day Day) (string, bool) {
	for i := range e.History {
		if c := &e.History[i]; c.Field == field && PublicDay(c.At) > day {
			return c.From, true
		}
	}
	return "", false
}

// whenOn is the date of an event as it was given on a day.
func whenOn(e *Event, day Day) edtf.Date {
	if was, ok := earlier(e, "when", day); ok {
		if date, err := edtf.Parse(was); err == nil {
			return date
		}
	}
	return e.When
}

// datesOf calls yield for every date that an event was given: its own, then those
// that its history replaced.
func datesOf(e *Event, yield func(edtf.Date)) {
	yield(e.When)
	for i := range e.History {
		if c := &e.History[i]; c.Field == "when" {
			if date, err := edtf.Parse(c.From); err == nil {
				yield(date)
			}
		}
	}
}

// titleOn is the title of an event as it stood on a day.
func titleOn(e *Event, day Day) string {
	if was, ok := earlier(e, "title", day); ok && was != "" {
		return was
	}
	return e.Title
}

// whereOn is the place of an event as it was given on a day: None when none was.
func (d *Dataset) whereOn(e *Event, day Day) PlaceRef {
	if was, ok := earlier(e, "where", day); ok {
		return d.PlaceByID(PlaceID(was))
	}
	return e.Where
}
