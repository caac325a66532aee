package svg

import (
	"strconv"

	"parley/app/scene"
)

// marks writes the marks from one index up to another. Consecutive straight lines of one
// look become one path, and so do the shapes of a map.
func (w *writer) marks(from, to int32) {
	for i := from; i < to; {
		m := &w.s.Marks[i]
		j := i + 1
		switch {
		case plainLine(m):
			for j < to && plainLine(&w.s.Marks[j]) && alike(m, &w.s.Marks[j]) {
				j++
			}
			w.lines(w.s.Marks[i:j])
		case ground(m):
			for j < to && ground(&w.s.Marks[j]) && alike(m, &w.s.Marks[j]) {
				j++
			}
			w.shapes(w.s.Marks[i:j])
		default:
			w.mark(m)
		}
		i = j
	}
}

// ground reports whether a mark is land, or a border on it.
func ground(m *scene.Mark) bool {
	return (m.Kind == scene.Area || m.Kind == scene.Poly) && (m.Style >= scene.Land && m.Style <= scene.LandDisputed || m.Style == scene.LandSeam)
}

// shapes writes areas or lines as one path with relative coordinates, which are short
// because coastlines have many points close together.
func (w *writer) shapes(ms []scene.Mark) {
	w.open("path", &ms[0])
	w.str(` d="`)
	for i := range ms {
		pts := w.s.Pts[ms[i].N : ms[i].N+ms[i].M]
		for k := 0; k+1 < len(pts); k += 2 {
			switch k {
			case 0:
				w.point('M', pts[0], pts[1])
				continue
			case 2:
				w.str("l")
			default:
				w.str(" ")
			}
			w.num(pts[k] - pts[k-2])
			w.str(" ")
			w.num(pts[k+1] - pts[k-1])
		}
		if ms[i].Kind == scene.Area {
			w.str("Z")
		}
	}
	w.str(`"/>`)
}

func plainLine(m *scene.Mark) bool {
	return m.Kind == scene.Line && m.Opt&(scene.ArrowEnd|scene.ArrowStart) == 0
}

func alike(a, b *scene.Mark) bool {
	return a.Style == b.Style && a.Quad == b.Quad && a.Opt == b.Opt
}

func (w *writer) lines(ms []scene.Mark) {
	w.open("path", &ms[0])
	w.str(` d="`)
	for i := range ms {
		m := &ms[i]
		w.point('M', m.X, m.Y)
		w.to(m.X, m.Y, m.X+m.W, m.Y+m.H)
	}
	w.str(`"/>`)
}

// open begins an element with the classes of a mark: its style, quad class and look.
func (w *writer) open(tag string, m *scene.Mark) {
	w.str("<" + tag + ` class="`)
	p := &scene.Styles[m.Style]
	w.str(p.Class)
	if p.Fill == "class" || p.Stroke == "class" {
		w.str(" q" + strconv.Itoa(int(m.Quad)))
	}
	for i := range scene.Lives {
		if m.Opt&scene.Lives[i].Opt != 0 {
			w.str(" " + scene.Lives[i].Class)
		}
	}
	if m.Opt&scene.Dim != 0 {
		w.str(" is-dim")
	}
	if m.Kind == scene.Text {
		switch {
		case m.Opt&scene.Hover != 0:
			w.str(" is-under")
		case m.Opt&scene.Near != 0:
			w.str(" is-near")
		}
	}
	w.str(`"`)
}

func (w *writer) mark(m *scene.Mark) {
	switch m.Kind {
	case scene.Rect:
		w.rect("rect", m)
	case scene.Line:
		pts := [4]scene.Px{m.X, m.Y, m.X + m.W, m.Y + m.H}
		w.path(m, false, pts[:])
	case scene.Curve:
		w.curve(m)
	case scene.Poly, scene.Area:
		w.path(m, m.Kind == scene.Area, w.s.Pts[m.N:m.N+m.M])
	case scene.Text:
		if !w.o.Standalone || m.Opt&scene.Near == 0 {
			w.label(m)
		}
	case scene.Fade:
		w.fade(m)
	case scene.Cells:
		w.cells(m)
	default:
		w.symbol(m)
	}
}

func (w *writer) rect(tag string, m *scene.Mark) {
	w.open(tag, m)
	w.box(m.X, m.Y, m.W, m.H)
	w.str("/>")
}

// box writes the attributes of a rectangle; a negative size is written as 0.
func (w *writer) box(x, y, width, height scene.Px) {
	w.attr("x", w.place(x))
	w.attr("y", w.place(y))
	w.attr("width", w.place(max(width, 0)))
	w.attr("height", w.place(max(height, 0)))
}

// path writes points as a path of straight lines, with the arrow heads of the mark.
func (w *writer) path(m *scene.Mark, closed bool, pts []scene.Px) {
	if len(pts) < 4 {
		return
	}
	w.open("path", m)
	w.str(` d="`)
	w.point('M', pts[0], pts[1])
	for i := 2; i+1 < len(pts); i += 2 {
		w.to(pts[i-2], pts[i-1], pts[i], pts[i+1])
	}
	if closed {
		w.str("Z")
	}
	w.arrows(m, pts)
	w.str(`"/>`)
}

