package promise

import (
	"strconv"

	"parley/data/dataset"
	"parley/data/edtf"
)

// BarWide is the width of a bar in pixels of its own.
const BarWide = 300

// Stroke is one path of a bar: Class says how it is drawn (thin, was, is, now), D
// is the path as SVG has it.
type Stroke struct{ Class, D string }

// Bar draws the moves of a date: a row for each date given, thin from the day it
// was given, thick where it named its day, and an upright stroke for the day that
// the list is as of. It returns the height and the strokes; nothing for a date
// that never changed. Whoever shows it says the same in words (see Move).
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

// finite is a day, or another where it stands for none.
func finite(d, other dataset.Day) dataset.Day {
	if d == dataset.DayNone || d == dataset.LatestDay {
		return other
	}
	return d
}

// dateAfter is the date after that many moves; 0 is the first one given.
func (it *Item) dateAfter(moves int) edtf.Date {
	if moves < len(it.Slips) {
		return it.Slips[moves].Was
	}
	return it.When
}
