// Package csv reads tables of events, one per row with a title and a date, as
// people keep them in spreadsheets and save them as CSV or TSV, or as programs list
// them in JSON or YAML. The meaning of
// the columns is derived from their headings.
package csv

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"parley/data/format/assemble"
	"parley/data/format/grid"
	"parley/data/format/items"
)

// Detect reports whether data holds a table with headings for a title and a
// date. It reads only the start, unless it is a list of objects.
func Detect(data []byte) bool {
	heads := grid.Head(data)
	if items.Looks(data) || listed.Match(firstLine(data)) {
		heads, _ = sheetsOf(data)
	}
	for _, s := range heads {
		if _, ok := headOf(s.Rows, nil); ok {
			return true
		}
	}
	return false
}

// Read adds the events of all tables in a file to the draft and reports on each
// row. It returns an error if no table has a title and a date; rows that cannot
// be read are in the report.
func Read(d *assemble.Draft, rep *assemble.Report, data []byte, given assemble.Order) error {
	sheets, err := sheetsOf(data)
	if err != nil {
		return err
	}
	found := false
	for _, s := range sheets {
		h, ok := headOf(s.Rows, d.Columns)
		if !ok {
			continue
		}
		found = true
		t := newTable(d, rep, s.Rows, h, given)
		for i, r := range s.Rows {
			if i < h.at || i >= h.at+h.rows {
				t.row(r, i < h.at)
			}
		}
	}
	if !found {
		return noHead(data, d.Columns)
	}
	for _, s := range sheets {
		if _, ok := headOf(s.Rows, d.Columns); !ok && len(s.Rows) > 0 {
			leave(rep, s)
		}
	}
	return nil
}

// noHead returns the error for a file without a title and a date, with the
// columns that could be them.
func noHead(data []byte, columns map[string]string) error {
	say := "no row has headings for a title and a date; call the columns title and date (and end, text, place, who, source, type, id, importance)"
	if list := Guesses(data, columns); len(list) > 0 {
		guessed, lines := words(list)
		say += "; " + guessed + ": say so with --map FILE, a file with the lines " + lines
	}
	return errors.New(say)
}

// leave counts the rows of a sheet that is not a table of events as refused.
func leave(rep *assemble.Report, s *grid.Sheet) {
	rep.Rows, rep.Refused = rep.Rows+len(s.Rows), rep.Refused+len(s.Rows)
	rep.Notes = append(rep.Notes, assemble.Note{At: "sheet “" + s.Name + "”", What: assemble.Refused.String(), From: strings.Join(s.Rows[0].Cells, " | "),
		Why: "no row of the sheet has headings for a title and a date", Fix: "such headings, if it holds events"})
}

// table is the state of reading a table.
type table struct {
	draft  *assemble.Draft
	rep    *assemble.Report
	base   int // number of columns of earlier tables, which have no cells here
	fields []field
	heads  []string
	dates  assemble.Dates
	known  map[string]bool // names that are alone in a cell
	last   *assemble.Event
}

func newTable(d *assemble.Draft, rep *assemble.Report, rows []grid.Row, h head, given assemble.Order) *table {
	t := &table{draft: d, rep: rep, base: len(rep.Columns)}
	heads := slices.Clone(h.cells)
	for _, r := range rows {
		for len(heads) < len(r.Cells) {
			heads = append(heads, "")
		}
	}
	t.fields = append(make([]field, t.base), propose(heads, d.Columns)...)
	t.heads = append(make([]string, t.base), heads...)
	for i, name := range heads {
		if name == "" {
			name = "column " + strconv.Itoa(i+1)
		}
		_, as, _ := fieldOf(name, d.Columns)
		if t.fields[t.base+i] == other {
			as = "x-" + assemble.Slug(name)
			if t, ok := tongueOf(name); ok {
				as = t.Key + " in " + t.Lang
			}
		}
		t.heads[t.base+i] = name
		rep.Column(name, as)
	}
	rows = rows[h.at+h.rows:]
	t.dates = assemble.FindOrder(given, append(t.column(rows, start), t.column(rows, end)...))
	t.known = assemble.KnownNames(t.column(rows, who))
	t.swapped(rows)
	for _, g := range guess(append([]grid.Row{{Cells: h.cells}}, rows...), d.Columns) {
		rep.Warn("", "the column “"+g.Heading+"” may be "+g.As+" ("+g.Why+"); it is kept as it is", "--map FILE, a file with the line “"+g.Line()+"”")
	}
	return t
}

// column returns the cells of a field.
func (t *table) column(rows []grid.Row, f field) []string {
	var out []string
	at := slices.Index(t.fields, f) - t.base
	for _, r := range rows {
		if at >= 0 && at < len(r.Cells) && r.Fault == "" {
			out = append(out, r.Cells[at])
		}
	}
	return out
}

// swapped warns of dates in which a spreadsheet may have swapped day and month:
// it left 25/12/2025 as text but parsed all others.
func (t *table) swapped(rows []grid.Row) {
	at := slices.Index(t.fields, start) - t.base
	left, days, late := "", 0, false
	for _, r := range rows {
		if at < 0 || at >= len(r.Cells) {
			continue
		}
		if slices.Contains(r.Days, at) {
			days++
			late = late || len(r.Cells[at]) >= 10 && r.Cells[at][8:10] > "12"
		} else if assemble.Numeric(r.Cells[at]) {
			left = r.Cells[at]
		}
	}
	if left != "" && days > 0 && !late {
		t.rep.Warn(rows[0].At(), "the spreadsheet left “"+left+"” a text and took "+strconv.Itoa(days)+" of the others for days, none after the 12th of a month: it may have read their day and month the other way round",
			"the column typed or imported again as texts, or year-month-day")
	}
}

