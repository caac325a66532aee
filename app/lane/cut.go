package lane

import (
	"unicode"
	"unicode/utf8"
)

// Ellipsis follows a shortened name.
const Ellipsis = "…"

// PrevBreak returns the greatest length below n at which s may be cut: after a word,
// or next to an ideograph or kana, where lines may break too. Trailing spaces and
// punctuation are dropped. It returns 0 if nothing is left. A cut never separates a
// letter from its combining marks.
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

// base returns the letter that the combining marks before n belong to.
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

// trimmed returns the length of s without trailing spaces and weak punctuation.
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

// weak reports whether a shortened name must not end with r: commas, dashes, opening
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
	if r < 0x300 { // below the first combining mark
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
	if r < 0x2e80 { // below the first East Asian block
		return false
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}
