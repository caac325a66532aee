// Package csv reads tables of events: one row for each, with a title and a date, as
// people keep them in a spreadsheet and save them as CSV or TSV. The columns are
// proposed by their headings.
package csv

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"parley/data/format/assemble"
	"parley/data/format/grid"
)

// Detect reports whether data is a table with headings for a title and a date. It
// looks at its beginning only.
func Detect(data []byte) bool {
	if len(data) > 1<<16 {
		data = data[:1<<16]
		if at := strings.LastIndexByte(string(data), '\n'); at > 0 {
			data = data[:at]
		}
	}
	rows, err := grid.Read(data)
	return err == nil && headRow(rows) >= 0
}

// Read adds the events of a table to the draft and says in the report what became of
// each row. It returns an error when there is no table with a title and a date; a row
// that cannot be read is told in the report.
func Read(d *assemble.Draft, rep *assemble.Report, data []byte, given assemble.Order) error {
	rows, err := grid.Read(data)
	if err != nil {
		return err
	}
	head := headRow(rows)
	if head < 0 {
		return errors.New("no row has headings for a title and a date; call the columns title and date (and end, text, place, who, source, type, id, importance)")
	}
	t := newTable(d, rep, rows, head, given)
	for i, r := range rows {
		if i != head {
			t.row(r, i < head)
		}
	}
	return nil
}

// table is a table while it is read.
type table struct {
	draft  *assemble.Draft
	rep    *assemble.Report
	fields []field
	heads  []string
	dates  assemble.Dates
	known  map[string]bool // names that stand alone in a cell
}

func newTable(d *assemble.Draft, rep *assemble.Report, rows []grid.Row, head int, given assemble.Order) *table {
	t := &table{draft: d, rep: rep, heads: slices.Clone(rows[head].Cells)}
	for _, r := range rows {
		for len(t.heads) < len(r.Cells) {
			t.heads = append(t.heads, "")
		}
	}
	t.fields = propose(t.heads)
	for i, h := range t.heads {
		if h == "" {
			t.heads[i] = "column " + strconv.Itoa(i+1)
		}
		_, as, _ := fieldOf(h)
		if t.fields[i] == other {
			as = "x-" + assemble.Slug(t.heads[i])
		}
		rep.Column(t.heads[i], as)
	}
	t.dates = assemble.FindOrder(given, append(t.column(rows[head+1:], start), t.column(rows[head+1:], end)...))
	t.known = assemble.KnownNames(t.column(rows[head+1:], who))
	return t
}

// column lists the cells of a field.
func (t *table) column(rows []grid.Row, f field) []string {
	var out []string
	at := slices.Index(t.fields, f)
	for _, r := range rows {
		if at >= 0 && at < len(r.Cells) && r.Fault == "" {
			out = append(out, r.Cells[at])
		}
	}
	return out
}

// row reads one row into an event, or refuses it.
func (t *table) row(r grid.Row, above bool) {
	at := "line " + strconv.Itoa(r.Line)
	w := t.rep.Row(at, r.Cells)
	switch {
	case r.Fault != "":
		t.rep.Row(at, nil).Reject(r.Fault+": “"+r.Cells[0]+"”", "quotation marks within a cell doubled, and one at its end")
	case above:
		w.Reject("it stands above the headings", "")
	default:
		t.event(w)
	}
}

func (t *table) event(w *assemble.Row) {
	e := assemble.Event{File: t.rep.File}
	if why, fix := t.must(w, &e); why != "" {
		w.Reject(why, fix)
		return
	}
	for col, f := range t.fields {
		if s := w.Cell(col); s != "" {
			t.cell(w, &e, col, f, s)
		}
	}
	if len(e.Sources) == 0 {
		w.Warn("no source: the file itself becomes one", "a column “source” with the address where it was read")
	}
	w.Done()
	t.draft.Events = append(t.draft.Events, e)
}

// must reads what no event can do without. It says why the row is none.
func (t *table) must(w *assemble.Row, e *assemble.Event) (why, fix string) {
	col := slices.Index(t.fields, title)
	e.Title = strings.Join(strings.Fields(w.Cell(col)), " ")
	at := slices.Index(t.fields, start)
	switch typed := w.Cell(at); {
	case e.Title == "" && typed == "":
		return "it has neither a title nor a date: a note, a total or a heading", "a title and a date, if it is an event"
	case e.Title == "":
		return "it has no title", "a title"
	case typed == "" || assemble.NoValue(typed):
		return "it has no date", "a date such as 2025-08-06, 2025-08 or 2025"
	default:
		return t.when(w, e, at)
	}
}

// when reads the date, and the end if there is one.
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

// until adds the end to the date of an event. An end that cannot be read is kept.
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
