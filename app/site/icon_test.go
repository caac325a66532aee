package site

import (
	"bytes"
	"image/color"
	"image/png"
	"math"
	"testing"
)

func TestIconForms(t *testing.T) {
	for _, c := range []struct {
		form                 Form
		size                 int
		corner, circle, edge color.NRGBA // at the corner, in the circle's middle, in the middle of the left edge
	}{
		{Plain, 192, color.NRGBA{}, marks[1].fill, ground.fill},
		{Maskable, 512, ground.fill, marks[1].fill, ground.fill},
		{Mono, 96, color.NRGBA{}, color.NRGBA{255, 255, 255, 255}, color.NRGBA{}},
	} {
		img, err := png.Decode(bytes.NewReader(Icon(c.form, c.size)))
		if err != nil {
			t.Fatal(err)
		}
		at := func(x, y float64) color.NRGBA {
			return color.NRGBAModel.Convert(img.At(int(x/32*float64(c.size)), int(y/32*float64(c.size)))).(color.NRGBA)
		}
		if img.Bounds().Dx() != c.size || at(0, 0) != c.corner || at(11.5, 11.5) != c.circle || at(.2, 16) != c.edge {
			t.Errorf("form %d: %v, corner %v, circle %v, edge %v", c.form, img.Bounds(), at(0, 0), at(11.5, 11.5), at(.2, 16))
		}
	}
}

// A pixel is the mean of its points, also where only those at its corners are looked at.
func TestPixelsAreMeans(t *testing.T) {
	const size, allowed = 192, 255 * 2 / (fine * fine) // two points lie beyond an edge that touches the pixel
	for form := range Mono + 1 {
		for at := range size * size {
			left, top, alpha := at%size*fine, at/size*fine, 0
			for k := range fine * fine {
				alpha += int(colourAt(form, (float64(left+k%fine)+.5)/(size*fine)*32, (float64(top+k/fine)+.5)/(size*fine)*32).A)
			}
			if got := int(pixel(form, left, top, 32/float64(size*fine)).A); max(got-alpha/(fine*fine), alpha/(fine*fine)-got) > allowed {
				t.Fatalf("form %d, pixel %d, %d: opacity %d, want %d", form, at%size, at/size, got, alpha/(fine*fine))
			}
		}
	}
}

// A device may cut a maskable icon to a circle 80 % across.
func TestMaskableKeepsMarksSafe(t *testing.T) {
	for i := range 320 {
		for k := range 320 {
			x, y := float64(i)/10, float64(k)/10
			if colourAt(Maskable, x, y) != ground.fill && math.Hypot(x-16, y-16) > 12.8 {
				t.Fatalf("a mark reaches %g, %g", x, y)
			}
		}
	}
}
