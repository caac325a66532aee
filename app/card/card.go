// Package card lays out the picture of a link preview, and that of a quote: a few texts and
// a strip of time, as a scene. It takes texts as they are and does not depend on records,
// except for At, MarkOf and Ticks; the caller chooses the content.
package card

import (
	"strings"
	"unicode/utf8"

	"parley/app/lane"
	"parley/app/scene"
	"parley/data/codebook"
)

// Card is the content of a picture. Everything except the title, or the quote, may be empty.
type Card struct {
	Mark  Mark     // before Kind; none if zero
	Kind  string   // "Talks · Happened"
	Title string   // what happened
	Off   bool     // the event did not happen: the title is struck
	Quote string   // replaces the title: words said, verbatim
	Who   string   // below the quote: the speaker
	Lines []string // text below the title
	Foot  string   // name of the record
	Note  string   // at the bottom right: evidence
	Strip Strip
	RTL   bool // the page is read from right to left: the card begins at the right
}

// Mark is an event in the strip and beside the kind.
type Mark struct {
	At   float32 // position on the strip, 0 to 1
	Sign codebook.Sign
	Opt  scene.Opt
	Flag bool // a deadline
	Big  bool
}

// Strip is the time axis of the record with its events.
type Strip struct {
	Ticks    []float32 // of all events, 0 to 1
	Marks    []Mark    // events that the page is about
	From, To string    // labels at its ends
}

// Size of a card in scene pixels; it is drawn at twice the size.
const (
	W scene.Px = 600
	H scene.Px = 315
)

const (
	margin scene.Px = 32
	wide            = W - 2*margin
)

// longest is the maximum length of a text in bytes: far more than fits, so that the cost of
// layout does not depend on longer texts.
const longest = 2000

// begin returns s, or its first bytes up to longest with an ellipsis, cut between characters.
func begin(s string) string {
	if len(s) <= longest {
		return s
	}
	return strings.ToValidUTF8(s[:longest], "") + lane.Ellipsis
}

// bounded returns a copy of the card with every text bounded.
func (c *Card) bounded() *Card {
	b := *c
	for _, s := range []*string{&b.Kind, &b.Title, &b.Quote, &b.Who, &b.Foot, &b.Note, &b.Strip.From, &b.Strip.To} {
		*s = begin(*s)
	}
	b.Lines = make([]string, len(c.Lines))
	for i, s := range c.Lines {
		b.Lines[i] = begin(s)
	}
	return &b
}

// Build fills the scene with the card. It takes time that grows with the lengths of the texts
// up to longest bytes each, and no further.
func Build(c *Card, m scene.Measurer, sc *scene.Scene) {
	sc.Reset(W, H)
	b := builder{c.bounded(), m, sc, 46}
	b.kind()
	if c.Quote != "" {
		b.quote()
	} else {
		b.title()
	}
	b.lines()
	b.strip()
	b.foot()
	if c.RTL {
		sc.Mirror()
	}
}

type builder struct {
	c  *Card
	m  scene.Measurer
	sc *scene.Scene
	y  scene.Px // next baseline
}

// lowest is the lowest baseline of a text above the strip.
const lowest scene.Px = 226

func (b *builder) kind() {
	x := margin
	if b.c.Kind == "" {
		b.y = 58
		return
	}
	if b.c.Mark != (Mark{}) {
		b.symbol(b.c.Mark, x+7, b.y-5, 7)
		x += 22
		if b.c.Mark.Flag {
			x += 8 // a flag extends to the right
		}
	}
	b.sc.Text(scene.CardMeta, 0, x, b.y, scene.Fit(b.m, scene.CardMeta, b.c.Kind, wide-22))
	b.y += 40
}

// title sets the title large, or smaller if it needs three lines or more.
func (b *builder) title() {
	st, leading := scene.CardTitle, scene.Px(37)
	lines := Break(b.m, st, b.c.Title, wide, 3)
	if long := Break(b.m, scene.CardTitleSmall, b.c.Title, wide, 4); len(lines) == 3 {
		st, leading, lines = scene.CardTitleSmall, 31, long
	}
	if b.c.Off {
		st++ // the struck style follows each
	}
	for _, l := range lines {
		b.text(st, l)
		b.y += leading
	}
	b.y -= leading - 30
}

func (b *builder) quote() {
	b.sc.Rect(scene.Plain, margin-14, b.y-21, 3, 0) // its height is set below
	bar, top := len(b.sc.Marks)-1, b.y-21
	for _, l := range Break(b.m, scene.CardQuote, b.c.Quote, wide, 5) {
		b.text(scene.CardQuote, l)
		b.y += 31
	}
	b.sc.Marks[bar].H = b.y - 31 + 8 - top
	if b.c.Who != "" {
		b.text(scene.CardName, scene.Fit(b.m, scene.CardName, b.c.Who, wide))
		b.y += 23
	}
}

func (b *builder) lines() {
	for i, l := range b.c.Lines {
		st, leading := scene.CardMeta, scene.Px(22)
		if i == 0 && b.c.Quote == "" {
			st = scene.CardText
			leading = 25
		}
		for _, part := range Break(b.m, st, l, wide, max(1, int((lowest-b.y)/leading)+1)) {
			if b.y > lowest {
				return
			}
			b.text(st, part)
			b.y += leading
		}
	}
}

