package view

import (
	"parley/app/timescale"
	"parley/data/dataset"
	"parley/data/edtf"
)

// crowd is how many events the page opens with at most: more cannot be named
// on one screen. few is how many it opens with at least, if there are as many.
const (
	crowd = 48
	few   = 12
)

// DefaultWindow is what the page opens with, by what was known on its day: a small
// record whole; of a larger or a longer one the calendar months around its densest
// time, which are the two months that hold the most importance, widened on both
// sides while few of the record's events lie in them, without empty ones at the ends.
func (m *Model) DefaultWindow() (from, to edtf.Instant) {
	x := m.Span()
	if m.knownEvents() <= crowd && x.To-x.From < 400*edtf.DaySeconds {
		return pad(x.From, x.To)
	}
	weights, counts := m.monthWeights()
	least := monthOf(x.From)
	best, bestWeight := least, -1
	for month := range counts {
		for _, two := range [...]int64{max(month-1, least), month} {
			if w := weights[two] + weights[two+1]; w > bestWeight || w == bestWeight && two < best {
				best, bestWeight = two, w
			}
		}
	}
	first, end := widen(counts, best, least, monthOf(x.To-1)+1)
	if monthStart(end)-monthStart(first) >= (x.To-x.From)/2 {
		return pad(x.From, x.To) // what is ahead is not cut off for a few months
	}
	first, end = trim(counts, first, end)
	open := timescale.Span{From: monthStart(first), To: monthStart(end)}.AtLeast()
	return open.From, open.To
}

// trim leaves out the months without events at both ends of [first, end).
func trim(counts map[int64]int, first, end int64) (int64, int64) {
	low, high := end, first
	for month := range counts {
		if first <= month && month < end {
			low, high = min(low, month), max(high, month+1)
		}
	}
	if low >= high {
		return first, first + 1
	}
	return low, high
}

// widen returns the months [first, end) around two, doubled within the record until
// they hold the few events that are wanted: of a small record four in five, so
// that what lies far from the others does not press them together.
func widen(counts map[int64]int, two, least, most int64) (first, end int64) {
	all := 0
	for _, n := range counts {
		all += n
	}
	want := min(few, (all*4+4)/5)
	for first, end = two, two+2; first > least || end < most; {
		in := 0
		for month, n := range counts {
			if first <= month && month < end {
				in += n
			}
		}
		if in >= want {
			break
		}
		half := (end - first) / 2
		first, end = max(first-half, least), min(end+half, most)
	}
	return first, end
}

// monthWeights sums the importance of events, and counts them, by the month in
// which they start at the earliest; what began who knows when does not count.
func (m *Model) monthWeights() (weights, counts map[int64]int) {
	weights, counts = make(map[int64]int), make(map[int64]int)
	for e, earliest := range m.dates {
		if earliest == edtf.Past {
			continue
		}
		month := monthOf(earliest)
		weights[month] += int(m.D.Events[e].Weight())
		counts[month]++
	}
	return weights, counts
}

// dates calls yield with each event known on the model's day with the earliest
// instant of the date that it had then.
func (m *Model) dates(yield func(dataset.EventRef, edtf.Instant) bool) {
	for i := range m.D.Events {
		e := dataset.EventRef(i)
		if m.D.Events[i].Known > m.On() {
			continue
		}
		if earliest, _ := m.Ledger.Bounds(e, m.On()); !yield(e, earliest) {
			return
		}
	}
}

// knownEvents counts the events known on the model's day.
func (m *Model) knownEvents() (n int) {
	for range m.dates {
		n++
	}
	return n
}

// opened is the window that a page opens with on a day, and the span of its events.
type opened struct {
	set      bool
	day      dataset.Day
	span     Extent
	windowed bool
	window   [2]edtf.Instant
}

// Span returns the extent of the events known on the model's day, as they were dated
// then. Without any it is that day. It looks at all events once a day.
func (m *Model) Span() Extent {
	if m.On() == dataset.LatestDay {
		return m.Extent
	}
	if k := &m.opening; !k.set || k.day != m.On() {
		*k = opened{set: true, day: m.On(), span: m.extentOn(m.On())}
	}
	return m.opening.span
}

// openingWindow is DefaultWindow, worked out once a day.
func (m *Model) openingWindow() (from, to edtf.Instant) {
	k := &m.opened
	if m.On() != dataset.LatestDay {
		m.Span()
		k = &m.opening
	}
	if !k.windowed {
		k.window[0], k.window[1] = m.DefaultWindow()
		k.windowed = true
	}
	return k.window[0], k.window[1]
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
