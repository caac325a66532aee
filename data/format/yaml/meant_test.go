package yaml

import (
	"strings"
	"testing"
)

// TestKeysThatAreMeant checks that a key of other programs is answered with the key that
// its writer meant, of the record in which it stands, or with none: never with one that
// only looks like it.
func TestKeysThatAreMeant(t *testing.T) {
	record := func(dataset, actor, place, event string) string {
		return "schema: 1\ndataset: {id: a, title: A, as_of: 2025-08-07, license: CC0-1.0" + dataset + "}\nplaces: {oslo: {kind: city, name: Oslo" + place +
			"}}\nactors: {ann: {kind: person, name: Ann" + actor + "}}\nevents:\n  e: {title: T, when: 2025, where: oslo, who: {actor: [ann]}, source: 'http://a.b/'" + event + "}\n"
	}
	for _, c := range []struct{ in, key, want string }{
		{"dataset", "subtitle", "finding"}, {"event", "subtitle", "caption"}, {"dataset", "summary", "finding"}, {"event", "summary", "text"},
		{"dataset", "photo", "picture"}, {"event", "photo", "media"}, {"actor", "photo", "image"}, {"event", "color", ""}, {"actor", "colour", ""},
		{"dataset", "authors", "byline"}, {"dataset", "eyebrow", "kicker"}, {"place", "in", "within"}, {"actor", "group", "part_of"}, {"event", "group", "tags"},
		{"event", "headline", "title"}, {"event", "weight", "importance"}, {"event", "titel", "title"}, {"place", "lng", "lon"}, {"event", "end", "when"},
	} {
		parts := map[string]string{c.in: ", " + c.key + ": x"}
		got := messages(record(parts["dataset"], parts["actor"], parts["place"], parts["event"]))
		_, fix, _ := strings.Cut(got, "; ")
		if !strings.Contains(got, "“"+c.key+"” is not a key of") || fix != c.want {
			t.Errorf("%s in %s: %q, want the fix %q", c.key, c.in, got, c.want)
		}
	}
}
