package edtf

import (
	"strconv"
	"strings"
)

// rewritings convert common ways of writing a date into EDTF, only where there
// is a single reading. Each reports whether it applies; the caller validates
// the result.
var rewritings = [...]func(string) (string, bool){
	ungrouped, weekDate, ordinalDate, quarterDate, unpadded, dayFirst, masked, mixedCase,
	endOfDay, noFraction, plainYear, longYearText, zeroYear,
}

// pad pads a one-digit number to two digits.
func pad(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// ungrouped accepts the basic format: 20250806, 20250806T143000Z,
// 20250806143000.
func ungrouped(s string) (string, bool) {
	if len(s) < 8 || !allDigits(s[:8]) {
		return "", false
	}
	day := s[:4] + "-" + s[4:6] + "-" + s[6:8]
	rest := s[8:]
	if rest == "" {
		return day, true
	}
	rest = strings.TrimPrefix(rest, "T")
	if len(rest) < 6 || !allDigits(rest[:6]) {
		return "", false
	}
	return day + "T" + rest[:2] + ":" + rest[2:4] + ":" + rest[4:6] + rest[6:], true
}

// weekDate accepts ISO 8601 weeks: 2025-W33 is one day of that week, 2025-W33-3
// its Wednesday.
func weekDate(s string) (string, bool) {
	year, rest, ok := strings.Cut(strings.Replace(s, "-W", "W", 1), "W")
	week, weekday, hasDay := strings.Cut(rest, "-")
	n, _ := strconv.Atoi(week)
	if !ok || len(year) != 4 || !allDigits(year) || !allDigits(week) || n < 1 || n > weeksOf(year) {
		return "", false
	}
	monday := firstMonday(year) + int64(n-1)*7
	if !hasDay {
		return "[" + FromDay(monday).String() + ".." + FromDay(monday+6).String() + "]", true
	}
	k, err := strconv.Atoi(weekday)
	return FromDay(monday + int64(k) - 1).String(), err == nil && k >= 1 && k <= 7
}

// firstMonday returns the Monday of week 1, the week that contains 4 January.
func firstMonday(year string) int64 {
	y, _ := strconv.ParseInt(year, 10, 64)
	t := FromCivil(y, 1, 4)
	return t.Day() - int64(t.Weekday()-1)
}

func weeksOf(year string) int {
	y, err := strconv.ParseInt(year, 10, 64)
	if err != nil {
		return 0
	}
	return int(firstMonday(strconv.FormatInt(y+1, 10))-firstMonday(year)) / 7
}

// ordinalDate accepts a day of the year: 2025-218.
func ordinalDate(s string) (string, bool) {
	year, day, ok := strings.Cut(s, "-")
	if !ok || len(year) != 4 || len(day) != 3 || !allDigits(year) || !allDigits(day) {
		return "", false
	}
	y, _ := strconv.ParseInt(year, 10, 64)
	n, _ := strconv.Atoi(day)
	t := FromCivil(y, 1, n)
	got, _, _ := t.Civil()
	return FromDay(t.Day()).String(), got == y
}

// quarterDate accepts 2025-Q3, 2025Q3 and Q3 2025.
func quarterDate(s string) (string, bool) {
	s = strings.ToUpper(s)
	if len(s) == 7 && s[0] == 'Q' && s[2] == ' ' {
		s = s[3:] + s[:2]
	}
	year, q, ok := strings.Cut(strings.Replace(s, "-Q", "Q", 1), "Q")
	if !ok || len(q) != 1 || q[0] < '1' || q[0] > '4' {
		return "", false
	}
	return year + "-3" + string(q[0]+2), true
}

// unpadded accepts year-month-day with other separators or without leading
// zeros: 2025-8-6, 2025/08/06, 2025.8.6, optionally with a clock time or a
// qualifier.
func unpadded(s string) (string, bool) {
	end := len(s)
	for end > 0 && strings.IndexByte("?~%", s[end-1]) >= 0 {
		end--
	}
	tail := s[end:]
	day, clock, hasClock := strings.Cut(strings.Replace(s[:end], " ", "T", 1), "T")
	parts := strings.FieldsFunc(day, func(r rune) bool { return strings.ContainsRune("-/.:", r) })
	if len(parts) < 2 || len(parts) > 3 || len(parts[0]) != 4 || strings.HasPrefix(day, "-") {
		return "", false
	}
	if len(parts) == 2 && !strings.Contains(day, "-") {
		return "", false
	}
	for i, p := range parts {
		if !allDigits(p) {
			return "", false
		}
		parts[i] = pad(p)
	}
	out := strings.Join(parts, "-")
	if hasClock {
		out += "T" + wholeClock(clock)
	}
	return out + tail, true
}

// wholeClock adds a leading zero and the seconds to a clock time.
func wholeClock(s string) string {
	if len(s) > 1 && s[1] == ':' {
		s = "0" + s
	}
	if len(s) >= 5 && (len(s) == 5 || s[5] != ':') {
		s = s[:5] + ":00" + s[5:]
	}
	return s
}

// yearLast parses two numbers and a year: 8/6/2025, 06.08.2025.
func yearLast(s string) (a, b int, year string, ok bool) {
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("-/. ", r) })
	if len(parts) != 3 || len(parts[2]) != 4 || !allDigits(parts[0]+parts[1]+parts[2]) || len(parts[0]) > 2 || len(parts[1]) > 2 {
		return 0, 0, "", false
	}
	a, _ = strconv.Atoi(parts[0])
	b, _ = strconv.Atoi(parts[1])
	return a, b, parts[2], true
}

