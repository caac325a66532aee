package format_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"parley/data/dataset"
	"parley/data/format"
	"parley/data/format/assemble"
	"parley/data/format/datapackage"
	kit "parley/data/testkit/bundled"
	"parley/data/testkit/golden"
)

// TestDataPackageComesBack checks that the tables that every site offers, read back,
// are the record again: ids, dates, participants with their roles and offices, claims,
// links, history, relations, sources, places and corrections. Figures, media, steps and
// other names are in the workbook and in the JSON alone.
func TestDataPackageComesBack(t *testing.T) {
	for _, name := range append(kit.Names(t), "hard", "bce", "clock") {
		d := record(t, name)
		var files []format.File
		for _, f := range datapackage.Write(d) {
			files = append(files, format.File{Name: "data/" + f.Name, Data: f.Data})
		}
		rec, err := format.Import(files, format.Options{Meta: assemble.Meta{AsOf: d.Meta.AsOf.String()}})
		if err != nil {
			t.Fatal(err)
		}
		balanced(t, rec)
		if n := rec.Refused(); n > 0 {
			t.Errorf("%s: %d rows were refused: %+v", name, n, rec.Reports[0].Notes)
		}
		got, _ := read(rec)
		golden.Lines(t, name, tabled(got), tabled(d))
	}
}

func record(t *testing.T, name string) *dataset.Dataset {
	if slices.Contains(kit.Names(t), name) {
		return kit.Read(t, name)
	}
	return kit.Case(t, name)
}

// tabled are the tables of a record without what follows from the rest, one line a row.
func tabled(d *dataset.Dataset) (out []string) {
	for _, f := range datapackage.Write(d) {
		if f.Name == datapackage.Descriptor {
			out = append(out, fmt.Sprint(d.Meta.ID, d.Meta.Title, d.Meta.Description, d.Meta.License, d.Meta.Version, d.Meta.Keywords))
			continue
		}
		var rows []string
		for l := range strings.Lines(string(f.Data)) {
			rows = append(rows, f.Name+": "+l)
		}
		slices.Sort(rows) // lines of quoted cells too: both sides alike
		out = append(out, rows...)
	}
	return out
}
