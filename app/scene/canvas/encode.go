package canvas

import (
	"encoding/binary"
	"math"
	"slices"

	"parley/app/scene"
)

// Colours returns the token names by colour index: the class colours first, by
// codebook.Quad, then all others that the styles use.
func Colours() []string { return scene.Tokens() }

// Encoder turns scenes into buffers. It reuses its buffer and its string ids between
// frames; a warm frame does not allocate. It is not safe for concurrent use.
type Encoder struct {
	buffer
	Strings Strings
	inks    [scene.StyleCount]ink
	lives   [len(scene.Lives)]ink
	ink     ink // current ink
}

// ink is the painter state that opInk sets.
type ink struct {
	fill, stroke   int32
	width          scene.Px
	on, off, begin scene.Px
	alpha          uint8 // percent
	crisp          bool  // not part of the painter's state; lines carry it
}

// byClass means the colour of the mark's class.
const byClass = -2

// NewEncoder returns an encoder.
func NewEncoder() *Encoder {
	e := &Encoder{Strings: newStrings()}
	names := Colours()
	for i := range scene.Styles {
		e.inks[i] = inkOf(names, &scene.Styles[i])
	}
	for i := range scene.Lives {
		e.lives[i] = inkOf(names, &scene.Lives[i].Paint)
	}
	return e
}

func inkOf(names []string, p *scene.Paint) ink {
	k := ink{fill: colour(names, p.Fill), stroke: colour(names, p.Stroke), width: p.Width, on: p.Dash[0], off: p.Dash[1], alpha: 100, crisp: p.Crisp}
	if p.Alpha > 0 {
		k.alpha = p.Alpha
	}
	return k
}

func colour(names []string, token string) int32 {
	if token == "class" {
		return byClass
	}
	return int32(slices.Index(names, token))
}

// Encode encodes a scene. The slice is valid until the next call. Before drawing it, the
// painter must have the strings in Strings.Fresh.
func (e *Encoder) Encode(s *scene.Scene) []byte {
	e.Strings.trim()
	e.b, e.run = e.b[:0], 0
	e.two(s.W, s.H)
	e.word(0)
	e.ink = ink{fill: math.MinInt32}
	for i := range s.Marks {
		e.mark(s, &s.Marks[i])
	}
	binary.LittleEndian.PutUint32(e.b[8:], uint32(len(e.b)/4))
	return e.b
}

// use sets the ink of a style, with the dashes that the mark's options ask for.
func (e *Encoder) use(st scene.Style, m *scene.Mark) {
	k := e.inks[st]
	if m.Opt&scene.Open != 0 {
		switch st {
		case scene.Spoke, scene.Tie, scene.Standing:
			k.on, k.off = 4, 3
		case scene.Whisker:
			k.on, k.off = 2.4, 1.8
		}
	}
	e.set(k, m)
}

// set makes k the current ink for a mark.
func (e *Encoder) set(k ink, m *scene.Mark) {
	if k.fill == byClass {
		k.fill = int32(m.Quad)
	}
	if k.stroke == byClass {
		k.stroke = int32(m.Quad)
	}
	if m.Opt&scene.Dim != 0 {
		k.alpha = scene.DimAlpha
	}
	if k == e.ink {
		return
	}
	e.ink = k
	e.op(opInk)
	e.word(uint32(k.fill))
	e.word(uint32(k.stroke))
	e.num(k.width)
	e.two(k.on, k.off)
	e.two(k.begin, scene.Px(k.alpha)/100)
}

func (e *Encoder) mark(s *scene.Scene, m *scene.Mark) {
	switch m.Kind {
	case scene.Text:
		if m.Opt&scene.Near == 0 {
			e.text(m)
		}
	case scene.Fade:
		e.fade(m)
	case scene.Cells:
		e.cells(s, m)
	case scene.Rect:
		e.use(m.Style, m)
		e.more(opRects)
		e.four(m.X, m.Y, max(m.W, 0), max(m.H, 0))
	case scene.Line:
		e.use(m.Style, m)
		e.line(m.X, m.Y, m.X+m.W, m.Y+m.H)
		pts := [4]scene.Px{m.X, m.Y, m.X + m.W, m.Y + m.H}
		e.arrows(m, pts[:])
	case scene.Curve:
		e.use(m.Style, m)
		e.curve(m, s.Pts[m.N:m.N+8])
	case scene.Poly, scene.Area:
		if pts := s.Pts[m.N : m.N+m.M]; len(pts) >= 4 {
			e.use(m.Style, m)
			e.path(m.Kind == scene.Area, pts)
			e.arrows(m, pts)
		}
	default:
		e.symbol(m)
	}
}

func (e *Encoder) line(x0, y0, x1, y1 scene.Px) {
	e.more(opLines, whole(e.ink.crisp))
	e.four(x0, y0, x1, y1)
}

func (e *Encoder) curve(m *scene.Mark, pts []scene.Px) {
	e.op(opCurve)
	e.num(m.W)
	for _, v := range pts {
		e.num(v)
	}
	e.arrows(m, pts)
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
	e.begin(false, 6)
	e.two(a[0], a[1])
	e.two(x, y)
	e.two(a[2], a[3])
}

func (e *Encoder) text(m *scene.Mark) {
	if m.Str == "" {
		return
	}
	e.op(opText)
	e.word(uint32(m.Style))
	e.word(uint32(e.Strings.number(m.Str)))
	e.two(m.X, m.Y)
	anchor := uint32(0)
	switch {
	case m.Opt&scene.AnchorMid != 0:
		anchor = 1
	case m.Opt&scene.AnchorEnd != 0:
		anchor = 2
	}
	e.word(anchor)
	e.word(whole(m.Opt&scene.Hover != 0))
	e.num(e.alpha(m))
}

// alpha returns the opacity of a mark, 0 to 1.
func (e *Encoder) alpha(m *scene.Mark) scene.Px {
	if m.Opt&scene.Dim != 0 {
		return scene.DimAlpha / 100.
	}
	return scene.Px(e.inks[m.Style].alpha) / 100
}

func (e *Encoder) fade(m *scene.Mark) {
	e.op(opFade)
	e.word(uint32(m.Quad))
	e.word(whole(m.Opt&scene.FadeLeft == 0))
	e.num(e.alpha(m))
	e.four(m.X, m.Y, max(m.W, 0), max(m.H, 0))
}

func (e *Encoder) cells(s *scene.Scene, m *scene.Mark) {
	e.op(opCells)
	e.four(m.X, m.Y, m.W, m.H)
	e.word(uint32(m.M))
	e.b = append(e.b, s.Heat[m.N:m.N+m.M]...)
	for len(e.b)%4 != 0 {
		e.b = append(e.b, 0)
	}
}
