package query

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fold appends s to dst in the form that search compares: lower case, without accents, runs
// of spaces and punctuation as one space. It is one form for all languages, so that a name is
// found in a record of any of them: "Zelenskyy", "ZELENSKYY" and "Zélenskyy" fold alike, and so
// do "ё" and "е", "İ", "I" and "ı", the forms of alef, a final letter of Hebrew and its plain
// form, katakana and hiragana, digits of any script.
func Fold(dst []byte, s string) []byte {
	space := true
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case 'A' <= c && c <= 'Z':
				dst, space = append(dst, c+'a'-'A'), false
			case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
				dst, space = append(dst, c), false
			case c == '%' || c == '$' || c == '&':
				dst, space = append(dst, c), false
			case c == '\'':
			case !space:
				dst, space = append(dst, ' '), true
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch {
		case unicode.Is(unicode.Mn, r) || strings.ContainsRune(unseen, r) || unicode.Is(unicode.Cf, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			dst, space = appendFolded(dst, unicode.ToLower(r)), false
		case unicode.Is(unicode.Sc, r):
			dst, space = utf8.AppendRune(dst, r), false
		case !space:
			dst, space = append(dst, ' '), true
		}
	}
	if n := len(dst); n > 0 && dst[n-1] == ' ' && space {
		dst = dst[:n-1]
	}
	return dst
}

// unseen are signs that are no part of a word's form: apostrophes and signs for them, the soft
// hyphen, tatweel, geresh and gershayim.
const unseen = "’‘ʼʻʿʾ\u00adـ׳״"

// bases maps accented letters to plain ones: those of the European languages, of Vietnamese and
// of transliterated names, and letters of Arabic and Hebrew that are written in several ways.
var bases = map[rune]string{
	'à': "a", 'á': "a", 'â': "a", 'ã': "a", 'ä': "a", 'å': "a", 'ā': "a", 'ă': "a", 'ą': "a", 'æ': "ae",
	'ç': "c", 'ć': "c", 'č': "c", 'ċ': "c", 'ď': "d", 'đ': "d", 'ð': "d",
	'è': "e", 'é': "e", 'ê': "e", 'ë': "e", 'ē': "e", 'ė': "e", 'ę': "e", 'ě': "e", 'ə': "e",
	'ğ': "g", 'ģ': "g", 'ħ': "h", 'ì': "i", 'í': "i", 'î': "i", 'ï': "i", 'ī': "i", 'į': "i", 'ı': "i",
	'ķ': "k", 'ĺ': "l", 'ļ': "l", 'ľ': "l", 'ł': "l", 'ñ': "n", 'ń': "n", 'ņ': "n", 'ň': "n",
	'ò': "o", 'ó': "o", 'ô': "o", 'õ': "o", 'ö': "o", 'ø': "o", 'ō': "o", 'ő': "o", 'œ': "oe",
	'ŕ': "r", 'ř': "r", 'ś': "s", 'š': "s", 'ş': "s", 'ș': "s", 'ß': "ss", 'ţ': "t", 'ť': "t", 'ț': "t", 'þ': "th",
	'ù': "u", 'ú': "u", 'û': "u", 'ü': "u", 'ū': "u", 'ů': "u", 'ű': "u", 'ų': "u", 'ý': "y", 'ÿ': "y",
	'ź': "z", 'ż': "z", 'ž': "z", 'ё': "е", 'й': "и", 'ї': "і", 'ґ': "г", 'ў': "у",
	'ά': "α", 'έ': "ε", 'ή': "η", 'ί': "ι", 'ϊ': "ι", 'ΐ': "ι", 'ό': "ο", 'ύ': "υ", 'ϋ': "υ", 'ΰ': "υ", 'ώ': "ω", 'ς': "σ",
	'ḍ': "d", 'ḥ': "h", 'ḫ': "h", 'ẖ': "h", 'ḳ': "k", 'ṣ': "s", 'ṭ': "t", 'ẓ': "z", 'ǧ': "g", 'ĩ': "i", 'ũ': "u", 'ơ': "o", 'ư': "u",
	'أ': "ا", 'إ': "ا", 'آ': "ا", 'ٱ': "ا", 'ى': "ي", 'ی': "ي", 'ئ': "ي", 'ؤ': "و", 'ة': "ه", 'ک': "ك",
	'ך': "כ", 'ם': "מ", 'ן': "נ", 'ף': "פ", 'ץ': "צ",
}

// runs are letters and digits that follow one another in Unicode and are others at a distance, or,
// where that is 0, one letter.
var runs = [...]struct{ from, to, distance, letter rune }{
	{0x0660, 0x0669, '0' - 0x0660, 0}, {0x06F0, 0x06F9, '0' - 0x06F0, 0}, // Arabic digits
	{0xFF10, 0xFF19, '0' - 0xFF10, 0}, {0xFF41, 0xFF5A, 'a' - 0xFF41, 0}, // full width
	{0x30A1, 0x30F6, -0x60, 0},                                                                                                                                 // katakana
	{0x1EA0, 0x1EB7, 0, 'a'}, {0x1EB8, 0x1EC7, 0, 'e'}, {0x1EC8, 0x1ECB, 0, 'i'}, {0x1ECC, 0x1EE3, 0, 'o'}, {0x1EE4, 0x1EF1, 0, 'u'}, {0x1EF2, 0x1EF9, 0, 'y'}, // Vietnamese
}

func appendFolded(dst []byte, r rune) []byte {
	if b, ok := bases[r]; ok {
		return append(dst, b...)
	}
	for _, n := range runs {
		if n.from <= r && r <= n.to {
			if r += n.distance; n.distance == 0 {
				r = n.letter
			}
			break
		}
	}
	return utf8.AppendRune(dst, r)
}
