package svg

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"parley/app/scene"
)

func (w *writer) str(s string) { w.b = append(w.b, s...) }

// num writes a number with at most two decimals, rounded half away from zero. NaN and
// infinities are written as 0.
func (w *writer) num(v scene.Px) {
	f := math.Round(float64(v) * 100)
	if !(math.Abs(f) < 1e15) {
		f = 0
	}
	n := int64(f)
	if n < 0 {
		w.b = append(w.b, '-')
		n = -n
	}
	w.b = strconv.AppendInt(w.b, n/100, 10)
	if n %= 100; n != 0 {
		w.b = append(w.b, '.', byte('0'+n/10))
		if n%10 != 0 {
			w.b = append(w.b, byte('0'+n%10))
		}
	}
}

// place rounds a coordinate as the options require.
func (w *writer) place(v scene.Px) scene.Px {
	if w.o.Tenths {
		return scene.Px(math.Round(float64(v)*10) / 10)
	}
	return v
}

func (w *writer) attr(name string, v scene.Px) {
	w.b = append(append(append(w.b, ' '), name...), '=', '"')
	w.num(v)
	w.b = append(w.b, '"')
}

// text writes an attribute, unless it is empty.
func (w *writer) text(name, s string) {
	if s != "" {
		w.b = append(append(append(w.b, ' '), name...), '=', '"')
		w.esc(s)
		w.b = append(w.b, '"')
	}
}

// element writes an element with text content, unless it is empty.
func (w *writer) element(tag, s string) {
	if s == "" {
		return
	}
	w.str("<" + tag + ">")
	w.esc(s)
	w.str("</" + tag + ">")
}

// esc writes text with XML escapes. Control characters and code points that XML forbids
// are dropped; line breaks and tabs become spaces.
func (w *writer) esc(s string) {
	for _, r := range s {
		switch {
		case r == '&':
			w.str("&amp;")
		case r == '<':
			w.str("&lt;")
		case r == '>':
			w.str("&gt;")
		case r == '"':
			w.str("&#34;")
		case r == '\'':
			w.str("&#39;")
		case r == '\t' || r == '\n' || r == '\r':
			w.b = append(w.b, ' ')
		case r < 0x20 || r >= 0x7f && r < 0xa0 || r == 0xfffe || r == 0xffff:
		default:
			w.b = utf8.AppendRune(w.b, r)
		}
	}
}

// safe returns href if it is relative, a fragment, http or https, otherwise "". No other
// scheme is allowed, so a link cannot run a script.
func safe(href string) string {
	head := href
	if i := strings.IndexAny(href, "/?#"); i >= 0 {
		head = href[:i]
	}
	scheme, _, has := strings.Cut(head, ":")
	if !has || strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https") {
		return href
	}
	return ""
}
