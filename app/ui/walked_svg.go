package ui

import (
	"strconv"

	"parley/app/browser"
	"parley/app/scene"
	"parley/app/scene/svg"
	"parley/app/worldmap"
)

// walkedSVG is a chart that stands in the page as SVG: one stop of the tab key,
// and arrow keys from node to node.
type walkedSVG struct {
	id  string // of the element that holds it
	sc  scene.Scene
	buf []byte
	now int          // the node with the tab stop
	at  scene.Target // in focus last
}

// show writes the drawing into the page and keeps the keyboard where it was.
func (w *walkedSVG) show(o svg.Options) {
	el := browser.ByID(w.id)
	focused := el.Focused()
	if w.sc.H <= 0 {
		el.Markup("")
		return
	}
	o.Prefix = w.id
	w.buf = svg.Append(w.buf[:0], &w.sc, o)
	el.Markup(string(w.buf))
	switch {
	case focused && len(w.sc.Nodes) > 0:
		browser.ByID(w.node(w.now)).Focus()
	case focused: // the keys go on working
		el.Focus()
	}
}

// focused returns the node that has the keyboard, if one has.
func (w *walkedSVG) focused() (scene.Node, bool) {
	if w.now >= len(w.sc.Nodes) || !browser.ByID(w.node(w.now)).Focused() {
		return scene.Node{}, false
	}
	return w.sc.Nodes[w.now], true
}

func (w *walkedSVG) clear() { browser.ByID(w.id).Markup("") }

func (w *walkedSVG) node(i int) string { return w.id + "-" + strconv.Itoa(i) }

// control makes every node reachable by arrow keys and one by the tab key: that
// on which the keyboard was, or what is chosen, or the first.
func (w *walkedSVG) control(does func(int, scene.Target) string, chosen func(scene.Target) bool) func(int, scene.Target) svg.Control {
	w.now = 0
	found := false
	for i := range w.sc.Nodes {
		switch t := w.sc.Nodes[i].Target; {
		case t.Kind == w.at.Kind && t.Ref == w.at.Ref && w.at.Kind != scene.NoTarget:
			w.now, found = i, true
		case !found && chosen(t):
			w.now = i
		}
	}
	return func(i int, t scene.Target) svg.Control {
		return svg.Control{ID: w.node(i), Do: does(i, t), Tab: i == w.now}
	}
}

// key walks by arrow keys and works what is in focus; it takes keys only while
// the drawing has the focus.
func (w *walkedSVG) key(key string, p *Page, does func(int, scene.Target) string) bool {
	if !browser.ByID(w.id).Focused() || w.now >= len(w.sc.Nodes) {
		return false
	}
	if i, ok := browser.Numbered(w.id + "-"); ok && i < len(w.sc.Nodes) { // where a click put it
		browser.ByID(w.node(w.now)).Attr("tabindex", "-1")
		w.now = i
	}
	if do := does(w.now, w.sc.Nodes[w.now].Target); do != "" && (key == "Enter" || key == " ") {
		return p.Do(do, "", false)
	}
	to, ok := worldmap.Step(&w.sc, w.now, key)
	if !ok {
		return false
	}
	browser.ByID(w.node(w.now)).Attr("tabindex", "-1")
	w.now, w.at = to, w.sc.Nodes[to].Target
	el := browser.ByID(w.node(to))
	el.Attr("tabindex", "0")
	el.Focus()
	return true
}
