package bundled

import (
	"fmt"
	"slices"
)

// MapDays lists the events of the record "map" by day, from 6 August 2025 on: three on
// each of twenty days on a square, and one more elsewhere on each of the first four;
// those of a day by their ids.
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
