package words

import (
	"parley/data/edtf"
)

// form is the length of a formatted date.
type form uint8

const (
	long  form = iota // 6 August 2025
	brief             // 6 Aug 2025
	near              // 6 Aug
)

// Date formats a date in full, with its uncertainty: "6 August 2025", "on or after 11 August
// 2025", "about August 2025", "since 24 February 2022". The zero Date is "no date given".
//
// Not inlined: each copy would add to the download.
//
//go:noinline
func (w *Words) Date(d edtf.Date) string { return w.date(d, long) }

// ShortDate formats a date in short: "6 Aug 2025", "11 Aug 2025 or later", "6 Aug 2025?".
//
// Not inlined: each copy would add to the download.
//
//go:noinline
func (w *Words) ShortDate(d edtf.Date) string { return w.date(d, brief) }

// DayMonth is ShortDate without the year, for places that show the year elsewhere: "6 Aug",
// "6 or 7 Aug". A date without a month keeps its year.
//
// Not inlined: each copy would add to the download.
//
//go:noinline
func (w *Words) DayMonth(d edtf.Date) string { return w.date(d, near) }

// gregorian is the start of the Gregorian calendar, on which weekdays are based; farDays is the
// time after which weekdays are no longer given.
const (
	gregorian = edtf.Instant(-141427 * edtf.DaySeconds) // 1582-10-15
	farDays   = edtf.Instant(2932897 * edtf.DaySeconds) // Y10000-01-01
)

// Weekday formats a date in full, with the weekday if it is a day of the Gregorian calendar:
// "Wed 6 August 2025".
func (w *Words) Weekday(d edtf.Date) string {
	if d.Shape != edtf.Point || d.Precision > edtf.Day || d.Is(edtf.Unspecified) || d.Is(edtf.OutOfRange) {
		return w.Date(d)
	}
	return w.doubt(d, func(w *Words) string { return w.named(d.Earliest, w.point(d, long)) }, long)
}

func (w *Words) date(d edtf.Date, f form) string {
	switch d.Shape {
	case edtf.NoShape:
		return w.Say("date.none")
	case edtf.Nowhere:
		return w.yearless(d, f)
	case edtf.Interval:
		return w.interval(d, f)
	case edtf.OneOf:
		return w.oneOf(d, f)
	case edtf.AllOf:
		return w.members(d, f, "list.and")
	}
	return w.doubt(d, func(w *Words) string { return w.point(d, f) }, f)
}

// doubt says a point with "probably" or "about" if its finest part is uncertain or approximate, and
// names coarser parts that are so on their own.
func (w *Words) doubt(d edtf.Date, point func(*Words) string, f form) string {
	const both = edtf.Uncertain | edtf.Approximate
	if d.Flags&both == 0 {
		return point(w)
	}
	said := func(key string) string { return w.Say(key, point(w.For(key, 0))) }
	if f != long {
		return said(w.doubtKey(d.Flags) + "-short")
	}
	y, m, day := d.Doubts()
	parts, names := []edtf.Flags{y}, []string{"date.part-year"}
	if _, month, dd := d.Parts(); month != "" {
		parts, names = append(parts, m), append(names, "date.part-month")
		if dd != "" {
			parts = append(parts, day)
		}
	}
	finest, s := parts[len(parts)-1], ""
	if finest != 0 {
		s = said(w.doubtKey(finest))
	} else {
		s = point(w)
	}
	var apart []string
	var rest edtf.Flags
	for i, p := range parts[:len(parts)-1] {
		if p&^finest != 0 {
			apart, rest = append(apart, w.Say(names[i])), rest|p&^finest
		}
	}
	if rest == 0 {
		return s
	}
	return w.Say(w.doubtKey(rest)+"-part", s, w.List(apart))
}

func (w *Words) doubtKey(f edtf.Flags) string {
	switch f & (edtf.Uncertain | edtf.Approximate) {
	case edtf.Uncertain:
		return "date.uncertain"
	case edtf.Approximate:
		return "date.about"
	}
	return "date.both"
}

