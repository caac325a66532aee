package svg

import "parley/app/scene"

func (w *writer) marks(from, to int32) {
	for i := from; i < to; i++ {
		w.mark(&w.s.Marks[i])
	}
}

// class writes the class attribute of a mark: its style, its colour, its life.
func (w *writer) class(m *scene.Mark) {
	w.str(` class="`)
	w.str(scene.Styles[m.Style].Class)
	if p := &scene.Styles[m.Style]; p.Fill == "class" || p.Stroke == "class" {
		w.str(" q" + string(rune('0'+m.Quad)))
	}
	for _, l := range lives {
		if m.Opt&l.opt != 0 {
			w.str(l.class)
		}
	}
	w.str(`"`)
}

var lives = []struct {
	opt   scene.Opt
	class string
}{{scene.Open, " is-open"}, {scene.Struck, " is-struck"}, {scene.Half, " is-half"}, {scene.Dim, " is-dim"}}

func (w *writer) mark(m *scene.Mark) {
	switch m.Kind {
	case scene.Rect:
		w.rect(m)
	case scene.Line:
		w.path(m, false, m.X, m.Y, m.X+m.W, m.Y+m.H)
	case scene.Curve:
		w.curve(m)
	case scene.Poly, scene.Area:
		w.path(m, m.Kind == scene.Area, w.s.Pts[m.N:m.N+m.M]...)
	case scene.Text:
		w.label(m)
	case scene.Fade:
		w.fade(m)
	case scene.Cells:
		w.cells(m)
	default:
		w.symbol(m)
	}
}

func (w *writer) rect(m *scene.Mark) {
	w.str("<rect")
	w.class(m)
	w.attr("x", m.X)
	w.attr("y", m.Y)
	w.attr("width", max(m.W, 0))
	w.attr("height", max(m.H, 0))
	w.str("/>")
}

// path writes points as a path of straight lines, with arrow heads where asked.
func (w *writer) path(m *scene.Mark, closed bool, pts ...scene.Px) {
	if len(pts) < 4 {
		return
	}
	w.str("<path")
	w.class(m)
	w.str(` d="`)
	for i := 0; i+1 < len(pts); i += 2 {
		w.point("ML"[min(i, 1)], pts[i], pts[i+1])
	}
	if closed {
		w.str("Z")
	}
	w.arrows(m, pts)
	w.str(`"/>`)
}

func (w *writer) point(cmd byte, x, y scene.Px) {
	w.b = append(w.b, cmd)
	w.num(x)
	w.b = append(w.b, ' ')
	w.num(y)
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
	w.str("<path")
	w.class(m)
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

// label writes a text. One that is struck through has a text of its own around
// it: the line takes the paint of the element that asks for it, which must not
// have the halo.
func (w *writer) label(m *scene.Mark) {
	w.str("<text")
	struck := scene.Styles[m.Style].Strike
	if struck {
		w.str(` class="s-strike"`)
	} else {
		w.class(m)
	}
	w.attr("x", m.X)
	w.attr("y", m.Y)
	switch {
	case m.Opt&scene.AnchorEnd != 0:
		w.str(` text-anchor="end"`)
	case m.Opt&scene.AnchorMid != 0:
		w.str(` text-anchor="middle"`)
	}
	w.str(">")
	if struck {
		w.str("<tspan")
		w.class(m)
		w.str(">")
	}
	w.esc(m.Str)
	if struck {
		w.str("</tspan>")
	}
	w.str("</text>")
}

func (w *writer) fade(m *scene.Mark) {
	w.str(`<rect fill="url(#` + w.fadeID(side(m), int(m.Quad)) + `)"`)
	w.attr("x", m.X)
	w.attr("y", m.Y)
	w.attr("width", max(m.W, 0))
	w.attr("height", max(m.H, 0))
	w.str("/>")
}

// cells writes a density row as one bar for each run of equal cells.
func (w *writer) cells(m *scene.Mark) {
	heat := w.s.Heat[m.N : m.N+m.M]
	step := m.W / scene.Px(len(heat))
	for i := 0; i < len(heat); {
		j := i + 1
		for j < len(heat) && heat[j] == heat[i] {
			j++
		}
		if strength := heat[i] & 31; strength > 0 {
			w.str(`<rect class="s-density q` + string(rune('0'+heat[i]>>5)) + `"`)
			w.attr("x", m.X+scene.Px(i)*step)
			w.attr("y", m.Y)
			w.attr("width", scene.Px(j-i)*step)
			w.attr("height", m.H)
			w.attr("fill-opacity", scene.Px(strength)/31)
			w.str("/>")
		}
		i = j
	}
}

// symbol writes an event's mark: filled, outlined, struck through or half
// filled.
func (w *writer) symbol(m *scene.Mark) {
	o, ok := scene.OutlineOf(m.Kind)
	if !ok {
		return
	}
	y := m.Y
	if m.Kind == scene.Flag {
		w.str("<path")
		w.class(&scene.Mark{Style: scene.Whisker, Quad: m.Quad, Opt: m.Opt & scene.Dim})
		w.str(` d="`)
		w.point('M', m.X, y+m.W*1.4)
		w.point('L', m.X, y-m.W)
		w.str(`"/>`)
	}
	if o.Round {
		w.str("<circle")
		w.class(m)
		w.attr("cx", m.X)
		w.attr("cy", y)
		w.attr("r", m.W)
		w.str("/>")
	} else {
		w.str("<path")
		w.class(m)
		w.str(` d="`)
		w.outline(o.Points, m.X, y, m.W)
		w.str(`Z"/>`)
	}
	if m.Opt&scene.Half != 0 {
		w.half(m, o)
	}
	if m.Opt&scene.Struck != 0 {
		r := m.W * 1.5
		w.str("<path")
		w.class(&scene.Mark{Style: scene.Whisker, Quad: m.Quad})
		w.str(` d="`)
		w.point('M', m.X-r, y+r*.75)
		w.point('L', m.X+r, y-r*.75)
		w.str(`"/>`)
	}
}

func (w *writer) outline(pts []scene.Px, x, y, r scene.Px) {
	for i := 0; i+1 < len(pts); i += 2 {
		w.point("ML"[min(i, 1)], x+pts[i]*r, y+pts[i+1]*r)
	}
}

// half fills the left half of an outline.
func (w *writer) half(m *scene.Mark, o scene.Outline) {
	w.str("<path")
	w.class(&scene.Mark{Style: scene.DensityBar, Quad: m.Quad, Opt: m.Opt & scene.Dim})
	w.str(` d="`)
	if o.Round {
		w.point('M', m.X, m.Y-m.W)
		w.b = append(w.b, 'A')
		w.num(m.W)
		w.b = append(w.b, ' ')
		w.num(m.W)
		w.str(" 0 0 0 ")
		w.num(m.X)
		w.b = append(w.b, ' ')
		w.num(m.Y + m.W)
	} else {
		w.outline(scene.LeftHalf(o.Points), m.X, m.Y, m.W)
	}
	w.str(`Z"/>`)
}
