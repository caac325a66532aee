package canvas

import (
	"strconv"
	"strings"

	"parley/app/scene"
)

// Palette returns the colours for painter.js: "token:system colour" by colour index, joined
// by commas.
func Palette() string {
	names := Colours()
	for i, n := range names {
		names[i] = n + ":" + scene.System(n)
	}
	return strings.Join(names, ",")
}

// Fonts returns the fonts for painter.js: per style in order
// "font|fill|halo|halo width|struck|serif", empty for a style without text, joined by
// semicolons. Colours are indexes, -1 for none; the family is the page's text family, or
// its title family if serif is 1.
func Fonts() string {
	names := Colours()
	list := make([]string, scene.StyleCount)
	for i := range scene.Styles {
		if p := &scene.Styles[i]; p.Size > 0 {
			list[i] = strings.Join([]string{font(p), strconv.Itoa(int(colour(names, p.Fill))), strconv.Itoa(int(colour(names, p.HaloToken))),
				decimal(p.HaloWidth), strconv.Itoa(int(whole(p.Strike))), strconv.Itoa(int(whole(p.Serif)))}, "|")
		}
	}
	return strings.Join(list, ";")
}

// font returns slant, weight and size in CSS syntax, without the family.
func font(p *scene.Paint) string {
	f := decimal(p.Size) + "px"
	if p.Bold {
		f = "600 " + f
	}
	if p.Italic {
		f = "italic " + f
	}
	return f
}

func decimal(v scene.Px) string { return strconv.FormatFloat(float64(v), 'f', -1, 32) }
