package ical

import (
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// longest is the maximum number of days of an entry. A longer span of
// uncertainty would fill a calendar with a meaningless bar.
const longest = 31

// Slot is the time of an entry in a calendar.
type Slot struct {
	First, Last dataset.Day  // days, both included
	From, To    edtf.Instant // moments in UTC; for an entry of whole days, From is not before To
	Dated       bool         // the days alone do not give the date of the event
}

// Slots returns the entries of an event: one, one for each of several dates, or
// none for an event that is over or has no place in a calendar of days. A date
// with an open start gives its last day, one with an open end its first; a
// deadline given to a month or coarser gives the last possible day.
func Slots(e *dataset.Event) []Slot {
	if e.Type != codebook.Deadline && !e.Status.Expected() && !e.Status.Off() {
		return nil
	}
	return slotsOf(e, longest)
}

// AllSlots returns the entries of an event, even if it is over, whatever its
// length.
func AllSlots(e *dataset.Event) []Slot { return slotsOf(e, 1<<30) }

func slotsOf(e *dataset.Event, longest dataset.Day) []Slot {
	all := []edtf.Date{e.When}
	if e.When.Shape == edtf.AllOf {
		all = e.When.Members()
	}
	var out []Slot
	for _, d := range all {
		if at, ok := slot(d, e.Type == codebook.Deadline, longest); ok {
			out = append(out, at)
		}
	}
	return out
}

func slot(d edtf.Date, deadline bool, longest dataset.Day) (at Slot, ok bool) {
	if !d.Earliest.Finite() && !d.Latest.Finite() {
		return Slot{}, false
	}
	at = Slot{First: dataset.FirstDay(d), Last: dataset.LastDay(d), Dated: !exact(d)}
	switch {
	case !d.Earliest.Finite():
		at.First = at.Last
	case !d.Latest.Finite():
		at.Last = at.First
	case at.Last-at.First >= longest && deadline:
		at.First = at.Last
	}
	at.From, at.To = clocked(d)
	return at, at.Last-at.First < longest && readable(at.First) && readable(at.Last)
}

// exact reports whether a date is one day, a range of days, or a clock time
// with a zone, without any doubt.
func exact(d edtf.Date) bool {
	const doubts = edtf.Uncertain | edtf.Approximate | edtf.Unspecified | edtf.OpenStart | edtf.OpenEnd | edtf.UnknownStart | edtf.UnknownEnd | edtf.LocalTime
	return (d.Shape == edtf.Point || d.Shape == edtf.Interval) && d.Precision <= edtf.Day && d.Flags&doubts == 0
}

// clocked returns the moments of a date with clock times and zones, or 0, 0 for
// any other date. A single clock time is given a length of one minute: some
// programs drop entries without an end.
func clocked(d edtf.Date) (from, to edtf.Instant) {
	if !d.Clocked() || !exact(d) {
		return 0, 0
	}
	if d.Shape == edtf.Interval {
		start, end := d.Ends()
		if !end.Clocked() {
			return 0, 0
		}
		from, _ = start.Moments()
		to, _ = end.Moments()
		return from, to
	}
	from, _ = d.Moments()
	return from, from + 60
}

// readable reports whether calendars parse the year of a day correctly: 1000 to
// 9998, as some read 0099 as 1999.
func readable(d dataset.Day) bool {
	if d == dataset.DayNone || d == dataset.LatestDay {
		return false
	}
	year, _, _ := edtf.FromDay(int64(d)).Earliest.Civil()
	return year >= 1000 && year < 9999
}
