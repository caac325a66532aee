package timeline

import (
	"slices"

	"parley/app/density"
	"parley/app/timescale"
	"parley/data/edtf"
)

// stretches counts, for a list of positions, the intervals that are not the day of their
// position. Most dates are exact to the day, so it is short where the list is long. Fill it
// with add in any order, then call build.
type stretches struct {
	at    []edtf.Instant
	reach density.Overlaps
}

func (o *stretches) reset() { o.at = o.at[:0]; o.reach.Reset() }

func (o *stretches) add(at, from, to edtf.Instant) {
	o.at = append(o.at, at)
	o.reach.Add(from, to)
}

func (o *stretches) build() { slices.Sort(o.at); o.reach.Build() }

// plain reports whether an interval is the day of a position.
func plain(at, from, to edtf.Instant) bool {
	return from == dayOf(at) && to == from+edtf.DaySeconds
}

// dayOf returns the start of the day of an instant.
func dayOf(t edtf.Instant) edtf.Instant { return timescale.Floor(t, edtf.DaySeconds) }

// begun returns how many intervals of the events at days, these included, begin before t.
func (o *stretches) begun(days *density.Places, t edtf.Instant) int {
	day := dayOf(t + edtf.DaySeconds - 1)
	return days.Search(day) - countBefore(o.at, day) + o.reach.Begun(t)
}

// over returns how many of them have ended by t.
func (o *stretches) over(days *density.Places, t edtf.Instant) int {
	day := dayOf(t)
	return days.Search(day) - countBefore(o.at, day) + o.reach.Over(t)
}

// count counts the events of a lane that reach into a window, with those that have no
// place on the axis.
func (l *laneState) count(w timescale.Span) int {
	return l.odd.begun(&l.tree.Places, w.To) - l.odd.over(&l.tree.Places, w.From) + l.lost
}

// shortRoom is the width of "25" and of the space before it, in pixels.
const shortRoom = 36
