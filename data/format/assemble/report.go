package assemble

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// Fate is what happened to a cell.
type Fate uint8

// Fates of a cell. Every cell of a row that was read has one other than Lost.
const (
	Lost    Fate = iota
	Taken        // as written
	Changed      // taken with another text; a note has the old text, the new text and the reason
	Kept         // not understood, kept under x-
	Refused      // not in the record; a note has the reason and the fix
)

var fates = [...]string{"lost", "taken", "changed", "kept", "refused"}

// String returns the stable code of the fate.
func (f Fate) String() string { return fates[f] }

// MarshalText returns the code; it never fails.
func (f Fate) MarshalText() ([]byte, error) { return []byte(fates[f]), nil }

// Report is the result of reading one file. Rows = Taken + Refused, and for
// each column Cells = Taken + Changed + Kept + Refused.
type Report struct {
	File    string    `json:"file"`
	Format  string    `json:"format"`
	Rows    int       `json:"rows"` // nonempty rows, without the headings
	Taken   int       `json:"taken"`
	Refused int       `json:"refused"`
	Columns []*Column `json:"columns"`
	Notes   []Note    `json:"notes"` // in file order
}

// Column counts the nonempty cells of a column by fate.
type Column struct {
	Name    string `json:"name"`
	As      string `json:"as"` // key of the record, or x- and a name
	Cells   int    `json:"cells"`
	Taken   int    `json:"taken"`
	Changed int    `json:"changed"`
	Kept    int    `json:"kept"`
	Refused int    `json:"refused"`
}

// Note is about one cell, or about a row or the file if Column is "".
type Note struct {
	At     string `json:"at"`     // such as "line 7"
	Column string `json:"column"` // heading of the column
	What   string `json:"what"`   // a Fate, or "warning"
	From   string `json:"from,omitempty"`
	To     string `json:"to,omitempty"`
	Why    string `json:"why"`
	Fix    string `json:"fix,omitempty"` // what to do, or ""
}

// Column adds a column and returns its number.
func (r *Report) Column(name, as string) int {
	r.Columns = append(r.Columns, &Column{Name: name, As: as})
	return len(r.Columns) - 1
}

// Warn adds a warning: nothing is lost, but something needs checking.
func (r *Report) Warn(at, why, fix string) {
	r.Notes = append(r.Notes, Note{At: at, What: "warning", Why: why, Fix: fix})
}

// Row is one row during reading.
type Row struct {
	At    string
	rep   *Report
	cells []string // by column
	fates []Fate
	notes []Note
}

// Row starts a row with its cells, in the order of the columns.
func (r *Report) Row(at string, cells []string) *Row {
	return &Row{At: at, rep: r, cells: cells, fates: make([]Fate, len(cells))}
}

// Cell returns the text of a column, or "".
func (w *Row) Cell(col int) string {
	if col < 0 || col >= len(w.cells) {
		return ""
	}
	return w.cells[col]
}

// Take marks a cell as taken as written. A cell that was changed before stays
// changed.
func (w *Row) Take(col int) {
	if w.Cell(col) != "" && w.fates[col] == Lost {
		w.fates[col] = Taken
	}
}

// Change marks a cell as taken with another text.
func (w *Row) Change(col int, to, why string) { w.note(col, Changed, to, why, "") }

// Keep marks a cell as kept under x-, with the reason.
func (w *Row) Keep(col int, key, why, fix string) { w.note(col, Kept, key, why, fix) }

// KeepQuietly is Keep for a column that the report covers as a whole.
func (w *Row) KeepQuietly(col int) { w.fates[col] = Kept }

// Untouched reports whether a nonempty cell has no fate yet.
func (w *Row) Untouched(col int) bool { return w.Cell(col) != "" && w.fates[col] == Lost }

// Refuse marks a cell as not in the record.
func (w *Row) Refuse(col int, why, fix string) { w.note(col, Refused, "", why, fix) }

// Warn adds a warning about the row.
func (w *Row) Warn(why, fix string) {
	w.notes = append(w.notes, Note{At: w.At, What: "warning", Why: why, Fix: fix})
}

