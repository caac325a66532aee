package ui

import (
	"strconv"

	"parley/app/browser"
	"parley/app/scene"
	"parley/app/scene/canvas"
)

// surface is one canvas of a chart with the scene that is drawn on it.
type surface struct {
	id   string
	sc   scene.Scene
	on   *canvas.Surface
	el   browser.El
	left scene.Px // how far the picture reaches beyond the left edge
	rtl  bool     // it is painted in the mirror; the scene and all places stay from left to right
}

// attach finds the canvas in the page; it reports whether there is one.
func (s *surface) attach() bool {
	s.el = browser.ByID(s.id)
	if !s.el.OK() {
		s.on = nil
		return false
	}
	if s.on == nil || !s.on.Same(s.el.JS()) {
		s.on = canvas.New(s.el.JS())
	}
	return s.on != nil
}

// draw paints the scene and puts the picture back into its place.
func (s *surface) draw() {
	if s.on == nil {
		return
	}
	if s.rtl {
		s.sc.Mirror()
		defer s.sc.Mirror()
	}
	s.on.Draw(&s.sc)
	s.move(0)
}

// move shifts the picture sideways without painting it again.
func (s *surface) move(dx float64) {
	if s.rtl {
		dx = -dx
	}
	s.el.Style("transform", "translateX("+strconv.FormatFloat(dx-float64(s.left), 'f', 1, 64)+"px)")
}

// hit returns the node at a place of the element, or false.
func (s *surface) hit(x, y float64) (scene.Node, bool) {
	i := s.sc.Hit(scene.Px(x)+s.left, scene.Px(y), 12)
	if i < 0 {
		return scene.Node{}, false
	}
	n := s.sc.Nodes[i]
	n.X -= s.left
	return n, true
}

// mirrored returns a gesture on a chart that is painted in the mirror, of which wide is the width:
// places and ways are turned over, so that its functions need not know.
func mirrored(g browser.Gesture, wide func() float64) browser.Gesture {
	out := g
	if f := g.Press; f != nil {
		out.Press = func(x, y float64, touch bool) bool { return f(wide()-x, y, touch) }
	}
	if f := g.Drag; f != nil {
		out.Drag = func(x, y, dx, dy float64) { f(wide()-x, y, -dx, dy) }
	}
	if f := g.Release; f != nil {
		out.Release = func(vx float64) { f(-vx) }
	}
	if f := g.Tap; f != nil {
		out.Tap = func(x, y float64, count int) { f(wide()-x, y, count) }
	}
	if f := g.Zoom; f != nil {
		out.Zoom = func(x, y, factor float64) { f(wide()-x, y, factor) }
	}
	if f := g.Wheel; f != nil {
		out.Wheel = func(x, y, dx, dy float64) bool { return f(wide()-x, y, -dx, dy) }
	}
	if f := g.Hover; f != nil {
		out.Hover = func(x, y float64, inside bool) { f(wide()-x, y, inside) }
	}
	return out
}
