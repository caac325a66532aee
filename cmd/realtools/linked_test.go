package realtools

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"parley/data/dataset"
)

// described is what RDFLib found in all pages of a record.
type described struct {
	Triples int
	Actors  map[string][]string   // names by @id
	Roles   map[string][][]string // @ids by event and property
	Dates   map[string][][]string // by event and property
	Makers  [][]string            // class and name of the creators
}

var block = regexp.MustCompile(`(?s)<script type="application/ld\+json">(.*?)</script>`)

// descriptions parses and merges the structured data of all pages of a record
// with RDFLib.
func descriptions(t *testing.T, all []record) {
	for i := range all {
		r := &all[i]
		var blocks []json.RawMessage
		for _, path := range r.paths(".html") {
			for _, m := range block.FindAllSubmatch(r.files[path], -1) {
				blocks = append(blocks, m[1])
			}
		}
		data, err := json.Marshal(blocks)
		if err != nil {
			t.Fatal(err)
		}
		r.keep(t, "linked.json", data)
	}
	found := python[described](t, "rdflib_linked.py", "rdflib", all)
	for name, got := range found {
		oneThingEach(t, find(all, name), got)
	}
	hard := found["hard"]
	actor := func(id string) string { return home + "actor/" + id + "/#actor" }
	for event, want := range map[string][][]string{
		"pair1": {{"agent", actor("na")}, {"recipient", actor("land")}},
		"open":  {{"agent", actor("one")}, {"object", actor("land")}},
		"month": {{"attendee", actor("one")}, {"attendee", actor("two")}},
	} {
		if got := hard.Roles[event]; !slices.EqualFunc(got, want, slices.Equal[[]string]) {
			t.Errorf("hard: %s has %q, want %q", event, got, want)
		}
	}
	for event, want := range map[string][][]string{
		"clock2": {{"startDate", "2025-08-06T23:30:00-04:00"}}, "both": {{"startDate", "2019-12-09"}, {"startDate", "2021-06-16"}},
		"bc": {{"startTime", "-0043-03-15"}}, "long": {{"startDate", "-11999"}}, "later": nil, "span": {{"endDate", "2025-08-09"}, {"startDate", "2025-08-06"}},
	} {
		if got := hard.Dates[event]; !slices.EqualFunc(got, want, slices.Equal[[]string]) {
			t.Errorf("hard: %s is of %q, want %q", event, got, want)
		}
	}
	if len(hard.Makers) != 1 || hard.Makers[0][0] != "" || hard.Makers[0][1] != "Ada" {
		t.Errorf("hard: made by %q", hard.Makers)
	}
}

// oneThingEach checks that every participating actor is a single node with its
// own name.
func oneThingEach(t *testing.T, r *record, got described) {
	t.Helper()
	if got.Triples < 5*len(r.d.Events) {
		t.Errorf("%s: %d triples of %d events", r.name, got.Triples, len(r.d.Events))
	}
	for id, names := range got.Actors {
		ref := r.d.ActorByID(dataset.ActorID(strings.TrimSuffix(strings.TrimPrefix(id, home+"actor/"), "/#actor")))
		if ref < 0 || len(names) != 1 || names[0] != r.d.Actors[ref].Name {
			t.Errorf("%s: %s is called %q", r.name, id, names)
		}
	}
	for i := range r.d.Events {
		for _, p := range r.d.Events[i].Who {
			if id := home + "actor/" + string(r.d.Actors[p.Actor].ID) + "/#actor"; p.Role.Takes() && got.Actors[id] == nil {
				t.Errorf("%s: %s has no description", r.name, id)
			}
		}
	}
}
