package ui

import (
	"strconv"

	"parley/app/browser"
	"parley/app/scene"
	"parley/app/timeline"
	"parley/app/timescale"
	"parley/data/edtf"
)

// brush moves the window in the overview: a drag inside moves it, a drag at an
// end widens it, a drag elsewhere draws a new one. Two sliders do the same
// without a pointer.
type brush struct {
	t     *timelineStage
	mode  int // what the drag does
	start edtf.Instant
}

const (
	brushMove = iota
	brushFrom
	brushTo
	brushNew
)

// reach is the distance in pixels from an end of the window at which a pointer grabs it.
const reach = 10

func (b *brush) scale() timescale.Scale {
	return b.t.chart().OverviewScale(b.t.p.m, scene.Px(b.t.overW))
}

func (b *brush) gesture() browser.Gesture {
	return browser.Gesture{
		Press: b.press, Drag: b.drag,
		Release: func(float64) { b.t.keep() },
		Tap: func(x, y float64, _ int) {
			half := (b.t.p.m.To - b.t.p.m.From) / 2
			at := b.at(x)
			b.t.flyTo(at-half, at+half)
		},
		Zoom: func(x, _, f float64) { b.t.p.zoomAt(b.at(x), 1/f) },
	}
}

func (b *brush) left() float64 { return float64(timeline.OverviewLeft(scene.Px(b.t.overW))) }

// at returns the instant at a place of the overview's canvas.
func (b *brush) at(x float64) edtf.Instant {
	return b.scale().At(timescale.Px(x) - timescale.Px(b.left()))
}

func (b *brush) x(t edtf.Instant) float64 {
	return float64(b.scale().X(t)) + b.left()
}

func (b *brush) press(x, y float64, touch bool) bool {
	m := b.t.p.m
	from, to := b.x(m.From), b.x(m.To)
	inside := min(reach, (to-from)/4) // a short window must leave room to take it as a whole
	switch {
	case x > to-inside && x < to+reach:
		b.mode = brushTo
	case x > from-reach && x < from+inside:
		b.mode = brushFrom
	case x > from && x < to:
		b.mode = brushMove
	default:
		b.mode = brushNew
		b.start = b.at(x)
	}
	return true
}

func (b *brush) drag(x, y, dx, dy float64) {
	m := b.t.p.m
	by := b.at(x) - b.at(x-dx)
	w := timescale.Span{From: m.From, To: m.To}
	switch b.mode {
	case brushMove:
		w.From, w.To = w.From+by, w.To+by
	case brushFrom:
		w.From = min(b.at(x), w.To-edtf.DaySeconds)
	case brushTo:
		w.To = max(b.at(x), w.From+edtf.DaySeconds)
	default:
		at := b.at(x)
		w = timescale.Span{From: min(b.start, at), To: max(b.start, at) + edtf.DaySeconds}
	}
	b.t.look(w)
}

// show sets the sliders to the window.
func (b *brush) show() {
	x := b.t.p.m.Extent
	part := func(t edtf.Instant) string {
		return strconv.Itoa(int(max(0, min(1000, float64(t-x.From)/float64(max(x.To-x.From, 1))*1000))))
	}
	set := func(id string, t edtf.Instant) {
		el := browser.ByID(id)
		el.SetValue(part(t))
		el.Attr("aria-valuetext", b.t.p.w.Date(edtf.FromDay(t.Day())))
	}
	set("brush-from", b.t.p.m.From)
	set("brush-to", b.t.p.m.To)
}

// slide takes a slider's value.
func (b *brush) slide(end bool, value string) bool {
	n, err := strconv.Atoi(value)
	if err != nil {
		return false
	}
	m, x := b.t.p.m, b.t.p.m.Extent
	at := x.From + edtf.Instant(float64(x.To-x.From)*float64(n)/1000)
	w := timescale.Span{From: m.From, To: m.To}
	if end {
		w.To = max(at, w.From+edtf.DaySeconds)
	} else {
		w.From = min(at, w.To-edtf.DaySeconds)
	}
	b.t.look(w)
	return true
}
