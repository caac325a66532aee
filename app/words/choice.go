package words

import (
	"strings"

	"parley/data/edtf"
)

// oneOf formats a set of dates of which one applies.
func (w *Words) oneOf(d edtf.Date, f form) string {
	text := d.String()
	if strings.Contains(text, ",") {
		return w.members(d, f, "list.or")
	}
	first, last, isRange := strings.Cut(strings.Trim(text, "[]"), "..")
	a, b := bound(first), bound(last)
	switch {
	case !isRange:
		return w.date(a, f)
	case a.IsZero():
		return w.about(key(preposition("date.until-", b), f), f, b)
	case b.IsZero():
		return w.about(key(preposition("date.from-", a), f), f, a)
	case !plain(a) || !plain(b) || a.Precision != b.Precision:
		return w.about("date.between", f, a, b)
	case a.Latest == b.Earliest:
		return w.shared(a, b, f, "list.or")
	case a == b:
		return w.date(a, f)
	}
	return w.shared(a, b, f, "date.between")
}

// bound parses one side of a range; it returns the zero Date if that is open.
func bound(s string) edtf.Date {
	if s == "" {
		return edtf.Date{}
	}
	d, _ := edtf.Parse(s)
	return d
}

// preposition chooses "on or after", "in or after" or "at or after" by the precision of d.
func preposition(k string, d edtf.Date) string {
	switch {
	case clocked(d):
		return k + "clock"
	case d.Precision == edtf.Day:
		return k + "day"
	}
	return k + "period"
}

// members joins the dates of a list. What a date shares with the last one, or the first
// where the year comes first, is written once: "11 or 18 August 2025".
func (w *Words) members(d edtf.Date, f form, by string) string {
	list := d.Members()
	whole := len(list) - 1
	if w.Has("date.year-first") {
		whole = 0
	}
	names := make([]string, len(list))
	for i, m := range list {
		if i != whole && plain(m) && plain(list[whole]) && m.Precision == list[whole].Precision {
			names[i] = w.apartFrom(m, list[whole], f)
		} else {
			names[i] = w.date(m, f)
		}
	}
	return w.join(names, by)
}
