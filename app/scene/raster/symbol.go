package raster

import "parley/app/scene"

// symbol draws an event's symbol as the other backends do: filled, dashed, struck through or
// half filled. In a style other than Symbols only its outline is drawn.
func (c *canvas) symbol(m *scene.Mark, p *scene.Paint) {
	o, ok := scene.OutlineOf(m.Kind)
	if !ok {
		return
	}
	if s, ok := m.Pole(); ok {
		c.extra(m, s)
	}
	fill, stroke, width := p.Fill, p.Stroke, float32(p.Width)
	dashed := false
	if m.Style == scene.Symbols {
		for _, l := range scene.Lives {
			if m.Opt&l.Opt != 0 {
				fill, stroke, width, dashed = l.Paint.Fill, l.Paint.Stroke, float32(l.Paint.Width), l.Paint.Dash[0] > 0
				break
			}
		}
	}
	if fill != "" {
		c.shape(m, o, o.Points)
		c.ink(fill, m, 1)
	}
	if m.Opt&scene.Half != 0 {
		c.shape(m, &scene.Outline{}, o.Left)
		c.ink("class", m, 1)
	}
	if stroke != "" {
		c.edge(m, o, width, dashed)
		c.ink(stroke, m, 1)
	}
	if s, ok := m.Strike(); ok {
		c.extra(m, s)
	}
}

// shape adds an outline at a mark's position and size.
func (c *canvas) shape(m *scene.Mark, o *scene.Outline, pts []scene.Px) {
	if o.Round {
		c.path.circle(float32(m.X), float32(m.Y), float32(m.W), false)
		return
	}
	c.path.polygon(placed(m, pts)...)
}

func placed(m *scene.Mark, pts []scene.Px) []float32 {
	out := make([]float32, len(pts))
	for i := range pts {
		at := m.X
		if i%2 == 1 {
			at = m.Y
		}
		out[i] = float32(at + scene.Px(pts[i]*m.W))
	}
	return out
}

// edge draws the line around a symbol, solid or in dashes that close without a seam.
func (c *canvas) edge(m *scene.Mark, o *scene.Outline, width float32, dashed bool) {
	pts := placed(m, o.Points)
	if o.Round {
		if !dashed {
			c.path.circle(float32(m.X), float32(m.Y), float32(m.W)+width/2, false)
			c.path.circle(float32(m.X), float32(m.Y), float32(m.W)-width/2, true)
			return
		}
		pts = placed(m, round[:])
	}
	pts = append(pts, pts[0], pts[1])
	if !dashed {
		c.polyline(pts, width)
		return
	}
	period, _ := o.DashPeriod(m.W)
	on := float32(period * scene.DashOn / (scene.DashOn + scene.DashOff))
	c.dashes(pts, on, float32(period), width)
}

// round is a regular polygon of 48 sides.
var round = func() (pts [96]scene.Px) {
	// cos and sin of 1/48 turn, applied repeatedly
	const cos, sin = .99144486137, .13052619222
	x, y := 1., 0.
	for i := range 48 {
		pts[2*i], pts[2*i+1] = scene.Px(x), scene.Px(y)
		x, y = float64(x*cos)-float64(y*sin), float64(x*sin)+float64(y*cos)
	}
	return pts
}()

// dashes strokes the first on pixels of every period along a polyline.
func (c *canvas) dashes(pts []float32, on, period, width float32) {
	at := float32(0) // position within the period
	for i := 0; i+3 < len(pts); i += 2 {
		x, y, dx, dy := pts[i], pts[i+1], pts[i+2]-pts[i], pts[i+3]-pts[i+1]
		long := hypot(dx, dy)
		for gone := float32(0); gone < long; {
			next := on - at
			if at >= on {
				next = period - at
			}
			end := min(long, gone+next)
			if at < on {
				c.path.stroke(x+dx*gone/long, y+dy*gone/long, x+dx*end/long, y+dy*end/long, width)
			}
			if at += end - gone; at >= period-1e-4 {
				at = 0
			}
			if end == gone {
				end += 1e-3 // guarantees progress
			}
			gone = end
		}
	}
}

// extra draws a pole or a strike.
func (c *canvas) extra(m *scene.Mark, s scene.Stroke) {
	c.path.stroke(float32(s.X), float32(s.Y), float32(s.X+s.W), float32(s.Y+s.H), float32(scene.Styles[scene.Whisker].Width))
	c.ink("class", m, 1)
}
