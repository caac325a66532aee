package pack

import (
	"bytes"
	"reflect"
	"testing"

	"parley/data/dataset"
	"parley/data/testkit"
	"parley/data/testkit/bundled"
	"parley/data/tongue"
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

// same checks that a dataset survives packing and unpacking unchanged.
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

// TestCases checks that the cases survive: uncertain dates, sets and years of
// deep time.
func TestCases(t *testing.T) {
	for _, name := range bundled.Cases(t) {
		d := bundled.Case(t, name)
		tidy(d)
		same(t, name, d)
	}
}

// TestBundledSets checks that the bundled sets survive.
func TestBundledSets(t *testing.T) {
	for _, folder := range bundled.Names(t) {
		d := bundled.Read(t, folder)
		if len(d.Events) < 20 {
			t.Errorf("%s: %d events only", folder, len(d.Events))
		}
		tidy(d)
		langs := append(tongue.Langs(d), tongue.Own(d))
		for _, lang := range langs {
			in := *tongue.In(d, lang)
			in.Translations = nil // the pack is in one language
			same(t, folder+" in "+lang, &in)
		}
		core, texts := Encode(d)
		t.Logf("%s: %d events, core %d, texts %d bytes", folder, len(d.Events), len(core), len(texts))
	}
}
