// Package scenetest builds scenes for tests of the backends.
package scenetest

import (
	"parley/app/scene"
	"parley/data/codebook"
)

// kinds are the symbols in rows of the gallery.
var kinds = [...]scene.Kind{scene.Circle, scene.Square, scene.Triangle, scene.Diamond, scene.Upright, scene.Flag}

// options are the columns of the gallery.
var options = [...]scene.Opt{0, scene.Open, scene.Struck, scene.Half, scene.Dim, scene.Hover,
	scene.Open | scene.Half, scene.Struck | scene.Half, scene.Open | scene.Dim, scene.Struck | scene.Dim}

// Gallery returns a scene of every kind of mark with every option that applies to it, and
// every page style in its intended use, with its name.
func Gallery() *scene.Scene {
	s := &scene.Scene{}
	s.Reset(760, 1000)
	symbols(s)
	lines(s)
	for st := scene.Style(0); st < scene.StyleCount; st++ {
		if scene.Styles[st].Class == "" {
			continue // a card style, which no page shows
		}
		sample(s, st, 20+scene.Px(st%3)*245, 340+scene.Px(st/3)*24)
	}
	return s
}

func symbols(s *scene.Scene) {
	for i, k := range kinds {
		for j, opt := range options {
			for size, r := range [...]scene.Px{4, 5.5, 7} {
				s.Add(scene.Mark{Kind: k, Style: scene.Symbols, Quad: codebook.Quad((i + 1) % 5), Opt: opt,
					X: 20 + scene.Px(j)*72 + scene.Px(size)*22, Y: 20 + scene.Px(i)*26, W: r})
			}
		}
	}
}

func lines(s *scene.Scene) {
	for i, opt := range [...]scene.Opt{0, scene.ArrowEnd, scene.ArrowStart, scene.ArrowEnd | scene.ArrowStart, scene.Dim, scene.Open} {
		x := 20 + scene.Px(i)*120
		s.Add(scene.Mark{Kind: scene.Line, Style: scene.Spoke, Quad: 1, Opt: opt, X: x, Y: 190, W: 90, H: 12})
		s.Curve(scene.Tie, 3, opt, x, 215, x+30, 215, x+60, 235, x+90, 235)
		s.Poly(scene.LinkArc, 0, opt, x, 258, x, 248, x+90, 248, x+90, 256)
	}
	for q := range codebook.Quad(codebook.QuadCount) {
		x := 20 + scene.Px(q)*120
		s.Add(scene.Mark{Kind: scene.Fade, Style: scene.SoftBar, Quad: q, Opt: scene.FadeLeft, X: x, Y: 270, W: 40, H: 6})
		s.Add(scene.Mark{Kind: scene.Fade, Style: scene.DensityBar, Quad: q, Opt: scene.FadeRight, X: x + 45, Y: 270, W: 40, H: 6})
	}
	n := len(s.Heat)
	for i := range 160 {
		s.Heat = append(s.Heat, byte(i/32)<<5|byte(i%32))
	}
	s.Add(scene.Mark{Kind: scene.Cells, Style: scene.DensityBar, X: 20, Y: 284, W: 640, H: 12, N: int32(n), M: 160})
	s.Add(scene.Mark{Kind: scene.Area, Style: scene.Land, N: int32(len(s.Pts)), M: 8})
	s.Pts = append(s.Pts, 20, 302, 120, 306, 100, 324, 30, 320)
	for i, str := range [...]string{`"Talks" <b>&amp;</b> it's`, "Встреча в Кремле", "مكالمة هاتفية، 2025", "特朗普与普京会晤", "café 🇺🇸"} {
		opt := [...]scene.Opt{0, scene.AnchorMid, scene.AnchorEnd}[i%3]
		s.Text(scene.Label, opt, 140+scene.Px(i)*140, 318, str)
	}
}

// sample draws a style as a node with its class name beside it.
func sample(s *scene.Scene, st scene.Style, x, y scene.Px) {
	p := &scene.Styles[st]
	s.Begin(scene.Target{Kind: scene.GroupTarget, Ref: int32(st)}, x, y-12, 230, 22)
	m := scene.Mark{Style: st, Quad: codebook.Quad(st) % codebook.QuadCount, X: x, Y: y - 8, W: 60, H: 12}
	switch {
	case p.Size > 0:
		m.Kind, m.Y, m.Str = scene.Text, y, "Moscow 6"
	case st == scene.Symbols || st == scene.Ring || st == scene.MarkRing || st == scene.PlaceDot || st == scene.PlaceRing:
		m.Kind, m.X, m.Y, m.W, m.H = scene.Circle, x+8, y-2, 6, 0
	case p.Side:
		m = scene.Mark{Kind: scene.Square, Style: st, Quad: scene.Sides + codebook.Quad(st%6), X: x + 8, Y: y - 2, W: 6}
	case p.Fill == "":
		m.Kind, m.Y, m.H = scene.Line, y-2, 0
	}
	s.Add(m)
	s.Text(scene.Caption, 0, x+90, y, p.Class)
	s.End()
}

// Events returns a scene like a busy timeline: n events, each a node of a symbol and a
// tick, one in four with a name, over a grid and lane rules.
func Events(n int) *scene.Scene {
	s := &scene.Scene{}
	s.Reset(1392, 700)
	for x := scene.Px(0); x < s.W; x += 48 {
		s.Line(scene.Grid, x+.3, 0, x+.3, s.H)
	}
	names := [...]string{"Witkoff meets Putin in Moscow", "Trump calls Zelenskyy", "EU adopts a package", "Встреча в Кремле", "Deadline"}
	for i := range n {
		x, y := scene.Px(i*7919%1392)+.25, scene.Px(i*104729%28)*24+20
		s.Begin(scene.Target{Kind: scene.EventTarget, Ref: int32(i)}, x-12, y-11, 24, 22)
		s.Symbol(codebook.Quad(i*31%5).Sign(), [...]scene.Opt{0, 0, 0, 0, scene.Open, scene.Struck, 0, scene.Half}[i%8], x, y, 5)
		if i%4 == 0 {
			s.Text([...]scene.Style{scene.Label, scene.LabelBig, scene.LabelOff, scene.LabelSoon}[i/4%4], 0, x+9, y+4.4, names[i/4%len(names)])
		}
		s.End()
		s.Line(scene.BaseTick, x, y+11, x, y+7)
	}
	return s
}
