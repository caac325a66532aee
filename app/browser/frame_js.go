package browser

import "syscall/js"

// frames is the one scheduler: work asked for within a frame runs once, before
// the next picture.
type frames struct {
	tick    js.Func
	wanted  bool
	work    []func(now float64)
	spare   []func(now float64) // the list of the frame before, for reuse
	pending int
	waiting []js.Value // resolve functions of idle promises
}

var sched = newFrames()

func newFrames() *frames {
	f := &frames{}
	f.tick = js.FuncOf(func(_ js.Value, args []js.Value) any {
		now := Now()
		if len(args) > 0 {
			now = args[0].Float()
		}
		f.run(now)
		return nil
	})
	return f
}

// run does the work that was asked for before this frame.
func (f *frames) run(now float64) {
	work := f.work
	f.wanted, f.work = false, f.spare[:0]
	for i, w := range work {
		work[i] = nil
		w(now)
	}
	f.spare = work
	f.settle()
}

// settle keeps the promises of idle when nothing is pending.
func (f *frames) settle() {
	if f.pending > 0 || f.wanted || len(f.work) > 0 {
		return
	}
	waiting := f.waiting
	f.waiting = nil
	for _, resolve := range waiting {
		resolve.Invoke()
	}
}

// Frame runs f before the next picture. now is in milliseconds. In a tab that
// is not shown it runs soon all the same.
func Frame(f func(now float64)) {
	sched.work = append(sched.work, f)
	if sched.wanted {
		return
	}
	sched.wanted = true
	if doc().Get("hidden").Bool() {
		js.Global().Call("setTimeout", sched.tick, 16)
		return
	}
	js.Global().Call("requestAnimationFrame", sched.tick)
}

// After runs f in about ms milliseconds, unless it is cancelled before. Idle
// waits for it.
func After(ms int, f func()) (cancel func()) {
	done := Busy()
	stop := later(ms, func() {
		f()
		done()
	})
	return func() {
		stop()
		done()
	}
}

// later is After of which idle knows nothing.
func later(ms int, f func()) (cancel func()) {
	over := false
	var fn js.Func
	fn = js.FuncOf(func(js.Value, []js.Value) any {
		if !over {
			over = true
			fn.Release()
			f()
		}
		return nil
	})
	id := js.Global().Call("setTimeout", fn, ms)
	return func() {
		if !over {
			over = true
			js.Global().Call("clearTimeout", id)
			fn.Release()
		}
	}
}

// Busy marks work as pending until the returned function is called: the
// promise of window.parley.idle() waits for it.
func Busy() (done func()) {
	sched.pending++
	over := false
	return func() {
		if !over {
			over = true
			sched.pending--
			sched.settle()
		}
	}
}

// Now returns the time in milliseconds since the page was opened.
func Now() float64 { return js.Global().Get("performance").Call("now").Float() }

// Mark leaves a named mark on the page's performance timeline.
func Mark(name string) { js.Global().Get("performance").Call("mark", name) }

// Export puts window.parley on the page: idle() returns a promise that is
// kept when nothing is pending, state() the state as an object of strings, and
// do(action) carries out an action as a click on it would.
func Export(state func() [][2]string, do func(string) bool) {
	obj := js.Global().Get("Object").New()
	// The promise's executor only hands out its resolve function, so one serves
	// all promises.
	executor := js.FuncOf(func(_ js.Value, args []js.Value) any {
		sched.waiting = append(sched.waiting, args[0])
		// Two frames: what was asked for in this one, and what that asked for.
		Frame(func(float64) { Frame(func(float64) {}) })
		return nil
	})
	obj.Set("idle", js.FuncOf(func(js.Value, []js.Value) any { return js.Global().Get("Promise").New(executor) }))
	obj.Set("state", js.FuncOf(func(js.Value, []js.Value) any {
		o := js.Global().Get("Object").New()
		for _, p := range state() {
			o.Set(p[0], p[1])
		}
		return o
	}))
	obj.Set("do", js.FuncOf(func(_ js.Value, args []js.Value) any {
		return len(args) > 0 && args[0].Type() == js.TypeString && do(args[0].String())
	}))
	js.Global().Set("parley", obj)
}
