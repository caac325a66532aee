package canvas

import (
	"strconv"
	"strings"

	"parley/app/scene"
)

// Palette is what painter.js knows of colours: "token:system colour" in the
// order of their numbers, joined by commas.
func Palette() string {
	names := Colours()
	for i, n := range names {
		names[i] = n + ":" + scene.System(n)
	}
	return strings.Join(names, ",")
}

// Fonts is what painter.js knows of fonts: for each style in order
// "font|fill|halo|width of the halo|struck|serif", nothing for a style without text,
// joined by semicolons. Colours are numbers, -1 for none; the family is the
// page's for labels, or that of its titles.
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

// font is weight, slant and size as CSS writes them, without the family.
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
