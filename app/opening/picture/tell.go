package picture

import (
	"slices"
	"strconv"

	"parley/app/card"
	"parley/app/scene"
	"parley/data/codebook"
	"parley/data/edtf"
)

// notes tells the moments beside their marks.
func (b *builder) notes() {
	b.side(b.up, above)
	b.side(b.down, below)
}

// side tells the moments above the line or those below: stems first, so that no words
// are crossed.
func (b *builder) side(notes []*note, z zone) {
	start := b.dip
	if z == above {
		start = b.rise
	}
	var offs [mostLevel + 1]scene.Px
	offs[0] = start + 12
	for i, h := range heights(notes) {
		offs[i+1] = offs[i] + h
		if h > 0 {
			offs[i+1] += levelGap
		}
	}
	high := heights(notes)
	for _, n := range notes {
		top, end := b.base+offs[n.level], b.base+offs[n.level]+n.high
		if z == above {
			top = b.base - offs[n.level] - high[n.level]
			end = top
		}
		b.sc.Line(scene.GridMajor, n.x, b.foot(n), n.x, end)
		n.top = top
	}
	for _, n := range notes {
		b.note(n)
	}
}

// foot is where the stem of a note begins: at its mark.
func (b *builder) foot(n *note) scene.Px {
	for i := range b.spots {
		if m := &b.p.marks[i]; m.ref == n.m.Event {
			return b.base - scene.Px(m.zone)*(b.spots[i].y+b.spots[i].r+1)
		}
	}
	return b.base
}

// note writes the words of a moment.
func (b *builder) note(n *note) {
	x, opt, y := n.x+beside, scene.Opt(0), n.top+12
	if n.left {
		x, opt = n.x-beside, scene.AnchorEnd
	}
	b.sc.Begin(b.target(n.m.Event), n.from, n.top, n.to-n.from, n.high)
	b.sc.Text(scene.Caption, opt, x, y, n.m.When)
	y += 2
	for _, l := range n.title {
		y += titleHigh
		b.sc.Text(scene.NoteTitle, opt, x, y-1, l)
	}
	for _, l := range n.text {
		y += lineHigh
		b.sc.Text(scene.Label, opt, x, y, l)
	}
	for i, l := range n.differ {
		y += lineHigh
		sign, at := x+5, x+differIn
		if n.left {
			at = x
			sign = x - b.ms.Measure(scene.LabelBig, l) - 10
		}
		if i == 0 {
			b.sc.Add(scene.Mark{Kind: scene.Circle, Style: scene.Symbols, Quad: codebook.Plain, Opt: scene.Half, X: sign, Y: y - 4, W: 4.5})
		}
		b.sc.Text(scene.LabelBig, opt, at, y, l)
	}
	b.sc.End()
}

// badges gives the moments numbers, beside which a list tells them.
func (b *builder) badges() {
	for _, side := range []struct {
		notes []*note
		y     scene.Px
	}{{b.up, b.base - b.rise - 26}, {b.down, b.base + b.dip + 26}} {
		slices.SortStableFunc(side.notes, func(a, c *note) int { return int((a.x - c.x) * 8) })
		want := make([]scene.Px, len(side.notes))
		for i, n := range side.notes {
			want[i] = n.x
		}
		for i, x := range spread(want, badgeWide, b.x0, b.x1) {
			b.sc.Line(scene.GridMajor, side.notes[i].x, b.foot(side.notes[i]), x, side.y)
			side.notes[i].from = x
		}
		for _, n := range side.notes {
			b.badge(n, n.from, side.y)
		}
	}
}

func (b *builder) badge(n *note, x, y scene.Px) {
	b.sc.Begin(b.target(n.m.Event), x-badgeWide/2, y-badgeWide/2, badgeWide, badgeWide)
	b.sc.Add(scene.Mark{Kind: scene.Circle, Style: scene.BrushHandle, X: x, Y: y, W: 9})
	b.sc.Text(scene.BadgeText, scene.AnchorMid, x, y+4.5, strconv.Itoa(n.number))
	b.sc.End()
}

// bandHigh is the height of the band of what was expected.
func (b *builder) bandHigh() scene.Px {
	n := scene.Px(len(b.p.expected))
	switch {
	case n == 0:
		return 0
	case b.wide:
		return max(22*n+18, 96)
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
		y = b.bandTop + 20
	} else {
		b.sc.Text(scene.LaneName, 0, 8, y+19, b.p.wished())
		b.sc.Text(scene.KnownText, 0, 8, y+37, w.Say("opening.first-said"))
		y += 52
	}
	for i := range b.p.expected {
		b.wish(&b.p.expected[i], y)
		if y += 22; !b.wide {
			y += 16
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
	q, label := e.Type.Quad(), b.p.title(x.ref)
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
	b.sc.Add(scene.Mark{Kind: scene.SymbolOf(q), Style: scene.Symbols, Quad: q, Opt: opt, X: mid, Y: y, W: 5})
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
		b.sc.Rect(scene.Tint, mid-17-span, y-8, span+8, 16)
		b.sc.Text(scene.LabelIn, scene.AnchorEnd, mid-13, y+4.5, label)
	case start-6-span >= b.x0:
		b.sc.Text(scene.LabelIn, scene.AnchorEnd, start-6, y+4.5, label)
	case start-6-b.x0 > b.x1-right:
		b.sc.Text(scene.LabelIn, scene.AnchorEnd, start-6, y+4.5, scene.Fit(b.ms, scene.LabelIn, label, start-6-b.x0))
	default:
		b.sc.Text(scene.LabelIn, 0, right, y+4.5, scene.Fit(b.ms, scene.LabelIn, label, b.x1-right))
	}
}
