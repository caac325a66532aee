package ui

import (
	"strconv"

	"parley/app/browser"
	"parley/app/scene"
)

// pull moves the picture with the pointer; beyond its skirt it is drawn anew.
func (t *mapStage) pull(dx, dy float64) {
	t.seen = t.chart.Moved(t.seen, t.size, scene.Px(dx), scene.Px(dy))
	t.move()
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

// settle draws the map anew once the hand has rested for a moment.
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

// under is the node at a place of the visible part.
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
