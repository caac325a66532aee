package tongue_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"parley/data/check"
	"parley/data/dataset"
	"parley/data/format/yaml"
	"parley/data/testkit/bundled"
	"parley/data/tongue"
)

// read reads a record and layers of it, the language of each before its text.
func read(t *testing.T, record string, layers ...string) (*dataset.Dataset, []check.Finding) {
	t.Helper()
	files := []yaml.File{{Name: "set/dataset.yaml", Data: []byte(record)}}
	for i := 0; i < len(layers); i += 2 {
		files = append(files, yaml.File{Name: "set/lang/" + layers[i] + ".yaml", Data: []byte(layers[i+1])})
	}
	d, pos, found := yaml.Read(files)
	return d, check.Sort(append(found, check.Dataset(d, pos)...))
}

const talks = `
dataset: {id: talks, title: Talks, as_of: 2025-08-07, license: CC0-1.0, language: en, intro: "One.\n\nTwo."}
sources: {daily: {kind: news-article, publisher_name: Daily, published: 2025-08-06, title: They met}, wiadomosci: {kind: news-article, publisher_name: Wiadomości, published: 2025-08-06, language: pl, title: Spotkanie}}
actors:
  ada: {kind: person, name: Ada Lind, short: Lind, aka: [{name: Ада Лінд, lang: uk}, {name: Ada von Lind, lang: de, until: 2001}]}
  board: {kind: group, name: {en: The board, uk: Рада, de: Der Rat}}
events:
  talks:
    title: {en: Talks, de: Gespräche}
    when: 2025-08-05
    who: {actor: [{id: ada, as: Chair}, board]}
    claims: [{source: daily, text: They met., quote: very useful, quote_lang: en}, {source: wiadomosci, text: So it was.}]
    history:
      - {at: 2025-08-04, field: title, from: More, to: Talks, note: Second.}
      - {at: 2025-08-01, field: title, from: First, to: More, note: {en: First., uk: Перший.}}
`

const talksUK = `
dataset: {title: Переговори, intro: "Один.\n\nДва."}
actors.board.short: Рада
events:
  talks:
    title: Переговори
    who: {actor: {0: {as: Голова}}}
    claims: [~, {text: Так було.}]
    history: [{note: Другий.}]
`

func TestRecordInOneLanguage(t *testing.T) {
	d, found := read(t, talks, "uk", talksUK)
	if len(found) != 1 || found[0].Rule != "unknown-translation" || found[0].Where.Line != 3 {
		t.Errorf("found %v, want one unknown translation: the board has no short name", found)
	}
	if got := tongue.Langs(d); !slices.Equal(got, []string{"de", "uk"}) {
		t.Errorf("languages %v", got)
	}
	before := fmt.Sprintf("%+v", all(d))
	uk := tongue.In(d, "uk")
	e, ada := &uk.Events[0], &uk.Actors[0]
	for _, x := range []struct{ what, got, want string }{
		{"language", uk.Meta.Language, "uk"}, {"title", uk.Meta.Title, "Переговори"}, {"event", e.Title, "Переговори"}, {"office", e.Who[0].As, "Голова"},
		{"first claim, not translated", e.Claims[0].Text, "They met."}, {"quote", e.Claims[0].Quote, "very useful"}, {"second claim", e.Claims[1].Text, "Так було."},
		{"earlier change, written last", e.History[0].Note, "Перший."}, {"later change", e.History[1].Note, "Другий."},
		{"name by aka", ada.Name, "Ада Лінд"}, {"short name in another language", ada.Short, ""}, {"original name", ada.Aka[len(ada.Aka)-1].Name, "Ada Lind"},
		{"name", uk.Actors[1].Name, "Рада"},
	} {
		if x.got != x.want {
			t.Errorf("%s: %q, want %q", x.what, x.got, x.want)
		}
	}
	for text, want := range map[string]string{"Переговори": "uk", "They met.": "en", "Один.": "uk", "Ада Лінд": "uk", "Spotkanie": "uk", "They met": "en", "Lind": "uk"} {
		if got := uk.LangOf(text); got != want {
			t.Errorf("%q is in %q, want %q", text, got, want)
		}
	}
	if after := fmt.Sprintf("%+v", all(d)); after != before {
		t.Error("In changed the record that it was given")
	}
	de := tongue.In(d, "de-AT")
	if de.Actors[0].Name != "Ada Lind" || de.Actors[1].Name != "Der Rat" || de.Events[0].Title != "Gespräche" || de.LangOf("One.") != "en" || de.Meta.Language != "de-AT" {
		t.Errorf("in de-AT: %q, %q, %q; a paragraph is in %q", de.Actors[0].Name, de.Actors[1].Name, de.Events[0].Title, de.LangOf("One."))
	}
	if tongue.In(d, "fr") != d || tongue.In(d, "en") != d || tongue.In(d, "en-GB") != d {
		t.Error("a language without texts has a record of its own")
	}
}

// all are the texts of a record by path.
func all(d *dataset.Dataset) map[string]string {
	out := map[string]string{}
	tongue.Texts(d, func(path string, text *string) { out[path] = *text })
	return out
}

