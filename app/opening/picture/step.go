package picture

import (
	"slices"

	"parley/app/scene"
	"parley/app/story"
	"parley/app/view"
	"parley/app/words"
	"parley/data/dataset"
	"parley/data/edtf"
)

// StepFrom is the width in pixels from which the picture of a step has labels; in less room its
// texts are beside it.
const StepFrom scene.Px = 560

// nearUnknown is the distance in pixels from the unknown time below which an annotation flips
// to the other side of its stem.
const nearUnknown scene.Px = 150

// mostStepTold is the maximum number of annotations in the picture of a step.
const mostStepTold = 6

// Steps returns a picture for each of the author's steps, as known on its day, with a ring
// around its event. The picture of a step without events is nil.
func Steps(d *dataset.Dataset, w *words.Words) []*Picture {
	stops := story.Authored(d)
	out := make([]*Picture, len(stops))
	models := map[dataset.Day]*view.Model{}
	var window view.Extent
	for i := range stops {
		day := stops[i].On.Or(dataset.LatestDay)
		if models[day] == nil {
			cut := d
			if day != dataset.LatestDay {
				cut = dataset.AsKnownOn(d, day)
			}
			models[day] = view.NewModel(cut)
		}
		switch {
		case stops[i].To > stops[i].From:
			window = view.Extent{From: stops[i].From, To: stops[i].To}
		case i == 0:
			window = windowOf(models[day], stops)
		}
		if p := stepOf(d, models[day], w, window, stops[:i+1]); !p.empty() {
			out[i] = p
		}
	}
	return out
}

// stepOf returns the picture of the last of some stops. The model holds the record as known on
// its day.
func stepOf(d *dataset.Dataset, m *view.Model, w *words.Words, window view.Extent, stops []story.Stop) *Picture {
	last := &stops[len(stops)-1]
	p := &Picture{d: m.D, w: w, Window: window, step: true, known: last.On.Or(dataset.LatestDay), lit: dataset.None}
	p.gather(m)
	x := dataset.NewIndex(m.D)
	for i := range stops {
		if stops[i].Event < 0 {
			continue
		}
		ref := x.Event(d.Events[stops[i].Event].ID)
		if ref < 0 {
			continue
		}
		p.tell(ref, stops[i].Title, "", i+1)
		if i == len(stops)-1 {
			p.lit = ref
		}
	}
	for i := range p.told {
		p.told[i].Text, p.told[i].Differ = "", ""
		if p.told[i].Event == p.lit {
			p.told[i].weight = 1000
		}
	}
	slices.SortStableFunc(p.told, func(a, b Moment) int { return b.weight - a.weight })
	p.told = p.told[:min(len(p.told), mostStepTold)]
	p.number()
	return p
}

// unknownAt returns the x at which the unknown time begins; ok is false if all of the window
// was known.
func (b *builder) unknownAt() (x scene.Px, ok bool) {
	if b.p.known == dataset.LatestDay {
		return 0, false
	}
	t := edtf.Instant(b.p.known+1) * edtf.DaySeconds
	return b.x(t), t < b.p.Window.To
}

// unknown tints the time after the knowledge day.
func (b *builder) unknown() {
	if x, ok := b.unknownAt(); ok {
		b.sc.Rect(scene.Expected, x, axisFoot-6, b.w-x, b.bottom-axisFoot+6)
	}
}

// groundAt returns the style of the ground of the band at an x.
func (b *builder) groundAt(at scene.Px) scene.Style {
	if x, ok := b.unknownAt(); ok && at >= x {
		return scene.Expected
	}
	return scene.Tint
}

// labelAt returns the style of a label at an x of the ground.
func (b *builder) labelAt(at scene.Px) scene.Style {
	if x, ok := b.unknownAt(); ok && at >= x {
		return scene.LabelAhead
	}
	return scene.Label
}

// clockHigh returns the height of the label of the knowledge day in the band.
func (b *builder) clockHigh() scene.Px {
	if _, ok := b.unknownAt(); ok {
		return 18
	}
	return 0
}

// clock draws the knowledge day of the picture, with its label at the top of the band.
func (b *builder) clock() {
	x, ok := b.unknownAt()
	if !ok {
		return
	}
	b.sc.Line(scene.NowLine, x, axisFoot-6, x, b.bottom)
	if !b.wide || b.bandHigh() == 0 {
		return
	}
	label := b.p.w.Say("known.on", b.p.w.For("known.on", 0).DayMonth(edtf.FromDay(int64(b.p.known))))
	if span := b.ms.Measure(scene.KnownText, label); x+7+span <= b.w {
		b.sc.Text(scene.KnownText, 0, x+7, b.bandTop+16, label)
	} else {
		b.sc.Text(scene.KnownText, scene.AnchorEnd, x-7, b.bandTop+16, label)
	}
}

