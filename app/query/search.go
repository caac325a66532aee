package query

import (
	"bytes"
	"slices"

	"parley/data/codebook"
	"parley/data/dataset"
)

// need is a word or phrase that events must contain, with the shared texts that contain it.
type need struct {
	word           []byte
	actors, places []bool
	types          uint64 // bit per dataset.TypeRef
}

// needs parses a search for a day. It searches the shared texts here, once for all events.
func (x *Index) needs(text string, day dataset.Day) []need {
	var list []need
	words := splitWords(nil, text)
	if len(words) == 0 {
		return nil
	}
	actors := x.actorsOn(day)
	for _, word := range words {
		n := need{word: word, actors: holding(actors, word), places: holding(x.folds.places, word)}
		for t, label := range x.folds.types {
			if bytes.Contains(label, word) {
				n.types |= 1 << t
			}
		}
		list = append(list, n)
	}
	return list
}

// actorsOn returns the folded names of the actors as known on a day, without later names.
func (x *Index) actorsOn(day dataset.Day) [][]byte {
	out := x.folds.actors
	if x.latest(day) {
		return out
	}
	for i := range x.d.Actors {
		a := &x.d.Actors[i]
		if slices.ContainsFunc(a.Aka, func(n dataset.Alias) bool { _, known := n.On(day); return !known }) {
			if &out[0] == &x.folds.actors[0] {
				out = slices.Clone(out)
			}
			out[i] = foldActor(a, day)
		}
	}
	return out
}

// holding reports which texts contain a word.
func holding(texts [][]byte, word []byte) []bool {
	held := make([]bool, len(texts))
	for i, t := range texts {
		held[i] = bytes.Contains(t, word)
	}
	return held
}

// found reports whether an event, in its state on the result's day, contains every word of
// the search.
func (x *Index) found(e dataset.EventRef, r *Result) bool {
	if len(r.needs) == 0 {
		return true
	}
	ev := &x.d.Events[e]
	if !x.latest(r.Day) && !x.ledger.AsNow(e, r.Day) {
		st, _ := x.ledger.At(e, r.Day)
		text := ev.Text
		if st.Status != ev.Status || !ev.WholeOn(r.Day) {
			text = "" // the text was written with hindsight
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

// holdsAll reports whether every word is in the event's type, place, actors or own text.
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

// splitWords splits a search into folded words; words between double quotes form a phrase.
func splitWords(dst [][]byte, s string) [][]byte {
	for i, part := range splitQuotes(s) {
		if i%2 == 1 {
			if w := Fold(nil, part); len(w) > 0 {
				dst = append(dst, w)
			}
			continue
		}
		dst = append(dst, bytes.Fields(Fold(nil, part))...)
	}
	return dst
}

// splitQuotes splits s at straight and curly double quotes.
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
