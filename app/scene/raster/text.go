package raster

import (
	"slices"
	"unicode"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"

	"parley/app/scene"
)

// shapeSize is the size at which texts are shaped, in pixels: large, so that rounding to
// 1/64 pixel does not show.
const shapeSize = 256

// pen shapes texts. It is not safe for concurrent use, because the shaper's faces are not.
type pen struct {
	f       *Fonts
	faces   map[*font.Font]*font.Face
	split   shaping.Segmenter
	shape   shaping.HarfbuzzShaper
	wrap    shaping.LineWrapper
	ordered []*font.Face // of the current style
}

// line is a shaped text: its runs from left to right.
type line struct {
	runs  []shaping.Output
	scale float32 // from shaped units to pixels of the scene
	width scene.Px
}

func newPen(f *Fonts) *pen { return &pen{f: f, faces: map[*font.Font]*font.Face{}} }

// ResolveFace returns the first face of the style that has a character, or the first face.
func (p *pen) ResolveFace(r rune) *font.Face {
	for _, face := range p.ordered {
		if _, ok := face.NominalGlyph(r); ok {
			return face
		}
	}
	return p.ordered[0]
}

// set shapes a text in a style.
func (p *pen) set(st scene.Style, text string) line {
	l := line{scale: float32(scene.Styles[st].Size) / shapeSize / 64}
	if text == "" {
		return l
	}
	p.ordered = p.ordered[:0]
	for _, f := range p.f.list(st) {
		if p.faces[f] == nil {
			p.faces[f] = font.NewFace(f)
		}
		p.ordered = append(p.ordered, p.faces[f])
	}
	runes := []rune(text)
	dir := di.DirectionLTR
	if RightToLeft(text) {
		dir = di.DirectionRTL
	}
	in := shaping.Input{Text: runes, RunEnd: len(runes), Direction: dir, Size: fixed.I(shapeSize), Language: language.NewLanguage("en")}
	var outs []shaping.Output
	for _, run := range p.split.Split(in, p) {
		outs = append(outs, p.shape.Shape(run))
	}
	lines, _ := p.wrap.WrapParagraph(shaping.WrapConfig{Direction: dir, DisableTrailingWhitespaceTrim: true}, 1<<20, runes, shaping.NewSliceIterator(outs))
	for _, one := range lines { // one, unless the text has a line break
		l.runs = append(l.runs, slices.Clone(one)...)
	}
	slices.SortStableFunc(l.runs, func(a, b shaping.Output) int { return int(a.VisualIndex - b.VisualIndex) })
	var long fixed.Int26_6
	for i := range l.runs {
		long += l.runs[i].Advance
	}
	l.width = scene.Px(float32(long) * l.scale)
	return l
}

// RightToLeft reports whether a text is right-to-left, by its first letter with a direction.
func RightToLeft(text string) bool {
	for _, r := range text {
		if unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko) {
			return true
		}
		if unicode.IsLetter(r) {
			return false
		}
	}
	return false
}

// outline adds the outlines of a line to a path, starting at x on a baseline.
func (l *line) outline(to *path, x, base float32) {
	for i := range l.runs {
		run := &l.runs[i]
		unit := float32(scene.Px(shapeSize*64)) / float32(run.Face.Upem()) * l.scale
		for _, g := range run.Glyphs {
			gx, gy := x+float32(g.XOffset)*l.scale, base-float32(g.YOffset)*l.scale
			if data, ok := run.Face.GlyphDataOutline(g.GlyphID); ok {
				glyph(to, data, gx, gy, unit)
			}
			x += float32(g.Advance) * l.scale
		}
	}
}

// glyph adds one outline, in font units, at a position.
func glyph(to *path, g font.GlyphOutline, x, y, unit float32) {
	at := func(p opentype.SegmentPoint) (float32, float32) { return x + p.X*unit, y - p.Y*unit }
	for _, s := range g.Segments {
		ax, ay := at(s.Args[0])
		bx, by := at(s.Args[1])
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			to.close()
			to.move(ax, ay)
		case opentype.SegmentOpLineTo:
			to.line(ax, ay)
		case opentype.SegmentOpQuadTo:
			to.quad(ax, ay, bx, by)
		case opentype.SegmentOpCubeTo:
			cx, cy := at(s.Args[2])
			to.cube(ax, ay, bx, by, cx, cy)
		}
	}
	to.close()
}
