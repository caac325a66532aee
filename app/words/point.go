package words

import (
	"strconv"
	"strings"

	"parley/data/edtf"
)

// point formats a single date without its qualifiers.
func (w *Words) point(d edtf.Date, f form) string {
	if d.Is(edtf.OutOfRange) {
		return w.farYear(d)
	}
	if d.Is(edtf.Unspecified) {
		return w.unspecified(d, f)
	}
	y, m, day := d.Earliest.Civil()
	switch d.Precision {
	case edtf.Day:
		return w.day(y, m, day, f)
	case edtf.Month:
		return w.month(y, m, f)
	case edtf.Second, edtf.Minute:
		return w.zoned(w.clock(w.clockless(d, f), d.Earliest), d, f)
	case edtf.Year:
		if d.Within() != edtf.Year {
			return w.significant(d)
		}
		return w.year(y, f)
	}
	return w.partOfYear(d)
}

// farYear formats a year beyond the axis; one with an exponent stays as written.
func (w *Words) farYear(d edtf.Date) string {
	text, month, _ := d.Parts()
	y, err := strconv.ParseInt(text, 10, 64)
	if err != nil || month != "" {
		return d.String()
	}
	return w.year(y, long)
}

// significant formats an estimated year: 1950S2 is "about 1950 (1900 to 1999)".
func (w *Words) significant(d edtf.Date) string {
	y1, _, _ := d.Earliest.Civil()
	y2, _, _ := (d.Latest - 1).Civil()
	span := w.yearsFrom(y1, y2)
	text, _, _ := d.Parts()
	text, _, _ = strings.Cut(text, "S")
	y, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return span
	}
	return w.Say("date.estimated", w.For("date.estimated", 0).year(y, long), span)
}

// partOfYear formats a season, quarter or other part of a year. A season that extends into the
// next year names both.
func (w *Words) partOfYear(d edtf.Date) string {
	_, code, _ := d.Parts()
	k := "date.part-" + code
	y, m, _ := d.Earliest.Civil()
	year := w.For(k, 0).year(y, long)
	if m == 12 && d.Shape == edtf.Point && y > 0 {
		next := w.figures(y + 1)
		if y >= 1000 && (y+1)%100 != 0 && y < 9999 {
			next = w.digits(two(int((y + 1) % 100)))
		}
		year = w.For(k, 0).Say("date.turn", w.year(y, brief), next)
	}
	return w.Say(k, year)
}

// unspecified formats a date with unspecified digits.
func (w *Words) unspecified(d edtf.Date, f form) string {
	year, month, day := d.Parts()
	y, m, first := d.Earliest.Civil()
	wholeYear := !strings.Contains(year, "X")
	when := w.year(y, long)
	if !wholeYear {
		if when = w.decade(year); when == "" {
			when = w.years(d)
		}
		if month == "" {
			return when
		}
		when = w.Say("date.the-years", when)
	}
	switch {
	case day == "" && month == "XX":
		return w.Say("date.some-month", when)
	case day == "" && !strings.Contains(month, "X"):
		if month > "12" {
			return w.between(d, f)
		}
		return w.Say("date.month-of", w.monthName(m, f), when)
	case day == "XX" && month == "XX":
		return w.Say("date.some-day", when)
	case day == "XX" && !strings.Contains(month, "X") && wholeYear:
		return w.Say("date.some-day", w.For("date.some-day", 0).month(y, m, f))
	case day == "XX" && !strings.Contains(month, "X"):
		return w.Say("date.some-day", w.Say("date.month-of", w.monthName(m, f), when))
	case month == "XX" && !strings.Contains(day, "X"):
		return w.Say("date.day-of-some-month", w.dayNumber(first), when)
	case !wholeYear && !strings.Contains(month+day, "X"):
		return w.Say("date.day-of", w.dayName(first, m, f), when)
	}
	return w.between(d, f)
}

// decade returns "1560s" for 156X, and "" for other masks.
func (w *Words) decade(year string) string {
	head, ok := strings.CutSuffix(year, "X")
	y, err := strconv.ParseInt(head, 10, 64)
	if !ok || err != nil || y < 1 || strings.HasPrefix(head, "-") {
		return ""
	}
	return w.Say("date.decade", w.as("").year(y*10, brief))
}

// years formats the range of years that a mask allows.
func (w *Words) years(d edtf.Date) string {
	y1, _, _ := d.Earliest.Civil()
	y2, _, _ := (d.Latest - 1).Civil()
	return w.yearsFrom(y1, y2)
}

// between formats the first and the last day, month or year that a date may mean.
func (w *Words) between(d edtf.Date, f form) string {
	a, b := d.Earliest, d.Latest-1
	y1, m1, _ := a.Civil()
	y2, m2, _ := b.Civil()
	switch {
	case d.Precision == edtf.Month && y1 == y2:
		return w.Say("date.between", w.For("date.between", 0).monthName(m1, f), w.For("date.between", 1).month(y2, m2, f))
	case d.Precision == edtf.Month:
		return w.Say("date.between", w.For("date.between", 0).month(y1, m1, f), w.For("date.between", 1).month(y2, m2, f))
	}
	return w.shared(edtf.FromDay(a.Day()), edtf.FromDay(b.Day()), f, "date.between")
}

