// Package sheet writes rows that spreadsheets open, without anything in them that
// a spreadsheet would run.
package sheet

import "strings"

// Text is a text as a cell holds it: one that a spreadsheet would run as a formula
// gets an apostrophe in front. That is one that begins with =, a tab or a carriage
// return, or with +, - or @ and calls something. What has a grammar of its own, a
// date, an id, a number or an address, is never one of them, so that programs read
// it as it is.
func Text(s string) string {
	if s == "" || strings.IndexByte("=\t\r", s[0]) < 0 && (strings.IndexByte("+-@", s[0]) < 0 || !strings.ContainsAny(s, "(!|")) {
		return s
	}
	return "'" + s
}

// Guard says of a table what Text does to its cells.
const Guard = "A text that a spreadsheet would run as a formula begins with an apostrophe that is not part of it: " +
	"one that begins with =, a tab or a carriage return, or with +, - or @ and has (, ! or | in it."

// AppendRow appends a row of texts as RFC 4180 wants it. A cell with a semicolon or
// a tab is quoted, too: where a spreadsheet divides cells by them it stays one.
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
