package query

import (
	"bytes"

	"parley/data/codebook"
	"parley/data/dataset"
)

// need is a word or phrase that events must hold, and which of what they share
// holds it.
type need struct {
	word           []byte
	actors, places []bool
	types          uint32 // bit per codebook.Type
}

// needs reads a search. What events share is searched here, once for all.
func (x *Index) needs(text string) []need {
	var list []need
	for _, word := range splitWords(nil, text) {
		n := need{word: word, actors: holding(x.folds.actors, word), places: holding(x.folds.places, word)}
		for t, label := range x.folds.types {
			if bytes.Contains(label, word) {
				n.types |= 1 << t
			}
		}
		list = append(list, n)
	}
	return list
}

// holding reports which texts hold a word.
func holding(texts [][]byte, word []byte) []bool {
	held := make([]bool, len(texts))
	for i, t := range texts {
		held[i] = bytes.Contains(t, word)
	}
	return held
}

// found reports whether an event, as it read on the result's day, holds every
// word that is searched for.
func (x *Index) found(e dataset.EventRef, r *Result) bool {
	if len(r.needs) == 0 {
		return true
	}
	ev := &x.d.Events[e]
	if !x.latest(r.Day) && !x.ledger.AsNow(e, r.Day) {
		st, _ := x.ledger.At(e, r.Day)
		text := ev.Text
		if st.Status != ev.Status || !ev.WholeOn(r.Day) {
			text = "" // it was written with hindsight
		}
		r.again = ownWords(r.again[:0], ev, st.Title, text)
		return holdsAll(r.needs, ev.Type, st.Where, x.ledger.Who(e, r.Day), r.again)
	}
	from := int32(0)
	if e > 0 {
		from = x.ends[e-1]
	}
	return holdsAll(r.needs, ev.Type, ev.Where, ev.Who, x.blob[from:x.ends[e]])
}

// holdsAll reports whether every word is held by an event's type, its place, its
// actors or by what it says itself.
func holdsAll(needs []need, t codebook.Type, where dataset.PlaceRef, who []dataset.Part, own []byte) bool {
next:
	for i := range needs {
		n := &needs[i]
		if n.types>>t&1 == 1 || where >= 0 && n.places[where] {
			continue
		}
		for k := range who {
			if n.actors[who[k].Actor] {
				continue next
			}
		}
		if !bytes.Contains(own, n.word) {
			return false
		}
	}
	return true
}

// splitWords folds the words of a search; words between double quotes stay
// together as a phrase.
func splitWords(dst [][]byte, s string) [][]byte {
	for i, part := range splitQuotes(s) {
		if i%2 == 1 {
			if w := Fold(nil, part); len(w) > 0 {
				dst = append(dst, w)
			}
			continue
		}
		for _, w := range bytes.Fields(Fold(nil, part)) {
			dst = append(dst, w)
		}
	}
	return dst
}

// splitQuotes cuts s at straight and curly double quotes.
func splitQuotes(s string) []string {
	var parts []string
	start := 0
	for i, r := range s {
		if r == '"' || r == '“' || r == '”' {
			parts = append(parts, s[start:i])
			start = i + len(string(r))
		}
	}
	return append(parts, s[start:])
}
