package scene

import (
	"unicode"
	"unicode/utf8"

	"parley/app/lane"
)

// Fit shortens a text to a width in pixels, at the end of a word and with an ellipsis. If
// not even one word fits, it cuts after the last whole grapheme cluster; it returns "" if
// not even one cluster fits.
func Fit(m Measurer, st Style, text string, w Px) string {
	if m.Measure(st, text) <= w {
		return text
	}
	n := Cut(m, st, text, w-m.Measure(st, lane.Ellipsis))
	if n == 0 {
		return ""
	}
	_, next := utf8.DecodeRuneInString(text[n:])
	if word := lane.PrevBreak(text, n+next); word > 0 {
		n = word
	}
	return text[:n] + lane.Ellipsis
}

// Cut returns how many bytes of a text fit into a width in pixels, never ending inside a
// grapheme cluster. It takes O(log n) measurements.
func Cut(m Measurer, st Style, text string, w Px) int {
	if w <= 0 {
		return 0
	}
	fits, over := 0, len(text)+1 // text[:fits] fits, text[:over] does not
	for over-fits > 1 {
		n := boundary(text, (fits+over)/2)
		if n <= fits { // the middle is inside the current cluster: try its end
			n = after(text, (fits+over)/2)
		}
		switch {
		case n >= over:
			return fits
		case m.Measure(st, text[:n]) <= w:
			fits = n
		default:
			over = n
		}
	}
	return fits
}

// boundary returns the last position up to n where s may be cut.
func boundary(s string, n int) int {
	for n > 0 && !cuttable(s, n) {
		n--
	}
	return n
}

// after returns the first position beyond n where s may be cut.
func after(s string, n int) int {
	for n++; n < len(s) && !cuttable(s, n); n++ {
	}
	return min(n, len(s))
}

// cuttable reports whether a text may be cut at byte i: between two grapheme clusters. It
// implements the rules of Unicode's extended grapheme clusters (UAX #29) that occur in
// names and titles: combining marks, joiners, selectors, flags, Hangul, and conjuncts of
// Indic scripts.
func cuttable(s string, i int) bool {
	if i <= 0 || i >= len(s) {
		return true
	}
	if s[i] < utf8.RuneSelf && s[i-1] < utf8.RuneSelf {
		return true
	}
	if !utf8.RuneStart(s[i]) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(s[i:])
	last, _ := utf8.DecodeLastRuneInString(s[:i])
	switch {
	case extends(next) || last == joiner:
		return false
	case flag(next) && flag(last):
		return flags(s[:i])%2 == 0
	case virama(last) && unicode.Is(unicode.Lo, next):
		return false
	}
	return !hangul(last, next)
}

const joiner = '\u200d'

// extends reports whether r belongs to the character before it.
func extends(r rune) bool {
	return unicode.Is(unicode.M, r) || r == joiner || r == '\u200c' || r == '\u0e33' || r == '\u0eb3' ||
		r >= 0x1f3fb && r <= 0x1f3ff || r >= 0xe0020 && r <= 0xe007f
}

// flag reports whether r is a regional indicator, half of a flag.
func flag(r rune) bool { return r >= 0x1f1e6 && r <= 0x1f1ff }

// flags counts the regional indicators at the end of s.
func flags(s string) (n int) {
	for {
		r, size := utf8.DecodeLastRuneInString(s)
		if !flag(r) {
			return n
		}
		n, s = n+1, s[:len(s)-size]
	}
}

// virama reports whether r joins two consonants into a conjunct.
func virama(r rune) bool {
	switch r {
	case '\u094d', '\u09cd', '\u0acd', '\u0b4d', '\u0c4d', '\u0d4d':
		return true
	}
	return false
}

// hangul reports whether two jamo, or a syllable and a jamo, form one syllable block.
func hangul(last, next rune) bool {
	syllable := last >= 0xac00 && last <= 0xd7a3
	vowel := next >= 0x1160 && next <= 0x11a7
	final := next >= 0x11a8 && next <= 0x11ff
	switch {
	case last >= 0x1100 && last <= 0x115f: // leading
		return vowel || next >= 0x1100 && next <= 0x115f || next >= 0xac00 && next <= 0xd7a3
	case last >= 0x1160 && last <= 0x11a7, syllable && (last-0xac00)%28 == 0:
		return vowel || final
	}
	return final && (syllable || last >= 0x11a8 && last <= 0x11ff)
}
