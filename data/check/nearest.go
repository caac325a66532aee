package check

import "strings"

// Nearest returns the word of the list with the fewest insertions, deletions,
// replacements and transpositions from word, the first of several equals. It
// returns "" if none is near: more than three edits, or more than a third of
// the letters.
func Nearest(word string, list []string) string {
	best, limit := "", min(3, max(1, (len(word)+1)/3))
	for _, w := range list {
		if n := distance(strings.ToLower(word), strings.ToLower(w), limit); n <= limit {
			if n == 0 {
				return w
			}
			best, limit = w, n-1
		}
	}
	return best
}

// distance returns the optimal string alignment distance of two words in bytes,
// or limit+1 if it is larger.
func distance(a, b string, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	prev2, prev, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(prev[j]+1, row[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], prev2[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > limit {
			return limit + 1
		}
		prev2, prev, row = prev, row, prev2
	}
	return prev[len(b)]
}
