package dataset

import (
	"strconv"

	"parley/data/edtf"
)

// ISO is the day as ISO 8601 has it, in any year: 2025-08-06, -0043-03-15 for a day
// of 44 BC, +12025-01-01 for a year that four digits cannot write. It is "" for
// DayNone and LatestDay.
func (d Day) ISO() string {
	if d == DayNone || d == LatestDay {
		return ""
	}
	y, m, day := edtf.FromDay(int64(d)).Earliest.Civil()
	return ISOYear(y) + two(m) + two(day)
}

// ISOYear is a year as ISO 8601 has it: four digits at least, and a sign where there
// are more or the year is before 0, which is 1 BC.
func ISOYear(y int64) string {
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
