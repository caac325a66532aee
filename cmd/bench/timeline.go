package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"parley/cmd/internal/chromium"
)

// paid is the cost of a dataset's timeline in a browser. Times are milliseconds
// of work on the page's main thread.
type paid struct {
	first         float64 // from the decoded dataset to the first picture
	program       float64 // by the program, per frame of the whole range
	paint         float64 // by the painter, per frame of the whole range, including rasterisation
	zoom          float64 // both, per frame while the wheel zooms in and out
	drag          float64 // both, per move of a drag
	filter, scrub float64 // work to the new picture
	search        float64 // work per key of a search
	key           float64 // from a key to the end of the frame that shows its result
	elements      float64 // elements in the page
	busy, rested  float64 // megabytes of private memory of the tab, after all measurements and after a rest
	heap          float64 // megabytes of it that are the program's memory
}

// timelines returns a function that measures the timeline with n events, once
// per run.
func timelines(n int) func() (paid, error) {
	return sync.OnceValues(func() (paid, error) {
		t, err := openTab(n)
		if err != nil {
			return paid{}, err
		}
		defer t.close()
		var p paid
		for _, part := range []struct {
			what string
			do   func(*paid) error
		}{
			{"start", t.start}, {"whole range", t.wholeRange}, {"zoom", t.zooms}, {"drag", t.drags},
			{"changes", t.changes}, {"search", t.searches}, {"keys", t.keys}, {"weight", t.weight},
		} {
			if err := part.do(&p); err != nil {
				return p, fmt.Errorf("%s at %d events: %w", part.what, n, err)
			}
		}
		return p, nil
	})
}

func (t *tab) start(p *paid) (err error) {
	p.first, err = t.number(`(([a], [b]) => b.startTime - a.startTime)(performance.getEntriesByName("parley:decoded"), performance.getEntriesByName("parley:live"))`)
	return err
}

// frames performs an action a number of times, waits for the frame after each
// and returns the median costs of the program and the painter. A few warm-up
// frames are not counted.
func (t *tab) frames(times int, do func(i int) error) (program, paint float64, err error) {
	const warm = 4
	for i := range warm + times {
		if i == warm {
			if err := t.run(`parleyMeter.frames.length = 0`); err != nil {
				return 0, 0, err
			}
		}
		if err := t.run(`parleyMeter.came = parleyMeter.next(), undefined`); err != nil {
			return 0, 0, err
		}
		if err := errors.Join(do(i), t.run(`parleyMeter.came`)); err != nil {
			return 0, 0, err
		}
	}
	got, err := chromium.Eval[[][2]float64](t.ctx, `parley.idle().then(() => parleyMeter.frames)`)
	if err != nil || len(got) == 0 {
		return 0, 0, errors.Join(err, errors.New("no frame was drawn"))
	}
	return median(got, 0), median(got, 1), nil
}

func median(rows [][2]float64, column int) float64 {
	slices.SortFunc(rows, func(a, b [2]float64) int { return cmp.Compare(a[column], b[column]) })
	return rows[len(rows)/2][column]
}

// calmest repeats a measurement of two parts and returns the one with the least
// sum, as other load on the machine only adds time.
func calmest(n int, measure func() (a, b float64, err error)) (a, b float64, err error) {
	for i := range n {
		x, y, err := measure()
		if err != nil {
			return 0, 0, err
		}
		if i == 0 || x+y < a+b {
			a, b = x, y
		}
	}
	return a, b, nil
}

const tries = 3

// wholeRange pans the whole range by the wheel: every event is drawn or counted
// in every frame.
func (t *tab) wholeRange(p *paid) error {
	at, err := t.box("#plot")
	if err := errors.Join(err, t.run(`parley.do("whole"), parley.idle()`)); err != nil {
		return err
	}
	p.program, p.paint, err = calmest(tries, func() (float64, float64, error) {
		return t.frames(12, func(i int) error {
			return chromium.Wheel(t.ctx, at.X, at.Y, float64(8-i%2*16), 0, false)
		})
	})
	return err
}

// zooms zooms in and out by ctrl and the wheel, across the boundary of an
// octave.
func (t *tab) zooms(p *paid) error {
	at, err := t.box("#plot")
	if err != nil {
		return err
	}
	a, b, err := calmest(tries, func() (float64, float64, error) {
		return t.frames(16, func(i int) error {
			dy := -60.0
			if i/4%2 == 1 {
				dy = 60
			}
			return chromium.Wheel(t.ctx, at.X, at.Y, 0, dy, true)
		})
	})
	p.zoom = a + b
	return err
}

// drags drags the plot back and forth, beyond the margin of the drawn picture.
func (t *tab) drags(p *paid) error {
	at, err := t.box("#plot")
	if err != nil {
		return err
	}
	way := chromium.Path{X0: at.X - 250, Y0: at.Y, X1: at.X + 250, Y1: at.Y}
	a, b, err := calmest(tries, func() (float64, float64, error) {
		return t.frames(4, func(int) error {
			way.X0, way.X1 = way.X1, way.X0
			return t.drag(way)
		})
	})
	p.drag = a + b
	return err
}

// changes sets a filter and another knowledge day, over the whole range.
func (t *tab) changes(p *paid) error {
	err := t.run(`(async () => {
		parley.do("whole"); await parley.idle();
		parley.do("menu:type"); await parley.idle();
	})()`)
	if err != nil {
		return err
	}
	p.filter, err = least(tries*2, func() (float64, error) {
		return t.number(`parleyMeter.change(() => document.querySelector("#menu-type input[data-do='type:verbal-cooperation']").click())`)
	})
	if err := errors.Join(err, t.run(`parley.do("close"), parley.idle()`)); err != nil {
		return err
	}
	year := 2000
	p.scrub, err = least(tries*2, func() (float64, error) {
		year += 3
		return t.number(fmt.Sprintf(`parleyMeter.change(() => parley.do("on:%d-06-15"))`, year))
	})
	return errors.Join(err, t.run(`parley.do("latest"), parley.idle()`))
}