func (w *writer) point(cmd byte, x, y scene.Px) {
	w.b = append(w.b, cmd)
	w.num(w.place(x))
	w.b = append(w.b, ' ')
	w.num(w.place(y))
}

// to writes a straight line from one point to another, in few bytes: in a page as the way
// between them, because equal shapes then have equal bytes.
func (w *writer) to(fx, fy, x, y scene.Px) {
	level, upright, slant := byte('H'), byte('V'), byte('L')
	if w.o.Tenths {
		level, upright, slant = 'h', 'v', 'l'
		x, y, fx, fy = w.place(x)-w.place(fx), w.place(y)-w.place(fy), 0, 0
	}
	switch {
	case x == fx:
		w.b = append(w.b, upright)
		w.num(w.place(y))
	case y == fy:
		w.b = append(w.b, level)
		w.num(w.place(x))
	default:
		w.point(slant, x, y)
	}
}

// arrows adds open arrow heads at the ends of a line.
func (w *writer) arrows(m *scene.Mark, pts []scene.Px) {
	n := len(pts)
	if m.Opt&scene.ArrowEnd != 0 {
		w.arrow(pts[n-4], pts[n-3], pts[n-2], pts[n-1])
	}
	if m.Opt&scene.ArrowStart != 0 {
		w.arrow(pts[2], pts[3], pts[0], pts[1])
	}
}

func (w *writer) arrow(fx, fy, x, y scene.Px) {
	a := scene.Arrow(fx, fy, x, y)
	w.point('M', a[0], a[1])
	w.point('L', x, y)
	w.point('L', a[2], a[3])
}

func (w *writer) curve(m *scene.Mark) {
	p := w.s.Pts[m.N : m.N+8]
	w.open("path", m)
	if m.W > 0 {
		w.attr("stroke-width", m.W)
	}
	w.str(` d="`)
	w.point('M', p[0], p[1])
	w.point('C', p[2], p[3])
	w.point(' ', p[4], p[5])
	w.point(' ', p[6], p[7])
	w.arrows(m, p)
	w.str(`"/>`)
}

// label writes a text. A struck text gets a second element for the line, which takes the
// paint of the element that declares it and must not have the halo: around the text in a
// page, above it in a file, because librsvg does not apply the line to nested elements.
func (w *writer) label(m *scene.Mark) {
	switch {
	case !scene.Styles[m.Style].Strike:
		w.open("text", m)
		w.words(m)
	case w.o.Standalone:
		w.str(`<g class="is-halo" aria-hidden="true">`)
		w.open("text", m)
		w.words(m)
		w.str(`</g><text class="s-strike`)
		if m.Opt&scene.Dim != 0 {
			w.str(" is-dim")
		}
		w.str(`"`)
		w.words(m)
	default:
		w.str(`<text class="s-strike"`)
		w.anchor(m)
		w.open("tspan", m)
		w.str(">")
		w.esc(m.Str)
		w.str("</tspan></text>")
	}
	if w.apart {
		w.str(" ")
	}
}

// words completes the start tag of a text and writes its content and end tag.
func (w *writer) words(m *scene.Mark) {
	w.anchor(m)
	w.esc(m.Str)
	w.str("</text>")
}

// anchor writes the position of a text and completes its start tag.
func (w *writer) anchor(m *scene.Mark) {
	w.attr("x", w.place(m.X))
	w.attr("y", w.place(m.Y))
	switch {
	case m.Opt&scene.AnchorEnd != 0:
		w.str(` text-anchor="end"`)
	case m.Opt&scene.AnchorMid != 0:
		w.str(` text-anchor="middle"`)
	}
	w.str(">")
}

// fade writes a bar whose colour fades out to one side.
func (w *writer) fade(m *scene.Mark) {
	w.str(`<rect fill="url(#`)
	w.fadeID(side(m), int(m.Quad))
	w.str(`)"`)
	if a := alphaOf(m); a < 100 {
		w.attr("opacity", scene.Px(a)/100)
	}
	w.box(m.X, m.Y, m.W, m.H)
	w.str("/>")
}

// alphaOf returns the opacity of a mark in percent.
func alphaOf(m *scene.Mark) int {
	switch a := scene.Styles[m.Style].Alpha; {
	case m.Opt&scene.Dim != 0:
		return scene.DimAlpha
	case a > 0:
		return int(a)
	}
	return 100
}

// cells writes a density row, one bar per run of equal cells.
func (w *writer) cells(m *scene.Mark) {
	heat := w.s.Heat[m.N : m.N+m.M]
	step := m.W / scene.Px(max(len(heat), 1))
	for i := 0; i < len(heat); {
		j := i + 1
		for j < len(heat) && heat[j] == heat[i] {
			j++
		}
		if strength := heat[i] & 31; strength > 0 {
			w.open("rect", &scene.Mark{Style: scene.DensityBar, Quad: quadOf(heat[i])})
			w.box(m.X+scene.Px(scene.Px(i)*step), m.Y, scene.Px(j-i)*step, m.H)
			w.attr("fill-opacity", scene.Px(strength)/31)
			w.str("/>")
		}
		i = j
	}
}
