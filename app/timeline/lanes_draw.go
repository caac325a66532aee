package timeline

import (
	"cmp"
	"math"
	"slices"

	"parley/app/scene"
	"parley/app/timescale"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
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
			c.drawBase(m, f, p, i)
		}
	}
	if c.mode == view.ByActor {
		c.drawTies(p)
	}
	words := c.drawLinks(m, p)
	c.drawNow(m, p, 0, f.LanesH)
	c.drawPlaced(m, f, p)
	if words {
		c.drawWords(m, p)
	}
}

// drawGround draws the tint of expected time and the grid.
func (c *Chart) drawGround(m *view.Model, f *Frame, p pen) {
	c.drawExpected(m, f, p, 0, f.LanesH)
	a := f.Scale.Axis()
	for t := a.Fine.First(f.Wide.Window.From); t < f.Wide.Window.To; t = a.Fine.Next(t) {
		p.vline(scene.Grid, f.x(t), 0, f.LanesH)
	}
	if a.Coarse.Unit == timescale.NoUnit {
		return
	}
	for t := a.Coarse.First(f.Wide.Window.From); t < f.Wide.Window.To; t = a.Coarse.Next(t) {
		p.vline(scene.GridMajor, f.x(t), 0, f.LanesH)
	}
}

// crowd is the number of events in a lane's picture above which its base line becomes a
// density row.
const crowd = 5000

// drawBase draws the base line of a lane: a tick per event, higher if several coincide, or
// a row of cells if there are too many.
func (c *Chart) drawBase(m *view.Model, f *Frame, p pen, laneNo int) {
	l, b := &c.lanes[laneNo], &f.Lanes[laneNo]
	foot := b.Y + b.H - 1
	if r := &m.Result; f.Size.Rest && r.Latest() && r.N < r.Known {
		c.drawRest(f, p, l, foot)
	}
	t := l.ticks
	lo, hi := t.Search(f.Wide.Window.From), t.Search(f.Wide.Window.To)
	if hi-lo > crowd {
		c.drawCells(f, p, l, foot)
		return
	}
	step := timescale.Step(f.octave, tickBits)
	sel := edtf.Past
	if m.Selected >= 0 && m.Result.Has(m.Selected) {
		sel = c.shapes[m.Selected].at
	}
	for i := lo; i < hi; {
		bin := t.Bin(i, step)
		x := f.x(t.At(i))
		h := scene.Px(min(11, 4.5+2*float32(bin.Count()-1)))
		st := scene.BaseTick
		if sel >= t.At(i) && sel < bin.To && c.laneHolds(l, bin.First, bin.Last, m, sel) {
			st = scene.BaseTickOn
		}
		p.vline(st, x, foot-h, foot)
		i = bin.Last
	}
	c.drawMarks(m, f, p, l, foot)
}

// drawMarks redraws the ticks of the selected actor's or tie's events in ink.
func (c *Chart) drawMarks(m *view.Model, f *Frame, p pen, l *laneState, foot scene.Px) {
	for _, ref := range m.Marks() {
		if t := c.shapes[ref].at; t >= f.Wide.Window.From && t < f.Wide.Window.To && c.pass[ref] && c.holds(l, ref) {
			p.vline(scene.BaseTickOn, f.x(t), foot-markH, foot)
		}
	}
}

// markH is the height of the tick of a marked event, in pixels.
const markH scene.Px = 6.5

// holds reports whether the base line of a lane shows an event.
func (c *Chart) holds(l *laneState, ref dataset.EventRef) bool {
	if l.guests == nil {
		return c.position(l, ref) >= 0
	}
	_, found := slices.BinarySearch(l.guests, ref)
	return found && !left(l.guestsOut, ref)
}

