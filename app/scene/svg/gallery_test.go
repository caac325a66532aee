package svg

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"parley/app/scene"
	"parley/app/scene/scenetest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares with a file in testdata, or writes it with -update.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Fatalf("%s differs at byte %d; go test -update renews it\n got …%.160s\nwant …%.160s", name, i, got[max(0, i-40):], want[max(0, i-40):])
		}
	}
	if len(got) != len(want) {
		t.Fatalf("%s: %d bytes, want %d; go test -update renews it", name, len(got), len(want))
	}
}

// Every kind of mark with every option, and every style by name: look at the
// files after a change.
func TestGallery(t *testing.T) {
	s := scenetest.Gallery()
	for name, dark := range map[string]bool{"gallery-light.svg": false, "gallery-dark.svg": true} {
		golden(t, name, Append(nil, s, Options{
			Standalone: true, Dark: dark, Title: "Every mark in every state", Desc: "Drawn by the tests.",
			Source: "https://example.org/?a=1&b=2", Licence: "CC BY 4.0", Prefix: "g",
			Speak: func(t scene.Target) string { return "style " + scene.Styles[t.Ref].Class },
		}))
	}
}
