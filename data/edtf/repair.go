package edtf

import (
	"strings"
	"unicode/utf8"
)

// explain returns the error for input, at the fault that p recorded, with a
// suggestion if the intended date is obvious.
func explain(input string, p *parser) *Error {
	at := min(strings.Index(input, p.s)+p.at, len(input))
	e := &Error{Input: input, Col: utf8.RuneCountInString(input[:at]) + 1, Say: p.say}
	if len(p.s) > longestRepair {
		return e
	}
	for _, f := range faults {
		if f.in(p.s) {
			e.Say = f.say
			return e
		}
	}
	if s := repair(p); s != p.s && valid(s) {
		e.Suggest = s
	}
	return e
}

// longestRepair is the longest text for which a repair is tried, in bytes.
const longestRepair = 200

func valid(s string) bool {
	_, ok := read(s)
	return ok
}

// fault matches texts with more than one reading: they get an explanation and
// no suggestion.
type fault struct {
	in  func(string) bool
	say string
}

var faults = [...]fault{
	{isUnsure, "X stands for a digit that is not known (2021-04-2X); ? goes after a whole part and says that it is uncertain (2021-04-02?)"},
	{isSwappable, "day and month could be the other way round; write year-month-day, such as 2025-08-06"},
	{hasDuration, "durations are not EDTF; write the day on which it ends"},
	{isBareRange, "write a/b if it lasted from a to b, or [a..b] if it was on one day between"},
	{isShortYear, "a year needs four digits; a decade is 196X, a century 19XX"},
	{isMonthAndNumber, "a spreadsheet may have changed this date; write year and month with digits, such as 2025-08"},
}

// isUnsure finds a question mark that may stand for the second digit of a month
// or day: 2021-04-2?, but not 2025-8-6?, as there are no days from 60 to 69.
func isUnsure(s string) bool {
	for _, t := range tokens(s) {
		parts := strings.Split(t, "-")
		last, most := parts[len(parts)-1], byte('3')
		if len(parts) == 2 {
			most = '1'
		}
		if len(parts) > 1 && len(last) == 2 && last[1] == '?' && last[0] >= '0' && last[0] <= most {
			return true
		}
	}
	return false
}

// isSwappable finds dates in which day and month could be swapped: 8/6/2025.
func isSwappable(s string) bool {
	a, b, _, ok := yearLast(s)
	return ok && a <= 12 && b <= 12 && a != b
}

func hasDuration(s string) bool {
	for _, t := range tokens(s) {
		if len(t) > 2 && t[0] == 'P' && (isDigit(t[1]) || t[1] == 'T') {
			return true
		}
	}
	return false
}

func isBareRange(s string) bool {
	a, b, ok := strings.Cut(s, "..")
	return ok && valid(a) && valid(b)
}

func isShortYear(s string) bool { return len(s) >= 2 && len(s) <= 3 && allDigits(s) }

// isMonthAndNumber finds what spreadsheets turn 2025-08 and 2025-08-06 into:
// Aug-25, 6-Aug.
func isMonthAndNumber(s string) bool {
	a, b, ok := strings.Cut(s, "-")
	return ok && (len(b) <= 2 && allDigits(b) && monthNumber(a) > 0 || len(a) <= 2 && allDigits(a) && monthNumber(b) > 0)
}

// repair rewrites the text that p failed to parse. The result may still be
// invalid.
func repair(p *parser) string {
	s := p.s
	if p.say == backwards {
		a, b, _ := strings.Cut(s, "/")
		return b + "/" + a
	}
	s = dashes.Replace(s)
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return s
		}
	}
	if t, ok := spoken(s); ok {
		return t
	}
	if a, b, ok := strings.Cut(s, " - "); ok && !strings.ContainsAny(s, "/[{") {
		s = a + "/" + b
	}
	var out strings.Builder
	from := 0
	for _, t := range tokens(s) {
		at := from + strings.Index(s[from:], t)
		if out.WriteString(s[from:at]); !valid(t) {
			from = at + len(t)
			t = repairToken(t)
		} else {
			from = at + len(t)
		}
		out.WriteString(t)
	}
	out.WriteString(s[from:])
	t := out.String()
	if strings.ContainsAny(t, "[{/") {
		t = strings.ReplaceAll(t, " ", "")
	}
	return t
}

// dashes replaces the characters that word processors insert for a hyphen, or
// between two dates, by their EDTF equivalents.
var dashes = strings.NewReplacer("‐", "-", "‑", "-", "−", "-", " – ", "/", " — ", "/", "–", "-", "—", "-", "…", "..", "\u00a0", " ")

// tokens returns the dates of a text without brackets and separators. If a text
// has two or more slashes, they are date separators: 2025/08/06.
func tokens(s string) []string {
	cut := func(r rune) bool { return strings.ContainsRune("[]{},/", r) }
	if strings.Count(s, "/") > 1 {
		cut = func(r rune) bool { return strings.ContainsRune("[]{},", r) }
	}
	var out []string
	for _, f := range strings.FieldsFunc(s, cut) {
		for t := range strings.SplitSeq(f, "..") {
			if t = strings.TrimSpace(t); t != "" {
				out = append(out, t)
			}
		}
	}
	return out
}

// repairToken returns the first valid result of the rewritings, or t unchanged.
func repairToken(t string) string {
	for _, r := range rewritings {
		if s, ok := r(t); ok && valid(s) {
			return s
		}
	}
	return t
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func allDigits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}
