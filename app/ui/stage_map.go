package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/atlas"
	"parley/app/browser"
	"parley/app/scene"
	"parley/app/scene/canvas"
	"parley/app/scene/svg"
	"parley/app/view"
	"parley/app/worldmap"
	"parley/data/dataset"
)

// mapStage is the world map: the overview with the window, the map as real SVG
// with named links, and below it what has no place on it. A drag or a pinch moves
// the picture as a whole; it is drawn again when the hand rests.
type mapStage struct {
	p      *Page
	chart  *worldmap.Chart
	seen   worldmap.View // what is to be seen
	drawn  worldmap.View // what the picture shows
	size   worldmap.Size
	spot   view.Spot // what the address says of it
	world  walkedSVG // the map and
	tray   walkedSVG // what lies below it
	asked  [2]bool   // outlines, coarse and fine
	land   [2]*atlas.Outlines
	want   bool // a drawing is on its way
	finger bool // it is a finger that drags
	rest   func()
	tip    string
	event  dataset.EventRef // chosen at the last drawing
	place  dataset.PlaceRef
}

// mapSkirt is how far the picture reaches beyond the visible part, in pixels.
const mapSkirt scene.Px = 200

func newMapStage(p *Page) *mapStage {
	return &mapStage{p: p, world: walkedSVG{id: "map-world"}, tray: walkedSVG{id: "map-tray"}, event: dataset.None, place: dataset.None}
}

// atlas returns the stage of the world map.
func (p *Page) atlas() *mapStage { return p.stages[view.Map].(*mapStage) }

// open makes the chart when it is first needed.
func (t *mapStage) open() *worldmap.Chart {
	if t.chart == nil {
		t.chart = worldmap.New(t.p.m.D, t.p.w, canvas.NewMeasurer())
		t.seen = t.chart.Home()
	}
	if s := t.p.m.State.Spot; s != t.spot {
		t.spot, t.seen = s, t.chart.At(s)
	}
	return t.chart
}

func (t *mapStage) render() app.UI {
	w := t.p.w
	left, right := t.open().Caption(t.p.m)
	control := func(do, key, icon string) app.UI {
		return h("button", at{"type", "button", "class", "tb framed", "data-do", do, "aria-label", w.Say(key)}, glyph("ic", icon))
	}
	return h("figure.chart.world", at{"id", "map", "aria-label", w.Say("view.map")},
		t.p.timeline().overview(),
		h("div.world-line", nil,
			h("span.quiet", nil, h("span", at{"data-count", t.p.placedCounts()}, text(left)), text(" "), button("link", "pane:places", text(w.Say("map.as-list")))),
			when(t.p.size != Narrow, func() app.UI { return h("span.quiet", nil, text(right)) })),
		h("div.world-view", at{"id", "map-view"},
			h("div", at{"id", "map-world", "tabindex", "-1", "role", "group", "aria-label", w.Say("map.places")}),
			h("span.world-zoom", nil, control("map-in", "map.zoom-in", "i-plus"),
				when(t.seen.Zoom > worldmap.MinZoom, func() app.UI { return control("map-out", "map.zoom-out", "i-minus") }),
				when(t.seen.Zoom > worldmap.MinZoom, func() app.UI { return control("map-whole", "map.whole", "i-whole") })),
			h("div.tip", at{"id", "tip", "aria-hidden", "true", "hidden", "true"})),
		h("div", at{"id", "map-tray", "role", "group", "aria-label", w.Say("map.off")}),
		when(t.p.size == Narrow, func() app.UI { return h("p.quiet", nil, text(right)) }),
	)
}

func (t *mapStage) attach() {
	canvas.Setup()
	t.ask(0)
	t.p.timeline().attachOverview()
	browser.OnResize(browser.ByID("map"), func(w, h float64) { t.changed(false) })
	browser.OnGesture(browser.ByID("map-view"), browser.Gesture{
		Press:   func(_, _ float64, touch bool) bool { t.finger = touch; return true },
		Drag:    func(x, y, dx, dy float64) { t.pull(dx, dy) },
		Upright: t.free,
		Release: func(float64) { t.settle() },
		Tap:     t.tap,
		Zoom:    t.zoomed,
		Hover:   t.hover,
	})
	t.changed(true)
}

