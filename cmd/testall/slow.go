package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// span is the duration of a step, package or test.
type span struct {
	kind, name string
	seconds    float64
}

// shown is how many of the slowest of each kind are printed.
var shown = []struct {
	kind string
	most int
}{{"step", 9}, {"package", 6}, {"test", 10}}

// note records the duration of a package or test. Subtests count as part of
// their test; cached results have no duration.
func (t *tally) note(where string, e event) {
	switch {
	case e.Test == "":
		t.took = append(t.took, span{"package", where + e.Package, e.Elapsed})
	case !strings.Contains(e.Test, "/"):
		t.took = append(t.took, span{"test", where + e.Package + " " + e.Test, e.Elapsed})
	}
}

// slowest prints the slowest steps, packages and tests.
func (t *tally) slowest() {
	for _, s := range shown {
		of := slices.DeleteFunc(slices.Clone(t.took), func(sp span) bool { return sp.kind != s.kind || sp.seconds < .5 })
		slices.SortStableFunc(of, func(a, b span) int { return cmp.Compare(b.seconds, a.seconds) })
		for _, sp := range of[:min(s.most, len(of))] {
			fmt.Fprintf(t.out, "took\t%6.1f s\t%s %s\n", sp.seconds, sp.kind, sp.name)
		}
	}
}
