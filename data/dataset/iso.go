package dataset

import (
	"strconv"

	"parley/data/edtf"
)

// FirstISO is the first day that a date may mean as ISO 8601 has it, LastISO the last:
// in any year, 2025-08-06, -0043-03-15 for a day of 44 BC, +12025-01-01 for a year that
// four digits cannot write. It is "" for no date, for an end that is open or not known,
// and for a year that has no place on the axis.
func FirstISO(d edtf.Date) string {
	if d.IsZero() || d.Flags&edtf.OutOfRange != 0 {
		return ""
	}
	return ISODay(d.Earliest)
}

// LastISO is the last day that a date may mean, see FirstISO.
func LastISO(d edtf.Date) string {
	if d.IsZero() || d.Flags&edtf.OutOfRange != 0 || !d.Latest.Finite() {
		return ""
	}
	return ISODay(max(d.Latest-1, d.Earliest))
}

// ISO is the day as ISO 8601 has it, in any year, "" for DayNone, LatestDay and the
// first and the last day there is, which stand for all before and after.
func (d Day) ISO() string {
	if d <= DayNone+1 || d >= LatestDay-1 {
		return ""
	}
	return ISODay(edtf.Instant(d) * edtf.DaySeconds)
}

// ISODay is the calendar day of a moment as ISO 8601 has it, "" for the ends of time.
func ISODay(t edtf.Instant) string {
	if !t.Finite() {
		return ""
	}
	y, m, day := t.Civil()
	return isoYear(y) + two(m) + two(day)
}

// isoYear has four digits at least, and a sign where there are more or the year is
// before 0, which is 1 BC.
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

// two is a month or day after its hyphen.
func two(n int) string { return "-" + string([]byte{byte('0' + n/10), byte('0' + n%10)}) }
