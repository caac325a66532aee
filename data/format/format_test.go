package format_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"parley/data/check"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/format"
	"parley/data/format/assemble"
	"parley/data/format/yaml"
	"parley/data/testkit/golden"
	"parley/data/testkit/limit"
)

// full are options with which an import is complete.
var full = format.Options{Meta: assemble.Meta{AsOf: "2026-01-01", License: "CC0-1.0", ActorKind: "person", PlaceKind: "city"}}

// made imports one file.
func made(t testing.TB, name, data string, o format.Options) format.Record {
	t.Helper()
	rec, err := format.Import([]format.File{{Name: name, Data: []byte(data)}}, o)
	if err != nil {
		t.Fatal(err)
	}
	return rec
}

// read reads a record as parley check does.
func read(rec format.Record) (*dataset.Dataset, []check.Finding) {
	d, pos, found := yaml.Read([]yaml.File{{Name: "dataset.yaml", Data: rec.YAML}})
	return d, check.Sort(append(found, check.Dataset(d, pos)...))
}

// balanced fails the test if a row or a cell is missing from the report.
func balanced(t testing.TB, rec format.Record) {
	t.Helper()
	for _, r := range rec.Reports {
		if r.Rows != r.Taken+r.Refused {
			t.Errorf("%s: %d rows are not %d taken + %d refused", r.File, r.Rows, r.Taken, r.Refused)
		}
		for _, c := range r.Columns {
			if c.Cells != c.Taken+c.Changed+c.Kept+c.Refused {
				t.Errorf("%s, column %q: a cell is lost: %+v", r.File, c.Name, *c)
			}
		}
	}
}

// TestGolden checks that each file of testdata gives the record and report next
// to it.
func TestGolden(t *testing.T) {
	files, _ := filepath.Glob("testdata/*")
	n := 0
	for _, name := range files {
		if strings.HasSuffix(name, ".want") {
			continue
		}
		n++
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			rec := made(t, name, string(data), format.Options{Meta: assemble.Meta{AsOf: "2026-01-01"}})
			balanced(t, rec)
			var got bytes.Buffer
			if err := rec.WriteText(&got); err != nil {
				t.Fatal(err)
			}
			got.WriteString("\n")
			got.Write(rec.YAML)
			golden.Same(t, name+".want", got.Bytes())
		})
	}
	if n < 3 {
		t.Errorf("%d files in testdata", n)
	}
}

// TestImportedPasses checks that an imported record with a licence and kinds
// passes the check without an error.
func TestImportedPasses(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.[!w]*")
	for _, name := range files {
		if strings.HasSuffix(name, ".want") {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		rec := made(t, name, string(data), full)
		d, found := read(rec)
		if len(d.Events) != rec.Events || len(d.Actors) != rec.Actors || len(d.Relations) != rec.Ties || rec.Events+rec.Ties == 0 {
			t.Errorf("%s: %d events, %d participants, %d ties read of %d, %d, %d", name, len(d.Events), len(d.Actors), len(d.Relations), rec.Events, rec.Actors, rec.Ties)
		}
		for _, f := range found {
			if f.Severity == check.Error {
				t.Errorf("%s: %s", name, f.Say)
			}
		}
	}
}

// TestFaults checks that one bad row does not affect the others, and that an
// invalid option lists the valid ones.
func TestFaults(t *testing.T) {
	for name, c := range map[string]struct {
		data   string
		events int
	}{
		"open quotation mark":      {"title,date\nA,2025\n\"B,2025\nC,2025\nD,2025\n", 3},
		"quotation mark in a cell": {"title,date\nA \"x\",2025\nC,2025\n", 1},
		"UTF-16":                   {"\xff\xfet\x00i\x00t\x00l\x00e\x00\t\x00d\x00a\x00t\x00e\x00\n\x00\x42\x04\t\x002\x000\x002\x005\x00", 1},
		"old Mac line ends":        {"title,date\rA,2025\rB,2025", 2},
		"more cells than headings": {"title,date\nA,2025,x,y\n", 1},
		"headings twice":           {"title,title,date,date\nA,B,2025,2026\n", 1},
		"formula guard":            {"title,date,text\nA,2025,'=1+1\n", 1},
	} {
		rec := made(t, "x.csv", c.data, full)
		balanced(t, rec)
		if d, found := read(rec); len(d.Events) != c.events || check.Count(found, check.Error) > 0 {
			t.Errorf("%s: %d events, want %d: %v\n%s", name, len(d.Events), c.events, found, rec.YAML)
		}
	}
	rec := made(t, "x.json", `{"events": [{"start_date": {"year": 1900}, "media": {"url": "https://a.example/film", "caption": "A film"}}]}`, full)
	if d, _ := read(rec); len(d.Events) != 1 || d.Events[0].Title != "A film" {
		t.Errorf("a slide with a caption alone: %s", rec.YAML)
	}
	for want, in := range map[string]struct {
		data string
		o    format.Options
	}{
		"headings for a title and a date":             {"a,b\n1,2\n", full},
		"read as timelinejs: line 3 is no valid JSON": {"{\"events\":\n[{\"start_date\":\n}]}", full},
		"line 2 is not UTF-8":                         {"title,date\nZo\xeb,2025\n", format.Options{As: "table", Meta: full.Meta}},
		"unknown format \"xls\"; formats are":         {"", format.Options{As: "xls", Meta: full.Meta}},
		"day-first or month-first":                    {"", format.Options{Dates: "first", Meta: full.Meta}},
		"kinds are person":                            {"", format.Options{Meta: assemble.Meta{AsOf: "2025", ActorKind: "human"}}},
	} {
		_, err := format.Import([]format.File{{Name: "x.csv", Data: []byte(in.data)}}, in.o)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want an error with %q, got %v", want, err)
		}
	}
}

