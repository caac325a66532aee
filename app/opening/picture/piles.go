package picture

import (
	"cmp"
	"slices"

	"parley/app/card"
	"parley/app/scene"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// spot is the position of a mark: the x of its centre, y from the line, and its radius.
type spot struct{ x, y, r scene.Px }

const (
	quiet   scene.Px = 3.4
	step    scene.Px = 9.5 // from one quiet mark of a pile to the next
	highest scene.Px = 96  // of a pile
	column  scene.Px = 9   // at least so wide
	single           = 400 // marks; more are drawn as bars
)

// pile stacks the marks of each column: pressure upwards, talks downwards, the rest side by
// side on the line. Annotated marks are nearest to it.
func (b *builder) pile() {
	marks := b.p.marks
	b.spots = make([]spot, len(marks))
	order := make([]int, len(marks))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, k int) int {
		a, c := &marks[i], &marks[k]
		told := cmp.Compare(b2i(a.told == 0), b2i(c.told == 0))
		if a.zone == onLine {
			told = 0
		}
		return cmp.Or(cmp.Compare(b.column(a.at), b.column(c.at)), cmp.Compare(a.zone, c.zone), told,
			cmp.Compare(b.p.d.Events[c.ref].Weight(), b.p.d.Events[a.ref].Weight()), cmp.Compare(a.ref, c.ref))
	})
	for from := 0; from < len(order); {
		to := from + 1
		for to < len(order) && b.column(marks[order[to]].at) == b.column(marks[order[from]].at) && marks[order[to]].zone == marks[order[from]].zone {
			to++
		}
		b.stack(order[from:to])
		from = to
	}
}

func b2i(v bool) int {
	if v {
		return 1
	}
	return 0
}

// column returns the number of the column of an instant: its day, or a strip of the picture if
// days are narrow.
func (b *builder) column(t edtf.Instant) int64 {
	if b.dayWide() >= column {
		return t.Day()
	}
	return int64((b.x(t) - b.x0) / column)
}

func (b *builder) dayWide() scene.Px { return scene.Px(edtf.DaySeconds / b.scale.SecondsPerPx()) }

// middle returns the centre of the column of an instant.
func (b *builder) middle(t edtf.Instant) scene.Px {
	if b.dayWide() >= column {
		return whole(b.x(edtf.Instant(t.Day())*edtf.DaySeconds + edtf.DaySeconds/2))
	}
	return whole(b.x0 + (scene.Px(b.column(t))+.5)*column)
}

// stack places the marks of one column and zone.
func (b *builder) stack(group []int) {
	first := &b.p.marks[group[0]]
	x, n := b.middle(first.at), scene.Px(len(group))
	if first.zone == onLine {
		room := min(5.2, max(1.2, (max(b.dayWide(), column)-4)/max(n-1, 1)))
		for k, i := range group {
			b.spots[i] = spot{min(max(x+(scene.Px(k)-(n-1)/2)*room, b.x0+2), b.x1-2), 0, b.radius(i)}
		}
		return
	}
	y, tall := nearLine, min(step, (highest-nearLine)/n)
	for k, i := range group {
		r := b.radius(i)
		if k > 0 {
			y += max(tall, min(tall, step)*(r/quiet+1)/2)
		}
		b.spots[i] = spot{x, y, r}
	}
	last := b.spots[group[len(group)-1]]
	if top := last.y + last.r; first.zone == above {
		b.rise = max(b.rise, top)
	} else {
		b.dip = max(b.dip, top)
	}
}

// radius returns the radius of a mark: that of an annotated one shows its importance.
func (b *builder) radius(i int) scene.Px {
	m := &b.p.marks[i]
	switch {
	case m.told > 0:
		return 4 + .5*scene.Px(b.p.d.Events[m.ref].Weight())
	case m.zone == onLine:
		return quiet + .8
	}
	return quiet
}

// line draws the line, its names and the marks.
func (b *builder) line() {
	b.names()
	b.sc.Rect(scene.Plain, b.x0, b.base-.75, b.x1-b.x0, 1.5)
	if len(b.p.marks) > single {
		b.bars()
	}
	for i := range b.p.marks {
		if m := &b.p.marks[i]; m.told == 0 && len(b.p.marks) <= single {
			b.mark(i)
		}
	}
	for i := range b.p.marks {
		if b.p.marks[i].told > 0 {
			b.mark(i)
		}
	}
}

