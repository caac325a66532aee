package spec_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	yamllib "go.yaml.in/yaml/v4"

	"parley/data/spec"
)

func schema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(spec.Schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(spec.SchemaName, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(spec.SchemaName)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// plain parses a YAML file as editors do: YAML 1.2, in which a date is a
// string.
func plain(t *testing.T, name string) (any, bool) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var doc yamllib.Node
	if err := yamllib.Load(data, &doc); err != nil {
		return nil, false
	}
	return plainNode(doc.Content[0], 0), true
}

func plainNode(n *yamllib.Node, depth int) any {
	if depth > 20 {
		return nil
	}
	switch n.Kind {
	case yamllib.AliasNode:
		return plainNode(n.Alias, depth+1)
	case yamllib.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = plainNode(n.Content[i+1], depth+1)
		}
		return m
	case yamllib.SequenceNode:
		list := []any{}
		for _, c := range n.Content {
			list = append(list, plainNode(c, depth+1))
		}
		return list
	}
	switch n.ShortTag() {
	case "!!null":
		return nil
	case "!!bool":
		return n.Value == "true"
	case "!!int", "!!float":
		if f, err := strconv.ParseFloat(n.Value, 64); err == nil {
			return f
		}
	}
	return n.Value
}

// TestSchemaAcceptsWhatIsValid checks that editors show no error in the valid
// samples and the bundled sets.
func TestSchemaAcceptsWhatIsValid(t *testing.T) {
	s := schema(t)
	for _, pattern := range []string{"valid/*/*.yaml", "../sets/*/*.yaml"} {
		names, _ := filepath.Glob(pattern)
		if len(names) == 0 {
			t.Errorf("nothing matches %s", pattern)
		}
		for _, name := range names {
			if doc, ok := plain(t, name); !ok {
				t.Errorf("%s is not YAML", name)
			} else if err := s.Validate(doc); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// TestSchemaRefusesWhatIsNot checks that editors show the errors that are
// visible in a single file.
func TestSchemaRefusesWhatIsNot(t *testing.T) {
	s := schema(t)
	for _, rule := range []string{"unknown-key", "bad-value", "wrong-type", "bad-id", "unquoted-set", "bad-url", "unsupported-version", "bad-coordinates"} {
		doc, ok := plain(t, filepath.Join("invalid", rule, "dataset.yaml"))
		if !ok || s.Validate(doc) == nil {
			t.Errorf("the schema accepts the sample of %s", rule)
		}
	}
}
