package chronicle

import (
	"strings"
	"unicode/utf8"

	"parley/data/codebook"
	"parley/data/dataset"
)

// Side returns the colour of an actor's group, "grey" for one without.
func (b *Book) Side(ref dataset.ActorRef) string {
	if b.groups == nil {
		return "grey"
	}
	g := b.groups[ref]
	if g < 0 || b.d.Scheme.Groups[g].Colour == 0 {
		return "grey"
	}
	return b.d.Scheme.Groups[g].Colour.Code()
}

// mostLetters is the maximum number of letters in a face.
const mostLetters = 3

// Letters returns the letters that stand for an actor without a picture: of a person the
// first of the first name and of the last, of a state its code, of others those of the
// words that begin with a capital, at most three.
func (b *Book) Letters(ref dataset.ActorRef) string {
	a := &b.d.Actors[ref]
	switch short := utf8.RuneCountInString(a.Short); {
	case a.Kind == codebook.State && a.Country != "":
		return a.Country
	case a.Kind != codebook.Person && short > 0 && short <= mostLetters:
		return a.Short
	}
	var all []string
	for _, w := range strings.Fields(a.Name) {
		if c, n := utf8.DecodeRuneInString(w); c >= 'A' && (c < 'a' || c > 'z') { // no sign, and no particle
			all = append(all, w[:n])
		}
	}
	switch n := len(all); {
	case n == 0:
		return "–"
	case a.Kind == codebook.Person && n > 1:
		return all[0] + all[n-1]
	}
	return strings.Join(all[:min(len(all), mostLetters)], "")
}
