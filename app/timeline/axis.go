package timeline

import (
	"strings"

	"parley/app/scene"
	"parley/app/timescale"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Build draws the whole chart into a scene: axis, periods, lanes with their names,
// links. It is used for the page without JavaScript, saved images and print. The scene
// is size.W wide and as high as the axis and all lanes.
func (c *Chart) Build(m *view.Model, size Size, s *scene.Scene) {
	size.Skirt, size.Top, size.View = 0, 0, 0
	f := c.Layout(m, size)
	s.Reset(size.W, f.AxisH+f.LanesH)
	w := scene.Px(f.Wide.Width)
	c.drawCorner(f, s)
	c.drawAxis(m, f, pen{s, Gutter, 0, w})
	s.Line(scene.GridMajor, 0, f.AxisH-1, size.W, f.AxisH-1)
	c.drawGutter(f, s, f.AxisH)
	c.drawLanes(m, f, pen{s, Gutter, f.AxisH, w})
}

// BuildAxis draws only the axis and the periods, as wide as the window with its skirts.
func (c *Chart) BuildAxis(m *view.Model, size Size, s *scene.Scene) {
	f := c.Layout(m, size)
	w := scene.Px(f.Wide.Width)
	s.Reset(w, f.AxisH)
	c.drawAxis(m, f, pen{s, 0, 0, w})
	s.Line(scene.GridMajor, 0, f.AxisH-1, w, f.AxisH-1)
}

// BuildGutter draws only the names and counts of the lanes. The scene is Gutter wide and
// stays in view while the lanes pan.
func (c *Chart) BuildGutter(m *view.Model, size Size, s *scene.Scene) {
	f := c.Layout(m, size)
	h := f.LanesH
	if size.View > 0 {
		h = size.View
	}
	s.Reset(Gutter, h)
	c.drawGutter(f, s, -size.Top)
}

// BuildCorner draws the corner to the left of the axis.
func (c *Chart) BuildCorner(m *view.Model, size Size, s *scene.Scene) {
	f := c.Layout(m, size)
	s.Reset(Gutter, f.AxisH)
	c.drawCorner(f, s)
	s.Line(scene.GridMajor, 0, f.AxisH-1, Gutter, f.AxisH-1)
}

func (c *Chart) drawCorner(f *Frame, s *scene.Scene) {
	s.Text(scene.LaneName, 0, 0, 14, c.say.word("timeline.happened"))
	note := c.zone(f)
	if c.axis.scale != view.ToScale {
		note = c.say.scale(c.axis.scale, c.counted())
	}
	if note != "" {
		s.Text(scene.AxisText, 0, 0, 30, scene.Fit(c.meas, scene.AxisText, note, Gutter-4))
	}
}

// drawGutter draws the names of the lanes, offset by dy.
func (c *Chart) drawGutter(f *Frame, s *scene.Scene, dy scene.Px) {
	for i := range f.Lanes {
		b := &f.Lanes[i]
		if f.hidden(b) {
			continue
		}
		y := dy + b.Y
		s.Begin(scene.Target{Kind: scene.LaneTarget, Ref: int32(i), Other: dataset.None, Count: int32(b.Count)}, 0, y, Gutter, min(b.H, laneMin))
		y += c.drawName(s, &c.lanes[i], b, y)
		s.End()
		foot := y + 52
		if b.Undated > 0 && b.Count > 0 && !b.Collapsed {
			s.Text(scene.LaneCount, 0, 0, foot, c.say.lost(b.Undated))
			foot += lineH
		}
		if b.Hazy > 0 && b.Hazy < b.Count && dy+b.Y+b.H >= foot-2 {
			s.Text(scene.LaneCount, 0, 0, foot, c.say.hazy(b.Hazy))
		}
		s.Line(scene.LaneRule, 0, dy+b.Y+b.H-0.5, Gutter, dy+b.Y+b.H-0.5)
	}
}

// drawName draws the name and count of a lane and returns the extra height of a second
// line. A low lane shows the first line only, with the count beside it; a lane without
// events uses a muted style.
func (c *Chart) drawName(s *scene.Scene, l *laneState, b *LaneBox, y scene.Px) (extra scene.Px) {
	first := l.lines[0]
	if l.lines[1] != "" && b.H < laneTwo {
		first = c.say.fitted[l.name]
	}
	name := scene.LaneName
	if b.Count == 0 && !b.Collapsed {
		name, first = scene.LaneCount, l.quiet
		if b.Count > 0 && c.width(name, first) > Gutter-shortRoom {
			first = l.brief
		}
	}
	base := y + min(18, b.H-7)
	s.Text(name, 0, 0, base, first)
	if l.lines[1] != "" && b.H >= laneTwo {
		extra = lineH
		s.Text(scene.LaneName, 0, 0, y+18+extra, l.lines[1])
	}
	count := c.say.events(b.Count)
	if b.Hazy > 0 && b.Hazy == b.Count {
		count = c.say.hazy(b.Hazy) // otherwise the lane would count events that it does not show
	}
	if b.H >= laneMin+extra {
		s.Text(scene.LaneCount, 0, 0, y+34+extra, count)
	} else if beside := c.width(name, first) + 6; beside+c.width(scene.LaneCount, count) <= Gutter {
		s.Text(scene.LaneCount, 0, beside, base, count)
	} else if count = c.say.number(b.Count); beside+c.width(scene.LaneCount, count) <= Gutter {
		s.Text(scene.LaneCount, 0, beside, base, count)
	}
	return extra
}

// fitName breaks a lane's name into at most two lines of the gutter, and caches its form
// on one line.
func (c *Chart) fitName(name string) [2]string {
	const w = Gutter - 8
	one := scene.Fit(c.meas, scene.LaneName, name, w)
	c.say.fitted[name] = one
	if one == name {
		return [2]string{name}
	}
	for k := strings.LastIndexByte(name, ' '); k > 0; k = strings.LastIndexByte(name[:k], ' ') {
		if c.meas.Measure(scene.LaneName, name[:k]) <= w {
			return [2]string{name[:k], scene.Fit(c.meas, scene.LaneName, name[k+1:], w)}
		}
	}
	return [2]string{one}
}

// drawAxis draws both levels of the axis and the periods below them.
func (c *Chart) drawAxis(m *view.Model, f *Frame, p pen) {
	c.drawScale(f, p, 4, f.AxisH)
	c.drawExpected(m, f, p, 28, f.AxisH)
	coarse := c.levels(f)
	c.axis.taken = c.axis.taken[:0]
	lone := coarse.Unit == timescale.NoUnit && len(c.axis.warp) == 0
	if lone {
		coarse = c.axis.pieces[0].level
	}
	if coarse.Unit != timescale.NoUnit {
		c.drawCoarse(f, p, coarse)
	}
	if free := scene.Px(-1e6); !lone || c.axis.scale == view.Relative {
		c.ticks(f, func(t edtf.Instant, u timescale.Unit, x scene.Px) {
			p.vline(scene.Grid, x, 22, f.AxisH)
			label := c.say.tick(u, t)
			if end := x + 4 + c.width(scene.AxisText, label); x >= max(free, 0) && end <= p.w && f.whole(x, end) && !c.crossed(coarse, t, end) {
				p.text(scene.AxisText, 0, x+4, 30, label)
				free = end + 4
			}
		})
	}
	c.noteScale(f, p)
	c.drawPeriods(f, p)
	if sel := m.Selected; sel >= 0 && m.Result.Has(sel) && c.shapes[sel].stands(f.octave) {
		p.vline(scene.Stem, f.spot(&c.shapes[sel]), axisFoot, f.AxisH)
	}
	c.drawNow(m, p, axisFoot, f.AxisH)
}

// crossed reports whether the next line of the coarse level runs through the label of a
// tick.
func (c *Chart) crossed(l timescale.Level, t edtf.Instant, end scene.Px) bool {
	return l.Unit != timescale.NoUnit && len(c.axis.warp) == 0 && c.axis.scale != view.Relative && c.at(l.Next(l.Floor(t))) < end+1
}

// whole reports whether a label lies entirely inside or entirely outside the window; one
// across a border would look cut.
func (f *Frame) whole(from, to scene.Px) bool {
	left := scene.Px(f.Size.Skirt)
	right := left + scene.Px(f.Scale.Width)
	return (from >= left || to <= left) && (to <= right || from >= right)
}

// drawCoarse draws the coarse level. The unit in which the picture begins is labelled at
// the left end of the window if the label fits before the next.
func (c *Chart) drawCoarse(f *Frame, p pen, l timescale.Level) {
	w, x0 := f.all, scene.Px(f.Size.Skirt)
	form, last := c.coarseForm(f, l), scene.Px(-1e6)
	for t := l.Floor(w.From); t < w.To; {
		next := l.Next(t)
		x, end := c.at(t), min(c.at(next), p.w)
		if x >= 0 && x-last >= leastCoarse {
			p.vline(scene.GridMajor, x, 4, f.AxisH)
			last = x
		}
		if x < x0 && end > x0 {
			x = x0
		}
		label := c.say.coarse(l.Unit, t, form)
		if to := x + 5 + c.width(scene.AxisMajor, label); x >= 0 && to <= end && f.whole(x, to) {
			p.text(scene.AxisMajor, 0, x+5, 14, label)
			c.axis.taken = append(c.axis.taken, timescale.Px(x), timescale.Px(to))
		}
		t = next
	}
}

// coarseForm returns the longest form in which the coarse labels fit in every unit that
// lies entirely in the window, so that all have the same form.
func (c *Chart) coarseForm(f *Frame, l timescale.Level) labelForm {
	w := c.axis.warp.TimeOf(f.window())
	for form := longest; form < shortest; form++ {
		fits := true
		for t := l.First(w.From); t < w.To; {
			next := l.Next(t)
			if next <= w.To && c.width(scene.AxisMajor, c.say.coarse(l.Unit, t, form))+5 > c.at(next)-c.at(t) {
				fits = false
			}
			t = next
		}
		if fits {
			return form
		}
	}
	return shortest
}

// drawExpected tints the time after the knowledge day.
func (c *Chart) drawExpected(m *view.Model, f *Frame, p pen, y0, y1 scene.Px) {
	c.draw.tint = p.w + 1
	if !m.Result.Latest() {
		c.draw.tint = c.at(endOfDay(m.Result.Day))
		p.rect(scene.Expected, codebook.Plain, 0, c.draw.tint, y0, p.w, y1-y0)
	}
}

// drawNow draws the line at the end of the day of the page.
func (c *Chart) drawNow(m *view.Model, p pen, y0, y1 scene.Px) {
	day := m.Result.Day
	if m.Result.Latest() {
		if day = c.d.AsOfDay(); day == dataset.LatestDay {
			return
		}
	}
	p.vline(scene.NowLine, c.at(endOfDay(day)), y0, y1)
}
