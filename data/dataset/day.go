package dataset

import "parley/data/edtf"

// FirstDay returns the first calendar day that a date may mean, as written in
// it: a clock time counts on the day in its own zone. It is the day of an event
// in every view, page, file and feed. It is DayNone for no date and for an open
// or unknown start.
//
// Not inlined: each copy would add to the download.
//
//go:noinline
func FirstDay(d edtf.Date) Day {
	if d.IsZero() || !d.Earliest.Finite() {
		return DayNone
	}
	return DayOf(d.Earliest)
}

// LastDay returns the last calendar day that a date may mean. It is DayNone for
// no date and LatestDay for an open or unknown end.
//
// Not inlined: each copy would add to the download.
//
//go:noinline
func LastDay(d edtf.Date) Day {
	switch {
	case d.IsZero() || d.Shape == edtf.Nowhere:
		return DayNone
	case !d.Latest.Finite():
		return LatestDay
	}
	return DayOf(max(d.Latest-1, d.Earliest))
}

// DayOf returns the day of a finite instant. A Day covers 5.8 million years on
// either side of 1970; instants beyond are capped at the first or last such
// day.
func DayOf(t edtf.Instant) Day {
	return Day(min(max(t.Day(), int64(DayNone)+1), int64(LatestDay)-1))
}

// Text returns the day as YYYY-MM-DD, or "" for DayNone, LatestDay and years
// outside 0000 to 9999.
func (d Day) Text() string {
	if d == DayNone || d == LatestDay {
		return ""
	}
	if s := edtf.FromDay(int64(d)).String(); len(s) == len("2025-08-06") {
		return s
	}
	return ""
}

// PublicDay returns the day from which something dated counts as known: the
// first day it may mean; with an open start, the last; DayNone if both ends are
// open or the date is before the range of Day.
func PublicDay(d edtf.Date) Day {
	if day := FirstDay(d); day > DayNone+1 {
		return day
	}
	if day := LastDay(d); day != LatestDay && day > DayNone+1 {
		return day
	}
	return DayNone
}

// AsOfDay returns the last day that the dataset covers, or LatestDay if it does
// not say.
func (d *Dataset) AsOfDay() Day {
	if d.Meta.AsOf.IsZero() {
		return LatestDay
	}
	return LastDay(d.Meta.AsOf)
}

// KnownDay returns the day on which claim c of event e became known: the first
// day on which it may have been said or published. It is the first of these
// that is given:
//
//  1. SaidAt;
//  2. the date of the event in which it was said;
//  3. the day its source was published, or the source cited there, if earlier;
//  4. the date of e itself, but not after the dataset's as_of.
//
// If a date has an open start, its last possible day counts, the first on which
// it had certainly been said. If nothing is dated, the result is DayNone:
// always known.
func (d *Dataset) KnownDay(e *Event, c *Claim) Day {
	if day := PublicDay(c.SaidAt); day != DayNone {
		return day
	}
	if c.SaidIn >= 0 {
		if day := PublicDay(d.Events[c.SaidIn].When); day != DayNone {
			return day
		}
	}
	read, cited := d.publishedDay(c.Source), d.publishedDay(c.CitedFrom)
	switch {
	case read != DayNone && cited != DayNone:
		return min(read, cited)
	case read != DayNone:
		return read
	case cited != DayNone:
		return cited
	}
	return d.ownDay(e)
}

// ownDay returns the day from which an event counts as known if only its own
// date is given.
func (d *Dataset) ownDay(e *Event) Day { return min(PublicDay(e.When), d.AsOfDay()) }

func (d *Dataset) publishedDay(s SourceRef) Day {
	if s < 0 {
		return DayNone
	}
	return PublicDay(d.Sources[s].Published)
}
