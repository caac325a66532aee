package book_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"parley/data/check"
	"parley/data/dataset"
	"parley/data/format/assemble"
	"parley/data/format/book"
	"parley/data/format/grid"
	"parley/data/format/json"
	"parley/data/format/workbook"
	"parley/data/format/yaml"
	"parley/data/testkit/bundled"
	"parley/data/tongue"
)

var meta = assemble.Meta{Title: "T", AsOf: "2026-01-01", License: "CC0-1.0", ActorKind: "person", PlaceKind: "city"}

// back reads a workbook into a record.
func back(t *testing.T, data []byte) (*dataset.Dataset, []check.Finding, *assemble.Report, string) {
	t.Helper()
	sheets, err := grid.Sheets(data)
	if err != nil {
		t.Fatal(err)
	}
	rep := &assemble.Report{File: "x.xlsx"}
	text, starts, err := book.Read(sheets, rep, meta, assemble.Unknown)
	if err != nil {
		t.Fatal(err)
	}
	d, pos, found := yaml.Read([]yaml.File{{Name: "x", Data: text}})
	lines := strings.Split(string(text), "\n")
	for _, s := range starts {
		if line := lines[s.Line-1]; !strings.HasPrefix(line, "  ") || strings.HasPrefix(line, "   ") || s.At == "" {
			t.Fatalf("an event begins at line %d, %q, of %q", s.Line, line, s.At)
		}
	}
	return d, append(found, check.Dataset(d, pos)...), rep, string(text)
}

// TestRoundTrip checks that every bundled record and every case survives a
// round trip through a workbook, with all its sheets.
func TestRoundTrip(t *testing.T) {
	all := map[string]*dataset.Dataset{}
	for _, name := range bundled.Names(t) {
		all[name] = bundled.Read(t, name)
	}
	for _, name := range bundled.Cases(t) {
		all["case "+name] = bundled.Case(t, name)
	}
	for name, d := range all {
		for kind, write := range map[string]func(*dataset.Dataset) []byte{"XLSX": book.Write, "ODS": book.WriteODS} {
			sameAgain(t, name+", "+kind, d, write)
		}
	}
}

// sameAgain writes a record and reads it back.
func sameAgain(t *testing.T, name string, d *dataset.Dataset, write func(*dataset.Dataset) []byte) {
	t.Helper()
	data := write(d)
	if !bytes.Equal(data, write(d)) {
		t.Errorf("%s: two workbooks differ", name)
	}
	got, _, rep, _ := back(t, data)
	want, have := string(json.Write(d)), string(json.Write(got))
	if want != have {
		a, b := strings.Split(want, "\n"), strings.Split(have, "\n")
		for i := range a {
			if i >= len(b) || a[i] != b[i] {
				t.Errorf("%s, line %d:\nwas %s\nis  %s", name, i+1, a[i], strings.Join(b[min(i, len(b)):min(i+1, len(b))], ""))
				break
			}
		}
	}
	if rep.Refused > 0 || rep.Rows != rep.Taken {
		t.Errorf("%s: %d rows of %d are refused: %v", name, rep.Refused, rep.Rows, rep.Notes[len(rep.Notes)-1])
	}
}

// TestOtherProgramReadsIt checks that another library reads the workbook, with
// dates and ids as text and drop-down lists.
func TestOtherProgramReadsIt(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(book.Template("2025-08-06")))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got := strings.Join(f.GetSheetList(), " "); got != "events actors places sources claims relations dataset help" {
		t.Errorf("sheets: %s", got)
	}
	rows, err := f.GetRows("events")
	if err != nil || len(rows) != 4 || rows[1][2] != "2025-08-06" || rows[3][2] != "1890~" {
		t.Errorf("%v, %v", err, rows)
	}
	if kind, err := f.GetCellType("events", "C2"); err != nil || kind != excelize.CellTypeInlineString {
		t.Errorf("a date is of type %v, %v", kind, err)
	}
	lists, err := f.GetDataValidations("events")
	if err != nil || len(lists) < 2 || !strings.Contains(lists[0].Formula1, "CONSULT") {
		t.Errorf("words to choose from: %v, %v", err, lists)
	}
}

// TestTemplatePasses checks that the template is read without findings.
func TestTemplatePasses(t *testing.T) {
	d, found, rep, text := back(t, book.Template("2025-08-10"))
	if len(d.Events) != 3 || len(d.Actors) != 3 || len(d.Relations) != 1 || rep.Refused != 0 {
		t.Errorf("%d events, %d actors, %d relations, %d refused", len(d.Events), len(d.Actors), len(d.Relations), rep.Refused)
	}
	for _, f := range found {
		t.Errorf("%s: %s: %s\n%s", f.Rule, f.Say, f.Suggest, text)
	}
}

