package dataset

import (
	"io/fs"
	"os"
	"strings"
	"testing"
)

func TestWeight(t *testing.T) {
	for given, want := range []uint8{2, 1, 2, 3, 4, 5, 5} {
		if got := (&Event{Importance: uint8(given)}).Weight(); got != want {
			t.Errorf("importance %d weighs %d, want %d", given, got, want)
		}
	}
	text, err := os.ReadFile("../spec/spec.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), "| importance | 1 to 5; without one, 2 |") {
		t.Error("the spec does not state the default")
	}
}

// TestImportanceIsAskedInOnePlace checks that everything displayed uses Weight:
// only the formats and the comparison of versions read the importance as given.
func TestImportanceIsAskedInOnePlace(t *testing.T) {
	app := os.DirFS("../../app")
	err := fs.WalkDir(app, ".", func(path string, f fs.DirEntry, err error) error {
		if err != nil || f.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.HasPrefix(path, "change/") {
			return err
		}
		text, err := fs.ReadFile(app, path)
		if strings.Contains(string(text), ".Importance") {
			t.Errorf("app/%s reads Importance: ask Weight", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