func (t *mapStage) leave() {
	t.world.clear()
	t.tray.clear()
	browser.ByID("map-view").Style("touch-action", "")
}

// ask loads outlines once; 1 is the fine ones.
func (t *mapStage) ask(fine int) {
	if t.asked[fine] {
		return
	}
	t.asked[fine] = true
	done := browser.Busy()
	go func() {
		data, err := browser.Load([2]string{"land", "landFine"}[fine])
		var o *atlas.Outlines
		if err == nil {
			o, err = atlas.Decode(data)
		}
		browser.Frame(func(float64) {
			defer done()
			if err != nil {
				t.asked[fine] = false
				t.p.Fail(t.p.w.Say("map.land-failed"))
				return
			}
			t.land[fine] = o
			t.chart.SetLand(t.land[0], t.land[1])
			t.changed(false)
		})
	}()
}

// changed asks for a new drawing before the next picture, once.
func (t *mapStage) changed(bool) {
	if t.want {
		return
	}
	t.want = true
	browser.Frame(func(float64) {
		t.want = false
		t.draw()
	})
}

// draw draws overview, tray and map; the tray first, since it leaves the map its
// room.
func (t *mapStage) draw() {
	if t.p.stage() != stage(t) || !browser.ByID("map-view").OK() { // a late answer may find another record
		return
	}
	c, m := t.open(), t.p.m
	t.p.timeline().drawOverview()
	wide := scene.Px(browser.ByID("map-view").Box().W)
	c.BuildTray(m, wide, &t.tray.sc)
	t.tray.show(t.options(&t.tray))
	b := browser.ByID("map-view").Box()
	if b.W <= 0 || b.H <= 0 {
		return
	}
	t.size = worldmap.Size{W: scene.Px(b.W), H: scene.Px(b.H), Skirt: mapSkirt}
	if m.Selected != t.event || m.Place != t.place {
		t.event, t.place = m.Selected, m.Place
		t.seen = c.Show(m, t.seen, t.size)
	}
	t.seen = c.Clamp(t.seen)
	if c.NeedsFine(t.seen, t.size) {
		t.ask(1)
	}
	c.Build(m, t.seen, t.size, &t.world.sc)
	if out := t.seen.Zoom > worldmap.MinZoom; out != (t.drawn.Zoom > worldmap.MinZoom) {
		t.p.refresh() // with or without the buttons that lead back
	}
	t.drawn = t.seen
	t.share()
	t.world.show(t.options(&t.world))
	t.move()
}

func (t *mapStage) options(w *walkedSVG) svg.Options {
	return svg.Options{Speak: t.speak, Href: t.href, Control: w.control(t.does, t.chosen)}
}

func (t *mapStage) speak(x scene.Target) string { return t.chart.Speak(t.p.m, x) }

// chosen reports whether a target is what is chosen, for the tab stop.
func (t *mapStage) chosen(x scene.Target) bool {
	m := t.p.m
	return x.Kind == scene.EventTarget && x.Ref == int32(m.Selected) || x.Kind == scene.PlaceTarget && m.Place >= 0 && t.chart.SiteOf(m.Place) == dataset.PlaceRef(x.Ref)
}

// href returns the address of a place, an event or a tray: the same page with it selected.
func (t *mapStage) href(x scene.Target) string {
	s := t.p.m.State
	switch x.Kind {
	case scene.PlaceTarget:
		return t.p.hrefPlace(t.p.m.D.Places[x.Ref].ID)
	case scene.EventTarget:
		return t.p.hrefEvent(t.p.m.D.Events[x.Ref].ID)
	case scene.LaneTarget:
		s.Event, s.Actor, s.Other, s.Tie, s.Place, s.Panel = "", "", "", nil, "", offPane+worldmap.Tray(x.Ref).Code()
		return "#" + s.Fragment()
	}
	return ""
}

