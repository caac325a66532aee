package main

import (
	"context"
	"errors"
	"fmt"

	"parley/cmd/internal/chromium"
	"parley/data/testkit"
)

// actorRows returns the budgets of the actor map and the world map.
func actorRows() []row {
	return []row{
		{"layout of 50 actors, wasm in Node.js", 3, milliseconds, inWasm("./app/network", "BenchmarkFlat/50")},
		{"layout of 300 actors, wasm in Node.js", 100, milliseconds, inWasm("./app/network", "BenchmarkFlat/300")},
		{"layout of 1,000 actors, wasm in Node.js", 100, milliseconds, inWasm("./app/network", "BenchmarkFlat/1000")},
		{"layout of 3,000 actors, wasm in Node.js", 400, milliseconds, inWasm("./app/network", "BenchmarkFlat/3000")},
		{"window change, ties of 100,000 events, wasm in Node.js", 10, milliseconds, each(50, inWasm("./app/actormap", "BenchmarkTies"))},
		{"window change, world map of 100,000 events, wasm in Node.js", 16, milliseconds, inWasm("./app/worldmap", "BenchmarkBuild/100000")},
		{"drag of 1,000 actors and 3,000 ties, from frame to frame", 20, milliseconds, pan},
	}
}

// each divides a measurement by n, the number of items measured together.
func each(n float64, all func(context.Context) (float64, error)) func(context.Context) (float64, error) {
	return func(ctx context.Context) (float64, error) {
		v, err := all(ctx)
		return v / n, err
	}
}

// pan drags the flat map of 1,000 actors and 3,000 ties, zoomed in by the
// wheel, back and forth and returns the mean time between frames in
// milliseconds, at least 16.7 on a 60 Hz screen. The least of three runs
// counts.
func pan(context.Context) (float64, error) {
	t, err := openSet(testkit.Actors(1000, 3000), "#v=actors&f=flat")
	if err != nil {
		return 0, err
	}
	defer t.close()
	at, err := t.box(".stage")
	if err != nil {
		return 0, err
	}
	for range 4 {
		if err := errors.Join(chromium.Wheel(t.ctx, at.X, at.Y, 0, -120, true), t.run(`parley.idle()`)); err != nil {
			return 0, err
		}
	}
	way := chromium.Path{X0: at.X - 150, Y0: at.Y, X1: at.X + 150, Y1: at.Y + 60}
	before, err := t.box("#actors svg")
	if err != nil {
		return 0, err
	}
	if err := t.drag(way); err != nil {
		return 0, err
	}
	after, err := t.box("#actors svg")
	if moved := after.X - before.X; err == nil && moved < 250 {
		err = fmt.Errorf("a drag of 300 pixels moves the drawing by %.0f", moved)
	}
	if err != nil {
		return 0, err
	}
	return least(tries, func() (float64, error) {
		if err := t.run(`parleyMeter.over = parleyMeter.pace(), undefined`); err != nil {
			return 0, err
		}
		for range 4 {
			way.X0, way.Y0, way.X1, way.Y1 = way.X1, way.Y1, way.X0, way.Y0
			if err := t.drag(way); err != nil {
				return 0, err
			}
		}
		gaps, err := chromium.Eval[[]float64](t.ctx, `parleyMeter.over()`)
		if err != nil {
			return 0, err
		}
		return mean(gaps)
	})
}

// drag drags along a path, one move per frame.
func (t *tab) drag(way chromium.Path) error {
	return chromium.Drag(t.ctx, way, func() error { return t.run(`new Promise(requestAnimationFrame)`) })
}

// fewest is the minimum number of frames for a mean.
const fewest = 20

// mean returns the mean time between frames, and an error if there are too few.
func mean(gaps []float64) (float64, error) {
	if len(gaps) < fewest {
		return 0, fmt.Errorf("only %d frames followed a move", len(gaps))
	}
	sum := 0.0
	for _, g := range gaps {
		sum += g
	}
	return sum / float64(len(gaps)), nil
}
