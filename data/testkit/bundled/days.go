package bundled

import (
	"fmt"
	"slices"
)

// MapDays returns the event ids of the case "map" by day, from 6 August 2025,
// each day sorted by id: three on each of twenty days within a square, and one
// more elsewhere on each of the first four.
func MapDays() (days [20][]string) {
	for i := range days {
		days[i] = []string{fmt.Sprint("f", i), fmt.Sprint("f", i+20), fmt.Sprint("f", i+40)}
		if i < 4 {
			days[i] = append(days[i], []string{"fiji", "kiri", "pole", "trip"}[i])
		}
		slices.Sort(days[i])
	}
	return days
}
