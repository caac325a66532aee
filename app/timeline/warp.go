package timeline

import (
	"slices"

	"parley/app/query"
	"parley/app/scene"
	"parley/app/timescale"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// axis is how the chart draws time: the map of its scale, and what of it is drawn.
type axis struct {
	scale  view.Scale
	warp   timescale.Warp
	crowds []timescale.Span // drawn wider
	gaps   []timescale.Span // left out
	shapes []shape          // in drawn time
	last   edtf.Instant     // Chart.last in drawn time
	origin edtf.Instant     // what a logarithmic axis counts from
	pieces []piece          // of the last picture
	taken  []timescale.Px   // ends of texts in the upper row of the axis, in pairs
}

// piece is a stretch of time with one level of ticks, or with one tick at its start if the
// level has no step.
type piece struct {
	timescale.Span
	level timescale.Level
}

// rescale computes the map of a scale from the events that pass, and draws their shapes
// with it.
func (c *Chart) rescale(m *view.Model) {
	x := &c.axis
	x.scale, x.warp, x.crowds, x.gaps, x.last = m.State.Scale, nil, x.crowds[:0], x.gaps[:0], c.last
	c.real = c.shapes
	if x.scale == view.ToScale || x.scale == view.Relative {
		return
	}
	extent := timescale.Span{From: m.Extent.From, To: m.Extent.To}
	grain := timescale.Grain(extent)
	switch at := c.positions(&m.Result, x.scale == view.Stretched); x.scale {
	case view.Stretched:
		x.crowds = timescale.Crowds(at, grain)
		x.warp = timescale.Stretched(x.crowds)
	case view.Broken:
		x.gaps = timescale.Gaps(at, grain, extent)
		x.warp = timescale.Broken(x.gaps, extent)
	case view.InOrder:
		x.warp = timescale.Ordered(timescale.Steps(at, grain), extent)
	case view.Logarithmic:
		x.origin = endOfDay(m.AsOf())
		x.warp = timescale.Logarithmic(x.origin, extent)
	}
	if len(x.warp) == 0 {
		return
	}
	x.shapes = append(x.shapes[:0], c.shapes...)
	for i := range x.shapes {
		s := &x.shapes[i]
		s.at, s.from, s.to = x.warp.Drawn(s.at), x.warp.Drawn(s.from), x.warp.Drawn(s.to)
	}
	c.shapes, x.last = x.shapes, x.warp.Drawn(c.last)
}

// positions returns the positions of the events that pass, in order: all, or those dated to
// a day or better.
func (c *Chart) positions(r *query.Result, exact bool) (at []edtf.Instant) {
	for e := range r.All {
		s := &c.shapes[e]
		if c.pass[e] && s.form != period && (!exact || s.form == point || s.form == banner) {
			at = append(at, s.at)
		}
	}
	slices.Sort(at)
	return at
}

// Scale returns the scale of the model's window over w pixels, from time to pixels.
func (c *Chart) Scale(m *view.Model, w scene.Px) timescale.Scale {
	c.Refresh(m)
	return c.scaleOf(m, w)
}

func (c *Chart) scaleOf(m *view.Model, w scene.Px) timescale.Scale {
	return timescale.Scale{Window: timescale.Span{From: m.From, To: max(m.To, m.From+1)}, Width: timescale.Px(w), Warp: c.axis.warp}
}

// at returns the position of an instant that is not in drawn time.
func (c *Chart) at(t edtf.Instant) scene.Px { return c.frame.x(c.axis.warp.Drawn(t)) }

// levels finds the levels of the axis: the coarse one, and the fine ones of its pieces. On an
// axis to scale there is one piece.
func (c *Chart) levels(f *Frame) (coarse timescale.Level) {
	x := &c.axis
	x.pieces = x.pieces[:0]
	if len(x.warp) == 0 {
		a := f.Scale.Axis()
		x.pieces = append(x.pieces, piece{f.Wide.Window, a.Fine})
		return a.Coarse
	}
	if x.scale == view.Logarithmic {
		return timescale.Level{}
	}
	from, most := f.all.From, timescale.Px(0)
	for i := 0; i <= len(x.warp) && from < f.all.To; i++ {
		to := f.all.To
		if i < len(x.warp) {
			to = min(to, x.warp[i].At)
		}
		if to <= from {
			continue
		}
		s := timescale.Scale{Window: timescale.Span{From: from, To: to}, Width: timescale.Px(c.at(to) - c.at(from))}
		from = to
		if s.Width < 1 {
			continue
		}
		a := s.Axis()
		if a.Fine.Unit < timescale.Day && !(timescale.Span{From: f.all.From, To: f.all.To}).Hours() {
			a = timescale.Axis{Fine: timescale.Level{Unit: timescale.Day, Step: 1}, Coarse: timescale.Level{Unit: timescale.Month, Step: 1}}
		}
		x.pieces = append(x.pieces, piece{s.Window, a.Fine})
		if s.Width > most {
			most, coarse = s.Width, a.Coarse
		}
	}
	if x.scale == view.InOrder {
		coarse = c.stepwise(f)
	}
	if first := coarse.First(f.all.From); coarse.Unit != timescale.NoUnit && f.all.Len()/mostTicks > coarse.Next(first)-first {
		return timescale.Level{}
	}
	return coarse
}

// mostTicks is the number of coarse ticks above which an axis that is not to scale has none.
const mostTicks = 2000

// leastStep and leastDate are the minimum distances in pixels of the ticks of an axis in
// order: of days under their months, and of dates under their years.
const (
	leastStep = 34
	leastDate = 62
)

// stepwise makes the ticks of an axis in order, and returns its coarse level: every day with
// events, or the date of every second, fourth and so on of them.
func (c *Chart) stepwise(f *Frame) timescale.Level {
	x := &c.axis
	stride, px := 1, edtf.DaySeconds/max(f.Scale.SecondsPerPx(), 1)
	unit := timescale.Day
	for least := float64(leastStep); float64(stride)*px < least; stride *= 2 {
		unit, least = dateUnit, leastDate
	}
	x.pieces = x.pieces[:0]
	for i := 1; i+1 < len(x.warp); i += 2 * stride {
		step := timescale.Span{From: x.warp[i].At, To: x.warp[i+1].At}
		if step.Len() > edtf.DaySeconds {
			unit = timescale.Year
		}
		if step.Overlaps(f.all) {
			x.pieces = append(x.pieces, piece{step, timescale.Level{Unit: unit}})
		}
	}
	switch unit {
	case timescale.Day:
		return timescale.Level{Unit: timescale.Month, Step: 1}
	case timescale.Year:
		return timescale.Level{}
	}
	return timescale.Level{Unit: timescale.Year, Step: 1}
}

// ticks calls do for each fine tick of the picture: its time, or its distance in time on a
// relative or logarithmic axis, its unit and position.
func (c *Chart) ticks(f *Frame, do func(t edtf.Instant, u timescale.Unit, x scene.Px)) {
	if c.axis.scale == view.Relative {
		step := dayStep(f)
		zero := c.zero
		for t := zero + timescale.Floor(f.Wide.Window.From-zero, step); t < f.Wide.Window.To; t += step {
			do(t-zero, timescale.NoUnit, f.x(t))
		}
		return
	}
	if c.axis.scale == view.Logarithmic {
		for _, k := range c.axis.warp {
			if far := k.At - c.axis.origin; timescale.Tenfold(max(far, -far)) {
				do(far, farUnit, f.x(k.Drawn))
			}
		}
	}
	for _, p := range c.axis.pieces {
		if p.level.Step == 0 && p.level.Unit != timescale.NoUnit {
			do(p.From, p.level.Unit, c.at(p.From))
			continue
		}
		for t := p.level.First(p.From); t < p.To && p.level.Unit != timescale.NoUnit; t = p.level.Next(t) {
			do(t, p.level.Unit, c.at(t))
		}
	}
}

// Units of labels that no axis to scale has: a distance in time, on a logarithmic axis, and a
// day with its month, on one in order.
const (
	farUnit  timescale.Unit = 255
	dateUnit timescale.Unit = 254
)

// dayStep returns the length of the steps of a relative axis: a round number of days.
func dayStep(f *Frame) edtf.Instant {
	for ten := edtf.Instant(1); ; ten *= 10 {
		for _, n := range [...]edtf.Instant{1, 2, 5} {
			if step := n * ten * edtf.DaySeconds; float64(step)/f.Scale.SecondsPerPx() >= 46 || ten > 1e12 {
				return step
			}
		}
	}
}

// counted returns the day that the axis counts from.
func (c *Chart) counted() edtf.Instant {
	if c.axis.scale == view.Logarithmic {
		return c.axis.origin - 1
	}
	return c.zero
}

// zeroOf returns the start of the day that a relative axis counts from: the one of the state,
// else that of the selected event, else that of the page.
func (c *Chart) zeroOf(m *view.Model) edtf.Instant {
	day := m.AsOf()
	if m.State.Zero.Given() {
		day = m.State.Zero.Or(day)
	} else if m.Selected >= 0 && c.latest[m.Selected].form != nowhere {
		day = dataset.DayOf(c.latest[m.Selected].at)
	}
	return edtf.Instant(day) * edtf.DaySeconds
}

// drawScale tints what is not to scale, over a height.
func (c *Chart) drawScale(f *Frame, p pen, y0, y1 scene.Px) {
	for _, list := range [...][]timescale.Span{c.axis.crowds, c.axis.gaps} {
		for _, s := range list {
			p.rect(scene.Tint, codebook.Plain, 0, c.at(s.From), y0, c.at(s.To), y1-y0)
		}
	}
}

// noteScale says on the axis what is not to scale: how much wider crowded days are, and how
// long a gap is that is left out, which has the sign of a break.
func (c *Chart) noteScale(f *Frame, p pen) {
	for _, s := range c.axis.crowds {
		c.note(f, p, (c.at(s.From)+c.at(s.To))/2, c.say.count("scale.wider", timescale.Wider))
	}
	for _, s := range c.axis.gaps {
		x := (c.at(s.From) + c.at(s.To)) / 2
		for _, dx := range [...]scene.Px{-2, 2} {
			if p.inside(x-6) && p.inside(x+6) {
				p.s.Line(scene.Stem, p.dx+x+dx-3, p.dy+f.AxisH, p.dx+x+dx+3, p.dy+f.AxisH-12)
			}
		}
		c.note(f, p, x, c.say.leftOut(s))
	}
}

// note writes a text in the middle of x in the upper row of the axis, if it is free there.
func (c *Chart) note(f *Frame, p pen, x scene.Px, text string) {
	w := c.width(scene.Caption, text)
	a, b := x-w/2, x+w/2
	for i := 0; i < len(c.axis.taken); i += 2 {
		if a < scene.Px(c.axis.taken[i+1])+6 && scene.Px(c.axis.taken[i]) < b+6 {
			return
		}
	}
	if a >= 0 && b <= p.w && f.whole(a, b) {
		c.axis.taken = append(c.axis.taken, timescale.Px(a), timescale.Px(b))
		p.text(scene.Caption, 0, a, 14, text)
	}
}
