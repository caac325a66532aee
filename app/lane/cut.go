package lane

import (
	"unicode"
	"unicode/utf8"
)

// Ellipsis is written after a name that was cut.
const Ellipsis = "…"

// PrevBreak is the greatest length below n at which s may be cut: after a word,
// or after an ideograph or kana, where lines may break as well. Blanks and
// punctuation before the cut are left off. It is 0 when nothing is left. A
// letter is never parted from the marks that belong to it.
func PrevBreak(s string, n int) int {
	for n = min(n, len(s)); n > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:n])
		n -= size
		next, _ := utf8.DecodeRuneInString(s[n:])
		if extends(next) || n == 0 {
			continue
		}
		if unicode.IsSpace(r) || !joins(r) && (ideograph(r) || ideograph(base(s, n))) {
			return trimmed(s[:n])
		}
	}
	return 0
}

// base is the letter to which the marks before n belong.
func base(s string, n int) rune {
	for n > 0 {
		r, size := utf8.DecodeLastRuneInString(s[:n])
		if !extends(r) {
			return r
		}
		n -= size
	}
	return 0
}

// trimmed is the length of s without blanks and weak punctuation at its end.
func trimmed(s string) int {
	for n := len(s); n > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:n])
		if !unicode.IsSpace(r) && !weak(r) {
			return n
		}
		n -= size
	}
	return 0
}

// weak reports whether a cut name must not end with r: commas, dashes, opening
// brackets and quotes.
func weak(r rune) bool {
	switch r {
	case ',', ':', ';', '-', '(', '[', '"', '«', '“', '„', '،', '、', '，', '：':
		return true
	}
	return r >= 0x80 && (unicode.Is(unicode.Pd, r) || unicode.Is(unicode.Ps, r))
}

// extends reports whether r belongs to the letter before it: combining marks,
// joiners, variation selectors and skin tones.
func extends(r rune) bool {
	if r < 0x300 { // no combining mark lies below
		return false
	}
	return unicode.Is(unicode.M, r) || r == '\u200d' || r == '\u200c' || r >= 0x1f3fb && r <= 0x1f3ff
}

// joins reports whether no line may break before r: closing punctuation of East
// Asian text and small kana.
func joins(r rune) bool {
	if r < 0x80 {
		return false
	}
	switch r {
	case '。', '、', '，', '．', '：', '；', '！', '？', '）', '」', '』', '】', '》', '〉', '”', '’', 'ー', '々',
		'ぁ', 'ぃ', 'ぅ', 'ぇ', 'ぉ', 'っ', 'ゃ', 'ゅ', 'ょ', 'ァ', 'ィ', 'ゥ', 'ェ', 'ォ', 'ッ', 'ャ', 'ュ', 'ョ':
		return true
	}
	return extends(r)
}

// ideograph reports whether lines may break on either side of r.
func ideograph(r rune) bool {
	if r < 0x2e80 { // the first of the East Asian blocks
		return false
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}
