package ui

import (
	"strconv"

	"parley/app/browser"
	"parley/app/scene"
	"parley/app/worldmap"
)

// pull moves the picture with the pointer; beyond its skirt it is drawn again. What a
// finger goes on beyond the map's edge, the page is scrolled by.
func (t *mapStage) pull(dx, dy float64) {
	was := t.seen
	t.seen = t.chart.Moved(was, t.size, scene.Px(dx), scene.Px(dy))
	t.move()
	if !t.finger || was.Zoom <= worldmap.MinZoom {
		return
	}
	if _, went, _ := t.chart.Shift(was, t.seen, t.size); dy-went > .5 || dy-went < -.5 {
		browser.ByID("map").ScrollBy(0, went-dy)
	}
}

// free reports whether the enlarged map can follow a finger up (-1) or down (1).
func (t *mapStage) free(way float64) bool {
	return t.seen.Zoom > worldmap.MinZoom && t.chart.Moved(t.seen, t.size, 0, scene.Px(8*way)) != t.seen
}

// share says which ways of a finger are the browser's: up and down while the map is
// whole, and where it has come to its edge.
func (t *mapStage) share() {
	el := browser.ByID("map-view")
	way := "none"
	switch up, down := t.free(-1), t.free(1); {
	case !up && !down:
		way = "pan-y"
	case !down:
		way = "pan-up"
	case !up:
		way = "pan-down"
	}
	el.Style("touch-action", "none") // where the finer words are not known
	el.Style("touch-action", way)
}

// zoomed enlarges the picture about a point of it.
func (t *mapStage) zoomed(x, y, factor float64) {
	t.seen = t.chart.Zoomed(t.seen, t.size, scene.Px(x), scene.Px(y), factor)
	t.move()
	t.settle()
}

// move lays the picture drawn last so that it shows what is to be seen.
func (t *mapStage) move() {
	dx, dy, k := t.chart.Shift(t.drawn, t.seen, t.size)
	el := browser.ByID("map-world")
	far := float64(mapSkirt) - 10
	if k == 1 && (dx > far || dy > far || dx < -far || dy < -far) {
		t.changed(false)
		return
	}
	el.Style("transform", "translate("+pixels(dx)+","+pixels(dy)+") scale("+strconv.FormatFloat(k, 'f', 4, 64)+")")
	t.hide()
}

// settle draws the map again once the hand has rested for a moment.
func (t *mapStage) settle() {
	if t.rest != nil {
		t.rest()
	}
	t.rest = browser.After(120, func() {
		t.rest = nil
		if t.seen != t.drawn {
			t.keep()
		}
	})
}

// tap enlarges the map on a double tap. A single one is a click on a link.
func (t *mapStage) tap(x, y float64, count int) {
	if _, hit := t.under(x, y); count == 2 && !hit {
		t.to(t.chart.Zoomed(t.seen, t.size, scene.Px(x), scene.Px(y), 2))
	}
}

// under returns the node at a place of the visible part.
func (t *mapStage) under(x, y float64) (scene.Node, bool) {
	if i := t.world.sc.Hit(scene.Px(x)+mapSkirt, scene.Px(y)+mapSkirt, 4); i >= 0 {
		return t.world.sc.Nodes[i], true
	}
	return scene.Node{}, false
}

// hover names what lies under the pointer.
func (t *mapStage) hover(x, y float64, inside bool) {
	words := ""
	n, ok := t.under(x, y)
	if inside && ok {
		words = t.speak(n.Target)
	}
	if words == t.tip {
		return
	}
	t.tip = words
	tip := browser.ByID("tip")
	tip.Text(words)
	tip.Hide(words == "")
	tip.Style("left", pixels(max(0, min(x+14, float64(t.size.W)-330))))
	tip.Style("top", pixels(min(y+18, float64(t.size.H)-60)))
}

func (t *mapStage) hide() {
	if t.tip != "" {
		t.tip = ""
		browser.ByID("tip").Hide(true)
	}
}
