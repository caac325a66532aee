package timeline

import (
	"slices"

	"parley/app/density"
	"parley/app/timescale"
	"parley/data/edtf"
)

// halfDay is the extent of a plain day on each side of its position.
const halfDay = edtf.DaySeconds / 2

// stretches counts, for a list of positions, the intervals that are not the day around
// their position. Most dates are exact to the day, so it is short where the list is long.
// Fill it with add in any order, then call build.
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

// begun returns how many intervals of the events at days, these included, begin before t.
func (o *stretches) begun(days *density.Places, t edtf.Instant) int {
	n, _ := slices.BinarySearch(o.at, t+halfDay)
	return days.Search(t+halfDay) - n + o.reach.Begun(t)
}

// over returns how many of them have ended by t.
func (o *stretches) over(days *density.Places, t edtf.Instant) int {
	n, _ := slices.BinarySearch(o.at, t-halfDay+1)
	return days.Search(t-halfDay+1) - n + o.reach.Over(t)
}

// parts counts the events that reach into a window and in which the lane has a part: its
// own, and those led by another lane that its base line shows.
func (l *laneState) parts(w timescale.Span) int {
	if l.guests == nil {
		return l.reach.Count(w) + l.lost
	}
	return l.odd.begun(&l.guest, w.To) - l.odd.over(&l.guest, w.From) + l.away
}

// counted formats the number of events of a lane: "6 events", or "in 6 events" if an event
// is drawn in one of several lanes that have a part in it.
func (c *Chart) counted(l *laneState, n int) string {
	if l.guests == nil {
		return c.say.events(n)
	}
	return c.say.count("timeline.in", n)
}

// shortRoom is the width of "in 25" and of the space before it, in pixels.
const shortRoom = 36

// short is counted with the number alone.
func (c *Chart) short(l *laneState, n int) string {
	if l.guests == nil {
		return c.say.number(n)
	}
	return c.say.count("timeline.in-short", n)
}
