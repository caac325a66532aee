// Package canvas draws a scene on a Canvas 2D: Encode turns it into one byte
// buffer, which crosses to the page in one copy and is drawn by one loop of
// web/painter.js. The encoding part is plain Go and tested without a browser.
//
// The buffer is a row of 32-bit little-endian words: an operation, then its
// arguments as floats, except for counts, colours and string numbers, which are
// whole numbers. Operations: see the constants; painter.js has the same list.
package canvas

import (
	"encoding/binary"
	"math"

	"parley/app/scene"
)

// Operations of the buffer and the arguments that follow each.
const (
	opInk    = 1 // fill, stroke (colours, -1 none), width, dash on, dash off, alpha
	opRect   = 2 // x y w h
	opPath   = 3 // closed, count of floats, x y ...
	opCurve  = 4 // width (0: the ink's), eight floats
	opCircle = 5 // x y r
	opText   = 6 // style, string, x, y, anchor (0 start, 1 middle, 2 end), width for a strike, dim
	opFade   = 7 // colour, side (0 left, 1 right), x y w h
	opCells  = 8 // x y w h, count, then that many bytes padded to words
)

// Colours are the token names that colour numbers stand for: the classes
// first, by codebook.Quad, then all others that the styles use.
func Colours() []string {
	names := append([]string(nil), scene.ClassTokens[:]...)
	for i := range scene.Styles {
		for _, t := range [...]string{scene.Styles[i].Fill, scene.Styles[i].Stroke, scene.Styles[i].HaloToken} {
			if t != "" && t != "class" && find(names, t) < 0 {
				names = append(names, t)
			}
		}
	}
	return names
}

func find(names []string, t string) int {
	for i, n := range names {
		if n == t {
			return i
		}
	}
	return -1
}

// mostStrings bounds how many strings are kept registered.
const mostStrings = 8192

// Encoder turns scenes into buffers. It keeps its memory and the numbers of
// strings from frame to frame; a warm frame allocates nothing.
type Encoder struct {
	buf     []byte
	fills   [scene.StyleCount]int32
	strokes [scene.StyleCount]int32
	ids     map[string]int32
	// Fresh lists the strings that got a number since it was last cleared, and
	// First the number of the first of them. Cleared says that all numbers
	// given before are void.
	Fresh   []string
	First   int32
	Cleared bool
	ink     ink
}

// ink is the state of the painter that opInk sets.
type ink struct {
	fill, stroke   int32
	width, on, off scene.Px
	alpha          scene.Px
}

// NewEncoder makes an encoder.
func NewEncoder() *Encoder {
	e := &Encoder{ids: make(map[string]int32)}
	names := Colours()
	for i := range scene.Styles {
		e.fills[i] = colour(names, scene.Styles[i].Fill)
		e.strokes[i] = colour(names, scene.Styles[i].Stroke)
	}
	return e
}

// byClass stands for the colour of a mark's class.
const byClass = -2

func colour(names []string, token string) int32 {
	if token == "class" {
		return byClass
	}
	return int32(find(names, token))
}

// Encode writes a scene. The slice is good until the next call.
func (e *Encoder) Encode(s *scene.Scene) []byte {
	if len(e.ids) > mostStrings {
		clear(e.ids)
		e.Fresh, e.First, e.Cleared = e.Fresh[:0], 0, true
	}
	e.buf = e.buf[:0]
	e.ink = ink{fill: -9}
	for i := range s.Marks {
		e.mark(s, &s.Marks[i])
	}
	return e.buf
}

// Sent forgets which strings were fresh, after they have been registered.
func (e *Encoder) Sent() {
	e.First = int32(len(e.ids))
	e.Fresh, e.Cleared = e.Fresh[:0], false
}

func (e *Encoder) word(v int32) { e.buf = binary.LittleEndian.AppendUint32(e.buf, uint32(v)) }

func (e *Encoder) num(v scene.Px) {
	e.buf = binary.LittleEndian.AppendUint32(e.buf, math.Float32bits(float32(v)))
}