// dayFirst accepts 25/12/2025 and 12/25/2025, in which only one number can be
// the month, and 8/8/2025, in which the order does not matter.
func dayFirst(s string) (string, bool) {
	a, b, year, ok := yearLast(s)
	if !ok || isSwappable(s) {
		return "", false
	}
	if a <= 12 && b > 12 {
		a, b = b, a
	}
	return year + "-" + pad(strconv.Itoa(b)) + "-" + pad(strconv.Itoa(a)), true
}

// masked accepts #, u, x, _ and ?? for unspecified digits. A trailing month or
// day of ## (as in YAGO) or 00 is dropped: 2012-##-## is 2012.
func masked(s string) (string, bool) {
	for strings.HasSuffix(s, "-##") || strings.HasSuffix(s, "-00") {
		s = s[:len(s)-3]
	}
	if strings.Count(s, "?") == 2 && len(s) == 4 {
		s = strings.ReplaceAll(s, "?", "X")
	}
	return unknownDigits.Replace(s), true
}

func mixedCase(s string) (string, bool) { return capitals.Replace(s), true }

// What stands for a digit that is not known, and the letters of a date. A Replacer
// takes longer to make than to use.
var (
	unknownDigits = strings.NewReplacer("#", "X", "u", "X", "x", "X", "_", "X")
	capitals      = strings.NewReplacer("t", "T", "z", "Z", "y", "Y", " ", "")
)

// endOfDay rewrites 24:00:00 as the start of the next day.
func endOfDay(s string) (string, bool) {
	day, rest, ok := strings.Cut(s, "T24:00:00")
	if !ok {
		return "", false
	}
	d, ok := read(day)
	if !ok || d.Precision != Day {
		return "", false
	}
	return FromDay(d.Earliest.Day()+1).String() + "T00:00:00" + rest, true
}

// noFraction drops fractions of a second.
func noFraction(s string) (string, bool) {
	head, tail, ok := strings.Cut(s, ".")
	if !ok {
		return "", false
	}
	return head + strings.TrimLeft(tail, "0123456789"), true
}

// plainYear drops the Y of a four-digit year.
func plainYear(s string) (string, bool) { return strings.TrimPrefix(s, "Y"), true }

// longYearText adds Y to a year of five or more digits: 12025, +12025-01-01.
func longYearText(s string) (string, bool) {
	return "Y" + strings.TrimPrefix(s, "+"), true
}

// zeroYear drops the sign of the year 0 and the plus sign of later years.
func zeroYear(s string) (string, bool) {
	if strings.HasPrefix(s, "-0000") {
		return s[1:], true
	}
	return strings.TrimPrefix(s, "+"), true
}
