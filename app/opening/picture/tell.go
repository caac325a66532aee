package picture

import (
	"slices"
	"strconv"

	"parley/app/scene"
	"parley/data/codebook"
)

// notes draws the annotations beside their marks.
func (b *builder) notes() {
	b.side(b.up, above)
	b.side(b.down, below)
}

// side draws the annotations of one side of the line: stems first, so that no text is crossed.
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

// foot returns the y of the lower end of a stem: at its mark.
func (b *builder) foot(n *note) scene.Px {
	for i := range b.spots {
		if m := &b.p.marks[i]; m.ref == n.m.Event {
			return b.base - scene.Px(m.zone)*(b.spots[i].y+b.spots[i].r+1)
		}
	}
	return b.base
}

// note draws the text of an annotation.
func (b *builder) note(n *note) {
	x, opt, y := n.from, scene.Opt(0), n.top+12
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

// badges draws numbers instead of annotations; a list has the texts.
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
