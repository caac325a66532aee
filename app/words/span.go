package words

import (
	"parley/app/timescale"
	"parley/data/edtf"
)

// Duration formats the time between two instants in the two largest calendar units: "5 years 8
// months", "8 months 8 days", "2 days". Days are counted by the calendar, not by the clock; a
// month ends on the same day of the next month, or on its last day if that day does not exist.
// Two clock times less than a day apart give hours or minutes. It returns "" for Past and
// Future.
func (w *Words) Duration(from, to edtf.Instant) string {
	if !from.Finite() || !to.Finite() {
		return ""
	}
	if to < from {
		from, to = to, from
	}
	if s := w.hours(from, to); s != "" {
		return s
	}
	years, months, days := apart(from, to)
	switch {
	case years >= 1000:
		return w.longSpan(years)
	case years > 0 && months > 0:
		return w.Say("span.two", w.Count("span.years", years), w.Count("span.months", months))
	case years > 0:
		return w.Count("span.years", years)
	case months > 0 && days > 0:
		return w.Say("span.two", w.Count("span.months", months), w.Count("span.days", days))
	case months > 0:
		return w.Count("span.months", months)
	}
	return w.Count("span.days", days)
}

// longSpan formats a thousand years or more, without months, and from a million years on without
// single years.
func (w *Words) longSpan(years int) string {
	switch {
	case years >= 1e9:
		return w.Say("span.years-of", w.Say("date.billion", w.Decimal(float64(years)/1e9)))
	case years >= 1e6:
		return w.Say("span.years-of", w.Say("date.million", w.Decimal(float64(years)/1e6)))
	}
	return w.Count("span.years", years)
}

// hours formats the time between two instants less than a day apart if at least one has a clock
// time, or if both are on the same day; otherwise it returns "".
func (w *Words) hours(from, to edtf.Instant) string {
	length := int64(to - from)
	clocks := 0
	for _, t := range [...]edtf.Instant{from, to} {
		if h, m, s := t.Clock(); h+m+s > 0 {
			clocks++
		}
	}
	switch {
	case from.Day() != to.Day() && (clocks < 2 || length >= edtf.DaySeconds):
		return ""
	case length >= 3600:
		return w.Count("span.hours", int(length/3600))
	case length >= 60:
		return w.Count("span.minutes", int(length/60))
	}
	return w.Say("span.same-day")
}

// apart returns the whole years, months and days between two days, from <= to.
func apart(from, to edtf.Instant) (years, months, days int) {
	y1, m1, d1 := from.Civil()
	y2, m2, _ := to.Civil()
	total := int(y2-y1)*12 + m2 - m1
	if addMonths(y1, m1, d1, total).Day() > to.Day() {
		total--
	}
	start := addMonths(y1, m1, d1, total)
	return total / 12, total % 12, int(to.Day() - start.Day())
}

// addMonths returns the day n months later, or the last day of that month.
func addMonths(y int64, m, d, n int) edtf.Instant {
	y, m, _ = edtf.FromCivil(y, m+n, 1).Civil()
	return edtf.FromCivil(y, m, min(d, edtf.DaysInMonth(y, m)))
}

// Heading returns the heading of a date in a chronology: its month or year, or the months or
// years in which it may lie. A date with only a year has "2025", never a month. A date without a
// place on the axis is formatted as a whole.
func (w *Words) Heading(d edtf.Date) string {
	from, to := d.Months()
	if !from.Finite() {
		return w.Date(d)
	}
	return w.Window(from, to)
}

// ShortHeading is Heading with the month abbreviated: "Aug 2025".
func (w *Words) ShortHeading(d edtf.Date) string {
	from, to := d.Months()
	if from.Finite() && to-from <= 31*edtf.DaySeconds {
		return w.MonthYear(from)
	}
	return w.Heading(d)
}

// Edge formats an instant at an end of a span: by day within one year, by month within a dozen
// years, otherwise by year.
func (w *Words) Edge(t, from, to edtf.Instant) string {
	y1, _, _ := from.Civil()
	y2, _, _ := (to - 1).Civil()
	y, m, _ := t.Civil()
	switch {
	case y2-y1 > 12:
		return w.year(y, brief)
	case y1 != y2:
		return w.month(y, m, brief)
	}
	return w.ShortDate(edtf.FromDay(t.Day()))
}

// roundStep returns the power of ten, at least 1000, to which a heading over the given years is
// rounded: at most a hundredth of them.
func roundStep(years int64) int64 {
	step := int64(1000)
	for step*1000 <= years {
		step *= 10
	}
	return step
}

// rounded returns the multiple of step nearest to a year of deep time; other years unchanged.
func rounded(y, step int64) int64 {
	if -timescale.DeepYear <= y && y <= timescale.DeepYear {
		return y
	}
	r := (y%step + step) % step
	if r*2 >= step {
		r -= step
	}
	return y - r
}

// Window formats a span as a heading: "July and August 2025", "July 2025 to March 2026", "2020
// to 2024", "6–9 August 2025". to is exclusive. A window longer than a quarter that is not whole
// months names the months it touches, one longer than twelve years the years, rounded beyond
// 100,000 years. It returns "" for an empty or infinite window.
func (w *Words) Window(from, to edtf.Instant) string {
	if !from.Finite() || !to.Finite() || to <= from {
		return ""
	}
	last := to - 1
	y1, m1, d1 := from.Civil()
	y2, m2, d2 := last.Civil()
	if y2-y1 > timescale.DeepYear {
		step := roundStep(y2 - y1)
		return w.yearsFrom(rounded(y1, step), rounded(y2, step))
	}
	wholeMonths := d1 == 1 && d2 == edtf.DaysInMonth(y2, m2)
	wholeYears := wholeMonths && m1 == 1 && m2 == 12
	switch {
	case from.Day() == last.Day() && to-from < edtf.DaySeconds:
		return w.clock(w.day(y1, m1, d1, long), from, to)
	case to-from <= 92*edtf.DaySeconds && !wholeMonths:
		return w.dayRange(from, last, long)
	case wholeYears && y1 == y2:
		return w.year(y1, long)
	case wholeYears && y2 == y1+1 && plainYear(y1) && plainYear(y2):
		return w.Say("date.years-two", w.figures(y1), w.figures(y2))
	case wholeYears, to-from > 12*366*edtf.DaySeconds:
		return w.yearsFrom(y1, y2)
	case y1 == y2 && m1 == m2:
		return w.month(y1, m1, long)
	case y1 == y2 && m2 == m1+1:
		return w.monthRange("list.and", y1, m1, y2, m2)
	}
	return w.monthRange("date.range", y1, m1, y2, m2)
}

// monthRange joins two months, with their year once if they share it.
func (w *Words) monthRange(by string, y1 int64, m1 int, y2 int64, m2 int) string {
	first, second := w.For(by, 0), w.For(by, 1)
	switch {
	case y1 != y2:
		return w.Say(by, first.month(y1, m1, long), second.month(y2, m2, long))
	case w.Has("date.year-first"):
		return w.Say(by, first.month(y1, m1, long), second.monthName(m2, long))
	}
	return w.Say(by, first.monthName(m1, long), second.month(y2, m2, long))
}
