package dataset

import (
	"slices"
	"sort"

	"parley/data/edtf"
)

// Turn is a moment from which the dataset's clock is Offset seconds east of
// UTC. The tool derives the turns from the name of the time zone, so that the
// reader's program needs no time zone database.
type Turn struct {
	At     edtf.Instant // in UTC
	Offset int32
}

// SetClock computes the turns of the dataset's clock, which is offset(utc)
// seconds east of UTC. It covers the dates of the events and the former dates
// in their histories, and must be called before Seal.
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

// OnClock returns the bounds of a date on the dataset's clock, for comparisons
// within a day: two clock times in different zones compare as in UTC. If the
// dataset has no time zone or the date has no zone, they are the bounds of the
// date itself.
func (m *Meta) OnClock(d edtf.Date) (from, to edtf.Instant) {
	if len(m.Turns) == 0 {
		return d.Earliest, d.Latest
	}
	return d.On(m.offset)
}

// offset returns how many seconds the dataset's clock is east of UTC at a
// moment. Before the first turn it is the offset of the first turn.
func (m *Meta) offset(utc edtf.Instant) edtf.Instant {
	k := sort.Search(len(m.Turns), func(i int) bool { return m.Turns[i].At > utc })
	return edtf.Instant(m.Turns[max(k-1, 0)].Offset)
}

// Zone returns the name of the time zone in which clock times are compared, or
// "" if each is compared as written.
func (m *Meta) Zone() string {
	if len(m.Turns) == 0 {
		return ""
	}
	return m.Timezone
}

// Home reports whether a clock time is shown as on the dataset's clock. It is
// always false if the dataset has no clock.
func (m *Meta) Home(d edtf.Date) bool { return len(m.Turns) > 0 && !m.Elsewhere(d) }

// Elsewhere reports whether the bounds of a date differ on the dataset's clock.
func (m *Meta) Elsewhere(d edtf.Date) bool {
	from, to := m.OnClock(d)
	return from != d.Earliest || to != d.Latest
}
