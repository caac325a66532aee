package csv

import (
	"strings"

	"parley/data/format/assemble"
	"parley/data/format/grid"
)

// field is what a column is read as.
type field int

const (
	other field = iota
	title
	start
	end
	text
	place
	who
	source
	kind
	id
	importance
	tags
)

// headings lists the fields: the key of the record, and the headings by which a
// column is one, in the order in which they are looked for.
var headings = []struct {
	field field
	as    string
	names string
}{
	{title, "title", "title headline event name event_title event_name heading subject titel titre titulo"},
	{start, "when", "when date start start_date event_date from begin begins datum fecha day year"},
	{end, "when (its end)", "end end_date until to ends finish"},
	{text, "text", "text description details summary notes body content beschreibung"},
	{place, "where", "where place location venue city place_name ort lieu lugar"},
	{who, "who", "who actors actor participants people person persons persons_involved names"},
	{source, "source", "source sources url link links source_url source_link reference references citation href quelle"},
	{kind, "type", "type event_type category kind"},
	{id, "id", "id event_id key slug identifier"},
	{importance, "importance", "importance weight priority rank"},
	{tags, "tags", "tags keywords topics"},
}

// plain is a heading in small letters with _ between its words.
func plain(heading string) string { return strings.ReplaceAll(assemble.Slug(heading), "-", "_") }

// Words lists the words by which a map of columns says what a column is.
func Words() string {
	var out []string
	for _, h := range headings {
		out = append(out, word(h.names))
	}
	return strings.Join(out, ", ")
}

func word(names string) string { first, _, _ := strings.Cut(names, " "); return first }

// Known reports whether a map of columns may say the word; x- keeps a column as it is.
func Known(as string) bool {
	f, _, _ := fieldOf(as, nil)
	return f != other || as == "x-"
}

// Fold is a heading as a map of columns is asked for it.
func Fold(heading string) string { return strings.ToLower(strings.Join(strings.Fields(heading), " ")) }

// fieldOf is what the heading of a column says that it holds, or what the map of
// columns says of it.
func fieldOf(heading string, columns map[string]string) (f field, as string, rank int) {
	rank = 1
	if told, ok := columns[Fold(heading)]; ok {
		heading, rank = told, 0
	}
	name := " " + plain(heading) + " "
	for _, h := range headings {
		if at := strings.Index(" "+h.names+" ", name); at >= 0 && len(name) > 2 {
			return h.field, h.as, at * rank
		}
	}
	return other, "", 0
}

// propose says what the columns hold: each field goes to the column whose
// heading names it best. Sources may be in several.
func propose(cells []string, columns map[string]string) []field {
	best := map[field]int{}
	ranks := make([]int, len(cells))
	out := make([]field, len(cells))
	for i, h := range cells {
		f, _, rank := fieldOf(h, columns)
		out[i], ranks[i] = f, rank
		if at, ok := best[f]; !ok || rank < ranks[at] {
			best[f] = i
		}
	}
	for i, f := range out {
		if f != source && best[f] != i {
			out[i] = other
		}
	}
	return out
}

// usable reports whether a table with these columns has events.
func usable(fields []field) bool {
	var hasTitle, hasStart bool
	for _, f := range fields {
		hasTitle, hasStart = hasTitle || f == title, hasStart || f == start
	}
	return hasTitle && hasStart
}

// mostAbove is how many rows may stand above the headings.
const mostAbove = 10

// head is where the headings of a table are.
type head struct {
	at, rows int
	cells    []string
}

// headOf finds the headings: the first row with those of a title and a date. Where the
// row after it names columns, too, the two are one, and the lower one is the closer.
func headOf(rows []grid.Row, columns map[string]string) (h head, ok bool) {
	for i := range min(len(rows), mostAbove+1) {
		if rows[i].Fault != "" {
			continue
		}
		next := i+1 < len(rows) && rows[i+1].Fault == "" && names(rows[i+1].Cells, columns)
		both := rows[i].Cells
		if next {
			both = join(rows[i].Cells, rows[i+1].Cells)
		}
		one := usable(propose(rows[i].Cells, columns))
		switch {
		case next && usable(propose(both, columns)) && (one || !usable(propose(rows[i+1].Cells, columns))):
			return head{i, 2, both}, true
		case one:
			return head{i, 1, rows[i].Cells}, true
		}
	}
	return h, false
}

// names reports whether a row holds names of columns: at least two, and most of its
// cells.
func names(cells []string, columns map[string]string) bool {
	known, full := 0, 0
	for _, c := range cells {
		if c == "" {
			continue
		}
		full++
		if f, _, _ := fieldOf(c, columns); f != other {
			known++
		}
	}
	return known > 1 && 2*known > full
}

// join gives each column the lower of two headings that it has.
func join(upper, lower []string) []string {
	out := make([]string, max(len(upper), len(lower)))
	copy(out, upper)
	for i, s := range lower {
		if s != "" {
			out[i] = s
		}
	}
	return out
}

// total reports whether a title is the word for a sum.
func total(title string) bool {
	switch strings.Trim(plain(title), "_") {
	case "total", "totals", "sum", "subtotal", "grand_total", "summe", "gesamt", "total_general", "itogo":
		return true
	}
	return false
}
