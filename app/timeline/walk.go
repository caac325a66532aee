package timeline

import (
	"slices"

	"parley/app/scene"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Direction is a step of the keyboard focus.
type Direction uint8

// The directions. Earlier and Later go through every event of the filter in
// order of time, whatever its lane and whether it has a mark of its own or is
// counted in a "+3". Up and Down go to the nearest event in time in the lane
// above or below. PageEarlier and PageLater go on by the length of the window.
// First and Last are the ends of the record.
const (
	Earlier Direction = iota
	Later
	Up
	Down
	PageEarlier
	PageLater
	First
	Last
)

// Next is the target one step from another, or the same target when there is no
// further one. From a target that is no event it is the first event of the
// window, or of the record when the window is empty; NoTarget when no event
// passes the filter.
func (c *Chart) Next(m *view.Model, t scene.Target, d Direction) scene.Target {
	c.Refresh(m)
	at := c.sequence(m)
	if len(at) == 0 {
		return scene.Target{}
	}
	ref := dataset.EventRef(t.Ref)
	if t.Kind != scene.EventTarget && t.Kind != scene.MoreTarget || ref < 0 || !m.Result.Has(ref) {
		return c.entry(m, at)
	}
	if d == Up || d == Down {
		return c.across(t, d)
	}
	k := c.indexIn(at, ref)
	switch d {
	case Earlier:
		k--
	case Later:
		k++
	case First:
		k = 0
	case Last:
		k = len(at) - 1
	default:
		k = c.page(m, at, k, d)
	}
	next := at[min(max(k, 0), len(at)-1)]
	if next == ref {
		return t
	}
	return c.Target(next, int(t.Other))
}

// Follow is the event that an event is linked with, over the link numbered n,
// counted round, in order of time, and the word of the link as it reads from the
// event. It is false when no link leads to an event that passes the filter and
// has a lane.
func (c *Chart) Follow(m *view.Model, ref dataset.EventRef, n int) (to scene.Target, word string, ok bool) {
	c.Refresh(m)
	links := slices.DeleteFunc(Links(m, ref), func(l Link) bool {
		return !m.Result.Has(l.To) || c.Target(l.To, dataset.None).Other < 0
	})
	if len(links) == 0 || n < 0 {
		return scene.Target{}, "", false
	}
	l := links[n%len(links)]
	return c.Target(l.To, dataset.None), c.say.link(l), true
}

// Target is the target of an event, in the lane given if that holds it, else in
// the first that does.
func (c *Chart) Target(ref dataset.EventRef, laneNo int) scene.Target {
	t := scene.Target{Kind: scene.EventTarget, Ref: int32(ref), Other: dataset.None}
	if laneNo >= 0 && laneNo < len(c.lanes) && c.position(&c.lanes[laneNo], ref) >= 0 {
		t.Other = int32(laneNo)
		return t
	}
	for i := range c.lanes {
		if c.position(&c.lanes[i], ref) >= 0 {
			t.Other = int32(i)
			break
		}
	}
	return t
}

// sequence lists the events of the filter that have a place, in order of time.
// It is the chart's own and holds until the next result.
func (c *Chart) sequence(m *view.Model) []dataset.EventRef {
	if c.walkEpoch == c.epoch && c.walk != nil {
		return c.walk
	}
	refs, late := slices.Grow(c.walk[:0], m.Result.N), c.draw.late[:0]
	for _, ref := range c.inTime() {
		switch {
		case !c.pass[ref] || c.shapes[ref].form == period:
		case c.displaced() && c.moved(ref):
			late = append(late, ref)
		default:
			refs = append(refs, ref)
		}
	}
	c.walk, c.walkEpoch = c.withLate(refs, late), c.epoch
	return c.walk
}

// inTime lists all events by the place they have on the latest day. The order is
// made when it is first asked for.
func (c *Chart) inTime() []dataset.EventRef {
	if c.order == nil {
		all := make([]dataset.EventRef, len(c.latest))
		for i := range all {
			all[i] = dataset.EventRef(i)
		}
		c.order = sorted(all, func(e dataset.EventRef) edtf.Instant { return c.latest[e].at })
	}
	return c.order
}

// indexIn is the position of an event in a list ordered by time: its own, or
// that where it would stand.
func (c *Chart) indexIn(list []dataset.EventRef, ref dataset.EventRef) int {
	lo, hi := 0, len(list)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if c.compareAt(list[mid], ref) < 0 {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// firstAt is the position of the first event at or after an instant.
func (c *Chart) firstAt(list []dataset.EventRef, t edtf.Instant) int {
	lo, hi := 0, len(list)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if c.shapes[list[mid]].at < t {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// entry is where the focus begins: the selected event if it lies in the window,
// else the first there, else the last before it.
func (c *Chart) entry(m *view.Model, list []dataset.EventRef) scene.Target {
	if m.Selected >= 0 && m.Result.Has(m.Selected) && m.D.Events[m.Selected].Type != codebook.Period &&
		c.shapes[m.Selected].at >= m.From && c.shapes[m.Selected].at < m.To {
		return c.Target(m.Selected, dataset.None)
	}
	k := min(c.firstAt(list, m.From), len(list)-1)
	return c.Target(list[k], dataset.None)
}

// page is the position one window earlier or later, at least one step away.
func (c *Chart) page(m *view.Model, list []dataset.EventRef, k int, d Direction) int {
	at := c.shapes[list[min(k, len(list)-1)]].at
	if d == PageEarlier {
		return min(c.firstAt(list, at-(m.To-m.From)), k-1)
	}
	return max(c.firstAt(list, at+(m.To-m.From)), k+1)
}

// across is the event nearest in time in the next lane up or down that has any
// and is open.
func (c *Chart) across(t scene.Target, d Direction) scene.Target {
	step, from := 1, int(t.Other)
	if d == Up {
		step = -1
	}
	at := c.shapes[t.Ref].at
	for i := from + step; i >= 0 && i < len(c.lanes); i += step {
		l := &c.lanes[i]
		if len(l.refs) == 0 {
			continue
		}
		k := l.tree.Search(at)
		if k == len(l.refs) || k > 0 && at-l.items.At[k-1] < l.items.At[k]-at {
			k--
		}
		return scene.Target{Kind: scene.EventTarget, Ref: int32(l.refs[k]), Other: int32(i)}
	}
	return t
}
