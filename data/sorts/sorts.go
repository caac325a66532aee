// Package sorts sorts. It does what slices.SortStableFunc does with one piece
// of code for all types: the generic one is compiled for every type, and
// each copy costs a reader of the page several kilobytes. For long lists of
// numbers, use package slices.
package sorts

import "sort"

// Stable sorts s by compare, which gives a negative number when a comes before
// b. Equal elements keep their order.
func Stable[T any](s []T, compare func(a, b T) int) {
	sort.SliceStable(s, func(i, j int) bool { return compare(s[i], s[j]) < 0 })
}
