package raster

import (
	"bytes"
	"cmp"
	"image"
	"image/color"
	"image/png"
	"maps"
	"math"
	"slices"
)

func hypot(x, y float32) float32 {
	return float32(math.Sqrt(float64(x*x) + float64(y*y)))
}

// PNG encodes a picture with its own palette. The same picture gives the same bytes. It
// panics if the encoder fails, which does not happen in memory.
func PNG(img *image.RGBA) []byte {
	p := indexed(img)
	var b bytes.Buffer
	e := png.Encoder{} // best compression takes three times as long for 3 % less
	if err := e.Encode(&b, p); err != nil {
		panic("raster: a picture in memory cannot be written: " + err.Error())
	}
	return b.Bytes()
}

// indexed converts a picture to a palette of all its colours, most frequent first; beyond
// 256, the rarest colours, which are pixels on the edges of letters, map to the nearest.
func indexed(img *image.RGBA) *image.Paletted {
	counts := map[rgb]int{}
	runs(img, func(c rgb, _, n int) { counts[c] += n })
	order := slices.SortedFunc(maps.Keys(counts), func(a, b rgb) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b)) })
	out := image.NewPaletted(img.Bounds(), nil)
	place := map[rgb]uint8{}
	for i, c := range order {
		as := color.RGBA{uint8(c >> 16), uint8(c >> 8), uint8(c), 255}
		if i < 256 {
			out.Palette = append(out.Palette, as)
			place[c] = uint8(i)
		} else {
			place[c] = uint8(out.Palette.Index(as))
		}
	}
	runs(img, func(c rgb, from, n int) {
		k := place[c]
		for i := from; i < from+n; i++ {
			out.Pix[i] = k
		}
	})
	return out
}

// rgb is a colour as 0xrrggbb.
type rgb uint32

// runs calls f for every run of pixels of one colour, since most of a picture is background.
func runs(img *image.RGBA, f func(c rgb, from, n int)) {
	at := func(i int) rgb { return rgb(img.Pix[i*4])<<16 | rgb(img.Pix[i*4+1])<<8 | rgb(img.Pix[i*4+2]) }
	from := 0
	for i := 1; i <= len(img.Pix)/4; i++ {
		if i == len(img.Pix)/4 || at(i) != at(from) {
			f(at(from), from, i-from)
			from = i
		}
	}
}
