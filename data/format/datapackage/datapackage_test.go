package datapackage

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"parley/data/dataset"
	"parley/data/format/yaml"
	"parley/data/testkit"
)

func wide(t *testing.T) *dataset.Dataset {
	t.Helper()
	names, _ := filepath.Glob("../../sets/ukraine-talks/*.yaml")
	var files []yaml.File
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, yaml.File{Name: name, Data: data})
	}
	d, _, _ := yaml.Read(files)
	return d
}

var kinds = map[string]*regexp.Regexp{
	"string": regexp.MustCompile(`(?s).*`), "date": regexp.MustCompile(`^-?\d{4}-\d\d-\d\d$`),
	"integer": regexp.MustCompile(`^-?\d+$`), "number": regexp.MustCompile(`^-?\d+(\.\d+)?$`),
}

// The tables keep what datapackage.json says of them: the columns, their types,
// unique keys, and references that lead somewhere.
func TestTablesKeepTheirSchema(t *testing.T) {
	for name, d := range map[string]*dataset.Dataset{"wide": wide(t), "made": testkit.Events(1000, testkit.Options{Seed: 2})} {
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

// A spreadsheet opens a text that begins like a formula as text.
func TestNoCellIsAFormula(t *testing.T) {
	d := testkit.Events(20, testkit.Options{})
	for i, s := range []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1"} {
		d.Events[i].Title = s
	}
	for _, f := range Write(d) {
		if f.Name == Descriptor {
			continue
		}
		rows, err := csv.NewReader(bytes.NewReader(f.Data)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			for _, cell := range row {
				if _, err := strconv.ParseFloat(cell, 64); cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) && err != nil {
					t.Errorf("%s: the cell %q", f.Name, cell)
				}
			}
		}
	}
}
