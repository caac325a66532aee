package worldmap

import (
	"io/fs"
	"testing"

	"parley/app/view"
	"parley/data/format/yaml"
	"parley/data/sets"
)

// load reads a bundled dataset.
func load(t testing.TB, name string) *view.Model {
	t.Helper()
	paths, err := fs.Glob(sets.Files, name+"/*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatalf("set %s: %v", name, err)
	}
	files := make([]yaml.File, len(paths))
	for i, p := range paths {
		data, err := sets.Files.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		files[i] = yaml.File{Name: p, Data: data}
	}
	d, _, _ := yaml.Read(files)
	return view.NewModel(d)
}
