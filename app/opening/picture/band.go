package picture

import (
	"parley/app/card"
	"parley/app/scene"
	"parley/data/edtf"
)

// wishHigh is the height of a row of the band, wishLine that of each further line of a name.
const (
	wishHigh scene.Px = 20
	wishLine scene.Px = 14
)

// bandHigh returns the height of the band of expected events.
func (b *builder) bandHigh() scene.Px {
	n := scene.Px(len(b.p.expected))
	switch {
	case n == 0 || b.p.step && !b.wide:
		return 0
	case b.wide:
		high := 18 + b.clockHigh()
		for i := range b.p.expected {
			high += b.wishRow(&b.p.expected[i])
		}
		return max(high, 96)
	}
	return 38*n + 56
}

// wishRow returns the height of a row of a wide picture, where a name may take two lines.
func (b *builder) wishRow(x *wish) scene.Px {
	if _, _, lines := b.wishName(x); len(lines) > 1 {
		return wishHigh + wishLine
	}
	return wishHigh
}

// band draws the expected events: from the day of the first claim to the date.
func (b *builder) band() {
	if len(b.p.expected) == 0 {
		return
	}
	w, y := b.p.w, b.bandTop
	if b.wide {
		y = b.wrapped(scene.LaneName, b.p.banded(), 8, y+6)
		b.wrapped(scene.KnownText, w.Say("opening.first-said"), 8, y+4)
		y = b.bandTop + 18 + b.clockHigh()
	} else {
		b.sc.Text(scene.LaneName, 0, 8, y+19, b.p.banded())
		b.sc.Text(scene.KnownText, 0, 8, y+37, w.Say("opening.first-said"))
		y += 52
	}
	for i := range b.p.expected {
		b.wish(&b.p.expected[i], y)
		if y += 38; b.wide {
			y += b.wishRow(&b.p.expected[i]) - 38
		}
	}
}

// wrapped draws a text in the gutter and returns the y of its end.
func (b *builder) wrapped(st scene.Style, text string, x, y scene.Px) scene.Px {
	for _, l := range card.Break(b.ms, st, text, gutter-2*x, 9) {
		y += 15
		b.sc.Text(st, 0, x, y, l)
	}
	return y
}

// wishAt is the geometry of an expected event: the ends of its date, its mark, the left end of
// its row.
type wishAt struct {
	from, to, mid, start scene.Px
	long                 bool // it has a bar
}

func (b *builder) wishAt(x *wish) wishAt {
	at := wishAt{from: b.x(x.from), to: b.x(x.to), long: x.to == edtf.Future || x.to-x.from > 3*edtf.DaySeconds}
	if at.mid = (at.from + at.to) / 2; at.long {
		at.mid = min(at.from+10, at.to)
	}
	at.start = at.dots()
	if b.saidBefore(x, at.long) {
		at.start = min(b.x(x.said)-3, at.start)
	}
	return at
}

// dots returns the x at which the dots to the mark or the bar end.
func (at *wishAt) dots() scene.Px {
	if at.long {
		return at.from - 1
	}
	return at.mid - 9
}

// wish draws a row of the band at y.
func (b *builder) wish(x *wish, y scene.Px) {
	e := &b.p.d.Events[x.ref]
	sign := b.p.d.Sign(e)
	if !b.wide {
		b.sc.Begin(b.target(x.ref), 8, y-2, b.w-16, 34)
		b.sc.Text(scene.LabelIn, 0, 8, y+10, scene.Fit(b.ms, scene.LabelIn, b.p.title(x.ref), b.w-16))
		y += 24
	} else {
		b.sc.Begin(b.target(x.ref), b.x0, y-10, b.x1-b.x0, b.wishRow(x))
	}
	at, opt := b.wishAt(x), scene.LifeOf(e.Status, e.Standing)
	if at.long {
		st := scene.Tie
		if opt == scene.Open {
			st = scene.OpenBar
		}
		b.sc.Add(scene.Mark{Kind: scene.Rect, Style: st, Quad: sign.Class, X: at.from, Y: y - 8, W: max(at.to-at.from, 2), H: 16})
		if x.to > b.p.Window.To {
			b.sc.Add(scene.Mark{Kind: scene.Line, Style: scene.Whisker, Quad: sign.Class, Opt: scene.ArrowEnd, X: at.to - 16, Y: y, W: 12})
		}
	}
	b.said(x, &at, y)
	b.sc.Add(scene.Mark{Kind: scene.SymbolOf(sign.Shape), Style: scene.Symbols, Quad: sign.Class, Opt: opt, X: at.mid, Y: y, W: 5})
	b.ring(x.ref, at.mid, y, 9)
	if b.wide {
		b.wishNamed(x, &at, y)
	}
	b.sc.End()
}

// saidBefore reports whether the first claim on an event lies in the window, before its date.
func (b *builder) saidBefore(x *wish, long bool) bool {
	return x.said != edtf.Past && x.said >= b.p.Window.From && (x.said < x.from || long)
}

// said draws the violet tick at the day of the first claim, with dots to the date.
func (b *builder) said(x *wish, at *wishAt, y scene.Px) {
	if !b.saidBefore(x, at.long) {
		return
	}
	tick, end := b.x(x.said), at.dots()
	b.sc.Rect(scene.KnownBar, tick-1.5, y-5.5, 3, 11)
	if tick+3 < end {
		b.sc.Line(scene.KnownDots, tick+3, y, end, y)
	}
}

// wishNamed draws the name of an expected event.
func (b *builder) wishNamed(x *wish, at *wishAt, y scene.Px) {
	left, opt, lines := b.wishName(x)
	for i, l := range lines {
		if opt != 0 && left == at.mid-13 && i == 0 { // on the dots, which give way
			span := b.ms.Measure(scene.LabelIn, l)
			b.sc.Rect(b.groundAt(left-4-span), left-4-span, y-8, span+8, 16)
		}
		b.sc.Text(scene.LabelIn, opt, left, y+4.5+wishLine*scene.Px(i), l)
	}
}

// wishName finds room for the name of an expected event: in its bar, right of it, left of
// everything, or in two lines on the wider side.
func (b *builder) wishName(x *wish) (left scene.Px, opt scene.Opt, lines []string) {
	at, label := b.wishAt(x), b.p.title(x.ref)
	span, right := b.ms.Measure(scene.LabelIn, label), at.mid+13
	if at.long && right+span > at.to-18 {
		right = at.to + 8
	}
	before, after, on := at.start-6-b.x0, b.x1-right, at.mid-22-at.start
	if at.long {
		on = 0
	}
	switch {
	case right+span <= b.x1:
		return right, 0, []string{label}
	case span <= on:
		return at.mid - 13, scene.AnchorEnd, []string{label}
	case span <= before:
		return at.start - 6, scene.AnchorEnd, []string{label}
	case on > max(before, after):
		return at.mid - 13, scene.AnchorEnd, card.Break(b.ms, scene.LabelIn, label, on, 2)
	case before > after:
		return at.start - 6, scene.AnchorEnd, card.Break(b.ms, scene.LabelIn, label, before, 2)
	}
	return right, 0, card.Break(b.ms, scene.LabelIn, label, after, 2)
}
