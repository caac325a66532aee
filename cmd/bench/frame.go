package main

import (
	"context"
	"testing"

	"parley/app/scene"
	"parley/app/timeline"
	"parley/app/view"
	"parley/app/words"
	"parley/data/testkit"
)

// allocations counts the allocations of one frame of the whole range of n
// events with a warm scene.
func allocations(n int) func(context.Context) (float64, error) {
	return func(context.Context) (float64, error) {
		m := view.NewModel(testkit.Events(n, testkit.Options{}))
		m.Look(m.Extent.From, m.Extent.To)
		c := timeline.New(m.D, view.ByDelegation, words.English(), scene.Widths{})
		var s scene.Scene
		size := timeline.Size{W: 1300, H: 520, Skirt: 400}
		return testing.AllocsPerRun(20, func() { c.BuildLanes(m, size, &s) }), nil
	}
}
