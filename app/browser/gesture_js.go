package browser

import "syscall/js"

// surface feeds the events of one element to a recogniser.
type surface struct {
	recogniser
	el    js.Value
	box   Box      // where the element was when the gesture began
	wait  js.Value // timer of a long press
	ripe  js.Func
	scale float64 // of Safari's own pinch on a trackpad, at its last event
}

// OnGesture recognises gestures on an element, in place of those asked for
// before. The element should have touch-action: pan-y, so that one finger
// scrolls the page and two reach the program.
func OnGesture(e El, g Gesture) {
	if !e.OK() {
		return
	}
	s := &surface{recogniser: recogniser{g: g}, el: e.v}
	s.ripe = js.FuncOf(func(js.Value, []js.Value) any { s.held(); return nil })
	stop := all(
		s.rest,
		listen(e.v, "pointerdown", nil, s.pointerDown),
		listen(e.v, "pointermove", nil, s.pointerMove),
		listen(e.v, "pointerup", nil, func(ev js.Value) { s.rest(); s.up(s.contact(ev)) }),
		listen(e.v, "pointercancel", nil, func(ev js.Value) { s.rest(); s.cancel(ev.Get("pointerId").Int()) }),
		listen(e.v, "pointerleave", nil, s.pointerLeave),
		listen(e.v, "wheel", active, s.wheeled),
		listen(e.v, "gesturestart", active, func(ev js.Value) { s.scale = 1; ev.Call("preventDefault") }),
		listen(e.v, "gesturechange", active, s.pinchedOnTrackpad),
		s.ripe.Release,
	)
	keep(e.v, "gesture", stop)
}

// active are the options of a listener that may keep the page from scrolling.
var active = map[string]any{"passive": false}

func (s *surface) contact(ev js.Value) contact {
	return contact{
		id: ev.Get("pointerId").Int(), x: ev.Get("clientX").Float() - s.box.X, y: ev.Get("clientY").Float() - s.box.Y,
		t: ev.Get("timeStamp").Float(), touch: ev.Get("pointerType").String() == "touch",
	}
}

func (s *surface) look() { s.box = El{s.el}.Box() }

func (s *surface) pointerDown(ev js.Value) {
	if ev.Get("button").Int() != 0 {
		return
	}
	if len(s.fingers) == 0 {
		s.look()
	}
	s.rest()
	s.down(s.contact(ev))
	if s.waits() {
		s.wait = js.Global().Call("setTimeout", s.ripe, longPress)
	}
}

// rest stops waiting for a long press.
func (s *surface) rest() {
	if s.wait.Truthy() {
		js.Global().Call("clearTimeout", s.wait)
		s.wait = js.Undefined()
	}
}

func (s *surface) pointerMove(ev js.Value) {
	if len(s.fingers) == 0 {
		if s.g.Hover == nil {
			return
		}
		s.look()
	}
	if s.move(s.contact(ev)) {
		// From here on the drag goes on beyond the element's edge. A press alone
		// is not captured: it may be the click of something inside.
		id := ev.Get("pointerId")
		try(func() { s.el.Call("setPointerCapture", id) })
	}
}

func (s *surface) pointerLeave(ev js.Value) {
	if s.g.Hover != nil && len(s.fingers) == 0 {
		s.g.Hover(0, 0, false)
	}
}

// Pixels of one line and one page of a wheel that counts in those.
const linePixels, pagePixels = 16, 400

func (s *surface) wheeled(ev js.Value) {
	s.look()
	unit := 1.0
	switch ev.Get("deltaMode").Int() {
	case 1:
		unit = linePixels
	case 2:
		unit = pagePixels
	}
	w := turn{
		x: ev.Get("clientX").Float() - s.box.X, y: ev.Get("clientY").Float() - s.box.Y,
		dx: ev.Get("deltaX").Float() * unit, dy: ev.Get("deltaY").Float() * unit,
		zoom: ev.Get("ctrlKey").Bool() || ev.Get("metaKey").Bool(), sideways: ev.Get("shiftKey").Bool(),
	}
	if s.wheel(w) {
		ev.Call("preventDefault")
	}
}

// pinchedOnTrackpad takes the event by which Safari reports a pinch on a
// trackpad. Fingers on a screen come as pointers there, too.
func (s *surface) pinchedOnTrackpad(ev js.Value) {
	ev.Call("preventDefault")
	now := ev.Get("scale").Float()
	if len(s.fingers) > 0 || s.g.Zoom == nil || now <= 0 || s.scale <= 0 {
		return
	}
	s.look()
	s.g.Zoom(ev.Get("clientX").Float()-s.box.X, ev.Get("clientY").Float()-s.box.Y, now/s.scale)
	s.scale = now
}
