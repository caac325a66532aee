package query

import (
	"unicode"
	"unicode/utf8"
)

// Fold appends s to dst in the form that search compares: lower case, without accents, runs
// of spaces and punctuation as one space. It is not language-specific: "Zelenskyy",
// "ZELENSKYY" and "Zélenskyy" fold alike, and so do "ё" and "е".
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
		case unicode.Is(unicode.Mn, r) || r == '’' || r == '\u00ad' || unicode.Is(unicode.Cf, r):
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

// bases maps accented letters to plain ones; it covers the letters of the European
// languages.
var bases = map[rune]string{
	'à': "a", 'á': "a", 'â': "a", 'ã': "a", 'ä': "a", 'å': "a", 'ā': "a", 'ă': "a", 'ą': "a", 'æ': "ae",
	'ç': "c", 'ć': "c", 'č': "c", 'ċ': "c", 'ď': "d", 'đ': "d", 'ð': "d",
	'è': "e", 'é': "e", 'ê': "e", 'ë': "e", 'ē': "e", 'ė': "e", 'ę': "e", 'ě': "e", 'ə': "e",
	'ğ': "g", 'ģ': "g", 'ħ': "h", 'ì': "i", 'í': "i", 'î': "i", 'ï': "i", 'ī': "i", 'į': "i", 'ı': "i",
	'ķ': "k", 'ĺ': "l", 'ļ': "l", 'ľ': "l", 'ł': "l", 'ñ': "n", 'ń': "n", 'ņ': "n", 'ň': "n",
	'ò': "o", 'ó': "o", 'ô': "o", 'õ': "o", 'ö': "o", 'ø': "o", 'ō': "o", 'ő': "o", 'œ': "oe",
	'ŕ': "r", 'ř': "r", 'ś': "s", 'š': "s", 'ş': "s", 'ș': "s", 'ß': "ss", 'ţ': "t", 'ť': "t", 'ț': "t", 'þ': "th",
	'ù': "u", 'ú': "u", 'û': "u", 'ü': "u", 'ū': "u", 'ů': "u", 'ű': "u", 'ų': "u", 'ý': "y", 'ÿ': "y",
	'ź': "z", 'ż': "z", 'ž': "z", 'ё': "е", 'й': "и", 'ї': "і", 'ґ': "г",
}

func appendFolded(dst []byte, r rune) []byte {
	if b, ok := bases[r]; ok {
		return append(dst, b...)
	}
	return utf8.AppendRune(dst, r)
}
