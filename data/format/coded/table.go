// Package coded reads tables of events coded by machines or analysts: GDELT,
// ICEWS, POLECAT, ACLED and UCDP GED. As they have many rows, the report covers
// each column as a whole, and data without a place in the record is counted,
// not kept.
package coded

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"parley/data/format/assemble"
	"parley/data/format/grid"
)

// dialect is one of the tables.
type dialect struct {
	name string
	// must are the headings that identify the table.
	must []string
	// columns map headings to the record; all others are not read.
	columns []column
	// read returns the event of a row, or why there is none.
	read func(t *table, c cells) (e assemble.Event, why string)
}

type column struct {
	name, as string
	fate     assemble.Fate
}

// cells are the cells of a row by heading.
type cells struct {
	at  map[string]int
	row []string
}

// of returns the cell under a heading, or "" if it holds a word for a missing
// value.
func (c cells) of(name string) string {
	at, ok := c.at[name]
	if !ok || at >= len(c.row) {
		return ""
	}
	s := strings.TrimSpace(c.row[at])
	if assemble.NoValue(s) {
		return ""
	}
	return s
}

// table is the state of reading a table.
type table struct {
	draft   *assemble.Draft
	rep     *assemble.Report
	codes   map[string]meaning
	texts   map[string]string // interned texts: files with many rows have few distinct ones
	seen    map[string]int    // GDELT events by the key that merges rows; positions in the draft
	fates   []assemble.Fate
	ids     map[string]int
	country map[string]bool // for GDELT and ICEWS: names of countries
}

// once interns a text, so that the memory of the row is not retained.
func (t *table) once(s string) string {
	if known, ok := t.texts[s]; ok {
		return known
	}
	s = strings.Clone(strings.Join(strings.Fields(grid.Clean(s)), " "))
	t.texts[s] = s
	return s
}

// rows iterates over the rows of a table with tabs or commas. In tables without
// quotation marks, as in GDELT and ICEWS, each line is a row.
type rows struct {
	text    string
	tabs    bool
	line    int
	reader  *csv.Reader
	reuse   []string
	skipped int
}

func newRows(text string) *rows {
	first, _, _ := strings.Cut(text, "\n")
	r := &rows{text: text, tabs: strings.Count(first, "\t") >= strings.Count(first, ",") && strings.Contains(first, "\t")}
	if !r.tabs {
		r.reader = csv.NewReader(strings.NewReader(text))
		r.reader.FieldsPerRecord, r.reader.ReuseRecord, r.reader.LazyQuotes = -1, true, true
		if strings.Count(first, ";") > strings.Count(first, ",") {
			r.reader.Comma = ';'
		}
	}
	return r
}

// next returns the next nonempty row and its line, or nil after the last.
func (r *rows) next() ([]string, int, error) {
	if !r.tabs {
		row, err := r.reader.Read()
		if errors.Is(err, io.EOF) {
			return nil, 0, nil
		}
		if err != nil {
			return nil, 0, err
		}
		line, _ := r.reader.FieldPos(0)
		return row, line, nil
	}
	for r.text != "" {
		var line string
		line, r.text, _ = strings.Cut(r.text, "\n")
		r.line++
		if line = strings.TrimSuffix(line, "\r"); line == "" {
			continue
		}
		r.reuse = r.reuse[:0]
		for {
			cell, rest, more := strings.Cut(line, "\t")
			r.reuse = append(r.reuse, cell)
			if !more {
				return r.reuse, r.line, nil
			}
			line = rest
		}
	}
	return nil, 0, nil
}

// decode converts a file to UTF-8; if it is not UTF-8, it is Latin-1, as in
// POLECAT.
func decode(data []byte) string {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if utf8.Valid(data) {
		return string(data)
	}
	var b strings.Builder
	b.Grow(len(data) + len(data)/8)
	for _, c := range data {
		b.WriteRune(rune(c))
	}
	return b.String()
}

// heads returns the headings of the first row, or the known names if the file
// is GDELT without a header.
func heads(first []string) (at map[string]int, names []string, headless bool) {
	names = make([]string, len(first))
	for i, h := range first {
		names[i] = strings.TrimSpace(grid.Clean(strings.Clone(h)))
	}
	if gdelt := unheaded(names); gdelt != nil {
		names, headless = gdelt, true
	}
	at = map[string]int{}
	for i, h := range names {
		if _, twice := at[h]; !twice {
			at[h] = i
		}
	}
	return at, names, headless
}

