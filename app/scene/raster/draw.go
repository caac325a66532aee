package raster

import (
	"image"
	"image/color"
	"math"
	"slices"

	"golang.org/x/image/vector"

	"parley/app/scene"
)

// Palette maps colour tokens, such as "ink", to colours.
type Palette map[string]color.RGBA

// canvas is a picture being drawn.
type canvas struct {
	img    *image.RGBA
	scale  float32
	colour Palette
	pen    *pen
	fill   vector.Rasterizer
	mask   []uint8 // of the latest shape
	path   path
}

// Draw draws a scene at a scale, on the colour of the surface. It supports what figures and
// link images contain: straight lines, rectangles, shapes, symbols and texts; curves are
// drawn as polylines, fades as plain rectangles.
func Draw(s *scene.Scene, scale float32, colours Palette, f *Fonts) *image.RGBA {
	return draw(s, scale, colours, f, nil)
}

// draw is Draw in the memory of an earlier picture, which may be nil.
func draw(s *scene.Scene, scale float32, colours Palette, f *Fonts, old *image.RGBA) *image.RGBA {
	p := f.pens.Get().(*pen)
	defer f.pens.Put(p)
	w, h := int(math.Ceil(float64(float32(s.W)*scale))), int(math.Ceil(float64(float32(s.H)*scale)))
	if old == nil || old.Rect != image.Rect(0, 0, w, h) {
		old = image.NewRGBA(image.Rect(0, 0, w, h))
	}
	c := &canvas{img: old, scale: scale, colour: colours, pen: p}
	bg := colours["surface"]
	copy(c.img.Pix, []uint8{bg.R, bg.G, bg.B, 255})
	for n := 4; n < len(c.img.Pix); n *= 2 {
		copy(c.img.Pix[n:], c.img.Pix[:n])
	}
	for i := range s.Marks {
		c.mark(s, &s.Marks[i])
	}
	return c.img
}

// ink fills the path with the colour of a token and resets the path.
func (c *canvas) ink(token string, m *scene.Mark, alpha float32) {
	defer c.path.reset()
	if token == "class" {
		token = scene.ClassTokens[m.Quad]
	}
	if token == "" || len(c.path.steps) == 0 {
		return
	}
	if m.Opt&scene.Dim != 0 {
		alpha *= scene.DimAlpha / 100.
	}
	x0, y0 := int(math.Floor(float64(c.path.x0*c.scale)))-1, int(math.Floor(float64(c.path.y0*c.scale)))-1
	x1, y1 := int(math.Ceil(float64(c.path.x1*c.scale)))+1, int(math.Ceil(float64(c.path.y1*c.scale)))+1
	r := image.Rect(x0, y0, x1, y1)
	seen := r.Intersect(c.img.Bounds())
	if seen.Empty() || r.Dx() > 4*c.img.Bounds().Dx() || r.Dy() > 4*c.img.Bounds().Dy() {
		return
	}
	c.fill.Reset(r.Dx(), r.Dy())
	c.path.feed(&c.fill, c.scale, float32(x0), float32(y0))
	n := r.Dx() * r.Dy()
	c.mask = slices.Grow(c.mask[:0], n)[:n]
	clear(c.mask)
	mask := &image.Alpha{Pix: c.mask, Stride: r.Dx(), Rect: image.Rect(0, 0, r.Dx(), r.Dy())}
	c.fill.Draw(mask, mask.Bounds(), image.Opaque, image.Point{})
	c.blend(mask, seen, r.Min, c.colour[token], alpha)
}

// blend paints a colour through a mask, with opacity in steps of an eighth: fine enough for
// the eye, and few enough colours for a palette.
func (c *canvas) blend(mask *image.Alpha, seen image.Rectangle, at image.Point, ink color.RGBA, alpha float32) {
	for y := seen.Min.Y; y < seen.Max.Y; y++ {
		for x := seen.Min.X; x < seen.Max.X; x++ {
			a := int(float32(mask.Pix[(y-at.Y)*mask.Stride+x-at.X])*alpha+16) * 8 / 256 // 0 to 8
			if a == 0 {
				continue
			}
			p := c.img.Pix[c.img.PixOffset(x, y):]
			for k, v := range [3]uint8{ink.R, ink.G, ink.B} {
				p[k] = uint8((int(p[k])*(8-a) + int(v)*a) / 8)
			}
		}
	}
}

