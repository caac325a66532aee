package csv

import (
	"strings"

	"parley/data/format/assemble"
	"parley/data/format/grid"
)

// Guess is a possible meaning of a column, by its contents. It is only used
// after the author confirms it.
type Guess struct{ Heading, As, Why string }

// Line returns the line of a column map that confirms the guess.
func (g Guess) Line() string { return quoted(g.Heading) + "," + g.As }

func quoted(s string) string {
	if strings.ContainsAny(s, ",;\"\n") {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}

// Guesses returns the possible meanings of columns of the first table without a
// known heading, title and date first if the table lacks them.
func Guesses(data []byte, columns map[string]string) []Guess {
	for _, s := range grid.Head(data) {
		if out := guess(s.Rows, columns); len(out) > 0 {
			return out
		}
	}
	return nil
}

// guess examines the rows below the headings, or below the first row if there
// are none.
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

// kinds are the tests for columns, most reliable first.
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

// isDate reports whether a text is a date in any order. A plain number other
// than a year is not.
func isDate(s string) bool {
	if strings.Trim(s, "0123456789") == "" && len(s) != 4 {
		return false
	}
	return assemble.Numeric(s) || assemble.Dates{}.Read(s).When != ""
}

// holds reports whether at least four in five cells of a column pass a test. It tests
// no more cells than decide that.
func holds(rows []grid.Row, col int, is func(string) bool) bool {
	cell := func(r grid.Row) string {
		if col < len(r.Cells) && r.Fault == "" {
			return r.Cells[col]
		}
		return ""
	}
	full, yes, no := 0, 0, 0
	for _, r := range rows {
		if cell(r) != "" {
			full++
		}
	}
	for _, r := range rows {
		s := cell(r)
		switch {
		case s == "":
			continue
		case is(s):
			yes++
		default:
			no++
		}
		if 5*yes >= 4*full || 5*no > full {
			break
		}
	}
	return full > 0 && 5*yes >= 4*full
}

// NoTable returns the error for data of unknown format that is a table but not
// one of events, or nil if it is not a table.
func NoTable(data []byte) error {
	if list := Guesses(data, nil); len(list) > 0 {
		return noHead(data, nil)
	}
	return nil
}

// words formats guesses for messages.
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
