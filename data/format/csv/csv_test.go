package csv_test

import (
	"strings"
	"testing"

	"parley/data/format/assemble"
	"parley/data/format/csv"
	"parley/data/format/yaml"
	"parley/data/tongue"
)

// read imports a table and returns its headings with their fields.
func read(t *testing.T, table string) (*assemble.Draft, *assemble.Report, string) {
	t.Helper()
	d, rep := &assemble.Draft{}, &assemble.Report{File: "x.csv"}
	if err := csv.Read(d, rep, []byte(table), assemble.Unknown); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, c := range rep.Columns {
		out = append(out, c.Name+"="+c.As)
	}
	return d, rep, strings.Join(out, " ")
}

func TestHeadings(t *testing.T) {
	for _, c := range []struct {
		name, table, want string
		events            int
	}{
		{"one row", "Title,Date\nA,2025\n", "Title=title Date=when", 1},
		{"German", "Titel;Datum;Ort;Quelle\nA;2025;B;\n", "Titel=title Datum=when Ort=where Quelle=source", 1},
		{"something above", "What we know\n\nTitle,Date\nA,2025\n", "Title=title Date=when", 1},
		{"two rows", "Title,Date,,Source\n,Start,End,\nA,2025,2026,\n", "Title=title Start=when End=when (its end) Source=source", 1},
		{"a first event that looks like headings", "Title,Date\nPlace,2025\nText,2026\n", "Title=title Date=when", 2},
		{"two columns of one name", "Title,Date,Title\nA,2025,B\n", "Title=title Date=when Title=x-title", 1},
		{"languages", "title,date,title:uk,text:pt-br,who:de\nA,2025,Б,C,D\n", "title=title date=when title:uk=title in uk text:pt-br=text in pt-br who:de=x-who-de", 1},
		{"no heading", "Title,Date\nA,2025,more\n", "Title=title Date=when column 3=x-column-3", 1},
	} {
		d, rep, got := read(t, c.table)
		if got != c.want || len(d.Events) != c.events || rep.Rows != rep.Taken+rep.Refused {
			t.Errorf("%s: %s, %d events, want %s, %d", c.name, got, len(d.Events), c.want, c.events)
		}
	}
}

// TestLanguages checks that columns of other languages become the texts of the event in them.
func TestLanguages(t *testing.T) {
	d, _, _ := read(t, "title,date,text,title:uk,text:uk,title:de\nTalks,2025,They met.,Переговори,Вони зустрілися.,Gespräche\nMore,2026,,,,\n")
	out, _, found := yaml.Read([]yaml.File{{Name: "x.yaml", Data: d.YAML(assemble.Meta{Title: "X", AsOf: "2025"})}})
	uk, de := tongue.In(out, "uk"), tongue.In(out, "de")
	if uk.Events[0].Title != "Переговори" || uk.Events[0].Text != "Вони зустрілися." || uk.Events[1].Title != "More" || de.Events[0].Title != "Gespräche" || de.Events[0].Text != "They met." {
		t.Errorf("uk %q, de %q, found %v", uk.Events[0].Title, de.Events[0].Title, found)
	}
}

// TestNoEvents checks that totals, notes and group headings between the rows
// are refused with a reason.
func TestNoEvents(t *testing.T) {
	for row, why := range map[string]string{
		"Total,,":        "it is a total",
		",Total,":        "it is a total",
		"Sum,,12":        "it is a total",
		"* a note,,":     "it has no date",
		",,x":            "neither a title nor a date",
		",2025,":         "it has no title",
		"A,NA,":          "it has no date",
		"Gathering,who,": "was not read",
	} {
		d, rep, _ := read(t, "title,date,votes\nTalks,2025,1\n"+row+"\n")
		if last := rep.Notes[len(rep.Notes)-1]; len(d.Events) != 1 || !strings.Contains(last.Why, why) {
			t.Errorf("%q: %d events, %q, want %q", row, len(d.Events), last.Why, why)
		}
	}
	if d, _, _ := read(t, "title,date\nTotal,2025\n"); len(d.Events) != 1 {
		t.Error("a title that has a date is an event")
	}
}
