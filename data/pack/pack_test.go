package pack

import (
	"bytes"
	"io/fs"
	"reflect"
	"testing"

	"parley/data/dataset"
	"parley/data/format/yaml"
	"parley/data/sets"
	"parley/data/testkit"
)

// unpack decodes both parts.
func unpack(t testing.TB, core, texts []byte) *dataset.Dataset {
	t.Helper()
	d, err := Decode(core)
	if err != nil {
		t.Fatal(err)
	}
	if !d.TextsMissing {
		t.Error("TextsMissing is not set")
	}
	if err := AddTexts(d, texts); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestRoundTrip(t *testing.T) {
	made := map[string]*dataset.Dataset{
		"empty":   testkit.Events(0, testkit.Options{}),
		"one":     testkit.Events(1, testkit.Options{}),
		"written": testkit.Events(3000, testkit.Options{Seed: 3}),
		"coded":   testkit.Events(3000, testkit.Options{Style: testkit.Coded}),
		"actors":  testkit.Actors(300, 900),
	}
	for name, d := range made {
		tidy(d)
		same(t, name, d)
	}
}

// same packs a dataset and unpacks it again.
func same(t *testing.T, name string, d *dataset.Dataset) {
	t.Helper()
	core, texts := Encode(d)
	got := unpack(t, core, texts)
	if !reflect.DeepEqual(got, d) {
		t.Errorf("%s: %s", name, difference(reflect.ValueOf(*got), reflect.ValueOf(*d), "d"))
	}
	core2, texts2 := Encode(got)
	if !bytes.Equal(core, core2) || !bytes.Equal(texts, texts2) {
		t.Errorf("%s: packing again gives other bytes", name)
	}
}

// The bundled sets come back as they were.
func TestBundledSets(t *testing.T) {
	folders, err := fs.Glob(sets.Files, "*")
	if err != nil || len(folders) == 0 {
		t.Fatal("no sets: ", err)
	}
	for _, folder := range folders {
		names, _ := fs.Glob(sets.Files, folder+"/*.yaml")
		var files []yaml.File
		for _, name := range names {
			data, err := sets.Files.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, yaml.File{Name: name, Data: data})
		}
		d, _, _ := yaml.Read(files)
		if len(d.Events) < 20 {
			t.Errorf("%s: %d events only", folder, len(d.Events))
		}
		tidy(d)
		same(t, folder, d)
		core, texts := Encode(d)
		t.Logf("%s: %d events, core %d, texts %d bytes", folder, len(d.Events), len(core), len(texts))
	}
}