func (e *Encoder) nums(vs ...scene.Px) {
	for _, v := range vs {
		e.num(v)
	}
}

func (e *Encoder) str(s string) int32 {
	id, ok := e.ids[s]
	if !ok {
		id = int32(len(e.ids))
		e.ids[s] = id
		e.Fresh = append(e.Fresh, s)
	}
	return id
}

// inkFor sets the painter to a mark's style.
func (e *Encoder) inkFor(st scene.Style, m *scene.Mark) {
	p := &scene.Styles[st]
	k := ink{fill: e.fills[st], stroke: e.strokes[st], width: p.Width, on: p.Dash[0], off: p.Dash[1], alpha: 1}
	if p.Alpha > 0 {
		k.alpha = scene.Px(p.Alpha) / 100
	}
	if m.Opt&scene.Dim != 0 {
		k.alpha *= .25
	}
	if m.Opt&scene.Open != 0 && (st == scene.Spoke || st == scene.Tie) {
		k.on, k.off = 4, 3
	}
	e.set(k, m)
}

func (e *Encoder) set(k ink, m *scene.Mark) {
	if k.fill == byClass {
		k.fill = int32(m.Quad)
	}
	if k.stroke == byClass {
		k.stroke = int32(m.Quad)
	}
	if k == e.ink {
		return
	}
	e.ink = k
	e.word(opInk)
	e.word(k.fill)
	e.word(k.stroke)
	e.nums(k.width, k.on, k.off, k.alpha)
}

func (e *Encoder) mark(s *scene.Scene, m *scene.Mark) {
	switch m.Kind {
	case scene.Text:
		e.text(m)
	case scene.Fade:
		e.fade(m)
	case scene.Cells:
		e.cells(s, m)
	case scene.Rect:
		e.inkFor(m.Style, m)
		e.word(opRect)
		e.nums(m.X, m.Y, m.W, m.H)
	case scene.Line:
		e.inkFor(m.Style, m)
		e.path(m, false, m.X, m.Y, m.X+m.W, m.Y+m.H)
	case scene.Poly, scene.Area:
		e.inkFor(m.Style, m)
		e.path(m, m.Kind == scene.Area, s.Pts[m.N:m.N+m.M]...)
	case scene.Curve:
		e.inkFor(m.Style, m)
		e.word(opCurve)
		e.num(m.W)
		e.nums(s.Pts[m.N : m.N+8]...)
		e.arrows(m, s.Pts[m.N:m.N+8])
	default:
		e.symbol(m)
	}
}

func (e *Encoder) path(m *scene.Mark, closed bool, pts ...scene.Px) {
	if len(pts) < 4 {
		return
	}
	e.poly(closed, pts)
	e.arrows(m, pts)
}

func (e *Encoder) poly(closed bool, pts []scene.Px) {
	e.word(opPath)
	if closed {
		e.word(1)
	} else {
		e.word(0)
	}
	e.word(int32(len(pts)))
	e.nums(pts...)
}

func (e *Encoder) arrows(m *scene.Mark, pts []scene.Px) {
	n := len(pts)
	if m.Opt&scene.ArrowEnd != 0 {
		e.arrow(pts[n-4], pts[n-3], pts[n-2], pts[n-1])
	}
	if m.Opt&scene.ArrowStart != 0 {
		e.arrow(pts[2], pts[3], pts[0], pts[1])
	}
}

func (e *Encoder) arrow(fx, fy, x, y scene.Px) {
	a := scene.Arrow(fx, fy, x, y)
	e.word(opPath)
	e.word(0)
	e.word(6)
	e.nums(a[0], a[1], x, y, a[2], a[3])
}

func (e *Encoder) text(m *scene.Mark) {
	e.word(opText)
	e.word(int32(m.Style))
	e.word(e.str(m.Str))
	e.nums(m.X, m.Y)
	anchor := int32(0)
	switch {
	case m.Opt&scene.AnchorMid != 0:
		anchor = 1
	case m.Opt&scene.AnchorEnd != 0:
		anchor = 2
	}
	e.word(anchor)
	if m.Opt&scene.Dim != 0 {
		e.num(.25)
	} else {
		e.num(1)
	}
}

