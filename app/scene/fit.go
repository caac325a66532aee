package scene

import (
	"unicode"
	"unicode/utf8"
)

// Widths measures texts without a browser, from the average advance widths of
// common sans-serif faces (as used for system-ui). It is a little generous, so
// that a label placed by it never touches its neighbour. It allocates nothing.
type Widths struct{}

// Measure is the width of a text set in a style.
func (Widths) Measure(st Style, text string) Px {
	p := &Styles[st]
	if p.Size == 0 {
		return 0
	}
	em := 0
	for _, r := range text {
		em += advance(r)
	}
	w := Px(em) * p.Size / 1000
	if p.Bold {
		w = w * 107 / 100
	}
	return w
}

// ascii holds the advance widths of U+0020 to U+007E in thousandths of an em.
var ascii = [95]uint16{
	260, 268, 408, 646, 572, 832, 732, 225, 300, 300, 551, 572, 268, 322, 268, 372, // space to /
	572, 572, 572, 572, 572, 572, 572, 572, 572, 572, 268, 268, 572, 572, 572, 434, // 0 to ?
	899, 639, 650, 632, 730, 556, 519, 728, 741, 340, 290, 620, 521, 907, 760, 781, // @ to O
	605, 781, 622, 550, 556, 731, 600, 930, 586, 566, 572, 329, 372, 329, 572, 444, // P to _
	281, 561, 615, 480, 615, 564, 344, 615, 618, 258, 258, 530, 258, 935, 618, 605, // ` to o
	615, 615, 413, 479, 361, 618, 508, 786, 529, 510, 470, 381, 551, 381, 572, // p to ~
}

// advance is the width of a character in thousandths of an em.
func advance(r rune) int {
	switch {
	case r < 0x20 || r == 0x7f:
		return 0
	case r <= 0x7e:
		return int(ascii[r-0x20])
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case r == 0x2026:
		return 818
	case r == 0xa0:
		return 260
	case wide(r):
		return 1000
	case unicode.Is(unicode.Arabic, r), unicode.Is(unicode.Hebrew, r):
		return 560
	case unicode.Is(unicode.Cyrillic, r), unicode.Is(unicode.Greek, r):
		if unicode.IsUpper(r) {
			return 700
		}
		return 600
	case unicode.IsUpper(r):
		return 660
	}
	return 600
}

// wide reports whether a character fills a whole em: ideographs, kana, Hangul,
// emoji and their punctuation.
func wide(r rune) bool {
	return r >= 0x1100 && (r <= 0x115f || r >= 0x2e80 && r <= 0xa4cf || r >= 0xac00 && r <= 0xd7a3 || r >= 0xf900 && r <= 0xfaff ||
		r >= 0xfe30 && r <= 0xfe6f || r >= 0xff00 && r <= 0xff60 || r >= 0x1f300 && r <= 0x1faff || r >= 0x20000)
}

// Fit cuts a text to a width: at the end of a word, with an ellipsis, and
// never inside a letter cluster. A text of which no word fits is cut after the
// last whole cluster.
func Fit(m Measurer, st Style, text string, w Px) string {
	if m.Measure(st, text) <= w {
		return text
	}
	w -= m.Measure(st, "…")
	cut, word := 0, 0
	for i, r := range text {
		if i > 0 && cluster(text, i, r) {
			if m.Measure(st, text[:i]) > w {
				break
			}
			cut = i
			if unicode.IsSpace(r) || wide(r) {
				word = i
			}
		}
	}
	if word > cut/2 {
		cut = word
	}
	if cut == 0 {
		return ""
	}
	return trimEnd(text[:cut]) + "…"
}

// cluster reports whether a text may be cut before the character r at i: not
// before a mark that joins the letter before, nor after a joiner.
func cluster(s string, i int, r rune) bool {
	if unicode.In(r, unicode.Mn, unicode.Mc, unicode.Me) || r == 0x200d || r >= 0xfe00 && r <= 0xfe0f || r >= 0x1f3fb && r <= 0x1f3ff {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	return before != 0x200d && !(flag(before) && flag(r))
}

// flag reports whether r is half of a flag.
func flag(r rune) bool { return r >= 0x1f1e6 && r <= 0x1f1ff }

// trimEnd drops blanks and commas at the end.
func trimEnd(s string) string {
	for len(s) > 0 {
		r, n := utf8.DecodeLastRuneInString(s)
		if !unicode.IsSpace(r) && r != ',' && r != ':' && r != ';' && r != '–' && r != '-' {
			break
		}
		s = s[:len(s)-n]
	}
	return s
}