// interval formats an interval.
func (w *Words) interval(d edtf.Date, f form) string {
	start, end := d.Ends()
	switch {
	case end.IsZero() && d.Is(edtf.UnknownEnd):
		return w.about(key("date.end-unknown", f), f, start)
	case end.IsZero():
		return w.about(key("date.since", f), f, start)
	case start.IsZero() && d.Is(edtf.UnknownStart):
		return w.about(key("date.start-unknown", f), f, end)
	case start.IsZero():
		return w.about(key("date.until", f), f, end)
	case sameClock(start, end):
		return w.zoned(w.clock(w.clockless(start, f), start.Earliest, end.Earliest), start, f)
	case plain(start) && plain(end) && start.Precision == end.Precision:
		if start.Precision == edtf.Day {
			return w.dayRange(start.Earliest, end.Earliest, f)
		}
		return w.shared(start, end, f, "date.range")
	}
	return w.about("date.range", f, start, end)
}

// about returns the message of a key for dates, each in the variant that the message asks for.
func (w *Words) about(key string, f form, dates ...edtf.Date) string {
	args := make([]string, len(dates))
	for i, d := range dates {
		args[i] = w.For(key, i).date(d, f)
	}
	return w.Say(key, args...)
}

// sameClock reports whether two dates are clock times of one day in one zone.
func sameClock(a, b edtf.Date) bool {
	return clocked(a) && clocked(b) && a.Offset == b.Offset && a.Is(edtf.LocalTime) == b.Is(edtf.LocalTime) && a.Earliest.Day() == b.Earliest.Day()
}

func clocked(d edtf.Date) bool {
	return d.Shape == edtf.Point && (d.Precision == edtf.Second || d.Precision == edtf.Minute)
}

// plain reports whether a date is a day, month or year without qualifiers.
func plain(d edtf.Date) bool {
	return d.Shape == edtf.Point && d.Flags&^edtf.Extension == 0 &&
		(d.Precision == edtf.Day || d.Precision == edtf.Month || d.Precision == edtf.Year && d.Within() == edtf.Year)
}

// shared joins two plain dates of one precision, omitting from the first what both share: "June
// to August 2025"; from the second in a language that begins with the year.
func (w *Words) shared(a, b edtf.Date, f form, by string) string {
	first, second := w.For(by, 0), w.For(by, 1)
	switch {
	case a == b:
		return w.date(a, f)
	case a.Precision == edtf.Year && by == "date.range":
		return w.yearRange(a.Earliest, b.Earliest)
	case w.Has("date.year-first"):
		return w.Say(by, first.date(a, f), second.apartFrom(b, a, f))
	}
	return w.Say(by, first.apartFrom(a, b, f), second.date(b, f))
}

// yearRange formats a range of years, "2020 to 2024", or "1000 BC to AD 14".
func (w *Words) yearRange(from, to edtf.Instant) string {
	a, _, _ := from.Civil()
	b, _, _ := to.Civil()
	return w.yearsFrom(a, b)
}

func (w *Words) yearsFrom(a, b int64) string {
	if plainYear(a) && plainYear(b) {
		return w.Say("date.years", w.figures(a), w.figures(b))
	}
	return w.Say("date.range", w.For("date.range", 0).year(a, long), w.For("date.range", 1).year(b, long))
}

// apartFrom formats a plain date without the year, or the year and month, that it shares with
// another of its precision.
func (w *Words) apartFrom(d, other edtf.Date, f form) string {
	y1, m1, day := d.Earliest.Civil()
	y2, m2, _ := other.Earliest.Civil()
	switch {
	case d.Precision == edtf.Year || y1 != y2:
		return w.date(d, f)
	case d.Precision == edtf.Month:
		return w.monthName(m1, f)
	case m1 != m2:
		return w.dayName(day, m1, f)
	}
	return w.Say("date.day-only", w.dayNumber(day))
}

// dayRange formats a range of days: "11–17 August 2025", "28 July – 3 August 2025".
func (w *Words) dayRange(a, b edtf.Instant, f form) string {
	y1, m1, _ := a.Civil()
	y2, m2, _ := b.Civil()
	by := "date.days"
	if y1 != y2 || m1 != m2 {
		by = "date.days-apart"
	}
	return w.shared(edtf.FromDay(a.Day()), edtf.FromDay(b.Day()), f, by)
}

// key returns the key of the short or long form of a message.
func key(k string, f form) string {
	if f != long {
		return k + "-short"
	}
	return k
}
