package dataset

import (
	"slices"
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

// SetClock works out the turns of the dataset's clock, which stands so many seconds
// east of UTC at a moment of UTC: as many as the dates of its events, and what
// they once were, need. It is called before Seal.
func (d *Dataset) SetClock(offset func(utc edtf.Instant) int32) {
	var at []edtf.Instant
	note := func(utc edtf.Instant) edtf.Instant {
		at = append(at, utc)
		return 0
	}
	for i := range d.Events {
		d.Events[i].When.On(note)
		for _, c := range d.Events[i].History {
			if c.Field != "when" {
				continue
			}
			for _, text := range [...]string{c.From, c.To} {
				if was, err := edtf.Parse(text); err == nil {
					was.On(note)
				}
			}
		}
	}
	slices.Sort(at)
	d.Meta.Turns = nil
	for _, t := range at {
		if o, n := offset(t), len(d.Meta.Turns); n == 0 || d.Meta.Turns[n-1].Offset != o {
			d.Meta.Turns = append(d.Meta.Turns, Turn{t, o})
		}
	}
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

// Zone is the name of the time zone on whose clock clock times are compared, "" when
// each is compared as it is written.
func (m *Meta) Zone() string {
	if len(m.Turns) == 0 {
		return ""
	}
	return m.Timezone
}

// Home reports whether a clock time is shown as the dataset's clock shows it. It
// is false for one with a zone where the dataset has no clock.
func (m *Meta) Home(d edtf.Date) bool { return len(m.Turns) > 0 && !m.Elsewhere(d) }

// Elsewhere reports whether a date lies elsewhere on the dataset's clock than on
// its own.
func (m *Meta) Elsewhere(d edtf.Date) bool {
	from, to := m.OnClock(d)
	return from != d.Earliest || to != d.Latest
}
