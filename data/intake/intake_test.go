package intake_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/data/check"
	"parley/data/format"
	"parley/data/format/assemble"
	"parley/data/intake"
)

var today = format.Options{Meta: assemble.Meta{AsOf: "2026-01-01"}}

// Each file that importers are tested with is foreign, and what is found of its record
// stands at rows of the file.
func TestSamples(t *testing.T) {
	names, _ := filepath.Glob("../format/testdata/*")
	n := 0
	for _, name := range names {
		if strings.HasSuffix(name, ".want") {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		n++
		if !intake.Foreign(name, data) {
			t.Errorf("%s is taken for Parley's own", name)
		}
		got, err := intake.Import("mine", []format.File{{Name: name, Data: data}}, today)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		lines, texts := bytes.Count(data, []byte("\n"))+1, strings.HasSuffix(name, ".csv") || strings.HasSuffix(name, ".tsv")
		for _, f := range got.Found {
			if !strings.HasPrefix(f.Where.File, "mine") || texts && f.Where.Line > lines {
				t.Errorf("%s: a finding at %v: %s", name, f.Where, f.Say)
			}
		}
	}
	if n < 20 {
		t.Errorf("%d samples", n)
	}
}

// Several files make one record, with the events of all.
func TestSeveral(t *testing.T) {
	var files []format.File
	for _, name := range []string{"women.json", "vis.json", "simile.xml", "khal.ics", "talks.geojson", "icews.tsv", "minutes.ods"} {
		data, err := os.ReadFile("../format/testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, format.File{Name: name, Data: data})
	}
	got, err := intake.Import("mine", files, today)
	if err != nil || len(got.Dataset.Events) != 44 || len(got.Made.Reports) != len(files) {
		t.Fatalf("%d events, %d reports, %v", len(got.Dataset.Events), len(got.Made.Reports), err)
	}
}

// What Parley writes itself is read as it is, with its lines.
func TestOwnIsNotForeign(t *testing.T) {
	const record = `{"schema": 1, "dataset": {"id": "one", "title": "One"}, "events": {"a": {"title": "A", "when": "2025"}}}`
	for name, data := range map[string]string{"a.yaml": "events:\n", "a.YML": "title,date\nA,2025\n", "a.json": record, "layer.json": `{"events": {}}`} {
		if intake.Foreign(name, []byte(data)) {
			t.Errorf("%s is foreign", name)
		}
	}
}

// zipped is a ZIP archive of one file.
func zipped(t *testing.T, name string, data []byte) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	if err == nil {
		_, err = w.Write(data)
	}
	if err := errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A file of which nothing can be read is refused with the reason.
func TestRefused(t *testing.T) {
	for _, c := range []struct{ name, data, say string }{
		{"empty.csv", "", "it is empty"},
		{"blank.ics", " \n", "it is empty"},
		{"prices.csv", "Shop,Sum\nA,1\n", "headings for a title and a date"},
		{"unnamed.csv", "Ereignis,Tag\nThe two councils meet,2025-08-06\n", "“Ereignis” may be title"},
		{"picture.xlsx", "\x89PNG\r\n\x1a\n\x00\x00\x00", "no format that can be read"},
		{"letter.ods", zipped(t, "content.xml", []byte("<x/>")), "no format that can be read"},
		{"swollen.xlsx", zipped(t, "xl/workbook.xml", make([]byte, 300<<20)), "no format that can be read"},
		{"broken.gexf", `<gexf xmlns="http://gexf.net/1.3"><graph><nodes><node id="1"`, "unexpected EOF"},
		{"laughs.graphml", `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><graphml><graph><node id="&b;"/></graph></graphml>`, "invalid character entity"},
	} {
		_, err := intake.Import(c.name, []format.File{{Name: c.name, Data: []byte(c.data)}}, today)
		var unread format.Unread
		if !errors.As(err, &unread) || !strings.Contains(unread.Err.Error(), c.say) || unread.File != c.name {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// What a file changed, kept and refused is found at its row.
func TestFoundAtRows(t *testing.T) {
	got, err := intake.Import("s.csv", []format.File{{Name: "s.csv", Data: []byte("title,date\nA meets B,2025-08-06\nC,yesterday\n")}}, today)
	if err != nil {
		t.Fatal(err)
	}
	if n := check.Count(got.Found, check.Error); len(got.Dataset.Events) != 1 || n == 0 {
		t.Fatalf("%d events, %d errors", len(got.Dataset.Events), n)
	}
	for _, f := range got.Found {
		if f.Rule == "unread-row" {
			if f.Where.String() != "s.csv:3:1" {
				t.Errorf("the row is found at %s", f.Where)
			}
			return
		}
	}
	t.Error("the row that was not read is not found")
}
