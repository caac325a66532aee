package yaml

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"testing"
)

// TestSchemaKnowsTheSameKeys checks that the schema and the reader accept the
// same keys.
func TestSchemaKnowsTheSameKeys(t *testing.T) {
	data, err := os.ReadFile("../../spec/dataset.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	type object struct {
		Properties map[string]json.RawMessage `json:"properties"`
	}
	var schema struct {
		OneOf []object          `json:"oneOf"`
		Defs  map[string]object `json:"$defs"`
	}
	if err := json.Unmarshal(data, &schema); err != nil {
		t.Fatal(err)
	}
	events := keysOf(eventFields)
	for _, key := range appendable {
		events = append(events, key+"+")
	}
	for name, keys := range map[string][]string{
		"dataset": keysOf(metaFields), "source": keysOf(sourceFields), "place": keysOf(placeFields), "actor": keysOf(actorFields),
		"role": keysOf(officeFields), "relation": keysOf(relationFields), "event": events, "claim": keysOf(claimFields),
		"link": keysOf(linkFields), "change": keysOf(changeFields), "figure": keysOf(figureFields), "media": keysOf(mediaFields),
		"correction": keysOf(correctionFields), "step": keysOf(stepFields), "removed": keysOf(removedFields),
		"group": keysOf(groupFields), "type": keysOf(sortFields), "class": keysOf(classFields),
	} {
		slices.Sort(keys)
		if got := slices.Sorted(maps.Keys(schema.Defs[name].Properties)); !slices.Equal(got, keys) {
			t.Errorf("%s\nschema %v\nreader %v", name, got, keys)
		}
	}
	sections := slices.Clone(sectionNames)
	slices.Sort(sections)
	if got := slices.Sorted(maps.Keys(schema.OneOf[0].Properties)); !slices.Equal(got, sections) {
		t.Errorf("sections\nschema %v\nreader %v", got, sections)
	}
}
