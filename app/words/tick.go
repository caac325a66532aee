package words

import (
	"parley/app/timescale"
	"parley/data/edtf"
)

// Tick formats a tick of an axis: short below its coarse level ("6", "Aug"), or, if alone, in a
// form that needs no context ("Wed 6 August 2025", "August 2025").
func (w *Words) Tick(u timescale.Unit, t edtf.Instant, alone bool) string {
	if !t.Finite() {
		return ""
	}
	y, m, d := t.Civil()
	switch u {
	case timescale.Minute, timescale.Hour:
		if alone {
			return w.clock(w.day(y, m, d, long), t)
		}
		return w.clockText(t)
	case timescale.Day, timescale.Week:
		if alone {
			return w.named(t, w.day(y, m, d, long))
		}
		return w.Say("date.day-only", w.dayNumber(d))
	case timescale.Month:
		if alone {
			return w.month(y, m, long)
		}
		return w.monthName(m, brief)
	case timescale.Year:
		return w.year(y, brief)
	}
	return ""
}

// MonthYear formats the month of an instant: "Aug 2025". It returns "" for Past and Future.
func (w *Words) MonthYear(t edtf.Instant) string {
	if !t.Finite() {
		return ""
	}
	y, m, _ := t.Civil()
	return w.month(y, m, brief)
}

// DayName returns the short name of the weekday: "Wed". It returns "" before the Gregorian
// calendar, when weekdays fell on other dates, and after the year 9999.
func (w *Words) DayName(t edtf.Instant) string {
	if t < gregorian || t >= farDays {
		return ""
	}
	return part(w.Say("days.short"), int(t.Weekday())-1)
}

// named adds the name of its weekday to a formatted day, if it has one.
func (w *Words) named(t edtf.Instant, day string) string {
	if name := w.DayName(t); name != "" {
		return w.Say("date.weekday", name, day)
	}
	return day
}

// ShortDay formats a day with its weekday and without its year: "Wed 6 Aug".
func (w *Words) ShortDay(t edtf.Instant) string {
	return w.named(t, w.DayMonth(edtf.FromDay(t.Day())))
}