// drawRest draws a dim tick wherever a lane has an event, whether it passes the filter or not.
func (c *Chart) drawRest(f *Frame, p pen, l *laneState, foot scene.Px) {
	t, step := c.all(l), timescale.Step(f.octave, tickBits)
	for i := t.Search(f.Wide.Window.From); i < t.Len() && t.At(i) < f.Wide.Window.To; {
		if x := f.x(t.At(i)); p.inside(x) {
			p.s.Add(scene.Mark{Kind: scene.Line, Style: scene.BaseTick, Opt: scene.Dim, X: p.dx + x, Y: p.dy + foot - 4.5, H: 4.5})
		}
		i = t.Bin(i, step).Last
	}
}

// laneHolds reports whether the selected event is among the ticks lo to hi-1.
func (c *Chart) laneHolds(l *laneState, lo, hi int, m *view.Model, sel edtf.Instant) bool {
	for i := lo; i < hi; i++ {
		if l.ticks.At(i) != sel {
			continue
		}
		return c.holds(l, m.Selected)
	}
	return false
}

// cellH is the height of a density row in pixels.
const cellH scene.Px = 10

// drawCells draws the density row of a lane: the class of the most important event of each
// cell, stronger the more events it has, on a separate log scale per lane and octave.
func (c *Chart) drawCells(f *Frame, p pen, l *laneState, foot scene.Px) {
	k := c.pack(l, f.octave)
	c.heat(l, k)
	step := timescale.Step(f.octave, cellBits)
	lo := max(int((timescale.Floor(f.Wide.Window.From, step)-k.heatFrom)/step), 0)
	hi := min(int((f.Wide.Window.To-k.heatFrom)/step)+1, len(k.heat))
	if lo >= hi {
		return
	}
	from := len(p.s.Heat)
	p.s.Heat = append(p.s.Heat, k.heat[lo:hi]...)
	a, b := f.x(k.heatFrom+step*edtf.Instant(lo)), f.x(k.heatFrom+step*edtf.Instant(hi))
	p.s.Add(scene.Mark{Kind: scene.Cells, Style: scene.DensityBar, X: p.dx + a, Y: p.dy + foot - cellH,
		W: b - a, H: cellH, N: int32(from), M: int32(hi - lo)})
}

// heat computes the cells of a lane over the whole record, once per octave.
func (c *Chart) heat(l *laneState, k *pack) {
	if len(k.heat) > 0 || l.tree.Len() == 0 {
		return
	}
	t, step := &l.tree, timescale.Step(k.octave, cellBits)
	k.heatFrom = timescale.Floor(t.At(0), step)
	n := int((t.At(t.Len()-1)-k.heatFrom)/step) + 1
	k.heat = append(k.heat, make([]byte, n)...)
	peak := 1
	for i := 0; i < t.Len(); {
		bin := t.Bin(i, step)
		peak, i = max(peak, bin.Count()), bin.Last
	}
	scale := 27 / math.Log1p(float64(peak))
	for i := 0; i < t.Len(); {
		bin := t.Bin(i, step)
		ref := l.refs[t.Top(bin.First, bin.Last)]
		k.heat[(bin.From-k.heatFrom)/step] = byte(c.shapes[ref].quad)<<5 | byte(4+math.Log1p(float64(bin.Count()))*scale)
		i = bin.Last
	}
}

// drawPlaced draws the events that have a row and, after each lane, its overflow. Within a
// lane they are in time order, which is the reading order of a screen reader.
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
	next := 0
	for i := range f.Lanes {
		for next < len(c.draw.order) && int(pl[c.draw.order[next]].lane) == i {
			k := c.draw.order[next]
			c.drawEvent(m, p, &pl[k], &c.draw.labels[k])
			next++
		}
		if b := &f.Lanes[i]; b.folds && !f.hidden(b) {
			c.drawFolds(m, f, p, i)
		}
	}
}

// reaches reports whether any part of the event lies in the picture.
func (e *placed) reaches(p pen) bool {
	return e.x >= -target/2 && e.x <= p.w+target/2 || e.body != bare && e.b > 0 && e.a < p.w
}
