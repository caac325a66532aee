package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/browser"
	"parley/app/scene"
	"parley/app/scene/canvas"
	"parley/app/timeline"
	"parley/app/timescale"
	"parley/data/dataset"
	"parley/data/edtf"
)

// timelineStage is the timeline: overview, axis, lanes and the knowledge clock,
// each a canvas, with a layer of buttons above the lanes for the keyboard. On a
// narrow page it is the overview and the list, in which time runs down.
type timelineStage struct {
	p      *Page
	meas   *canvas.Measurer
	charts [5]*timeline.Chart // by lane mode, made when first shown

	over, corner, axis, gutter, lanes, known surface

	box    browser.Box // of the lanes' scroller
	top    scene.Px    // how far it is scrolled
	overW  float64
	want   bool // a drawing is on its way
	drag   float64
	glide  int // number of the running movement; a newer one stops it
	rest   func()
	walker walker
	brush  brush
	column downward
	tip    string
}

func newTimelineStage(p *Page) *timelineStage {
	t := &timelineStage{p: p, meas: canvas.NewMeasurer()}
	t.over.id, t.corner.id, t.axis.id = "cv-over", "cv-corner", "cv-axis"
	t.gutter.id, t.lanes.id, t.known.id = "cv-gutter", "cv-lanes", "cv-known"
	t.walker.t, t.brush.t, t.column.t = t, t, t
	t.column.shown = dataset.None
	return t
}

// chart is the chart of the lane mode in force.
func (t *timelineStage) chart() *timeline.Chart {
	mode := t.p.m.State.Lanes
	if t.charts[mode] == nil {
		t.charts[mode] = timeline.New(t.p.m.D, mode, t.p.w, t.meas)
	}
	return t.charts[mode]
}

func (t *timelineStage) render() app.UI {
	w := t.p.w
	cv := func(id, class string) app.UI {
		return h("canvas", at{"id", id, "class", class, "aria-hidden", "true"})
	}
	over := t.overview()
	if t.p.size == Narrow {
		return h("div.column", at{"id", "timeline"}, over, t.windowLine(), t.down())
	}
	return h("figure.chart", at{"id", "timeline", "aria-label", w.Say("view.timeline")},
		over,
		h("div.axis", at{"id", "axis"}, cv("cv-corner", "left"), h("div.plot", nil, cv("cv-axis", ""))),
		h("div.lanes", at{"id", "lanes", "tabindex", "-1"},
			h("div", at{"id", "lanes-high"}),
			h("div.pin", at{"id", "lanes-pin"}, cv("cv-gutter", "left"),
				h("div.plot", at{"id", "plot"}, cv("cv-lanes", ""), h("div.proxies", at{"id", "proxies", "role", "group", "aria-label", w.Say("timeline.events")})),
				h("div.tip", at{"id", "tip", "aria-hidden", "true", "hidden", "true"}))),
		h("div.known-strip", at{"id", "known"}, cv("cv-known", ""), t.clock()),
	)
}

// overview is the strip over the whole range with the window in it, as a canvas
// and two sliders; attachOverview makes it work.
func (t *timelineStage) overview() app.UI {
	w := t.p.w
	return h("div.over", at{"id", "over"}, h("canvas", at{"id", "cv-over", "aria-hidden", "true"}),
		h("div.sliders", nil,
			h("label", nil, h("span.sr", nil, text(w.Say("overview.from"))), h("input", at{"type", "range", "id", "brush-from", "data-do", "brush-from", "min", "0", "max", "1000"})),
			h("label", nil, h("span.sr", nil, text(w.Say("overview.to"))), h("input", at{"type", "range", "id", "brush-to", "data-do", "brush-to", "min", "0", "max", "1000"}))))
}

func (t *timelineStage) attachOverview() {
	t.over.attach()
	browser.OnGesture(browser.ByID("cv-over"), t.brush.gesture())
}

