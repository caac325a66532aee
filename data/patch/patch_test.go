package patch_test

import (
	"strings"
	"testing"

	"parley/data/patch"
	"parley/data/testkit/limit"
	"parley/data/value"
)

const (
	below = "# head\ndataset: {id: x, title: X}\ngroups:\n  press: Reporters\nevents:\n  talks:\n    title: Talks # in Moscow\n    when: 2025-08-06\n    claims:\n      - {source: s, text: One}\n  war:\n    title: War\n    when: 2022-02-24\n"
	above = "events:\n  talks:\n    when: 2025-08-07 # corrected\n    claims+:\n      - {source: t, text: Two}\n"
)

// op reads one change.
func op(t *testing.T, text string) patch.Op {
	t.Helper()
	p, err := patch.Read([]byte(`{"parley_patch": 1, "changes": [` + text + `]}`))
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return p.Changes[0]
}

// A change is made in the layer that says the thing now, and in its lines alone.
func TestLayers(t *testing.T) {
	for name, c := range map[string]struct{ change, below, above string }{
		"a key of the first layer":    {`{"record": "events.talks", "key": "title", "was": "Talks", "now": "Talk"}`, strings.Replace(below, "Talks #", "Talk #", 1), above},
		"a key of the second":         {`{"record": "events.talks", "key": "when", "was": "2025-08-07", "now": "2025-08-08"}`, below, strings.Replace(above, "08-07", "08-08", 1)},
		"taken out of both":           {`{"record": "events.talks", "key": "when", "was": "2025-08-07"}`, strings.Replace(below, "    when: 2025-08-06\n", "", 1), strings.Replace(above, "    when: 2025-08-07 # corrected\n", "", 1)},
		"a new key":                   {`{"record": "events.talks", "key": "where", "now": "moscow"}`, strings.Replace(below, "06\n", "06\n    where: moscow\n", 1), above},
		"an entry that was appended":  {`{"record": "events.talks", "key": "claims", "was": [{"source": "s", "text": "One"}, {"source": "t", "text": "Two"}], "now": [{"source": "s", "text": "One"}, {"source": "t", "text": "2"}]}`, below, strings.Replace(above, "Two", "2", 1)},
		"an entry of the first layer": {`{"record": "events.talks", "key": "claims", "was": [{"source": "s", "text": "One"}, {"source": "t", "text": "Two"}], "now": [{"source": "s", "text": "1"}, {"source": "t", "text": "Two"}]}`, strings.Replace(below, "One", "1", 1), above},
		"the last appended goes":      {`{"record": "events.talks", "key": "claims", "was": [{"source": "s", "text": "One"}, {"source": "t", "text": "Two"}], "now": [{"source": "s", "text": "One"}]}`, below, "events:\n  talks:\n    when: 2025-08-07 # corrected\n"},
		"a record goes":               {`{"record": "events.war", "was": {"title": "War", "when": "2022-02-24"}}`, below[:strings.Index(below, "  war:")], above},
		"a record more":               {`{"record": "events.peace", "now": {"title": "Peace", "when": "2026"}}`, below, above + "  peace:\n    title: Peace\n    when: 2026\n"},
		"another id":                  {`{"record": "events.war", "rename": "invasion"}`, strings.Replace(below, "  war:", "  invasion:", 1) + "    aka_ids: [war]\n", above},
		"another id in both layers":   {`{"record": "events.talks", "rename": "moscow"}`, strings.Replace(strings.Replace(below, "talks:", "moscow:", 1), "06\n", "06\n    aka_ids: [talks]\n", 1), strings.Replace(above, "talks:", "moscow:", 1)},
		"the head":                    {`{"record": "dataset", "key": "title", "was": "X", "now": "Y, Z"}`, strings.Replace(below, "title: X", `title: "Y, Z"`, 1), above},
		"a name alone":                {`{"record": "groups.press", "was": "Reporters", "now": "The press"}`, strings.Replace(below, "Reporters", "The press", 1), above},
		"a name gets company":         {`{"record": "groups.press", "key": "colour", "now": "blue"}`, strings.Replace(below, " Reporters", "\n    name: Reporters\n    colour: blue", 1), above},
		"a list that nobody has":      {`{"record": "removed", "was": [], "now": [{"event": "old", "at": "2025"}]}`, below + "removed:\n  - {event: old, at: 2025}\n", above},
	} {
		order := map[string][]string{"events": {"title", "when", "where", "aka_ids", "claims"}}
		r, err := patch.Open([]patch.File{{Name: "z/more.yaml", Data: []byte(above)}, {Name: "z/dataset.yaml", Data: []byte(below)}}, order)
		if err != nil {
			t.Fatal(err)
		}
		got, conflicts, err := r.Apply(patch.Patch{Changes: []patch.Op{op(t, c.change)}}, value.Theirs)
		if err != nil || len(conflicts) > 0 {
			t.Errorf("%s: %v, %v", name, err, conflicts)
			continue
		}
		files := got.Files()
		if string(files[0].Data) != c.below || string(files[1].Data) != c.above {
			t.Errorf("%s:\n%s---\n%s\nwant\n%s---\n%s", name, files[0].Data, files[1].Data, c.below, c.above)
		}
		again, conflicts, err := got.Apply(patch.Patch{Changes: []patch.Op{op(t, c.change)}}, value.Theirs)
		if err != nil || len(conflicts) > 0 || len(again.Changed()) != len(got.Changed()) {
			t.Errorf("%s, twice: %v, %v", name, err, conflicts)
		}
	}
}

