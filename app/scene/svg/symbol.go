package svg

import (
	"parley/app/scene"
	"parley/data/codebook"
)

// quadOf returns the class of a density cell.
func quadOf(cell byte) codebook.Quad { return codebook.Quad(min(cell>>5, byte(codebook.QuadCount-1))) }

// symbol writes an event's symbol: filled, dashed, struck through or half filled. In a style
// other than Symbols (a ring, a dot) only its outline is written.
func (w *writer) symbol(m *scene.Mark) {
	o, ok := scene.OutlineOf(m.Kind)
	if !ok {
		return
	}
	if m.Style != scene.Symbols {
		w.outline(&scene.Mark{Style: m.Style, Quad: m.Quad, Opt: m.Opt & scene.Dim, X: m.X, Y: m.Y, W: m.W}, o)
		return
	}
	if s, ok := m.Pole(); ok {
		w.stroke(m, s)
	}
	w.outline(m, o)
	if m.Opt&scene.Half != 0 {
		w.open("path", &scene.Mark{Style: scene.DensityBar, Quad: m.Quad, Opt: m.Opt & scene.Dim})
		w.str(` d="`)
		w.shape(o.Left, m)
		w.str(`"/>`)
	}
	if s, ok := m.Strike(); ok {
		w.stroke(m, s)
	}
	if m.Opt&scene.Hover != 0 {
		w.outline(&scene.Mark{Style: scene.Whisker, Quad: m.Quad, X: m.X, Y: m.Y, W: m.W + scene.HoverGap}, circle)
	}
}

var circle, _ = scene.OutlineOf(scene.Circle)

func (w *writer) outline(m *scene.Mark, o *scene.Outline) {
	if o.Round {
		w.open("circle", m)
	} else {
		w.open("path", m)
	}
	if m.Opt&scene.Open != 0 {
		_, n := o.DashPeriod(m.W)
		w.attr("pathLength", scene.Px(n)*(scene.DashOn+scene.DashOff))
	}
	if o.Round {
		w.attr("cx", w.place(m.X))
		w.attr("cy", w.place(m.Y))
		w.attr("r", m.W)
	} else {
		w.str(` d="`)
		w.shape(o.Points, m)
		w.str(`"`)
	}
	w.str("/>")
}

// shape writes a closed outline at a mark's position and size.
func (w *writer) shape(pts []scene.Px, m *scene.Mark) {
	for i := 0; i+1 < len(pts); i += 2 {
		x, y := scene.Px(pts[i]*m.W), scene.Px(pts[i+1]*m.W)
		switch {
		case i == 0:
			w.point('M', m.X+x, m.Y+y)
		case w.o.Tenths:
			w.to(scene.Px(pts[i-2]*m.W), scene.Px(pts[i-1]*m.W), x, y)
		default:
			w.point('L', m.X+x, m.Y+y)
		}
	}
	w.str("Z")
}

// stroke writes an extra line of a symbol.
func (w *writer) stroke(m *scene.Mark, s scene.Stroke) {
	opt := m.Opt & scene.Dim
	if s.Dashed {
		opt |= scene.Open
	}
	w.lines([]scene.Mark{{Style: scene.Whisker, Quad: m.Quad, Opt: opt, X: s.X, Y: s.Y, W: s.W, H: s.H}})
}
