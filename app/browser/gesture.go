package browser

import "math"

const (
	slop       = 10.0  // how far a finger may stray and still tap, in pixels
	mouseSlop  = 4.0   // the same for a mouse
	doubleTap  = 350.0 // the longest pause within a double tap, in milliseconds
	longPress  = 500   // how long a long press lasts, in milliseconds
	stillAfter = 60.0  // a pointer that has not moved for so long has no speed, in milliseconds
	farAway    = 1e5   // the farthest point that a pinch zooms about, in pixels
)

// contact is what one pointer event says: which pointer, where on the surface
// in pixels, when in milliseconds, and whether it is a finger.
type contact struct {
	id      int
	x, y, t float64
	touch   bool
}

// turn is what one wheel event says, in pixels.
type turn struct {
	x, y, dx, dy float64
	zoom         bool // ctrl or command is held, as a trackpad's pinch reports itself
	sideways     bool // shift is held
}

type point struct{ x, y float64 }

// recogniser turns the pointer events of one surface into gestures. It knows no
// browser.
type recogniser struct {
	g       Gesture
	fingers []contact // that are down, in the order in which they came
	start   point     // of the one pointer
	last    contact   // its last event
	moved   bool      // it drags
	taken   bool      // the surface has taken it
	vx      float64   // its speed in pixels a millisecond
	base    pinch     // the fingers as they lay when Zoom was last called
	tapped  contact   // the last tap
}

// pinch is the middle of two fingers and how far they are apart.
type pinch struct{ x, y, apart float64 }

func (r *recogniser) find(id int) int {
	for i := range r.fingers {
		if r.fingers[i].id == id {
			return i
		}
	}
	return -1
}

// down takes a pointer that was pressed.
func (r *recogniser) down(c contact) {
	if i := r.find(c.id); i >= 0 {
		r.fingers[i] = c
		return
	}
	r.fingers = append(r.fingers, c)
	switch len(r.fingers) {
	case 1:
		r.press(c, false)
	case 2:
		if r.moved && r.taken {
			r.release(0)
		}
		r.moved, r.base = true, r.spread()
	}
}

// press begins the gesture of one pointer.
func (r *recogniser) press(c contact, moved bool) {
	r.start, r.last, r.moved, r.vx = point{c.x, c.y}, c, moved, 0
	r.taken = r.g.Press == nil || r.g.Press(c.x, c.y, c.touch)
}

// move takes a pointer that has moved. It reports true once, when a drag begins
// that the surface has taken: the pointer may then be captured.
func (r *recogniser) move(c contact) (begins bool) {
	i := r.find(c.id)
	if i < 0 {
		if r.g.Hover != nil && !c.touch && len(r.fingers) == 0 {
			r.g.Hover(c.x, c.y, true)
		}
		return false
	}
	r.fingers[i] = c
	if len(r.fingers) > 1 {
		r.pinched()
		return false
	}
	if !r.moved {
		if begins = r.begins(c); !begins {
			return false
		}
		r.moved = true
	}
	r.drag(c)
	return begins && r.taken
}

// begins reports whether a pointer has gone so far that it drags. A finger that
// sets out up or down scrolls the page and is given up, unless the surface wants it.
func (r *recogniser) begins(c contact) bool {
	dx, dy := math.Abs(c.x-r.start.x), math.Abs(c.y-r.start.y)
	if !c.touch {
		return max(dx, dy) >= mouseSlop
	}
	if max(dx, dy) < slop {
		return false
	}
	if dy > dx && (r.g.Upright == nil || !r.g.Upright(math.Copysign(1, c.y-r.start.y))) {
		r.taken = false
	}
	return true
}

func (r *recogniser) drag(c contact) {
	if dt := c.t - r.last.t; dt > 0 {
		r.vx = 0.6*r.vx + 0.4*(c.x-r.last.x)/dt
	}
	dx, dy := c.x-r.last.x, c.y-r.last.y
	r.last = c
	if r.taken && r.g.Drag != nil {
		r.g.Drag(c.x, c.y, dx, dy)
	}
}

func (r *recogniser) spread() pinch {
	a, b := r.fingers[0], r.fingers[1]
	return pinch{(a.x + b.x) / 2, (a.y + b.y) / 2, max(1, math.Hypot(a.x-b.x, a.y-b.y))}
}

// pinched zooms so that what lay under the fingers stays under them: scaling
// about the one point that their movement leaves where it is.
func (r *recogniser) pinched() {
	now := r.spread()
	f := now.apart / r.base.apart
	if math.Abs(f-1) < 0.002 || r.g.Zoom == nil {
		return
	}
	x, y := (now.x-f*r.base.x)/(1-f), (now.y-f*r.base.y)/(1-f)
	r.base = now
	r.g.Zoom(max(-farAway, min(farAway, x)), max(-farAway, min(farAway, y)), f)
}

// up takes a pointer that was released.
func (r *recogniser) up(c contact) {
	if !r.lift(c.id) {
		return
	}
	if r.moved {
		if c.t-r.last.t > stillAfter {
			r.vx = 0
		}
		r.release(r.vx)
		return
	}
	r.tap(c)
}

// cancel takes a pointer that the browser has taken back.
func (r *recogniser) cancel(id int) {
	if r.lift(id) && r.moved {
		r.release(0)
	}
}

// lift removes a pointer; it reports whether it was the last. The one that is
// left of two goes on as a drag.
func (r *recogniser) lift(id int) (last bool) {
	i := r.find(id)
	if i < 0 {
		return false
	}
	r.fingers = append(r.fingers[:i], r.fingers[i+1:]...)
	switch len(r.fingers) {
	case 0:
		return true
	case 1:
		r.press(r.fingers[0], true)
	default:
		r.base = r.spread()
	}
	return false
}

func (r *recogniser) release(vx float64) {
	if r.taken && r.g.Release != nil {
		r.g.Release(vx)
	}
}

func (r *recogniser) tap(c contact) {
	if !r.taken || r.g.Tap == nil {
		return
	}
	count := 1
	if c.t-r.tapped.t < doubleTap && math.Hypot(c.x-r.tapped.x, c.y-r.tapped.y) < 2*slop {
		count = 2
	}
	r.tapped = c
	if count == 2 {
		r.tapped.t = math.Inf(-1) // a third tap begins again
	}
	r.g.Tap(c.x, c.y, count)
}

// waits reports whether a long press may come of what is down now.
func (r *recogniser) waits() bool {
	return r.g.LongPress != nil && len(r.fingers) == 1 && !r.moved && r.taken
}

// held ends the gesture as a long press if the pointer has not moved.
func (r *recogniser) held() {
	if r.waits() {
		r.taken = false
		r.g.LongPress(r.last.x, r.last.y)
	}
}

// wheel takes a turn of the wheel; it reports whether the page must not scroll.
func (r *recogniser) wheel(w turn) (taken bool) {
	if w.zoom {
		if r.g.Zoom == nil {
			return false
		}
		r.g.Zoom(w.x, w.y, math.Exp(-max(-120, min(120, w.dy))/240))
		return true
	}
	if w.sideways && w.dx == 0 {
		w.dx, w.dy = w.dy, 0
	}
	return r.g.Wheel != nil && r.g.Wheel(w.x, w.y, w.dx, w.dy)
}
