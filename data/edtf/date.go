// Package edtf reads, prints and bounds dates in the Extended Date/Time Format
// of the Library of Congress (2019-02-04, also ISO 8601-2): all of levels 0 and
// 1, and of level 2 what a record of events needs — sets, lists, unspecified
// digits, qualified parts, seasons and quarters, long years and significant
// digits. Clock times inside intervals and sets, clock times without seconds
// and days of five-digit years are accepted beyond the standard and flagged
// Extension.
//
// A Date knows the earliest and the latest moment it may mean. Nothing in this
// package looks at a time zone database or at the present day.
package edtf

// Shape is what kind of statement about time a Date makes.
type Shape uint8

// The shapes. NoShape is that of the zero Date.
const (
	NoShape  Shape = iota
	Point          // one date: a day, month, year, season or instant, known as well as its precision says
	Interval       // lasts from a to b: a/b, a/.., /b
	OneOf          // one of several dates: [a,b], [a..b], [..b], [a..]
	AllOf          // each of several dates: {a,b}, {a..b}
	Nowhere        // valid, but has no place on the time line: XXXX-12-XX
)

// Precision is the unit in which a date is given, from fine to coarse. An
// unspecified digit does not change it: 2025-08-XX has precision Day.
type Precision uint8

// The precisions. NoPrecision is that of the zero Date; Mixed is that of an
// interval or a set whose parts differ. No date is given to the decade or the
// century; these two are answers of Date.Within.
const (
	NoPrecision Precision = iota
	Second
	Minute
	Day
	Month
	Quarter
	Season
	Quadrimester // four months
	Semester     // six months
	Year
	Decade
	Century
	Mixed
)

// Flags is a set of remarks on a Date.
type Flags uint16

// The flags. Uncertain, Approximate and Unspecified hold when any part of the
// date is so.
const (
	Uncertain        Flags = 1 << iota // ? or %: the source is doubted
	Approximate                        // ~ or %: about then
	Unspecified                        // X: a digit is not given
	OpenStart                          // ../b and [..b]
	OpenEnd                            // a/.. and [a..]
	UnknownStart                       // /b
	UnknownEnd                         // a/
	StartUncertain                     // the start of an interval is Uncertain
	StartApproximate                   // the start of an interval is Approximate
	EndUncertain                       // the end of an interval is Uncertain
	EndApproximate                     // the end of an interval is Approximate
	LocalTime                          // a clock time without a zone
	OutOfRange                         // a year beyond ±MaxYear: placed at the end of the axis
	Extension                          // accepted, but not strict EDTF
)

// Date is one EDTF date: a small comparable value. Two Dates are == when their
// canonical texts are equal. The zero Date is "no date".
//
// Earliest and Latest bound the possible time, half-open: Latest is the first
// instant after the last possible moment, so a day is 86,400 seconds long. They
// are counted as the date's own calendar and clock show them, see Instant.
// Past and Future stand for open or unknown bounds; a Nowhere date has both.
//
// CoreStart and CoreEnd bound what an Interval surely covers, Earliest <=
// CoreStart <= CoreEnd <= Latest. An end given to the day counts whole; an end
// that is coarser, uncertain or approximate counts only from where it is surely
// inside; an open end goes on, an unknown end ends at once. When
// nothing is sure the core is empty and lies in the middle. For other shapes
// the core is Earliest to Latest.
type Date struct {
	text               string // canonical EDTF; empty for plain days and plain ranges of days
	Earliest, Latest   Instant
	CoreStart, CoreEnd Instant
	Flags              Flags
	Offset             int16 // of a clock time with a zone, minutes east of UTC; of the start for an interval
	Shape              Shape
	Precision          Precision
}

// IsZero reports whether d is no date at all.
func (d Date) IsZero() bool { return d.Shape == NoShape }

// Is reports whether d carries all of the flags.
func (d Date) Is(f Flags) bool { return d.Flags&f == f }

