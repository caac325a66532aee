package edtf

import "math"

// Instant is a point on the timeline in seconds since 1970-01-01T00:00:00 in
// the proleptic Gregorian calendar, without leap seconds. The bounds of a Date
// count in its own calendar and zone: 21:00 in Washington on 6 August is on 6
// August, before 7 August starts. They are never shifted to a reader's zone.
// Date.Moments returns them in UTC.
type Instant int64

// Past and Future are the ends of the timeline. They stand for an open or
// unknown start or end and are not dates: Finite is false for both.
const (
	Past   Instant = math.MinInt64
	Future Instant = math.MaxInt64
)

// DaySeconds is the length of a day in seconds.
const DaySeconds = 86400

// MaxYear is the last year of the axis and -MaxYear the first; the axis starts
// before the Big Bang and extends as far into the future. Later and earlier
// years keep their text and are flagged OutOfRange.
const MaxYear = 14_000_000_000

// Finite reports whether t is neither Past nor Future.
func (t Instant) Finite() bool { return t != Past && t != Future }

// Day returns the calendar day of t, counted from 1970-01-01 (day 0) and
// rounded down: one second before 1970 is day -1.
func (t Instant) Day() int64 { return floorDiv(int64(t), DaySeconds) }

// Civil returns the calendar date of t. Year 0 is 1 BC, year -44 is 45 BC.
// Month is 1 to 12, day 1 to 31.
func (t Instant) Civil() (year int64, month, day int) { return civil(t.Day()) }

// Clock returns the time of day of t: 0-23, 0-59, 0-59.
func (t Instant) Clock() (h, m, s int) {
	sec := int(int64(t) - t.Day()*DaySeconds)
	return sec / 3600, sec / 60 % 60, sec % 60
}

// Weekday returns the ISO 8601 day of the week: 1 is Monday, 7 is Sunday.
func (t Instant) Weekday() int { return int(floorMod(t.Day()+3, 7)) + 1 }

// FromCivil returns the first instant of a calendar date. Month and day may be
// out of range and then carry: month 13 is January of the next year, day 0 is
// the last day of the previous month. It is exact for years within ±MaxYear.
func FromCivil(y int64, m, d int) Instant {
	y += floorDiv(int64(m)-1, 12)
	m = int(floorMod(int64(m)-1, 12)) + 1
	return Instant((daysFromCivil(y, m) + int64(d) - 1) * DaySeconds)
}

// DaysInMonth returns the number of days in a month, 28 to 31. Months outside 1
// to 12 carry into the year.
func DaysInMonth(y int64, m int) int {
	return int(FromCivil(y, m+1, 1).Day() - FromCivil(y, m, 1).Day())
}

// Days in a 400-year cycle, and from 0000-03-01 to 1970-01-01.
const (
	cycleDays = 146097
	epochDays = 719468
)

// daysFromCivil counts the days from 1970-01-01 to the first day of a month,
// after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": years
// start in March, so that the leap day comes last.
func daysFromCivil(y int64, m int) int64 {
	if m <= 2 {
		y--
		m += 12
	}
	era := floorDiv(y, 400)
	yearOfEra := y - era*400
	dayOfYear := int64(153*(m-3)+2) / 5
	return era*cycleDays + yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + dayOfYear - epochDays
}

// civil returns the inverse of daysFromCivil, from the same source.
func civil(day int64) (y int64, m, d int) {
	day += epochDays
	era := floorDiv(day, cycleDays)
	dayOfEra := day - era*cycleDays
	yearOfEra := (dayOfEra - dayOfEra/1460 + dayOfEra/36524 - dayOfEra/(cycleDays-1)) / 365
	dayOfYear := dayOfEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	march := (5*dayOfYear + 2) / 153
	y, m, d = yearOfEra+era*400, int(march)+3, int(dayOfYear-(153*march+2)/5)+1
	if m > 12 {
		return y + 1, m - 12, d
	}
	return y, m, d
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func floorMod(a, b int64) int64 { return a - floorDiv(a, b)*b }
