package svg

import (
	"strconv"
	"strings"

	"parley/app/scene"
)

// Stylesheet returns the style sheet of the classes that Append writes for a page, made
// from scene.Styles. Colours are the page's tokens, or system colours in forced colours.
func Stylesheet() string {
	s := sheet{ink: variable}
	s.texts("var(--parley-font-text)")
	s.str(".s-fade{stop-color:var(--c)}")
	for q, token := range scene.ClassTokens {
		s.str(".q" + strconv.Itoa(q) + "{--c:" + variable(token) + "}")
	}
	s.styles()
	s.str(forced + "svg{")
	for i, t := range scene.Tokens() {
		if i > 0 {
			s.str(";")
		}
		s.str("--parley-" + t + ":" + scene.System(t))
	}
	s.str("}}")
	return s.String()
}

// FileSheet returns the style sheet of a standalone file, in light or dark colours. It uses
// no CSS variables: librsvg paints values from a variable black, and Inkscape drops every
// rule of a sheet that declares one.
func FileSheet(dark bool) string {
	theme, scheme := 1, "light"
	if dark {
		theme, scheme = 2, "dark"
	}
	s := sheet{apart: true, ink: func(token string) string { return valueOf(token, theme) }}
	s.str("svg{color-scheme:" + scheme + "}")
	s.texts("system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',sans-serif")
	s.styles()
	s.str(forced)
	s.bare, s.ink = true, scene.System
	s.styles()
	s.str("}")
	return s.String()
}

// ImageSheet returns the style sheet of a file that pages show as an image: in light or
// dark colours or those of the system, as the reader's device asks. ink gives the colour of
// a token; only the styles whose classes used reports are in it.
func ImageSheet(ink func(token string, dark bool) string, used func(class string) bool) string {
	s := sheet{apart: true, used: used}
	s.ink = func(token string) string { return ink(token, false) }
	s.str("svg{color-scheme:light dark}")
	s.texts("system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',sans-serif")
	s.styles()
	s.bare, s.ink = true, func(token string) string { return ink(token, true) }
	s.str("@media (prefers-color-scheme:dark){")
	s.styles()
	s.str("}" + forced)
	s.ink = scene.System
	s.styles()
	s.str("}")
	return s.String()
}

// forced begins the rules for forced colours. Without it the browser would set a name and
// its halo in the same colour.
const forced = "@media (forced-colors:active){svg text{forced-color-adjust:none}"

// sheet is a style sheet being written.
type sheet struct {
	strings.Builder
	ink   func(token string) string // the colour of a token
	apart bool                      // one rule per event class, instead of a shared one with var(--c)
	bare  bool                      // colours only
	used  func(class string) bool   // reports whether a class is needed; nil for all
}

func (s *sheet) str(text string) { s.WriteString(text) }

// texts writes the rules for all texts and for hit areas.
func (s *sheet) texts(fonts string) {
	s.str("svg text{font-family:" + fonts + ";direction:ltr;unicode-bidi:plaintext}.s-hit{fill-opacity:0}")
}

// styles writes the rules of scene.Styles and scene.Lives.
func (s *sheet) styles() {
	for i := range scene.Styles {
		if p := scene.Styles[i]; p.Class != "" && (s.used == nil || s.used(p.Class)) {
			if i == int(scene.TieBand) { // every band has its own width
				p.Width = 0
			}
			s.rules("."+p.Class, &p)
		}
	}
	symbol := "." + scene.Styles[scene.Symbols].Class
	for i := len(scene.Lives) - 1; i >= 0; i-- { // the first wins
		s.rules(symbol+"."+scene.Lives[i].Class, &scene.Lives[i].Paint)
	}
	if s.apart {
		for q, token := range scene.ClassTokens[:scene.Sides] {
			s.str(".q" + strconv.Itoa(q) + " .s-fade{stop-color:" + s.ink(token) + "}")
		}
		s.str(".is-halo text{fill:none}")
	}
	s.str(".s-strike{fill:" + s.ink("muted"))
	if s.bare {
		s.str("}")
		return
	}
	s.str(";font-size:12.5px;text-decoration:line-through}" + symbol + ".is-open{stroke-dashoffset:" + number(scene.DashOn/2) + "}" +
		".is-under{text-decoration:underline}.is-near{opacity:0}:hover>.is-near,:focus>.is-near{opacity:1}.s-spoke.is-open,.s-tie.is-open,.s-standing.is-open{stroke-dasharray:4 3}.s-whisker.is-open{stroke-dasharray:2.4 1.8}" +
		".is-dim{opacity:" + number(scene.DimAlpha/100.) + "}")
}