// TestNamesAreNotMerged checks that names match if only letter case and blanks
// differ, and never by similarity.
func TestNamesAreNotMerged(t *testing.T) {
	rec := made(t, "x.csv", "title,date,who\nA,2025,Donald Trump; D. Trump\nB,2025,donald  trump|Melania Trump\nC,2025,Trump\n", full)
	d, _ := read(rec)
	var names []string
	for _, a := range d.Actors {
		names = append(names, a.Name)
	}
	if got := strings.Join(names, ", "); len(names) != 4 {
		t.Errorf("participants are %s", got)
	}
	var out bytes.Buffer
	_ = rec.WriteText(&out)
	for _, want := range []string{"“D. Trump” may be “Donald Trump” (likeness 0.90); they are 2 participants here",
		"“Trump” may be “Donald Trump” (likeness 0.80) or “D. Trump” (likeness 0.80) or “Melania Trump” (likeness 0.80); they are 4 participants here"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the report lacks %q:\n%s", want, out.String())
		}
	}
	if strings.Contains(out.String(), "“Melania Trump” may be “Donald Trump”") {
		t.Error("two first names are no likeness")
	}
}

// TestAlikeIsToldOnce checks that similar names are reported once, however many
// files there are.
func TestAlikeIsToldOnce(t *testing.T) {
	a, b := "title,date,who\nA,2025,Donald Trump\n", "title,date,who\nB,2025,D. Trump\nC,2025,donald trump\n"
	rec, err := format.Import([]format.File{{Name: "a.csv", Data: []byte(a)}, {Name: "b.csv", Data: []byte(b)}, {Name: "c.csv", Data: []byte(a)}}, full)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	_ = rec.WriteText(&out)
	if n := strings.Count(out.String(), "may be"); n != 1 {
		t.Errorf("told %d times:\n%s", n, out.String())
	}
	if d, found := read(rec); len(d.Actors) != 2 || len(d.Events) != 4 || check.Count(found, check.Error) > 0 {
		t.Errorf("%d participants, %d events, %v", len(d.Actors), len(d.Events), found)
	}
}

// TestIDs checks that ids do not depend on the order of rows, and that ids in a
// file are kept.
func TestIDs(t *testing.T) {
	ids := func(data string) string {
		d, _ := read(made(t, "x.csv", data, full))
		var out []string
		for _, e := range d.Events {
			out = append(out, e.Title+"="+string(e.ID))
		}
		return strings.Join(out, " ")
	}
	if a, b := ids("title,date\nA,2025\nB,2025\nB,2024\n"), ids("title,date\nB,2024\nA,2025\nB,2025\n"); a != "B=b-2024 A=a B=b" || b != "B=b A=a B=b-2025" {
		t.Errorf("ids are %s and %s", a, b)
	}
	if got := ids("id,title,date\n,Talks,2024\ntalks,Other,2025\ntalks,Third,2026\n"); got != "Talks=talks-2024 Other=talks Third=talks-2" {
		t.Errorf("given ids: %s", got)
	}
	if a, b := ids("title,date\nВстреча,2024\nلقاء,2025\n"), ids("title,date\nلقاء,2025\nВстреча,2024\n"); a != b || strings.Contains(a, "=-") {
		t.Errorf("ids of other scripts: %s and %s", a, b)
	}
}

