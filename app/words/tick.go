package words

import (
	"strconv"

	"parley/app/timescale"
	"parley/data/edtf"
)

// Tick words a tick of an axis: short below its coarse level ("6", "Aug"), or
// in the form that stands alone ("Wed 6 August 2025", "August 2025").
func (w *Words) Tick(u timescale.Unit, t edtf.Instant, alone bool) string {
	if !t.Finite() {
		return ""
	}
	y, m, d := t.Civil()
	switch u {
	case timescale.Minute, timescale.Hour:
		if alone {
			return w.day(y, m, d, long) + ", " + clockText(t)
		}
		return clockText(t)
	case timescale.Day, timescale.Week:
		if alone {
			return w.named(t, w.day(y, m, d, long))
		}
		return strconv.Itoa(d)
	case timescale.Month:
		if alone {
			return w.month(y, m, long)
		}
		return w.short[m-1]
	case timescale.Year:
		return w.year(y)
	}
	return ""
}

// MonthYear is the month of an instant: "Aug 2025". It is "" for Past and
// Future.
func (w *Words) MonthYear(t edtf.Instant) string {
	if !t.Finite() {
		return ""
	}
	y, m, _ := t.Civil()
	return w.month(y, m, brief)
}

// DayName is the short name of the day of the week: "Wed". It is "" before the
// Gregorian calendar, when people counted other days, and after the year 9999.
func (w *Words) DayName(t edtf.Instant) string {
	if t < gregorian || t >= farDays {
		return ""
	}
	return w.days[t.Weekday()-1]
}

// named puts the name of its day before a worded day, if it has one.
func (w *Words) named(t edtf.Instant, day string) string {
	if name := w.DayName(t); name != "" {
		return w.Say("date.weekday", name, day)
	}
	return day
}

// ShortDay is a day with its name and without its year: "Wed 6 Aug".
func (w *Words) ShortDay(t edtf.Instant) string {
	return w.named(t, w.DayMonth(edtf.FromDay(t.Day())))
}
