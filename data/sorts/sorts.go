// Package sorts has a stable sort that is compiled once for all types, unlike
// slices.SortStableFunc, each instance of which adds several kilobytes to the
// download. For long lists of numbers, use package slices.
package sorts

import "sort"

// Stable sorts s by compare, which returns a negative number if a comes before
// b. Equal elements keep their order.
func Stable[T any](s []T, compare func(a, b T) int) {
	sort.SliceStable(s, func(i, j int) bool { return compare(s[i], s[j]) < 0 })
}
