package card

import (
	"parley/app/scene"
)

// Poster is a card with a chart between its head and its foot. Everything except the title
// and the chart may be empty.
type Poster struct {
	Kind  string   // above the title
	Title string   // what the page shows
	Known string   // of which day it is, beside Kind
	Lines []string // below the title, where there is room
	Foot  string   // name of the record
	Note  string   // at the bottom right
	RTL   bool     // the page is read from right to left: the poster begins at the right
	// Chart fills a scene with the chart at a width, no higher than some room, and reports
	// whether it can.
	Chart func(width, high scene.Px, sc *scene.Scene) bool
}

// Format is a size of posters in scene pixels, and how many pixels of the picture one of them
// is wide.
type Format struct {
	Name  string // of its file
	W, H  scene.Px
	Scale float32
}

// Landscape returns the format that links show, and Portrait one for phones: 1200 by 630 and 1080
// by 1350 pixels.
func Landscape() Format { return Format{"card.png", 800, 420, 1.5} }

// Portrait is described at Landscape.
func Portrait() Format { return Format{"card-tall.png", 640, 800, 1.6875} }

// posterMargin is the room around a poster.
const posterMargin scene.Px = 34

// poster places the texts of a Poster.
type poster struct {
	c     *Poster
	f     Format
	m     scene.Measurer
	texts []scene.Mark
	y     scene.Px // next baseline
}

// BuildPoster fills the scene with a poster. It reports whether there is room for the chart.
func BuildPoster(c *Poster, f Format, m scene.Measurer, sc *scene.Scene) bool {
	b := poster{c: c, f: f, m: m, y: posterMargin + 4}
	b.head()
	foot := f.H - 20
	top := b.y
	if !c.Chart(f.W-2*posterMargin, foot-22-top, sc) {
		return false
	}
	slack := max(0, foot-22-top-sc.H)
	sc.Shift(posterMargin, top+slack/2)
	sc.W, sc.H = f.W, f.H
	sc.Rect(scene.BaseTick, posterMargin, top-7, f.W-2*posterMargin, 1)
	b.y = foot
	note := begin(c.Note)
	b.text(scene.CardFoot, begin(c.Foot), b.wide()-b.m.Measure(scene.CardMeta, note)-20, 1)
	for _, t := range b.texts {
		sc.Text(t.Style, t.Opt, t.X, t.Y, t.Str)
	}
	sc.Text(scene.CardMeta, scene.AnchorEnd, f.W-posterMargin, foot, note)
	if c.RTL {
		sc.Mirror()
	}
	return true
}

func (b *poster) wide() scene.Px { return b.f.W - 2*posterMargin }

// head places the texts above the chart.
func (b *poster) head() {
	tall := b.f.H > b.f.W
	if b.c.Kind != "" {
		known := begin(b.c.Known)
		b.text(scene.CardMeta, begin(b.c.Kind), b.wide()-b.m.Measure(scene.KnownText, known)-20, 1)
		b.texts = append(b.texts, scene.Mark{Style: scene.KnownText, Opt: scene.AnchorEnd, X: b.f.W - posterMargin, Y: b.y, Str: known})
		b.y += 36
	} else {
		b.y += 20
	}
	st, title := scene.CardTitle, begin(b.c.Title)
	if n := len(Break(b.m, st, title, b.wide(), 9)); n > 3 || n > 1 && !tall {
		st = scene.CardTitleSmall
	}
	b.y += leading(st) * scene.Px(b.text(st, title, b.wide(), 4)-1)
	for _, l := range b.c.Lines {
		if tall && l != "" {
			b.y += 32
			b.y += leading(scene.CardText) * scene.Px(b.text(scene.CardText, begin(l), b.wide(), 5)-1)
		}
	}
	b.y += 17
}

// text places a text in at most n lines from the next baseline, at the side where its
// script begins, or the page does if that is the right, and says in how many.
func (b *poster) text(st scene.Style, s string, wide scene.Px, n int) int {
	lines := Break(b.m, st, s, wide, n)
	for i, l := range lines {
		t := scene.Mark{Style: st, X: posterMargin, Y: b.y + scene.Px(i)*leading(st), Str: l}
		if rightToLeft(l) && !b.c.RTL {
			t.X, t.Opt = b.f.W-posterMargin, scene.AnchorEnd
		}
		b.texts = append(b.texts, t)
	}
	return max(1, len(lines))
}

// leading returns the height of the lines of texts that may have several.
func leading(st scene.Style) scene.Px {
	switch st {
	case scene.CardTitle:
		return 37
	case scene.CardTitleSmall:
		return 31
	}
	return 25
}
