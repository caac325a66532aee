package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"parley/app/atlas"
)

// TestFilesAreAsMade checks that the committed files are what this program
// makes of its source.
func TestFilesAreAsMade(t *testing.T) {
	made, err := makeAll("../../.out/npm")
	if errors.Is(err, exec.ErrNotFound) && os.Getenv("CI") != "true" {
		t.Skip("npm is missing, and the source comes from it:", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range made {
		if kept, err := os.ReadFile(filepath.Join("../../web/outlines", name)); err != nil || !bytes.Equal(kept, data) {
			t.Errorf("web/outlines/%s is not what is made now (%v): go run ./cmd/outlines", name, err)
		}
		if _, err := atlas.Decode(data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestDateLine checks that a ring across the 180th meridian becomes one on each
// side, and that a ring around the pole is closed along it.
func TestDateLine(t *testing.T) {
	w := &world{disputed: map[int]bool{}, arcs: []line{
		{{170, 60}, {-170, 60}, {-170, 70}, {170, 70}, {170, 60}},
		{{-180, -70}, {-90, -75}, {90, -75}, {179, -72}, {-180, -70}},
	}}
	w.countries = []country{{"AAA", [][][]int{{{0}}}}, {"BBB", [][][]int{{{1}}}}}
	w.cutAtDateLine()
	if n := len(w.countries[0].polys); n != 2 {
		t.Fatalf("%d pieces, want 2", n)
	}
	for _, p := range w.countries[0].polys {
		l := w.whole(p[0])
		if a := area(l); a < 99 || a > 101 {
			t.Errorf("a piece %v has the area %v, want 100", l, a)
		}
	}
	l := w.whole(w.countries[1].polys[0][0])
	if a := area(l); len(w.countries[1].polys) != 1 || a < 360*14 || a > 360*20 {
		t.Errorf("the pole's cap %v has the area %v", l, a)
	}
}