func (b *builder) mark(i int) {
	m, at := &b.p.marks[i], b.spots[i]
	e := &b.p.d.Events[m.ref]
	sign, st, opt := b.p.d.Sign(e), scene.Symbols, scene.LifeOf(e.Status, e.Standing)
	if m.told > 0 && b.p.told[m.told-1].Differ != "" {
		opt = scene.Half
	}
	if m.told == 0 && opt == 0 {
		st = scene.Quiet
	}
	kind, q := scene.SymbolOf(sign.Shape), sign.Class
	if m.zone == onLine {
		kind, q = scene.Upright, codebook.Plain
	}
	y := b.base - scene.Px(m.zone)*at.y
	b.sc.Add(scene.Mark{Kind: kind, Style: st, Quad: q, Opt: opt, X: at.x, Y: y, W: at.r})
	b.ring(m.ref, at.x, y, at.r+4)
}

// bars draws the events of a large record: one bar per column and side.
func (b *builder) bars() {
	type bar struct {
		n int
		q codebook.Quad
	}
	sums, most := map[int64][2]bar{}, 1
	for i := range b.p.marks {
		m := &b.p.marks[i]
		if m.zone == onLine {
			continue
		}
		pair := sums[b.column(m.at)]
		side := &pair[b2i(m.zone == above)]
		side.n, side.q = side.n+1, max(side.q, b.p.d.Quad(&b.p.d.Events[m.ref]))
		most = max(most, side.n)
		sums[b.column(m.at)] = pair
	}
	for k, last := b.column(b.p.Window.From), b.column(b.p.Window.To); k <= last; k++ {
		for side, s := range sums[k] {
			if h := (highest - nearLine) * scene.Px(s.n) / scene.Px(most); s.n > 0 {
				x := b.middle(b.start(k)) - column/2 + 1
				b.sc.Add(scene.Mark{Kind: scene.Rect, Style: scene.DensityBar, Quad: s.q, X: x, Y: b.base - scene.Px(side)*(h+2) + scene.Px(1-side)*2, W: column - 2, H: h})
			}
		}
	}
}

// start returns an instant in a column.
func (b *builder) start(k int64) edtf.Instant {
	if b.dayWide() >= column {
		return edtf.Instant(k)*edtf.DaySeconds + 1
	}
	return b.p.Window.From + edtf.Instant((float64(k)+.5)*float64(column)*b.scale.SecondsPerPx())
}

// names draws the names of both sides of the line.
func (b *builder) names() {
	w := b.p.w
	if !b.wide && b.p.step {
		return
	}
	if !b.wide {
		b.sc.Text(scene.LaneName, 0, 0, b.base-b.rise-48, w.Say("opening.above"))
		b.sc.Text(scene.LaneName, 0, 0, b.base+b.dip+52, w.Say("opening.below"))
		return
	}
	fits, lines := b.classNames(w.Say("opening.above"), codebook.VerbalConflict, codebook.MaterialConflict)
	y := b.base - 14 - 15*scene.Px(len(lines)-1)
	b.captions(lines, y)
	if fits {
		b.sc.Text(scene.LaneName, 0, 0, y-17, w.Say("opening.above"))
	}
	fits, lines = b.classNames(w.Say("opening.below"), codebook.VerbalCooperation, codebook.MaterialCooperation)
	y = b.base + 22
	if fits {
		b.sc.Text(scene.LaneName, 0, 0, y, w.Say("opening.below"))
		y += 16
	}
	b.captions(lines, y)
}

// classNames returns the names of the classes of a side in lines of the gutter, and whether
// the name of the side fits there. Where the record names classes of the side, these are
// its classes, and one alone is the name of the side; a name that does not fit gives way.
func (b *builder) classNames(name string, classes ...codebook.Quad) (fits bool, lines []string) {
	own := func(q codebook.Quad) bool {
		return slices.ContainsFunc(b.p.d.Scheme.Classes, func(c dataset.Class) bool { return c.Class == q })
	}
	all := !slices.ContainsFunc(classes, own)
	for _, q := range classes {
		if label := b.p.w.Quad(q); (all || own(q)) && label != name {
			lines = append(lines, card.Break(b.ms, scene.Caption, label, gutter-8, 2)...)
		}
	}
	if fits = b.ms.Measure(scene.LaneName, name) <= gutter-8; !fits && len(lines) == 0 {
		lines = card.Break(b.ms, scene.Caption, name, gutter-8, 3)
	}
	return fits, lines
}

// captions draws lines in the gutter from y down.
func (b *builder) captions(lines []string, y scene.Px) {
	for i, l := range lines {
		b.sc.Text(scene.Caption, 0, 0, y+15*scene.Px(i), l)
	}
}
