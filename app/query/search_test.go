package query

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/testkit"
)

// plainly searches an event as a reader would: word by word in all its texts.
func plainly(d *dataset.Dataset, e *dataset.Event, text string) bool {
	said := []string{e.Title, e.Text, e.Type.Label()}
	if e.More != nil {
		said = append(said, e.More.Tags...)
	}
	for _, p := range e.Who {
		a := &d.Actors[p.Actor]
		said = append(said, a.Name, a.Short)
		for _, aka := range a.Aka {
			said = append(said, aka.Name)
		}
	}
	if e.Where >= 0 {
		said = append(said, d.Places[e.Where].Name)
	}
	for _, word := range strings.Fields(text) {
		if !slices.ContainsFunc(said, func(s string) bool { return bytes.Contains(Fold(nil, s), Fold(nil, word)) }) {
			return false
		}
	}
	return true
}

func TestSearchEqualsReading(t *testing.T) {
	d := testkit.Events(2000, testkit.Options{})
	d.Events[7].More = &dataset.More{From: dataset.None, To: dataset.None, Tags: []string{"Côte d’Or", "zebra"}}
	x := NewIndex(d, dataset.NewLedger(d))
	for _, text := range []string{"talks", "meet geneva", "e", "consult", "war", "russia meeting", "cote dor", "zebra", "zebra cote", "no-such-word", "the sides", "ov"} {
		var r Result
		x.Run(Filter{Text: text}, &r)
		for i := range d.Events {
			if got, want := r.Has(dataset.EventRef(i)), plainly(d, &d.Events[i], text); got != want {
				t.Fatalf("%q: event %d %q found %v, read %v", text, i, d.Events[i].Title, got, want)
			}
		}
	}
}

// TestTypesAreFoundByTheirName checks that search finds a type by what the page calls it, and by
// its label in English.
func TestTypesAreFoundByTheirName(t *testing.T) {
	d := record()
	x := NewIndex(d, nil)
	x.Name(func(r dataset.TypeRef) string {
		if r == dataset.TypeRef(codebook.Threaten) {
			return "Drohung"
		}
		return ""
	})
	for _, text := range []string{"drohung", "threat"} {
		var r Result
		x.Run(Filter{Text: text}, &r)
		if r.N != 1 || !r.Has(1) {
			t.Errorf("%q finds %d events", text, r.N)
		}
	}
}