// clock is the control of the second clock: steps, the day, back to the latest.
func (t *timelineStage) clock() app.UI {
	p := t.p
	on := p.m.State.On
	label := p.w.Say("known.latest", p.w.Date(p.m.D.Meta.AsOf))
	if on != 0 {
		label = p.w.Say("known.on", p.w.Weekday(edtf.FromDay(int64(on))))
	}
	line := p.w.Say("known.all")
	if on != 0 {
		line = p.w.Count("known.hidden", p.hiddenSources())
	}
	frame := "tb framed"
	if p.size == Narrow {
		frame = "tb"
		label = p.w.Say("known.short", p.w.Say("known.newest"))
		if on != 0 {
			label = p.w.Say("known.short", p.w.ShortDate(edtf.FromDay(int64(on))))
		}
	}
	return h("div.clock", nil,
		h("button", at{"type", "button", "class", frame, "data-do", "known-back", "aria-label", p.w.Say("known.back")}, glyph("ic", "i-left")),
		h("label", at{"class", frame + " k day"}, h("span", at{"id", "known-label"}, text(label)),
			h("input", at{"type", "date", "data-do", "on-day", "id", "on-day", "aria-label", p.w.Say("known.day")})),
		h("button", at{"type", "button", "class", frame, "data-do", "known-next", "aria-label", p.w.Say("known.next"), "disabled", yes(on == 0)}, glyph("ic", "i-right")),
		h("span.quiet.phone-off", nil, text(line)),
		when(on != 0, func() app.UI { return button("link", "latest", text(p.w.Say("known.forward"))) }),
	)
}

// hiddenSources counts the sources published after the knowledge day.
func (p *Page) hiddenSources() int {
	n := 0
	for _, tick := range p.m.Ledger.Ticks() {
		if tick.Day > p.m.On() {
			n += tick.Sources
		}
	}
	return n
}

func (t *timelineStage) attach() {
	canvas.Setup()
	for _, s := range []*surface{&t.corner, &t.axis, &t.gutter, &t.lanes, &t.known} {
		s.attach()
	}
	switch {
	case t.p.size != Narrow:
	case t.column.fits():
		t.column.attach()
	default:
		t.p.list.attach()
	}
	browser.OnResize(browser.ByID("timeline"), func(w, h float64) {
		t.changed(false)
		if t.p.embed && t.p.size == Narrow {
			t.revealDown() // the panel below has taken room
		}
	})
	if lanes := browser.ByID("lanes"); lanes.OK() {
		browser.OnResize(lanes, func(w, h float64) { t.changed(false) }) // the axis above it grows with its periods
		browser.OnScroll(lanes, func() { t.changed(false) })
		browser.OnGesture(browser.ByID("plot"), t.gesture())
		browser.OnGesture(browser.ByID("axis"), t.gesture())
		browser.OnGesture(browser.ByID("cv-gutter"), browser.Gesture{Tap: t.tapGutter})
		browser.OnGesture(browser.ByID("cv-known"), browser.Gesture{Tap: func(x, y float64, _ int) { t.pickKnown(x) },
			Drag: func(x, y, dx, dy float64) { t.pickKnown(x) }})
	}
	t.attachOverview()
	t.changed(true)
}

// changed asks for a new drawing before the next picture, once.
func (t *timelineStage) changed(bool) {
	if t.p.size == Narrow {
		t.changedDown()
	}
	if t.want {
		return
	}
	t.want = true
	browser.Frame(func(float64) {
		t.want = false
		t.draw()
	})
}

// skirt is how far the picture of axis and lanes reaches beyond the window, in
// pixels: a drag within it only moves the picture.
const skirt scene.Px = 400

// drawOverview paints the overview and its window.
func (t *timelineStage) drawOverview() {
	if b := browser.ByID("over").Box(); b.W > 0 && t.over.on != nil {
		t.overW = b.W
		t.chart().BuildOverview(t.p.m, scene.Px(b.W), &t.over.sc)
		t.over.draw()
		t.brush.show()
	}
}

// draw builds and paints every part of the chart.
func (t *timelineStage) draw() {
	c, m := t.chart(), t.p.m
	t.drawOverview()
	browser.ByID("on-day").SetValue(edtf.FromDay(int64(m.AsOf())).String())
	if t.p.size == Narrow || t.lanes.on == nil {
		return
	}
	t.drag = 0
	scroller := browser.ByID("lanes")
	t.box = scroller.Box()
	size := timeline.Size{W: scene.Px(t.box.W), H: scene.Px(t.box.H), Skirt: skirt, Top: scene.Px(scroller.ScrollTop()), View: scene.Px(t.box.H)}
	t.top = size.Top
	f := c.Layout(m, size)
	browser.ByID("lanes-high").Style("height", pixels(max(float64(f.LanesH), t.box.H)))
	browser.ByID("lanes-pin").Style("height", pixels(t.box.H))
	browser.ByID("axis").Style("height", pixels(float64(f.AxisH)))
	c.BuildCorner(m, size, &t.corner.sc)
	c.BuildAxis(m, size, &t.axis.sc)
	c.BuildGutter(m, size, &t.gutter.sc)
	c.BuildLanes(m, size, &t.lanes.sc)
	t.axis.left, t.lanes.left = skirt, skirt
	for _, s := range []*surface{&t.corner, &t.axis, &t.gutter, &t.lanes} {
		s.draw()
	}
	if b := browser.ByID("known").Box(); b.W > 0 && t.known.on != nil {
		c.BuildKnown(m, timeline.Size{W: scene.Px(b.W), H: size.H}, &t.known.sc)
		t.known.draw()
	}
	t.walker.show()
}

