package main

import (
	"encoding/json"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/cmd/internal/disk"
)

// kept copies the article's set to a folder with some stored positions, and
// loads it.
func kept(t *testing.T, change func(map[string][2]int)) folder {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../data/sets/august-2025")); err != nil {
		t.Fatal(err)
	}
	var file layoutFile
	name := filepath.Join(dir, layoutName)
	data, err := os.ReadFile(name)
	if err == nil {
		err = json.Unmarshal(data, &file)
	}
	if err != nil {
		t.Fatal(err)
	}
	change(file.Actors)
	if data, err = marshalLayout(file); err == nil {
		err = os.WriteFile(name, data, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	return folder(dir)
}

func TestPlacesAreKept(t *testing.T) {
	f := kept(t, func(map[string][2]int) {})
	d, _, err := f.load()
	if err != nil {
		t.Fatal(err)
	}
	p, err := f.place(d)
	if err != nil || p.fresh != 0 || p.move != 0 || p.String() != "" {
		t.Errorf("%+v, %v", p, err)
	}
	before, _ := os.ReadFile(filepath.Join(string(f), layoutName))
	if err := f.keep(disk.Disk{}.Write, d); err != nil {
		t.Fatal(err)
	}
	if after, _ := os.ReadFile(filepath.Join(string(f), layoutName)); string(after) != string(before) {
		t.Error("keeping what is kept changes the file")
	}
}

func TestPlacesGrow(t *testing.T) {
	f := kept(t, func(at map[string][2]int) { delete(at, "witkoff") })
	d, _, err := f.load()
	if err != nil {
		t.Fatal(err)
	}
	p, err := f.place(d)
	if err != nil || p.fresh != 1 || p.kept != len(d.Actors)-1 || p.move > mostMove {
		t.Errorf("%+v, %v", p, err)
	}
	if s := p.String(); !strings.Contains(s, "1 actor without a kept place, largest move ") || !strings.Contains(s, "--keep") {
		t.Error(s)
	}
	o := buildOptions{dir: input{folder: f}, strict: true}
	if _, err := o.place(d, nil); err != nil {
		t.Errorf("one more actor: %v", err)
	}
}

// TestStrictPlaces checks that --strict fails if an actor moves far: here all
// actors are at two positions.
func TestStrictPlaces(t *testing.T) {
	f := kept(t, func(at map[string][2]int) {
		for i, id := range slices.Sorted(maps.Keys(at)) {
			at[id] = [2]int{100 + 9000*(i%2), 2500}
		}
		delete(at, "witkoff")
	})
	d, _, err := f.load()
	if err != nil {
		t.Fatal(err)
	}
	o := buildOptions{dir: input{folder: f}, strict: true}
	if _, err := o.place(d, nil); err == nil || !strings.Contains(err.Error(), "--strict: ") {
		t.Errorf("error %v", err)
	}
}

func TestPlacesThatCannotBeRead(t *testing.T) {
	f := kept(t, func(map[string][2]int) {})
	for file, say := range map[string]string{
		"{": "layout.json:1: unexpected end",
		"{\n\"actors\": {\n\"putin\": \"left\"\n}}":                         "layout.json:3: json:",
		"{\n\"actors\": {\n\"trump\": [1, 2],\n\"putin\": [1, 99999]\n}\n}": "layout.json:4: putin is at 1, 99999, outside the map of 10000 by",
		"{\n\"actors\": {\n\"putin\": [-1, 3]\n}\n}":                        "layout.json:3: putin is at -1, 3, outside the map",
	} {
		if err := os.WriteFile(filepath.Join(string(f), layoutName), []byte(file), 0o644); err != nil {
			t.Fatal(err)
		}
		_, err := build(t.Context(), buildOptions{dir: input{folder: f}, out: t.TempDir(), noProgram: true}, io.Discard, newMeter(io.Discard))
		if err == nil || !strings.Contains(err.Error(), say) || !strings.Contains(err.Error(), "delete the file") {
			t.Errorf("%q: error %v, want %q", file, err, say)
		}
	}
	if err := folder("").keep(disk.Disk{}.Write, nil); err == nil {
		t.Error("keeps places in the tool")
	}
	if _, err := folder("").layout(); err != nil {
		t.Error(err)
	}
}
