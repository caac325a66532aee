package book

import (
	"strings"

	"parley/data/format/workbook"
)

// Template returns a workbook to start from: the sheets that most records need,
// with drop-down lists, help on dates and three examples.
func Template(day string) []byte {
	var out []workbook.Table
	for _, name := range []string{"events", "actors", "places", "sources", "claims", "relations"} {
		s := layoutOf(name)
		t := workbook.Table{Name: name, Rows: [][]string{strings.Fields(s.columns)}, Numbers: numbers, Picks: picks(name)}
		t.Rows = append(t.Rows, examples[name]...)
		out = append(out, t)
	}
	out = append(out, workbook.Table{Name: "dataset", Rows: [][]string{{"key", "value"}, {"id", "my-record"}, {"title", "My record"}, {"license", "CC-BY-4.0"}, {"language", "en"}, {"as_of", day}}})
	return workbook.Write(append(out, workbook.Table{Name: "help", Rows: help}))
}

// examples are the example rows of the template, with the columns of layout.
var examples = map[string][][]string{
	"events": {
		{"board-meets", "The harbour board meets", "2025-08-06", "town-hall", "CONSULT", "happened", "3", "Ann Example; Harbour board", "gazette-board", "The board sits for two hours.", "harbour"},
		{"strike", "Strike at the pier", "2025-08-07/2025-08-09", "pier", "PROTEST", "", "", "Dockers' union", "https://example.org/strike", "", ""},
		{"pier-built", "The pier is built", "1890~", "pier", "", "", "", "Harbour board", "gazette-board", "", "harbour"},
	},
	"actors": {
		{"ann-example", "Ann Example", "person", "", "", "harbour-board", "Chairs the board"},
		{"harbour-board", "Harbour board", "government-body", "", "", "", ""},
		{"dockers", "Dockers' union", "ngo", "", "", "", ""},
	},
	"places":    {{"town-hall", "Town hall", "building", "53.5503", "9.9937", "DE", ""}, {"pier", "Pier", "building", "53.5453", "9.9663", "DE", ""}},
	"sources":   {{"gazette-board", "news-article", "What the board decided", "", "The Gazette", "https://example.org/board", "2025-08-06"}},
	"claims":    {{"board-meets", "gazette-board", "ann-example", "harbour-board", "", "confirms", "happened; when", "2025-08-06", "The board met today.", ""}},
	"relations": {{"Ann Example", "Harbour board", "head-of", "2020", "", "gazette-board"}},
}

// help is the help sheet of the template, one line per row.
var help = [][]string{
	{"write", "for"},
	{"2025-08-06", "that day"},
	{"2025-08, 2025", "some time in that month, that year"},
	{"2025-08-06T14:30:00-04:00", "a moment"},
	{"2025-08-06?  2025-08-06~", "uncertain; approximate"},
	{"2025-08-06/2025-08-09", "lasted from the one to the other"},
	{"2022-02-24/..", "still going on"},
	{"[2025-08-11..2025-08-17]", "on one day in between"},
	{"1890~, 189X, -0043", "about 1890; the 1890s; 44 BC"},
	{"6 August 2025, Q3 2025, circa 1890", "are understood, too"},
	{"who", "names or ids of the sheet actors, between semicolons"},
	{"where", "a name or an id of the sheet places"},
	{"source", "an address, or an id of the sheet sources; several between semicolons"},
	{"claims", "according to whom: a row each, with the id of the event"},
	{"columns", "any key of the format may be one; data/spec/spec.md names them all"},
}
