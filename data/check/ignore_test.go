package check_test

import (
	"testing"

	"parley/data/check"
	"parley/data/testkit/bundled"
)

// TestNamesWithADay checks that proper names with a weekday get no warning.
func TestNamesWithADay(t *testing.T) {
	for _, f := range check.Dataset(bundled.Case(t, "daywords"), nil) {
		if f.Rule == "relative-word" {
			t.Errorf("%s: %s", f.Where, f.Say)
		}
	}
}

func TestIgnoredWarning(t *testing.T) {
	d := bundled.Case(t, "daywords", bundled.Edit{Was: "Super Tuesday primaries", Now: "They vote next Tuesday"})
	count := func(pos *check.Positions) int {
		n := 0
		for _, f := range check.Dataset(d, pos) {
			if f.Rule == "relative-word" {
				n++
			}
		}
		return n
	}
	at := check.Where{File: "dataset.yaml", Line: 1, Col: 1}
	for path, want := range map[string]int{
		"": 1, "events.super.ignore.relative-word": 0, "dataset.ignore.relative-word": 0,
		"events.super.ignore.long-title": 1, "events.black.ignore.relative-word": 1,
	} {
		if got := count(positions(at, path)); got != want {
			t.Errorf("with %q there are %d warnings, want %d", path, got, want)
		}
	}
	errors := check.Dataset(d, positions(at, "dataset.ignore.unsourced", "dataset.ignore.no-licence"))
	if len(errors) != len(check.Dataset(d, nil)) {
		t.Error("an error is ignored")
	}
}

// positions has all paths at one place.
func positions(at check.Where, paths ...string) *check.Positions {
	p := &check.Positions{}
	for _, path := range paths {
		p.Set(path, at)
	}
	return p
}
