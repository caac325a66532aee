package picture

import (
	"math"

	"parley/app/card"
	"parley/app/scene"
	"parley/app/timescale"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// WideFrom is the width in pixels from which moments are told beside their marks; in
// less room they have numbers, and a list below the picture tells them.
const WideFrom scene.Px = 900

// Places and sizes, in pixels.
const (
	gutter    scene.Px = 118 // left of a wide picture, for names
	axisFoot  scene.Px = 42
	rowHigh   scene.Px = 34 // of a date of a deadline
	nearLine  scene.Px = 13 // of the first mark to the line
	badgeWide scene.Px = 21
	levelGap  scene.Px = 10
)

// Build fills a scene with the picture at a width of at least 280 pixels. Its height
// follows from what there is to tell.
func (p *Picture) Build(ms scene.Measurer, width scene.Px, sc *scene.Scene) {
	sc.Reset(width, 0)
	b := &builder{p: p, ms: ms, sc: sc, w: width, x1: width - 6}
	if b.wide = width >= WideFrom; b.wide {
		b.x0 = gutter
	}
	span := timescale.Span{From: p.Window.From, To: p.Window.To}
	b.scale = timescale.Scale{Window: span, Width: timescale.Px(b.x1 - b.x0)}
	b.pile()
	b.layout()
	b.ground()
	b.axis()
	b.deadlines()
	b.line()
	if b.wide {
		b.notes()
	} else {
		b.badges()
	}
	b.band()
	sc.H = b.bottom
}

type builder struct {
	p      *Picture
	ms     scene.Measurer
	sc     *scene.Scene
	scale  timescale.Scale
	w      scene.Px
	x0, x1 scene.Px // ends of the time
	wide   bool

	spots     []spot   // of p.marks
	rise, dip scene.Px // of the highest pile above the line and the deepest below
	up, down  []*note
	base      scene.Px // the line
	bandTop   scene.Px
	bottom    scene.Px
}

// x is the place of an instant between the ends of the time.
func (b *builder) x(t edtf.Instant) scene.Px {
	at := b.x0 + scene.Px(b.scale.X(t))
	return min(max(at, b.x0), b.x1)
}

// layout finds the heights of all parts.
func (b *builder) layout() {
	y := axisFoot + b.settingsHigh()
	for i := range b.p.told {
		n := &note{m: &b.p.told[i], number: i + 1, x: b.toldAt(i)}
		if n.m.zone == above {
			b.up = append(b.up, n)
		} else {
			b.down = append(b.down, n)
		}
	}
	over, under := scene.Px(40), scene.Px(40)
	if b.wide {
		b.up, over = b.set(b.up)
		b.down, under = b.set(b.down)
	}
	b.base = y + over + b.rise + 16
	if !b.wide {
		b.base += 18 // the name above
	}
	b.bandTop = b.base + b.dip + under + 18
	b.bottom = b.bandTop + b.bandHigh()
}

// set places the notes of a side and says how high they stand together.
func (b *builder) set(notes []*note) ([]*note, scene.Px) {
	for _, n := range notes {
		n.set(b.ms)
	}
	placed, _ := lay(notes, b.x0, b.w)
	sum := scene.Px(0)
	for _, h := range heights(placed) {
		if h > 0 {
			sum += h + levelGap
		}
	}
	return placed, max(sum, 60)
}

// ground draws the tint of the band and the lines of the axis, behind all else.
func (b *builder) ground() {
	if b.bottom > b.bandTop {
		b.sc.Rect(scene.Tint, 0, b.bandTop, b.w, b.bottom-b.bandTop)
	}
	a := b.scale.Axis()
	if a.Coarse.Unit == timescale.NoUnit {
		a.Coarse = a.Fine
	}
	b.rules(scene.Grid, a.Fine, 24)
	b.rules(scene.GridMajor, a.Coarse, 4)
}

func (b *builder) rules(st scene.Style, l timescale.Level, top scene.Px) {
	w := b.scale.Window
	for t := l.First(w.From); t < w.To; t = l.Next(t) {
		if x := b.x(t); x > b.x0+1 {
			b.sc.Line(st, x, top, x, b.bottom)
		}
	}
}

// axis names the time: the coarse units above, the fine ones below.
func (b *builder) axis() {
	w, a := b.scale.Window, b.scale.Axis()
	if a.Coarse.Unit == timescale.NoUnit {
		a.Coarse, a.Fine = a.Fine, timescale.Level{}
	}
	for t := a.Coarse.Floor(w.From); t < w.To; {
		next := a.Coarse.Next(t)
		x, end := b.x(t), b.x(next)
		for _, alone := range [...]bool{true, false} {
			if label := b.p.w.Tick(a.Coarse.Unit, t, alone); x+5+b.ms.Measure(scene.AxisMajor, label) <= end {
				b.sc.Text(scene.AxisMajor, 0, x+5, 14, label)
				break
			}
		}
		t = next
	}
	if a.Fine.Unit == timescale.NoUnit {
		return
	}
	for t := a.Fine.First(w.From); t < w.To; t = a.Fine.Next(t) {
		label, end := b.p.w.Tick(a.Fine.Unit, t, false), b.x(a.Coarse.Next(a.Coarse.Floor(t)))
		if x := b.x(t) + 4; x+b.ms.Measure(scene.AxisText, label) < end {
			b.sc.Text(scene.AxisText, 0, x, 30, label)
		}
	}
}

// settingsHigh is the height of the rows of deadlines with their names.
func (b *builder) settingsHigh() (h scene.Px) {
	for i := range b.p.settings {
		if b.p.settings[i].first && !b.wide {
			h += lineHigh*scene.Px(len(b.named(i))) + 6
		}
		h += rowHigh
	}
	return h
}

// named is the name of a deadline in lines.
func (b *builder) named(i int) []string {
	wide := b.w
	if b.wide {
		wide = gutter - 8
	}
	return card.Break(b.ms, scene.LaneName, b.p.title(b.p.settings[i].ref), wide, 3)
}

// deadlines draws a row for each time that a date was given.
func (b *builder) deadlines() {
	y := axisFoot
	for i := range b.p.settings {
		s := &b.p.settings[i]
		if s.first || i == 0 {
			lines := b.named(i)
			for k, l := range lines {
				b.sc.Text(scene.LaneName, 0, 0, y+14+lineHigh*scene.Px(k), l)
			}
			if !b.wide {
				y += lineHigh*scene.Px(len(lines)) + 6
			}
		}
		b.setting(s, y+25)
		y += rowHigh
	}
}

// setting draws one date of a deadline: a bar while it held, dots once it was
// replaced, a flag where it pointed.
func (b *builder) setting(s *setting, y scene.Px) {
	const q = codebook.VerbalConflict
	due, replaced := s.when.Mid(), s.until != edtf.Future
	from, to, cut := b.x(max(s.on, b.p.Window.From)), b.x(due), b.x(s.until)
	if s.on == edtf.Past {
		from = b.x0
	}
	label := b.p.settled(s)
	span := b.ms.Measure(scene.Label, label)
	if e := s.when; e.Latest.Finite() && e.Earliest.Finite() && e.Latest-e.Earliest > edtf.DaySeconds {
		b.sc.Add(scene.Mark{Kind: scene.Rect, Style: scene.SoftBar, Quad: q, X: b.x(e.Earliest), Y: y - 4.5, W: b.x(e.Latest) - b.x(e.Earliest), H: 9})
	}
	held := to
	if replaced {
		held = min(cut, to)
	}
	b.sc.Add(scene.Mark{Kind: scene.Rect, Style: scene.DensityBar, Quad: q, X: from, Y: y - 2, W: max(held-from, 1.5), H: 4})
	if replaced && held < to {
		b.sc.Add(scene.Mark{Kind: scene.Line, Style: scene.Ghost, Quad: q, X: held, Y: y, W: to - held})
	}
	if b.p.Window.From <= due && due < b.p.Window.To && to < b.x1-12 {
		b.sc.Add(scene.Mark{Kind: scene.Flag, Style: scene.Symbols, Quad: q, Opt: b.flown(s), X: to, Y: y, W: 7})
	}
	b.sc.Text(scene.Label, 0, max(b.x0, min(from, b.x1-span)), y-12, label)
}

// flown is how the flag of a date is drawn.
func (b *builder) flown(s *setting) scene.Opt {
	e := &b.p.d.Events[s.ref]
	if s.until != edtf.Future {
		return scene.Open
	}
	return scene.LifeOf(e.Status, e.Standing)
}

func (b *builder) target(ref dataset.EventRef) scene.Target {
	return scene.Target{Kind: scene.EventTarget, Ref: int32(ref), Other: dataset.None, Count: 1}
}

// toldAt is where the stem of a moment stands.
func (b *builder) toldAt(i int) scene.Px {
	m := &b.p.told[i]
	for k := range b.spots {
		if b.p.marks[k].ref == m.Event {
			return b.spots[k].x
		}
	}
	return b.x(m.at)
}

// whole rounds a place to half a pixel, where a thin line is sharp.
func whole(x scene.Px) scene.Px { return scene.Px(math.Floor(float64(x))) + .5 }
