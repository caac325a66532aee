package facts

import (
	"slices"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Slice is a period to compare, and the actor whose events it holds.
type Slice struct {
	From, To edtf.Instant
	Actor    dataset.ActorRef // that takes part, or None for all events
}

// Period is a slice with its events.
type Period struct {
	Slice
	Events []dataset.EventRef // events that had happened and surely lie in it
	Days   []int              // per event: whole days since From
	Quads  [codebook.QuadCount]int
}

// Beside returns the periods of two slices. Events whose date is not sure to lie in a slice
// are not in it.
func (r *Reader) Beside(a, b Slice, on dataset.Day) [2]Period {
	return [2]Period{r.period(a, on), r.period(b, on)}
}

// Both lists the events that two periods share, in order.
func Both(a, b *Period) []dataset.EventRef {
	var out []dataset.EventRef
	for _, e := range a.Events {
		if slices.Contains(b.Events, e) {
			out = append(out, e)
		}
	}
	return out
}

func (r *Reader) period(s Slice, on dataset.Day) Period {
	p := Period{Slice: s, Events: r.within(s.From, s.To, on)}
	if s.Actor >= 0 {
		p.Events = slices.DeleteFunc(p.Events, func(e dataset.EventRef) bool {
			return !r.takes(e, s.Actor, on)
		})
	}
	p.Days = make([]int, len(p.Events))
	for i, e := range p.Events {
		when, _ := r.held(e, on)
		p.Days[i] = int((when.Earliest - s.From) / edtf.DaySeconds)
		p.Quads[r.d.Quad(&r.d.Events[e])]++
	}
	return p
}
