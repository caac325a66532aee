package dataset

import (
	"parley/data/codebook"
	"parley/data/edtf"
)

// statusOn returns the status of an event as known on a day, by the claims and
// the date known on that day.
//
// If the history has statuses, it is the new status of the latest change on or
// before the day, or, before the first change, the status which that change
// replaced. Without a history, or after its last change, it is the authored
// status from the day on which that can be known (see settled), and until then
// what the known claims say about the future (see expected). A status that does
// not depend on the past, such as planned, applies as authored. Something that
// continues after the day is ongoing.
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

// statusTold returns the status after the latest change on or before a day, or
// NoStatus if there is none.
func statusTold(history []Change, day Day) (s codebook.Status) {
	for i := range history {
		c := &history[i]
		if to, ok := codebook.ParseStatus(c.To); ok && c.Field == "status" && PublicDay(c.At) <= day {
			s = to
		}
	}
	return s
}

// statusChanges returns the first and the last change of status, or nil.
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

// isPast reports whether a status can only be known afterwards.
func isPast(s codebook.Status) bool {
	switch s {
	case codebook.Happened, codebook.Ongoing, codebook.Cancelled, codebook.Postponed, codebook.Lapsed:
		return true
	}
	return false
}

func isInterval(d edtf.Date) bool { return d.Shape == edtf.Interval }

// stillOn replaces happened by ongoing if the event continues after the day, by
// its date.
func stillOn(when edtf.Date, s codebook.Status, day Day) codebook.Status {
	if s == codebook.Happened && isInterval(when) && when.Latest.Finite() && LastDay(when) > day {
		return codebook.Ongoing
	}
	return s
}

// settled returns the first day on which the authored status can be known, if
// the event has the given date: that of the first claim that reports it or does
// it (see Says), made no earlier than the event may have started. That a
// deadline has arrived, or that something overdue has lapsed, follows from the
// calendar alone. If no claim reports it, the record does, on its as_of day;
// without one, the day by which the event and all claims are past.
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

// expected returns the status of an event that cannot be known to have happened
// yet, from the claims known on a day: planned if an acting side confirms or
// announces it, otherwise possible. A deadline is planned as soon as there is a
// claim.
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

// earlier returns the value of a field before its first change after the day,
// and false if it has not changed since.
func earlier(e *Event, field string, day Day) (string, bool) {
	for i := range e.History {
		if c := &e.History[i]; c.Field == field && PublicDay(c.At) > day {
			return c.From, true
		}
	}
	return "", false
}

// whenOn returns the date of an event as given on a day.
func whenOn(e *Event, day Day) edtf.Date {
	if was, ok := earlier(e, "when", day); ok {
		if date, err := edtf.Parse(was); err == nil {
			return date
		}
	}
	return e.When
}

// datesOf calls yield for every date of an event: the present one, then the
// former ones in its history.
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

// titleOn returns the title of an event as given on a day.
func titleOn(e *Event, day Day) string {
	if was, ok := earlier(e, "title", day); ok && was != "" {
		return was
	}
	return e.Title
}

// whereOn returns the place of an event as given on a day, or None.
func (d *Dataset) whereOn(e *Event, day Day) PlaceRef {
	if was, ok := earlier(e, "where", day); ok {
		return d.PlaceByID(PlaceID(was))
	}
	return e.Where
}
