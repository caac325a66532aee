// Package raster draws a scene as a picture of dots, for where nothing draws for
// us: the pictures that a shared link shows. It is part of the tool, never of the
// program for the browser.
//
// Texts are shaped as their scripts want it (go-text/typesetting: ligatures,
// joined letters, marks, right to left) and filled with the outlines of fonts that
// are part of the tool, so that the same scene gives the same bytes everywhere:
// Liberation Serif and Sans (OFL) for Latin, Greek and Cyrillic, DejaVu Sans for
// Arabic, Hebrew, Armenian, Georgian and signs.
package raster

import (
	"bytes"
	"fmt"
	"sync"

	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/dejavu/dejavusansbold"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifitalic"
	"github.com/go-fonts/liberation/liberationserifregular"
	"github.com/go-text/typesetting/font"

	"parley/app/scene"
)

// own are the fonts of the tool by the way text is set: serif, bold, italic.
var own = map[[3]bool][]byte{
	{true, true, false}: liberationserifbold.TTF, {true, false, true}: liberationserifitalic.TTF, {true, false, false}: liberationserifregular.TTF,
	{false, true, false}: liberationsansbold.TTF, {false, false, false}: liberationsansregular.TTF,
}

// further are asked for what a font of own does not have: regular, bold.
var further = [2][]byte{dejavusans.TTF, dejavusansbold.TTF}

// Fonts are the fonts that texts are set in. They may be shared.
type Fonts struct {
	own     map[[3]bool]*font.Font
	further [2][]*font.Font
	pens    sync.Pool // of *pen
}

// NewFonts reads the fonts of the tool and those given besides, which are asked
// last: TrueType or OpenType, or collections of them, for scripts that the tool
// has no font for. It returns an error for one that cannot be read.
func NewFonts(extra ...[]byte) (*Fonts, error) {
	f := &Fonts{own: map[[3]bool]*font.Font{}}
	for set, ttf := range own {
		face, err := font.ParseTTF(bytes.NewReader(ttf))
		if err != nil {
			return nil, fmt.Errorf("raster: a font of the tool: %w", err)
		}
		f.own[set] = face.Font
	}
	for i, ttf := range further {
		face, err := font.ParseTTF(bytes.NewReader(ttf))
		if err != nil {
			return nil, fmt.Errorf("raster: a font of the tool: %w", err)
		}
		f.further[i] = append(f.further[i], face.Font)
	}
	for i, data := range extra {
		faces, err := font.ParseTTC(bytes.NewReader(data))
		if err != nil {
			return nil, fmt.Errorf("font %d is neither TrueType nor OpenType: %w", i+1, err)
		}
		for k := range f.further {
			f.further[k] = append(f.further[k], faces[0].Font)
		}
	}
	f.pens.New = func() any { return newPen(f) }
	return f, nil
}

// list is the fonts to ask for a style, in order.
func (f *Fonts) list(st scene.Style) []*font.Font {
	p := &scene.Styles[st]
	first := f.own[[3]bool{p.Serif, p.Bold, p.Italic}]
	if first == nil {
		first = f.own[[3]bool{p.Serif, p.Bold, false}]
	}
	i := 0
	if p.Bold {
		i = 1
	}
	return append([]*font.Font{first}, f.further[i]...)
}

// Missing is the first character of a text that no font has a glyph for; ok is
// false when there is none.
func (f *Fonts) Missing(text string) (r rune, ok bool) {
	all := f.list(scene.CardTitle)
	for _, r := range text {
		if !invisible(r) && !has(all, r) {
			return r, true
		}
	}
	return 0, false
}

func has(all []*font.Font, r rune) bool {
	for _, one := range all {
		if _, ok := one.NominalGlyph(r); ok {
			return true
		}
	}
	return false
}

// invisible reports whether a character draws nothing: blanks, controls, joiners
// and marks of direction.
func invisible(r rune) bool {
	return r <= ' ' || r >= 0x7f && r <= 0xa0 || r >= 0x2000 && r <= 0x200f || r >= 0x2028 && r <= 0x202f || r >= 0x205f && r <= 0x206f ||
		r >= 0xfe00 && r <= 0xfe0f || r == 0xfeff || r == 0xad || r == 0x3000
}

// Measure is the width of a text set in a style, in pixels of the scene.
func (f *Fonts) Measure(st scene.Style, text string) scene.Px {
	p := f.pens.Get().(*pen)
	defer f.pens.Put(p)
	return p.set(st, text).width
}