// rules writes a paint as one CSS rule, or as one per event class.
func (s *sheet) rules(selector string, p *scene.Paint) {
	if !s.apart || p.Fill != "class" && p.Stroke != "class" {
		s.rule(selector, p)
		return
	}
	for q, token := range scene.ClassTokens {
		if p.Side != (q >= int(scene.Sides)) {
			continue
		}
		one := *p
		if one.Fill == "class" {
			one.Fill = token
		}
		if one.Stroke == "class" {
			one.Stroke = token
		}
		s.rule(selector+".q"+strconv.Itoa(q), &one)
	}
}

func (s *sheet) rule(selector string, p *scene.Paint) {
	s.str(selector + "{fill:" + s.colour(p.Fill))
	if p.Stroke != "" {
		s.str(";stroke:" + s.colour(p.Stroke))
	}
	if p.HaloToken != "" {
		s.str(";stroke:" + s.colour(p.HaloToken))
	}
	if !s.bare {
		s.form(p)
	}
	s.str("}")
}

// form writes the properties of a paint other than its colours.
func (s *sheet) form(p *scene.Paint) {
	if p.Width > 0 {
		s.str(";stroke-width:" + number(p.Width))
	}
	if p.Dash[0] > 0 {
		s.str(";stroke-dasharray:" + number(p.Dash[0]) + " " + number(p.Dash[1]))
	}
	if p.Crisp {
		s.str(";shape-rendering:crispEdges")
	}
	if p.Size > 0 {
		s.str(";font-size:" + number(p.Size) + "px")
	}
	if p.Bold {
		s.str(";font-weight:600")
	}
	if p.Italic {
		s.str(";font-style:italic")
	}
	if p.HaloToken != "" {
		s.str(";paint-order:stroke;stroke-width:" + number(p.HaloWidth) + "px;stroke-linejoin:round")
	}
	if p.Alpha > 0 {
		s.str(";opacity:" + number(scene.Px(p.Alpha)/100))
	}
}

func (s *sheet) colour(token string) string {
	switch token {
	case "":
		return "none"
	case "class":
		return "var(--c)"
	}
	return s.ink(token)
}

// variable returns a token as a CSS variable.
func variable(token string) string { return "var(--parley-" + token + ")" }

func number(v scene.Px) string { return strconv.FormatFloat(float64(v), 'f', -1, 32) }

// tokens are the colours of a standalone file, light and dark: the values of the page's
// tokens, checked by a test.
var tokens = [][3]string{
	{"surface", "#fdfcfa", "#161513"}, {"band", "#f5f2ec", "#1f1d1a"}, {"line", "#e3ded5", "#34312c"}, {"line-strong", "#8d867a", "#807a6f"},
	{"ink", "#1a1816", "#efece6"}, {"ink-2", "#47433d", "#cbc6bc"}, {"muted", "#676259", "#a39d92"}, {"talk", "#1c63ad", "#74b0f0"},
	{"aid", "#0b7a61", "#4cc4a2"}, {"threat", "#b35c00", "#efa044"}, {"force", "#a4123f", "#ff7c93"}, {"say", "#6b655b", "#aaa498"},
	{"known", "#7a2c93", "#d29be6"}, {"known-tint", "#f6eef8", "#2a1f2e"}, {"select", "#1a1816", "#efece6"}, {"select-tint", "#efe9dd", "#322e27"},
	{"land", "#e9e4da", "#2b2824"}, {"land-line", "#fdfcfa", "#161513"},
	{"side-blue", "#2b3a55", "#a9b9d6"}, {"side-rust", "#8c4a2f", "#d69a80"}, {"side-gold", "#7a6200", "#d3b85a"}, {"side-green", "#4f6b39", "#a3bd88"}, {"side-rose", "#8b3a62", "#dc9fbe"}, {"side-grey", "#676259", "#a39d92"},
}

// valueOf returns the colour of a token in a theme: 1 light, 2 dark; "" for an unknown token.
func valueOf(token string, theme int) string {
	for _, t := range tokens {
		if t[0] == token {
			return t[theme]
		}
	}
	return ""
}

// Light returns the colour of a token in the light theme, as #rrggbb; "" for an unknown token.
func Light(token string) string { return valueOf(token, 1) }
