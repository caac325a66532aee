package dataset

import (
	"sort"

	"parley/data/edtf"
)

// Turn is a moment from which the dataset's clock stands so many seconds east of
// UTC. The tool works the turns out from the name of the time zone, so that a
// reader's program needs no tables of all zones.
type Turn struct {
	At     edtf.Instant // in UTC
	Offset int32
}

// OnClock are the bounds of a date on the dataset's clock, for what is finer than
// a day: two clock times in different zones compare there as in the world. Without
// a time zone of the dataset, and for what has no zone of its own, they are those
// of the date itself.
func (m *Meta) OnClock(d edtf.Date) (from, to edtf.Instant) {
	if len(m.Turns) == 0 {
		return d.Earliest, d.Latest
	}
	return d.On(m.offset)
}

// offset is how far the dataset's clock stands east of UTC at a moment. Before the
// first turn it is that of the first.
func (m *Meta) offset(utc edtf.Instant) edtf.Instant {
	k := sort.Search(len(m.Turns), func(i int) bool { return m.Turns[i].At > utc })
	return edtf.Instant(m.Turns[max(k-1, 0)].Offset)
}

// Elsewhere reports whether a date lies elsewhere on the dataset's clock than on
// its own.
func (m *Meta) Elsewhere(d edtf.Date) bool {
	from, to := m.OnClock(d)
	return from != d.Earliest || to != d.Latest
}
