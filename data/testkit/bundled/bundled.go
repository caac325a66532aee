// Package bundled loads the bundled datasets and the cases, small records that
// were once read wrong, for tests. Only tests may import it.
package bundled

import (
	"bytes"
	"embed"
	"io/fs"
	"testing"

	"parley/data/dataset"
	"parley/data/format/yaml"
	"parley/data/sets"
)

// Names returns the names of the bundled datasets.
func Names(t testing.TB) []string {
	t.Helper()
	names, err := fs.Glob(sets.Files, "*")
	if err != nil || len(names) == 0 {
		t.Fatal("no bundled sets: ", err)
	}
	return names
}

//go:embed cases
var caseFiles embed.FS

// Cases returns the names of the cases.
func Cases(t testing.TB) []string {
	t.Helper()
	entries, err := caseFiles.ReadDir("cases")
	if err != nil || len(entries) == 0 {
		t.Fatal("no cases: ", err)
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names
}

// Case returns a case, sealed, after the edits; see Read.
func Case(t testing.TB, name string, edits ...Edit) *dataset.Dataset {
	t.Helper()
	files, err := fs.Sub(caseFiles, "cases")
	if err != nil {
		t.Fatal(err)
	}
	return read(t, files, name, edits)
}

// Records returns the bundled sets by name, and the cases as "case NAME".
func Records(t testing.TB) map[string]*dataset.Dataset {
	t.Helper()
	out := map[string]*dataset.Dataset{}
	for _, name := range Names(t) {
		out[name] = Read(t, name)
	}
	for _, name := range Cases(t) {
		out["case "+name] = Case(t, name)
	}
	return out
}

// Edit is a replacement in the files of a dataset.
type Edit struct{ Was, Now string }

// Read returns a bundled dataset, sealed, after the edits of its own files, not of its
// translations. A missing set, or an
// edit that does not apply exactly once, fails the test.
func Read(t testing.TB, name string, edits ...Edit) *dataset.Dataset {
	t.Helper()
	return read(t, sets.Files, name, edits)
}

// read reads the dataset in folder name of from.
func read(t testing.TB, from fs.FS, name string, edits []Edit) *dataset.Dataset {
	t.Helper()
	paths, err := fs.Glob(from, name+"/*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatalf("set %s: %v", name, err)
	}
	layers, err := fs.Glob(from, name+"/"+yaml.Layers+"/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	own := len(paths)
	paths = append(paths, layers...)
	files := make([]yaml.File, len(paths))
	done := make([]int, len(edits))
	for i, p := range paths {
		data, err := fs.ReadFile(from, p)
		if err != nil {
			t.Fatal(err)
		}
		for k, e := range edits {
			if i >= own { // translations keep what they say
				break
			}
			done[k] += bytes.Count(data, []byte(e.Was))
			data = bytes.ReplaceAll(data, []byte(e.Was), []byte(e.Now))
		}
		files[i] = yaml.File{Name: p, Data: data}
	}
	for k, n := range done {
		if n != 1 {
			t.Fatalf("edit %q applies %d times", edits[k].Was, n)
		}
	}
	d, _, _ := yaml.Read(files)
	return d
}

// Wide returns the dataset that is used if none is named.
func Wide(t testing.TB) *dataset.Dataset {
	t.Helper()
	return Read(t, sets.Wide)
}
