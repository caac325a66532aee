package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/format"
	draft "parley/data/format/assemble"
	"parley/data/format/carry"
	"parley/data/format/yaml"
	kit "parley/data/testkit/bundled"
	"parley/data/testkit/golden"
)

// back maps export formats to import formats.
var back = map[string]string{"timelinejs": "timelinejs", "vis": "vis", "markwhen": "markwhen", "ics": "ical", "geojson": "geojson", "gexf": "gexf", "graphml": "graphml", "kumu": "kumu", "json": "parley", "xlsx": format.Book, "ods": format.Book}

// graphs are the formats that hold participants and their ties, but only events
// with participants.
var graphs = map[string]bool{"gexf": true, "graphml": true, "kumu": true}

// holdsAll are the formats that hold all of a record.
var holdsAll = map[string]bool{"json": true, "xlsx": true, "ods": true}

// imported imports an exported file.
func imported(t *testing.T, ex exporter, data []byte) (*dataset.Dataset, format.Record) {
	t.Helper()
	rec, err := format.Import([]format.File{{Name: "x", Data: data}}, format.Options{Meta: draft.Meta{AsOf: "2026-01-01", License: "CC0-1.0", ActorKind: "person", PlaceKind: "city"}})
	if err != nil {
		t.Fatalf("%s: %v", ex.name, err)
	}
	if got := rec.Reports[0].Format; got != back[ex.name] {
		t.Fatalf("%s is taken for %s", ex.name, got)
	}
	d, _, _ := yaml.Read([]yaml.File{{Name: "dataset.yaml", Data: rec.YAML}})
	return d, rec
}

// TestRoundTrips checks that every record survives a round trip through every
// format with the same events: ids, dates, titles, order, participants with their
// roles, places, texts and pictures, except those that the report names.
func TestRoundTrips(t *testing.T) {
	for _, name := range append(kit.Names(t), "hard", "bce", "clock", "escape", "doubt") {
		d := roundTripped(t, name)
		for _, ex := range exporters() {
			if graphs[ex.name] && len(d.Actors) == 0 || back[ex.name] == "" {
				continue // no network without actors, and no way back from a table of analysts
			}
			t.Run(name+"/"+ex.name, func(t *testing.T) {
				data, left := ex.write(d)
				got, rec := imported(t, ex, data)
				if n := rec.Refused(); n > 0 {
					t.Errorf("%d rows were refused", n)
				}
				want := lines(d, ex.name, left)
				have := lines(got, ex.name, nil)
				golden.Lines(t, ex.name, have, want)
				golden.Lines(t, ex.name, cast(got, ex.name), cast(d, ex.name))
			})
		}
	}
}

func roundTripped(t *testing.T, name string) *dataset.Dataset {
	if slices.Contains(kit.Names(t), name) {
		return kit.Read(t, name)
	}
	return kit.Case(t, name)
}

// lines formats the events of a record as a format holds them, in the order of
// the record.
func lines(d *dataset.Dataset, format string, left []dataset.EventRef) []string {
	var out []string
	for i := range d.Events {
		if slices.Contains(left, dataset.EventRef(i)) {
			continue
		}
		out = append(out, line(d, &d.Events[i], format))
	}
	return out
}

func line(d *dataset.Dataset, e *dataset.Event, format string) string {
	parts := []string{string(e.ID), e.When.String(), strings.Join(strings.Fields(e.Title), " "), e.Type.Code()}
	who := map[string]bool{}
	for _, p := range e.Who {
		who[d.Actors[p.Actor].Name] = true
	}
	names := make([]string, 0, len(who))
	for n := range who {
		names = append(names, strings.Join(strings.Fields(n), " "))
	}
	slices.Sort(names)
	parts = append(parts, strings.Join(names, ","))
	if graphs[format] {
		return strings.Join(parts, " | ")
	}
	if e.Where >= 0 {
		parts = append(parts, d.Places[e.Where].Name)
	}
	parts = append(parts, e.Status.Code(), strings.Join(e.Rest().Tags, "+"), strings.Join(strings.Fields(e.Text), " "), fmt.Sprint("importance ", e.Importance))
	parts = append(parts, roles(d, e, format)...)
	for _, m := range e.Rest().Media {
		if slices.Contains(heldBy(format), carry.Media) {
			parts = append(parts, m.Src, m.Alt, m.Credit)
		}
	}
	return strings.Join(parts, " | ")
}

