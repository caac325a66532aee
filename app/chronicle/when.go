package chronicle

import (
	"strings"

	"parley/data/dataset"
	"parley/data/edtf"
)

// when words a date.
func (b *Book) when(d edtf.Date) When {
	if d.IsZero() {
		return When{}
	}
	return When{Words: b.w.Weekday(d), Short: b.w.ShortDate(d), EDTF: d.String(), Machine: Machine(d), Date: d}
}

// machineText has the layouts that HTML allows in a datetime attribute, by
// precision: the number of characters of a day's text that they keep.
var machineText = map[edtf.Precision]int{edtf.Day: 10, edtf.Month: 7, edtf.Quarter: 4, edtf.Year: 4}

// Machine returns the value of a datetime attribute for a date: a clock time as it is
// written, with its zone; else the day, month or year that holds all of it, else the
// first such unit that the record names, so that it never names a day that the record
// does not. It is "" where neither exists, for one of several dates in different
// years, and for years outside 1 to 9999, which the attribute cannot say.
func Machine(d edtf.Date) string {
	if d.Shape == edtf.Point && d.Clocked() && len(firstUnit(d.String())) == len("2025-08-06") {
		return d.String()
	}
	if d.Earliest.Finite() && d.Latest.Finite() {
		if n := machineText[d.Within()]; n > 0 {
			day := dataset.Day(d.Earliest.Day()).Text()
			if year, _, _ := d.Earliest.Civil(); year < 1 {
				return ""
			}
			return day[:min(n, len(day))]
		}
	}
	if d.Shape == edtf.OneOf && d.Earliest.Finite() && d.Latest.Finite() {
		return ""
	}
	return firstUnit(d.String())
}

// firstUnit finds the first YYYY, YYYY-MM or YYYY-MM-DD in an EDTF text.
func firstUnit(text string) string {
	for i := 0; i+4 <= len(text); i++ {
		if i > 0 && strings.IndexByte("-+YESX0123456789", text[i-1]) >= 0 || !digits(text[i:], 4) || len(text) > i+4 && isPart(text[i+4]) {
			continue
		}
		s := text[i : i+4]
		if rest := text[i+4:]; s != "0000" && len(rest) >= 3 && rest[0] == '-' && digits(rest[1:], 2) && rest[1:3] <= "12" {
			s = text[i : i+7]
			if rest = rest[3:]; len(rest) >= 3 && rest[0] == '-' && digits(rest[1:], 2) {
				s = text[i : i+10]
			}
		}
		if s != "0000" {
			return s
		}
	}
	return ""
}

// digits reports whether s starts with n digits.
func digits(s string, n int) bool {
	if len(s) < n {
		return false
	}
	for i := range n {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// isPart reports whether c would go on with a year of four digits.
func isPart(c byte) bool { return c >= '0' && c <= '9' || c == 'X' }

// isKnown reports whether something dated so was known on the day. Without a
// date it was known from the start.
func (b *Book) isKnown(at edtf.Date, on dataset.Day) bool {
	return on == dataset.LatestDay || at.IsZero() || !at.Earliest.Finite() || at.Earliest.Day() <= int64(on)
}

// Anchor returns the moment by which a chronology orders an event: its earliest
// start, or the end of its possible time when the start is open.
func Anchor(d edtf.Date) edtf.Instant {
	switch {
	case d.Earliest.Finite():
		return d.Earliest
	case d.Latest.Finite():
		return d.Latest - edtf.DaySeconds
	}
	return 0
}

// span returns the time that holds two dates: the one that holds the other, else the days
// from the first bound to the last with the doubts of each. It is no date where one of
// the two is none or has no bounds.
func span(a, b edtf.Date) edtf.Date {
	if a.IsZero() || b.IsZero() {
		return edtf.Date{}
	}
	if edtf.Compare(b, a) < 0 || edtf.Compare(a, b) == 0 && doubt(a) == "" {
		a, b = b, a // a begins first, and of equals it is the doubtful one
	}
	switch {
	case a.Latest >= b.Latest:
		return a
	case b.Earliest == a.Earliest:
		return b
	case !a.Earliest.Finite() || !b.Latest.Finite():
		return edtf.Date{}
	}
	d, err := edtf.Parse(edtf.FromDay(a.Earliest.Day()).String() + doubt(a) + "/" + edtf.FromDay((b.Latest - 1).Day()).String() + doubt(b))
	if err != nil {
		return edtf.Date{}
	}
	return d
}

// doubt returns the EDTF sign of an uncertain or approximate date, or "".
func doubt(d edtf.Date) string {
	return [...]string{"", "?", "~", "%"}[b2i(d.Is(edtf.Uncertain))+2*b2i(d.Is(edtf.Approximate))]
}