// detect reports whether data starts with the headings of the dialect.
func (d *dialect) detect(data []byte) bool {
	if len(data) > 1<<14 {
		data = data[:1<<14]
	}
	line, _, _ := bytes.Cut(data, []byte("\n"))
	first, _, err := newRows(decode(line)).next()
	if err != nil || len(first) < len(d.must) {
		return false
	}
	at, _, _ := heads(first)
	for _, m := range d.must {
		if _, ok := at[m]; !ok {
			return false
		}
	}
	return true
}

// load adds the events of a table to the draft. It returns an error if the
// headings are missing.
func (d *dialect) load(draft *assemble.Draft, rep *assemble.Report, data []byte) error {
	r := newRows(decode(data))
	first, line, err := r.next()
	if err != nil || first == nil {
		return errors.New("there is no row")
	}
	at, names, headless := heads(first)
	for _, m := range d.must {
		if _, ok := at[m]; !ok {
			return fmt.Errorf("there is no column %q", m)
		}
	}
	t := &table{draft: draft, rep: rep, codes: meanings(), texts: map[string]string{}, seen: map[string]int{}, ids: map[string]int{}, country: map[string]bool{}}
	t.declare(d, names)
	row := first
	if !headless {
		row, line, err = r.next()
	}
	for ; row != nil || err != nil; row, line, err = r.next() {
		if err != nil {
			var fault *csv.ParseError
			if !errors.As(err, &fault) {
				return err
			}
			t.refuse(cells{}, "line "+strconv.Itoa(fault.StartLine), "a quotation mark within it is not doubled or not closed")
			continue
		}
		t.row(d, cells{at, row}, line)
	}
	t.told(d)
	return nil
}

// declare adds the columns to the report.
func (t *table) declare(d *dialect, names []string) {
	for _, name := range names {
		as, fate := "not in the record", assemble.Refused
		for _, c := range d.columns {
			if c.name == name {
				as, fate = c.as, c.fate
			}
		}
		t.rep.Column(name, as)
		t.fates = append(t.fates, fate)
	}
}

func (t *table) row(d *dialect, c cells, line int) {
	e, why := d.read(t, c)
	if why != "" {
		t.refuse(c, "line "+strconv.Itoa(line), why)
		return
	}
	t.count(c, false)
	if e.Title != "" { // otherwise merged into another event
		e.File = t.rep.File
		t.draft.Events = append(t.draft.Events, e)
	}
}

// refuse counts a row that was not taken.
func (t *table) refuse(c cells, at, why string) {
	t.count(c, true)
	t.rep.Notes = append(t.rep.Notes, assemble.Note{At: at, What: assemble.Refused.String(), From: assemble.Excerpt(grid.Clean(strings.Join(c.row, " "))), Why: why})
}

// count adds a row and its cells to the report.
func (t *table) count(c cells, refused bool) {
	t.rep.Rows++
	if refused {
		t.rep.Refused++
	} else {
		t.rep.Taken++
	}
	for i, s := range c.row {
		if s == "" || i >= len(t.fates) {
			continue
		}
		col := t.rep.Columns[i]
		col.Cells++
		switch {
		case refused || t.fates[i] == assemble.Refused:
			col.Refused++
		case t.fates[i] == assemble.Changed:
			col.Changed++
		default:
			col.Taken++
		}
	}
}

// told adds the warnings that apply to all rows, once.
func (t *table) told(d *dialect) {
	t.rep.Warn("", "columns that are “not in the record” have no place in it or follow from others; each is counted above", "the table itself, kept beside the record")
	t.rep.Warn("", "the rows were coded by "+d.name+": an event is what its source was read to say, and no more", "")
}

// claim reserves the table's own id for an event, with a number if it is
// repeated.
func (t *table) claim(id string) string {
	id = assemble.Slug(id)
	t.ids[id]++
	if n := t.ids[id]; n > 1 {
		id += "-" + strconv.Itoa(n)
	}
	return t.draft.Claim(id)
}
