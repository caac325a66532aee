package patch_test

import (
	"bytes"
	"os"
	"regexp"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"parley/data/patch"
	"parley/data/spec"
	"parley/data/value"
)

func patchSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(spec.PatchSchema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("patch", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("patch")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// What is written, what the specification shows and what is refused are so by the schema,
// too.
func TestSchema(t *testing.T) {
	s := patchSchema(t)
	base := large(t, 12)
	after := edits(t, base, "a", 7, 60)
	text, err := os.ReadFile("../spec/spec.md")
	if err != nil {
		t.Fatal(err)
	}
	shown := regexp.MustCompile("(?s)```json\n(.*?)```").FindSubmatch(text)
	if shown == nil {
		t.Fatal("the specification shows no patch")
	}
	for name, data := range map[string][]byte{"written": patch.Patch{Author: "A", Changes: patch.Between(base, after)}.Write(), "shown": shown[1]} {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := s.Validate(doc); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := patch.Read(data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, data := range []string{`{"changes": []}`, `{"parley_patch": 1, "changes": [{"record": "events.talks", "key": "claims+"}]}`,
		`{"parley_patch": 1, "changes": [{"record": "talks", "key": "title"}]}`, `{"parley_patch": 1, "changes": [{"record": "events.a", "key": "b", "rename": "c"}]}`} {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader([]byte(data)))
		if err != nil {
			t.Fatal(err)
		}
		if s.Validate(doc) == nil {
			t.Errorf("%s is a patch by the schema", data)
		}
		if _, err := patch.Read([]byte(data)); err == nil {
			t.Errorf("%s is a patch", data)
		}
	}
}

// A patch taken back leaves the record as it was.
func TestInverse(t *testing.T) {
	base := large(t, 12)
	after := edits(t, base, "a", 3, 40)
	p := patch.Patch{Changes: patch.Between(base, after)}
	there, _, err := base.Apply(p, value.Theirs)
	if err != nil {
		t.Fatal(err)
	}
	back, conflicts, err := there.Apply(p.Inverse(), value.Theirs)
	if err != nil || len(conflicts) > 0 {
		t.Fatalf("%v, %v", conflicts, err)
	}
	same(t, "back", nil, everything(base, base), everything(base, back))
}
