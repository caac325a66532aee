package svg

import (
	"strconv"
	"strings"

	"parley/app/scene"
)

// Stylesheet is the style sheet of the classes that Append writes, made from
// scene.Styles: for the page and for a standalone file. It takes its colours
// from the page's tokens, and the system's where the reader forces colours.
func Stylesheet() string {
	var b strings.Builder
	b.WriteString("svg text{font-family:var(--parley-font-text);direction:ltr;unicode-bidi:plaintext}.s-hit{fill:transparent}.s-fade{stop-color:var(--c)}")
	for q, token := range scene.ClassTokens {
		b.WriteString(".q" + strconv.Itoa(q) + "{--c:var(--parley-" + token + ")}")
	}
	for i := range scene.Styles {
		if p := scene.Styles[i]; p.Class != "" {
			if i == int(scene.TieBand) { // every band has its own
				p.Width = 0
			}
			rule(&b, "."+p.Class, &p)
		}
	}
	symbol := "." + scene.Styles[scene.Symbols].Class
	for i := len(scene.Lives) - 1; i >= 0; i-- { // the first wins
		rule(&b, symbol+"."+scene.Lives[i].Class, &scene.Lives[i].Paint)
	}
	b.WriteString(symbol + ".is-open{stroke-dashoffset:" + number(scene.DashOn/2) + "}" +
		".s-strike{fill:var(--parley-muted);font-size:12.5px;text-decoration:line-through}.is-under{text-decoration:underline}" +
		".s-spoke.is-open,.s-tie.is-open{stroke-dasharray:4 3}.s-whisker.is-open{stroke-dasharray:2.4 1.8}.is-dim{opacity:" + number(scene.DimAlpha/100.) + "}")
	forced(&b)
	return b.String()
}

// rule writes one paint as a CSS rule.
func rule(b *strings.Builder, selector string, p *scene.Paint) {
	b.WriteString(selector + "{fill:" + colour(p.Fill))
	if p.Stroke != "" {
		b.WriteString(";stroke:" + colour(p.Stroke))
	}
	if p.Width > 0 {
		b.WriteString(";stroke-width:" + number(p.Width))
	}
	if p.Dash[0] > 0 {
		b.WriteString(";stroke-dasharray:" + number(p.Dash[0]) + " " + number(p.Dash[1]))
	}
	if p.Crisp {
		b.WriteString(";shape-rendering:crispEdges")
	}
	if p.Size > 0 {
		b.WriteString(";font-size:" + number(p.Size) + "px")
	}
	if p.Bold {
		b.WriteString(";font-weight:600")
	}
	if p.Italic {
		b.WriteString(";font-style:italic")
	}
	if p.HaloToken != "" {
		b.WriteString(";paint-order:stroke;stroke:" + colour(p.HaloToken) + ";stroke-width:" + number(p.HaloWidth) + "px;stroke-linejoin:round")
	}
	if p.Alpha > 0 {
		b.WriteString(";opacity:" + number(scene.Px(p.Alpha)/100))
	}
	b.WriteString("}")
}

// forced gives the charts the system's colours where the reader forces them.
// Without it the browser would set a name and its halo in the same colour.
func forced(b *strings.Builder) {
	b.WriteString("@media (forced-colors:active){svg text{forced-color-adjust:none}svg{")
	for i, t := range scene.Tokens() {
		if i > 0 {
			b.WriteString(";")
		}
		b.WriteString("--parley-" + t + ":" + scene.System(t))
	}
	b.WriteString("}}")
}

func colour(token string) string {
	switch token {
	case "":
		return "none"
	case "class":
		return "var(--c)"
	}
	return "var(--parley-" + token + ")"
}

func number(v scene.Px) string { return strconv.FormatFloat(float64(v), 'f', -1, 32) }

// tokens are the colours a standalone file carries, light and dark: the values
// of the page's tokens, to which a test holds them.
var tokens = [][3]string{
	{"surface", "#fdfcfa", "#161513"}, {"band", "#f5f2ec", "#1f1d1a"}, {"line", "#e3ded5", "#34312c"}, {"line-strong", "#8d867a", "#807a6f"},
	{"ink", "#1a1816", "#efece6"}, {"ink-2", "#47433d", "#cbc6bc"}, {"muted", "#676259", "#a39d92"}, {"talk", "#1c63ad", "#74b0f0"},
	{"aid", "#0b7a61", "#4cc4a2"}, {"threat", "#b35c00", "#efa044"}, {"force", "#a4123f", "#ff7c93"}, {"say", "#6b655b", "#aaa498"},
	{"known", "#7a2c93", "#d29be6"}, {"known-tint", "#f6eef8", "#2a1f2e"}, {"select", "#1a1816", "#efece6"}, {"select-tint", "#efe9dd", "#322e27"},
	{"land", "#e9e4da", "#2b2824"}, {"land-line", "#fdfcfa", "#161513"},
}

// Tokens are the colour tokens as a rule for a standalone file.
func Tokens(dark bool) string {
	theme, scheme := 1, "light"
	if dark {
		theme, scheme = 2, "dark"
	}
	var b strings.Builder
	b.WriteString("svg{color-scheme:" + scheme + ";--parley-font-text:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',sans-serif")
	for _, t := range tokens {
		b.WriteString(";--parley-" + t[0] + ":" + t[theme])
	}
	b.WriteString("}")
	return b.String()
}

// Light is the colour of a token in the light theme, as #rrggbb; "" for none.
func Light(token string) string {
	for _, t := range tokens {
		if t[0] == token {
			return t[1]
		}
	}
	return ""
}
