// Package browser is the seam to the page the program runs in: elements,
// frames, pointers, keys, the address, storage, the clipboard, downloads. The
// other place that touches syscall/js is app/scene/canvas.
//
// Every function does nothing, or returns a zero value, when the program does
// not run in a browser, so that what builds on it can be tested without one.
// All callbacks run on the browser's main thread and must not block.
package browser

// Gesture holds what a pointer surface calls. Coordinates are CSS pixels from
// the surface's top left corner. Nil functions are not called.
type Gesture struct {
	// Press starts a gesture; returning false leaves it to the page.
	Press func(x, y float64, touch bool) bool
	// Drag moves by the given way since the last call. A finger that sets out
	// up or down scrolls the page instead.
	Drag func(x, y, dx, dy float64)
	// Upright reports whether a finger that sets out up (-1) or down (1) drags
	// instead of scrolling the page. The element's touch-action must agree.
	Upright func(way float64) bool
	// Release ends a drag. vx is the speed in pixels a millisecond, 0 when the
	// pointer had come to rest, when a second finger came, or when the browser
	// took the pointer back.
	Release func(vx float64)
	// Tap is a press and release in one place; count is 2 for the second of a
	// double tap.
	Tap func(x, y float64, count int)
	// LongPress is a press that stays in one place for half a second. No Tap
	// follows.
	LongPress func(x, y float64)
	// Zoom scales by factor about a point: ctrl or command wheel, pinch, trackpad.
	// The point may lie beyond the surface, when two fingers also move aside.
	Zoom func(x, y, factor float64)
	// Wheel scrolls; returning false leaves it to the page. A chart that fills
	// the screen may take it and zoom.
	Wheel func(x, y, dx, dy float64) bool
	// Hover is the pointer moving without a button; inside is false as it leaves.
	Hover func(x, y float64, inside bool)
}

// Action is a click, input or key on an element that carries data-do.
type Action struct {
	Kind    string // click, input, change or key
	Do      string // the value of data-do
	Value   string // the value of the control
	Checked bool
	Key     string // for key: as KeyboardEvent.key, with "Shift+" in front when held
}

// Box is a rectangle in CSS pixels.
type Box struct{ X, Y, W, H float64 }

// Button is one proxy of a drawn chart: where it lies in its layer, what it is
// called, what it does.
type Button struct {
	Box     Box
	Label   string
	Do      string // becomes data-do
	Tab     bool   // may be reached with the tab key
	Pressed bool
}
