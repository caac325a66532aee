package main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestPicturesAreDrawnOnce checks that a picture of the earlier build is taken where it
// shows the same and is whole, and drawn again where anything differs.
func TestPicturesAreDrawnOnce(t *testing.T) {
	dir := t.TempDir()
	fonts := [][]byte{[]byte("a font")}
	built := func(fonts [][]byte, shows string) (drew bool) {
		d := readDrawn(dir, fonts)
		data, err := d.take("event/a/card.png", shows, func() ([]byte, error) { drew = true; return []byte("picture of " + shows), nil })
		if err != nil || string(data) != "picture of "+shows {
			t.Errorf("%s: %q, %v", shows, data, err)
		}
		file := d.file()[0]
		for name, data := range map[string][]byte{"event/a/card.png": data, file.path: file.data} {
			name = filepath.Join(dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		return drew
	}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, step := range []struct {
		what  string
		do    func()
		fonts [][]byte
		shows string
		draws bool
	}{
		{"the first time", func() {}, fonts, "one", true},
		{"again", func() {}, fonts, "one", false},
		{"of other content", func() {}, fonts, "two", true},
		{"once more", func() {}, fonts, "two", false},
		{"damaged", func() { write("event/a/card.png", "picture of twx") }, fonts, "two", true},
		{"removed", func() { os.Remove(filepath.Join(dir, "event", "a", "card.png")) }, fonts, "two", true},
		{"with another font", func() {}, nil, "two", true},
		{"with a damaged list", func() { write(drawnName, "x\ny z\n") }, nil, "two", true},
		{"at last", func() {}, nil, "two", false},
	} {
		if step.do(); built(step.fonts, step.shows) != step.draws {
			t.Errorf("%s: drawn is %v", step.what, !step.draws)
		}
	}
	if (*drawn)(nil).file() != nil {
		t.Error("a site without pictures has a list of them")
	}
}
