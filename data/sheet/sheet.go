// Package sheet writes CSV rows that are safe to open in a spreadsheet: no cell
// runs as a formula.
package sheet

import "strings"

// Text returns a text as a cell: a text that a spreadsheet would run as a
// formula gets a leading apostrophe. That is a text that starts with =, a tab
// or a carriage return, or with +, - or @ and contains (, ! or |. Dates, ids,
// numbers and addresses are never affected, so that programs read them
// unchanged.
func Text(s string) string {
	if s == "" || strings.IndexByte("=\t\r", s[0]) < 0 && (strings.IndexByte("+-@", s[0]) < 0 || !strings.ContainsAny(s, "(!|")) {
		return s
	}
	return "'" + s
}

// Guard describes in words what Text does to the cells of a table.
const Guard = "A text that a spreadsheet would run as a formula begins with an apostrophe that is not part of it: " +
	"one that begins with =, a tab or a carriage return, or with +, - or @ and has (, ! or | in it."

// AppendRow appends a row of texts in the format of RFC 4180. Cells with a
// semicolon or a tab are quoted too: they stay one cell in spreadsheets that
// use these as separators.
func AppendRow(dst []byte, texts []string) []byte {
	for i, s := range texts {
		if i > 0 {
			dst = append(dst, ',')
		}
		if s = Text(s); !strings.ContainsAny(s, ",;\t\"\r\n") {
			dst = append(dst, s...)
			continue
		}
		dst = append(append(append(dst, '"'), strings.ReplaceAll(s, `"`, `""`)...), '"')
	}
	return append(dst, "\r\n"...)
}
