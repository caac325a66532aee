package timeline

import (
	"slices"

	"parley/app/density"
	"parley/app/scene"
	"parley/app/timescale"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// knownBars counts the sources by day of publication.
type knownBars struct {
	days density.Places
	// Highest bar at an octave, so that the scale of the ruler does not change while the
	// window moves.
	octave, top int
}

// KnownH is the height of the knowledge ruler in pixels: bars, line, and room for the
// handle below.
const (
	KnownH   scene.Px = 34
	knownBar          = 22
)

// build reads the sources of a dataset whose publication is dated to the day.
func (k *knownBars) build(d *dataset.Dataset) {
	at := make([]edtf.Instant, 0, len(d.Sources))
	for i := range d.Sources {
		p := d.Sources[i].Published
		if first, last := dataset.FirstDay(p), dataset.LastDay(p); first == last && !p.IsZero() {
			at = append(at, edtf.Instant(first)*edtf.DaySeconds+edtf.DaySeconds/2)
		}
	}
	slices.Sort(at)
	for _, t := range at {
		k.days.Add(t)
	}
	k.octave = -1
}

// step returns the length of time of one bar: a day, or more if a day is narrower than a
// bar.
func (k *knownBars) step(octave int) edtf.Instant {
	return max(edtf.DaySeconds, timescale.Step(octave, 3)/edtf.DaySeconds*edtf.DaySeconds)
}

// measure finds the highest bar at an octave.
func (k *knownBars) measure(octave int) {
	if k.octave == octave {
		return
	}
	k.octave, k.top = octave, 1
	for i := 0; i < k.days.Len(); {
		b := k.days.Bin(i, k.step(octave))
		k.top, i = max(k.top, b.Count()), b.Last
	}
}

// BuildKnown draws the ruler of the knowledge day for the same window as the lanes: the
// number of sources published per day, and a handle at the knowledge day. Bars after that
// day are pale. The scene is KnownH high. The handle is a DayTarget whose Ref is the day,
// or dataset.LatestDay.
func (c *Chart) BuildKnown(m *view.Model, size Size, s *scene.Scene) {
	f := c.Layout(m, size)
	w := scene.Px(f.Wide.Width)
	s.Reset(Gutter+w, KnownH)
	s.Text(scene.KnownText, 0, 0, 14, c.say.word("known.name"))
	s.Text(scene.LaneCount, 0, 0, 30, c.say.word("known.by-day"))
	p := pen{s, Gutter, 0, w}
	k := &c.known
	k.measure(f.octave)
	step := k.step(f.octave)
	day := m.Result.Day
	for i := k.days.Search(timescale.Floor(f.all.From, step)); i < k.days.Len() && k.days.At(i) < f.all.To; {
		b := k.days.Bin(i, step)
		c.drawKnownBar(f, p, b, day)
		i = b.Last
	}
	s.Line(scene.KnownLine, Gutter, knownBar+0.5, Gutter+w, knownBar+0.5)
	c.drawHandle(m, f, p)
}

func (c *Chart) drawKnownBar(f *Frame, p pen, b density.Bin, day dataset.Day) {
	a, e := c.at(b.From), c.at(b.To)
	mid, wide := (a+e)/2, min(max(e-a-1, 1.5), 5)
	h := 4 + scene.Px(knownBar-6)*scene.Px(b.Count())/scene.Px(c.known.top)
	st := scene.KnownBar
	if day != dataset.LatestDay && b.From >= endOfDay(day) {
		st = scene.KnownBarOff
	}
	p.rect(st, codebook.Plain, 0, mid-wide/2, knownBar-h, mid+wide/2, h)
}

// drawHandle draws the handle at the knowledge day, or at the nearest end if the day is
// outside the picture.
func (c *Chart) drawHandle(m *view.Model, f *Frame, p pen) {
	day := m.Result.Day
	x := p.w - 6
	if !m.Result.Latest() {
		x = min(max(c.at(endOfDay(day)), 6), p.w-6)
		p.vline(scene.KnownLine, x, 0, knownBar)
	}
	y := scene.Px(knownBar - 12)
	p.s.Begin(scene.Target{Kind: scene.DayTarget, Ref: int32(day), From: int64(m.From), To: int64(m.To)}, p.dx+x-target/2, 0, target, KnownH)
	p.s.Rect(scene.KnownHandle, p.dx+x-6, y, 12, 22)
	p.s.Rect(scene.Halo, p.dx+x-2.5, y+6, 1.2, 10)
	p.s.Rect(scene.Halo, p.dx+x+1.3, y+6, 1.2, 10)
	p.s.End()
}
