package dataset

import "parley/data/edtf"

// FirstDay is the first calendar day that a date may mean, the day written in it:
// a clock time counts on the day it shows where it was given. It is the day of an
// event in every view, page, file and feed. It is DayNone for no date and for a
// start that is open or unknown.
func FirstDay(d edtf.Date) Day {
	if d.IsZero() || !d.Earliest.Finite() {
		return DayNone
	}
	return DayOf(d.Earliest)
}

// LastDay is the last calendar day that a date may mean. It is DayNone for no
// date and LatestDay for an end that is open or unknown.
func LastDay(d edtf.Date) Day {
	switch {
	case d.IsZero() || d.Shape == edtf.Nowhere:
		return DayNone
	case !d.Latest.Finite():
		return LatestDay
	}
	return DayOf(max(d.Latest-1, d.Earliest))
}

// DayOf is the day of a finite instant. A Day reaches 5.8 million years from 1970: of
// an instant beyond it is the first or the last day that stands for one.
func DayOf(t edtf.Instant) Day {
	return Day(min(max(t.Day(), int64(DayNone)+1), int64(LatestDay)-1))
}

// Text is the day as YYYY-MM-DD: "" for DayNone, LatestDay and what four digits
// cannot write.
func (d Day) Text() string {
	if d == DayNone || d == LatestDay {
		return ""
	}
	if s := edtf.FromDay(int64(d)).String(); len(s) == len("2025-08-06") {
		return s
	}
	return ""
}

// PublicDay is the day from which something dated counts as known: the first day
// it may mean; with an open start, the last; DayNone when neither is bounded, and
// for what lies farther back than a Day reaches.
func PublicDay(d edtf.Date) Day {
	if day := FirstDay(d); day > DayNone+1 {
		return day
	}
	if day := LastDay(d); day != LatestDay && day > DayNone+1 {
		return day
	}
	return DayNone
}

// AsOfDay is the last day that the dataset covers, or LatestDay when it does not say.
func (d *Dataset) AsOfDay() Day {
	if d.Meta.AsOf.IsZero() {
		return LatestDay
	}
	return LastDay(d.Meta.AsOf)
}

// KnownDay is the knowledge time of claim c of event e: the first day on which
// it may have been said or published. It is the first of these that is given:
//
//  1. SaidAt;
//  2. the date of the event in which it was said;
//  3. the day its source was published, or the one that its source cites;
//  4. the date of e itself, but not after the day that the dataset is as of.
//
// Of a date with an open start the last possible day counts, since only by then
// it was surely said. DayNone, when nothing is dated, means known always.
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

// ownDay is the day from which an event counts as known when nothing but its own
// date says so.
func (d *Dataset) ownDay(e *Event) Day { return min(PublicDay(e.When), d.AsOfDay()) }

func (d *Dataset) publishedDay(s SourceRef) Day {
	if s < 0 {
		return DayNone
	}
	return PublicDay(d.Sources[s].Published)
}
