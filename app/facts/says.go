package facts

import (
	"strconv"
	"strings"

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
	all := strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return strings.ContainsRune(" ,.;:!?()“”\"", c) })
	for i, word := range all {
		nth := r.nth(word)
		if nth == 0 {
			continue
		}
		if nth == longest {
			return Said{Text: text, nth: nth}, true
		}
		for _, next := range all[i+1 : min(len(all), i+2+near)] {
			for _, noun := range nouns {
				if next == noun {
					return Said{Text: text, nth: nth, ever: !strings.Contains(strings.ToLower(text), r.w.Say("facts.since-word"))}, true
				}
			}
		}
	}
	return Said{}, false
}

// nth returns the number of an ordinal in words or digits, longest for the superlative, 0 for
// other words.
func (r *Reader) nth(word string) int {
	if word == r.w.Say("facts.longest-word") {
		return longest
	}
	for n := 1; n <= mostSpelt; n++ {
		if word == strings.ToLower(r.ordinal(n)) {
			return n
		}
	}
	digits := strings.TrimRight(word, "sthndr")
	n, err := strconv.Atoi(digits)
	if err != nil || digits == word || n < 1 {
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