// hrefPlace returns the address of the page with a place chosen.
func (p *Page) hrefPlace(id dataset.PlaceID) string {
	s := p.m.State
	atPlace(&s, string(id))
	return "#" + s.Fragment()
}

// atPlace chooses a place and nothing else.
func atPlace(s *view.State, id string) {
	s.Place, s.Event, s.Actor, s.Other, s.Tie, s.Panel = dataset.PlaceID(id), "", "", "", nil, ""
}

// does returns the action of a node that is no link: a group opens.
func (t *mapStage) does(i int, x scene.Target) string {
	if x.Kind == scene.GroupTarget {
		return "map-open:" + strconv.Itoa(i)
	}
	return ""
}

// openGroup enlarges the map until the places of a group stand apart; those that
// lie on one spot are listed.
func (t *mapStage) openGroup(arg string) bool {
	i, err := strconv.Atoi(arg)
	if err != nil || i < 0 || i >= len(t.world.sc.Nodes) {
		return false
	}
	x := t.world.sc.Nodes[i].Target
	v, ok := t.chart.Opened(t.seen, t.size, x)
	members := t.chart.Members(x)
	if !ok {
		return len(members) > 0 && t.p.Do("pane:places", "", false)
	}
	t.world.at = scene.Target{Kind: scene.PlaceTarget, Ref: int32(members[0])}
	t.to(v)
	return true
}

// to shows a view at once.
func (t *mapStage) to(v worldmap.View) bool {
	t.seen = t.chart.Clamp(v)
	t.keep()
	return true
}

// keep writes what is seen into the address, and draws it.
func (t *mapStage) keep() {
	s := t.p.m.State
	s.Spot = t.chart.Spot(t.seen)
	if s.Spot == t.p.m.State.Spot {
		t.changed(false)
		return
	}
	t.spot, t.seen = s.Spot, t.chart.At(s.Spot) // what the address brings back
	t.p.Set(s)
}

// zoom enlarges about the place that has the keyboard, else about the middle; 0
// shows the whole map.
func (t *mapStage) zoom(factor float64) bool {
	if t.chart == nil || t.size.W <= 0 {
		return false
	}
	if factor == 0 {
		return t.to(t.chart.Home())
	}
	x, y := t.size.W/2, t.size.H/2
	if n, ok := t.world.focused(); ok {
		x, y = t.chart.Where(t.seen, t.size, n.Target)
	}
	return t.to(t.chart.Zoomed(t.seen, t.size, x, y, factor))
}

func (t *mapStage) key(key string) bool {
	if !browser.ByID("map").Focused() {
		return false
	}
	for _, w := range []*walkedSVG{&t.world, &t.tray} {
		if w.key(key, t.p, t.does) {
			return true
		}
	}
	if !browser.ByID("map-view").Focused() {
		return false
	}
	step := float64(t.size.W) / 5
	switch key {
	case "+", "=":
		return t.zoom(2)
	case "-":
		return t.zoom(0.5)
	case "0":
		return t.zoom(0)
	case "Shift+ArrowLeft":
		return t.to(t.chart.Moved(t.seen, t.size, scene.Px(step), 0))
	case "Shift+ArrowRight":
		return t.to(t.chart.Moved(t.seen, t.size, scene.Px(-step), 0))
	case "Shift+ArrowUp":
		return t.to(t.chart.Moved(t.seen, t.size, 0, scene.Px(step)))
	case "Shift+ArrowDown":
		return t.to(t.chart.Moved(t.seen, t.size, 0, scene.Px(-step)))
	case "Backspace":
		return t.p.close()
	}
	return false
}

func (t *mapStage) picture() (*scene.Scene, func(scene.Target) string) { return t.sheet(), t.speak }

// sheet returns the map with captions and tray, drawn for a file.
func (t *mapStage) sheet() *scene.Scene {
	var s scene.Scene
	t.open().Sheet(t.p.m, t.seen, max(t.size.W, 1000), &s)
	return &s
}
