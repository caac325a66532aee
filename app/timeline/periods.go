package timeline

import (
	"parley/app/scene"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/edtf"
)

// packPeriods assigns rows to the periods that reach into the window, at most three, and
// returns the number of rows in use. Periods too short to be seen are left out.
func (c *Chart) packPeriods(m *view.Model) (rows int) {
	w := c.frame.window()
	least := at(c.frame.octave, leastPeriod)
	c.draw.bands = append(c.draw.bands[:0], make([]int8, len(c.bars))...)
	c.draw.rowEnd = c.draw.rowEnd[:0]
	for i, ref := range c.bars {
		c.draw.bands[i] = -1
		s := &c.shapes[ref]
		to := s.to
		if s.ends&fadesOut != 0 {
			to = edtf.Future
		}
		if !m.Result.Has(ref) || s.from >= w.To || to <= w.From || s.to-s.from < least {
			continue
		}
		r := 0
		for r < len(c.draw.rowEnd) && c.draw.rowEnd[r] > s.from {
			r++
		}
		if r == len(c.draw.rowEnd) {
			if r == mostPeriodRows {
				continue
			}
			c.draw.rowEnd = append(c.draw.rowEnd, edtf.Past)
		}
		c.draw.rowEnd[r], c.draw.bands[i] = to, int8(r)
	}
	return len(c.draw.rowEnd)
}

// Limits of periods: rows, and the minimum length in pixels at the coarse end of an octave.
const (
	mostPeriodRows = 3
	leastPeriod    = 12
)

// drawPeriods draws the periods as thick lines with their names inside, and arrows where
// they continue.
func (c *Chart) drawPeriods(f *Frame, p pen) {
	for i, ref := range c.bars {
		if c.draw.bands[i] < 0 {
			continue
		}
		s := &c.shapes[ref]
		a, b := f.x(s.from), f.x(s.to)
		if s.ends&fadesIn != 0 {
			a = -1e6
		}
		if s.ends&fadesOut != 0 {
			b = 1e6
		}
		if ca, cb, ok := p.clip(a, b); ok {
			y := axisH - 6 + scene.Px(c.draw.bands[i])*periodH + 13.5
			c.drawPeriod(f, p, i, ca, cb, y)
		}
	}
}

// drawPeriod draws one period from a to b. Its arrows are at the borders of the window,
// where they are visible.
func (c *Chart) drawPeriod(f *Frame, p pen, i int, a, b, y scene.Px) {
	x0 := scene.Px(f.Size.Skirt)
	x1 := x0 + scene.Px(f.Scale.Width)
	va, vb := max(a, x0), min(b, x1) // the part in the window
	if va >= vb {
		c.periodLine(p, a, b, y)
		return
	}
	ref := c.bars[i]
	p.s.Begin(scene.Target{Kind: scene.EventTarget, Ref: int32(ref), Other: dataset.None}, p.dx+va, p.dy+y-periodH/2, vb-va, periodH)
	if name := c.periodName(ref, vb-va-80); name != "" {
		at := va + 56
		c.periodLine(p, a, at, y)
		c.periodLine(p, at+c.width(scene.Caption, name)+10, b, y)
		p.text(scene.Caption, 0, at+5, y+4, name)
	} else {
		c.periodLine(p, a, b, y)
		c.periodBeside(p, i, va, vb, y, x0, x1)
	}
	s := &c.shapes[ref]
	if f.Scale.X(s.from) < 0 || s.ends&fadesIn != 0 {
		p.s.Add(scene.Mark{Kind: scene.Line, Style: scene.PeriodBar, Opt: scene.ArrowEnd, X: p.dx + va + arrow, Y: p.dy + y, W: -arrow})
	}
	if f.Scale.X(s.to) > f.Scale.Width || s.ends&fadesOut != 0 {
		p.s.Add(scene.Mark{Kind: scene.Line, Style: scene.PeriodBar, Opt: scene.ArrowEnd, X: p.dx + vb - arrow, Y: p.dy + y, W: arrow})
	}
	p.s.End()
}

// arrow is the length in pixels of the arrow of a line that continues.
const arrow = 8

// besideRoom is the width in pixels kept after a period for its name.
const besideRoom = 160

// periodBeside draws the name of a short period beside its line if its row is free there.
func (c *Chart) periodBeside(p pen, i int, a, b, y, x0, x1 scene.Px) {
	f := &c.frame
	name := c.title(c.bars[i])
	w := c.width(scene.Caption, name) + 12
	for k, ref := range c.bars {
		if k == i || c.draw.bands[k] != c.draw.bands[i] {
			continue
		}
		if oa := f.x(c.shapes[ref].from); oa >= b {
			x1 = min(x1, oa)
		} else {
			x0 = max(x0, f.x(c.shapes[ref].to)+besideRoom)
		}
	}
	switch {
	case b+w <= x1:
		p.text(scene.Caption, 0, b+6, y+4, name)
	case a-w >= x0:
		p.text(scene.Caption, scene.AnchorEnd, a-6, y+4, name)
	}
}

func (c *Chart) periodLine(p pen, a, b, y scene.Px) {
	if b > a {
		p.s.Add(scene.Mark{Kind: scene.Line, Style: scene.PeriodBar, X: p.dx + a, Y: p.dy + y, W: b - a})
	}
}

// periodName returns the name of a period with its start as dated, or the name alone, or ""
// if neither fits.
func (c *Chart) periodName(ref dataset.EventRef, room scene.Px) string {
	long, ok := c.say.periods[ref]
	if !ok {
		long = c.title(ref)
		if start, _ := c.when(ref).Ends(); !start.IsZero() && !c.when(ref).Latest.Finite() {
			long = c.say.Say("timeline.since", long, c.say.For("timeline.since", 1).Date(start))
		}
		c.say.periods[ref] = long
	}
	if c.width(scene.Caption, long) <= room {
		return long
	}
	if s := c.title(ref); c.width(scene.Caption, s) <= room {
		return s
	}
	return ""
}
