package picture

import (
	"math"

	"parley/app/scene"
	"parley/app/timescale"
	"parley/data/dataset"
	"parley/data/edtf"
)

// WideFrom is the width in pixels from which annotations are beside their marks; in less room
// they are numbers, and a list below the picture has the texts.
const WideFrom scene.Px = 900

// Places and sizes, in pixels.
const (
	gutter    scene.Px = 118 // left of a wide picture, for names
	axisFoot  scene.Px = 38
	rowHigh   scene.Px = 34 // of a date of a deadline, with its words above it
	rowLow    scene.Px = 22 // with its words beside it
	nearLine  scene.Px = 13 // of the first mark to the line
	badgeWide scene.Px = 21
	levelGap  scene.Px = 10
)

// Build fills a scene with the picture at a width of at least 280 pixels. Its height depends on
// the content.
func (p *Picture) Build(ms scene.Measurer, width scene.Px, sc *scene.Scene) {
	p.build(ms, width, sc, room{})
}

// Together fills one scene for each of several pictures, at one width: all have the same
// height, and their lines the same y.
func Together(ms scene.Measurer, width scene.Px, ps []*Picture) []scene.Scene {
	var least room
	out := make([]scene.Scene, len(ps))
	for range 3 { // what stands lower moves what stands above it
		for i, p := range ps {
			least = p.build(ms, width, &out[i], least)
		}
	}
	return out
}

// room is the least y of the line, the band and the lower end of a picture.
type room struct{ base, band, bottom scene.Px }

func (p *Picture) build(ms scene.Measurer, width scene.Px, sc *scene.Scene, least room) room {
	sc.Reset(width, 0)
	b := &builder{p: p, ms: ms, sc: sc, w: width, x1: width - 6}
	if b.wide = width >= WideFrom || (p.step || p.brief) && width >= StepFrom; b.wide {
		b.x0 = gutter
	}
	span := timescale.Span{From: p.Window.From, To: p.Window.To}
	b.scale = timescale.Scale{Window: span, Width: timescale.Px(b.x1 - b.x0)}
	b.pile()
	b.layout(least)
	b.ground()
	b.axis()
	b.deadlines()
	b.line()
	switch {
	case b.wide:
		b.notes()
	case p.step:
		b.ahead()
	default:
		b.badges()
	}
	if b.wide || !p.step {
		b.band()
	}
	b.clock()
	sc.H = b.bottom
	return room{b.base, b.bandTop, b.bottom}
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

// cramped reports whether there is little room, so that the texts are beside the picture.
func (b *builder) cramped() bool { return (b.p.step || b.p.brief) && !b.wide }

// x returns the position of an instant on the axis.
func (b *builder) x(t edtf.Instant) scene.Px {
	at := b.x0 + scene.Px(b.scale.X(t))
	return min(max(at, b.x0), b.x1)
}

// layout computes the heights of all parts.
func (b *builder) layout(least room) {
	y := axisFoot + b.settingsHigh()
	for i := range b.p.told {
		n := &note{m: &b.p.told[i], number: i + 1, x: b.toldAt(i)}
		if at, ok := b.unknownAt(); ok { // rather than on the time of which nothing was known
			n.turned = n.x+nearUnknown > at
			if gap := at - n.x; gap >= 0 && gap < 2*beside {
				n.push = gap - 2
			}
		}
		if n.m.zone == above {
			b.up = append(b.up, n)
		} else {
			b.down = append(b.down, n)
		}
	}
	over, under := scene.Px(40), scene.Px(40)
	if b.wide {
		least := b.sides()
		b.up, over = b.set(b.up)
		b.down, under = b.set(b.down)
		over, under = max(over, least[0]), max(under, least[1])
	}
	switch {
	case b.wide:
	case b.p.step:
		over, under = 0, b.aheadHigh()
	default:
		y += 18 // the name above
	}
	b.base = max(full(y+over+b.rise+16), least.base)
	b.bandTop = max(full(b.base+b.dip+under+18), least.band)
	if b.p.tight && b.bandHigh() == 0 {
		b.bandTop -= 18
	}
	b.bottom = max(b.bandTop+b.bandHigh(), least.bottom)
}

// sides returns the least room above and below the line, for the names of the sides.
func (b *builder) sides() [2]scene.Px {
	switch {
	case b.p.tight:
		return [2]scene.Px{12, 32}
	case b.p.brief:
		return [2]scene.Px{44, 44}
	}
	return [2]scene.Px{60, 60}
}

// set places the notes of a side and returns their total height.
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
	return placed, sum
}

// ground draws the tint of the band and the grid lines, behind everything.
func (b *builder) ground() {
	if b.bottom > b.bandTop {
		b.sc.Rect(scene.Tint, 0, b.bandTop, b.w, b.bottom-b.bandTop)
	}
	b.unknown()
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
		if x := whole(b.x(t)); x > b.x0+1 {
			b.sc.Line(st, x, top, x, b.bottom)
		}
	}
}

// axis draws the labels of the axis: the coarse units above, the fine ones below.
func (b *builder) axis() {
	w, a := b.scale.Window, b.scale.Axis()
	if a.Coarse.Unit == timescale.NoUnit {
		a.Coarse, a.Fine = a.Fine, timescale.Level{}
	}
	for t := a.Coarse.Floor(w.From); t < w.To; {
		next := a.Coarse.Next(t)
		x, end := whole(b.x(t)), b.x(next)
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
		if x := whole(b.x(t)) + 4; x+b.ms.Measure(scene.AxisText, label) < end {
			b.sc.Text(scene.AxisText, 0, x, 30, label)
		}
	}
}

// flown returns the style of the flag of a date.
func (b *builder) flown(s *setting) scene.Opt {
	e := &b.p.d.Events[s.ref]
	if s.until != edtf.Future {
		return scene.Open
	}
	return scene.LifeOf(e.Status, e.Standing) &^ scene.Open // it stands
}

func (b *builder) target(ref dataset.EventRef) scene.Target {
	return scene.Target{Kind: scene.EventTarget, Ref: int32(ref), Other: dataset.None, Count: 1}
}

// toldAt returns the x of the stem of a moment.
func (b *builder) toldAt(i int) scene.Px {
	m := &b.p.told[i]
	for k := range b.spots {
		if b.p.marks[k].ref == m.Event {
			return b.spots[k].x
		}
	}
	return b.x(m.at)
}

// whole rounds an x to half a pixel, where a thin line is sharp.
func whole(x scene.Px) scene.Px { return scene.Px(math.Floor(float64(x))) + .5 }

// full rounds a height up to a pixel, so that lines on it are sharp.
func full(y scene.Px) scene.Px { return scene.Px(math.Ceil(float64(y))) }
