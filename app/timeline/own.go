package timeline

import (
	"parley/app/view"
	"parley/data/dataset"
)

// A division is a picture if this many percent of the events stand in few lanes of their
// own.
const (
	fewLanes = 8
	covered  = 60
)

// Own returns the lane mode in which a record is a picture: delegations if two or more have
// lanes of their own, else its busiest actors, else its types, else one lane.
func Own(d *dataset.Dataset) view.Lanes {
	sides := newDelegations(d)
	for _, try := range []struct {
		mode view.Lanes
		by   sorter
		all  bool
	}{{view.ByDelegation, sides, true}, {view.ByActor, byActor{d}, false}} {
		if try.all && !sides.boxes.Delegations() {
			continue
		}
		v := &division{d: d, mode: try.by, all: try.all}
		lanes := try.by.candidates()
		counts, left := v.count(len(lanes))
		chosen, _ := try.by.choose(lanes, counts, left)
		if v.covers(chosen[:min(len(chosen), fewLanes)]) {
			return try.mode
		}
	}
	if n := len(byType(d)); n > 1 && n <= fewLanes {
		return view.ByType
	}
	return view.NoLanes
}

// covers reports whether most events have one of the given candidates for their lane, and
// whether there are two of these or more.
func (v *division) covers(chosen []int32) bool {
	in, all := 0, events(v.d)
	taken := make(map[int32]bool, len(chosen))
	for _, k := range chosen {
		taken[k] = true
	}
	for _, e := range all {
		for _, k := range v.mode.sort(v.d.Events[e].Who, v.buf[:0]) {
			if taken[k] {
				in++
				break
			}
		}
	}
	return len(chosen) > 1 && in*100 >= len(all)*covered
}
