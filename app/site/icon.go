package site

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
)

// Form is a form of the icon of the site.
type Form uint8

// The forms of the icon.
const (
	Plain    Form = iota // a square with round corners
	Maskable             // to all edges, with what matters in the middle, for devices that cut it to a shape of theirs
	Mono                 // the shape alone, white on nothing, for devices that colour it
)

// drawn is one piece of the icon in a square of 32 by 32: as SVG, and whether a
// point lies in it.
type drawn struct {
	fill color.NRGBA
	svg  string // without the fill
	in   func(x, y float64) bool
}

// ground is the surface of the icon, marks is what lies on it: two lines with
// an event each.
var (
	ground = drawn{color.NRGBA{0x1a, 0x18, 0x16, 255}, `<rect width="32" height="32" rx="5"`, func(x, y float64) bool {
		dx, dy := max(5-x, x-27, 0), max(5-y, y-27, 0)
		return dx*dx+dy*dy <= 5*5
	}}
	marks = []drawn{
		{color.NRGBA{0x8d, 0x86, 0x7a, 255}, `<path d="M5 10.25H27V11.75H5ZM5 20.25H27V21.75H5Z"`, func(x, y float64) bool {
			return x >= 5 && x <= 27 && (math.Abs(y-11) <= .75 || math.Abs(y-21) <= .75)
		}},
		{color.NRGBA{0x74, 0xb0, 0xf0, 255}, `<circle cx="11" cy="11" r="4.5"`, func(x, y float64) bool { return (x-11)*(x-11)+(y-11)*(y-11) <= 4.5*4.5 }},
		{color.NRGBA{0xef, 0xa0, 0x44, 255}, `<path d="M21 15.5L26 24.5H16Z"`, func(x, y float64) bool {
			return y >= 15.5 && y <= 24.5 && math.Abs(x-21) <= (y-15.5)*5/9
		}},
	}
)

// IconSVG returns the icon as a drawing.
func IconSVG() []byte {
	b := []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">`)
	for _, p := range append([]drawn{ground}, marks...) {
		b = fmt.Appendf(b, `%s fill="#%02x%02x%02x"/>`, p.svg, p.fill.R, p.fill.G, p.fill.B)
	}
	return append(b, "</svg>\n"...)
}

// safe is how much smaller the marks of a maskable icon are drawn: they then lie
// in the middle circle, 80 % across, that no device cuts into.
const safe = .85

// fine is how many points of a pixel are looked at each way.
const fine = 4

// Icon returns the icon as a PNG of size by size pixels. The same form and size give
// the same bytes.
func Icon(form Form, size int) []byte {
	img := image.NewNRGBA(image.Rect(0, 0, size, size))
	for py := range size {
		for px := range size {
			img.SetNRGBA(px, py, pixel(form, px*fine, py*fine, 32/float64(size*fine)))
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		panic("site: an icon cannot be written: " + err.Error()) // memory is the only thing to fail
	}
	return out.Bytes()
}

// pixel returns the mean colour of a pixel whose first point is given, in steps. Where the
// points at its corners are of one colour, the pixel is: no piece of the icon is as
// thin as a pixel.
func pixel(form Form, left, top int, step float64) color.NRGBA {
	at := func(x, y int) color.NRGBA {
		return colourAt(form, (float64(left+x)+.5)*step, (float64(top+y)+.5)*step)
	}
	first := at(0, 0)
	if first == at(fine-1, 0) && first == at(0, fine-1) && first == at(fine-1, fine-1) {
		return first
	}
	var r, g, b, a float64
	for k := range fine * fine {
		c := at(k%fine, k/fine)
		o := float64(c.A)
		r, g, b, a = r+float64(c.R)*o, g+float64(c.G)*o, b+float64(c.B)*o, a+o
	}
	return color.NRGBA{uint8(r/a + .5), uint8(g/a + .5), uint8(b/a + .5), uint8(a/(fine*fine) + .5)}
}

// colourAt returns the colour of the icon at a point of the square of 32 by 32.
func colourAt(form Form, x, y float64) color.NRGBA {
	c, mx, my := color.NRGBA{}, x, y
	if form == Maskable {
		mx, my = (x-16)/safe+16, (y-16)/safe+16
	}
	if form == Maskable || form == Plain && ground.in(x, y) {
		c = ground.fill
	}
	for _, p := range marks {
		if p.in(mx, my) {
			c = p.fill
			if form == Mono {
				c = color.NRGBA{255, 255, 255, 255}
			}
		}
	}
	return c
}
