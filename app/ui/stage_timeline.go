package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/browser"
	"parley/app/scene"
	"parley/app/scene/canvas"
	"parley/app/timeline"
	"parley/app/timescale"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/edtf"
)

// timelineStage is the timeline: overview, axis, lanes and the knowledge clock,
// each a canvas, with a layer of buttons above the lanes for the keyboard. On a
// narrow page it is the overview and the list, in which time runs down.
type timelineStage struct {
	p      *Page
	meas   *canvas.Measurer
	charts [6]*timeline.Chart // by lane mode, made when first shown
	own    view.Lanes         // that of the record, OwnLanes if not chosen yet

	over, corner, axis, gutter, lanes, known surface

	box    browser.Box // of the lanes' scroller
	top    scene.Px    // how far it is scrolled
	overW  float64
	want   bool // a drawing is on its way
	drag   float64
	glide  int  // number of the running movement; a newer one stops it
	moving bool // a wheel or a brush moves the window
	legend legend
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

// division returns the lane mode in force.
func (t *timelineStage) division() view.Lanes {
	if mode := t.p.m.State.Lanes; mode != view.OwnLanes {
		return mode
	}
	if t.own == view.OwnLanes {
		t.own = timeline.Own(t.p.m.D)
	}
	return t.own
}

// chart returns the chart of the lane mode in force.
func (t *timelineStage) chart() *timeline.Chart {
	mode := t.division()
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
	scale := ""
	if x := t.p.m.State.Scale; x != view.ToScale {
		scale = w.Say("scale." + x.Code())
	}
	return h("figure.chart", at{"id", "timeline", "aria-label", w.Say("view.timeline"), "aria-description", scale},
		over,
		h("div.axis", at{"id", "axis"}, cv("cv-corner", "left"), h("div.plot", nil, cv("cv-axis", ""))),
		h("div.lanes", at{"id", "lanes", "tabindex", "-1"},
			h("div", at{"id", "lanes-high"}),
			h("div.pin", at{"id", "lanes-pin"}, cv("cv-gutter", "left"),
				h("div.plot", at{"id", "plot"}, cv("cv-lanes", ""), h("div.proxies", at{"id", "proxies", "role", "group", "aria-label", w.Say("timeline.events")})),
				h("div.tip", at{"id", "tip", "aria-hidden", "true", "hidden", "true"}, h("b", at{"id", "tip-title", "dir", "auto"}), h("div", at{"id", "tip-line"})))),
		h("div.known-strip", at{"id", "known"}, cv("cv-known", ""), t.clock()),
	)
}

// overview returns the strip over the whole range with the window in it, as a canvas
// and two sliders; attachOverview makes it work.
func (t *timelineStage) overview() app.UI {
	w := t.p.w
	return h("div.over", at{"id", "over"}, h("canvas", at{"id", "cv-over", "aria-hidden", "true"}),
		h("div.sliders", nil,
			h("label", nil, h("span.sr", nil, text(w.Say("overview.from"))), h("input", at{"type", "range", "id", "brush-from", "data-do", "brush-from", "min", "0", "max", "1000"})),
			h("label", nil, h("span.sr", nil, text(w.Say("overview.to"))), h("input", at{"type", "range", "id", "brush-to", "data-do", "brush-to", "min", "0", "max", "1000"}))))
}

func (t *timelineStage) attachOverview() {
	t.over.rtl = t.p.w.RTL()
	t.over.attach()
	t.onGesture("cv-over", t.brush.gesture())
}

// clock returns the control of the second clock: steps, the day, back to the latest.
func (t *timelineStage) clock() app.UI {
	p := t.p
	on, earlier := p.m.On(), p.m.State.On.Given()
	label := p.w.Say("known.latest", p.w.For("known.latest", 0).Date(p.m.D.Meta.AsOf))
	if earlier {
		label = p.w.Say("known.on", p.w.For("known.on", 0).Weekday(edtf.FromDay(int64(on))))
	}
	line, counts := p.w.Say("known.all"), ""
	if earlier {
		line, counts = p.w.Count("known.hidden", p.hiddenSources()), p.record("later", nil)
	}
	frame, forward := "tb framed", p.w.Say("known.forward")
	if p.size == Narrow {
		frame, forward = "tb", p.w.Say("known.forward-short")
		label = p.w.Say("known.short", p.w.Say("known.newest"))
		if earlier {
			label = p.w.Say("known.short", p.w.For("known.short", 0).ShortDate(edtf.FromDay(int64(on))))
		}
	}
	return h("div.clock", nil,
		p.knownStep(-1, frame, glyph("ic turn", "i-left")),
		h("label", at{"class", frame + " k day"}, h("span", at{"id", "known-label"}, text(label)),
			h("input", at{"type", "date", "data-do", "on-day", "id", "on-day", "aria-label", p.w.Say("known.day")})),
		p.knownStep(1, frame, glyph("ic turn", "i-right")),
		h("span.quiet.phone-off", at{"data-count", counts}, text(line)),
		when(earlier, func() app.UI { return button("link", "latest", text(forward)) }),
	)
}

// knownStep returns the button of one step of the second clock; without a step to go it
// cannot be pressed.
func (p *Page) knownStep(step int, class string, sign app.UI) app.UI {
	name := "next"
	if step < 0 {
		name = "back"
	}
	_, ok := p.m.NextKnown(step)
	return h("button", at{"type", "button", "class", class, "data-do", "known-" + name, "aria-label", p.w.Say("known." + name), "disabled", yes(!ok)}, sign)
}

// hiddenSources counts the sources that became known after the knowledge day.
func (p *Page) hiddenSources() int { return len(p.m.D.Sources) - p.m.Ledger.SourceCount(p.m.On()) }

func (t *timelineStage) attach() {
	canvas.Setup()
	for _, s := range []*surface{&t.corner, &t.axis, &t.gutter, &t.lanes, &t.known} {
		s.rtl = t.p.w.RTL()
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
		t.onGesture("plot", t.gesture())
		t.onGesture("axis", t.gesture())
		t.onGesture("cv-gutter", browser.Gesture{Tap: t.tapGutter})
		t.onGesture("cv-known", browser.Gesture{Tap: func(x, y float64, _ int) { t.pickKnown(x) },
			Drag: func(x, y, dx, dy float64) { t.pickKnown(x) }})
	}
	t.attachOverview()
	t.changed(true)
}

// leave takes back the heights that draw gives: the next view may stand in the same
// elements.
func (t *timelineStage) leave() {
	for _, id := range []string{"axis", "lanes-high", "lanes-pin"} {
		browser.ByID(id).Style("height", "")
	}
	t.legend.forget(t.p.keys)
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
		if t.p.stage() == stage(t) { // else it has left, and its elements are going
			t.draw()
		}
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
	from, to := m.Goal()
	rests := !t.moving && from == m.From && to == m.To
	if rests {
		t.legend.begin(t.p.keys, m.State.Fragment())
	}
	size := t.build()
	for rests { // until the legend explains what the lanes draw in the room it leaves them
		if t.legend.explain(t.p.keys, skirt, &t.axis.sc, &t.lanes.sc); t.box == browser.ByID("lanes").Box() {
			break
		}
		size = t.build()
	}
	for _, s := range []*surface{&t.corner, &t.axis, &t.gutter, &t.lanes} {
		s.draw()
	}
	if b := browser.ByID("known").Box(); b.W > 0 && t.known.on != nil {
		c.BuildKnown(m, timeline.Size{W: scene.Px(b.W), H: size.H}, &t.known.sc)
		t.known.draw()
	}
	t.walker.show()
}

// build makes the scenes of axis and lanes for the room they have, which ends where the
// axis begins.
func (t *timelineStage) build() timeline.Size {
	c, m, scroller := t.chart(), t.p.m, browser.ByID("lanes")
	t.box = scroller.Box()
	size := timeline.Size{W: scene.Px(t.box.W), H: scene.Px(t.box.H), Skirt: skirt}
	browser.ByID("axis").Style("height", pixels(float64(c.Layout(m, size).AxisH)))
	t.box = scroller.Box()
	size.H, size.View, size.Top = scene.Px(t.box.H), scene.Px(t.box.H), scene.Px(scroller.ScrollTop())
	t.top = size.Top
	browser.ByID("lanes-high").Style("height", pixels(max(float64(c.Layout(m, size).LanesH), t.box.H)))
	browser.ByID("lanes-pin").Style("height", pixels(t.box.H))
	c.BuildCorner(m, size, &t.corner.sc)
	c.BuildAxis(m, size, &t.axis.sc)
	c.BuildGutter(m, size, &t.gutter.sc)
	c.BuildLanes(m, size, &t.lanes.sc)
	t.axis.left, t.lanes.left = skirt, skirt
	return size
}

// scale returns the window over the width of the plot.
func (t *timelineStage) scale() timescale.Scale {
	return t.chart().Scale(t.p.m, scene.Px(t.box.W)-timeline.Gutter)
}

// picture returns the chart as it is saved: all of it, without a skirt.
func (t *timelineStage) picture() (*scene.Scene, func(scene.Target) string) {
	var sc scene.Scene
	t.chart().Build(t.p.m, timeline.Size{W: max(scene.Px(t.box.W), 960)}, &sc)
	if t.p.w.RTL() {
		sc.Mirror()
	}
	return &sc, func(target scene.Target) string { return t.chart().Speak(t.p.m, target) }
}