func (e *Encoder) fade(m *scene.Mark) {
	e.word(opFade)
	e.word(int32(m.Quad))
	if m.Opt&scene.FadeLeft != 0 {
		e.word(0)
	} else {
		e.word(1)
	}
	e.nums(m.X, m.Y, m.W, m.H)
}

func (e *Encoder) cells(s *scene.Scene, m *scene.Mark) {
	e.word(opCells)
	e.nums(m.X, m.Y, m.W, m.H)
	e.word(m.M)
	e.buf = append(e.buf, s.Heat[m.N:m.N+m.M]...)
	for len(e.buf)%4 != 0 {
		e.buf = append(e.buf, 0)
	}
}

// symbol draws an event's mark by its outline and life.
func (e *Encoder) symbol(m *scene.Mark) {
	o, ok := scene.OutlineOf(m.Kind)
	if !ok {
		return
	}
	alpha := scene.Px(1)
	if m.Opt&scene.Dim != 0 {
		alpha = .25
	}
	if m.Style != scene.Symbols {
		e.inkFor(m.Style, m)
	} else {
		e.set(e.life(m, alpha), m)
	}
	if m.Kind == scene.Flag {
		body := e.ink
		e.set(ink{fill: -1, stroke: byClass, width: 1.5, alpha: alpha}, m)
		e.path(&scene.Mark{}, false, m.X, m.Y+m.W*1.4, m.X, m.Y-m.W)
		e.set(body, m)
	}
	e.outline(m, o)
	if m.Opt&scene.Half != 0 {
		e.set(ink{fill: byClass, stroke: -1, alpha: alpha}, m)
		e.half(m, o)
	}
	if m.Opt&scene.Struck != 0 {
		r := m.W * 1.5
		e.set(ink{fill: -1, stroke: byClass, width: 1.6, alpha: alpha}, m)
		e.path(&scene.Mark{}, false, m.X-r, m.Y+r*.75, m.X+r, m.Y-r*.75)
	}
}

// life is the ink of a symbol: filled, dashed outline, or outline.
func (e *Encoder) life(m *scene.Mark, alpha scene.Px) ink {
	surface := e.fills[scene.Halo]
	switch {
	case m.Opt&scene.Open != 0:
		return ink{fill: surface, stroke: byClass, width: 1.6, on: 1.9, off: 1.1, alpha: alpha}
	case m.Opt&(scene.Struck|scene.Half) != 0:
		return ink{fill: surface, stroke: byClass, width: 1.4, alpha: alpha}
	}
	return ink{fill: byClass, stroke: -1, alpha: alpha}
}

func (e *Encoder) outline(m *scene.Mark, o scene.Outline) {
	if o.Round {
		e.word(opCircle)
		e.nums(m.X, m.Y, m.W)
		return
	}
	e.shape(o.Points, m)
}

func (e *Encoder) shape(pts []scene.Px, m *scene.Mark) {
	e.word(opPath)
	e.word(1)
	e.word(int32(len(pts)))
	for i := 0; i+1 < len(pts); i += 2 {
		e.nums(m.X+pts[i]*m.W, m.Y+pts[i+1]*m.W)
	}
}

// half fills the left half; of a circle as a polygon of twelve corners.
func (e *Encoder) half(m *scene.Mark, o scene.Outline) {
	if o.Round {
		e.shape(halfDisc[:], m)
		return
	}
	e.shape(scene.LeftHalf(o.Points), m)
}

// halfDisc is the left half of the unit circle.
var halfDisc = [...]scene.Px{0, -1, -.259, -.966, -.5, -.866, -.707, -.707, -.866, -.5, -.966, -.259, -1, 0, -.966, .259, -.866, .5, -.707, .707, -.5, .866, -.259, .966, 0, 1}
