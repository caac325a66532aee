package revision

import (
	"slices"
	"testing"

	"parley/data/dataset"
	"parley/data/format/yaml"
	"parley/data/testkit/bundled"
)

func TestCompare(t *testing.T) {
	old := bundled.Read(t, "august-2025")
	if list := Compare(old, bundled.Read(t, "august-2025")); len(list) != 0 {
		t.Fatalf("the same twice: %+v", list)
	}
	now := bundled.Read(t, "august-2025", bundled.Edit{Was: "    title: Trump–Putin–Zelenskyy meeting\n", Now: "    title: Meeting of three\n"}, bundled.Edit{Was: "\n  trump-putin-meeting:\n", Now: "\n  leaders-meet:\n    aka_ids: [trump-putin-meeting]\n"})
	var got []string
	for _, x := range Compare(old, now) {
		if x.Record == "event" && len(x.Fields) == 0 {
			got = append(got, x.Kind+" "+x.ID+" "+x.Was)
		}
		for _, f := range x.Fields {
			if f.Name != "links" {
				got = append(got, x.Kind+" "+x.ID+" "+f.Name+": "+f.Was+" > "+f.Now)
			}
		}
		if x.Correction() != (x.ID == "trilateral-meeting") || x.Uncorrected() != x.Correction() {
			t.Errorf("%s: correction %v, uncorrected %v", x.ID, x.Correction(), x.Uncorrected())
		}
	}
	want := []string{"renamed leaders-meet trump-putin-meeting", "changed trilateral-meeting title: Trump–Putin–Zelenskyy meeting > Meeting of three"}
	if !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
}

// A place or source with another id and the same content is one that was renamed: what names
// it has not changed.
func TestRenamedPlacesAndSources(t *testing.T) {
	read := func(place, source string) *dataset.Dataset {
		d, _, found := yaml.Read([]yaml.File{{Name: "dataset.yaml", Data: []byte("dataset: {id: x, title: X, as_of: 2025-08-07, license: CC0-1.0}\nplaces:\n  " + place + ": {name: Oslo, kind: city}\n  bergen: {name: Bergen, kind: city}\n" +
			"sources: {" + source + ": {title: Page, url: 'https://example.org/'}}\nevents:\n  one: {title: One, when: 2025-08-06, where: " + place + ", claims: [{text: So, source: " + source + "}]}\n")}})
		if len(found) > 0 {
			t.Fatal(found)
		}
		return d
	}
	var got []string
	for _, x := range Compare(read("oslo", "s"), read("oslo-no", "page")) {
		got = append(got, x.Kind+" "+x.Record+" "+x.ID+", before "+x.Was)
		if len(x.Fields) > 0 {
			t.Errorf("%s %s: %+v", x.Record, x.ID, x.Fields)
		}
	}
	if want := []string{"renamed place oslo-no, before oslo", "renamed source page, before s"}; !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
}