// scale is the window over the width of the plot.
func (t *timelineStage) scale() timescale.Scale {
	return timescale.Scale{Window: timescale.Span{From: t.p.m.From, To: t.p.m.To}, Width: timescale.Px(t.box.W) - timescale.Px(timeline.Gutter)}
}

func (t *timelineStage) gesture() browser.Gesture {
	return browser.Gesture{
		Press:   t.press,
		Drag:    func(x, y, dx, dy float64) { t.pull(dx) },
		Release: t.release,
		Tap:     t.tap,
		Zoom:    func(x, _, factor float64) { t.look(t.scale().Zoomed(timescale.Px(x), factor).Window) },
		Wheel:   t.wheel,
		Hover:   t.hover,
	}
}

// press stops a movement where it is.
func (t *timelineStage) press(_, _ float64, _ bool) bool {
	t.glide++
	if from, to := t.p.m.Goal(); from != t.p.m.From || to != t.p.m.To {
		t.p.m.Look(t.p.m.From, t.p.m.To)
	}
	return true
}

// pull moves the picture with the pointer; beyond the skirt it is drawn anew.
func (t *timelineStage) pull(dx float64) {
	t.drag += dx
	if t.drag > float64(skirt)-20 || t.drag < 20-float64(skirt) {
		w := t.scale().Moved(timescale.Px(t.drag)).Window
		t.drag = 0
		t.look(w)
		return
	}
	t.axis.move(t.drag)
	t.lanes.move(t.drag)
	browser.ByID("proxies").Hide(true)
}

// release lets a drag run out, for at most a quarter of a second, and then
// keeps the window.
func (t *timelineStage) release(vx float64) {
	if t.p.still || vx > -0.2 && vx < 0.2 {
		t.settle()
		return
	}
	t.glide++
	run, start, last := t.glide, browser.Now(), browser.Now()
	var step func(float64)
	step = func(float64) {
		now := browser.Now()
		share := (now - start) / 250
		if run != t.glide || share >= 1 {
			t.settle()
			return
		}
		t.pull(vx * (now - last) * (1 - share))
		last = now
		browser.Frame(step)
	}
	browser.Frame(step)
}

// settle makes the window of the picture as it lies now the page's window.
func (t *timelineStage) settle() {
	browser.ByID("proxies").Hide(false)
	if t.drag != 0 {
		w := t.scale().Moved(timescale.Px(t.drag)).Window
		t.p.m.Look(w.From, w.To)
	}
	t.keep()
}

// look shows a window at once and keeps it when it has come to rest.
func (t *timelineStage) look(w timescale.Span) {
	from, to := clampWindow(t.p.m.Extent, w.From, w.To)
	t.p.m.Look(from, to)
	t.p.stage().changed(false)
	if t.rest != nil {
		t.rest()
	}
	t.rest = browser.After(120, t.keep)
}

// keep writes the window into the address and refreshes what counts in it.
func (t *timelineStage) keep() {
	browser.SetFragment(t.p.m.State.Fragment(), false)
	t.p.changed(false)
}