// text sets a line at the side where its script begins, or where the page does if that is the right.
func (b *builder) text(st scene.Style, s string) {
	if rightToLeft(s) && !b.c.RTL {
		b.sc.Text(st, scene.AnchorEnd, W-margin, b.y, s)
		return
	}
	b.sc.Text(st, 0, margin, b.y, s)
}

// Vertical positions of the strip and the foot.
const (
	stripY  scene.Px = 254
	endsY   scene.Px = 271
	footY   scene.Px = 296
	tallest scene.Px = 26 // minimum height of a stack of marks
)

// strip draws the time of the record: a line, a tick per event, and the marks of the events
// that the page is about, stacked where they would overlap.
func (b *builder) strip() {
	s := &b.c.Strip
	if len(s.Ticks) == 0 {
		return
	}
	at := func(v float32) scene.Px { return margin + 8 + scene.Px(v)*(wide-16) }
	b.sc.Rect(scene.BaseTick, margin, stripY, wide, 1)
	for _, t := range s.Ticks {
		b.sc.Rect(scene.BaseTick, at(t)-.5, stripY, 1, 5)
	}
	b.sc.Text(scene.Caption, 0, margin, endsY, s.From)
	b.sc.Text(scene.Caption, scene.AnchorEnd, W-margin, endsY, s.To)
	b.stacks(at)
	for _, m := range s.Marks {
		if m.Big {
			b.sc.Line(scene.Stem, at(m.At), stripY-tallest, at(m.At), stripY)
			b.symbol(m, at(m.At), stripY, 8)
		}
	}
}

// widest is the width of a column of marks in pixels.
const widest scene.Px = 11

// stacks draws the marks that are not big, in columns that grow from the line. A row of a
// column holds as many marks as it takes for the tallest column to fit.
func (b *builder) stacks(at func(float32) scene.Px) {
	column := func(m *Mark) int { return int((at(m.At) - margin) / widest) }
	counts := map[int]int{}
	most := 0
	for i := range b.c.Strip.Marks {
		if m := &b.c.Strip.Marks[i]; !m.Big {
			k := column(m)
			counts[k]++
			most = max(most, counts[k])
		}
	}
	room, row := max(tallest, stripY-12-b.y), 1
	for row < 4 && scene.Px((most+row-1)/row)*widest/scene.Px(row) > room {
		row++
	}
	step := widest / scene.Px(row)
	rise := min(step, room/scene.Px(max(1, (most+row-1)/row)))
	clear(counts)
	for i := range b.c.Strip.Marks {
		m := &b.c.Strip.Marks[i]
		if m.Big {
			continue
		}
		k := column(m)
		n := counts[k]
		counts[k]++
		b.symbol(*m, margin+scene.Px(k)*widest+(scene.Px(n%row)+.5)*step, stripY-(scene.Px(n/row)+.5)*rise-2, min(4, step*.42))
	}
}

func (b *builder) symbol(m Mark, x, y, r scene.Px) {
	kind := scene.SymbolOf(m.Sign.Shape)
	if m.Flag {
		kind = scene.Flag
	}
	b.sc.Add(scene.Mark{Kind: kind, Style: scene.Symbols, Quad: m.Sign.Class, Opt: m.Opt, X: x, Y: y, W: r})
}

// foot draws the name of the record on the left, the evidence on the right.
func (b *builder) foot() {
	note := scene.Fit(b.m, scene.CardMeta, b.c.Note, wide*6/10)
	taken := b.m.Measure(scene.CardMeta, note)
	if note != "" {
		b.sc.Text(scene.CardMeta, scene.AnchorEnd, W-margin, footY, note)
		taken += 20
	}
	b.sc.Text(scene.CardFoot, 0, margin, footY, scene.Fit(b.m, scene.CardFoot, b.c.Foot, wide-taken))
}

// Break splits a text into at most n lines of width w, between words; the rest is replaced
// by an ellipsis.
func Break(m scene.Measurer, st scene.Style, text string, w scene.Px, n int) []string {
	var out []string
	for text != "" && n > 0 {
		if n == 1 || m.Measure(st, text) <= w {
			return append(out, scene.Fit(m, st, text, w))
		}
		cut := wordEnd(text, scene.Cut(m, st, text, w))
		if cut == 0 {
			return out
		}
		out = append(out, strings.TrimSpace(text[:cut]))
		text, n = strings.TrimSpace(text[cut:]), n-1
	}
	return out
}

// wordEnd moves a cut back to the end of a word; next to ideographs, and if there is no word
// end, the cut stays.
func wordEnd(text string, cut int) int {
	if r, _ := utf8.DecodeRuneInString(text[cut:]); r == ' ' || r >= 0x2e80 {
		return cut
	}
	if i := strings.LastIndexByte(text[:cut], ' '); i > 0 {
		return i
	}
	return cut
}

// rightToLeft reports whether the first letter of a text is of a right-to-left script.
func rightToLeft(s string) bool {
	for _, r := range s {
		switch {
		case r >= 0x590 && r < 0x900 || r >= 0xfb1d && r < 0xfe00 || r >= 0xfe70 && r < 0xff00:
			return true
		case r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= 0xc0:
			return false
		}
	}
	return false
}
