package actormap

import (
	"parley/app/scene"
	"parley/app/timescale"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Measures of the contacts, in pixels.
const (
	binW     = 8 // width of the time bin of one stack
	markStep = 8 // height of a mark in a stack
	stackMax = 7 // marks in a stack; if one is higher, all become bars
	hushMin  = 60
)

// BuildContacts draws the contacts of two actors on a small time axis, w pixels wide:
// each event is a mark above the line or, where there are many, part of a bar in the
// colours of their classes. silence is nil or the two events around a gap, which is
// drawn as a grey bar with its length. The list beside the drawing has the same content.
func (c *Chart) BuildContacts(m *view.Model, contacts, silence []dataset.EventRef, w scene.Px, s *scene.Scene) {
	scale := timescale.Scale{Window: c.contactSpan(m, contacts), Width: timescale.Px(w)}
	n := int(w/binW) + 1
	bins := make([][]dataset.EventRef, n)
	most := 0
	for _, e := range contacts {
		b := &bins[max(0, min(n-1, int(scale.X(m.Result.When(e).Mid()))/binW))]
		*b = append(*b, e)
		most = max(most, len(*b))
	}
	line := 22 + scene.Px(markStep*min(most, stackMax))
	s.Reset(w, line+28)
	c.drawSilence(m, silence, scale, line, s)
	s.Line(scene.GridMajor, 0, line+.5, w, line+.5)
	for i := range bins {
		c.drawStack(m, bins[i], most, scene.Px(i*binW)+binW/2, line, s)
	}
	c.drawYears(scale, line+8, w, s)
}

// contactSpan returns the time from the first to the last contact, padded.
func (c *Chart) contactSpan(m *view.Model, contacts []dataset.EventRef) timescale.Span {
	span := timescale.Span{From: edtf.Future, To: edtf.Past}
	for _, e := range contacts {
		if at := m.Result.When(e).Mid(); at.Finite() {
			span.From, span.To = min(span.From, at), max(span.To, at)
		}
	}
	if span.From > span.To {
		span = timescale.Span{From: m.From, To: m.To}
	}
	return span.Pad(.04, 20*edtf.DaySeconds)
}

// drawStack draws the events of one bin, stacked upwards from the line.
func (c *Chart) drawStack(m *view.Model, events []dataset.EventRef, most int, x, line scene.Px, s *scene.Scene) {
	if most <= stackMax {
		for k, e := range events {
			s.Symbol(c.d.Sign(&c.d.Events[e]), scene.LifeOf(m.Result.Status(e), m.Result.Standing(e)), x, line-5-scene.Px(k*markStep), 3)
		}
		return
	}
	var quads [codebook.QuadCount]int
	for _, e := range events {
		quads[c.d.Quad(&c.d.Events[e])]++
	}
	done := 0
	for q, n := range quads {
		if n == 0 {
			continue
		}
		y0, y1 := scene.Px(markStep*stackMax*done/most), scene.Px(markStep*stackMax*(done+n)/most)
		done += n
		s.Add(scene.Mark{Kind: scene.Rect, Style: scene.DensityBar, Quad: codebook.Quad(q), X: x - 3, Y: line - y1, W: 6, H: y1 - y0})
	}
}

// drawSilence draws the gap from the last day of one event to the first day of the next,
// with its length. A gap narrower than hushMin pixels is not drawn.
func (c *Chart) drawSilence(m *view.Model, silence []dataset.EventRef, scale timescale.Scale, line scene.Px, s *scene.Scene) {
	if len(silence) < 2 {
		return
	}
	from := edtf.FromDay(int64(dataset.LastDay(m.Result.When(silence[0])))).Earliest
	to := edtf.FromDay(int64(dataset.FirstDay(m.Result.When(silence[1])))).Earliest
	x0, x1 := scene.Px(scale.X(from)), scene.Px(scale.X(to))
	if x1-x0 < hushMin {
		return
	}
	s.Rect(scene.Tint, x0+6, line-7, x1-x0-12, 7)
	if text := c.w.Duration(from, to); c.meas.Measure(scene.Caption, text) < x1-x0-12 {
		s.Text(scene.Caption, scene.AnchorMid, (x0+x1)/2, line-11, text)
	}
}

// drawYears draws the axis below the contacts.
func (c *Chart) drawYears(scale timescale.Scale, y, w scene.Px, s *scene.Scene) {
	a := scale.Axis()
	l := a.Coarse
	if l.Unit == timescale.NoUnit || l.First(scale.Window.From) >= scale.Window.To {
		l = a.Fine
	}
	for t := l.First(scale.Window.From); t < scale.Window.To; t = l.Next(t) {
		x := scene.Px(int(scale.X(t)))
		s.Line(scene.Grid, x+.5, 14, x+.5, y)
		if word := c.w.Tick(l.Unit, t, true); x+3+c.meas.Measure(scene.AxisText, word) < min(w, scene.Px(scale.X(l.Next(t)))) {
			s.Text(scene.AxisText, 0, x+3, y+12, word)
		}
	}
}
