package check

import "strings"

// Word returns the word of a closed list that a misspelt one stands for, or "" where that is
// not certain: a letter may be wrong, from nine letters on two, and no other word of the
// list may be nearly as near. Capitals do not count.
func Word(word string, list []string) string {
	limit := 0
	if n := len(word); n >= 9 {
		limit = 2
	} else if n >= 4 {
		limit = 1
	}
	return sole(word, list, limit)
}

// ID returns the id that a misspelt one stands for, or "" where that is not certain. An id is
// one of any words, so that a like one may well be another's: iraq is no misspelt iran,
// talks-2 no talks-1, lavrova no lavrov. What counts is a letter that is missing, doubled,
// too many or in the place of its neighbour, within five letters or more.
func ID(id string, list []string) string {
	near := sole(id, list, 1)
	switch {
	case near == "" || min(len(id), len(near)) < 4 || max(len(id), len(near)) < 5:
	case digits(id) != digits(near) || id[0] != near[0] || id[len(id)-1] != near[len(near)-1]:
	case len(id) == len(near) && !swapped(id, near):
	default:
		return near
	}
	return ""
}

// sole returns the word of the list within the limit of letters, if all others are at least
// two letters further away.
func sole(word string, list []string, limit int) string {
	best, least, next := "", limit+1, limit+3
	for _, w := range list {
		n := distance(strings.ToLower(word), strings.ToLower(w), limit+2)
		switch {
		case n < least:
			if best != "" {
				next = least
			}
			best, least = w, n
		case n < next:
			next = n
		}
	}
	if best == "" || next < least+2 && least > 0 {
		return ""
	}
	return best
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// swapped reports whether two words differ in the order of two neighbours alone.
func swapped(a, b string) bool {
	for i := 0; i+1 < len(a); i++ {
		if a[i] != b[i] {
			return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
		}
	}
	return false
}
