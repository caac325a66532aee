package raster

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
	"maps"
	"math"
	"slices"

	"parley/app/scene"
)

func hypot(x, y float32) float32 {
	return float32(math.Sqrt(float64(x*x) + float64(y*y)))
}

// Picture draws a scene as Draw does and encodes it as PNG does, in memory that is kept
// with the fonts for the next one.
func (f *Fonts) Picture(s *scene.Scene, scale float32, colours Palette) []byte {
	sh := f.sheets.Get().(*sheet)
	defer f.sheets.Put(sh)
	sh.img = draw(s, scale, colours, f, sh.img)
	return sh.encode(sh.img)
}

// PNG encodes an opaque picture with its own palette. The same picture gives the same
// bytes. It panics if the encoder fails, which does not happen in memory.
func PNG(img *image.RGBA) []byte { return (&sheet{}).encode(img) }

// sheet is the memory that a picture takes.
type sheet struct {
	img    *image.RGBA
	out    *image.Paletted
	runs   []run
	buffer *png.EncoderBuffer
}

// Get serves the encoder.
func (sh *sheet) Get() *png.EncoderBuffer { return sh.buffer }

// Put serves the encoder.
func (sh *sheet) Put(b *png.EncoderBuffer) { sh.buffer = b }

func (sh *sheet) encode(img *image.RGBA) []byte {
	sh.index(img)
	var b bytes.Buffer
	e := png.Encoder{BufferPool: sh} // best compression takes three times as long for 3 % less
	if err := e.Encode(&b, sh.out); err != nil {
		panic("raster: a picture in memory cannot be written: " + err.Error())
	}
	return b.Bytes()
}

// index converts a picture to a palette of all its colours, most frequent first; beyond
// 256, the rarest colours, which are pixels on the edges of letters, map to the nearest.
func (sh *sheet) index(img *image.RGBA) {
	sh.runs = runs(sh.runs[:0], img)
	counts := map[rgb]int{}
	for _, r := range sh.runs {
		counts[r.c] += r.n
	}
	order := slices.SortedFunc(maps.Keys(counts), func(a, b rgb) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b)) })
	if sh.out == nil || sh.out.Rect != img.Rect {
		sh.out = image.NewPaletted(img.Bounds(), nil)
	}
	sh.out.Palette = sh.out.Palette[:0]
	place := map[rgb]uint8{}
	for i, c := range order {
		as := color.RGBA{uint8(c >> 16), uint8(c >> 8), uint8(c), 255}
		if i < 256 {
			sh.out.Palette = append(sh.out.Palette, as)
			place[c] = uint8(i)
		} else {
			place[c] = uint8(sh.out.Palette.Index(as))
		}
	}
	pix := sh.out.Pix
	for _, r := range sh.runs {
		k := place[r.c]
		for i := range pix[:r.n] {
			pix[i] = k
		}
		pix = pix[r.n:]
	}
}

// rgb is a colour as 0xrrggbb.
type rgb uint32

// run is n pixels of one colour, one after the other.
type run struct {
	c rgb
	n int
}

// runs appends the runs of an opaque picture to a list: most of a picture is background.
func runs(list []run, img *image.RGBA) []run {
	pix := img.Pix
	for len(pix) > 0 {
		first, n := binary.BigEndian.Uint32(pix), 4
		for n < len(pix) && binary.BigEndian.Uint32(pix[n:]) == first {
			n += 4
		}
		list = append(list, run{rgb(first >> 8), n / 4})
		pix = pix[n:]
	}
	return list
}