// searches types a query; each key is a search and a new picture.
func (t *tab) searches(p *paid) (err error) {
	p.search, err = least(tries, func() (float64, error) {
		if err := t.run(`document.querySelector("#query").focus()`); err != nil {
			return 0, err
		}
		got, err := t.answers("input", "talks in the")
		if err := errors.Join(err, t.run(`parley.do("clear"), document.activeElement.blur(), parley.idle()`)); err != nil {
			return 0, err
		}
		return median(got, 0), nil
	})
	return err
}

// keys zooms in and out again by the keyboard.
func (t *tab) keys(p *paid) error {
	if err := t.run(`document.querySelector("#stage").focus()`); err != nil {
		return err
	}
	got, err := t.answers("keydown", "+++---+++---")
	if err != nil {
		return err
	}
	p.key = median(got, 1)
	return nil
}

// answers presses keys one by one. For each it returns the work of its event,
// of the given type, and of the frame that shows the result, and the time from
// the event to the end of that frame. A key without a frame is an error.
func (t *tab) answers(kind, keys string) ([][2]float64, error) {
	var all [][2]float64
	for _, key := range keys {
		if err := t.run(fmt.Sprintf(`parleyMeter.came = parleyMeter.answer(%q), undefined`, kind)); err != nil {
			return nil, err
		}
		if err := chromium.Press(t.ctx, string(key)); err != nil {
			return nil, err
		}
		got, err := chromium.Eval[[2]float64](t.ctx, `Promise.race([parleyMeter.came, new Promise((_, late) => setTimeout(late, 5000, new Error("no picture answers")))])`)
		if err := errors.Join(err, t.run(`parley.idle()`)); err != nil {
			return nil, fmt.Errorf("key %q: %w", key, err)
		}
		all = append(all, got)
	}
	return all, nil
}

func (t *tab) weight(p *paid) (err error) {
	if p.elements, err = t.number(`document.querySelectorAll("*").length`); err != nil {
		return err
	}
	if p.heap, err = t.number(`parleyMeter.bytes() / 1e6`); err != nil {
		return err
	}
	if p.busy, err = t.megabytes(); err != nil {
		return err
	}
	if err := t.run(fmt.Sprintf(`new Promise(done => setTimeout(done, %d))`, rest.Milliseconds())); err != nil {
		return err
	}
	p.rested, err = t.megabytes()
	return err
}

// rest is how long a tab is idle before its memory is measured: the browser
// frees what animation leaves within ten seconds.
const rest = 12 * time.Second

// megabytes returns the private memory footprint of the tab.
func (t *tab) megabytes() (float64, error) {
	bytes, err := chromium.Memory(t.ctx)
	return float64(bytes) / 1e6, err
}

// timelineRows returns the budgets of the timeline at each size, and other
// costs measured with it. Rows of a size share one page.
func timelineRows() []row {
	rows := []row{{"memory of an empty tab, private footprint", 0, megabytes, emptyTab}}
	for _, size := range []struct {
		n                                                        int
		program, paint, both, change, search, key, mem, elements float64
	}{
		{n: 1_000, program: 4, paint: 6, both: 10, change: 50, search: 30, key: 100, mem: 250, elements: 1500},
		{n: 10_000, program: 4, paint: 6, both: 10, change: 50, search: 30, key: 100, mem: 250, elements: 1500},
		{n: 110_000, program: 4, paint: 6, both: 10, change: 50, search: 30, key: 100, mem: 250, elements: 1500},
		{n: 1_000_000, both: 16, elements: 1500},
	} {
		measured := timelines(size.n)
		add := func(what string, most float64, in unit, of func(paid) float64) {
			rows = append(rows, row{fmt.Sprintf("timeline %d: %s", size.n, what), most, in, func(context.Context) (float64, error) {
				p, err := measured()
				return of(p), err
			}})
		}
		add("decoded to first picture", 0, milliseconds, func(p paid) float64 { return p.first })
		add("frame of the whole range, program", size.program, milliseconds, func(p paid) float64 { return p.program })
		add("frame of the whole range, paint", size.paint, milliseconds, func(p paid) float64 { return p.paint })
		add("frame of the whole range, both", size.both, milliseconds, func(p paid) float64 { return p.program + p.paint })
		add("frame of a zoom by the wheel", 0, milliseconds, func(p paid) float64 { return p.zoom })
		add("frame of a drag beyond the skirt", 0, milliseconds, func(p paid) float64 { return p.drag })
		add("filter to new picture", size.change, milliseconds, func(p paid) float64 { return p.filter })
		add("as known on, to new picture", size.change, milliseconds, func(p paid) float64 { return p.scrub })
		add("search, per key", size.search, milliseconds, func(p paid) float64 { return p.search })
		add("key to shown answer", size.key, milliseconds, func(p paid) float64 { return p.key })
		add("memory of the tab in use, private footprint", 0, megabytes, func(p paid) float64 { return p.busy })
		add("memory of the tab at rest, private footprint", size.mem, megabytes, func(p paid) float64 { return p.rested })
		add("the program's part of it", 0, megabytes, func(p paid) float64 { return p.heap })
		add("elements in the page", size.elements, things, func(p paid) float64 { return p.elements })
	}
	return rows
}
