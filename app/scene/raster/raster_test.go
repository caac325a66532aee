package raster

import (
	"bytes"
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/go-text/typesetting/di"

	"parley/app/scene"
	"parley/app/scene/scenetest"
	"parley/app/scene/svg"
	"parley/data/codebook"
)

var update = flag.Bool("update", false, "write the golden files again")

func fonts(t *testing.T) *Fonts {
	t.Helper()
	f, err := NewFonts()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// light returns the palette of the light theme.
func light(t *testing.T) Palette {
	t.Helper()
	p := Palette{}
	for _, name := range append(scene.Tokens(), "surface") {
		var c color.RGBA
		hex := svg.Light(name)
		if len(hex) != 7 {
			t.Fatalf("%s has the colour %q", name, hex)
		}
		for i, to := range []*uint8{&c.R, &c.G, &c.B} {
			for _, d := range hex[1+2*i : 3+2*i] {
				*to = *to<<4 | uint8(bytes.IndexRune([]byte("0123456789abcdef"), d))
			}
		}
		c.A = 255
		p[name] = c
	}
	return p
}

// same compares two pictures: hardware may round partly covered pixels differently, so a
// few pixels may differ a little.
func same(t *testing.T, got, want image.Image) {
	t.Helper()
	if got.Bounds() != want.Bounds() {
		t.Fatalf("%v, want %v", got.Bounds(), want.Bounds())
	}
	off := 0
	for y := range got.Bounds().Dy() {
		for x := range got.Bounds().Dx() {
			a, _, _, _ := got.At(x, y).RGBA()
			b, _, _, _ := want.At(x, y).RGBA()
			if d := int(a>>8) - int(b>>8); d > 40 || d < -40 {
				off++
			}
		}
	}
	if off > 20 {
		t.Errorf("%d dots differ; look at the picture, then renew it with -update", off)
	}
}

// TestGallery compares every kind of mark, and texts in several scripts, with a golden
// picture.
func TestGallery(t *testing.T) {
	img := Draw(scenetest.Gallery(), 1, light(t), fonts(t))
	file := filepath.Join("testdata", "gallery.png")
	if *update {
		if err := os.WriteFile(file, PNG(img), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	got, err := png.Decode(bytes.NewReader(PNG(img)))
	if err != nil {
		t.Fatal(err)
	}
	same(t, got, want)
}

func TestTheSameSceneGivesTheSameBytes(t *testing.T) {
	s := scenetest.Gallery()
	if !bytes.Equal(PNG(Draw(s, 2, light(t), fonts(t))), PNG(Draw(s, 2, light(t), fonts(t)))) {
		t.Error("two pictures of one scene differ")
	}
}

// TestSymbols checks that a symbol has the colour of its class where it is filled, and that
// of the background where it is not.
func TestSymbols(t *testing.T) {
	var s scene.Scene
	s.Reset(60, 20)
	s.Symbol(codebook.VerbalCooperation.Sign(), 0, 10, 10, 6)
	s.Symbol(codebook.MaterialCooperation.Sign(), scene.Open, 30, 10, 6)
	s.Symbol(codebook.VerbalCooperation.Sign(), scene.Half, 50, 10, 6)
	colours := light(t)
	img := Draw(&s, 2, colours, fonts(t))
	for _, p := range []struct {
		x, y  int
		token string
	}{{20, 20, "talk"}, {60, 20, "surface"}, {100 - 5, 20, "talk"}, {100 + 5, 20, "surface"}, {2, 2, "surface"}} {
		if got := img.RGBAAt(p.x, p.y); got != colours[p.token] {
			t.Errorf("at %d,%d: %v, want %s", p.x, p.y, got, p.token)
		}
	}
}

// TestScripts checks that Arabic letters join, that Arabic and Hebrew run right to left, and
// that another font supplies missing glyphs.
func TestScripts(t *testing.T) {
	f := fonts(t)
	p := newPen(f)
	joined, apart := p.set(scene.CardTitle, "مكالمة").width, scene.Px(0)
	for _, r := range "مكالمة" {
		apart += p.set(scene.CardTitle, string(r)).width
	}
	if joined >= apart*95/100 || joined <= 0 {
		t.Errorf("joined %g wide, letter by letter %g", joined, apart)
	}
	l := p.set(scene.CardTitle, "Moscow: مكالمة هاتفية (2025)")
	if len(l.runs) < 3 || l.runs[0].Runes.Offset != 0 || l.runs[0].Direction == di.DirectionRTL {
		t.Errorf("a line that begins in Latin: %d runs, first at %d", len(l.runs), l.runs[0].Runes.Offset)
	}
	l = p.set(scene.CardTitle, "مكالمة 2025")
	if last := l.runs[len(l.runs)-1]; last.Runes.Offset != 0 || last.Direction != di.DirectionRTL {
		t.Errorf("a line that begins in Arabic: the rightmost run begins at %d", last.Runes.Offset)
	}
	for _, text := range []string{"Путин примет Уиткоффа", "Ερντογάν", "Şımşek ở Hà Nội", "مكالمة هاتفية", "שיחה", "Երևան", "“50 %” – … №"} {
		if r, missing := f.Missing(text); missing {
			t.Errorf("no glyph for %q of %q", r, text)
		}
	}
	if r, missing := f.Missing("Talks 特朗普"); !missing || r != '特' {
		t.Errorf("missing of what has Han in it: %q, %v", r, missing)
	}
}

// TestMeasure checks that widths are those of the font, and add up.
func TestMeasure(t *testing.T) {
	f := fonts(t)
	a, b := f.Measure(scene.CardTitle, "Talks in "), f.Measure(scene.CardTitle, "Moscow")
	if both := f.Measure(scene.CardTitle, "Talks in Moscow"); both < a+b-1 || both > a+b+1 {
		t.Errorf("%g and %g make %g", a, b, both)
	}
	if f.Measure(scene.CardTitle, "") != 0 || f.Measure(scene.CardTitleSmall, "Talks") >= f.Measure(scene.CardTitle, "Talks") {
		t.Error("the width of nothing, or of smaller text")
	}
}

func TestFontsThatAreNone(t *testing.T) {
	if _, err := NewFonts([]byte("no font")); err == nil {
		t.Error("a file that is no font is taken for one")
	}
}
