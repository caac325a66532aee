package facts

import (
	"slices"
	"strconv"
	"strings"

	"parley/app/words"
	"parley/data/codebook"
	"parley/data/dataset"
)

// Said is a statement about an event in a claim, or in the record's own title or text.
type Said struct {
	Who  string // the speaker
	Text string // the text, or the sentence with the statement
	nth  int    // its ordinal, or longest
	ever bool   // not limited to the time since some day
}

// longest is the ordinal of a superlative.
const longest = -1

// said lists the texts of the record, as known on a day, that number an event among those of
// its form: "their fifth meeting of the year".
func (r *Reader) said(e dataset.EventRef, form codebook.Form, on dataset.Day) []Said {
	ev := &r.d.Events[e]
	var out []Said
	add := func(who, text string) {
		if s, ok := r.numbers(text, form); ok {
			s.Who = who
			out = append(out, s)
		}
	}
	for i := range ev.Claims {
		if c := &ev.Claims[i]; c.Known <= on {
			add(r.d.Speaker(c), c.Text)
			add(r.d.Speaker(c), c.Quote)
		}
	}
	st, _ := r.l.At(e, on)
	add(r.w.Say("facts.own-title"), st.Title)
	if st.Status == ev.Status && ev.WholeOn(on) { // otherwise it was written with hindsight
		for _, sentence := range sentences(ev.Text) {
			add(r.w.Say("facts.own-text"), sentence)
		}
	}
	return out
}

// sentences splits a text at full stops.
func sentences(text string) []string {
	return strings.Split(strings.Join(strings.Fields(text), " "), ". ")
}

// numbers finds an ordinal in a text that is close before a noun for a contact of the form.
func (r *Reader) numbers(text string, form codebook.Form) (Said, bool) {
	const near = 3 // maximum words between
	nouns := strings.Fields(r.w.Say("facts.nouns-" + form.Code()))
	all := strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return strings.ContainsRune(" ,.;:!?()“”„«»\"،؛。、", c) })
	for i, word := range all {
		nth := r.nth(word)
		if nth == 0 {
			continue
		}
		if nth == longest {
			return Said{Text: text, nth: nth}, true
		}
		for _, next := range all[i+1 : min(len(all), i+2+near)] {
			if slices.Contains(nouns, next) {
				return Said{Text: text, nth: nth, ever: !slices.ContainsFunc(strings.Fields(r.w.Say("facts.since-word")), func(w string) bool { return slices.Contains(all, w) })}, true
			}
		}
	}
	return Said{}, false
}

// ordinals returns the number of each ordinal in words, in all its forms, and of the superlative.
func ordinals(w *words.Words) map[string]int {
	out := map[string]int{}
	w.Each("facts.ordinal-", func(rest, text string) {
		number, _, _ := strings.Cut(rest, ".")
		if n, err := strconv.Atoi(number); err == nil {
			out[strings.ToLower(text)] = n
		}
	})
	for _, word := range strings.Fields(w.Say("facts.longest-word")) {
		out[word] = longest
	}
	return out
}

// ends are what follows the digits of an ordinal: English, French, Spanish, Portuguese, German,
// Polish, Ukrainian and Russian, Azerbaijani and Turkish.
var ends = strings.Fields("st nd rd th e er re ère ème nde º ª o a ro ra te ter tes ten -ta -ty -ga -gi -й -я -а -е -га -го -ша -ci -cı -cu -cü ’nci ’ncı ’inci ’üncü ’uncu ’ıncı")

// nth returns the number of an ordinal in words or digits, longest for the superlative, 0 for
// other words.
func (r *Reader) nth(word string) int {
	if n := r.ordinals[word]; n != 0 {
		return n
	}
	digits := strings.TrimRightFunc(word, func(c rune) bool { return c < '0' || c > '9' })
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 || !slices.Contains(ends, word[len(digits):]) {
		return 0
	}
	return n
}

// agree reports whether all texts number an event as the record does. A superlative is not
// compared with an ordinal, but contradicts a computed superlative.
func agree(said []Said, nth int) bool {
	for _, s := range said {
		switch {
		case (s.nth == longest) != (nth == longest):
		case nth == longest, s.nth != nth, nth == 1 && !s.ever:
			return false
		}
	}
	return true
}
