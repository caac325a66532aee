// Package workbook reads the sheets of a workbook, as Excel (XLSX) and OpenDocument
// (ODS) have them. A cell is the text that an author would have typed: a day is read
// from its number and its format, never from how it is shown on one machine.
package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Sheet is one sheet that is not hidden.
type Sheet struct {
	Name string
	Rows []Row // that hold something, in order
	Said []string
}

// Row is a row with its number as the program shows it, from 1.
type Row struct {
	Number int
	Cells  []Cell
	Hidden bool
}

// Cell is one cell. The zero value is an empty one.
type Cell struct {
	Text string
	// Day says that it is a day or a moment, not a text: Text is year-month-day, with
	// the clock time that its format shows, or only the month or year that it shows.
	Day bool
	// Repeated says that the cell is part of a merged one that begins in a row above.
	Repeated bool
	// Why says what to look at in the cell, or is "".
	Why string
}

// Is reports whether data may be a workbook: a zip archive.
func Is(data []byte) bool { return bytes.HasPrefix(data, []byte("PK\x03\x04")) }

// errNone is the error for a zip archive that is no workbook.
var errNone = errors.New("it is neither an XLSX nor an ODS workbook; save it as one of these, or as CSV")

// Read reads the first rows of each sheet, at most `most` of them. It returns an error
// when data is no workbook, is damaged or holds more than a workbook of its size can.
func Read(data []byte, most int) ([]Sheet, error) {
	if bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")) {
		return nil, errors.New("it is a workbook of an old Excel (XLS) or one with a password; save it as XLSX without one")
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("the workbook is damaged: %w", err)
	}
	p := &parts{files: map[string]*zip.File{}, left: mostRatio*int64(len(data)) + 1<<20, most: most}
	for _, f := range z.File {
		p.files[strings.TrimPrefix(f.Name, "/")] = f
	}
	var sheets []Sheet
	switch {
	case p.files["content.xml"] != nil:
		sheets, err = readODS(p)
	case p.files["[Content_Types].xml"] != nil:
		sheets, err = readXLSX(p)
	default:
		err = errNone
	}
	return sheets, err
}

// mostRatio bounds what a part may grow to when it is unpacked, in times the size of
// the workbook: sheets of equal rows shrink to a hundredth.
const mostRatio = 400

// mostCells bounds the cells of a workbook; a format may repeat one in a few bytes.
const mostCells = 20_000_000

// mostColumns is how many columns a sheet may have, as in the programs themselves.
const mostColumns = 16384

// parts are the files within a workbook.
type parts struct {
	files map[string]*zip.File
	left  int64 // how many bytes may still be unpacked
	cells int   // how many were read
	most  int   // rows of a sheet
}

// errLarge is the error for more than a workbook can hold.
var errLarge = errors.New("the workbook unpacks to more than a record can hold; split it")

// open is a part, or nil when there is none. What is read counts against the bound.
func (p *parts) open(name string) (io.ReadCloser, error) {
	f := p.files[name]
	if f == nil {
		return nil, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("the workbook is damaged: %s: %w", name, err)
	}
	return &bounded{r, p}, nil
}

type bounded struct {
	io.ReadCloser
	p *parts
}

func (b *bounded) Read(to []byte) (int, error) {
	n, err := b.ReadCloser.Read(to)
	if b.p.left -= int64(n); b.p.left < 0 {
		return 0, errLarge
	}
	return n, err
}

// count counts cells and returns an error for too many.
func (p *parts) count(n int) error {
	if p.cells += n; p.cells > mostCells {
		return errLarge
	}
	return nil
}

// add appends a row that holds something, without the empty cells at its end.
func (s *Sheet) add(r Row) {
	last := 0
	for i, c := range r.Cells {
		if c.Text != "" || c.Why != "" {
			last = i + 1
		}
	}
	if r.Cells = r.Cells[:last]; last > 0 {
		s.Rows = append(s.Rows, r)
	}
}
