package recount

import (
	"regexp"
	"strconv"
	"strings"
)

// counted matches the numbers in a text that count something: those before a
// unit, or before "of" and another number.
var counted = regexp.MustCompile(`(?i)\b(\d(?:[\d,]*\d)?)\b(?: (?:of \d|(?:different )?(?:events?|actors?|claims?|sources?|match(?:es)?|contacts?|times|ha(?:s|ve) a place|were expected)\b))`)

// Numbers returns the numbers in a text that count something, in order. A text
// that is only a number counts as one, and so does the number after a name of the
// record's own: "Offers, votes: 4".
func Numbers(text string) []int {
	text = strings.TrimSpace(text)
	if n, err := strconv.Atoi(strings.ReplaceAll(text, ",", "")); err == nil {
		return []int{n}
	}
	if i := strings.LastIndex(text, ": "); i >= 0 {
		if n, err := strconv.Atoi(text[i+2:]); err == nil {
			return []int{n}
		}
	}
	if text == "once" {
		return []int{1}
	}
	if was, now, ok := strings.Cut(text, " to "); ok {
		a, err := strconv.Atoi(was)
		if b, err2 := strconv.Atoi(now); err == nil && err2 == nil {
			return []int{a, b}
		}
	}
	var out []int
	for rest := text; ; {
		at := counted.FindStringSubmatchIndex(rest)
		if at == nil {
			return out
		}
		n, err := strconv.Atoi(strings.ReplaceAll(rest[at[2]:at[3]], ",", ""))
		if err != nil {
			return out // too large for an int
		}
		out = append(out, n)
		rest = rest[at[3]:]
	}
}

// united matches a number before a unit, which a page must not show without a
// query.
var united = regexp.MustCompile(`(?i)\b\d(?:[\d,]*\d)? (?:events?|actors?|claims?|sources?|match(?:es)?|contacts?|times)\b`)

// Counts reports whether a text counts events, actors, claims, sources or
// contacts.
func Counts(text string) bool { return united.MatchString(text) }

// Check compares the numbers in a text with its queries, separated by blanks,
// and returns the difference, or "".
func (r *Record) Check(text, queries string) string {
	list, numbers := strings.Fields(queries), Numbers(text)
	if len(list) != len(numbers) {
		return "«" + text + "» has " + strconv.Itoa(len(numbers)) + " numbers and " + strconv.Itoa(len(list)) + " queries: " + queries
	}
	for i, q := range list {
		want, err := r.Count(q)
		if err != nil {
			return "«" + text + "»: " + err.Error()
		}
		if want != numbers[i] {
			return "«" + text + "» says " + strconv.Itoa(numbers[i]) + " where " + q + " counts " + strconv.Itoa(want)
		}
	}
	return ""
}
