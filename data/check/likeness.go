package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Likeness is how sure it is that two names are of one: 1 for the same name, whatever its
// capitals and blanks, 0 for names that are not alike. Only 1 is certain; two people may
// be called alike.
func Likeness(a, b string) float64 { return NameOf(a).Like(NameOf(b)) }

// Name is a name made ready to be compared.
type Name struct {
	words []string // without capitals, points and the letters that keyboards lack
	text  string   // the words with a blank between
}

// NameOf makes a name ready.
func NameOf(name string) Name {
	words := nameWords(name)
	return Name{words, strings.Join(words, " ")}
}

// Like returns the Likeness of two names.
func (n Name) Like(other Name) float64 {
	for _, r := range likenesses {
		if r.alike(n.words, other.words) || r.alike(other.words, n.words) {
			return r.score
		}
	}
	return spelling(n, other)
}

// Same, of likenesses, is the score of what is certain.
const Same = 1.0

// likenesses are the ways in which a name is another's, the surest first.
var likenesses = []struct {
	score float64
	alike func(a, b []string) bool
}{
	{Same, func(a, b []string) bool { return len(a) > 0 && slices.Equal(a, b) }},
	{0.95, reordered},
	{0.9, initialed},
	{0.8, lastName},
	{0.8, acronym},
}

func nameWords(name string) []string {
	return strings.FieldsFunc(unaccented.Replace(strings.ToLower(name)), func(c rune) bool { return strings.ContainsRune(" \t\n.,’'\"", c) })
}

var unaccented = strings.NewReplacer("ä", "a", "á", "a", "à", "a", "â", "a", "ã", "a", "å", "a", "ç", "c", "č", "c", "ć", "c", "é", "e", "è", "e", "ê", "e", "ë", "e",
	"ě", "e", "í", "i", "ì", "i", "î", "i", "ï", "i", "ł", "l", "ñ", "n", "ń", "n", "ó", "o", "ò", "o", "ô", "o", "õ", "o", "ö", "o", "ø", "o", "ř", "r", "š", "s", "ś", "s",
	"ß", "ss", "ú", "u", "ù", "u", "û", "u", "ü", "u", "ý", "y", "ž", "z", "ż", "z", "ğ", "g", "ı", "i", "-", " ")

// reordered: Trump, Donald is Donald Trump.
func reordered(a, b []string) bool {
	return len(a) > 1 && slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// initialed: D. Trump and Donald J. Trump are Donald Trump. The last words are the same,
// and what stands before them begins alike or is left out, at least one as an initial.
func initialed(short, long []string) bool {
	if len(short) < 2 || len(long) < 2 || short[len(short)-1] != long[len(long)-1] {
		return false
	}
	a, b := short[:len(short)-1], long[:len(long)-1]
	if len(a) > len(b) || !begins(a[0], b[0]) {
		return false
	}
	return short[0] != long[0] || slices.ContainsFunc(b[1:], oneLetter) && len(a) < len(b)
}

// begins reports whether a word is another one, or its initial.
func begins(a, b string) bool { return a == b || oneLetter(a) && strings.HasPrefix(b, a) }

func oneLetter(s string) bool { return utf8.RuneCountInString(s) == 1 }

// titled are words before a last name that are no name.
var titled = map[string]bool{"mr": true, "mrs": true, "ms": true, "dr": true, "president": true, "minister": true, "senator": true, "general": true, "sir": true, "king": true, "queen": true, "pope": true, "chancellor": true}

// lastName: Trump and President Trump are Donald Trump.
func lastName(short, long []string) bool {
	if len(short) == 2 && titled[short[0]] {
		short = short[1:]
	}
	return len(short) == 1 && len(long) > 1 && !oneLetter(short[0]) && short[0] == long[len(long)-1]
}

// acronym: UN is United Nations.
func acronym(short, long []string) bool {
	if len(short) != 1 || len(long) < 2 {
		return false
	}
	var letters []rune
	for _, w := range long {
		first, _ := utf8.DecodeRuneInString(w)
		letters = append(letters, first)
	}
	return short[0] == string(letters)
}

// spelling returns the share of letters that two names have in common, if a letter or two
// are wrong. Names that differ in a number or a single letter, as rows that are
// counted, are not alike.
func spelling(a, b Name) float64 {
	s, t := a.text, b.text
	if min(len(s), len(t)) < 6 || Nearest(s, []string{t}) == "" || digits(s) != digits(t) || counted(a.words, b.words) {
		return 0
	}
	return 1 - float64(distance(s, t, 3))/float64(max(len(s), len(t)))
}

// counted reports whether names differ in words of one letter alone: Outcome A, Outcome B.
func counted(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] && !(oneLetter(a[i]) && oneLetter(b[i])) {
			return false
		}
	}
	return true
}

// Match is a name of a list that another may be.
type Match struct {
	At    int // in the list
	Score float64
}

// Matches returns those that a name may be, the surest first.
func Matches(name string, list []Name) []Match {
	var out []Match
	n := NameOf(name)
	for i, other := range list {
		if s := n.Like(other); s > 0 {
			out = append(out, Match{i, s})
		}
	}
	return Surest(out)
}

// Surest sorts matches in place, the surest first.
func Surest(list []Match) []Match {
	slices.SortStableFunc(list, func(a, b Match) int { return cmp.Compare(b.Score, a.Score) })
	return list
}

// Score writes a likeness for people: 0.80.
func Score(s float64) string { return fmt.Sprintf("%.2f", s) }
