package timeline

import (
	"slices"

	"parley/app/density"
	"parley/app/timescale"
	"parley/data/edtf"
)

// halfDay is how far a plain day reaches on both sides of its place.
const halfDay = edtf.DaySeconds / 2

// stretches counts what in a list of places lasts other than the day around it. Most
// of a record is dated to the day, so it is short where the list is long. It is filled
// with add, in any order, and finished with build.
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

// begun is how many of those at the given places, these among them, begin before t.
func (o *stretches) begun(days *density.Places, t edtf.Instant) int {
	n, _ := slices.BinarySearch(o.at, t+halfDay)
	return days.Search(t+halfDay) - n + o.reach.Begun(t)
}

// over is how many of them have ended by t.
func (o *stretches) over(days *density.Places, t edtf.Instant) int {
	n, _ := slices.BinarySearch(o.at, t-halfDay+1)
	return days.Search(t-halfDay+1) - n + o.reach.Over(t)
}

// parts counts the events that reach into a window and in which the lane has a part:
// its own, and those that lie in the lane of who leads them and that its base line shows.
func (l *laneState) parts(w timescale.Span) int {
	if l.guests == nil {
		return l.reach.Count(w) + l.lost
	}
	return l.odd.begun(&l.guest, w.To) - l.odd.over(&l.guest, w.From) + l.away
}

// counted words how many events a lane says it has: "6 events", or "in 6 events" where
// an event is of every lane that has a part in it and lies in one of them.
func (c *Chart) counted(l *laneState, n int) string {
	if l.guests == nil {
		return c.say.events(n)
	}
	return c.say.count("timeline.in", n)
}

// shortRoom is the room of "in 25" and of the space before it, in pixels.
const shortRoom = 36

// short is counted with the number alone.
func (c *Chart) short(l *laneState, n int) string {
	if l.guests == nil {
		return c.say.number(n)
	}
	return c.say.count("timeline.in-short", n)
}
