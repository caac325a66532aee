package query

import (
	"strings"
	"unicode"

	"parley/app/words"
)

// alphabets say, for languages whose alphabet has letters that other languages take for others
// with a mark, after which letter each comes: "ñ>n" is between n and o. Letters after the same one
// follow in the order of the list. Every other letter stands where Fold has it. The first word is
// the script whose letters come first, or "-" for Latin. Chinese characters are ordered by their
// code, which is neither that of their sound nor of their strokes.
var alphabets = map[string]string{
	"az": "- ç>c ə>e ğ>g x>h ı>h q>k ö>o ş>s ü>u",
	"es": "- ñ>n",
	"pl": "- ą>a ć>c ę>e ł>l ń>n ó>o ś>s ź>z ż>z",
	"tr": "- ç>c ğ>g ı>h ö>o ş>s ü>u",
	"uk": "Cyrillic ґ>г є>е і>и ї>и й>и",
	"ru": "Cyrillic й>и",
	"ar": "Arabic ة>ت ى>و",
	"he": "Hebrew",
}

// first are the scripts of languages that are not written in Latin letters.
var first = map[string]*unicode.RangeTable{"Cyrillic": unicode.Cyrillic, "Arabic": unicode.Arabic, "Hebrew": unicode.Hebrew}

// Order is the order of names in a language.
type Order struct {
	after map[rune]string // what a letter with a place of its own is compared as
	first *unicode.RangeTable
}

// NewOrder returns the order of the language of a catalogue.
func NewOrder(w *words.Words) *Order {
	base, _, _ := strings.Cut(w.Lang(), "-")
	o := &Order{after: map[rune]string{}}
	for i, rule := range strings.Fields(alphabets[base]) {
		if i == 0 {
			o.first = first[rule] // unicode.Scripts would bring the tables of all scripts into the program
			continue
		}
		letter, before, _ := strings.Cut(rule, ">")
		o.after[[]rune(letter)[0]] = before + "\uffff" + string(rune('a'+i))
	}
	return o
}

// Key returns a text that compares as s is ordered: by letters without their marks first, and
// among equal ones by the marks. Its time grows with the length of s.
func (o *Order) Key(s string) string {
	lower := strings.ToLower(s)
	if o.after['ı'] != "" {
		lower = strings.ToLowerSpecial(unicode.TurkishCase, s)
	}
	var key []byte
	for _, word := range strings.FieldsFunc(lower, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) }) {
		if len(key) > 0 {
			key = append(key, ' ')
		}
		key = o.word(key, word)
	}
	return string(key) + "\x00" + lower
}

// word appends the letters of a word in lower case.
func (o *Order) word(key []byte, word string) []byte {
	for _, r := range word {
		if place := o.after[r]; place != "" {
			key = append(key, place...)
			continue
		}
		if o.first != nil && unicode.IsLetter(r) && !unicode.Is(o.first, r) {
			key = append(key, "\ufffe"...)
		}
		key = Fold(key, string(r))
	}
	return key
}
