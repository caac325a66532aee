package worldmap

import (
	"parley/app/atlas"
	"parley/app/scene"
	"parley/app/view"
)

// View is the visible part of the map: its centre, in units of the world's width, and its
// zoom: 1 shows all that the record needs.
type View struct{ X, Y, Zoom float64 }

// Limits of the zoom.
const (
	MinZoom = 1
	MaxZoom = 64
)

// Size is the size of a drawing in pixels. Skirt is the width drawn beyond the visible part
// on all sides, so that a drag can move the drawing without a redraw.
type Size struct{ W, H, Skirt scene.Px }

// NarrowBelow is the width in pixels below which dots are smaller, trays show only names and
// numbers, and the inset is below the map.
const NarrowBelow scene.Px = 700

// home is the part visible at zoom 1, in units of the world's width.
type home struct{ x0, y0, x1, y1 float64 }

func (h home) w() float64 { return h.x1 - h.x0 }
func (h home) h() float64 { return h.y1 - h.y0 }

// north and south are the latitudes shown initially; the ice beyond is reached by
// zooming in and panning.
const north, south = 84, -57

// home returns the world, or the part of it with all places of the record if they are close
// together.
func (c *Chart) home() home {
	top, bottom := atlas.Project(north, 0).Y, atlas.Project(south, 0).Y
	world := home{0, top, 1, bottom}
	if len(c.sites) == 0 {
		return world
	}
	h := home{1, 1, 0, 0}
	for i := range c.sites {
		p := c.sites[i].at
		h = home{min(h.x0, p.X), min(h.y0, p.Y), max(h.x1, p.X), max(h.y1, p.Y)}
	}
	if h.w() > .4 {
		const pad = .02
		return home{0, min(world.y0, h.y0-pad), 1, max(world.y1, h.y1+pad)}
	}
	pad := max(.03, float64(.15*h.w()))
	return home{h.x0 - pad, h.y0 - pad, h.x1 + pad, h.y1 + pad}
}

// Home returns the initial view.
func (c *Chart) Home() View {
	h := c.home()
	return View{(h.x0 + h.x1) / 2, (h.y0 + h.y1) / 2, 1}
}

// spotUnit and zoomUnit are the numbers of view.Spot units per world width and per zoom 1.
const spotUnit, zoomUnit = 100_000, 1000

// Spot returns a view as it is written in a URL, the zero Spot for Home.
func (c *Chart) Spot(v View) view.Spot {
	if v = c.Clamp(v); v.Zoom <= MinZoom {
		return view.Spot{}
	}
	return view.Spot{X: int(v.X*spotUnit + .5), Y: int(v.Y*spotUnit + .5), Zoom: int(v.Zoom*zoomUnit + .5)}
}

// At returns the view of a URL.
func (c *Chart) At(s view.Spot) View {
	if s == (view.Spot{}) {
		return c.Home()
	}
	return c.Clamp(View{float64(s.X) / spotUnit, float64(s.Y) / spotUnit, float64(s.Zoom) / zoomUnit})
}

// Height returns the default height in pixels for a width.
func (c *Chart) Height(w scene.Px) scene.Px {
	h := c.home()
	high := scene.Px(int(float64(w) * min(h.h()/h.w(), .75)))
	if w < NarrowBelow && c.spread() {
		high += scene.Px(int(w * 3 / 4))
	}
	return high
}

// spread reports whether the home view is the whole world.
func (c *Chart) spread() bool { return c.home().w() > .9 }

// fit returns the width of the world in pixels at zoom 1.
func (c *Chart) fit(size Size) float64 {
	h := c.home()
	across, down := float64(size.W)/h.w(), float64(size.H)/h.h()
	if size.W < NarrowBelow && c.spread() {
		return across
	}
	return min(across, down)
}

