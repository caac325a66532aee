package timeline

import (
	"cmp"
	"slices"

	"parley/app/scene"
	"parley/app/timescale"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/edtf"
)

// pen draws into a scene at an offset and clips to the plot, since a scene has no
// clipping.
type pen struct {
	s      *scene.Scene
	dx, dy scene.Px // origin of the plot in the scene
	w      scene.Px // width of the plot
}

// clip clips an interval to the plot; it returns false if nothing is left.
func (p pen) clip(a, b scene.Px) (scene.Px, scene.Px, bool) {
	a, b = max(a, 0), min(b, p.w)
	return a, b, a < b
}

func (p pen) rect(st scene.Style, q codebook.Quad, opt scene.Opt, a, y, b, h scene.Px) {
	if a, b, ok := p.clip(a, b); ok {
		p.s.Add(scene.Mark{Kind: scene.Rect, Style: st, Quad: q, Opt: opt, X: p.dx + a, Y: p.dy + y, W: b - a, H: h})
	}
}

func (p pen) fade(st scene.Style, q codebook.Quad, opt scene.Opt, a, y, b, h scene.Px) {
	if a, b, ok := p.clip(a, b); ok {
		p.s.Add(scene.Mark{Kind: scene.Fade, Style: st, Quad: q, Opt: opt, X: p.dx + a, Y: p.dy + y, W: b - a, H: h})
	}
}

// vline draws a vertical line if it lies within the plot.
func (p pen) vline(st scene.Style, x, y0, y1 scene.Px) {
	if x >= 0 && x <= p.w {
		p.s.Line(st, p.dx+x, p.dy+y0, p.dx+x, p.dy+y1)
	}
}

func (p pen) text(st scene.Style, opt scene.Opt, x, y scene.Px, s string) {
	p.s.Text(st, opt, p.dx+x, p.dy+y, s)
}

func (p pen) inside(x scene.Px) bool { return x >= 0 && x <= p.w }

// BuildLanes draws only the lanes, without their names: as wide as the window with its
// skirts, as high as the lanes or size.View.
func (c *Chart) BuildLanes(m *view.Model, size Size, s *scene.Scene) {
	f := c.Layout(m, size)
	h := f.LanesH
	if size.View > 0 {
		h = size.View
	}
	w := scene.Px(f.Wide.Width)
	s.Reset(w, h)
	c.drawLanes(m, f, pen{s, 0, -size.Top, w})
}

// drawLanes draws the lanes with the pen's origin at the top left of their plot.
func (c *Chart) drawLanes(m *view.Model, f *Frame, p pen) {
	c.gather(m, f)
	c.drawGround(m, f, p)
	c.drawStem(m, f, p)
	for i := range f.Lanes {
		if b := &f.Lanes[i]; !f.hidden(b) {
			p.s.Line(scene.LaneRule, p.dx, p.dy+b.Y+b.H-0.5, p.dx+p.w, p.dy+b.Y+b.H-0.5)
			if b.bars {
				c.drawBars(m, f, p, i)
			}
		}
	}
	c.drawTies(p)
	words := c.drawLinks(m, p)
	c.drawNow(m, p, 0, f.LanesH)
	c.drawPlaced(m, f, p)
	if words {
		c.drawWords(m, p)
	}
}

// drawGround draws the tint of expected time and the grid.
func (c *Chart) drawGround(m *view.Model, f *Frame, p pen) {
	c.drawScale(f, p, 0, f.LanesH)
	c.drawExpected(m, f, p, 0, f.LanesH)
	coarse := c.levels(f)
	c.ticks(f, func(t edtf.Instant, u timescale.Unit, x scene.Px) { p.vline(scene.Grid, x, 0, f.LanesH) })
	if coarse.Unit == timescale.NoUnit {
		return
	}
	last := scene.Px(-1e6)
	for t := coarse.First(f.all.From); t < f.all.To; t = coarse.Next(t) {
		if x := c.at(t); x-last >= leastCoarse {
			p.vline(scene.GridMajor, x, 0, f.LanesH)
			last = x
		}
	}
}

// leastCoarse is the minimum distance of coarse grid lines in pixels: on an axis in order
// empty months have no width.
const leastCoarse = 6

// drawPlaced draws the events that have a row and, after each lane, its marks without a
// name. Within a lane they are in time order, which is the reading order of a screen reader.
func (c *Chart) drawPlaced(m *view.Model, f *Frame, p pen) {
	pl := c.draw.placed
	c.draw.order = c.draw.order[:0]
	for i := range pl {
		if pl[i].reaches(p) {
			c.draw.order = append(c.draw.order, int32(i))
		}
	}
	slices.SortFunc(c.draw.order, func(a, b int32) int {
		return cmp.Or(int(pl[a].lane-pl[b].lane), cmp.Compare(pl[a].x, pl[b].x), int(a-b))
	})
	next, quiet := 0, c.draw.quiet
	for i := range f.Lanes {
		for next < len(c.draw.order) && int(pl[c.draw.order[next]].lane) == i {
			k := c.draw.order[next]
			c.drawEvent(m, p, &pl[k], &c.draw.labels[k])
			next++
		}
		for ; len(quiet) > 0 && int(quiet[0].lane) == i; quiet = quiet[1:] {
			if !quiet[0].named && p.inside(quiet[0].x) {
				c.drawQuiet(m, p, &quiet[0])
			}
		}
	}
}

// reaches reports whether any part of the event lies in the picture.
func (e *placed) reaches(p pen) bool {
	return e.x >= -target/2 && e.x <= p.w+target/2 || e.body != bare && e.b > 0 && e.a < p.w
}
