package view

import (
	"parley/data/dataset"
	"parley/data/edtf"
)

// crowd is how many events the page opens with at most: more cannot be named
// on one screen.
const crowd = 48

// DefaultWindow is what the page opens with. A small record is shown whole; in
// a larger one the whole calendar months around its densest time are shown:
// the two months that hold the most importance, widened while few events are
// in them.
func (m *Model) DefaultWindow() (from, to edtf.Instant) {
	x := m.Extent
	if len(m.D.Events) <= crowd && x.To-x.From < 400*edtf.DaySeconds {
		return pad(x.From, x.To)
	}
	weights := monthWeights(m.D)
	best, bestWeight := int64(0), -1
	for month := monthOf(x.From); month <= monthOf(x.To); month++ {
		if w := weights[month] + weights[month+1]; w > bestWeight {
			best, bestWeight = month, w
		}
	}
	return monthStart(best), monthStart(best + 2)
}

// monthWeights sums the importance of events by the month in which they
// surely start; soft dates longer than a month do not count.
func monthWeights(d *dataset.Dataset) map[int64]int {
	weights := make(map[int64]int)
	for i := range d.Events {
		e := &d.Events[i]
		if e.When.Earliest == edtf.Past {
			continue
		}
		weights[monthOf(e.When.Earliest)] += int(max(e.Importance, 1))
	}
	return weights
}

// monthOf counts months from January of the year 0.
func monthOf(t edtf.Instant) int64 {
	y, mon, _ := t.Civil()
	return y*12 + int64(mon) - 1
}

func monthStart(month int64) edtf.Instant {
	y := month / 12
	mon := month % 12
	if mon < 0 {
		y, mon = y-1, mon+12
	}
	return edtf.FromCivil(y, int(mon)+1, 1)
}

// pad widens a span by a twentieth on both sides, to whole days.
func pad(from, to edtf.Instant) (edtf.Instant, edtf.Instant) {
	margin := max((to-from)/20, edtf.DaySeconds)
	return edtf.Instant((from - margin).Day() * edtf.DaySeconds), edtf.Instant(((to + margin + edtf.DaySeconds - 1).Day()) * edtf.DaySeconds)
}
