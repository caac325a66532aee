package words

import (
	"strings"
	"unicode"
)

// Typed returns a date that was typed in words of the language, "6 августа 2025", "mercredi 6 août
// 2025" or "2025年8月6日", as EDTF; "" for what is no such date. Words that are no month are passed
// over, in upper and lower case.
func (w *Words) Typed(text string) string {
	var month, day, year string
	for _, run := range runs(w.plainDigits(strings.ToLower(text))) {
		switch {
		case unicode.IsLetter([]rune(run)[0]):
			if m := w.monthOf(run); m > 0 { // the last one: “mar.” is a weekday before “30 septembre”
				month = two(m)
			} else if strings.HasPrefix(run, "月") && month == "" && day != "" {
				month, day = two(int(day[0]-'0')*10+int(day[1]-'0')), ""
			}
		case len(run) > 4:
			return ""
		case len(run) > 2 && year == "":
			year = strings.Repeat("0", 4-len(run)) + run
		case len(run) <= 2 && day == "":
			day = strings.Repeat("0", 2-len(run)) + run
		}
	}
	switch {
	case year == "" || month == "":
		return ""
	case day == "":
		return year + "-" + month
	}
	return year + "-" + month + "-" + day
}

// runs cuts a text into its numbers and words.
func runs(text string) []string {
	var out []string
	was := 0
	for _, r := range text {
		kind := 0
		switch {
		case '0' <= r && r <= '9':
			kind = 1
		case unicode.IsLetter(r) || unicode.Is(unicode.Mn, r):
			kind = 2
		}
		if kind > 0 && kind != was {
			out = append(out, "")
		}
		if kind > 0 {
			out[len(out)-1] += string(r)
		}
		was = kind
	}
	return out
}

// plainDigits writes the digits of Arabic and Persian, and of full width, as 0 to 9.
func (w *Words) plainDigits(s string) string {
	return strings.Map(func(r rune) rune {
		for _, zero := range [...]rune{'٠', '۰', '０'} {
			if r >= zero && r <= zero+9 {
				return '0' + r - zero
			}
		}
		return r
	}, s)
}

// monthOf returns the month, 1 to 12, that a word in lower case is the name of in any form, or 0.
// In Hebrew a preposition of one letter may be written before it.
func (w *Words) monthOf(word string) (month int) {
	w.Each("months.", func(_, list string) {
		for m, name := range strings.Split(list, "|") {
			if name = strings.TrimRight(strings.ToLower(name), ".׳"); name != "" && (word == name || word == "ב"+name) {
				month = m + 1
			}
		}
	})
	return month
}
