// Package edtf parses, formats and bounds dates in the Extended Date/Time
// Format of the Library of Congress (2019-02-04, also ISO 8601-2): levels 0 and
// 1 in full, and from level 2 what a record of events needs, that is sets,
// lists, unspecified digits, qualified parts, seasons and quarters, long years
// and significant digits. Clock times inside intervals and sets, clock times
// without seconds and days of five-digit years go beyond the standard; they are
// accepted and flagged Extension.
//
// A Date holds the earliest and the latest moment it may mean. The package uses
// neither a time zone database nor the current date.
package edtf

// Shape is the kind of statement a Date makes about time.
type Shape uint8

// Shapes of a Date. NoShape is the shape of the zero Date.
const (
	NoShape  Shape = iota
	Point          // a single day, month, year, season or instant; Precision is its unit
	Interval       // lasts from a to b: a/b, a/.., /b
	OneOf          // one of several dates: [a,b], [a..b], [..b], [a..]
	AllOf          // each of several dates: {a,b}, {a..b}
	Nowhere        // valid, but without a position on the timeline: XXXX-12-XX
)

// Precision is the unit of a date, ordered from fine to coarse. Unspecified
// digits do not change it: 2025-08-XX has precision Day.
type Precision uint8

// Precisions of a Date. NoPrecision belongs to the zero Date, Mixed to an
// interval or set whose parts differ. Decade and Century are only returned by
// Date.Within.
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

// Flags is a bit set of properties of a Date.
type Flags uint16

// Flags of a Date. Uncertain, Approximate and Unspecified are set if they apply
// to any part of the date.
const (
	Uncertain        Flags = 1 << iota // ? or %: the source is uncertain
	Approximate                        // ~ or %: estimated
	Unspecified                        // X: a digit is unspecified
	OpenStart                          // ../b and [..b]
	OpenEnd                            // a/.. and [a..]
	UnknownStart                       // /b
	UnknownEnd                         // a/
	StartUncertain                     // the start of an interval is Uncertain
	StartApproximate                   // the start of an interval is Approximate
	EndUncertain                       // the end of an interval is Uncertain
	EndApproximate                     // the end of an interval is Approximate
	LocalTime                          // a clock time without a zone
	OutOfRange                         // a year beyond ±MaxYear; its bounds are ends of the axis
	Extension                          // accepted, but not strict EDTF
)

// Date is one EDTF date: a small comparable value. Two Dates are == when their
// canonical texts are equal. The zero Date is "no date".
//
// Earliest and Latest bound the possible time, half-open: Latest is the first
// instant after the last possible moment, so a day is 86,400 seconds long. Both
// count in the date's own calendar and zone, see Instant. Past and Future stand
// for open or unknown bounds; a Nowhere date has both.
//
// CoreStart and CoreEnd bound the time that an Interval certainly covers,
// Earliest <= CoreStart <= CoreEnd <= Latest. An exact end (given to the day or
// finer) is included whole; a coarser, uncertain or approximate end is excluded
// whole; an open end extends the core without limit, an unknown end does not
// extend it. If nothing is certain, the core is empty and lies in the middle.
// For other shapes the core is Earliest to Latest.
type Date struct {
	text               string // canonical EDTF; empty for plain days and plain ranges of days
	Earliest, Latest   Instant
	CoreStart, CoreEnd Instant
	Flags              Flags
	Offset             int16 // minutes east of UTC of a clock time with a zone; for an interval, of its start
	Shape              Shape
	Precision          Precision
}

// IsZero reports whether d is the zero Date, "no date".
func (d Date) IsZero() bool { return d.Shape == NoShape }

// Is reports whether d has all of the flags in f.
func (d Date) Is(f Flags) bool { return d.Flags&f == f }

// AxisStart and AxisEnd bound the axis: the first instants of the years
// -MaxYear and MaxYear+1. Dates beyond them are flagged OutOfRange.
const (
	AxisStart = Instant(-5113395719528 * DaySeconds)
	AxisEnd   = Instant(5113394280838 * DaySeconds)
)

// First days of the years -9999 and 10000: the bounds of plain four-digit
// dates.
const (
	firstPlainDay = -4371587
	afterPlainDay = 2932897
)

// FromDay returns the date of a calendar day, counted from 1970-01-01 (day 0).
// It equals the result of Parse for that day and does not allocate for years
// within ±MaxYear.
func FromDay(day int64) Date {
	day = min(max(day, -1<<60), 1<<60)
	if day < firstPlainDay || day >= afterPlainDay {
		return longDay(day)
	}
	t := Instant(day * DaySeconds)
	return plain(t, t+DaySeconds, Point)
}

// FromDayRange returns the interval between two days, both included, counted
// from 1970-01-01 (day 0). It equals the result of Parse for first/last and
// does not allocate for years within ±MaxYear. It returns the zero Date if last
// is before first.
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

// longDay returns a day of a year with five or more digits.
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

// Compare orders dates by Earliest, then by Latest, and returns -1, 0 or 1. The
// zero Date compares as an instant at 1970-01-01T00:00:00.
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

// Mid returns where to draw a single mark for d: the middle of its possible
// time, which is noon for a day. If one bound is open or unknown, it is noon of
// the day at the other bound. The result is always finite: 0 for Nowhere and
// for the zero Date.
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

// Within returns the smallest calendar unit that contains the whole possible
// time of d: Day, Month, Quarter, Year, Decade or Century, or Mixed if none
// does. It is Century for 19XX, Decade for 156X and for 156X-12-25, Month for
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
