package ui

import (
	"slices"

	"parley/app/browser"
	"parley/app/scene"
	"parley/app/timeline"
	"parley/app/timescale"
	"parley/data/dataset"
)

// walker is the keyboard's way through the timeline: one tab stop, and real
// buttons for the event in focus and its neighbours only. It goes through every
// event that passes the filter, whether it has a mark of its own or is counted
// in a "+3"; the window follows.
type walker struct {
	t      *timelineStage
	at     scene.Target     // in focus last
	picked dataset.EventRef // selected when the buttons were placed last

	// Walking along links: of which event, which one is next, and the word that
	// led to the event in focus.
	links dataset.EventRef
	next  int
	word  string
}

// around is how many neighbours on each side have a button.
const around = 4

// show places the buttons over the picture drawn last.
func (w *walker) show() { w.place(browser.ByID("proxies").Focused()) }

// here returns the event in focus. Unless the layer has the focus it must lie in the
// window; the chart then names where to begin.
func (w *walker) here(focus bool) scene.Target {
	c, m := w.t.chart(), w.t.p.m
	if w.at.Kind == scene.EventTarget && m.Result.Has(dataset.EventRef(w.at.Ref)) {
		if b, ok := w.box(w.at); ok && (focus || w.visible(b)) {
			return w.at
		}
	}
	return c.Next(m, scene.Target{}, timeline.Later)
}

// box is where an event lies in the plot, as it is scrolled.
func (w *walker) box(t scene.Target) (browser.Box, bool) {
	x, y, wide, high, ok := w.t.chart().Locate(dataset.EventRef(t.Ref), int(t.Other))
	return browser.Box{X: float64(x), Y: float64(y - w.t.top), W: float64(wide), H: float64(high)}, ok
}

func (w *walker) visible(b browser.Box) bool {
	return b.X+b.W > 0 && b.X < float64(w.t.scale().Width)
}

// place makes the buttons around the focus.
func (w *walker) place(focus bool) {
	layer, c, m := browser.ByID("proxies"), w.t.chart(), w.t.p.m
	if w.picked != m.Selected { // by whatever means: the walk goes on from there
		if w.picked = m.Selected; w.picked >= 0 && dataset.EventRef(w.at.Ref) != w.picked {
			w.at = c.Target(w.picked)
		}
	}
	at := w.here(focus)
	if at.Kind != scene.EventTarget {
		layer.Buttons(nil)
		return
	}
	var list []browser.Button
	walk := func(d timeline.Direction) {
		for t, n := at, 0; n < around; n++ {
			next := c.Next(m, t, d)
			if next == t {
				return
			}
			t = next
			if b, ok := w.box(t); ok && w.visible(b) {
				list = append(list, w.button(t, b, false))
			}
		}
	}
	walk(timeline.Earlier)
	slices.Reverse(list)
	i := len(list)
	if b, ok := w.box(at); ok {
		list = append(list, w.button(at, b, true))
	}
	walk(timeline.Later)
	layer.Buttons(list)
	if focus {
		w.at = at
		layer.FocusChild(i)
	}
}

func (w *walker) button(t scene.Target, b browser.Box, tab bool) browser.Button {
	p := w.t.p
	label := w.t.chart().Speak(p.m, t)
	if tab && w.word != "" {
		label = w.word + p.w.Colon() + label
	}
	if p.w.RTL() {
		b.X = float64(w.t.scale().Width) - b.X - b.W
	}
	return browser.Button{Box: b, Label: label, Do: w.t.does(t), Tab: tab, Pressed: int32(p.m.Selected) == t.Ref}
}

// steps are the keys of the walk.
var steps = map[string]timeline.Direction{
	"ArrowRight": timeline.Later, "ArrowLeft": timeline.Earlier, "ArrowUp": timeline.Up, "ArrowDown": timeline.Down,
	"PageDown": timeline.PageLater, "PageUp": timeline.PageEarlier, "Home": timeline.First, "End": timeline.Last,
}

// turned are the keys that change places where time runs from right to left.
var turned = map[string]string{"ArrowRight": "ArrowLeft", "ArrowLeft": "ArrowRight"}

// key moves the focus; it takes keys only while the layer has the focus.
func (w *walker) key(key string) bool {
	if !browser.ByID("proxies").Focused() {
		return false
	}
	c, m := w.t.chart(), w.t.p.m
	at := w.here(true)
	if over, ok := turned[key]; ok && w.t.p.w.RTL() {
		key = over
	}
	d, ok := steps[key]
	switch {
	case ok:
		w.word, w.links = "", dataset.None
		w.to(c.Next(m, at, d))
	case key == "l":
		w.follow(at)
	case key == "Backspace":
		return w.t.p.close()
	default:
		return false
	}
	return true
}

// follow goes to the next event that is linked with the one at which the first
// of these steps began.
func (w *walker) follow(at scene.Target) {
	if w.word == "" {
		w.links, w.next = dataset.EventRef(at.Ref), 0
	}
	to, word, ok := w.t.chart().Follow(w.t.p.m, w.links, w.next)
	if !ok {
		browser.Announce(w.t.p.w.Say("timeline.no-links"))
		return
	}
	w.word = word
	w.next++
	w.to(to)
}

// to brings an event into the window and gives it the focus.
func (w *walker) to(t scene.Target) {
	w.at = t
	b, ok := w.box(t)
	if !ok {
		return
	}
	s := w.t.scale()
	if y := float64(w.t.top) + b.Y; b.Y < 0 || b.Y+b.H > w.t.box.H {
		browser.ByID("lanes").ScrollTo(max(0, y-w.t.box.H/2))
	}
	if b.X >= 0 && b.X+b.W <= float64(s.Width) {
		w.place(true)
		return
	}
	to := s.Width / 4
	if b.X < 0 {
		to *= 3
	}
	w.t.look(s.Moved(to - timescale.Px(b.X)).Window)
}
