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

// The directions. Earlier and Later step through every event of the filter in time order,
// whatever its lane and whether it has a mark or is counted in a bar. Up and Down go to
// the event nearest in time in the lane above or below. PageEarlier and PageLater step by
// the length of the window. First and Last are the ends of the record.
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

// Next returns the target one step from t, or t if there is no further one. From a target
// that is not an event it returns the selected event or the first event of the window, as
// entry does; the zero Target if no event passes the filter.
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
	return c.Target(next)
}

// Follow returns the target of the n-th link of an event, modulo their number, by time, and
// the label of the link as seen from the event. ok is false if no link leads to an event
// that passes the filter and has a lane.
func (c *Chart) Follow(m *view.Model, ref dataset.EventRef, n int) (to scene.Target, word string, ok bool) {
	c.Refresh(m)
	links := slices.DeleteFunc(Links(m, ref), func(l Link) bool {
		return !m.Result.Has(l.To) || c.Target(l.To).Other < 0
	})
	if len(links) == 0 || n < 0 {
		return scene.Target{}, "", false
	}
	l := links[n%len(links)]
	return c.Target(l.To), c.say.link(l), true
}

// Target returns the target of an event, in the lane that names it.
func (c *Chart) Target(ref dataset.EventRef) scene.Target {
	t := scene.Target{Kind: scene.EventTarget, Ref: int32(ref), Other: dataset.None}
	for i := range c.lanes {
		if c.lay.names(i, ref) && c.position(&c.lanes[i], ref) >= 0 {
			t.Other = int32(i)
			break
		}
	}
	return t
}

// sequence returns the events of the filter that have a place, in time order. The chart
// owns the slice, which is valid until the next result.
func (c *Chart) sequence(m *view.Model) []dataset.EventRef {
	if c.walkEpoch == c.epoch && c.walk != nil {
		return c.walk
	}
	refs, late := slices.Grow(c.walk[:0], m.Result.N), c.draw.late[:0]
	for _, ref := range c.order {
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

// indexIn returns the index of an event in a list ordered by time, or the index where it
// would be inserted.
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

// firstAt returns the index of the first event at or after an instant.
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

// entry returns the initial focus: the selected event if it lies in the window, otherwise
// the first event at or after its start, otherwise the last one.
func (c *Chart) entry(m *view.Model, list []dataset.EventRef) scene.Target {
	if m.Selected >= 0 && m.Result.Has(m.Selected) && m.D.Events[m.Selected].Type != codebook.Period &&
		c.real[m.Selected].at >= m.From && c.real[m.Selected].at < m.To {
		return c.Target(m.Selected)
	}
	k := min(c.firstAt(list, c.axis.warp.Drawn(m.From)), len(list)-1)
	return c.Target(list[k])
}

// page returns the index one window earlier or later, at least one step away.
func (c *Chart) page(m *view.Model, list []dataset.EventRef, k int, d Direction) int {
	at := c.shapes[list[min(k, len(list)-1)]].at
	long := c.axis.warp.Drawn(m.To) - c.axis.warp.Drawn(m.From)
	if d == PageEarlier {
		return min(c.firstAt(list, at-long), k-1)
	}
	return max(c.firstAt(list, at+long), k+1)
}

// across returns the event nearest in time in the next lane up or down that names any.
func (c *Chart) across(t scene.Target, d Direction) scene.Target {
	step, from := 1, int(t.Other)
	if d == Up {
		step = -1
	}
	at := c.shapes[t.Ref].at
	for i := from + step; i >= 0 && i < len(c.lanes); i += step {
		if k := c.nearest(&c.lanes[i], at); k >= 0 {
			return scene.Target{Kind: scene.EventTarget, Ref: int32(c.lanes[i].refs[k]), Other: int32(i)}
		}
	}
	return t
}

// nearest returns the index of the event nearest in time that a lane names, or -1.
func (c *Chart) nearest(l *laneState, t edtf.Instant) int {
	hi := l.tree.Search(t)
	lo := hi - 1
	for lo >= 0 || hi < len(l.refs) {
		k := hi
		if hi == len(l.refs) || lo >= 0 && t-l.tree.At(lo) < l.tree.At(hi)-t {
			k = lo
			lo--
		} else {
			hi++
		}
		if c.lay.names(l.no, l.refs[k]) {
			return k
		}
	}
	return -1
}