// TestPathsAreThoseOfTheReader checks that every text that has a position in the files has it
// under the path that Texts gives.
func TestPathsAreThoseOfTheReader(t *testing.T) {
	d, _ := read(t, talks, "uk", talksUK)
	for _, f := range tongue.Faults(d) {
		if f.Path != "actors.board.short" {
			t.Errorf("%s is no path of Texts", f.Path)
		}
	}
	for _, name := range bundled.Names(t) {
		seen := map[string]bool{}
		tongue.Texts(bundled.Read(t, name), func(path string, _ *string) {
			if seen[path] {
				t.Errorf("%s: %s is there twice", name, path)
			}
			seen[path] = true
		})
	}
}

// TestTextsAreWhole checks by reflection that every text of a record is either among Texts or
// named here with the reason why it has one language only.
func TestTextsAreWhole(t *testing.T) {
	one := "ID Language Timezone Version License URL Homepage Url Code Lat Country Wikidata GeoNames Cameo Sector CoordsFrom Loc Standing Src Credit License Poster VTT Now Quote QuoteLang Lang Archive Symbol Field Path Kind Made Set Small Large Label Name From To"
	never := map[string]bool{}
	for _, word := range strings.Fields(one) {
		never[word] = true
	}
	d := &dataset.Dataset{}
	var fields []string
	fill(reflect.ValueOf(d).Elem(), "", &fields)
	seen := map[string]bool{}
	tongue.Texts(d, func(_ string, text *string) { seen[*text] = true })
	for _, f := range fields {
		last := f[strings.LastIndexByte(f, '.')+1:]
		if !seen[f] && !never[last] && !strings.Contains(f, ".Made.") && !strings.HasPrefix(f, ".Untranslated") && !strings.HasPrefix(f, ".Translations") &&
			f != ".Scheme.Groups.Countries" && f != ".Events.More.Aka" && f != ".Corrections.Was" {
			t.Errorf("%s is no text that can be translated: visit it in Texts, or name it here", f)
		}
	}
	for _, f := range []string{".Meta.Title", ".Actors.Name", ".Actors.Roles.Role", ".Events.Title", ".Events.Claims.Saying.Text", ".Events.More.Figures.Unit", ".Steps.Caption", ".Scheme.Types.Label", ".Places.Name"} {
		if !seen[f] {
			t.Errorf("%s cannot be translated", f)
		}
	}
}

// fill gives every text of v the path of its field, and every list one entry.
func fill(v reflect.Value, path string, fields *[]string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(path)
		*fields = append(*fields, path)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(v.Field(i), path+"."+v.Type().Field(i).Name, fields)
			}
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), path, fields)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0), path, fields)
	}
}

func TestFaults(t *testing.T) {
	for _, x := range []struct{ name, record, layer, say string }{
		{"no own language", "title: {uk: Переговори, de: Gespräche}", "", "not in en, the language of the record"},
		{"no language", "title: {english: x}", "", "a group of keys where a text is wanted"},
		{"a quote", "title: Talks", "events: {talks: {claims: [{quote: користь}]}}", "a quote stays in the language"},
		{"no such event", "title: Talks", "events: {walks: {title: х}}", "“events.walks.title” is no text of the record"},
		{"no mapping", "title: Talks", "- x", "“.0” is no text"},
		{"own language", "title: Talks\ntranslations: {en: {dataset: {title: x}}}\n#", "", "is the language of the record"},
		{"no tag", "title: Talks\ntranslations: {ukrainian: {dataset: {title: x}}}\n#", "", "is not the tag of a language"},
	} {
		record := "dataset: {id: x, as_of: 2025, license: CC0-1.0, title: X}\nevents: {talks: {when: 2025, source: 'https://example.org/a', " + x.record + "}}"
		if head, section, cut := strings.Cut(x.record, "\n"); cut {
			record = "dataset: {id: x, as_of: 2025, license: CC0-1.0, title: X}\nevents: {talks: {when: 2025, source: 'https://example.org/a', " + head + "}}\n" + section
		}
		d, found := read(t, record, "uk", x.layer)
		if !slices.ContainsFunc(found, func(f check.Finding) bool { return strings.Contains(f.Say, x.say) }) {
			t.Errorf("%s: found %v, want %q", x.name, found, x.say)
		}
		if len(d.Events) != 1 {
			t.Errorf("%s: the event is gone", x.name)
		}
	}
}

func TestStale(t *testing.T) {
	old, _ := read(t, talks, "uk", talksUK)
	now, _ := read(t, strings.Replace(talks, "text: So it was.", "text: So it was not.", 1), "uk", talksUK)
	if got := tongue.Stale(old, now); len(got) != 1 || got[0].Path != "events.talks.claims.1.text" {
		t.Errorf("stale %v, want the text that changed", got)
	}
	mended, _ := read(t, strings.Replace(talks, "text: So it was.", "text: So it was not.", 1), "uk", strings.Replace(talksUK, "Так було.", "Так не було.", 1))
	if got := tongue.Stale(old, mended); len(got) > 0 {
		t.Errorf("stale %v, though it was translated again", got)
	}
	if got := tongue.Stale(old, old); len(got) > 0 {
		t.Errorf("stale %v in the same version", got)
	}
}

func TestMissing(t *testing.T) {
	d, _ := read(t, talks, "uk", talksUK)
	got := strings.Join(tongue.Missing(d, "uk"), "\n")
	for path, want := range map[string]bool{"events.talks.claims.0.text": true, "events.talks.title": false, "actors.ada.name": false, "sources.daily.title": true, "sources.wiadomosci.title": false} {
		if strings.Contains(got, path) != want {
			t.Errorf("%s is missing: %v, want %v", path, !want, want)
		}
	}
}