// TestCitedSourcesDoNotCorroborate checks that sources linked by a timeline,
// which its importer did not read, are kept as cited and do not corroborate an
// event.
func TestCitedSourcesDoNotCorroborate(t *testing.T) {
	rec := made(t, "x.json", `{"events": [{"start_date": {"year": 2025}, "text": {"headline": "A", "text":
		"<a href='https://a.example/1'>one</a> <a href='https://b.example/2'>two</a>"}}]}`, full)
	d, _ := read(rec)
	if len(d.Events) != 1 || len(d.Events[0].Claims) != 2 {
		t.Fatalf("want an event with two claims:\n%s", rec.YAML)
	}
	for _, c := range d.Events[0].Claims {
		if s := d.Sources[c.Source]; !s.Cited || s.CitedIn < 0 || s.URL == "" {
			t.Errorf("source %+v is not cited", s)
		}
	}
	if s, _ := dataset.Standing(d, 0, dataset.LatestDay); s != codebook.SingleSource && s != codebook.SecondHand {
		t.Errorf("the event is %s", s.Code())
	}
}

// FuzzImport checks for any bytes and format that no row and no cell is lost,
// that the record has an event for each row taken and passes the check, and
// that the time is bounded by the size.
func FuzzImport(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.[!w]*")
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		if strings.HasSuffix(name, ".want") {
			continue
		}
		for as, im := range format.Importers() {
			if im.Detect(data) {
				f.Add(byte(as), data)
			}
		}
	}
	f.Add(byte(0), []byte("title,date\n\"A,2025\n\"B\n\"\"\"\nC,2025\n"))
	f.Fuzz(func(t *testing.T, as byte, data []byte) {
		o := full
		o.As = format.Importers()[int(as)%len(format.Importers())].Name
		var rec format.Record
		var err error
		limit.Time(t, len(data), func() { rec, err = format.Import([]format.File{{Name: "x", Data: data}}, o) })
		if err != nil {
			return
		}
		balanced(t, rec)
		d, found := read(rec)
		if len(d.Events) != rec.Events || len(d.Actors) != rec.Actors || len(d.Relations) != rec.Ties {
			t.Errorf("%d events, %d participants, %d ties of %d, %d, %d are read back from\n%s", len(d.Events), len(d.Actors), len(d.Relations), rec.Events, rec.Actors, rec.Ties, rec.YAML)
		}
		for _, f := range found {
			if f.Severity == check.Error && f.Rule != "far-year" {
				t.Errorf("%s: %s\n%s", f.Rule, f.Say, rec.YAML)
			}
		}
	})
}

// TestSwappedDaysAreTold checks the warning for a spreadsheet that made 3/4/2025 a date and
// left 25/12/2025 a text: day and month may be swapped. Nothing is changed.
func TestSwappedDaysAreTold(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	day := "dd/mm/yyyy"
	style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &day})
	for at, v := range map[string]any{"A1": "title", "B1": "date", "A2": "A", "B2": 45720, "A3": "B", "B3": "25/12/2025"} {
		if err == nil {
			err = f.SetCellValue("Sheet1", at, v)
		}
	}
	if err == nil {
		err = f.SetCellStyle("Sheet1", "B2", "B2", style)
	}
	b, err2 := f.WriteToBuffer()
	if err != nil || err2 != nil {
		t.Fatal(err, err2)
	}
	rec := made(t, "x.xlsx", b.String(), full)
	var out bytes.Buffer
	_ = rec.WriteText(&out)
	if !strings.Contains(out.String(), "the spreadsheet left “25/12/2025” a text and took 1 of the others for days") || !strings.Contains(string(rec.YAML), "when: 2025-03-04") {
		t.Errorf("not told:\n%s\n%s", out.String(), rec.YAML)
	}
}