// yearless formats a valid date without a position on the time line.
func (w *Words) yearless(d edtf.Date, f form) string {
	year, month, day := d.Parts()
	m, err := strconv.Atoi(month)
	switch {
	case year == "" || m > 12 || err != nil && day != "" && day != "XX":
		return d.String()
	case err != nil:
		return w.Say("date.no-year")
	case day == "":
		return w.Say("date.yearless", w.monthName(m, f))
	case strings.Contains(day, "X"):
		return w.Say("date.yearless", w.Say("date.some-day", w.monthName(m, f)))
	}
	n, _ := strconv.Atoi(day)
	return w.Say("date.yearless", w.dayName(n, m, f))
}

func (w *Words) day(y int64, m, d int, f form) string {
	k := key("date.day", f)
	return w.Say(k, w.dayNumber(d), w.For(k, 1).month(y, m, f))
}

// dayName formats a day of a month without its year.
func (w *Words) dayName(d, m int, f form) string {
	k := key("date.day", f)
	return w.Say(k, w.dayNumber(d), w.For(k, 1).monthName(m, f))
}

// dayNumber formats the day of a month, of which the first may have a message: "1er".
func (w *Words) dayNumber(d int) string {
	if d == 1 && w.Has("date.first") {
		return w.Say("date.first")
	}
	return w.figures(int64(d))
}

func (w *Words) month(y int64, m int, f form) string {
	if f == near {
		return w.monthName(m, f)
	}
	k := key("date.month", f)
	return w.Say(k, w.For(k, 0).monthName(m, f), w.For(k, 1).year(y, f))
}

func (w *Words) monthName(m int, f form) string {
	if f == long {
		return part(w.Say("months.long"), m-1)
	}
	return part(w.Say("months.short"), m-1)
}

// year formats a year; the year 0 is 1 BC, as in astronomical counting. A year that could be
// taken for another number, 14 or 12,345, is marked as a year.
func (w *Words) year(y int64, f form) string {
	switch {
	case y <= 0:
		return w.Say("date.bc", w.yearNumber(yearsBC(y)))
	case !plainYear(y):
		return w.Say("date.ad", w.yearNumber(y))
	}
	return w.Say(key("date.year", f), w.figures(y))
}

// Year formats a year alone: "2025", "44 BC".
func (w *Words) Year(y int64) string { return w.year(y, brief) }

// plainYear reports whether a year is known as one by its four figures, or three.
func plainYear(y int64) bool { return 100 <= y && y < 10000 }

// figures formats an integer without separators.
func (w *Words) figures(n int64) string { return w.digits(strconv.FormatInt(n, 10)) }

// yearsBC returns the years before Christ of y <= 0, counting from 1 BC. From 100,000 on, whole
// thousands are taken as they are, since such round numbers do not count a year 0.
func yearsBC(y int64) int64 {
	if y <= -100_000 && y%1000 == 0 {
		return -y
	}
	return 1 - y
}

// yearNumber formats a count of years: with thousands separators from 10,000 on, and in
// millions or billions if two decimals are exact: "65.5 million".
func (w *Words) yearNumber(y int64) string {
	switch {
	case y >= 1e9 && y%1e7 == 0:
		return w.Say("date.billion", w.Decimal(float64(y)/1e9))
	case y >= 1e6 && y%1e4 == 0:
		return w.Say("date.million", w.Decimal(float64(y)/1e6))
	case y >= 1e4:
		return w.Number(int(y))
	}
	return w.figures(y)
}

// clockless formats the day of a clock time in its own zone.
func (w *Words) clockless(d edtf.Date, f form) string {
	y, m, day := d.Earliest.Civil()
	return w.day(y, m, day, f)
}

// zoned adds its clock to a clock time: in the long form, and if it is not the clock that the
// page names.
func (w *Words) zoned(s string, d edtf.Date, f form) string {
	switch {
	case d.Is(edtf.LocalTime) && f == long:
		return w.Say("date.local", s)
	case d.Is(edtf.LocalTime), f != long && w.home != nil && w.home(d):
		return s
	}
	return s + " " + zone(int(d.Offset))
}

// clock adds the clock time, or a range of them, to a formatted day.
func (w *Words) clock(day string, times ...edtf.Instant) string {
	return w.Say("date.clock", day, w.clockText(times...))
}

// Clock formats the clock time at which a date begins, for places that show its day beside it,
// with the zone: "21:00 UTC−4", or "14:30–17:30 Europe/Kyiv" on the clock of the page. It
// returns "" if the date has none, and for an interval over more than a day, which is formatted
// as a whole.
func (w *Words) Clock(d edtf.Date) string {
	if clocked(d) {
		return w.onClock(w.clockText(d.Earliest), d)
	}
	if start, end := d.Ends(); sameClock(start, end) {
		return w.onClock(w.clockText(start.Earliest, end.Earliest), start)
	}
	return ""
}

// onClock adds the zone of its clock to a clock time.
func (w *Words) onClock(s string, d edtf.Date) string {
	if w.zone != "" && (d.Is(edtf.LocalTime) || w.home(d)) {
		return s + " " + w.zone
	}
	return w.zoned(s, d, near)
}

// clockText formats a time, "14:30", or a range of times, "14:30–17:30".
func (w *Words) clockText(times ...edtf.Instant) string {
	s := ""
	for i, t := range times {
		h, m, _ := t.Clock()
		if i > 0 {
			s += "–"
		}
		s += two(h) + ":" + two(m)
	}
	return w.digits(s)
}

func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// zone formats an offset in minutes as "UTC", "UTC+3" or "UTC−4:30".
func zone(offset int) string {
	if offset == 0 {
		return "UTC"
	}
	sign := "+"
	if offset < 0 {
		sign, offset = "−", -offset
	}
	s := "UTC" + sign + strconv.Itoa(offset/60)
	if offset%60 != 0 {
		s += ":" + two(offset%60)
	}
	return s
}
