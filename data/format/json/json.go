// Package json writes a record as one JSON file in the format of data/spec:
// what an editor writes in YAML, with everything that the reader fills in. As
// YAML is a superset of JSON, the file is itself a dataset to build from.
package json

import (
	"bytes"
	"encoding/json"

	"parley/data/dataset"
	"parley/data/edtf"
)

// Write returns the dataset as indented JSON, ending with a line break. Records
// are ordered by id, lists as in the record. The output is deterministic.
func Write(d *dataset.Dataset) []byte {
	w := writer{d}
	doc := document{
		Schema: 1, Dataset: w.meta(), Groups: byID(d.Scheme.Groups, w.group), Types: byID(d.Scheme.Types, describeSort), Classes: byID(d.Scheme.Classes, describeClass),
		Sources: byID(d.Sources, w.source), Places: byID(d.Places, w.place), Actors: byID(d.Actors, w.actor),
		Relations: list(d.Relations, w.relation), Events: byID(d.Events, w.event), Corrections: list(d.Corrections, w.correction), Steps: list(d.Steps, w.step),
		Removed: w.removed(), Translations: w.translations(),
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(doc); err != nil {
		panic("json: a record of plain values cannot be written: " + err.Error()) // no number is NaN: the reader accepts none
	}
	return b.Bytes()
}

// writer converts refs to ids.
type writer struct{ d *dataset.Dataset }

func (w writer) sourceID(r dataset.SourceRef) string {
	if r < 0 {
		return ""
	}
	return string(w.d.Sources[r].ID)
}

func (w writer) placeID(r dataset.PlaceRef) string {
	if r < 0 {
		return ""
	}
	return string(w.d.Places[r].ID)
}

func (w writer) actorID(r dataset.ActorRef) string {
	if r < 0 {
		return ""
	}
	return string(w.d.Actors[r].ID)
}

func (w writer) eventID(r dataset.EventRef) string {
	if r < 0 {
		return ""
	}
	return string(w.d.Events[r].ID)
}

func (w writer) actorIDs(refs []dataset.ActorRef) []string { return values(refs, w.actorID) }

// list converts rows one by one; it returns nil if there are none.
func list[T, W any](rows []T, describe func(*T) W) []W {
	var out []W
	for i := range rows {
		out = append(out, describe(&rows[i]))
	}
	return out
}

// values is list for rows passed by value.
func values[T, W any](rows []T, describe func(T) W) []W {
	return list(rows, func(r *T) W { return describe(*r) })
}

// named is the type set of records with an id.
type named interface {
	dataset.Source | dataset.Place | dataset.Actor | dataset.Event | dataset.Group | dataset.Sort | dataset.Class
}

// byID converts records to a map by id, which encoding/json writes in the order
// of the keys.
func byID[T named, W any](rows []T, describe func(*T) (id string, out W)) map[string]W {
	out := make(map[string]W, len(rows))
	for i := range rows {
		id, r := describe(&rows[i])
		out[id] = r
	}
	return out
}

// date returns a date as EDTF, or "".
func date(d edtf.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// letter returns a byte as a string, or "" for 0.
func letter(b byte) string {
	if b == 0 {
		return ""
	}
	return string(rune(b))
}
