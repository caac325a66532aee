package timeline

import (
	"cmp"
	"slices"

	"parley/app/network"
	"parley/data/dataset"
	"parley/data/sorts"
)

func byType(d *dataset.Dataset) []laneSpec {
	lanes := make([]laneSpec, d.TypeCount())
	for _, e := range events(d) {
		t := d.Type(&d.Events[e])
		lanes[t].own = append(lanes[t].own, e)
	}
	for t := range lanes {
		ref := dataset.TypeRef(t)
		lanes[t].kind, lanes[t].key, lanes[t].typ = typeLane, d.TypeCode(ref), ref
	}
	lanes = slices.DeleteFunc(lanes, func(l laneSpec) bool { return len(l.own) == 0 })
	sorts.Stable(lanes, func(a, b laneSpec) int {
		return cmp.Or(len(b.own)-len(a.own), cmp.Compare(a.key, b.key))
	})
	return lanes
}

// delegations assigns an event to the lane of every delegation that takes part, first that
// of the delegation that acts: the one of its first participant.
type delegations struct {
	boxes *network.Boxes
	least int // events that a delegation needs for a lane of its own
}

func newDelegations(d *dataset.Dataset) delegations {
	s := delegations{network.NewBoxes(d), len(d.Events) * boxPerMille / 1000}
	if s.boxes.Own { // each has a lane
		s.least = 0
	}
	return s
}

func (s delegations) candidates() []laneSpec {
	lanes := make([]laneSpec, len(s.boxes.List))
	for b := range lanes {
		lanes[b] = laneSpec{kind: boxLane, key: s.boxes.List[b].Key, actor: s.boxes.List[b].Actor}
	}
	return lanes
}

func (s delegations) sort(who []dataset.Part, own []int32) []int32 {
	lead := leader(who)
	if lead < 0 {
		return append(own, int32(len(s.boxes.List)))
	}
	own = append(own, s.boxes.Of[lead])
	for _, p := range who {
		if box := s.boxes.Of[p.Actor]; p.Role.Takes() && !slices.Contains(own, box) {
			own = append(own, box)
		}
	}
	return own
}

// choose gives a lane to the delegations with enough events, single states before
// regions.
func (s delegations) choose(lanes []laneSpec, counts []int, _ bool) (chosen []int32, key string) {
	for b, l := range lanes {
		if l.key != network.Others && l.key != network.Press && counts[b] > 0 && counts[b] >= s.least {
			chosen = append(chosen, int32(b))
		}
	}
	sorts.Stable(chosen, func(a, b int32) int { return cmp.Compare(soloFirst(lanes[b]), soloFirst(lanes[a])) })
	return chosen, network.Others
}

// leader returns the first actor who takes part in an event, otherwise the first one
// named, or None.
func leader(who []dataset.Part) dataset.ActorRef {
	for _, p := range who {
		if p.Role.Takes() {
			return p.Actor
		}
	}
	if len(who) > 0 {
		return who[0].Actor
	}
	return dataset.None
}

// soloFirst sorts single states before regions.
func soloFirst(l laneSpec) int {
	if l.actor >= 0 {
		return 1
	}
	return 0
}

// byActor assigns an event to the lane of every participant, or of the first actor named
// if it has none.
type byActor struct{ d *dataset.Dataset }

func (s byActor) candidates() []laneSpec {
	lanes := make([]laneSpec, len(s.d.Actors))
	for a := range lanes {
		lanes[a] = laneSpec{kind: actorLane, key: string(s.d.Actors[a].ID), actor: dataset.ActorRef(a)}
	}
	return lanes
}

func (s byActor) sort(who []dataset.Part, own []int32) []int32 {
	for _, p := range who {
		if p.Role.Takes() && !slices.Contains(own, int32(p.Actor)) {
			own = append(own, int32(p.Actor))
		}
	}
	if lead := leader(who); len(own) == 0 && lead >= 0 {
		own = append(own, int32(lead))
	}
	return own
}

func (s byActor) choose(lanes []laneSpec, counts []int, left bool) ([]int32, string) {
	return busiest(lanes, counts, left)
}

// pairs assigns an event to the lane of each pair of its participants; the pairs with the
// most events get a lane.
type pairs struct {
	at    map[[2]dataset.ActorRef]int32
	lanes []laneSpec
}

// newPairs finds the pairs of a record as of now.
func newPairs(d *dataset.Dataset) *pairs {
	s := &pairs{at: map[[2]dataset.ActorRef]int32{}}
	for _, e := range events(d) {
		s.each(d.Events[e].Who, func(a, b dataset.ActorRef) {
			if _, ok := s.at[[2]dataset.ActorRef{a, b}]; !ok {
				s.at[[2]dataset.ActorRef{a, b}] = int32(len(s.lanes))
				key := string(d.Actors[a].ID) + "+" + string(d.Actors[b].ID)
				s.lanes = append(s.lanes, laneSpec{kind: pairLane, key: key, actor: a, with: b})
			}
		})
	}
	return s
}

// mostParties bounds the participants, and so the pairs, that one large conference adds.
const mostParties = 12

// each calls do for every pair of participants.
func (s *pairs) each(who []dataset.Part, do func(a, b dataset.ActorRef)) {
	var buf [mostParties]dataset.ActorRef
	list := buf[:0]
	for _, p := range who {
		if p.Role.Takes() && len(list) < mostParties && !slices.Contains(list, p.Actor) {
			list = append(list, p.Actor)
		}
	}
	slices.Sort(list)
	for j, a := range list {
		for _, b := range list[j+1:] {
			do(a, b)
		}
	}
}

func (s *pairs) candidates() []laneSpec { return s.lanes }

func (s *pairs) sort(who []dataset.Part, own []int32) []int32 {
	s.each(who, func(a, b dataset.ActorRef) {
		if k, ok := s.at[[2]dataset.ActorRef{a, b}]; ok {
			own = append(own, k)
		}
	})
	return own
}

func (s *pairs) choose(lanes []laneSpec, counts []int, left bool) ([]int32, string) {
	return busiest(lanes, counts, left)
}

// busiest chooses the candidates with the most events, sorted by number of events, then key.
func busiest(lanes []laneSpec, counts []int, left bool) (chosen []int32, key string) {
	for k := range lanes {
		if counts[k] > 0 {
			chosen = append(chosen, int32(k))
		}
	}
	sorts.Stable(chosen, func(a, b int32) int {
		return cmp.Or(counts[b]-counts[a], cmp.Compare(lanes[a].key, lanes[b].key))
	})
	most := mostActors
	if left {
		most--
	}
	if len(chosen) <= most {
		return chosen, "none"
	}
	return chosen[:mostActors-1], network.Others
}
