package csv

import (
	"strings"

	"parley/data/format/assemble"
	"parley/data/format/grid"
	"parley/data/tongue"
)

// field is the meaning of a column.
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

// headings lists the fields: the key in the record, and the headings of its
// columns by priority.
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

// plain returns a heading in lower case with _ between words.
func plain(heading string) string { return strings.ReplaceAll(assemble.Slug(heading), "-", "_") }

// Words returns the words that a column map may use.
func Words() string {
	var out []string
	for _, h := range headings {
		out = append(out, word(h.names))
	}
	return strings.Join(out, ", ")
}

func word(names string) string { first, _, _ := strings.Cut(names, " "); return first }

// Known reports whether a column map may use the word; x- keeps a column as it
// is.
func Known(as string) bool {
	f, _, _ := fieldOf(as, nil)
	return f != other || as == "x-"
}

// Fold returns a heading as a key of a column map.
func Fold(heading string) string { return strings.ToLower(strings.Join(strings.Fields(heading), " ")) }

// fieldOf returns the field of a column by its heading, or by the column map if
// it has the heading.
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

// tongueOf returns what a heading such as “title:uk” or “text:de” says of its column: a text of
// the event in another language.
func tongueOf(heading string) (t assemble.Tongue, ok bool) {
	name, lang, cut := strings.Cut(heading, ":")
	lang = strings.TrimSpace(lang)
	switch f, as, _ := fieldOf(name, nil); {
	case !cut || !tongue.IsTag(lang):
	case f == title || f == text:
		return assemble.Tongue{Key: as, Lang: lang}, true
	}
	return t, false
}

// propose returns the field of each column. Each field goes to the column with
// the best heading; only sources may be in several.
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

// mostAbove is the maximum number of rows above the headings.
const mostAbove = 10

// head is the position of the headings of a table.
type head struct {
	at, rows int
	cells    []string
}

// headOf finds the headings: the first row with a title and a date. If the next
// row has headings too, both form one header, and the lower heading of a column
// wins.
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

// names reports whether a row consists of headings: at least two known ones,
// and most of its cells.
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

// join returns the lower of the two headings of each column, if it has one.
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

// total reports whether a title is a word for a total.
func total(title string) bool {
	switch strings.Trim(plain(title), "_") {
	case "total", "totals", "sum", "subtotal", "grand_total", "summe", "gesamt", "total_general", "itogo":
		return true
	}
	return false
}
