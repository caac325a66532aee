package timeline

import (
	"parley/app/scene"
	"parley/app/timescale"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// overviewBars counts the events of a result by calendar period and class, over the whole
// range.
type overviewBars struct {
	stale  bool
	width  scene.Px
	level  timescale.Level
	scale  timescale.Scale
	from   []edtf.Instant
	counts [][codebook.QuadCount]int32
	top    int32
	near   int // the bar returned last
}

// Overview heights in pixels.
const (
	overviewBar  = 42 // the bars
	overviewFoot = 22 // the years below them
	// OverviewH is the height of the overview strip.
	OverviewH scene.Px = overviewBar + overviewFoot
)

// overviewLevels are the periods of one bar, from fine to coarse: the first with bars wide
// enough is used.
var overviewLevels = [...]timescale.Level{
	{Unit: timescale.Day, Step: 1}, {Unit: timescale.Week, Step: 1}, {Unit: timescale.Month, Step: 1}, {Unit: timescale.Month, Step: 3},
	{Unit: timescale.Year, Step: 1}, {Unit: timescale.Year, Step: 5}, {Unit: timescale.Year, Step: 10}, {Unit: timescale.Year, Step: 50},
	{Unit: timescale.Year, Step: 100}, {Unit: timescale.Year, Step: 1000}, {Unit: timescale.Year, Step: 1e4}, {Unit: timescale.Year, Step: 1e5},
	{Unit: timescale.Year, Step: 1e6}, {Unit: timescale.Year, Step: 1e7}, {Unit: timescale.Year, Step: 1e8}, {Unit: timescale.Year, Step: 1e9},
}

// leastBar is the minimum width of an overview bar in pixels.
const leastBar = 6

// levelKey returns the message key that names the period of a bar.
func levelKey(l timescale.Level) string {
	switch {
	case l.Unit == timescale.Day:
		return "overview.by-day"
	case l.Unit == timescale.Week:
		return "overview.by-week"
	case l.Unit == timescale.Month && l.Step == 1:
		return "overview.by-month"
	case l.Unit == timescale.Month:
		return "overview.by-quarter"
	case l.Step == 1:
		return "overview.by-year"
	}
	return "overview.by-years"
}

// OverviewScale returns the scale of the overview strip of a width in pixels, right of
// OverviewLeft. It translates drags on the strip.
func (c *Chart) OverviewScale(m *view.Model, w scene.Px) timescale.Scale {
	c.count(m, w)
	return c.months.scale
}

// OverviewLeft returns the left end of the bars in an overview of width w: after its name,
// or 0 if the name would take too much width.
func OverviewLeft(w scene.Px) scene.Px {
	if w < 560 {
		return 0
	}
	return Gutter
}

// BuildOverview draws the whole range: bars of the events of the filter by class, strong
// within the window and pale outside, the window as a brush with handles, and a mark at
// the day of the page. The scene is OverviewH high.
func (c *Chart) BuildOverview(m *view.Model, w scene.Px, s *scene.Scene) {
	c.count(m, w)
	s.Reset(w, OverviewH)
	o := &c.months
	left := OverviewLeft(w)
	if left > 0 {
		s.Text(scene.LaneName, 0, 0, 18, c.say.word("timeline.whole"))
		s.Text(scene.LaneCount, 0, 0, 34, c.say.word(levelKey(o.level)))
	}
	p := pen{s, left, 0, scene.Px(o.scale.Width)}
	c.drawYears(p)
	for i := range o.from {
		c.drawStack(m, p, i)
	}
	s.Line(scene.GridMajor, left, overviewBar+0.5, w, overviewBar+0.5)
	c.drawBrush(m, p)
	c.drawKnownMark(m, p)
}

// count fills the bars if the result or the width has changed.
func (c *Chart) count(m *view.Model, w scene.Px) {
	c.Refresh(m)
	o := &c.months
	if !o.stale && o.width == w && len(o.from) > 0 {
		return
	}
	o.stale, o.width = false, w
	from, to := m.Whole() // as the axis below shows it
	o.scale = timescale.Scale{Window: timescale.Span{From: from, To: to}, Width: timescale.Px(max(w-OverviewLeft(w), 1))}
	for _, l := range overviewLevels {
		if o.level = l; o.scale.X(l.Next(l.Floor(from)))-o.scale.X(l.Floor(from)) >= leastBar {
			break
		}
	}
	o.scale.Warp = c.axis.warp
	o.from, o.counts, o.top = o.from[:0], o.counts[:0], 1
	for t := o.level.Floor(from); t < to; t = o.level.Next(t) {
		o.from, o.counts = append(o.from, t), append(o.counts, [codebook.QuadCount]int32{})
	}
	longest := 2 * (o.level.Next(o.from[0]) - o.from[0])
	for ref := range m.Result.All {
		c.countEvent(o, ref, longest)
	}
	for i := range o.counts {
		o.top = max(o.top, total(&o.counts[i]))
	}
}

// countEvent adds an event to its bar, unless its date is less exact than two bars.
func (c *Chart) countEvent(o *overviewBars, ref dataset.EventRef, longest edtf.Instant) {
	s := &c.days[ref]
	if s.form == nowhere || s.form == period || s.form == soft && s.to-s.from > longest {
		return
	}
	if i := o.bar(s.at); i >= 0 {
		o.counts[i][s.quad]++
	}
}

// bar returns the index of the bar that contains an instant, or -1.
func (o *overviewBars) bar(t edtf.Instant) int {
	if i := o.near; i >= 0 && i+1 < len(o.from) && o.from[i] <= t && t < o.from[i+1] {
		return i // events arrive nearly sorted
	}
	lo, hi := 0, len(o.from)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if o.from[mid] <= t {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	o.near = lo - 1
	return o.near
}

func total(n *[codebook.QuadCount]int32) (sum int32) {
	for _, v := range n {
		sum += v
	}
	return sum
}

// stackOrder is the order of the classes in a bar, bottom to top.
var stackOrder = [codebook.QuadCount]codebook.Quad{codebook.VerbalCooperation, codebook.MaterialCooperation, codebook.Plain, codebook.VerbalConflict, codebook.MaterialConflict}

// drawStack draws one bar.
func (c *Chart) drawStack(m *view.Model, p pen, i int) {
	o := &c.months
	from, to := o.from[i], o.level.Next(o.from[i])
	a, b := scene.Px(o.scale.X(from))+0.8, scene.Px(o.scale.X(to))-0.8
	st := scene.DensityBarOff
	if mid := from + (to-from)/2; mid >= m.From && mid < m.To {
		st = scene.DensityBar
	}
	y := scene.Px(overviewBar)
	for _, q := range stackOrder {
		n := o.counts[i][q]
		if n == 0 {
			continue
		}
		h := scene.Px(n) / scene.Px(o.top) * (overviewBar - 6)
		y -= h
		p.rect(st, q, 0, a, y, b, max(0.8, h-0.6))
	}
}

// drawYears draws the grid of the overview with its labels below, all in the longest form
// that fits; a label that would overlap the previous one is left out.
func (c *Chart) drawYears(p pen) {
	o := &c.months
	l := o.ticks()
	form := c.overviewForm(l)
	free := scene.Px(0)
	for t := l.First(o.scale.Window.From); t < o.scale.Window.To; t = l.Next(t) {
		x := scene.Px(o.scale.X(t))
		label := c.say.coarse(l.Unit, t, form)
		p.vline(scene.Grid, x, 0, OverviewH-6)
		if end := x + 4 + c.width(scene.AxisText, label); x >= free && end <= p.w {
			p.text(scene.AxisText, 0, x+4, overviewBar+19, label)
			free = end
		}
	}
}

// ticks returns the level of the overview's grid: years or months if the range has some,
// and never finer than a day, the shortest period of a bar.
func (o *overviewBars) ticks() timescale.Level {
	a, w := timescale.Scale{Window: o.scale.Window, Width: o.scale.Width}.Axis(), o.scale.Window
	first := a.Coarse.First(w.From)
	switch {
	case a.Coarse.Unit == timescale.Year && first < w.To, a.Coarse.Unit == timescale.Month && a.Coarse.Next(first) < w.To:
		return a.Coarse
	case a.Fine.Unit < timescale.Day:
		return timescale.Level{Unit: timescale.Day, Step: 1}
	}
	return a.Fine
}

// overviewForm returns the longest form in which the labels of a level do not overlap, or
// the shortest that still names the month or year.
func (c *Chart) overviewForm(l timescale.Level) labelForm {
	if l.Unit == timescale.Month {
		return longest
	}
	sc := c.months.scale
	for form := longest; form < shorter; form++ {
		fits := true
		for t := l.First(sc.Window.From); t < sc.Window.To && fits; {
			next := l.Next(t)
			fits = next >= sc.Window.To || c.width(scene.AxisText, c.say.coarse(l.Unit, t, form))+8 <= scene.Px(sc.X(next)-sc.X(t))
			t = next
		}
		if fits {
			return form
		}
	}
	return shorter
}

// drawBrush draws the window. Its nodes are LaneTargets with Ref BrushWhole for the window,
// BrushFrom for its start and BrushTo for its end.
func (c *Chart) drawBrush(m *view.Model, p pen) {
	sc := c.months.scale
	a, b := max(scene.Px(sc.X(m.From)), 0), min(scene.Px(sc.X(m.To)), p.w)
	if b < a {
		return
	}
	mid := (a + b) / 2
	if b-a < 6 {
		a, b = mid-3, mid+3
	}
	p.s.Begin(scene.Target{Kind: scene.LaneTarget, Ref: BrushWhole, From: int64(m.From), To: int64(m.To)}, p.dx+a, 0, b-a, overviewBar)
	p.rect(scene.Brush, codebook.Plain, 0, a, -0.25, b, overviewBar+1.5)
	p.s.End()
	if b-a < 14 {
		a, b = mid-7, mid+7
	}
	for i, x := range [...]scene.Px{a, b} {
		p.s.Begin(scene.Target{Kind: scene.LaneTarget, Ref: BrushFrom - int32(i), From: int64(m.From), To: int64(m.To)}, p.dx+x-target/2, 0, target, overviewBar)
		p.s.Rect(scene.BrushHandle, p.dx+min(max(x-3, 0), p.w-6), overviewBar/2-10, 6, 20)
		p.s.End()
	}
}

// Ref of the LaneTargets of the overview's brush.
const (
	BrushWhole int32 = -1 // the window
	BrushFrom  int32 = -2 // its start
	BrushTo    int32 = -3 // its end
)

// drawKnownMark draws the mark of the knowledge day.
func (c *Chart) drawKnownMark(m *view.Model, p pen) {
	x := scene.Px(c.months.scale.X(endOfDay(m.AsOf())))
	x = min(max(x, 4), p.w-4)
	if !m.Result.Latest() {
		p.vline(scene.NowLine, x, 0, overviewBar)
	}
	n := int32(len(p.s.Pts))
	p.s.Pts = append(p.s.Pts, p.dx+x, overviewBar+2, p.dx+x-4, overviewBar+9, p.dx+x+4, overviewBar+9)
	p.s.Add(scene.Mark{Kind: scene.Area, Style: scene.KnownHandle, N: n, M: 6})
}
