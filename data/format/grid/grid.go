// Package grid reads the rows of tables: CSV with commas, semicolons or tabs,
// as spreadsheets and programs save it, and the sheets of XLSX and ODS
// workbooks.
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

// Row is one nonempty row. Line is the line on which it starts, from 1.
type Row struct {
	Line  int
	Cells []string // trimmed, without control characters
	Fault string   // why the row could not be read, or ""; Cells is then its text
	Of    *Sheet   // of a workbook, or nil for a text table
	Days  []int    // positions of cells that are dates in the workbook, not text
	Below []int    // positions of cells covered by a merged cell that starts in a row above
	Look  []Look   // warnings
}

// Look is a warning about a cell.
type Look struct {
	Col int
	Why string
}

// At returns the position of the row: line 7 of a text, row 7 of a workbook,
// with the name of the sheet if there are several.
func (r Row) At() string {
	switch {
	case r.Of != nil && r.Of.items:
		return "item " + strconv.Itoa(r.Line)
	case r.Of == nil:
		return "line " + strconv.Itoa(r.Line)
	case r.Of.alone:
		return "row " + strconv.Itoa(r.Line)
	}
	return "sheet “" + r.Of.Name + "”, row " + strconv.Itoa(r.Line)
}

// Sheet is one table of a file.
type Sheet struct {
	Name  string // "" for a text table
	Rows  []Row
	alone bool
	items bool // its rows are items of a list, and the first the names of their members
}

// Items returns a list of items as a sheet, the names of their members first. An item
// without a member is left out.
func Items(rows [][]string) *Sheet {
	s := &Sheet{items: true}
	for i, cells := range rows {
		if cells = tidy(cells); len(cells) > 0 {
			s.Rows = append(s.Rows, Row{Line: i, Cells: cells, Of: s})
		}
	}
	return s
}

// Read returns the rows of the first nonempty table. It returns an error if the
// file is text in an unknown encoding or a damaged workbook. A row that cannot
// be read has a Fault and does not affect the next one.
func Read(data []byte) ([]Row, error) {
	sheets, err := Sheets(data)
	return first(sheets), err
}

// Sheets returns all tables of a file, with the errors of Read.
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

// headRows is the number of rows used to detect what a table is.
const headRows = 20

// Head returns the start of all tables, for detection, or nil if Sheets returns
// an error.
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

// First returns the rows of the first nonempty table at the start of a file.
func First(data []byte) []Row { return first(Head(data)) }

func first(sheets []*Sheet) []Row {
	for _, s := range sheets {
		if len(s.Rows) > 0 {
			return s.Rows
		}
	}
	return nil
}

// decode converts text with a byte order mark to UTF-8 and removes the mark.
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

// wide decodes UTF-16; low and high are the offsets of the low and high byte in
// a unit.
func wide(data []byte, low, high int) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = uint16(data[2*i+low]) | uint16(data[2*i+high])<<8
	}
	return string(utf16.Decode(units))
}

// separator returns the separator (comma, semicolon or tab) that gives the most
// cells in the first nonempty lines.
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

// firstLines returns the first lines of a text, at most 64 kB.
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

// mostRestarts bounds how often reading restarts after an unclosed quotation
// mark.
const mostRestarts = 16

// rows reads the rows. An unclosed quotation mark only affects its own line.
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

// read reads all rows. open is the line with an unclosed quotation mark, or 0.
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

// unguard removes the apostrophe that Parley's own tables add before a formula.
func unguard(s string) string {
	if bare, ok := strings.CutPrefix(s, "'"); ok && sheet.Text(bare) == s {
		return bare
	}
	return s
}

// Clean replaces characters that do not belong in text, control characters and
// no-break spaces, by spaces.
func Clean(s string) string {
	return strings.Map(func(c rune) rune {
		if c < ' ' && c != '\n' && c != '\t' || c >= 0x7f && c <= 0xa0 || c == '\ufeff' || c == '\ufffe' || c == '\uffff' {
			return ' '
		}
		return c
	}, s)
}
