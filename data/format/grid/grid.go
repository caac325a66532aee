// Package grid reads the rows of tables: CSV with commas or semicolons, or with tabs,
// as spreadsheets and programs save them, and the sheets of XLSX and ODS workbooks.
package grid

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"parley/data/format/workbook"
	"parley/data/sheet"
)

// Row is one row that holds something. Line is where it begins, from 1.
type Row struct {
	Line  int
	Cells []string // without blanks around them and without control characters
	Fault string   // why the row could not be read, or ""; then Cells is its text
	Of    *Sheet   // of a workbook, or nil for a table that is a text
	Days  []int    // the cells that are days for the workbook, not texts
	Below []int    // the cells that are part of a merged one that begins in a row above
	Look  []Look   // what to look at
}

// Look is what to look at in a cell.
type Look struct {
	Col int
	Why string
}

// At says where the row is: line 7 of a text, row 7 of a workbook, with the name of
// the sheet where there are several.
func (r Row) At() string {
	switch {
	case r.Of == nil:
		return "line " + strconv.Itoa(r.Line)
	case r.Of.alone:
		return "row " + strconv.Itoa(r.Line)
	}
	return "sheet “" + r.Of.Name + "”, row " + strconv.Itoa(r.Line)
}

// Sheet is one table of a file.
type Sheet struct {
	Name  string // "" for a table that is a text
	Rows  []Row
	alone bool
}

// Read reads the rows of the first table that has any. It returns an error when the
// file is a text in no known encoding or a damaged workbook. A row that cannot be
// read is a row with a Fault, and the next is read.
func Read(data []byte) ([]Row, error) {
	sheets, err := Sheets(data)
	return first(sheets), err
}

// Sheets reads all tables of a file; it returns an error as Read does.
func Sheets(data []byte) ([]*Sheet, error) {
	if workbook.Is(data) {
		return bound(data, math.MaxInt)
	}
	text, err := decode(data)
	if err != nil {
		return nil, err
	}
	return []*Sheet{{Rows: rows(text, separator(text))}}, nil
}

// headRows is how many rows tell what a table is.
const headRows = 20

// Head reads the beginning of all tables, to tell what a file is: it has none where
// Sheets returns an error.
func Head(data []byte) []*Sheet {
	if workbook.Is(data) {
		sheets, _ := bound(data, headRows)
		return sheets
	}
	if len(data) > 1<<16 {
		data = data[:1<<16]
		if at := bytes.LastIndexByte(data, '\n'); at > 0 {
			data = data[:at]
		}
	}
	sheets, _ := Sheets(data)
	return sheets
}

// First are the rows of the first table with any in the beginning of a file.
func First(data []byte) []Row { return first(Head(data)) }

func first(sheets []*Sheet) []Row {
	for _, s := range sheets {
		if len(s.Rows) > 0 {
			return s.Rows
		}
	}
	return nil
}

// decode makes UTF-8 of what begins with a byte order mark, and takes the mark off.
func decode(data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return wide(data[2:], 0, 1), nil
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return wide(data[2:], 1, 0), nil
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	for i := 0; i < len(data); {
		c, n := utf8.DecodeRune(data[i:])
		if c == utf8.RuneError && n == 1 {
			return "", fmt.Errorf("line %d is not UTF-8; save the table as “CSV UTF-8”", bytes.Count(data[:i], []byte("\n"))+1)
		}
		i += n
	}
	return string(data), nil
}

// wide decodes UTF-16; low and high are where the bytes of a unit stand.
func wide(data []byte, low, high int) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = uint16(data[2*i+low]) | uint16(data[2*i+high])<<8
	}
	return string(utf16.Decode(units))
}

// separator is what divides the cells: of tab, semicolon and comma the one that makes
// most of the first lines that hold something.
func separator(text string) rune {
	best, most := ',', 0
	head := firstLines(text, 5)
	for _, sep := range []rune{',', ';', '\t'} {
		n := 0
		for _, r := range rows(head, sep) {
			n += len(r.Cells)
		}
		if n > most {
			best, most = sep, n
		}
	}
	return best
}

// firstLines is the beginning of a text, at most 64 kB.
func firstLines(text string, lines int) string {
	text = text[:min(len(text), 1<<16)]
	at := 0
	for i := 0; i < lines; i++ {
		next := strings.IndexByte(text[at:], '\n')
		if next < 0 {
			return text
		}
		if strings.TrimSpace(text[at:at+next]) == "" {
			i--
		}
		at += next + 1
	}
	return text[:at]
}

// mostRestarts bounds how often reading begins again after a quotation mark that is
// never closed.
const mostRestarts = 16

// rows reads the rows. A quotation mark that is never closed costs the line it
// stands in, not all that follow.
func rows(text string, sep rune) []Row {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.ReplaceAll(text, "\r", "\n")
	var out []Row
	first := 1
	for restarts := 0; ; restarts++ {
		got, open := read(text, sep, first)
		out = append(out, got...)
		if open == 0 || restarts == mostRestarts {
			return out
		}
		for ; first <= open; first++ {
			_, text, _ = strings.Cut(text, "\n")
		}
	}
}

// read reads rows until the end. open is the line with a quotation mark that is never
// closed, or 0.
func read(text string, sep rune, first int) (out []Row, open int) {
	c := csv.NewReader(strings.NewReader(text))
	c.Comma, c.FieldsPerRecord = sep, -1
	total := strings.Count(text, "\n")
	for {
		cells, err := c.Read()
		var fault *csv.ParseError
		switch {
		case errors.As(err, &fault):
			out = append(out, Row{Line: first + fault.StartLine - 1, Cells: []string{lineOf(text, fault.StartLine)}, Fault: "a quotation mark within it is not doubled or not closed"})
			if fault.Line > fault.StartLine || fault.Line >= total {
				return out, first + fault.StartLine - 1
			}
		case err != nil:
			return out, 0
		default:
			if cells = tidy(cells); len(cells) > 0 {
				line, _ := c.FieldPos(0)
				out = append(out, Row{Line: first + line - 1, Cells: cells})
			}
		}
	}
}

func lineOf(text string, line int) string {
	for ; line > 1; line-- {
		_, text, _ = strings.Cut(text, "\n")
	}
	text, _, _ = strings.Cut(text, "\n")
	return strings.TrimSpace(Clean(text))
}

// tidy trims the cells and drops empty ones at the end.
func tidy(cells []string) []string {
	last := 0
	for i, s := range cells {
		if cells[i] = unguard(strings.TrimSpace(Clean(s))); cells[i] != "" {
			last = i + 1
		}
	}
	return cells[:last]
}

// unguard takes off the apostrophe that our own tables put before a formula.
func unguard(s string) string {
	if bare, ok := strings.CutPrefix(s, "'"); ok && sheet.Text(bare) == s {
		return bare
	}
	return s
}

// Clean turns characters that no text has into blanks: control characters, and
// blanks that do not break.
func Clean(s string) string {
	return strings.Map(func(c rune) rune {
		if c < ' ' && c != '\n' && c != '\t' || c >= 0x7f && c <= 0xa0 || c == '\ufeff' || c == '\ufffe' || c == '\uffff' {
			return ' '
		}
		return c
	}, s)
}
