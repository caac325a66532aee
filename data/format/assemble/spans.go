package assemble

import (
	"regexp"
	"strconv"
	"strings"

	"parley/data/edtf"
)

// openEnds are words for the end of what goes on: no day, for it would be another one
// tomorrow.
var openEnds = map[string]bool{"now": true, "present": true, "today": true, "ongoing": true}

// OpenEnd reports whether a text is a word for the end of what goes on.
func OpenEnd(s string) bool { return openEnds[strings.ToLower(strings.TrimSpace(s))] }

// halves splits 5.6.2025 - 7.8.2025.
func halves(s string) (a, b string, ok bool) {
	for _, dash := range [...]string{" - ", " – ", " — ", " to ", " until "} {
		if a, b, ok = strings.Cut(s, dash); ok {
			return a, b, true
		}
	}
	if strings.Count(s, "–") == 1 { // 1914–1918
		return strings.Cut(s, "–")
	}
	if len(s) > 6 && strings.EqualFold(s[:6], "since ") {
		return s[6:], "now", true
	}
	return "", "", false
}

// numbered matches digits and hyphens alone, which are two years or a slip: 1940-09-1940.
var (
	numbered = regexp.MustCompile(`^[\d -]+$`)
	years    = regexp.MustCompile(`^\d{4}-\d{4}$`)
)

// hyphened reads 1914-1918, March 1989-June 1991 or 1989-now: a text with one hyphen at
// which both sides are dates.
func (d Dates) hyphened(typed string) (out Reading) {
	if len(typed) > longestDate || numbered.MatchString(typed) && !years.MatchString(typed) {
		return Reading{}
	}
	for i := range typed {
		if typed[i] != '-' || i == 0 {
			continue
		}
		r := d.both(typed[:i], typed[i+1:])
		if r.When == "" {
			continue
		}
		if out.When != "" {
			return Reading{}
		}
		out = r
	}
	return out
}

// both returns the interval between two dates.
func (d Dates) both(from, to string) Reading {
	a, b := d.one(from), Reading{When: ".."}
	if !OpenEnd(to) {
		b = d.one(to)
	}
	if full, ok := completed(from, b.When); ok && a.When == "" {
		a = d.one(full)
	}
	switch "" {
	case a.When:
		return a
	case b.When:
		return b
	}
	when, say := Span(a.When, b.When)
	switch {
	case say != "":
		return Reading{Say: say, Fix: "the earlier date first"}
	case b.When == "..":
		return Reading{When: when, Why: "as EDTF; “" + strings.TrimSpace(to) + "” is no day, so the end is open"}
	}
	return Reading{When: when, Why: "as EDTF"}
}

// dayAlone matches the day of a month: 20, 20. or 20th.
var dayAlone = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th|\.)?$`)

// completed returns the start of a span with what it shares with the end, which is a day:
// 20 of 20 to 21 February 2026 with month and year, 28 February of 28 February to 3 March
// 2026 with the year. ok is false if nothing is missing or the end is not a day.
func completed(from, end string) (full string, ok bool) {
	from = strings.TrimSpace(from)
	if len(from) > 5 && strings.EqualFold(from[:5], "from ") {
		from = from[5:]
	}
	if !wholeDay.MatchString(end) {
		return "", false
	}
	if m := dayAlone.FindStringSubmatch(from); m != nil {
		n, _ := strconv.Atoi(m[1])
		return end[:len("2026-02-")] + pad(n), true
	}
	if noYear.MatchString(from) {
		return from + " " + end[:len("2026")], true
	}
	return "", false
}

// Span returns the interval from start to end. If there is none, say is the
// reason and when is start alone.
func Span(start, end string) (when, say string) {
	if end == "" || end == start {
		return start, ""
	}
	if strings.ContainsAny(start, "/[{") {
		return start, "the start is a span already"
	}
	if strings.ContainsAny(end, "/[{") && end != ".." {
		return start, "the end is a span"
	}
	d, err := edtf.Parse(start + "/" + end)
	if err != nil {
		return start, "it ends before it begins"
	}
	return d.String(), ""
}
