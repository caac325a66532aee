// Package raster draws a scene as a bitmap, for link previews, where no browser draws it.
// It is part of the command-line tool, never of the browser program.
//
// Texts are shaped by go-text/typesetting (ligatures, joining, marks, right-to-left) and
// filled with the outlines of fonts embedded in the tool, so that the same scene gives the
// same bytes everywhere: Liberation Serif and Sans (OFL) for Latin, Greek and Cyrillic,
// DejaVu Sans for Arabic, Hebrew, Armenian, Georgian and symbols.
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

// own are the primary fonts of the tool, by serif, bold and italic.
var own = map[[3]bool][]byte{
	{true, true, false}: liberationserifbold.TTF, {true, false, true}: liberationserifitalic.TTF, {true, false, false}: liberationserifregular.TTF,
	{false, true, false}: liberationsansbold.TTF, {false, false, false}: liberationsansregular.TTF,
}

// further are the fallback fonts: regular, bold.
var further = [2][]byte{dejavusans.TTF, dejavusansbold.TTF}

// Fonts are the fonts for texts. They are safe for concurrent use.
type Fonts struct {
	own     map[[3]bool]*font.Font
	further [2][]*font.Font
	pens    sync.Pool // of *pen
	sheets  sync.Pool // of *sheet
}

// NewFonts reads the fonts of the tool and extra ones, which are tried last: TrueType or
// OpenType fonts, or collections of them, for scripts that the tool has no font for. It
// returns an error for one that cannot be read.
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
	f.sheets.New = func() any { return &sheet{} }
	return f, nil
}

// list returns the fonts to try for a style, in order.
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

// Missing returns the first character of a text without a glyph in any font; ok is false
// if there is none.
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

// invisible reports whether a character draws nothing: spaces, controls, joiners and
// direction marks.
func invisible(r rune) bool {
	return r <= ' ' || r >= 0x7f && r <= 0xa0 || r >= 0x2000 && r <= 0x200f || r >= 0x2028 && r <= 0x202f || r >= 0x205f && r <= 0x206f ||
		r >= 0xfe00 && r <= 0xfe0f || r == 0xfeff || r == 0xad || r == 0x3000
}

// Measure returns the width of a text in a style, in pixels of the scene.
func (f *Fonts) Measure(st scene.Style, text string) scene.Px {
	p := f.pens.Get().(*pen)
	defer f.pens.Put(p)
	return p.set(st, text).width
}
