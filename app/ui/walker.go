package ui

import (
	"slices"
	"strconv"

	"parley/app/browser"
	"parley/app/scene"
	"parley/data/sorts"
)

// walker is the keyboard's way through a drawn chart: one tab stop, and real
// buttons for the mark in focus and its neighbours only.
type walker struct {
	t     *timelineStage
	at    scene.Target // in focus last
	nodes []scene.Node // of the picture, in order of time, within the window
}

// around is how many neighbours on each side have a button.
const around = 4

// show places the buttons over the marks of the picture drawn last.
func (w *walker) show() {
	s := &w.t.lanes
	w.nodes = w.nodes[:0]
	width := scene.Px(w.t.scale().Width)
	for _, n := range s.sc.Nodes {
		n.X -= s.left
		if n.Target.Kind != scene.LaneTarget && n.X+n.W > 0 && n.X < width && n.Y+n.H > 0 && n.Y < s.sc.H {
			w.nodes = append(w.nodes, n)
		}
	}
	sorts.Stable(w.nodes, func(a, b scene.Node) int {
		switch {
		case a.X+12 < b.X+12:
			return -1
		case a.X > b.X:
			return 1
		}
		return int(a.Y - b.Y)
	})
	w.place(browser.ByID("proxies").Focused())
}

// index is the place of the mark in focus, or of the selected one, or the first.
func (w *walker) index() int {
	if i := slices.IndexFunc(w.nodes, func(n scene.Node) bool { return n.Target == w.at }); i >= 0 {
		return i
	}
	sel := int32(w.t.p.m.Selected)
	if i := slices.IndexFunc(w.nodes, func(n scene.Node) bool { return n.Target.Kind == scene.EventTarget && n.Target.Ref == sel }); i >= 0 {
		return i
	}
	return 0
}

// place makes the buttons around the focus.
func (w *walker) place(focus bool) {
	layer := browser.ByID("proxies")
	if len(w.nodes) == 0 {
		layer.Buttons(nil)
		return
	}
	i := w.index()
	from, to := max(0, i-around), min(len(w.nodes), i+around+1)
	list := make([]browser.Button, 0, to-from)
	for k := from; k < to; k++ {
		n := &w.nodes[k]
		list = append(list, browser.Button{
			Box:   browser.Box{X: float64(n.X), Y: float64(n.Y), W: float64(min(n.W, 26)), H: float64(n.H)},
			Label: w.t.p.w.Say("timeline.place", w.t.chart().Speak(w.t.p.m, n.Target), strconv.Itoa(k+1), strconv.Itoa(len(w.nodes))),
			Do:    w.t.does(n.Target), Tab: k == i, Pressed: int32(w.t.p.m.Selected) == n.Target.Ref,
		})
	}
	layer.Buttons(list)
	if focus {
		layer.FocusChild(i - from)
	}
}

// key moves the focus; it takes keys only while the layer has the focus.
func (w *walker) key(key string) bool {
	if !browser.ByID("proxies").Focused() || len(w.nodes) == 0 {
		return false
	}
	i := w.index()
	switch key {
	case "ArrowRight":
		i++
	case "ArrowLeft":
		i--
	case "ArrowDown":
		i = w.beside(i, 1)
	case "ArrowUp":
		i = w.beside(i, -1)
	case "Home":
		i = 0
	case "End":
		i = len(w.nodes) - 1
	case "PageDown":
		return w.t.p.pan(0.8)
	case "PageUp":
		return w.t.p.pan(-0.8)
	case "Backspace":
		return w.t.p.close()
	default:
		return false
	}
	if i < 0 {
		return w.t.p.pan(-0.5)
	}
	if i >= len(w.nodes) {
		return w.t.p.pan(0.5)
	}
	w.at = w.nodes[i].Target
	w.place(true)
	return true
}

// beside is the mark nearest in time in the next row above or below.
func (w *walker) beside(i, way int) int {
	here := w.nodes[i]
	best, bestD := i, scene.Px(1e9)
	for k, n := range w.nodes {
		dy := (n.Y - here.Y) * scene.Px(way)
		if dy < 8 {
			continue
		}
		dx := n.X - here.X
		if dx < 0 {
			dx = -dx
		}
		if d := dx + 3*dy; d < bestD {
			best, bestD = k, d
		}
	}
	return best
}
