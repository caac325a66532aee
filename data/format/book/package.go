package book

import (
	"encoding/json"
	"strings"

	"parley/data/format/grid"
)

// Descriptor is the file name that describes the tables of a data package.
const Descriptor = "datapackage.json"

// derived are the columns of a data package that follow from the rest of the record.
var derived = words("events.class events.first_day events.last_day events.known_from claims.known_from")

// divided are its lists, whose items are divided by blanks.
var divided = words("claims.to claims.chain claims.on sources.via")

// renamed are its columns with another name than in a workbook.
var renamed = map[string]string{"events.place": "where", "participants.actor": "id", "history.said_in": "because", "history.source": "because", "relations.direction": "undirected"}

// tags is the table of tags, which a workbook has in the cells of the events.
var tags = sheet{"tags", "events", "tags", ""}

// packaged reports whether the sheets are the tables of a data package, as every site
// offers it.
func packaged(sheets []*grid.Sheet) bool {
	s := find(sheets, "participants")
	if s == nil {
		return false
	}
	has := " " + strings.Join(heads(s), " ") + " "
	return strings.Contains(has, " actor ") && !strings.Contains(has, " id ")
}

// unpacked returns a cell of a data package as a workbook has it: its key and value. ok is
// false for a column that follows from the others.
func unpacked(sheet, key, text string) (as string, v any, ok bool) {
	at := sheet + "." + key
	if as = renamed[at]; as == "" {
		as = key
	}
	if divided[at] {
		var list []any
		for s := range strings.FieldsSeq(text) {
			list = append(list, s)
		}
		return as, list, true
	}
	if as == "undirected" {
		return as, number("true"), text == "undirected"
	}
	return as, value(sheet, as, text), !derived[at]
}

// unjudged removes what an event of a data package rests on, unless it was set by hand,
// with a reason.
func unjudged(one record) {
	if one["standing_because"] == nil {
		delete(one, "standing")
	}
}

// Dataset returns the sheet “dataset” that a descriptor stands for, with what it says of the
// record as a whole. It is nil for a file that is none.
func Dataset(data []byte) *grid.Sheet {
	var d struct {
		Profile, Name, Title, Description, Version, Created, Homepage string
		Licenses                                                      []struct{ Name string }
		Keywords                                                      []string
	}
	if json.Unmarshal(data, &d) != nil || d.Profile != "tabular-data-package" {
		return nil
	}
	s := &grid.Sheet{Rows: []grid.Row{{Line: 1, Cells: []string{"key", "value"}}}}
	s.Call("dataset")
	created, _, _ := strings.Cut(d.Created, "T")
	license := ""
	if len(d.Licenses) > 0 {
		license = d.Licenses[0].Name
	}
	for _, row := range [][2]string{{"id", d.Name}, {"title", d.Title}, {"description", d.Description}, {"version", d.Version}, {"as_of", created}, {"homepage", d.Homepage},
		{"license", license}, {"keywords", strings.Join(d.Keywords, "; ")}} {
		if row[1] != "" {
			s.Rows = append(s.Rows, grid.Row{Line: len(s.Rows) + 1, Cells: row[:]})
		}
	}
	return s
}
