package raster

import (
	"math"

	"golang.org/x/image/vector"
)

// path is a shape to fill, in scene coordinates, as a list of steps.
type path struct {
	steps []step
	open  bool
	// Bounds of all points.
	x0, y0, x1, y1 float32
}

type step struct {
	op                     byte // M, L, Q, C or Z
	ax, ay, bx, by, cx, cy float32
}

func (p *path) reset() {
	p.steps, p.open = p.steps[:0], false
	p.x0, p.y0, p.x1, p.y1 = math.MaxFloat32, math.MaxFloat32, -math.MaxFloat32, -math.MaxFloat32
}

func (p *path) see(x, y float32) {
	p.x0, p.y0, p.x1, p.y1 = min(p.x0, x), min(p.y0, y), max(p.x1, x), max(p.y1, y)
}

func (p *path) move(x, y float32) {
	p.see(x, y)
	p.steps, p.open = append(p.steps, step{op: 'M', ax: x, ay: y}), true
}

func (p *path) line(x, y float32) {
	p.see(x, y)
	p.steps = append(p.steps, step{op: 'L', ax: x, ay: y})
}

func (p *path) quad(ax, ay, bx, by float32) {
	p.see(ax, ay)
	p.see(bx, by)
	p.steps = append(p.steps, step{'Q', ax, ay, bx, by, 0, 0})
}

func (p *path) cube(ax, ay, bx, by, cx, cy float32) {
	p.see(ax, ay)
	p.see(bx, by)
	p.see(cx, cy)
	p.steps = append(p.steps, step{'C', ax, ay, bx, by, cx, cy})
}

func (p *path) close() {
	if p.open {
		p.steps, p.open = append(p.steps, step{op: 'Z'}), false
	}
}

// rect adds a rectangle.
func (p *path) rect(x, y, w, h float32) {
	p.move(x, y)
	p.line(x+w, y)
	p.line(x+w, y+h)
	p.line(x, y+h)
	p.close()
}

// polygon adds a closed shape of x,y pairs.
func (p *path) polygon(pts ...float32) {
	for i := 0; i+1 < len(pts); i += 2 {
		if i == 0 {
			p.move(pts[0], pts[1])
		} else {
			p.line(pts[i], pts[i+1])
		}
	}
	p.close()
}

// circle adds a circle of four cubics, in reverse direction if hole is set.
func (p *path) circle(x, y, r float32, hole bool) {
	const k = .5522848
	s := float32(1)
	if hole {
		s = -1
	}
	p.move(x+r, y)
	p.cube(x+r, y+s*k*r, x+k*r, y+s*r, x, y+s*r)
	p.cube(x-k*r, y+s*r, x-r, y+s*k*r, x-r, y)
	p.cube(x-r, y-s*k*r, x-k*r, y-s*r, x, y-s*r)
	p.cube(x+k*r, y-s*r, x+r, y-s*k*r, x+r, y)
	p.close()
}

// stroke adds the outline of a straight line of the given width.
func (p *path) stroke(x0, y0, x1, y1, width float32) {
	dx, dy := float64(x1-x0), float64(y1-y0)
	long := math.Sqrt(float64(dx*dx) + float64(dy*dy))
	if long == 0 {
		return
	}
	ox, oy := float32(-dy/long)*width/2, float32(dx/long)*width/2
	p.polygon(x0+ox, y0+oy, x1+ox, y1+oy, x1-ox, y1-oy, x0-ox, y0-oy)
}

// feed adds the path to a rasterizer, scaled and translated.
func (p *path) feed(r *vector.Rasterizer, scale, dx, dy float32) {
	fx := func(v float32) float32 { return v*scale - dx }
	fy := func(v float32) float32 { return v*scale - dy }
	for _, s := range p.steps {
		switch s.op {
		case 'M':
			r.MoveTo(fx(s.ax), fy(s.ay))
		case 'L':
			r.LineTo(fx(s.ax), fy(s.ay))
		case 'Q':
			r.QuadTo(fx(s.ax), fy(s.ay), fx(s.bx), fy(s.by))
		case 'C':
			r.CubeTo(fx(s.ax), fy(s.ay), fx(s.bx), fy(s.by), fx(s.cx), fy(s.cy))
		case 'Z':
			r.ClosePath()
		}
	}
}