// Clamp limits the zoom of a view and keeps its centre on the map.
func (c *Chart) Clamp(v View) View {
	h := c.home()
	v.Zoom = max(MinZoom, min(MaxZoom, v.Zoom))
	if v.Zoom <= MinZoom {
		return c.Home()
	}
	free := 1 - 1/v.Zoom // none at zoom 1, nearly the whole world at high zoom
	x, y := (h.x0+h.x1)/2, (h.y0+h.y1)/2
	v.X = max(x-float64(x*free), min(x+float64((1-x)*free), v.X))
	v.Y = max(y-float64(y*free), min(y+float64((atlas.Height-y)*free), v.Y))
	return v
}

// Zoomed returns a view zoomed by a factor around x, y in pixels, which keeps its point of
// the map.
func (c *Chart) Zoomed(v View, size Size, x, y scene.Px, factor float64) View {
	old := c.fit(size) * v.Zoom
	zoom := max(MinZoom, min(MaxZoom, v.Zoom*factor))
	now := c.fit(size) * zoom
	dx, dy := float64(x-size.W/2), float64(y-c.mapH(v, size)/2)
	return c.Clamp(View{v.X + dx/old - dx/now, v.Y + dy/old - dy/now, zoom})
}

// Moved returns a view after a drag by dx, dy pixels.
func (c *Chart) Moved(v View, size Size, dx, dy scene.Px) View {
	s := c.fit(size) * v.Zoom
	return c.Clamp(View{v.X - float64(dx)/s, v.Y - float64(dy)/s, v.Zoom})
}

// Opened returns the view in which the places of a group of the last drawing separate; ok is
// false if they cannot be separated.
func (c *Chart) Opened(v View, size Size, t scene.Target) (open View, ok bool) {
	var h home
	members := c.Members(t)
	for i, m := range members {
		p := c.sites[c.siteOf[m]].at
		if i == 0 {
			h = home{p.X, p.Y, p.X, p.Y}
		}
		h = home{min(h.x0, p.X), min(h.y0, p.Y), max(h.x1, p.X), max(h.y1, p.Y)}
	}
	long := max(h.w(), h.h())
	if len(members) < 2 || long == 0 {
		return v, false
	}
	want := float64(min(size.W, size.H)) * .6 / long / c.fit(size)
	open = c.Clamp(View{(h.x0 + h.x1) / 2, (h.y0 + h.y1) / 2, want})
	return open, open.Zoom > v.Zoom*1.05
}

// pane is a part of the picture that shows a part of the map.
type pane struct {
	x, y scene.Px // its top left corner
	win  atlas.Window
}

func (p pane) at(q atlas.Point) (x, y scene.Px) {
	px, py := p.win.At(q)
	return p.x + scene.Px(px), p.y + scene.Px(py)
}

// stackRoom is the height in pixels that a picture must have beyond the map for the inset
// to go below it.
const stackRoom scene.Px = 150

// mapH returns the height of the map itself: where there is room, and always on a narrow
// page, the inset is below it at zoom 1.
func (c *Chart) mapH(v View, size Size) scene.Px {
	if v.Zoom > MinZoom || !c.spread() {
		return size.H
	}
	h := scene.Px(int(float64(size.W) * c.home().h() / c.home().w()))
	if size.W < NarrowBelow || size.H >= h+stackRoom {
		return min(size.H, h)
	}
	return size.H
}

// mainPane returns the pane of the map with its skirt.
func (c *Chart) mainPane(v View, size Size) pane {
	scale := c.fit(size) * v.Zoom
	h := c.mapH(v, size)
	w := atlas.Window{Scale: scale, W: float32(size.W + 2*size.Skirt), H: float32(h + 2*size.Skirt)}
	if h < size.H {
		w.H = float32(h + size.Skirt)
	}
	w.X = v.X - float64(size.W/2+size.Skirt)/scale
	w.Y = v.Y - float64(h/2+size.Skirt)/scale
	return pane{0, 0, w}
}
