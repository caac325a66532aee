package svg

import (
	"testing"

	"parley/app/scene"
	"parley/app/scene/scenetest"
	"parley/data/testkit/golden"
)

// TestGallery writes every kind of mark with every option, and every style by name: view
// the files after a change.
func TestGallery(t *testing.T) {
	s := scenetest.Gallery()
	for name, dark := range map[string]bool{"gallery-light.svg": false, "gallery-dark.svg": true} {
		golden.Same(t, "testdata/"+name, Append(nil, s, Options{
			Standalone: true, Dark: dark, Title: "Every mark in every state", Desc: "Drawn by the tests.",
			Source: "https://example.org/?a=1&b=2", Licence: "CC BY 4.0", Prefix: "g",
			Speak: func(t scene.Target) string { return "style " + scene.Styles[t.Ref].Class },
		}))
	}
}
