// Package workbook reads the sheets of XLSX and OpenDocument (ODS) workbooks. A
// cell is the text that an author would have typed: a date is read from its
// number and format, never from its display on one machine.
package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Sheet is one visible sheet.
type Sheet struct {
	Name string
	Rows []Row // nonempty rows, in order
	Said []string
}

// Row is a row with its number as shown by the program, from 1.
type Row struct {
	Number int
	Cells  []Cell
	Hidden bool
}

// Cell is one cell. The zero value is an empty cell.
type Cell struct {
	Text string
	// Day is true for a date or a moment: Text is then year-month-day, with the
	// clock time if the format shows one, or only the month or year shown.
	Day bool
	// Repeated is true for a cell covered by a merged cell that starts in a row
	// above.
	Repeated bool
	// Why is a warning about the cell, or "".
	Why string
}

// Is reports whether data may be a workbook: a zip archive.
func Is(data []byte) bool { return bytes.HasPrefix(data, []byte("PK\x03\x04")) }

// errNone is the error for a zip archive that is not a workbook.
var errNone = errors.New("it is neither an XLSX nor an ODS workbook; save it as one of these, or as CSV")

// Read returns at most `most` rows of each sheet. It returns an error if data
// is not a workbook, is damaged, or unpacks to more than a workbook of its size
// can hold.
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

// mostRatio bounds the unpacked size of the parts, as a multiple of the size of
// the workbook: sheets of equal rows compress to a hundredth.
const mostRatio = 400

// mostCells bounds the cells of a workbook; a format can repeat a cell in a few
// bytes.
const mostCells = 20_000_000

// mostColumns is the maximum number of columns in a sheet, as in the programs.
const mostColumns = 16384

// parts are the files in a workbook.
type parts struct {
	files map[string]*zip.File
	left  int64 // bytes that may still be unpacked
	cells int   // number of cells read
	most  int   // maximum rows per sheet
}

// errLarge is the error for exceeding these bounds.
var errLarge = errors.New("the workbook unpacks to more than a record can hold; split it")

// open returns a part, or nil if it is missing. Bytes read count against the
// bound.
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

// count counts cells and returns an error if there are too many.
func (p *parts) count(n int) error {
	if p.cells += n; p.cells > mostCells {
		return errLarge
	}
	return nil
}

// add appends a nonempty row, without the empty cells at its end.
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