func (c *canvas) mark(s *scene.Scene, m *scene.Mark) {
	c.path.reset()
	p := &scene.Styles[m.Style]
	alpha := float32(1)
	if p.Alpha > 0 {
		alpha = float32(p.Alpha) / 100
	}
	x, y, w, h := float32(m.X), float32(m.Y), float32(m.W), float32(m.H)
	switch m.Kind {
	case scene.Rect, scene.Fade:
		if p.Fill != "" {
			c.path.rect(x, y, w, h)
			c.ink(p.Fill, m, alpha)
		}
		if p.Stroke != "" && p.Stroke != p.Fill {
			c.stroked([]float32{x, y, x + w, y, x + w, y + h, x, y + h, x, y}, p)
			c.ink(p.Stroke, m, alpha)
		}
	case scene.Line:
		width := max(float32(p.Width), 1/c.scale)
		if p.Crisp && w == 0 { // snap a hairline to whole pixels
			x = float32(math.Floor(float64(x*c.scale)))/c.scale + width/2
		}
		if p.Dash[0] > 0 {
			c.stroked([]float32{x, y, x + w, y + h}, p)
		} else {
			c.path.stroke(x, y, x+w, y+h, width)
		}
		c.ink(p.Stroke, m, alpha)
	case scene.Poly, scene.Curve:
		c.stroked(points(s, m), p)
		c.ink(p.Stroke, m, alpha)
	case scene.Area:
		c.path.polygon(points(s, m)...)
		c.ink(p.Fill, m, alpha)
	case scene.Text:
		if m.Opt&scene.Near == 0 {
			c.text(m, p)
		}
	default:
		c.symbol(m, p)
	}
}

// points returns the x,y pairs of a mark; for a curve, samples along it.
func points(s *scene.Scene, m *scene.Mark) []float32 {
	var out []float32
	for _, v := range s.Pts[m.N : m.N+m.M] {
		out = append(out, float32(v))
	}
	if m.Kind != scene.Curve || len(out) != 8 {
		return out
	}
	const steps = 24
	b := out
	out = nil
	for i := range steps + 1 {
		t := float32(i) / steps
		u := 1 - t
		for k := range 2 {
			out = append(out, u*u*u*b[k]+3*u*u*t*b[2+k]+3*u*t*t*b[4+k]+t*t*t*b[6+k])
		}
	}
	return out
}

// stroked adds a polyline in the width and the dashes of a paint.
func (c *canvas) stroked(pts []float32, p *scene.Paint) {
	width := max(float32(p.Width), 1)
	if on := float32(p.Dash[0]); on > 0 {
		c.dashes(pts, on, on+float32(p.Dash[1]), width)
		return
	}
	c.polyline(pts, width)
}

func (c *canvas) polyline(pts []float32, width float32) {
	for i := 0; i+3 < len(pts); i += 2 {
		c.path.stroke(pts[i], pts[i+1], pts[i+2], pts[i+3], width)
	}
}

func (c *canvas) text(m *scene.Mark, p *scene.Paint) {
	l := c.pen.set(m.Style, m.Str)
	x := float32(m.X)
	switch {
	case m.Opt&scene.AnchorEnd != 0:
		x -= float32(l.width)
	case m.Opt&scene.AnchorMid != 0:
		x -= float32(l.width) / 2
	}
	l.outline(&c.path, x, float32(m.Y))
	c.ink(p.Fill, m, 1)
	if p.Strike || m.Opt&scene.Struck != 0 {
		c.path.rect(x, float32(m.Y)-float32(p.Size)*.3, float32(l.width), float32(p.Size)/16)
		c.ink(p.Fill, m, 1)
	}
}
