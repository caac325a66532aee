package timeline

import (
	"cmp"
	"slices"

	"parley/app/network"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/sorts"
)

// laneKind says what a lane stands for.
type laneKind uint8

const (
	wholeLane  laneKind = iota // everything
	boxLane                    // a delegation: key is a network box key
	actorLane                  // an actor
	typeLane                   // an event type
	pairLane                   // two actors
	othersLane                 // what has no lane of its own
)

// laneSpec is a lane before any filter: what it stands for and its events.
type laneSpec struct {
	kind        laneKind
	key         string // permanent name: for collapsing, and the region code of a box
	actor, with dataset.ActorRef
	typ         codebook.Type
	own         []dataset.EventRef // drawn in the lane, in the order of the dataset
	guests      []dataset.EventRef // all its base line ticks; nil when they are the same
}

// Limits on the number of lanes; what is left over shares the last one. A
// delegation or an actor needs some share of the events for a lane of its own.
const (
	mostLanes   = 24
	mostActors  = 16
	boxPerMille = 40
)

// divide makes the lanes of a mode. Periods are drawn over the lanes and belong
// to none.
func divide(d *dataset.Dataset, mode view.Lanes) []laneSpec {
	switch mode {
	case view.NoLanes:
		return []laneSpec{{kind: wholeLane, key: "all", own: eventsWhere(d, func(*dataset.Event) bool { return true })}}
	case view.ByType:
		return byType(d)
	case view.ByActor:
		return byActor(d)
	case view.ByPair:
		return byPair(d)
	}
	return byDelegation(d)
}

func eventsWhere(d *dataset.Dataset, keep func(*dataset.Event) bool) []dataset.EventRef {
	var out []dataset.EventRef
	for i := range d.Events {
		if e := &d.Events[i]; e.Type != codebook.Period && keep(e) {
			out = append(out, dataset.EventRef(i))
		}
	}
	return out
}

func byType(d *dataset.Dataset) []laneSpec {
	lanes := make([]laneSpec, codebook.TypeCount)
	for i := range d.Events {
		if t := d.Events[i].Type; t != codebook.Period {
			lanes[t].own = append(lanes[t].own, dataset.EventRef(i))
		}
	}
	for t := range lanes {
		lanes[t].kind, lanes[t].key, lanes[t].typ = typeLane, codebook.Type(t).Code(), codebook.Type(t)
	}
	return busiest(lanes, mostLanes)
}

// byDelegation puts an event into the lane of the delegation that acts: the home
// of the first who takes part. Everyone else's lane shows it on its base line.
func byDelegation(d *dataset.Dataset) []laneSpec {
	boxes := network.NewBoxes(d)
	lanes := make([]laneSpec, len(boxes.List)+1)
	rest := len(boxes.List)
	lanes[rest] = laneSpec{kind: othersLane, key: "none"}
	for b := range boxes.List {
		lanes[b] = laneSpec{kind: boxLane, key: boxes.List[b].Key, actor: boxes.List[b].Actor}
	}
	for i := range d.Events {
		e := &d.Events[i]
		if e.Type == codebook.Period {
			continue
		}
		home := rest
		if lead := leader(e); lead >= 0 {
			home = int(boxes.Of[lead])
		}
		lanes[home].own = append(lanes[home].own, dataset.EventRef(i))
		lanes[home].guest(dataset.EventRef(i))
		for _, p := range e.Who {
			if p.Role.Takes() {
				lanes[boxes.Of[p.Actor]].guest(dataset.EventRef(i))
			}
		}
	}
	return small(lanes, len(d.Events)*boxPerMille/1000)
}

func (l *laneSpec) guest(e dataset.EventRef) {
	if n := len(l.guests); n == 0 || l.guests[n-1] != e {
		l.guests = append(l.guests, e)
	}
}

// leader is the first actor who acts in an event, else the first who is meant,
// or None.
func leader(e *dataset.Event) dataset.ActorRef {
	for _, p := range e.Who {
		if p.Role.Takes() {
			return p.Actor
		}
	}
	if len(e.Who) > 0 {
		return e.Who[0].Actor
	}
	return dataset.None
}

// small joins the delegations with few events into one lane at the end.
func small(lanes []laneSpec, least int) []laneSpec {
	others := laneSpec{kind: othersLane, key: network.Others}
	var out []laneSpec
	for _, l := range lanes {
		own := l.key == network.Others || l.key == "none" || l.key == network.Press
		if !own && len(l.own) > 0 && len(l.own) >= least {
			out = append(out, l)
			continue
		}
		others.own = merged(others.own, l.own)
		others.guests = merged(others.guests, l.guests)
	}
	sorts.Stable(out, func(a, b laneSpec) int { return cmp.Compare(soloFirst(b), soloFirst(a)) })
	if len(others.own) > 0 || len(out) == 0 {
		out = append(out, others)
	}
	return out
}

