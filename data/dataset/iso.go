package dataset

import (
	"strconv"

	"parley/data/edtf"
)

// FirstISO returns the first day that a date may mean in ISO 8601, for any
// year: 2025-08-06, -0043-03-15 for a day in 44 BC, +12025-01-01 for a year of
// more than four digits. It is "" for no date, for an open or unknown start and
// for a year beyond the axis.
func FirstISO(d edtf.Date) string {
	if d.IsZero() || d.Flags&edtf.OutOfRange != 0 {
		return ""
	}
	return ISODay(d.Earliest)
}

// LastISO returns the last day that a date may mean, or "" for an open or
// unknown end; see FirstISO.
func LastISO(d edtf.Date) string {
	if d.IsZero() || d.Flags&edtf.OutOfRange != 0 || !d.Latest.Finite() {
		return ""
	}
	return ISODay(max(d.Latest-1, d.Earliest))
}

// ISO returns the day in ISO 8601, for any year. It is "" for DayNone,
// LatestDay and the first and last day of the range, which stand for everything
// before and after.
func (d Day) ISO() string {
	if d <= DayNone+1 || d >= LatestDay-1 {
		return ""
	}
	return ISODay(edtf.Instant(d) * edtf.DaySeconds)
}

// ISODay returns the calendar day of an instant in ISO 8601, or "" for Past and
// Future.
func ISODay(t edtf.Instant) string {
	if !t.Finite() {
		return ""
	}
	y, m, day := t.Civil()
	return isoYear(y) + two(m) + two(day)
}

// isoYear formats a year with at least four digits, and a sign if it has more
// or is before the year 0, which is 1 BC.
func isoYear(y int64) string {
	sign := ""
	switch {
	case y < 0:
		sign, y = "-", -y
	case y > 9999:
		sign = "+"
	}
	digits := strconv.FormatInt(y, 10)
	return sign + "0000"[:max(0, 4-len(digits))] + digits
}

// two formats a month or day with a leading hyphen.
func two(n int) string { return "-" + string([]byte{byte('0' + n/10), byte('0' + n%10)}) }
