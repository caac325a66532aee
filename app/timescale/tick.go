package timescale

import "parley/data/edtf"

// Unit is a calendar unit of an axis.
type Unit uint8

// The units, from fine to coarse. NoUnit marks an axis level that does not exist.
const (
	NoUnit Unit = iota
	Minute
	Hour
	Day
	Week // from Monday, ISO 8601
	Month
	Year
)

// Level is one row of an axis: a tick every Step units. Steps count from the start of
// the next larger unit (hours from midnight, months from January, years from AD 1), so
// a level has the same ticks in every window.
type Level struct {
	Unit Unit
	Step int
}

// Axis is the pair of levels that fits a scale: Fine has the ticks, Coarse labels the
// larger units they belong to and may have no unit.
type Axis struct{ Fine, Coarse Level }

// axisRow is one row of the table of axes: the pair of levels and the width in pixels
// that a fine tick needs for its label.
type axisRow struct {
	Axis
	need    Px
	seconds int64 // shortest length of a fine step
}

const (
	minute = 60
	hour   = 3600
	day    = edtf.DaySeconds
	year   = 365 * day
)

// axes is the axis policy, from fine to coarse: the first row whose fine step is wide
// enough wins. After the last row, year steps continue in powers of ten.
var axes = [...]axisRow{
	{Axis{Level{Minute, 1}, Level{Day, 1}}, 52, minute},
	{Axis{Level{Minute, 5}, Level{Day, 1}}, 52, 5 * minute},
	{Axis{Level{Minute, 15}, Level{Day, 1}}, 52, 15 * minute},
	{Axis{Level{Minute, 30}, Level{Day, 1}}, 52, 30 * minute},
	{Axis{Level{Hour, 1}, Level{Day, 1}}, 52, hour},
	{Axis{Level{Hour, 3}, Level{Day, 1}}, 52, 3 * hour},
	{Axis{Level{Hour, 6}, Level{Day, 1}}, 52, 6 * hour},
	{Axis{Level{Hour, 12}, Level{Day, 1}}, 60, 12 * hour},
	{Axis{Level{Day, 1}, Level{Month, 1}}, 28, day},
	{Axis{Level{Week, 1}, Level{Month, 1}}, 34, 7 * day},
	{Axis{Level{Month, 1}, Level{Year, 1}}, 36, 28 * day},
	{Axis{Level{Month, 3}, Level{Year, 1}}, 34, 90 * day},
	{Axis{Level{Year, 1}, Level{}}, 46, year},
	{Axis{Level{Year, 2}, Level{}}, 46, 2 * year},
	{Axis{Level{Year, 5}, Level{}}, 46, 5 * year},
	{Axis{Level{Year, 10}, Level{}}, 52, 10 * year},
	{Axis{Level{Year, 20}, Level{}}, 52, 20 * year},
	{Axis{Level{Year, 50}, Level{}}, 58, 50 * year},
	{Axis{Level{Year, 100}, Level{}}, 58, 100 * year},
	{Axis{Level{Year, 200}, Level{}}, 58, 200 * year},
	{Axis{Level{Year, 500}, Level{}}, 58, 500 * year},
	{Axis{Level{Year, 1000}, Level{}}, 64, 1000 * year},
	{Axis{Level{Year, 2000}, Level{}}, 64, 2000 * year},
	{Axis{Level{Year, 5000}, Level{}}, 64, 5000 * year},
}

// wideLabels is the width in pixels of a tick whose label has more than four digits:
// "10,000 BC", "65.5 million BC".
const wideLabels Px = 112

// coarsest is the step of the coarsest level in years: the whole axis has three such ticks.
const coarsest = 10_000_000_000

// HourSpan is the longest window whose axis may be finer than a day. On such an axis
// events are placed by the dataset's clock, on others by their own days.
const HourSpan = 5 * edtf.DaySeconds

// Hours reports whether a window may have an axis finer than a day.
func (s Span) Hours() bool { return s.Len() <= HourSpan }

// Axis returns the finest pair of levels whose labels fit at this scale. In deep time
// it is never finer than a year.
func (s Scale) Axis() Axis {
	per, deep := s.SecondsPerPx(), s.Window.Deep()
	for _, a := range axes {
		need := a.need
		if deep {
			need = wideLabels
		}
		if a.Fine.Unit < Day && !s.Window.Hours() {
			continue
		}
		if (a.Fine.Unit == Year || !deep) && float64(a.seconds) >= float64(need)*per {
			return a.Axis
		}
	}
	for ten := 10_000; ten < coarsest; ten *= 10 {
		for _, step := range [...]int{ten, 2 * ten, 5 * ten} {
			if float64(step)*year >= float64(wideLabels)*per {
				return Axis{Fine: Level{Year, step}}
			}
		}
	}
	return Axis{Fine: Level{Year, coarsest}}
}

// Floor returns the last tick of the level at or before t, or edtf.Past if the level
// has no unit.
func (l Level) Floor(t edtf.Instant) edtf.Instant {
	step := int64(max(l.Step, 1))
	y, m, _ := t.Civil()
	switch l.Unit {
	case Minute:
		return Floor(t, edtf.Instant(step*minute))
	case Hour:
		return Floor(t, edtf.Instant(step*hour))
	case Day:
		return edtf.Instant(t.Day() * day)
	case Week:
		return edtf.Instant((t.Day() - int64(t.Weekday()-1)) * day)
	case Month:
		return edtf.FromCivil(y, (m-1)/int(step)*int(step)+1, 1)
	case Year:
		return edtf.FromCivil(yearFloor(y, step), 1, 1)
	}
	return edtf.Past
}

// Next returns the first tick of the level after the tick t, or edtf.Future if the
// level has no unit.
func (l Level) Next(t edtf.Instant) edtf.Instant {
	step := max(l.Step, 1)
	y, m, _ := t.Civil()
	switch l.Unit {
	case Minute:
		return t + edtf.Instant(step*minute)
	case Hour:
		return t + edtf.Instant(step*hour)
	case Day:
		return t + edtf.Instant(step*day)
	case Week:
		return t + edtf.Instant(step*7*day)
	case Month:
		return edtf.FromCivil(y, m+step, 1)
	case Year:
		return edtf.FromCivil(yearNext(y, int64(step)), 1, 1)
	}
	return edtf.Future
}

// yearFloor returns the year of the last tick at or before y. Ticks follow the
// historians' count without a year 0: 1000 BC, 500 BC, AD 1, 500. With a step of two
// years AD 1 has no tick: it would collide with AD 2.
func yearFloor(y, step int64) int64 {
	switch {
	case y < 1:
		return 1 - (step-y)/step*step // step-y is the year BC plus step-1
	case y >= step:
		return y - y%step
	case step == 2:
		return -1
	}
	return 1
}

// yearNext returns the year of the tick after the tick of year y.
func yearNext(y, step int64) int64 {
	switch {
	case y >= step, y < 1-step:
		return y + step
	case y == 1 || step == 2:
		return step
	}
	return 1
}

// First returns the first tick of the level at or after t.
func (l Level) First(t edtf.Instant) edtf.Instant {
	f := l.Floor(t)
	if f == t {
		return t
	}
	return l.Next(f)
}
