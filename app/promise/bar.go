package promise

import (
	"strconv"

	"parley/data/dataset"
	"parley/data/edtf"
)

// BarWide is the width of a bar in its own pixels.
const BarWide = 300

// Stroke is a path of a bar: Class is its style (thin, was, is, now), D its SVG path data.
type Stroke struct{ Class, D string }

// Bar draws the changes of a date: a row per date given, thin from the day it was given,
// thick over the date itself, and a vertical stroke at the as-of day of the list. It returns
// the height in pixels and the strokes; nothing for a date that never changed. The caller
// gives the same in words, see Move.
func (it *Item) Bar() (high int, strokes []Stroke) {
	const row, edge = 8, 6
	last := len(it.Slips)
	if last == 0 {
		return 0, nil
	}
	from, to := it.Since, it.Day
	for i := 0; i <= last; i++ {
		was := it.dateAfter(i)
		from = min(from, finite(dataset.FirstDay(was), from))
		to = max(to, finite(dataset.LastDay(was), to))
	}
	x := func(d dataset.Day) int { return edge + int(d-from)*(BarWide-2*edge)/max(1, int(to-from)) }
	line := func(class string, y int, a, b dataset.Day) {
		strokes = append(strokes, Stroke{class, "M" + strconv.Itoa(x(a)-2) + " " + strconv.Itoa(y) + "H" + strconv.Itoa(max(x(b), x(a))+2)})
	}
	high = (last+1)*row + 4
	strokes = append(strokes, Stroke{"now", "M" + strconv.Itoa(x(it.Day)) + " 0V" + strconv.Itoa(high)})
	for i := 0; i <= last; i++ {
		was, given, class := it.dateAfter(i), it.Since, "was"
		if i > 0 {
			given = it.Slips[i-1].On
		}
		if i == last {
			class = "is"
		}
		a, b := finite(dataset.FirstDay(was), from), finite(dataset.LastDay(was), to)
		line("thin", i*row+6, given, b)
		line(class, i*row+6, a, b)
	}
	return high, strokes
}

// finite returns d, or other if d is DayNone or LatestDay.
func finite(d, other dataset.Day) dataset.Day {
	if d == dataset.DayNone || d == dataset.LatestDay {
		return other
	}
	return d
}

// dateAfter returns the date after the given number of changes; 0 is the first date.
func (it *Item) dateAfter(moves int) edtf.Date {
	if moves < len(it.Slips) {
		return it.Slips[moves].Was
	}
	return it.When
}
