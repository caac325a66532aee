package theme

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"parley/data/check"
)

// pairs says which tokens must be told from which grounds, and how well: 4.5
// for words, 3 for marks and borders of controls (WCAG 2.2, 1.4.3 and 1.4.11).
var pairs = []struct {
	tokens, grounds string
	least           float64
	what            string
}{
	{"ink ink-2 muted", "surface band select-tint", 4.5, "words"},
	{"known", "surface band known-tint", 4.5, "words"},
	{"talk aid threat force say", "surface", 4.5, "words"},
	{"talk aid threat force say", "band select-tint known-tint", 3, "marks"},
	{"side-blue side-rust side-gold side-green side-rose side-grey", "surface band select-tint", 3, "marks"},
	{"line-strong select focus", "surface band", 3, "marks"},
}

// contrasts holds every pair in both themes to its contrast. A finding stands at
// the token of the file that makes it.
func (t *Theme) contrasts(light, dark palette) []check.Finding {
	var out []check.Finding
	for _, theme := range []struct {
		name string
		own  palette
		dark bool
	}{{"light", light, false}, {"dark", dark, true}} {
		now, where := t.over(theme.own, theme.dark)
		for _, p := range pairs {
			for _, name := range strings.Fields(p.tokens) {
				for _, ground := range strings.Fields(p.grounds) {
					at, ok := where[name]
					if !ok {
						at, ok = where[ground]
					}
					got := ratio(now[name], now[ground])
					if !ok || got >= p.least {
						continue
					}
					out = append(out, check.Finding{Where: at, Rule: "contrast", Severity: check.Error,
						Say:     fmt.Sprintf("in the %s theme --parley-%s %s on --parley-%s %s is %s; %s need %.1f:1", theme.name, name, now[name], ground, now[ground], told(got), p.what, p.least),
						Suggest: wayOut(name, now[name], now[ground], p.least)})
				}
			}
		}
	}
	return out
}

// over lays the tokens of the file over a theme of the page's own. What is set
// for all themes does not reach the dark one, which has its own colours.
func (t *Theme) over(own palette, dark bool) (now palette, where map[string]check.Where) {
	now, where = palette{}, map[string]check.Where{}
	for name, value := range own {
		now[name] = value
	}
	for _, k := range t.tokens {
		if k.dark == dark {
			now[k.name], where[k.name] = k.value, k.at
		}
	}
	return now, where
}

// wayOut names the nearest darker or lighter colour that has the contrast.
func wayOut(name, colour, ground string, least float64) string {
	for step := 1; step <= 50; step++ {
		for _, to := range []struct {
			end  float64
			word string
		}{{0, "darker"}, {255, "lighter"}} {
			c := mixed(colour, to.end, float64(step)/50)
			if ratio(c, ground) >= least {
				return fmt.Sprintf("make --parley-%s %s, such as %s, or change its ground", name, to.word, c)
			}
		}
	}
	return "change the ground " + ground
}

// mixed moves a colour by a share of the way to grey level end.
func mixed(colour string, end, share float64) string {
	out := "#"
	for _, c := range channels(colour) {
		out += fmt.Sprintf("%02x", int(math.Round(c+(end-c)*share)))
	}
	return out
}

func channels(colour string) (rgb [3]float64) {
	for i := range rgb {
		if len(colour) == 7 {
			v, _ := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
			rgb[i] = float64(v)
		}
	}
	return rgb
}

// ratio returns the contrast of WCAG 2.2 of two colours #rrggbb, 1 to 21.
func ratio(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + .05) / (min(x, y) + .05)
}

// luminance returns the relative luminance of WCAG 2.2.
func luminance(colour string) float64 {
	sum := 0.0
	for i, c := range channels(colour) {
		c /= 255
		if c <= .04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+.055)/1.055, 2.4)
		}
		sum += [3]float64{.2126, .7152, .0722}[i] * c
	}
	return sum
}

// told words a contrast, cut rather than rounded: what falls short of 4.5 does
// not read as 4.5.
func told(got float64) string { return fmt.Sprintf("%.1f:1", math.Floor(got*10)/10) }
