// Package bundled reads the bundled datasets for tests. Only tests may import it.
package bundled

import (
	"bytes"
	"io/fs"
	"testing"

	"parley/data/dataset"
	"parley/data/format/yaml"
	"parley/data/sets"
)

// Names lists the bundled datasets.
func Names(t testing.TB) []string {
	t.Helper()
	names, err := fs.Glob(sets.Files, "*")
	if err != nil || len(names) == 0 {
		t.Fatal("no bundled sets: ", err)
	}
	return names
}

// Edit is a replacement in the files of a dataset.
type Edit struct{ Was, Now string }

// Read is a bundled dataset, sealed, after some edits. An edit that does not apply
// exactly once fails the test, as does a set that is not there.
func Read(t testing.TB, name string, edits ...Edit) *dataset.Dataset {
	t.Helper()
	paths, err := fs.Glob(sets.Files, name+"/*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatalf("set %s: %v", name, err)
	}
	files := make([]yaml.File, len(paths))
	done := make([]int, len(edits))
	for i, p := range paths {
		data, err := sets.Files.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		for k, e := range edits {
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

// Wide is the dataset that is shown when none is named.
func Wide(t testing.TB) *dataset.Dataset {
	t.Helper()
	return Read(t, sets.Wide)
}
