// Package sheet writes rows that spreadsheets open, without anything in them that
// a spreadsheet would run.
package sheet

import "strings"

// Text is a text as a cell holds it: one that a spreadsheet would run as a formula
// gets an apostrophe in front.
func Text(s string) string {
	if s != "" && strings.IndexByte("=+-@\t\r", s[0]) >= 0 {
		return "'" + s
	}
	return s
}

// AppendRow appends a row of texts as RFC 4180 wants it.
func AppendRow(dst []byte, texts []string) []byte {
	for i, s := range texts {
		if i > 0 {
			dst = append(dst, ',')
		}
		if s = Text(s); !strings.ContainsAny(s, ",\"\r\n") {
			dst = append(dst, s...)
			continue
		}
		dst = append(append(append(dst, '"'), strings.ReplaceAll(s, `"`, `""`)...), '"')
	}
	return append(dst, "\r\n"...)
}