func (w *Row) note(col int, f Fate, to, why, fix string) {
	if w.Cell(col) == "" {
		return
	}
	w.fates[col] = max(w.fates[col], f)
	w.notes = append(w.notes, Note{w.At, w.rep.Columns[col].Name, f.String(), w.cells[col], to, why, fix})
}

// Done counts the row as taken.
func (w *Row) Done() {
	w.rep.Rows, w.rep.Taken = w.rep.Rows+1, w.rep.Taken+1
	for i, s := range w.cells {
		if s == "" {
			continue
		}
		c := w.rep.Columns[i]
		c.Cells++
		switch w.fates[i] {
		case Taken:
			c.Taken++
		case Changed:
			c.Changed++
		case Kept:
			c.Kept++
		case Refused:
			c.Refused++
		}
	}
	w.rep.Notes = append(w.rep.Notes, w.notes...)
}

// Reject counts the row and all its cells as refused.
func (w *Row) Reject(why, fix string) {
	w.rep.Rows, w.rep.Refused = w.rep.Rows+1, w.rep.Refused+1
	for i, s := range w.cells {
		if s != "" && i < len(w.rep.Columns) {
			w.rep.Columns[i].Cells++
			w.rep.Columns[i].Refused++
		}
	}
	w.rep.Notes = append(w.rep.Notes, Note{At: w.At, What: Refused.String(), From: Excerpt(strings.Join(filled(w.cells), " | ")), Why: why, Fix: fix})
}

func filled(cells []string) []string {
	var out []string
	for _, s := range cells {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// Excerpt returns the start of a text on one line, at most 80 characters.
func Excerpt(s string) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) > 80 {
		return string(r[:79]) + "…"
	}
	return string(r)
}

// WriteText writes the reports as text for people: the columns, then one note
// per line. It returns only the errors of w.
func WriteText(w io.Writer, reports []*Report) error {
	var b strings.Builder
	for _, r := range reports {
		r.text(&b)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (r *Report) text(b *strings.Builder) {
	for _, c := range r.Columns {
		if c.Cells > 0 {
			fmt.Fprintf(b, "%s: “%s” → %s: %d taken, %d changed, %d kept, %d refused\n", r.File, c.Name, c.As, c.Taken, c.Changed, c.Kept, c.Refused)
		}
	}
	shown := map[Note]int{}
	for _, n := range r.Notes {
		k := n.kind()
		if shown[k]++; shown[k] <= mostAlike {
			n.text(b, r.File)
		}
	}
	for _, n := range r.Notes {
		k := n.kind()
		if more := shown[k] - mostAlike; more > 0 {
			shown[k] = 0
			fmt.Fprintf(b, "%s: %d more: %s: %s\n", r.File, more, k.What, k.Why)
		}
	}
	fmt.Fprintf(b, "%s (%s): %d rows = %d taken + %d refused\n", r.File, r.Format, r.Rows, r.Taken, r.Refused)
}

// mostAlike is the number of similar notes shown in the text; the JSON has all.
const mostAlike = 3

// kind returns what similar notes have in common.
func (n Note) kind() Note { return Note{Column: n.Column, What: n.What, Why: n.Why, Fix: n.Fix} }

func (n Note) text(b *strings.Builder, file string) {
	b.WriteString(file)
	for _, s := range []string{n.At, n.Column} {
		if s != "" {
			b.WriteString(", " + s)
		}
	}
	b.WriteString(": " + n.What)
	if n.From != "" {
		b.WriteString(" “" + Excerpt(n.From) + "”")
	}
	if n.To != "" {
		b.WriteString(" → “" + Excerpt(n.To) + "”")
	}
	b.WriteString(": " + n.Why)
	if n.Fix != "" {
		b.WriteString("; fix: " + n.Fix)
	}
	b.WriteByte('\n')
}

// WriteJSON writes the reports as JSON. It returns only the errors of w.
func WriteJSON(w io.Writer, reports []*Report) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(reports)
}
