package canvas

import (
	"strconv"
	"strings"
	"syscall/js"

	"parley/app/scene"
)

// Surface is a canvas element that scenes are drawn on.
type Surface struct {
	el   js.Value
	ctx  js.Value
	enc  *Encoder
	u8   js.Value
	size int
}

// painter is web/painter.js.
func painter() js.Value { return js.Global().Get("parleyPainter") }

// New wraps a canvas element, given as a js.Value. It returns nil when there is
// none, or when the painter is not on the page.
func New(el any) *Surface {
	v, ok := el.(js.Value)
	if !ok || !v.Truthy() || !painter().Truthy() {
		return nil
	}
	return &Surface{el: v, enc: NewEncoder()}
}

// Same reports whether the surface is of that element.
func (s *Surface) Same(el any) bool {
	v, ok := el.(js.Value)
	return ok && s.el.Equal(v)
}

// Setup tells the painter the colours and fonts of the page; again after the
// theme has changed.
func Setup() {
	p := painter()
	if !p.Truthy() {
		return
	}
	fonts := make([]string, scene.StyleCount)
	names := Colours()
	for i := range scene.Styles {
		st := &scene.Styles[i]
		if st.Size == 0 {
			continue
		}
		f := strconv.FormatFloat(float64(st.Size), 'f', -1, 32) + "px"
		if st.Bold {
			f = "600 " + f
		}
		if st.Italic {
			f = "italic " + f
		}
		strike := "0"
		if st.Strike {
			strike = "1"
		}
		fonts[i] = strings.Join([]string{f, strconv.Itoa(find(names, st.Fill)), strconv.Itoa(find(names, st.HaloToken)),
			strconv.FormatFloat(float64(st.HaloWidth), 'f', -1, 32), strike}, "|")
	}
	p.Call("setup", strings.Join(names, ","), strings.Join(fonts, ";"))
}

// Draw paints a scene, scaled to the device's pixels.
func (s *Surface) Draw(sc *scene.Scene) {
	buf := s.enc.Encode(sc)
	p := painter()
	if s.enc.Cleared || len(s.enc.Fresh) > 0 {
		p.Call("strings", s.el, s.enc.First, strings.Join(s.enc.Fresh, "\x00"), s.enc.Cleared)
		s.enc.Sent()
	}
	if len(buf) > s.size {
		s.u8 = p.Call("buffer", s.el, len(buf)*3/2)
		s.size = len(buf) * 3 / 2
	}
	if len(buf) > 0 {
		js.CopyBytesToJS(s.u8, buf)
	}
	p.Call("paint", s.el, float64(sc.W), float64(sc.H), len(buf)/4)
}

// PNG gives the last picture at twice the size as a Blob, to done.
func (s *Surface) PNG(sc *scene.Scene, done func(blob any)) {
	var f js.Func
	f = js.FuncOf(func(_ js.Value, args []js.Value) any {
		f.Release()
		done(args[0])
		return nil
	})
	buf := s.enc.Encode(sc)
	painter().Call("png", s.el, float64(sc.W), float64(sc.H), len(buf)/4, 2, f)
}

// Measurer measures texts in the page's fonts and remembers what it has
// measured.
type Measurer struct{ known map[key]scene.Px }

type key struct {
	st   scene.Style
	text string
}

// NewMeasurer makes a measurer. Without a painter it estimates.
func NewMeasurer() *Measurer { return &Measurer{known: make(map[key]scene.Px)} }

// Measure is the width of a text set in a style.
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
	if len(m.known) > 20000 {
		clear(m.known)
	}
	m.known[k] = w
	return w
}
