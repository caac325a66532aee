package timeline

import (
	"slices"

	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
)

// laneKind is the kind of a lane.
type laneKind uint8

const (
	wholeLane  laneKind = iota // everything
	boxLane                    // a delegation: key is a network box key
	actorLane                  // an actor
	typeLane                   // an event type
	pairLane                   // two actors
	othersLane                 // events of participants without a lane of their own
	restLane                   // events without a lane
)

// laneSpec is a lane before any filter: what it represents and its events.
type laneSpec struct {
	kind        laneKind
	key         string // permanent key, for collapsing; the region code of a box
	actor, with dataset.ActorRef
	typ         dataset.TypeRef
	own         []dataset.EventRef // in the lane as known on any day, in dataset order

	// Of own, those not in the lane as known on the day shown, because others took part:
	// in dataset order. They are few.
	out []dataset.EventRef
}

// Limits on the number of lanes; the remaining events share the last one. A delegation
// needs boxPerMille thousandths of the events for a lane of its own.
const (
	mostActors  = 16
	boxPerMille = 40
)

// division divides the record into lanes by a mode. The set of lanes depends on the whole
// record; the lanes of an event depend on its participants as known on the day shown.
type division struct {
	d     *dataset.Dataset
	casts dataset.Casts
	mode  sorter // nil if lanes do not depend on the participants
	lanes []laneSpec
	seat  []int32 // per candidate: its lane
	rest  int32   // lane of events without a lane of their own, or dataset.None
	all   bool    // participants without a lane of their own put an event into the rest
	home  []int32 // per event: the lane that names it on the day shown; nil if each has one lane
	cast  int     // identifies the participants of the lanes, see dataset.Casts.Cast
	buf   []int32
}

// sorter assigns an event to a mode's candidates for a lane by its participants. The first
// is its home: the lane that names it; the others show it as a small mark. Indexes beyond
// the candidates mean none.
type sorter interface {
	candidates() []laneSpec
	sort(who []dataset.Part, own []int32) []int32
	// choose lists the candidates that get a lane, given the number of events of each,
	// and returns the key of the lane of the others. left reports that some event has none.
	choose(lanes []laneSpec, counts []int, left bool) (chosen []int32, key string)
}

// divide returns the lanes of a mode. Periods are drawn above the lanes and belong to none.
func divide(d *dataset.Dataset, mode view.Lanes) *division {
	v := &division{d: d, casts: dataset.NewCasts(d), rest: dataset.None, cast: -1}
	switch mode {
	case view.NoLanes:
		v.lanes = []laneSpec{{kind: wholeLane, key: "all", own: events(d)}}
		return v
	case view.ByType:
		v.lanes = byType(d)
		return v
	case view.ByActor:
		v.mode = byActor{d}
	case view.ByPair:
		v.mode = newPairs(d)
	default:
		v.mode, v.all = newDelegations(d), true
	}
	v.take()
	return v
}

// events lists all events except periods.
func events(d *dataset.Dataset) []dataset.EventRef {
	var out []dataset.EventRef
	for i := range d.Events {
		if d.Events[i].Type != codebook.Period {
			out = append(out, dataset.EventRef(i))
		}
	}
	return out
}

// take chooses the lanes of the mode and adds all events, each wherever it belongs as
// known on any day.
func (v *division) take() {
	all := v.mode.candidates()
	counts, left := v.count(len(all))
	ever := map[dataset.EventRef][][]dataset.Part{}
	v.casts.Recast(func(e dataset.EventRef, whos [][]dataset.Part) bool { ever[e] = whos; return true })
	v.seat, v.home = slices.Repeat([]int32{dataset.None}, len(all)), make([]int32, len(v.d.Events))
	chosen, key := v.mode.choose(all, counts, left)
	for _, k := range chosen {
		v.seat[k] = int32(len(v.lanes))
		v.lanes = append(v.lanes, all[k])
	}
	v.rest = int32(len(v.lanes))
	v.lanes = append(v.lanes, laneSpec{kind: restLane, key: key})
	if v.all {
		v.lanes[v.rest].kind = othersLane
	}
	for _, e := range events(v.d) {
		if whos := ever[e]; whos != nil {
			for _, who := range whos {
				v.enter(e, who)
			}
			continue
		}
		v.enter(e, v.d.Events[e].Who)
	}
	switch last := &v.lanes[v.rest]; {
	case len(v.lanes) == 1:
		last.kind, v.home = wholeLane, nil
	case len(last.own) == 0:
		v.lanes = v.lanes[:v.rest]
	}
}

// count counts the events of each candidate as of now; for delegations, those in which it
// acts. left reports that some event belongs to none.
func (v *division) count(n int) (counts []int, left bool) {
	counts = make([]int, n)
	for _, e := range events(v.d) {
		own := v.mode.sort(v.d.Events[e].Who, v.buf[:0])
		if v.all {
			own = own[:1]
		}
		none := true
		for _, k := range own {
			if int(k) < n {
				counts[k]++
				none = false
			}
		}
		left = left || none
	}
	return counts, left
}

// enter adds an event to the lanes of its participants.
func (v *division) enter(e dataset.EventRef, who []dataset.Part) {
	own := v.sort(who)
	v.home[e] = own[0]
	for _, l := range own {
		v.lanes[l].own = joined(v.lanes[l].own, e)
	}
}

// joined appends e to a sorted list of events up to e, unless it is already there.
func joined(list []dataset.EventRef, e dataset.EventRef) []dataset.EventRef {
	if n := len(list); n > 0 && list[n-1] == e {
		return list
	}
	return append(list, e)
}

// sort returns the lanes of an event with the given participants, its home first. An event
// without a lane goes to the rest.
func (v *division) sort(who []dataset.Part) []int32 {
	own := v.mode.sort(who, v.buf[:0])
	v.buf = own
	n := 0
	for _, k := range own {
		seat := v.rest
		if int(k) < len(v.seat) && v.seat[k] >= 0 {
			seat = v.seat[k]
		} else if !v.all {
			continue
		}
		if !slices.Contains(own[:n], seat) {
			own[n] = seat
			n++
		}
	}
	if own = own[:n]; n == 0 {
		own = append(own, v.rest)
	}
	return own
}

// asOf updates which events are in which lanes as known on a day.
func (v *division) asOf(day dataset.Day, lanes []laneState) {
	cast := v.casts.Cast(day)
	if v.mode == nil || cast == v.cast {
		return
	}
	v.cast = cast
	for i := range lanes {
		lanes[i].out = lanes[i].out[:0]
	}
	v.casts.Recast(func(e dataset.EventRef, whos [][]dataset.Part) bool {
		if v.d.Events[e].Type == codebook.Period {
			return true
		}
		own := slices.Clone(v.sort(v.casts.Who(e, day)))
		if v.home != nil {
			v.home[e] = own[0]
		}
		for _, who := range whos {
			for _, l := range v.sort(who) {
				if !slices.Contains(own, l) {
					lanes[l].out = joined(lanes[l].out, e)
				}
			}
		}
		return true
	})
}

// names reports whether a lane is the one that names an event.
func (v *division) names(lane int, e dataset.EventRef) bool {
	return v.home == nil || v.home[e] == int32(lane)
}

// left reports whether an event of a lane is not in it on the day shown.
func left(out []dataset.EventRef, e dataset.EventRef) bool {
	_, found := slices.BinarySearch(out, e)
	return found
}
