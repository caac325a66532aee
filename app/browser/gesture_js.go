package browser

import (
	"math"
	"syscall/js"
)

// slop is how far a finger may stray and still tap, in pixels.
const slop = 10

// doubleTap is the longest pause within a double tap, in milliseconds.
const doubleTap = 350

// recogniser turns raw pointer events of one surface into gestures.
type recogniser struct {
	el     js.Value
	g      Gesture
	active map[int]point // pointers that are down
	start  point
	last   point
	moved  bool
	taken  bool
	pinch  float64 // distance of two fingers at the last move
	tapAt  float64
	tap    point
	vx     float64
	lastT  float64
	left   Box
}

type point struct{ x, y float64 }

// OnGesture recognises gestures on an element. The element should have
// touch-action: pan-y so that one finger scrolls the page.
func OnGesture(e El, g Gesture) {
	if !e.OK() {
		return
	}
	r := &recogniser{el: e.v, g: g, active: make(map[int]point)}
	listen(e.v, "pointerdown", nil, r.down)
	listen(e.v, "pointermove", nil, r.move)
	listen(e.v, "pointerup", nil, r.up)
	listen(e.v, "pointercancel", nil, r.cancel)
	listen(e.v, "pointerleave", nil, func(ev js.Value) {
		if g.Hover != nil && len(r.active) == 0 {
			g.Hover(0, 0, false)
		}
	})
	listen(e.v, "wheel", map[string]any{"passive": false}, r.wheel)
}

func (r *recogniser) at(ev js.Value) point {
	return point{ev.Get("clientX").Float() - r.left.X, ev.Get("clientY").Float() - r.left.Y}
}

func (r *recogniser) measure() { r.left = El{r.el}.Box() }

func (r *recogniser) down(ev js.Value) {
	if ev.Get("button").Int() != 0 {
		return
	}
	r.measure()
	p := r.at(ev)
	touch := ev.Get("pointerType").String() == "touch"
	r.active[ev.Get("pointerId").Int()] = p
	if len(r.active) == 2 {
		r.pinch, r.moved = r.spread(), true
		return
	}
	r.start, r.last, r.moved, r.vx, r.lastT = p, p, false, 0, ev.Get("timeStamp").Float()
	r.taken = r.g.Press == nil || r.g.Press(p.x, p.y, touch)
	if r.taken && !touch {
		r.el.Call("setPointerCapture", ev.Get("pointerId"))
	}
}

func (r *recogniser) move(ev js.Value) {
	id := ev.Get("pointerId").Int()
	if _, down := r.active[id]; !down {
		if r.g.Hover != nil && ev.Get("pointerType").String() != "touch" {
			r.measure()
			p := r.at(ev)
			r.g.Hover(p.x, p.y, true)
		}
		return
	}
	p := r.at(ev)
	r.active[id] = p
	if len(r.active) == 2 {
		r.pinched()
		return
	}
	if !r.moved && math.Abs(p.x-r.start.x) < limit(ev) && math.Abs(p.y-r.start.y) < limit(ev) {
		return
	}
	r.moved = true
	now := ev.Get("timeStamp").Float()
	if dt := now - r.lastT; dt > 0 {
		r.vx = 0.6*r.vx + 0.4*(p.x-r.last.x)/dt
	}
	if r.taken && r.g.Drag != nil {
		r.g.Drag(p.x, p.y, p.x-r.last.x, p.y-r.last.y)
	}
	r.last, r.lastT = p, now
}

// limit is how far a pointer may go before it drags.
func limit(ev js.Value) float64 {
	if ev.Get("pointerType").String() == "touch" {
		return slop
	}
	return 4
}

func (r *recogniser) spread() float64 {
	var ps []point
	for _, p := range r.active {
		ps = append(ps, p)
	}
	if len(ps) < 2 {
		return 0
	}
	return math.Hypot(ps[0].x-ps[1].x, ps[0].y-ps[1].y)
}

func (r *recogniser) pinched() {
	now := r.spread()
	if r.pinch > 0 && now > 0 && r.g.Zoom != nil {
		mid := 0.0
		for _, p := range r.active {
			mid += p.x / 2
		}
		r.g.Zoom(mid, now/r.pinch)
	}
	r.pinch = now
}

func (r *recogniser) up(ev js.Value) {
	id := ev.Get("pointerId").Int()
	p, down := r.active[id]
	if !down {
		return
	}
	delete(r.active, id)
	if len(r.active) > 0 {
		return
	}
	if r.moved {
		if r.g.Release != nil {
			if ev.Get("timeStamp").Float()-r.lastT > 60 {
				r.vx = 0
			}
			r.g.Release(r.vx)
		}
		return
	}
	if !r.taken || r.g.Tap == nil {
		return
	}
	now, count := ev.Get("timeStamp").Float(), 1
	if now-r.tapAt < doubleTap && math.Hypot(p.x-r.tap.x, p.y-r.tap.y) < 2*slop {
		count = 2
		now = 0
	}
	r.tapAt, r.tap = now, p
	r.g.Tap(p.x, p.y, count)
}

func (r *recogniser) cancel(ev js.Value) {
	delete(r.active, ev.Get("pointerId").Int())
	if r.moved && len(r.active) == 0 && r.g.Release != nil {
		r.g.Release(0)
	}
}

// wheel zooms with ctrl or command held (which is also how a trackpad pinch
// arrives), offers sideways and other scrolling to Wheel, and else leaves the
// page to scroll.
func (r *recogniser) wheel(ev js.Value) {
	r.measure()
	p := r.at(ev)
	unit := 1.0
	switch ev.Get("deltaMode").Int() {
	case 1:
		unit = 16
	case 2:
		unit = 400
	}
	dx, dy := ev.Get("deltaX").Float()*unit, ev.Get("deltaY").Float()*unit
	if ev.Get("ctrlKey").Bool() || ev.Get("metaKey").Bool() {
		if r.g.Zoom != nil {
			ev.Call("preventDefault")
			dy = max(-120, min(120, dy))
			r.g.Zoom(p.x, math.Exp(-dy/240))
		}
		return
	}
	if ev.Get("shiftKey").Bool() && dx == 0 {
		dx, dy = dy, 0
	}
	if r.g.Wheel != nil && r.g.Wheel(p.x, p.y, dx, dy) {
		ev.Call("preventDefault")
	}
}