// flyTo moves the window in a quarter of a second, or at once where movement
// is not wanted. The state has the new window from the start; whatever sets
// another, or leaves the timeline, ends the movement.
func (t *timelineStage) flyTo(from, to edtf.Instant) bool {
	from, to = clampWindow(t.p.m.Extent, from, to)
	t.glide++
	run := t.glide
	m := t.p.m
	a, b := m.From, m.To
	m.Look(from, to)
	if t.p.still || t.p.size == Narrow || a == from && b == to {
		t.keep()
		return true
	}
	m.Pass(a, b)
	start, was := browser.Now(), [2]edtf.Instant{a, b}
	var step func(float64)
	step = func(float64) {
		if run != t.glide || t.p.m != m || was != [2]edtf.Instant{m.From, m.To} {
			return
		}
		share := min(1, (browser.Now()-start)/240)
		if share >= 1 {
			m.Pass(from, to)
			t.keep()
			return
		}
		ease := 1 - (1-share)*(1-share)*(1-share)
		mix := func(x, y edtf.Instant) edtf.Instant { return x + edtf.Instant(float64(y-x)*ease) }
		was = [2]edtf.Instant{mix(a, from), mix(b, to)}
		m.Pass(was[0], was[1])
		t.changed(false)
		browser.Frame(step)
	}
	browser.Frame(step)
	return true
}

// wheel takes sideways scrolling; up and down belongs to the page and to the
// lanes that scroll.
func (t *timelineStage) wheel(x, y, dx, dy float64) bool {
	if dx == 0 || dx*dx < dy*dy {
		return false
	}
	t.look(t.scale().Moved(timescale.Px(-dx)).Window)
	return true
}

func (t *timelineStage) tap(x, y float64, count int) {
	n, ok := t.lanes.hit(x, y)
	switch {
	case count == 2:
		s := t.scale().Zoomed(timescale.Px(x), 2)
		t.flyTo(s.Window.From, s.Window.To)
	case ok:
		t.choose(n.Target)
	}
}

// choose opens what a mark stands for.
func (t *timelineStage) choose(target scene.Target) { t.p.Do(t.does(target), "", false) }

// does is the action that a mark stands for.
func (t *timelineStage) does(target scene.Target) string {
	switch target.Kind {
	case scene.EventTarget:
		return "event:" + string(t.p.m.D.Events[target.Ref].ID)
	case scene.MoreTarget:
		from, to := edtf.Instant(target.From), edtf.Instant(target.To)
		return "more:" + edtf.FromDay(from.Day()).String() + "/" + edtf.FromDay(max(to-1, from).Day()+1).String()
	case scene.LaneTarget:
		return "lane:" + strconv.Itoa(int(target.Ref))
	}
	return ""
}

// tapGutter folds a lane to its base line, or opens it again.
func (t *timelineStage) tapGutter(x, y float64, _ int) {
	if n, ok := t.gutter.hit(x, y); ok && n.Target.Kind == scene.LaneTarget {
		t.fold(int(n.Target.Ref))
	}
}

func (t *timelineStage) fold(lane int) {
	key := t.chart().LaneKey(lane)
	t.chart().Collapse(key, !t.chart().Collapsed(key))
	t.changed(false)
}

// hover names what lies under the pointer.
func (t *timelineStage) hover(x, y float64, inside bool) {
	words := ""
	n, ok := scene.Node{}, false
	if inside {
		n, ok = t.lanes.hit(x, y)
	}
	if ok {
		words = t.chart().Speak(t.p.m, n.Target)
	}
	if words == t.tip {
		return
	}
	t.tip = words
	tip := browser.ByID("tip")
	tip.Text(words)
	tip.Hide(words == "")
	tip.Style("left", pixels(min(float64(n.X)+float64(timeline.Gutter)+20, t.box.W-340)))
	tip.Style("top", pixels(float64(n.Y+n.H)+6))
}

// pickKnown sets the second clock to the day under the pointer.
func (t *timelineStage) pickKnown(x float64) {
	at := t.scale().At(timescale.Px(x) - timescale.Px(timeline.Gutter))
	day := dataset.Day(at.Day())
	if x < float64(timeline.Gutter) || day == t.p.m.On() || day < t.p.m.FirstKnown() {
		return
	}
	s := t.p.m.State
	s.On = day
	if day >= t.p.m.LastKnown() {
		s.On = 0
	}
	t.p.Set(s)
}

func (t *timelineStage) key(key string) bool {
	if t.p.size == Narrow {
		return t.p.list.key(key)
	}
	return t.walker.key(key)
}

// picture is the chart as it is saved: all of it, without a skirt.
func (t *timelineStage) picture() (*scene.Scene, func(scene.Target) string) {
	var sc scene.Scene
	t.chart().Build(t.p.m, timeline.Size{W: max(scene.Px(t.box.W), 960)}, &sc)
	return &sc, func(target scene.Target) string { return t.chart().Speak(t.p.m, target) }
}
