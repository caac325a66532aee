package edtf

import (
	"strings"
	"unicode/utf8"
)

// explain makes the error for input, on which p stumbled: where, what, and the
// valid text that input plainly means, if there is one.
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

// longestRepair is the length of text beyond which no repair is tried.
const longestRepair = 200

func valid(s string) bool {
	_, ok := read(s)
	return ok
}

// fault is a text that has more than one reading: we say so and never guess.
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
// or a day: 2021-04-2?, but not 2025-8-6?, for there are no sixty days.
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

// isSwappable finds day and month in either order: 8/6/2025.
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

// isMonthAndNumber finds what spreadsheets make of 2025-08 and of 2025-08-06:
// Aug-25, 6-Aug.
func isMonthAndNumber(s string) bool {
	a, b, ok := strings.Cut(s, "-")
	return ok && (len(b) <= 2 && allDigits(b) && monthNumber(a) > 0 || len(a) <= 2 && allDigits(a) && monthNumber(b) > 0)
}

// repair rewrites what p could not read. The result may still be no date.
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

// dashes turns the characters that word processors put for a hyphen, and those
// they put between two dates, into what EDTF wants.
var dashes = strings.NewReplacer("‐", "-", "‑", "-", "−", "-", " – ", "/", " — ", "/", "–", "-", "—", "-", "…", "..", "\u00a0", " ")

// tokens are the dates of a text without its brackets and separators. A slash
// between digits that are no full date belongs to the date: 2025/08/06.
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

// repairToken tries the rewritings of one date in turn until one is valid.
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
