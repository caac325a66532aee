package ical

import (
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// longest is how many days an entry may cover. What may lie anywhere in a
// longer time would fill a calendar with a bar that says nothing.
const longest = 31

// Slot is where an entry stands in a calendar.
type Slot struct {
	First, Last dataset.Day  // days, both included
	From, To    edtf.Instant // moments in UTC; From is not before To for an entry of whole days
	Dated       bool         // the days alone do not tell the date of the event
}

// Slots are the entries of an event: one, one for each of several dates, or none for
// an event that is over, or that has no place in a calendar of days. Of a date with
// an open start it is the last day, of one with an open end the first; of a deadline
// that is given no closer than to a month or more, the last day that it leaves.
func Slots(e *dataset.Event) []Slot {
	if e.Type != codebook.Deadline && !e.Status.Expected() && !e.Status.Off() {
		return nil
	}
	return slotsOf(e, longest)
}

// AllSlots are the entries of an event, also of one that is over, however long it lasts.
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

// exact reports whether a date is one day, a range of days, or a clock time with a
// zone, without a doubt.
func exact(d edtf.Date) bool {
	const doubts = edtf.Uncertain | edtf.Approximate | edtf.Unspecified | edtf.OpenStart | edtf.OpenEnd | edtf.UnknownStart | edtf.UnknownEnd | edtf.LocalTime
	return (d.Shape == edtf.Point || d.Shape == edtf.Interval) && d.Precision <= edtf.Day && d.Flags&doubts == 0
}

// clocked are the moments of a date with clock times and zones, both 0 for another.
// A time to the minute or second is shown as the minute that it begins: without an
// end some readers drop it.
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

// readable reports whether calendars read a day as what it is: years of four digits,
// the first not 0, for some take 0099 for 1999.
func readable(d dataset.Day) bool {
	if d == dataset.DayNone || d == dataset.LatestDay {
		return false
	}
	year, _, _ := edtf.FromDay(int64(d)).Earliest.Civil()
	return year >= 1000 && year < 9999
}
