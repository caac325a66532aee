package main

import (
	"strings"
	"testing"
)

// Layouts, the pack and time zones may differ in the browser; texts may not.
func TestDiffering(t *testing.T) {
	t.Chdir("../..")
	got, err := differing([]string{"parley/app/network", "parley/app/facts", "parley/data/pack", "parley/data/zone", "parley/data/revision", "parley/app/lane", "parley/app/scene/canvas", "parley/nowhere"})
	if want := "parley/app/network parley/data/pack parley/data/zone parley/app/lane parley/app/scene/canvas"; err != nil || strings.Join(got, " ") != want {
		t.Errorf("%q, %v, want %q", got, err, want)
	}
}
