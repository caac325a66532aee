package ui

import (
	"strconv"

	"parley/app/browser"
	"parley/app/scene"
	"parley/app/timeline"
	"parley/app/timescale"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/edtf"
)

// gesture is what a hand does on the chart: drag, pinch, wheel, tap, hover.
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

// onGesture hears a gesture on an element of the chart, in the mirror where the page is read from
// right to left.
func (t *timelineStage) onGesture(id string, g browser.Gesture) {
	el := browser.ByID(id)
	if t.p.w.RTL() {
		g = mirrored(g, func() float64 { return el.Box().W })
	}
	browser.OnGesture(el, g)
}

// press stops a movement where it is.
func (t *timelineStage) press(_, _ float64, _ bool) bool {
	t.glide++
	if from, to := t.p.m.Goal(); from != t.p.m.From || to != t.p.m.To {
		t.p.m.Look(t.p.m.From, t.p.m.To)
	}
	return true
}

// pull moves the picture with the pointer; beyond the skirt it is drawn again.
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
	t.moving = true
	t.p.stage().changed(false)
	if t.rest != nil {
		t.rest()
	}
	t.rest = browser.After(120, t.keep)
}

// keep writes the window into the address and refreshes what counts in it.
func (t *timelineStage) keep() {
	t.moving = false
	t.p.address(false)
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

// does returns the action that a mark stands for.
func (t *timelineStage) does(target scene.Target) string {
	switch target.Kind {
	case scene.EventTarget:
		return "event:" + string(t.p.m.D.Events[target.Ref].ID)
	case scene.MoreTarget:
		margin := (target.To - target.From) / 2 // the stretch opens to half of the window
		from, to := edtf.Instant(target.From-margin), edtf.Instant(target.To+margin)
		if to-from > (t.p.m.To-t.p.m.From)/4*3 {
			return "rows:" + strconv.Itoa(int(target.Other)) // nothing closer to see
		}
		return "window:" + edtf.FromDay(from.Day()).String() + "/" + edtf.FromDay(to.Day()+1).String()
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
	title, line := "", ""
	n, ok := scene.Node{}, false
	if inside {
		n, ok = t.lanes.hit(x, y)
	}
	if ok {
		title, line = t.chart().Tip(t.p.m, n.Target)
	}
	if title+line == t.tip {
		return
	}
	t.tip = title + line
	browser.ByID("tip-title").Text(title)
	browser.ByID("tip-line").Text(line)
	tip := browser.ByID("tip")
	tip.Hide(t.tip == "")
	tip.Style("inset-inline-start", pixels(min(float64(n.X)+float64(timeline.Gutter)+20, t.box.W-340)))
	tip.Style("top", pixels(float64(n.Y+n.H)+6))
}

// pickKnown sets the second clock to the day under the pointer.
func (t *timelineStage) pickKnown(x float64) {
	at := t.scale().At(timescale.Px(x) - timescale.Px(timeline.Gutter))
	day := dataset.DayOf(at)
	if x < float64(timeline.Gutter) || day == t.p.m.On() || day < t.p.m.FirstKnown() {
		return
	}
	if day >= t.p.m.LastKnown() {
		day = dataset.LatestDay
	}
	t.p.known(view.KnownOn(day))
}

func (t *timelineStage) key(key string) bool {
	if t.p.size == Narrow {
		return t.p.list.key(key)
	}
	return t.walker.key(key)
}
