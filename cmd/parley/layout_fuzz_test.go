package main

import (
	"strings"
	"testing"

	"parley/app/network"
	"parley/data/testkit/limit"
)

// layouts are files that are hard to parse.
var layouts = []string{
	`{"note": "x", "actors": {"a": [1, 2], "b": [3, 4]}}`, `{"actors": {"a": [-1, 99999]}}`, `{"actors": {"a": [1]}}`, `{"actors": [1]}`, `{"actors": {"a": [1e400, 2]}}`, "", "{", "\x00",
}

// TestLayoutCostsItsSize parses large files, valid and invalid.
func TestLayoutCostsItsSize(t *testing.T) {
	for _, text := range []string{
		`{"actors": {` + strings.Repeat(`"a": [1, 2],`, 50_000) + `"b": [1, 2]}}`, strings.Repeat("[", 300_000), strings.Repeat(`{"actors":`, 50_000),
		"{" + strings.Repeat("\n", 300_000) + "x", `{"actors": {` + strings.Repeat("\n", 300_000) + `"a": [-1, 0]}}`,
	} {
		limit.Time(t, len(text), func() { _, _ = (&layoutFile{}).read([]byte(text)) })
	}
}

// FuzzLayout checks for any file that it is read or rejected with a valid line
// number, that every position is on the map, and that the time is bounded by
// the size.
func FuzzLayout(f *testing.F) {
	for _, text := range layouts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		limit.Time(t, len(text), func() { _, _ = (&layoutFile{}).read([]byte(text)) })
		var l layoutFile
		line, err := l.read([]byte(text))
		if err != nil {
			if line < 1 || line > 1+strings.Count(text, "\n") {
				t.Errorf("line %d: %v", line, err)
			}
			return
		}
		for id, at := range l.Actors {
			if at[0] < 0 || at[0] > network.FrameW || at[1] < 0 || at[1] > network.FrameH {
				t.Errorf("%q stands at %v", id, at)
			}
		}
	})
}