// ring draws the ring around the event of a step.
func (b *builder) ring(ref dataset.EventRef, x, y, r scene.Px) {
	if ref == b.p.lit && ref >= 0 {
		b.sc.Add(scene.Mark{Kind: scene.Circle, Style: scene.Ring, X: x, Y: y, W: r})
	}
}

// aheadRow is the height of a bar of an expected period, in a picture without room for names.
const aheadRow scene.Px = 14

// lasts reports whether an expected event is drawn as a bar.
func (x *wish) lasts() bool { return x.to == edtf.Future || x.to-x.from > 3*edtf.DaySeconds }

// aheadHigh returns the height of the bars of expected periods below the line.
func (b *builder) aheadHigh() scene.Px {
	h := scene.Px(4)
	for i := range b.p.expected {
		if b.p.expected[i].lasts() {
			h += aheadRow
		}
	}
	return h
}

// ahead draws the expected events at their dates, without names: those of a day on the marks of
// that day, periods as bars below them.
func (b *builder) ahead() {
	y := b.base + b.dip + 12
	tops := map[[2]int64]scene.Px{}
	for i := range b.p.marks {
		k := [2]int64{b.column(b.p.marks[i].at), int64(b.p.marks[i].zone)}
		tops[k] = max(tops[k], b.spots[i].y+b.spots[i].r)
	}
	for i := range b.p.expected {
		x := &b.p.expected[i]
		if x.lasts() {
			b.aheadBar(x, y)
			y += aheadRow
			continue
		}
		e := &b.p.d.Events[x.ref]
		at, z := x.from+(x.to-x.from)/2, zoneOf(b.p.d, e)
		if z == onLine {
			z = below
		}
		k := [2]int64{b.column(at), int64(z)}
		tops[k] = max(tops[k]+6, nearLine)
		b.wishMark(x, b.middle(at), b.base-scene.Px(z)*tops[k])
		tops[k] += 4
	}
}

func (b *builder) aheadBar(x *wish, y scene.Px) {
	e := &b.p.d.Events[x.ref]
	from, to := b.x(x.from), b.x(x.to)
	st := scene.Tie
	if scene.LifeOf(e.Status, e.Standing) == scene.Open {
		st = scene.OpenBar
	}
	b.sc.Add(scene.Mark{Kind: scene.Rect, Style: st, Quad: b.p.d.Quad(e), X: from, Y: y - 5, W: max(to-from, 2), H: 10})
	b.wishMark(x, min(from+7, to), y)
}

func (b *builder) wishMark(x *wish, at, y scene.Px) {
	e := &b.p.d.Events[x.ref]
	sign := b.p.d.Sign(e)
	b.sc.Add(scene.Mark{Kind: scene.SymbolOf(sign.Shape), Style: scene.Symbols, Quad: sign.Class, Opt: scene.LifeOf(e.Status, e.Standing), X: at, Y: y, W: 4})
	b.ring(x.ref, at, y, 8)
}

// Standing words the state of affairs on the day of the step: the deadline, and the numbers of
// events that are expected or did not happen.
func (p *Picture) Standing() string {
	var out []string
	for i := range p.settings {
		if s := &p.settings[i]; s.until == edtf.Future {
			key := "opening.stands"
			if p.d.Events[s.ref].Status.Off() {
				key = "opening.lapsed"
			}
			out = append(out, p.w.Say(key, p.title(s.ref), p.w.DayMonth(s.when)))
			break
		}
	}
	var open, off int
	for i := range p.expected {
		if p.d.Events[p.expected[i].ref].Status.Off() {
			off++
		} else {
			open++
		}
	}
	if open > 0 {
		out = append(out, p.w.Count("opening.ahead", open))
	}
	if off > 0 {
		out = append(out, p.w.Count("opening.missed", off))
	}
	if len(out) == 0 {
		return p.Name()
	}
	line := out[0]
	for _, o := range out[1:] {
		line = p.w.Say("opening.and", line, o)
	}
	return line
}

// Due lists the ids of the expected events in chronological order, under a heading; "" if there
// are none.
func (p *Picture) Due() (heading string, ids []dataset.EventID) {
	for i := range p.expected {
		ids = append(ids, p.d.Events[p.expected[i].ref].ID)
	}
	if len(ids) == 0 {
		return "", nil
	}
	return p.wished(), ids
}
