package promise

import (
	"strconv"

	"parley/data/dataset"
)

// BarWide and BarHigh are the size of a bar in its own pixels.
const (
	BarWide = 300
	BarHigh = 20
)

// barEdge is free on both sides of a bar, barLine is where its line runs.
const (
	barEdge = 8
	barLine = 12
)

// Stroke is a path of a bar: Class is its style, D its SVG path data. The styles: thin (the
// time of all), said (the day on which it was first said), is (while it stood), box (any day
// in this time), was (where it stood before it was moved), came, open, off (how it ended).
type Stroke struct{ Class, D string }

// Reach returns the number of days that all bars of a list show, at least one: from the day on
// which something was first said to the last day that was named for it.
func Reach(items []Item) int {
	most := 1
	for i := range items {
		it := &items[i]
		from, to := it.ends()
		most = max(most, int(to-from))
	}
	return most
}

// ends returns the first and the last day of a bar.
func (it *Item) ends() (from, to dataset.Day) {
	from = it.Since
	if from == dataset.DayNone {
		from = finite(it.First, finite(it.Due, it.Day))
	}
	to = max(from, it.end(from))
	for i := range it.Slips {
		to = max(to, finite(dataset.LastDay(it.Slips[i].Was), to), finite(dataset.FirstDay(it.Slips[i].Was), to))
	}
	return from, max(to, finite(it.Due, to), finite(it.First, to))
}

// end returns the day on which it came, ran out, was called off or put off, or falls due.
func (it *Item) end(from dataset.Day) dataset.Day {
	switch it.Outcome {
	case CalledOff, Postponed:
		return max(from, finite(it.Turned, from))
	case Kept:
		return finite(it.First, finite(it.Due, from))
	}
	return finite(it.Due, finite(it.First, from))
}

// Bar draws a promise on one line of reach days, see Reach: the day on which it was first
// said, the time up to the day named for it, the days named before it was moved, and how it
// ended. The caller gives the same in words, see Line and Move.
func (it *Item) Bar(reach int) []Stroke {
	from, _ := it.ends()
	x := func(d dataset.Day) int {
		return barEdge + int(min(max(d-from, 0), dataset.Day(reach)))*(BarWide-2*barEdge)/reach
	}
	end, lead := x(it.end(from)), x(it.end(from))
	out := []Stroke{{"thin", "M" + at(barEdge, barLine) + "H" + strconv.Itoa(BarWide-barEdge)}}
	for i := range it.Slips {
		if was := it.Slips[i].Was; dataset.LastDay(was) != dataset.LatestDay && !it.Slips[i].Fixed {
			out = append(out, moved(x(dataset.LastDay(was)), x(finite(it.Due, from)))...)
		}
	}
	if a, b := it.First, it.Due; a < b && a != dataset.DayNone && b != dataset.LatestDay && it.Outcome != Kept {
		out = append(out, Stroke{"box", "M" + at(x(a), barLine-4) + "H" + strconv.Itoa(x(b)+1) + "v8H" + strconv.Itoa(x(a)) + "Z"})
		lead = min(lead, x(a))
	}
	out = append(out, Stroke{"is", "M" + at(barEdge, barLine) + "H" + strconv.Itoa(max(lead, barEdge+1))})
	if it.Since != dataset.DayNone {
		out = append(out, Stroke{"said", "M" + at(barEdge, barLine-6) + "v12"})
	}
	return append(out, it.mark(end)...)
}

// moved returns a day that was named before, with an arc from it to the day that replaced it.
func moved(from, to int) []Stroke {
	r := strconv.Itoa(barLine - 4)
	return []Stroke{{"was", "M" + at(from, barLine-5) + "v10"}, {"was", "M" + at(from, barLine-5) + "C" + at(from, 1) + " " + at(to, 1) + " " + strconv.Itoa(to) + " " + r}}
}

// mark is how it ended: a disc where it came, a ring where it is open, a cross where it was
// called off, two strokes where it was put off, a struck ring where it ran out, a dashed one
// where that is not known.
func (it *Item) mark(x int) []Stroke {
	ring := "M" + at(x-4, barLine) + "a4 4 0 1 0 8 0a4 4 0 1 0-8 0Z"
	switch it.Outcome {
	case Kept:
		return []Stroke{{"came", ring}}
	case CalledOff:
		return []Stroke{{"off", "M" + at(x-4, barLine-4) + "l8 8m0-8l-8 8"}}
	case Postponed:
		return []Stroke{{"off", "M" + at(x-2, barLine-5) + "v10m4 0v-10"}}
	case Lapsed:
		return []Stroke{{"open", ring}, {"off", "M" + at(x-6, barLine+5) + "l12-10"}}
	case Untold:
		return []Stroke{{"box", ring}}
	}
	return []Stroke{{"open", ring}}
}

func at(x, y int) string { return strconv.Itoa(x) + " " + strconv.Itoa(y) }

// finite returns d, or other if d is DayNone or LatestDay.
func finite(d, other dataset.Day) dataset.Day {
	if d == dataset.DayNone || d == dataset.LatestDay {
		return other
	}
	return d
}
