package worldmap

import (
	"parley/app/scene"
	"parley/app/view"
	"parley/data/dataset"
)

// Sheet draws the map with its captions and the rows of unplaced events into one scene, for
// a saved file or a page without the program. It is w pixels wide.
func (c *Chart) Sheet(m *view.Model, v View, w scene.Px, s *scene.Scene) {
	const line scene.Px = 24
	size := Size{W: w, H: c.Height(w)}
	c.Build(m, v, size, s)
	left, right := c.Caption(m)
	s.H += line
	s.Shift(0, line)
	s.Text(scene.PlaceName, 0, 0, 14, left)
	s.H += line
	s.Text(scene.Caption, 0, 0, s.H-8, scene.Fit(c.meas, scene.Caption, right, w))
	var tray scene.Scene
	c.BuildTray(m, w, &tray)
	appendBelow(s, &tray)
}

// appendBelow appends a scene below another.
func appendBelow(s, o *scene.Scene) {
	marks, pts := int32(len(s.Marks)), int32(len(s.Pts))
	for _, m := range o.Marks {
		m.Y += s.H
		m.N += pts
		s.Marks = append(s.Marks, m)
	}
	for _, n := range o.Nodes {
		n.Y += s.H
		n.First, n.Last = n.First+marks, n.Last+marks
		s.Nodes = append(s.Nodes, n)
	}
	for i, v := range o.Pts {
		if i%2 == 1 {
			v += s.H
		}
		s.Pts = append(s.Pts, v)
	}
	s.H += o.H
}

// Show returns a view that contains the selection: v itself if it does, or if nothing on
// the map is selected.
func (c *Chart) Show(m *view.Model, v View, size Size) View {
	s := c.chosenSite(m)
	if s == dataset.None {
		return v
	}
	at := c.sites[s].at
	x, y := c.mainPane(v, size).at(at)
	visible := rect{size.Skirt, size.Skirt, size.W, c.mapH(v, size)}
	if visible.grown(-20).holds(x, y) {
		return v
	}
	return c.Clamp(View{at.X, at.Y, v.Zoom})
}

// Where returns the position of a place or group on the map, in pixels of its visible part,
// even if it is drawn in an inset.
func (c *Chart) Where(v View, size Size, t scene.Target) (x, y scene.Px) {
	s := t.Ref
	if t.Kind == scene.PlaceTarget {
		s = c.siteOf[t.Ref]
	}
	x, y = c.mainPane(v, size).at(c.sites[s].at)
	return x - size.Skirt, y - size.Skirt
}

// Shift returns the translation in pixels and the scale factor, about the top left corner
// of its skirt, that make a drawing of view a look like view b.
func (c *Chart) Shift(a, b View, size Size) (dx, dy, k float64) {
	to := c.fit(size) * b.Zoom
	k = b.Zoom / a.Zoom
	w, h := float64(size.W)/2+float64(size.Skirt), float64(c.mapH(a, size))/2+float64(size.Skirt)
	return w*(1-k) + (a.X-b.X)*to, h*(1-k) + (a.Y-b.Y)*to, k
}