// soloFirst puts single states before regions, keeping the order of each.
func soloFirst(l laneSpec) int {
	if l.actor >= 0 && l.kind == boxLane {
		return 1
	}
	return 0
}

// merged joins two ordered lists of events without repeats.
func merged(a, b []dataset.EventRef) []dataset.EventRef {
	if len(a) == 0 {
		return b
	}
	out := append(slices.Clone(a), b...)
	slices.Sort(out)
	return slices.Compact(out)
}

// byActor puts an event into the lane of everyone who takes part in it.
func byActor(d *dataset.Dataset) []laneSpec {
	lanes := make([]laneSpec, len(d.Actors))
	for a := range lanes {
		lanes[a] = laneSpec{kind: actorLane, key: string(d.Actors[a].ID), actor: dataset.ActorRef(a)}
	}
	rest := laneSpec{kind: othersLane, key: "none"}
	for i := range d.Events {
		e := &d.Events[i]
		if e.Type == codebook.Period {
			continue
		}
		if leader(e) < 0 {
			rest.own = append(rest.own, dataset.EventRef(i))
		}
		for k, p := range e.Who {
			if takesFirst(e.Who, k) || leader(e) == p.Actor && !takesAny(e.Who) && k == 0 {
				lanes[p.Actor].own = append(lanes[p.Actor].own, dataset.EventRef(i))
			}
		}
	}
	return busiest(append(lanes, rest), mostActors)
}

// takesFirst reports whether part k takes part and is the first of its actor
// that does.
func takesFirst(who []dataset.Part, k int) bool {
	if !who[k].Role.Takes() {
		return false
	}
	for _, p := range who[:k] {
		if p.Actor == who[k].Actor && p.Role.Takes() {
			return false
		}
	}
	return true
}

func takesAny(who []dataset.Part) bool {
	return slices.ContainsFunc(who, func(p dataset.Part) bool { return p.Role.Takes() })
}

// byPair puts an event into the lane of each pair of actors who take part in it
// together; the pairs that have most events get a lane.
func byPair(d *dataset.Dataset) []laneSpec {
	type pair struct{ a, b dataset.ActorRef }
	at := map[pair]int{}
	var lanes []laneSpec
	rest := laneSpec{kind: othersLane, key: "none"}
	var who []dataset.ActorRef
	for i := range d.Events {
		e := &d.Events[i]
		if e.Type == codebook.Period {
			continue
		}
		who = who[:0]
		for k := range e.Who {
			if takesFirst(e.Who, k) && len(who) < mostParties {
				who = append(who, e.Who[k].Actor)
			}
		}
		if len(who) < 2 {
			rest.own = append(rest.own, dataset.EventRef(i))
		}
		slices.Sort(who)
		for j, a := range who {
			for _, b := range who[j+1:] {
				n, ok := at[pair{a, b}]
				if !ok {
					n = len(lanes)
					at[pair{a, b}] = n
					key := string(d.Actors[a].ID) + "+" + string(d.Actors[b].ID)
					lanes = append(lanes, laneSpec{kind: pairLane, key: key, actor: a, with: b})
				}
				lanes[n].own = append(lanes[n].own, dataset.EventRef(i))
			}
		}
	}
	return busiest(append(lanes, rest), mostActors)
}

// mostParties bounds the pairs that one large conference makes.
const mostParties = 12

// busiest keeps the lanes with most events, in that order and then by key; the
// events that are then in no lane share the last one.
func busiest(lanes []laneSpec, most int) []laneSpec {
	lanes = slices.DeleteFunc(lanes, func(l laneSpec) bool { return len(l.own) == 0 })
	sorts.Stable(lanes, func(a, b laneSpec) int {
		return cmp.Or(cmp.Compare(lastRank(a), lastRank(b)), len(b.own)-len(a.own), cmp.Compare(a.key, b.key))
	})
	if len(lanes) <= most {
		return lanes
	}
	shown := map[dataset.EventRef]bool{}
	for _, l := range lanes[:most-1] {
		for _, e := range l.own {
			shown[e] = true
		}
	}
	others := laneSpec{kind: othersLane, key: network.Others}
	for _, l := range lanes[most-1:] {
		for _, e := range l.own {
			if !shown[e] {
				shown[e] = true
				others.own = append(others.own, e)
			}
		}
	}
	slices.Sort(others.own)
	if len(others.own) == 0 {
		return lanes[:most-1]
	}
	return append(lanes[:most-1:most-1], others)
}

// lastRank puts what belongs to nobody last.
func lastRank(l laneSpec) int {
	if l.kind == othersLane {
		return 1
	}
	return 0
}