// AxisStart and AxisEnd bound the axis: the first moment of the year -MaxYear, and
// that of MaxYear+1. What lies beyond is flagged OutOfRange.
const (
	AxisStart = Instant(-5113395719528 * DaySeconds)
	AxisEnd   = Instant(5113394280838 * DaySeconds)
)

// The days on which the years -9999 and 10000 begin: the bounds of plain four-digit
// dates.
const (
	firstPlainDay = -4371587
	afterPlainDay = 2932897
)

// FromDay is the date of one calendar day, counted from 1970-01-01 (day 0). It
// equals what Parse gives for that day and does not allocate for years within
// ±MaxYear.
func FromDay(day int64) Date {
	day = min(max(day, -1<<60), 1<<60)
	if day < firstPlainDay || day >= afterPlainDay {
		return longDay(day)
	}
	t := Instant(day * DaySeconds)
	return plain(t, t+DaySeconds, Point)
}

// FromDayRange is the interval from one day to another, both included, counted
// from 1970-01-01 (day 0). It equals what Parse gives for first/last and does
// not allocate for years within ±MaxYear. It is the zero Date when last is
// before first.
func FromDayRange(first, last int64) Date {
	if last < first {
		return Date{}
	}
	a, b := FromDay(first), FromDay(last)
	if f := a.Flags | b.Flags; f&OutOfRange != 0 {
		d, _ := read(a.String() + "/" + b.String())
		return d
	}
	d := plain(a.Earliest, b.Latest, Interval)
	d.Flags = a.Flags | b.Flags
	return d
}

func plain(from, to Instant, s Shape) Date {
	return Date{Earliest: from, Latest: to, CoreStart: from, CoreEnd: to, Shape: s, Precision: Day}
}

// longDay is a day of a year with five or more digits.
func longDay(day int64) Date {
	t := Instant(min(max(day, -1<<44), 1<<44) * DaySeconds)
	if t >= AxisStart && t < AxisEnd {
		d := plain(t, t+DaySeconds, Point)
		d.Flags = Extension
		return d
	}
	d, _ := read(string(appendDay(nil, day)))
	return d
}

// Compare orders dates by Earliest, then by Latest: -1, 0 or 1. The zero Date
// counts as 1970 without length.
func Compare(a, b Date) int {
	switch {
	case a.Earliest < b.Earliest:
		return -1
	case a.Earliest > b.Earliest:
		return 1
	case a.Latest < b.Latest:
		return -1
	case a.Latest > b.Latest:
		return 1
	}
	return 0
}

// Mid is where one mark for the date is drawn: the middle of its possible time,
// so noon for a day. With one open or unknown bound it is noon of the day at the
// other bound. It is always finite: 0 for Nowhere and for the zero Date.
func (d Date) Mid() Instant {
	switch from, to := d.Earliest.Finite(), d.Latest.Finite(); {
	case from && to:
		return d.Earliest + (d.Latest-d.Earliest)/2
	case from:
		return d.Earliest + DaySeconds/2
	case to:
		return d.Latest - DaySeconds/2
	}
	return 0
}

// Within is the smallest calendar unit that holds the whole possible time of d:
// Day, Month, Quarter, Year, Decade or Century, and Mixed when none does. It
// answers Century for 19XX, Decade for 156X and for 156X-12-25, Month for
// 2025-08-XX and for [2025-08-06..2025-08-07].
func (d Date) Within() Precision {
	if d.IsZero() || !d.Earliest.Finite() || !d.Latest.Finite() {
		return Mixed
	}
	last := max(d.Latest-1, d.Earliest)
	y1, m1, _ := d.Earliest.Civil()
	y2, m2, _ := last.Civil()
	switch {
	case d.Earliest.Day() == last.Day():
		return Day
	case y1 == y2 && m1 == m2:
		return Month
	case y1 == y2 && (m1-1)/3 == (m2-1)/3:
		return Quarter
	case y1 == y2:
		return Year
	case floorDiv(y1, 10) == floorDiv(y2, 10):
		return Decade
	case floorDiv(y1, 100) == floorDiv(y2, 100):
		return Century
	}
	return Mixed
}
