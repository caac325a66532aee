package json_test

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"parley/data/check"
	"parley/data/dataset"
	"parley/data/format/json"
	"parley/data/format/yaml"
	"parley/data/revision"
	"parley/data/spec"
	"parley/data/testkit"
)

// read reads a folder of the repository as the tool does.
func read(t *testing.T, dir string) *dataset.Dataset {
	t.Helper()
	names, _ := filepath.Glob(filepath.Join(dir, "*.yaml"))
	layers, _ := filepath.Glob(filepath.Join(dir, "lang", "*.yaml"))
	names = append(names, layers...)
	var files []yaml.File
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, yaml.File{Name: name, Data: data})
	}
	d, _, _ := yaml.Read(files)
	return d
}

// sample returns records of several kinds. The generated one has the same role
// twice with others in between, which a file cannot express, so it is written
// and read once first.
func sample(t *testing.T) map[string]*dataset.Dataset {
	made, _, _ := yaml.Read([]yaml.File{{Name: "dataset.json", Data: json.Write(testkit.Events(2000, testkit.Options{Seed: 5}))}})
	return map[string]*dataset.Dataset{
		"wide": read(t, "../../sets/ukraine-talks"), "small": read(t, "../../sets/august-2025"),
		"everything": read(t, "../../spec/valid/everything"), "made": made,
	}
}

// TestWrittenReadsBack checks that a record survives writing and reading
// unchanged, and that writing it again gives the same bytes.
func TestWrittenReadsBack(t *testing.T) {
	for name, d := range sample(t) {
		out := json.Write(d)
		back, _, found := yaml.Read([]yaml.File{{Name: "dataset.json", Data: out}})
		if n := check.Count(found, check.Error); n > 0 {
			t.Errorf("%s: %d errors, the first %+v", name, n, found[0])
		}
		for i, c := range revision.Compare(d, back) {
			if i < 5 {
				t.Errorf("%s: %s %s %s became other: %+v", name, c.Kind, c.Record, c.ID, c.Fields)
			}
		}
		if !reflect.DeepEqual(back.Meta, d.Meta) || len(back.Former) != len(d.Former) {
			t.Errorf("%s: the dataset became\n%+v, was\n%+v", name, back.Meta, d.Meta)
		}
		if again := json.Write(back); !bytes.Equal(again, out) {
			t.Errorf("%s: written again it has %d bytes, before %d", name, len(again), len(out))
		}
	}
}

func TestWrittenIsValid(t *testing.T) {
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
	for name, d := range sample(t) {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(json.Write(d)))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := s.Validate(v); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
