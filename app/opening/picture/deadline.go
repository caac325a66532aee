package picture

import (
	"parley/app/card"
	"parley/app/scene"
	"parley/data/codebook"
	"parley/data/edtf"
)

// row is the geometry of one date of a deadline and of its label, which is above its bar or
// beside it.
type row struct {
	from, to scene.Px // ends of the bar: given, and due
	label    string
	at       scene.Px // of the label
	opt      scene.Opt
	above    bool
}

// rowOf places a date and its label: left of the bar, right of its flag, else above it.
func (b *builder) rowOf(s *setting) row {
	r := row{from: b.x(max(s.on, b.p.Window.From)), to: b.x(s.when.Mid()), label: b.p.settled(s)}
	if s.on == edtf.Past {
		r.from = b.x0
	}
	if b.cramped() && s.until != edtf.Future {
		r.label = "" // only the one that holds is named
	}
	// The label keeps off the flag, also if the flag is before the knowledge day.
	span, begin, end := b.ms.Measure(scene.Label, r.label), min(r.from, r.to-4), max(r.to+16, r.from+8)
	if s.when.Latest.Finite() {
		end = max(end, b.x(s.when.Latest)+10)
	}
	switch {
	case begin-8-span >= b.x0 || r.label == "":
		r.at, r.opt = begin-8, scene.AnchorEnd
	case end+span <= b.x1:
		r.at = end
	default:
		r.at, r.above = max(b.x0, min(r.from, b.x1-span)), true
	}
	return r
}

// high returns the height of a row.
func (r *row) high() scene.Px {
	if r.above {
		return rowHigh
	}
	return rowLow
}

// heads reports whether the name of a deadline is above its rows.
func (b *builder) heads(i int) bool { return b.p.settings[i].first && !b.wide && !b.cramped() }

// settingsHigh returns the height of the rows of deadlines with their names.
func (b *builder) settingsHigh() (h scene.Px) {
	for i := range b.p.settings {
		if b.heads(i) {
			h += lineHigh*scene.Px(len(b.named(i))) + 6
		}
		r := b.rowOf(&b.p.settings[i])
		h += r.high()
	}
	return h
}

// named returns the name of a deadline in lines.
func (b *builder) named(i int) []string {
	wide := b.w
	if b.wide {
		wide = gutter - 8
	}
	return card.Break(b.ms, scene.LaneName, b.p.title(b.p.settings[i].ref), wide, 3)
}

// deadlines draws a row for each date that a deadline had.
func (b *builder) deadlines() {
	y := axisFoot
	for i := range b.p.settings {
		s := &b.p.settings[i]
		if (s.first || i == 0) && !b.cramped() {
			lines := b.named(i)
			for k, l := range lines {
				b.sc.Text(scene.LaneName, 0, 0, y+14+lineHigh*scene.Px(k), l)
			}
			if !b.wide {
				y += lineHigh*scene.Px(len(lines)) + 6
			}
		}
		r := b.rowOf(s)
		y += r.high()
		b.setting(s, &r, y-9)
	}
}

// setting draws one date of a deadline: a bar while it was in force, dots once it was replaced,
// a flag at the date.
func (b *builder) setting(s *setting, r *row, y scene.Px) {
	const q = codebook.VerbalConflict
	due, replaced := s.when.Mid(), s.until != edtf.Future
	if e := s.when; e.Latest.Finite() && e.Earliest.Finite() && e.Latest-e.Earliest > edtf.DaySeconds {
		b.sc.Add(scene.Mark{Kind: scene.Rect, Style: scene.SoftBar, Quad: q, X: b.x(e.Earliest), Y: y - 4.5, W: b.x(e.Latest) - b.x(e.Earliest), H: 9})
	}
	held := r.to
	if replaced {
		held = min(b.x(s.until), r.to)
	}
	b.sc.Add(scene.Mark{Kind: scene.Rect, Style: scene.DensityBar, Quad: q, X: r.from, Y: y - 2, W: max(held-r.from, 1.5), H: 4})
	if replaced && held < r.to {
		b.sc.Add(scene.Mark{Kind: scene.Line, Style: scene.Ghost, Quad: q, X: held, Y: y, W: r.to - held})
	}
	if b.p.Window.From <= due && due < b.p.Window.To && r.to < b.x1-12 {
		b.sc.Add(scene.Mark{Kind: scene.Flag, Style: scene.Symbols, Quad: q, Opt: b.flown(s), X: r.to, Y: y, W: 7})
	}
	switch {
	case r.above:
		b.sc.Text(b.labelAt(r.at), 0, r.at, y-12, r.label)
	case r.label != "":
		b.sc.Text(b.labelAt(r.at), r.opt, r.at, y+4.5, r.label)
	}
}
