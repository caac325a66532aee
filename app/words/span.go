package words

import (
	"strconv"

	"parley/app/timescale"
	"parley/data/edtf"
)

// MonthYear is the month of an instant: "Aug 2025".
func (w *Words) MonthYear(t edtf.Instant) string {
	if !t.Finite() {
		return ""
	}
	y, m, _ := t.Civil()
	return w.month(y, m, brief)
}

// DayMonth is the day of an instant without its year: "6 Aug".
func (w *Words) DayMonth(t edtf.Instant) string {
	_, m, d := t.Civil()
	return strconv.Itoa(d) + " " + w.short[m-1]
}

// Duration is the time from one instant to another in calendar words, the two
// largest units: "5 years 8 months", "8 months 8 days", "2 days". Months are
// counted by the calendar: a month ends on the same day of the next one, or on
// its last day where it has no such day.
func (w *Words) Duration(from, to edtf.Instant) string {
	if to < from {
		from, to = to, from
	}
	years, months, days := apart(from, to)
	switch {
	case years > 0 && months > 0:
		return w.Say("span.two", w.Count("span.years", years), w.Count("span.months", months))
	case years > 0:
		return w.Count("span.years", years)
	case months > 0 && days > 0:
		return w.Say("span.two", w.Count("span.months", months), w.Count("span.days", days))
	case months > 0:
		return w.Count("span.months", months)
	case days > 0:
		return w.Count("span.days", days)
	}
	if h := int((to - from) / 3600); h > 0 {
		return w.Count("span.hours", h)
	}
	if from.Day() == to.Day() {
		return w.Say("span.same-day")
	}
	return w.Count("span.days", 1)
}

// apart counts whole years, months and days between two instants.
func apart(from, to edtf.Instant) (years, months, days int) {
	y1, m1, d1 := from.Civil()
	y2, m2, _ := to.Civil()
	total := int(y2-y1)*12 + m2 - m1
	if after := addMonths(y1, m1, d1, total); after > to-to%edtf.DaySeconds && after.Day() > to.Day() {
		total--
	}
	start := addMonths(y1, m1, d1, total)
	return total / 12, total % 12, int(to.Day() - start.Day())
}

// addMonths is the day n months later, or the last of that month.
func addMonths(y int64, m, d, n int) edtf.Instant {
	k := y*12 + int64(m-1+n)
	y, m = k/12, int(k%12)+1
	if m < 1 {
		y, m = y-1, m+12
	}
	return edtf.FromCivil(y, m, min(d, edtf.DaysInMonth(y, m)))
}

// Relative is how one day lies to another: "the same day", "2 days later", "8
// months 8 days earlier".
func (w *Words) Relative(from, to edtf.Instant) string {
	switch {
	case from.Day() == to.Day():
		return w.Say("span.same-day")
	case to > from:
		return w.Say("span.later", w.Duration(from, to))
	}
	return w.Say("span.earlier", w.Duration(to, from))
}

// Window is a span of time as a heading: "July and August 2025", "July 2025 to
// March 2026", "2020 to 2024", "6–9 August 2025". to is exclusive.
func (w *Words) Window(from, to edtf.Instant) string {
	if !from.Finite() || !to.Finite() || to <= from {
		return ""
	}
	last := to - 1
	y1, m1, d1 := from.Civil()
	y2, m2, d2 := last.Civil()
	long := to-from > 92*edtf.DaySeconds
	whole := d1 == 1 && d2 == edtf.DaysInMonth(y2, m2)
	switch {
	case !long && !whole:
		return w.rangeOf(from, last, 0, "–")
	case to-from > 12*366*edtf.DaySeconds:
		return w.Say("span.to", w.year(y1), w.year(y2))
	case y1 == y2 && m1 == m2:
		return w.month(y1, m1, 0)
	case y1 == y2 && m2 == m1+1:
		return w.Say("list.and", w.months[m1-1], w.month(y2, m2, 0))
	case y1 == y2:
		return w.Say("span.to", w.months[m1-1], w.month(y2, m2, 0))
	}
	return w.Say("span.to", w.month(y1, m1, 0), w.month(y2, m2, 0))
}

// Tick words a tick of an axis: short below its coarse level ("6", "Aug"), or
// in the form that stands alone ("Wed 6 August 2025", "August 2025").
func (w *Words) Tick(u timescale.Unit, t edtf.Instant, alone bool) string {
	y, m, d := t.Civil()
	h, mi, _ := t.Clock()
	switch u {
	case timescale.Minute, timescale.Hour:
		if alone {
			return w.day(y, m, d, 0) + ", " + two(h) + ":" + two(mi)
		}
		return two(h) + ":" + two(mi)
	case timescale.Day, timescale.Week:
		if alone {
			return w.days[t.Weekday()-1] + " " + w.day(y, m, d, 0)
		}
		return strconv.Itoa(d)
	case timescale.Month:
		if alone {
			return w.month(y, m, 0)
		}
		return w.short[m-1]
	case timescale.Year:
		return w.year(y)
	}
	return ""
}
