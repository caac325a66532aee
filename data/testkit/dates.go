package testkit

import (
	"slices"

	"parley/data/edtf"
)

// dates draws the dates of n events, sorted by earliest start, then by end.
// Some months are several times as busy as others, weekends are quiet.
func (m *maker) dates(n int) []edtf.Date {
	load := m.load()
	dates := make([]edtf.Date, n)
	for i := range dates {
		at, _ := slices.BinarySearch(load, m.rng.below(load[len(load)-1])+1)
		dates[i] = m.date(m.first + int64(at))
	}
	order := make([]int32, n)
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		if c := edtf.Compare(dates[a], dates[b]); c != 0 {
			return c
		}
		return int(a - b)
	})
	sorted := make([]edtf.Date, n)
	for to, from := range order {
		sorted[to] = dates[from]
	}
	return sorted
}

// load returns, for each day of the period, the cumulative weight of the days
// up to it; the last entry is the total.
func (m *maker) load() []int {
	load := make([]int, m.last-m.first+1)
	sum, busy := 0, 10
	for i := range load {
		if i%30 == 0 {
			busy = 6 + m.rng.below(8)
			if m.rng.percent(8) {
				busy *= 4
			}
		}
		weight := busy
		if edtf.Instant((m.first+int64(i))*edtf.DaySeconds).Weekday() > 5 {
			weight = (busy + 2) / 3
		}
		sum += weight
		load[i] = sum
	}
	return load
}

// date draws a date that starts on a day or near it.
func (m *maker) date(day int64) edtf.Date {
	r := m.rng
	switch p := r.below(100); {
	case p < shareRanges:
		return edtf.FromDayRange(day, min(day+int64(m.length()), m.last))
	case p < shareRanges+shareUncertain:
		return m.uncertain(day)
	}
	return edtf.FromDay(day)
}

// length draws the length of a range in days after its first: usually a few,
// sometimes months.
func (m *maker) length() int {
	switch r := m.rng; r.below(10) {
	case 0:
		return 14 + r.below(200)
	case 1, 2:
		return 5 + r.below(10)
	default:
		return 1 + r.below(4)
	}
}

// uncertain draws a date that is known less precisely than to the day.
func (m *maker) uncertain(day int64) edtf.Date {
	text := edtf.FromDay(day).String()
	week := edtf.FromDay(min(day+6, m.last)).String()
	switch m.rng.below(8) {
	case 0:
		text += "?"
	case 1:
		text += "~"
	case 2:
		text = text[:7]
	case 3:
		text = text[:8] + "XX"
	case 4:
		text = "[" + text + ".." + week + "]"
	case 5:
		text = text + "/.."
	case 6:
		text = text[:7] + "~"
	case 7:
		text += "T14:30:00Z"
	}
	d, err := edtf.Parse(text)
	if err != nil {
		return edtf.FromDay(day)
	}
	return d
}
