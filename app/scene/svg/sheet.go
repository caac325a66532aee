package svg

import (
	"strconv"
	"strings"

	"parley/app/scene"
)

// Stylesheet is the style sheet of the classes that Append writes, made from
// scene.Styles. It needs the page's tokens and the colour classes q0 to q4.
func Stylesheet() string {
	var b strings.Builder
	b.WriteString("svg text{font-family:var(--parley-font-text)}.s-hit{fill:transparent}.s-fade{stop-color:var(--c)}")
	for q, token := range scene.ClassTokens {
		b.WriteString(".q" + strconv.Itoa(q) + "{--c:var(--parley-" + token + ")}")
	}
	for i := range scene.Styles {
		rule(&b, &scene.Styles[i])
	}
	b.WriteString(".s-mark.is-open{fill:var(--parley-surface);stroke-width:1.6;stroke-dasharray:1.9 1.1}" +
		".s-mark.is-struck,.s-mark.is-half{fill:var(--parley-surface);stroke-width:1.4}" +
		".s-mark:not(.is-open,.is-struck,.is-half){stroke-width:0}" +
		".s-strike{fill:var(--parley-muted);font-size:12.5px;text-decoration:line-through}" +
		".s-spoke.is-open,.s-tie.is-open{stroke-dasharray:4 3}.is-dim{opacity:.25}")
	return b.String()
}

func rule(b *strings.Builder, p *scene.Paint) {
	if p.Class == "" {
		return
	}
	b.WriteString("." + p.Class + "{fill:" + colour(p.Fill))
	if p.Stroke != "" {
		b.WriteString(";stroke:" + colour(p.Stroke) + ";stroke-width:" + number(p.Width))
	}
	if p.Dash[0] > 0 {
		b.WriteString(";stroke-dasharray:" + number(p.Dash[0]) + " " + number(p.Dash[1]))
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

// tokens are the colours a saved file carries, light and dark.
var tokens = [][3]string{
	{"surface", "#fdfcfa", "#161513"}, {"band", "#f5f2ec", "#1f1d1a"}, {"line", "#e3ded5", "#34312c"}, {"line-strong", "#8d867a", "#807a6f"},
	{"ink", "#1a1816", "#efece6"}, {"ink-2", "#47433d", "#cbc6bc"}, {"muted", "#676259", "#a39d92"}, {"talk", "#1c63ad", "#74b0f0"},
	{"aid", "#0b7a61", "#4cc4a2"}, {"threat", "#b35c00", "#efa044"}, {"force", "#a4123f", "#ff7c93"}, {"say", "#6b655b", "#aaa498"},
	{"known", "#7a2c93", "#d29be6"}, {"known-tint", "#f6eef8", "#2a1f2e"}, {"select", "#1a1816", "#efece6"}, {"select-tint", "#efe9dd", "#322e27"},
	{"land", "#e9e4da", "#2b2824"}, {"land-line", "#fdfcfa", "#161513"},
}

// Tokens are the colour tokens as a rule for a standalone file.
func Tokens(dark bool) string {
	col := 1
	if dark {
		col = 2
	}
	var b strings.Builder
	b.WriteString("svg{--parley-font-text:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',sans-serif")
	for _, t := range tokens {
		b.WriteString(";--parley-" + t[0] + ":" + t[col])
	}
	b.WriteString("}")
	return b.String()
}
