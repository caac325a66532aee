package csv

import (
	"strings"

	"parley/data/format/assemble"
	"parley/data/format/grid"
)

// Guess is what a column may be, by what is in it. Nobody acts on it before an author
// says yes.
type Guess struct{ Heading, As, Why string }

// Line is the line of a map of columns that says yes.
func (g Guess) Line() string { return quoted(g.Heading) + "," + g.As }

func quoted(s string) string {
	if strings.ContainsAny(s, ",;\"\n") {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}

// Guesses are what the columns of the first table may be that no heading names, the
// title and the date first, if the table lacks them.
func Guesses(data []byte, columns map[string]string) []Guess {
	for _, s := range grid.Head(data) {
		if out := guess(s.Rows, columns); len(out) > 0 {
			return out
		}
	}
	return nil
}

// guess looks at the rows below the headings, or below the first row without any.
func guess(rows []grid.Row, columns map[string]string) (out []Guess) {
	h, ok := headOf(rows, columns)
	if !ok {
		if len(rows) < 2 {
			return nil
		}
		h = head{0, 1, rows[0].Cells}
	}
	fields := propose(h.cells, columns)
	have := map[field]bool{}
	for _, f := range fields {
		have[f] = true
	}
	for _, k := range kinds {
		for i, f := range fields {
			if f != other || h.cells[i] == "" || have[k.field] && k.field != source {
				continue
			}
			if holds(rows[h.at+h.rows:], i, k.is) {
				have[k.field], fields[i] = true, k.field
				out = append(out, Guess{h.cells[i], k.as, k.why})
			}
		}
	}
	return out
}

// kinds are what columns are told by, the surest first.
var kinds = []struct {
	field   field
	as, why string
	is      func(s string) bool
}{
	{source, "source", "it holds addresses", func(s string) bool { _, ok := assemble.Address(strings.Fields(s + " x")[0]); return ok }},
	{start, "when", "it holds dates", isDate},
	{end, "end", "it holds dates", isDate},
	{title, "title", "it holds short texts", func(s string) bool { return len(s) > 3 && len([]rune(s)) <= 120 && strings.Contains(s, " ") }},
	{text, "text", "it holds long texts", func(s string) bool { return len([]rune(s)) > 120 }},
}

// isDate reports whether a text is a date in any order; a bare number is none.
func isDate(s string) bool {
	if strings.Trim(s, "0123456789") == "" && len(s) != 4 {
		return false
	}
	return assemble.Numeric(s) || assemble.Dates{}.Read(s).When != ""
}

// holds reports whether four of five cells of a column are of a kind.
func holds(rows []grid.Row, col int, is func(string) bool) bool {
	full, yes := 0, 0
	for _, r := range rows {
		if col < len(r.Cells) && r.Cells[col] != "" && r.Fault == "" {
			full++
			if is(r.Cells[col]) {
				yes++
			}
		}
	}
	return full > 0 && 5*yes >= 4*full
}

// NoTable is why data that nobody knows is no table of events, where it is a table of
// something, else nil.
func NoTable(data []byte) error {
	if list := Guesses(data, nil); len(list) > 0 {
		return noHead(data, nil)
	}
	return nil
}

// words are guesses in words, for messages.
func words(list []Guess) (say, lines string) {
	for i, g := range list {
		if i > 0 {
			say, lines = say+", ", lines+" and "
		}
		say += "“" + g.Heading + "” may be " + g.As + " (" + g.Why + ")"
		lines += "“" + g.Line() + "”"
	}
	return say, lines
}
