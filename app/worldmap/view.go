package worldmap

import (
	"parley/app/atlas"
	"parley/app/scene"
	"parley/app/view"
)

// View is which part of the map is seen: the point in the middle, in widths of
// the world, and how much it is enlarged: 1 shows all that the record needs.
type View struct{ X, Y, Zoom float64 }

// Zoom keeps to these limits.
const (
	MinZoom = 1
	MaxZoom = 64
)

// Size is the place that a drawing has, in pixels. Skirt is how far it reaches
// beyond the visible part on all sides, so that a drag can move it without
// drawing it again.
type Size struct{ W, H, Skirt scene.Px }

// NarrowBelow is the width in pixels below which dots are smaller, the trays are
// named only, and the enlarged part stands under the map.
const NarrowBelow scene.Px = 700

// home is what is seen at zoom 1, in widths of the world.
type home struct{ x0, y0, x1, y1 float64 }

func (h home) w() float64 { return h.x1 - h.x0 }
func (h home) h() float64 { return h.y1 - h.y0 }

// Of the world, the part between these latitudes is seen at first; the ice beyond
// comes into view when the map is enlarged and dragged.
const north, south = 84, -57

// home is the world, or the part of it that holds all places of the record when
// they lie close together.
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

// Home is the view that a page opens with.
func (c *Chart) Home() View {
	h := c.home()
	return View{(h.x0 + h.x1) / 2, (h.y0 + h.y1) / 2, 1}
}

// spotUnit and zoomUnit are how many of a view.Spot's units make one.
const spotUnit, zoomUnit = 100_000, 1000

// Spot is a view as an address says it, the zero Spot for Home.
func (c *Chart) Spot(v View) view.Spot {
	if v = c.Clamp(v); v.Zoom <= MinZoom {
		return view.Spot{}
	}
	return view.Spot{X: int(v.X*spotUnit + .5), Y: int(v.Y*spotUnit + .5), Zoom: int(v.Zoom*zoomUnit + .5)}
}

// At is the view that an address names.
func (c *Chart) At(s view.Spot) View {
	if s == (view.Spot{}) {
		return c.Home()
	}
	return c.Clamp(View{float64(s.X) / spotUnit, float64(s.Y) / spotUnit, float64(s.Zoom) / zoomUnit})
}

// Height is the height in pixels that suits a width, for a drawing without a
// given one.
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

// fit is how many pixels wide the world is at zoom 1.
func (c *Chart) fit(size Size) float64 {
	h := c.home()
	across, down := float64(size.W)/h.w(), float64(size.H)/h.h()
	if size.W < NarrowBelow && c.spread() {
		return across
	}
	return min(across, down)
}

// Clamp keeps a view within the limits and its middle on the map.
func (c *Chart) Clamp(v View) View {
	h := c.home()
	v.Zoom = max(MinZoom, min(MaxZoom, v.Zoom))
	if v.Zoom <= MinZoom {
		return c.Home()
	}
	free := 1 - 1/v.Zoom // none at zoom 1, nearly the whole world far in
	x, y := (h.x0+h.x1)/2, (h.y0+h.y1)/2
	v.X = max(x-float64(x*free), min(x+float64((1-x)*free), v.X))
	v.Y = max(y-float64(y*free), min(y+float64((atlas.Height-y)*free), v.Y))
	return v
}

// Zoomed is a view enlarged by a factor about a place of the picture: what lies
// there stays there.
func (c *Chart) Zoomed(v View, size Size, x, y scene.Px, factor float64) View {
	old := c.fit(size) * v.Zoom
	zoom := max(MinZoom, min(MaxZoom, v.Zoom*factor))
	now := c.fit(size) * zoom
	dx, dy := float64(x-size.W/2), float64(y-c.mapH(v, size)/2)
	return c.Clamp(View{v.X + dx/old - dx/now, v.Y + dy/old - dy/now, zoom})
}

// Moved is a view after its picture was dragged by some pixels.
func (c *Chart) Moved(v View, size Size, dx, dy scene.Px) View {
	s := c.fit(size) * v.Zoom
	return c.Clamp(View{v.X - float64(dx)/s, v.Y - float64(dy)/s, v.Zoom})
}

// Opened is the view in which the places of a group of the last drawing stand
// apart; ok is false when they cannot be told apart.
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

// stackRoom is how much higher than the map a picture must be for the enlarged
// part to stand below it, in pixels.
const stackRoom scene.Px = 150

// mapH is how high the map itself is: where there is room, and always on a narrow
// page, the enlarged part stands below it as long as nothing is enlarged.
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

// mainPane is the pane of the map with its skirt.
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
