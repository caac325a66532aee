package pack

import (
	"bytes"
	"reflect"
	"testing"

	"parley/data/dataset"
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
	sets := map[string]*dataset.Dataset{
		"empty":   testkit.Events(0, testkit.Options{}),
		"one":     testkit.Events(1, testkit.Options{}),
		"written": testkit.Events(3000, testkit.Options{Seed: 3}),
		"coded":   testkit.Events(3000, testkit.Options{Style: testkit.Coded}),
		"actors":  testkit.Actors(300, 900),
	}
	for name, d := range sets {
		if len(d.Events) == 0 {
			d.Events = nil // Decode gives nil for every empty slice
		}
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
}
