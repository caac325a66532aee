package course

import (
	"math"

	"parley/app/scene"
	"parley/app/timescale"
	"parley/app/words"
	"parley/data/codebook"
	"parley/data/edtf"
)

// pen draws one row below another.
type pen struct {
	sc     *scene.Scene
	ms     scene.Measurer
	w      *words.Words
	scale  timescale.Scale
	quad   codebook.Quad
	x0, x1 scene.Px // ends of the time
	y      scene.Px // where the next row begins
}

func (p *pen) x(t edtf.Instant) scene.Px {
	return scene.Px(math.Round(float64(p.x0 + scene.Px(p.scale.X(t)))))
}

// row draws the bars of a part, with their words inside where they fit, else below on
// lines of their own.
func (p *pen) row(r row) {
	if p.x0 > 0 {
		p.sc.Text(scene.LabelBig, 0, 0, p.y+13, r.name)
	} else {
		p.sc.Text(scene.Caption, 0, 0, p.y+11, r.name)
		p.y += nameHigh
	}
	var ends []scene.Px // of the words on each line below the bars
	for i := range r.spells {
		s := &r.spells[i]
		if s.value == "" {
			continue // the record gives none
		}
		p.bar(s)
		if at := p.x(s.from); p.ms.Measure(style(s), s.value)+2*inset <= p.x(s.to)-at {
			p.sc.Text(style(s), 0, at+inset, p.y+13, s.value)
		} else {
			p.below(s, at, &ends)
		}
		if s.said {
			p.sc.Rect(scene.KnownBar, p.x(s.from), p.y-1, 3, barHigh+2)
		}
	}
	p.y += barHigh + scene.Px(len(ends))*lineHigh + rowGap
}

// bar draws the span of a value: filled if the event happened, dashed if it did not or not yet.
func (p *pen) bar(s *spell) {
	m := scene.Mark{Kind: scene.Rect, Style: scene.Tint, X: p.x(s.from), Y: p.y, W: p.x(s.to) - p.x(s.from), H: barHigh}
	switch {
	case s.status.Held():
		m.Style, m.Quad = scene.SoftBar, p.quad
	case s.status != codebook.NoStatus:
		m.Style, m.Quad = scene.OpenBar, p.quad
	}
	p.sc.Add(m)
}

// below draws the text of a bar on the first line below it that has room.
func (p *pen) below(s *spell, at scene.Px, ends *[]scene.Px) {
	st := style(s)
	text := scene.Fit(p.ms, st, s.value, p.x1-p.x0)
	long := p.ms.Measure(st, text)
	at = max(p.x0, min(at, p.x1-long))
	line := 0
	for line < len(*ends) && (*ends)[line]+inset > at {
		line++
	}
	if line == len(*ends) {
		*ends = append(*ends, 0)
	}
	(*ends)[line] = at + long
	p.sc.Text(st, 0, at, p.y+barHigh+13+scene.Px(line)*lineHigh, text)
}

// style returns the style of a value: italic if expected, struck if it did not happen.
func style(s *spell) scene.Style {
	switch {
	case s.status.Off():
		return scene.LabelOff
	case s.status.Expected():
		return scene.LabelSoon
	}
	return scene.LabelIn
}

// axis draws the labels above the rows and the grid lines through them.
func (p *pen) axis() {
	window, a := p.scale.Window, p.scale.Axis()
	if a.Coarse.Unit == timescale.NoUnit {
		a.Coarse, a.Fine = a.Fine, timescale.Level{}
	}
	for t := a.Coarse.Floor(window.From); t < window.To; t = a.Coarse.Next(t) {
		at, end := max(p.x(t), p.x0), min(p.x(a.Coarse.Next(t)), p.x1)
		p.rule(scene.GridMajor, at, 4)
		if label := p.w.Tick(a.Coarse.Unit, t, true); at+5+p.ms.Measure(scene.AxisMajor, label) <= end {
			p.sc.Text(scene.AxisMajor, 0, at+5, 13, label)
		}
	}
	if a.Fine.Unit == timescale.NoUnit {
		return
	}
	for t := a.Fine.First(window.From); t < window.To; t = a.Fine.Next(t) {
		at := p.x(t)
		p.rule(scene.Grid, at, 20)
		if label := p.w.Tick(a.Fine.Unit, t, false); at+4+p.ms.Measure(scene.AxisText, label) <= p.x1 {
			p.sc.Text(scene.AxisText, 0, at+4, 28, label)
		}
	}
}

func (p *pen) rule(st scene.Style, at, top scene.Px) {
	if at > p.x0 && at < p.x1 {
		p.sc.Line(st, at+.5, top, at+.5, p.sc.H)
	}
}