// What does not fit says why, with what each side says, and the record stays as it is.
func TestConflicts(t *testing.T) {
	for change, want := range map[string]string{
		`{"record": "events.talks", "key": "title", "was": "A", "now": "B"}`: `events.talks.title: "A", "B", "Talks": it was changed meanwhile, to something else`,
		`{"record": "events.gone", "key": "title", "was": "A", "now": "B"}`:  `events.gone.title: "A", "B", null: the record is not there any more`,
		`{"record": "events.war", "now": {"title": "B"}}`:                    `events.war: null, {"title": "B"}, {"title": "War", "when": "2022-02-24"}: another record has this id by now`,
		`{"record": "events.war", "was": {"title": "A"}}`:                    `events.war: {"title": "A"}, null, {"title": "War", "when": "2022-02-24"}: it was changed meanwhile, and is to be taken out`,
		`{"record": "events.war", "rename": "talks"}`:                        `events.war: null, null, {"title": "Talks", "when": "2025-08-07", "claims": [{"source": "s", "text": "One"}, {"source": "t", "text": "Two"}]}: another record has or had the id talks`,
	} {
		r := open(t, below, above)
		got, conflicts, err := r.Apply(patch.Patch{Changes: []patch.Op{op(t, change)}}, value.Theirs)
		if err != nil || len(conflicts) != 1 || len(got.Changed()) > 0 {
			t.Errorf("%s: %v, %v", change, conflicts, err)
			continue
		}
		c := conflicts[0]
		say := c.At() + ": " + string(c.Base.AppendJSON(nil)) + ", " + string(c.Mine.AppendJSON(nil)) + ", " + string(c.Theirs.AppendJSON(nil)) + ": " + c.Why
		if say != want {
			t.Errorf("%s:\n%s\nwant\n%s", change, say, want)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	for text, say := range map[string]string{
		"{\n\n}x":                              "parley_patch is 0",
		"{\n\"parley_patch\": 1, \"who\": 1}":  "line 2",
		`{"parley_patch": 2, "changes": []}`:   "parley_patch is 2",
		`{"parley_patch": 1, "changes": [{}]}`: "change 1: “” is no record",
		`{"parley_patch": 1, "changes": [{"record": "events.A b", "now": "x"}]}`:              "ids are made of",
		`{"parley_patch": 1, "changes": [{"record": "events.a", "key": "claims+"}]}`:          "write claims",
		`{"parley_patch": 1, "changes": [{"record": "relations", "now": "x"}]}`:               "",
		`{"parley_patch": 1, "changes": [{"record": "relations", "now": {"a": "b"}}]}`:        "relations is a list",
		`{"parley_patch": 1, "changes": [{"record": "events.a", "key": "b", "rename": "c"}]}`: "changes nothing else",
		`{"parley_patch": 1, "changes": [{"record": "../etc", "key": "b"}]}`:                  "is no record",
	} {
		_, err := patch.Read([]byte(text))
		if say != "" && (err == nil || !strings.Contains(err.Error(), say)) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func FuzzPatch(f *testing.F) {
	f.Add(`{"parley_patch": 1, "changes": [{"record": "events.talks", "key": "claims", "was": [], "now": [{"a": ["b"]}, "c\n"]}]}`)
	f.Add(`{"parley_patch": 1, "changes": [{"record": "steps", "now": ["x"]}, {"record": "events.talks", "rename": "war"}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		var p patch.Patch
		var err error
		limit.Time(t, len(text), func() { p, err = patch.Read([]byte(text)) })
		if err != nil {
			return
		}
		again, err := patch.Read(p.Write())
		if err != nil || string(again.Write()) != string(p.Write()) {
			t.Fatalf("%s is written as %s: %v", text, p.Write(), err)
		}
		r := open(t, below, above)
		if got, _, err := r.Apply(p, value.Mine); err == nil && got == nil {
			t.Fatal("no record and no error")
		}
	})
}
