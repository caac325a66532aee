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
	s.on.Draw(&s.sc)
	s.move(0)
}

// move shifts the picture sideways without painting it again.
func (s *surface) move(dx float64) {
	s.el.Style("transform", "translateX("+strconv.FormatFloat(dx-float64(s.left), 'f', 1, 64)+"px)")
}

// hit is the node at a place of the element, or false.
func (s *surface) hit(x, y float64) (scene.Node, bool) {
	i := s.sc.Hit(scene.Px(x)+s.left, scene.Px(y), 12)
	if i < 0 {
		return scene.Node{}, false
	}
	n := s.sc.Nodes[i]
	n.X -= s.left
	return n, true
}
