package picture

import (
	"parley/app/card"
	"parley/app/scene"
	"parley/data/edtf"
)

// wishHigh is the height of a row of the band.
const wishHigh scene.Px = 20

// bandHigh is the height of the band of what was expected.
func (b *builder) bandHigh() scene.Px {
	n := scene.Px(len(b.p.expected))
	switch {
	case n == 0 || b.p.step && !b.wide:
		return 0
	case b.wide:
		return max(wishHigh*n+18+b.clockHigh(), 96)
	}
	return 38*n + 56
}

// band draws what was expected: from when it was first said to when it was due.
func (b *builder) band() {
	if len(b.p.expected) == 0 {
		return
	}
	w, y := b.p.w, b.bandTop
	if b.wide {
		y = b.wrapped(scene.LaneName, b.p.wished(), 8, y+6)
		b.wrapped(scene.KnownText, w.Say("opening.first-said"), 8, y+4)
		y = b.bandTop + 18 + b.clockHigh()
	} else {
		b.sc.Text(scene.LaneName, 0, 8, y+19, b.p.wished())
		b.sc.Text(scene.KnownText, 0, 8, y+37, w.Say("opening.first-said"))
		y += 52
	}
	for i := range b.p.expected {
		b.wish(&b.p.expected[i], y)
		if y += wishHigh; !b.wide {
			y += 18
		}
	}
}

// wrapped writes a text into the gutter and says where it ends.
func (b *builder) wrapped(st scene.Style, text string, x, y scene.Px) scene.Px {
	for _, l := range card.Break(b.ms, st, text, gutter-2*x, 9) {
		y += 15
		b.sc.Text(st, 0, x, y, l)
	}
	return y
}

// wish draws a row of the band at a height.
func (b *builder) wish(x *wish, y scene.Px) {
	e := &b.p.d.Events[x.ref]
	sign, label := b.p.d.Sign(e), b.p.title(x.ref)
	q := sign.Class
	if !b.wide {
		b.sc.Begin(b.target(x.ref), 8, y-2, b.w-16, 34)
		b.sc.Text(scene.LabelIn, 0, 8, y+10, scene.Fit(b.ms, scene.LabelIn, label, b.w-16))
		y += 24
	} else {
		b.sc.Begin(b.target(x.ref), b.x0, y-10, b.x1-b.x0, 20)
	}
	from, to := b.x(x.from), b.x(x.to)
	long := x.to == edtf.Future || x.to-x.from > 3*edtf.DaySeconds
	mid, opt := (from+to)/2, scene.LifeOf(e.Status, e.Standing)
	if long {
		mid = min(from+10, to)
		st := scene.Tie
		if opt == scene.Open {
			st = scene.OpenBar
		}
		b.sc.Add(scene.Mark{Kind: scene.Rect, Style: st, Quad: q, X: from, Y: y - 8, W: max(to-from, 2), H: 16})
		if x.to > b.p.Window.To {
			b.sc.Add(scene.Mark{Kind: scene.Line, Style: scene.Whisker, Quad: q, Opt: scene.ArrowEnd, X: to - 16, Y: y, W: 12})
		}
	}
	start := b.said(x, from, mid, long, y)
	b.sc.Add(scene.Mark{Kind: scene.SymbolOf(sign.Shape), Style: scene.Symbols, Quad: q, Opt: opt, X: mid, Y: y, W: 5})
	b.ring(x.ref, mid, y, 9)
	if b.wide {
		b.wishName(label, start, mid, to, long, y)
	}
	b.sc.End()
}

// said draws the violet tick at the day on which something was first said, with dots
// to its time, and gives the left end of the row.
func (b *builder) said(x *wish, from, mid scene.Px, long bool, y scene.Px) scene.Px {
	end := mid - 9
	if long {
		end = from - 1
	}
	if x.said == edtf.Past || x.said < b.p.Window.From || x.said >= x.from && !long {
		return end
	}
	at := b.x(x.said)
	b.sc.Rect(scene.KnownBar, at-1.5, y-5.5, 3, 11)
	if at+3 < end {
		b.sc.Line(scene.KnownDots, at+3, y, end, y)
	}
	return min(at-3, end)
}

// wishName writes the name of an expected event where it has room: in its bar, right of
// it, left of all, or cut at the end of a word.
func (b *builder) wishName(label string, start, mid, to scene.Px, long bool, y scene.Px) {
	span, right := b.ms.Measure(scene.LabelIn, label), mid+13
	if long && right+span > to-18 {
		right = to + 8
	}
	switch {
	case right+span <= b.x1:
		b.sc.Text(scene.LabelIn, 0, right, y+4.5, label)
	case !long && mid-22-span >= start: // on the dots, which give way
		b.sc.Rect(b.groundAt(mid-17-span), mid-17-span, y-8, span+8, 16)
		b.sc.Text(scene.LabelIn, scene.AnchorEnd, mid-13, y+4.5, label)
	case start-6-span >= b.x0:
		b.sc.Text(scene.LabelIn, scene.AnchorEnd, start-6, y+4.5, label)
	case start-6-b.x0 > b.x1-right:
		b.sc.Text(scene.LabelIn, scene.AnchorEnd, start-6, y+4.5, scene.Fit(b.ms, scene.LabelIn, label, start-6-b.x0))
	default:
		b.sc.Text(scene.LabelIn, 0, right, y+4.5, scene.Fit(b.ms, scene.LabelIn, label, b.x1-right))
	}
}
