package worldmap

import (
	"parley/app/atlas"
	"parley/app/scene"
)

// inset is a dense part of the map drawn enlarged in a corner, or below the map on a narrow
// page.
type inset struct {
	pane
	from  rect // the same part on the map
	times int  // magnification
}

// Conditions for an inset: at least insetPlaces places in it, some of which would be
// joined on the map.
const (
	insetPlaces = 4
	insetTries  = 48 // places tried as its edges
)

// findInset returns the part of the map with the most places, in a corner that covers none;
// ok is false if it is not worth it or there is no room.
func (c *Chart) findInset(v View, size Size, main *pane) (in inset, ok bool) {
	if v.Zoom > MinZoom || !c.spread() || c.exact < insetPlaces {
		return in, false
	}
	w, h, times := scene.Px(int(size.W/3)), scene.Px(int(size.H*55/100)), 3.0
	top := c.mapH(v, size)
	below := top < size.H
	if below {
		w, h = size.W, size.H-top-8
		if h < 80 {
			return in, false
		}
	}
	if size.W < NarrowBelow {
		times = 5
	}
	scale := main.win.Scale * times
	bw, bh := float64(w)/scale, float64(h)/scale
	x, y, n := c.densest(bw, bh, float64(c.edge())/scale)
	if n < insetPlaces {
		return in, false
	}
	in = inset{pane: pane{win: atlas.Window{X: x, Y: y, Scale: scale, W: float32(w), H: float32(h)}}, times: int(times)}
	in.from.x, in.from.y = main.at(atlas.Point{X: x, Y: y})
	in.from.w, in.from.h = scene.Px(float64(bw*main.win.Scale)), scene.Px(float64(bh*main.win.Scale))
	if below {
		in.x, in.y = size.Skirt, size.Skirt+top+8
		return in, true
	}
	left, right := size.Skirt, size.Skirt+size.W-w
	low, high := size.Skirt+size.H-h, size.Skirt
	for _, at := range [4][2]scene.Px{{left, low}, {right, low}, {left, high}, {right, high}} {
		in.x, in.y = at[0], at[1]
		if c.free(&in, main) {
			return in, true
		}
	}
	return in, false
}

// box returns the position of the inset.
func (in *inset) box() rect {
	return rect{in.x, in.y, scene.Px(in.win.W), scene.Px(in.win.H)}
}

// free reports whether an inset covers neither a place nor its own part of the map.
func (c *Chart) free(in *inset, main *pane) bool {
	b := in.box()
	c.markInset(in, true)
	if b.hits(in.from) {
		return false
	}
	for i := range c.sites {
		x, y := main.at(c.sites[i].at)
		if c.sites[i].total > 0 && !c.inside[i] && b.grown(14).holds(x, y) {
			return false
		}
	}
	return true
}

// edge returns the distance in pixels from the edge of an inset within which no place is
// drawn: enough for the largest dot.
func (c *Chart) edge() scene.Px { return c.radius(c.top()) + soften/2 }

// markInset records which sites the inset shows. The map leaves those out.
func (c *Chart) markInset(in *inset, has bool) {
	for i := range c.sites {
		x, y := in.at(c.sites[i].at)
		c.inside[i] = has && in.box().grown(-c.edge()).holds(x, y)
	}
}

// densest returns the top left corner of the w by h part of the map that holds the most
// exact places, each at least margin from its edges, and their number.
func (c *Chart) densest(w, h, margin float64) (x, y float64, n int) {
	top := c.sites[:min(c.exact, insetTries)]
	for i := range top {
		for k := range top {
			px, py := top[i].at.X-margin, top[k].at.Y-margin
			count := 0
			box := home{1, 1, 0, 0}
			for j := range c.sites[:c.exact] {
				if p := c.sites[j].at; c.sites[j].total > 0 && p.X >= px+margin && p.X <= px+w-margin && p.Y >= py+margin && p.Y <= py+h-margin {
					count++
					box = home{min(box.x0, p.X), min(box.y0, p.Y), max(box.x1, p.X), max(box.y1, p.Y)}
				}
			}
			if count > n {
				n = count
				x, y = (box.x0+box.x1-w)/2, (box.y0+box.y1-h)/2
			}
		}
	}
	return x, y, n
}

// rect is a rectangle in pixels.
type rect struct{ x, y, w, h scene.Px }

func (a rect) hits(b rect) bool {
	return a.x < b.x+b.w && b.x < a.x+a.w && a.y < b.y+b.h && b.y < a.y+a.h
}

func (a rect) holds(x, y scene.Px) bool {
	return x >= a.x && x < a.x+a.w && y >= a.y && y < a.y+a.h
}

func (a rect) grown(by scene.Px) rect {
	return rect{a.x - by, a.y - by, a.w + 2*by, a.h + 2*by}
}

// inside reports whether a lies entirely in b.
func (a rect) inside(b rect) bool {
	return a.x >= b.x && a.y >= b.y && a.x+a.w <= b.x+b.w && a.y+a.h <= b.y+b.h
}