// TestLanguages checks that columns such as “title:uk” are texts in another language.
func TestLanguages(t *testing.T) {
	d, _, rep, text := back(t, workbook.Write([]workbook.Table{
		{Name: "events", Rows: [][]string{{"title", "when", "who", "title:uk", "text:pt-BR"}, {"Talks", "2025-08-06", "ada", "Переговори", ""}}},
		{Name: "actors", Rows: [][]string{{"id", "name", "kind", "name:uk"}, {"ada", "Ada", "person", "Ада"}}},
		{Name: "translations", Rows: [][]string{{"language", "path", "text"}, {"uk", "dataset.title", "Мої переговори"}, {"", "x", "y"}}},
		{Name: "dataset", Rows: [][]string{{"key", "value"}, {"title", "My talks"}}},
	}))
	uk := tongue.In(d, "uk")
	if uk.Events[0].Title != "Переговори" || uk.Actors[0].Name != "Ада" || uk.Meta.Title != "Мої переговори" || rep.Refused != 1 {
		t.Errorf("%q, %q, %q, %d refused:\n%s", uk.Events[0].Title, uk.Actors[0].Name, uk.Meta.Title, rep.Refused, text)
	}
}

// TestReadsWhatPeopleType checks that names can be used for ids, and that
// unknown or ambiguous names are reported with their rows.
func TestReadsWhatPeopleType(t *testing.T) {
	data := workbook.Write([]workbook.Table{
		{Name: "events", Rows: [][]string{{"Title", "Date", "Who", "Where", "Source"}, {"Talks", "6 August 2025", "Trump; the boss; Someone Else", "Town hall", "https://example.org/a"}, {"", "2025", "", "", ""}}},
		{Name: "actors", Rows: [][]string{{"id", "name", "short", "kind"}, {"trump", "Donald Trump", "Trump", "person"}, {"trump", "Another", "", "person"}, {"boss", "The Boss", "", "person"}}},
		{Name: "claims", Rows: [][]string{{"event", "source", "by", "text"}, {"Talks", "https://example.org/b", "trump", "So it was."}, {"nothing", "https://example.org/b", "", "x"}}},
		{Name: "dataset", Rows: [][]string{{"key", "value"}, {"title", "My talks"}}},
		{Name: "Scratch", Rows: [][]string{{"1"}, {"2"}}},
	})
	d, _, rep, text := back(t, data)
	if len(d.Events) != 1 || len(d.Events[0].Who) != 3 || d.Events[0].When.String() != "2025-08-06" || len(d.Events[0].Claims) != 2 || d.Meta.Title != "My talks" {
		t.Errorf("%s", text)
	}
	var who []string
	for _, p := range d.Events[0].Who {
		who = append(who, string(d.Actors[p.Actor].ID))
	}
	if got := strings.Join(who, " "); got != "trump boss someone-else" {
		t.Errorf("who: %s", got)
	}
	if rep.Rows != rep.Taken+rep.Refused || rep.Refused != 5 {
		t.Errorf("%d rows, %d taken, %d refused", rep.Rows, rep.Taken, rep.Refused)
	}
	var why []string
	for _, n := range rep.Notes {
		if n.What == "refused" {
			why = append(why, n.Why)
		}
	}
	for _, want := range []string{"“trump” is given twice", "neither an id nor a name", "names nothing of the sheet “events”", "no sheet of a record has that name"} {
		if !strings.Contains(strings.Join(why, "\n"), want) {
			t.Errorf("not told: %s in %q", want, why)
		}
	}
}

// Names in a cell are those of the sheet of actors, or are told with all that they may
// be; a name that two actors have is none of them.
func TestNamesInACell(t *testing.T) {
	data := workbook.Write([]workbook.Table{
		{Name: "events", Rows: [][]string{{"title", "when", "who", "source"}, {"Talks", "2025-08-06", "Trump; vladimir putin", "https://example.org/a"}, {"More", "2025-08-07", "D. Trump; Jo Ann", "https://example.org/a"}}},
		{Name: "actors", Rows: [][]string{{"id", "name", "kind", "country"}, {"donald", "Donald Trump", "person", "US"}, {"melania", "Melania Trump", "person", "US"}, {"putin", "Vladimir Putin", "person", "RU"},
			{"jo", "Jo Ann", "person", "GB"}, {"jo-2", "Jo Ann", "person", "US"}}},
		{Name: "offices", Rows: [][]string{{"actor", "role"}, {"Jo Ann", "envoy"}}},
	})
	d, found, rep, text := back(t, data)
	var said strings.Builder
	if err := assemble.WriteText(&said, []*assemble.Report{rep}); err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		said.WriteString(f.Say + "; " + f.Suggest + "\n")
	}
	for _, want := range []string{
		"“Trump” may be “Donald Trump” (likeness 0.80) or “Melania Trump” (likeness 0.80); it is a participant of its own here",
		"“D. Trump” may be “Donald Trump” (likeness 0.90)",
		"unknown actor “Jo Ann”; jo (“Jo Ann”, person, GB) or jo-2 (“Jo Ann”, person, US)",
	} {
		if !strings.Contains(said.String(), want) {
			t.Errorf("%q is not told:\n%s", want, &said)
		}
	}
	if len(d.Actors) != 7 || len(d.Events[0].Who) != 2 || string(d.Actors[d.Events[0].Who[1].Actor].ID) != "putin" {
		t.Errorf("%d actors:\n%s", len(d.Actors), text)
	}
}
