package datapackage

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"parley/data/dataset"
	"parley/data/sheet"
	"parley/data/testkit"
	"parley/data/testkit/bundled"
)

var kinds = map[string]*regexp.Regexp{
	"string": regexp.MustCompile(`(?s).*`), "date": plainDay,
	"integer": regexp.MustCompile(`^-?\d+$`), "number": regexp.MustCompile(`^-?\d+(\.\d+)?$`),
}

// TestTablesKeepTheirSchema checks the tables against datapackage.json:
// columns, types, unique keys and references.
func TestTablesKeepTheirSchema(t *testing.T) {
	for name, d := range map[string]*dataset.Dataset{"wide": bundled.Wide(t), "made": testkit.Events(1000, testkit.Options{Seed: 2}), "hard": bundled.Case(t, "hard"), "bce": bundled.Case(t, "bce")} {
		files := map[string][]byte{}
		for _, f := range Write(d) {
			files[f.Name] = f.Data
		}
		var p descriptor
		if err := json.Unmarshal(files[Descriptor], &p); err != nil {
			t.Fatal(err)
		}
		if p.Name == "" || len(p.Licenses) == 0 && d.Meta.License != "" || len(p.Resources) != len(files)-1 {
			t.Errorf("%s: %+v", name, p)
		}
		rows := map[string][][]string{}
		ids := map[string]map[string]bool{}
		for _, r := range p.Resources {
			all, err := csv.NewReader(bytes.NewReader(files[r.Path])).ReadAll()
			if err != nil {
				t.Fatalf("%s: %s: %v", name, r.Path, err)
			}
			rows[r.Name], ids[r.Name] = all, map[string]bool{}
			for i, f := range r.Schema.Fields {
				if all[0][i] != f.Name {
					t.Errorf("%s: column %d is %q, described as %q", r.Path, i, all[0][i], f.Name)
				}
				if f.Name != r.Schema.Key {
					continue
				}
				for _, row := range all[1:] {
					if ids[r.Name][row[i]] || row[i] == "" {
						t.Errorf("%s: the key %q twice, or none", r.Path, row[i])
					}
					ids[r.Name][row[i]] = true
				}
			}
		}
		for _, r := range p.Resources {
			for i, f := range r.Schema.Fields {
				for n, row := range rows[r.Name][1:] {
					if row[i] != "" && !kinds[f.Type].MatchString(row[i]) {
						t.Errorf("%s: row %d: %s is %q, no %s", r.Path, n+1, f.Name, row[i], f.Type)
					}
					for _, x := range r.Schema.Foreign {
						if x.Fields == f.Name && row[i] != "" && !ids[x.Reference.Resource][row[i]] {
							t.Errorf("%s: row %d: %s is %q, which %s does not have", r.Path, n+1, f.Name, row[i], x.Reference.Resource)
						}
					}
				}
			}
		}
		for table, n := range map[string]int{"events": len(d.Events), "actors": len(d.Actors), "sources": len(d.Sources), "places": len(d.Places)} {
			if len(rows[table]) != n+1 {
				t.Errorf("%s: %s has %d rows, the record %d", name, table, len(rows[table])-1, n)
			}
		}
	}
}

// rowsOf returns the rows of a table of a record, by column name.
func rowsOf(t *testing.T, d *dataset.Dataset, table string) []map[string]string {
	t.Helper()
	for _, f := range Write(d) {
		if f.Name != table+".csv" {
			continue
		}
		all, err := csv.NewReader(bytes.NewReader(f.Data)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		var out []map[string]string
		for _, row := range all[1:] {
			cells := map[string]string{}
			for i, name := range all[0] {
				cells[name] = row[i]
			}
			out = append(out, cells)
		}
		return out
	}
	t.Fatalf("no table %s", table)
	return nil
}

// TestNoCellIsAFormula checks that a text that a spreadsheet would run is
// guarded, and that all other text is unchanged.
func TestNoCellIsAFormula(t *testing.T) {
	d := testkit.Events(20, testkit.Options{})
	titles := []string{"=1+1", "@SUM(A1)", "\t=1", "+1 call", "-2+3 votes", "@ministry"}
	for i, s := range titles {
		d.Events[i].Title = s
	}
	for i, row := range rowsOf(t, d, "events")[:len(titles)] {
		want := titles[i]
		if i < 3 {
			want = "'" + want
		}
		if row["title"] != want {
			t.Errorf("%q is written %q", titles[i], row["title"])
		}
	}
	for _, f := range Write(d) {
		if f.Name == Descriptor && strings.Count(string(f.Data), sheet.Guard) != len(Write(d))-1 {
			t.Error("the descriptor does not say of every table what is guarded")
		}
	}
}

// TestDatesBeforeTheCommonEra checks that BC dates are in ISO 8601 in every
// column, and that the descriptor declares such a column as strings with a
// pattern, as dates of the Table Schema start at year 1.
func TestDatesBeforeTheCommonEra(t *testing.T) {
	d := bundled.Case(t, "bce")
	for _, row := range rowsOf(t, d, "events") {
		want := map[string][4]string{
			"ides": {"-0043-03-15", "-0043-03-15", "-0043-03-15", "-0043-03-15"}, "y0": {"0000", "0000-01-01", "0000-12-31", "0000-01-01"},
			"hall": {"Y-11999", "-11999-01-01", "-11999-12-31", "-11999-01-01"}, "marriage": {"-0010/0002", "-0010-01-01", "0002-12-31", "-0010-01-01"},
		}[row["id"]]
		if got := [4]string{row["when"], row["first_day"], row["last_day"], row["known_from"]}; want[0] != "" && got != want {
			t.Errorf("%s: %q, want %q", row["id"], got, want)
		}
	}
	var p descriptor
	if err := json.Unmarshal(Write(d)[0].Data, &p); err != nil {
		t.Fatal(err)
	}
	for _, f := range p.Resources[0].Schema.Fields {
		if f.Name == "first_day" && (f.Type != "string" || f.Constraints == nil || f.Constraints.Pattern != dayText.String()) {
			t.Errorf("first_day is a %s with %+v", f.Type, f.Constraints)
		}
	}
}

// TestTagsStayApart checks that a tag with a space remains one tag.
func TestTagsStayApart(t *testing.T) {
	d := testkit.Events(2, testkit.Options{})
	d.Events[1].More = &dataset.More{Tags: []string{"peace talks", "x"}, From: dataset.None, To: dataset.None}
	var got []string
	for _, row := range rowsOf(t, d, "tags") {
		if row["event"] == string(d.Events[1].ID) {
			got = append(got, row["tag"])
		}
	}
	if strings.Join(got, "|") != "peace talks|x" {
		t.Errorf("tags %q", got)
	}
}