// heldBy is what a format holds besides the events.
func heldBy(format string) []carry.Part {
	for _, ex := range exporters() {
		if ex.name == format {
			return ex.held
		}
	}
	return nil
}

// roles are the participants of an event by role; a calendar has names alone.
func roles(d *dataset.Dataset, e *dataset.Event, format string) (out []string) {
	for _, p := range e.Who {
		name := string(d.Actors[p.Actor].ID)
		if format == "ics" {
			name = strings.Join(strings.Fields(d.Actors[p.Actor].Name), " ")
		}
		out = append(out, p.Role.Code()+" "+name)
	}
	slices.Sort(out)
	return out
}

// cast formats the participants of a record with ids and kinds, and, if the
// format holds them, their relations.
func cast(d *dataset.Dataset, format string) []string {
	if format == "ics" { // only names
		return nil
	}
	var out []string
	for i := range d.Actors {
		out = append(out, fmt.Sprint("participant ", d.Actors[i].ID, " ", strings.Join(strings.Fields(d.Actors[i].Name), " "), " ", d.Actors[i].Kind.Code()))
	}
	for i := range d.Relations {
		if r := &d.Relations[i]; graphs[format] && r.Kind != codebook.OtherRelation && r.Kind != codebook.RelPartOf {
			out = append(out, fmt.Sprint("tie ", d.Actors[r.From].ID, " ", d.Actors[r.To].ID, " ", r.Kind.Code(), " ", r.Undirected, " ", r.Since.String(), " ", r.Until.String()))
		}
	}
	slices.Sort(out)
	return out
}

// TestLossesAreTold checks that everything a format does not hold is reported
// with its count, and nothing else.
func TestLossesAreTold(t *testing.T) {
	d := kit.Read(t, "august-2025")
	for _, ex := range exporters() {
		_, left := ex.write(d)
		var said strings.Builder
		ex.tell(&said, d, left)
		text := said.String()
		if has := strings.Contains(text, "does not hold"); has == holdsAll[ex.name] {
			t.Errorf("%s says\n%s", ex.name, text)
		}
		if !holdsAll[ex.name] && graphs[ex.name] == strings.Contains(text, fmt.Sprint(len(d.Relations))+": ties that last") && len(d.Relations) > 0 {
			t.Errorf("%s says of %d ties\n%s", ex.name, len(d.Relations), text)
		}
	}
}

// TestPictures checks that the picture of an event comes back with its texts, and that
// those which a slide of TimelineJS cannot hold are counted.
func TestPictures(t *testing.T) {
	d, _, found := yaml.Read([]yaml.File{{Name: "dataset.yaml", Data: []byte(`schema: 1
dataset: {id: p, title: Pictures, license: CC0-1.0, as_of: 2025-08-10}
sources: {s: {kind: book, title: A book}}
events:
  a: {title: A, when: 2025-08-06, source: s, media: [{src: "https://example.org/a.png", alt: What it shows, credit: Ann}, {src: "https://example.org/b.png", alt: More, credit: Bo}]}
  b: {title: B, when: 2025-08-07, source: s, media: [{src: "https://example.org/picture", alt: No ending, credit: Ann}]}
  c: {title: C, when: 2025-08-08, source: s, media: [{src: "https://example.org/c.jpg", alt: "A & B", credit: "C <i>"}]}
`)}})
	if len(d.Events) != 3 {
		t.Fatal(found)
	}
	for _, ex := range exporters() {
		if ex.name != "timelinejs" {
			continue
		}
		data, left := ex.write(d)
		var said strings.Builder
		ex.tell(&said, d, left)
		if !strings.Contains(said.String(), "timelinejs does not hold 2: pictures beyond one an event") {
			t.Error(said.String())
		}
		got, _ := imported(t, ex, data)
		for i, want := range []int{1, 0, 1} {
			if have := got.Events[i].Rest().Media; len(have) != want || want == 1 && have[0] != d.Events[i].Rest().Media[0] {
				t.Errorf("%s: %+v", got.Events[i].ID, have)
			}
		}
	}
}