// row reads a row into an event, or refuses it.
func (t *table) row(r grid.Row, above bool) {
	w := t.rep.Row(r.At(), append(make([]string, t.base), r.Cells...))
	for _, l := range r.Look {
		t.look(w, l)
	}
	switch {
	case r.Fault != "":
		t.rep.Row(r.At(), nil).Reject(r.Fault+": “"+r.Cells[0]+"”", "quotation marks within a cell doubled, and one at its end")
	case above:
		w.Reject("it stands above the headings", "")
	case t.last != nil && t.continues(r):
		t.more(w, r)
	default:
		t.event(w)
	}
}

// look adds a warning about a cell.
func (t *table) look(w *assemble.Row, l grid.Look) {
	why := l.Why
	if l.Col >= 0 && t.base+l.Col < len(t.heads) {
		why = t.heads[t.base+l.Col] + ": " + why
	}
	w.Warn(why, "")
}

// continues reports whether a row continues the event of the row before: its
// title and date are in merged cells.
func (t *table) continues(r grid.Row) bool {
	return slices.Contains(r.Below, slices.Index(t.fields, title)-t.base) && slices.Contains(r.Below, slices.Index(t.fields, start)-t.base)
}

// more adds the sources and names of a row to the event before it, and keeps
// the other cells of the row.
func (t *table) more(w *assemble.Row, r grid.Row) {
	for i := range r.Cells {
		col := t.base + i
		s := w.Cell(col)
		switch f := t.fields[col]; {
		case s == "":
		case slices.Contains(r.Below, i):
			w.Take(col) // already read with the row before
		case f == source || f == who || f == tags:
			t.cell(w, t.last, col, f, s)
		default:
			w.Keep(col, t.last.Keep(t.heads[col], s), "the row continues the event above, whose cells are merged over both", "")
		}
	}
	w.Done()
}

func (t *table) event(w *assemble.Row) {
	e := assemble.Event{File: t.rep.File, At: w.At}
	if why, fix := t.must(w, &e); why != "" {
		w.Reject(why, fix)
		return
	}
	words := slices.Index(t.fields, text)
	for col, f := range t.fields {
		s := w.Cell(col)
		if f == other && e.Text == "" && s != "" && words >= 0 && w.Cell(words) == "" && t.spare(col) {
			f = text // of a row whose text is in another column of texts
		}
		if s != "" {
			t.cell(w, &e, col, f, s)
		}
	}
	if len(e.Sources) == 0 {
		w.Warn("no source: the file itself becomes one", "a column “source” with the address where it was read")
	}
	w.Done()
	t.draft.Events = append(t.draft.Events, e)
	t.last = &t.draft.Events[len(t.draft.Events)-1]
}

// spare reports whether a column is one of texts, beside the one that is read first.
func (t *table) spare(col int) bool {
	f, _, _ := fieldOf(t.heads[col], t.draft.Columns)
	return f == text
}

// must reads the required fields of an event, or returns why the row is not an
// event, and the fix.
func (t *table) must(w *assemble.Row, e *assemble.Event) (why, fix string) {
	col := slices.Index(t.fields, title)
	e.Title = strings.Join(strings.Fields(w.Cell(col)), " ")
	at := slices.Index(t.fields, start)
	switch typed := w.Cell(at); {
	case e.Title == "" && typed == "":
		return "it has neither a title nor a date: a note, a total or a heading", "a title and a date, if it is an event"
	case e.Title == "" && total(typed):
		return "it is a total, and no event", ""
	case e.Title == "":
		return "it has no title", "a title"
	case (typed == "" || assemble.NoValue(typed)) && total(e.Title):
		return "it is a total, and no event", ""
	case typed == "" || assemble.NoValue(typed):
		return "it has no date", "a date such as 2025-08-06, 2025-08 or 2025"
	default:
		return t.when(w, e, at)
	}
}

// when reads the date and the end, if there is one.
func (t *table) when(w *assemble.Row, e *assemble.Event, col int) (why, fix string) {
	r := t.dates.Read(w.Cell(col))
	if r.When == "" {
		return "the date “" + w.Cell(col) + "” was not read: " + r.Say, r.Fix
	}
	e.When = r.When
	if r.Why != "" {
		w.Change(col, r.When, r.Why)
	}
	w.Take(col)
	last := slices.Index(t.fields, end)
	if typed := w.Cell(last); typed != "" && !assemble.NoValue(typed) {
		t.until(w, e, last, typed)
	}
	return "", ""
}

// until extends the date of an event to its end. An end that cannot be read is
// kept as text.
func (t *table) until(w *assemble.Row, e *assemble.Event, col int, typed string) {
	r := t.dates.Read(typed)
	say, fix := r.Say, r.Fix
	if r.When != "" {
		e.When, say = assemble.Span(e.When, r.When)
		fix = "an end that is a date after the start"
	}
	switch {
	case say != "":
		w.Keep(col, e.Keep(t.heads[col], typed), say+"; the event has its start alone", fix)
	case r.Why != "":
		w.Change(col, r.When, r.Why)
	default:
		w.Take(col)
	}
}
