package canvas

import (
	"syscall/js"

	"parley/app/scene"
)

// Surface is a canvas element to draw scenes on.
type Surface struct {
	el    js.Value
	pen   js.Value // the painter's object for it
	paint js.Value // the painter's function that draws the buffer, without arguments
	enc   *Encoder
	u8    js.Value // the painter's copy of the buffer
	size  int      // its length in bytes
}

// painter returns web/painter.js.
func painter() js.Value { return js.Global().Get("parleyPainter") }

// New wraps a canvas element, given as a js.Value. It returns nil if there is none, or if
// the painter is not on the page.
func New(el any) *Surface {
	v, ok := el.(js.Value)
	if !ok || !v.Truthy() || !painter().Truthy() {
		return nil
	}
	pen := painter().Call("surface", v)
	return &Surface{el: v, pen: pen, paint: pen.Get("paint"), enc: NewEncoder()}
}

// Same reports whether the surface wraps this element.
func (s *Surface) Same(el any) bool {
	v, ok := el.(js.Value)
	return ok && s.el.Equal(v)
}

// Setup passes the styles' colours and fonts to the painter, which resolves them for the
// current theme; call it again after a change of theme.
func Setup() {
	if p := painter(); p.Truthy() {
		p.Call("setup", Palette(), Fonts())
	}
}

// Draw paints a scene at device resolution, with one copy and one call.
func (s *Surface) Draw(sc *scene.Scene) {
	s.send(sc)
	s.paint.Invoke()
}

// PNG paints a scene at twice its size, without changing the visible canvas, and passes
// it to done as a Blob, or nil if the browser fails.
func (s *Surface) PNG(sc *scene.Scene, done func(blob any)) {
	s.send(sc)
	var f js.Func
	f = js.FuncOf(func(_ js.Value, args []js.Value) any {
		f.Release()
		if len(args) == 0 || !args[0].Truthy() {
			done(nil)
		} else {
			done(args[0])
		}
		return nil
	})
	s.pen.Call("png", 2, f)
}

// send copies a scene's buffer and new strings to the painter.
func (s *Surface) send(sc *scene.Scene) {
	buf := s.enc.Encode(sc)
	if st := &s.enc.Strings; st.Pending() {
		s.pen.Call("strings", st.First, st.Joined(), st.Cleared)
		st.Sent()
	}
	if len(buf) > s.size {
		s.size = len(buf) * 3 / 2
		s.u8 = s.pen.Call("buffer", s.size)
	}
	js.CopyBytesToJS(s.u8, buf)
}

// Measurer measures texts in the page's fonts and caches the widths.
type Measurer struct{ known map[key]scene.Px }

type key struct {
	st   scene.Style
	text string
}

// mostMeasured bounds the widths that a Measurer caches.
const mostMeasured = 20000

// NewMeasurer returns a measurer. Without a painter on the page it estimates.
func NewMeasurer() *Measurer { return &Measurer{known: make(map[key]scene.Px)} }

// Measure returns the width of a text in a style, in CSS pixels.
func (m *Measurer) Measure(st scene.Style, text string) scene.Px {
	k := key{st, text}
	if w, ok := m.known[k]; ok {
		return w
	}
	p := painter()
	if !p.Truthy() {
		return scene.Widths{}.Measure(st, text)
	}
	w := scene.Px(p.Call("measure", int(st), text).Float())
	if len(m.known) >= mostMeasured {
		clear(m.known)
	}
	m.known[k] = w
	return w
}
