package network

import (
	"cmp"
	"slices"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/sorts"
)

// Box is a delegation: a group of the record's own, or else a country, a body,
// or the small countries of a region together. Its rows are its actors.
type Box struct {
	// Key is the permanent key of the box: the id of its group or actor, or a region code.
	Key string
	// Colour is that of the group, NoColour if it has none.
	Colour codebook.Colour
	// Actor is the state or body of the box, or None for a group or region.
	Actor dataset.ActorRef
	// Rows lists its actors: people first, then groups and bodies, the state last;
	// within each by number of events.
	Rows []dataset.ActorRef
	// Events counts the events in which one of its actors takes part.
	Events int
	order  int32 // of the group, lowest first
}

// Boxes divides the actors of a dataset into delegations, once over all time, so
// that neither the window nor a filter ever moves an actor. Countries with a large
// share of the events get a box of their own; the others share the box of their
// region. Boxes are sorted by number of events, then key; Others and Press come last.
type Boxes struct {
	List []Box
	Of   []int32 // per actor: its box
	Own  bool    // they are the record's own groups, in its order
}

// Keys of boxes without a single actor, besides the regions of codebook. A
// catalogue has a message for each under "region.".
const (
	Bodies = "bodies"
	Press  = dataset.PressGroup
	Others = string(codebook.Elsewhere)
)

// soloShare is the percentage of all events that gives a country a box of its own,
// besides the two countries with the most events; soloMost is the greatest number of
// such countries. A region with fewer actors than smallest joins Others.
const (
	soloShare = 15
	soloMost  = 4
	smallest  = 3
)

// NewBoxes divides the actors of d into its groups, or else into delegations.
func NewBoxes(d *dataset.Dataset) *Boxes {
	if sides := d.Sides(); sides != nil {
		return ownBoxes(d, sides)
	}
	home := make([]dataset.ActorRef, len(d.Actors))
	for i := range home {
		home[i] = d.Home(dataset.ActorRef(i))
	}
	events := boxEvents(d, home)
	solo := solos(d, home, events)
	size := map[string]int{}
	for a := range d.Actors {
		key, _ := boxKey(d, dataset.ActorRef(a), home[a], solo)
		size[key]++
	}
	b := &Boxes{Of: make([]int32, len(d.Actors))}
	at := map[string]int32{}
	for a := range d.Actors {
		key, owner := boxKey(d, dataset.ActorRef(a), home[a], solo)
		if owner == dataset.None && key != Press && size[key] < smallest {
			key = Others
		}
		i, ok := at[key]
		if !ok {
			i = int32(len(b.List))
			at[key] = i
			b.List = append(b.List, Box{Key: key, Actor: owner})
		}
		b.Of[a] = i
		b.List[i].Rows = append(b.List[i].Rows, dataset.ActorRef(a))
	}
	b.finish(d)
	return b
}

// Find returns the indexes of the boxes with the given keys, ascending; nil if a key
// is unknown or fewer than two boxes match.
func (b *Boxes) Find(keys []string) []int32 {
	var out []int32
	for _, k := range keys {
		i := slices.IndexFunc(b.List, func(x Box) bool { return x.Key == k })
		if i < 0 {
			return nil
		}
		if !slices.Contains(out, int32(i)) {
			out = append(out, int32(i))
		}
	}
	if len(out) < 2 {
		return nil
	}
	slices.Sort(out)
	return out
}

// Delegations reports whether the record has enough affiliations to draw it by
// delegation: at least two boxes besides Others and Press, with half of the actors.
func (b *Boxes) Delegations() bool {
	n, home := 0, 0
	if b.Own {
		home = len(b.Of)
	}
	for i := range b.List {
		if k := b.List[i].Key; k != Others && k != Press {
			n++
			home += len(b.List[i].Rows)
		}
	}
	return n >= 2 && 2*home >= len(b.Of)
}

// boxEvents counts, per home, the events in which one of its actors takes part.
func boxEvents(d *dataset.Dataset, home []dataset.ActorRef) []int {
	counts := make([]int, len(d.Actors))
	var seen []dataset.ActorRef
	for i := range d.Events {
		seen = seen[:0]
		for _, p := range d.Events[i].Who {
			if h := home[p.Actor]; p.Role.Takes() && !slices.Contains(seen, h) {
				seen = append(seen, h)
				counts[h]++
			}
		}
	}
	return counts
}

// solos returns the states with a box of their own: the two with the most events and
// up to soloMost with a large share.
func solos(d *dataset.Dataset, home []dataset.ActorRef, events []int) map[dataset.ActorRef]bool {
	var states []dataset.ActorRef
	for i := range d.Actors {
		if d.Actors[i].Kind == codebook.State && home[i] == dataset.ActorRef(i) && events[i] > 0 {
			states = append(states, dataset.ActorRef(i))
		}
	}
	sorts.Stable(states, func(a, b dataset.ActorRef) int {
		return cmp.Or(events[b]-events[a], cmp.Compare(d.Actors[a].ID, d.Actors[b].ID))
	})
	solo := map[dataset.ActorRef]bool{}
	for i, s := range states {
		if i < 2 || i < soloMost && events[s]*100 >= soloShare*len(d.Events) {
			solo[s] = true
		}
	}
	return solo
}

// isPress reports whether an actor is a news organisation or works for one.
func isPress(a *dataset.Actor) bool {
	return a.Kind == codebook.Media || a.Kind == codebook.Platform || a.Sector == "JRN"
}

// boxKey returns the key of an actor's box and the state that the box is for, or None.
func boxKey(d *dataset.Dataset, ref, home dataset.ActorRef, solo map[dataset.ActorRef]bool) (string, dataset.ActorRef) {
	a := &d.Actors[ref]
	switch {
	case isPress(a):
		return Press, dataset.None
	case solo[home]:
		return string(d.Actors[home].ID), home
	case d.Actors[home].Kind == codebook.IGO:
		return Bodies, dataset.None
	case d.Actors[home].Country != "":
		return string(codebook.RegionOf(d.Actors[home].Country)), dataset.None
	}
	return Others, dataset.None
}

// finish sorts rows and boxes and counts events.
func (b *Boxes) finish(d *dataset.Dataset) {
	n := make([]int, len(d.Actors))
	for i := range d.Events {
		for k, p := range d.Events[i].Who {
			if !dataset.Involves(d.Events[i].Who[:k], p.Actor) {
				n[p.Actor]++
			}
		}
	}
	for i := range b.List {
		sorts.Stable(b.List[i].Rows, func(x, y dataset.ActorRef) int {
			return cmp.Or(rank(d, x)-rank(d, y), n[y]-n[x], cmp.Compare(d.Actors[x].ID, d.Actors[y].ID))
		})
	}
	b.count(d)
	order := make([]int32, len(b.List))
	for i := range order {
		order[i] = int32(i)
	}
	sorts.Stable(order, func(x, y int32) int {
		p, q := &b.List[x], &b.List[y]
		return cmp.Or(boxRank(p)-boxRank(q), cmp.Compare(p.order, q.order), q.Events-p.Events, cmp.Compare(p.Key, q.Key))
	})
	list, where := make([]Box, len(order)), make([]int32, len(order))
	for to, from := range order {
		list[to] = b.List[from]
		where[from] = int32(to)
	}
	b.List = list
	for a := range b.Of {
		b.Of[a] = where[b.Of[a]]
	}
}

func (b *Boxes) count(d *dataset.Dataset) {
	seen := make([]int, len(b.List))
	for i := range d.Events {
		for _, p := range d.Events[i].Who {
			if box := b.Of[p.Actor]; p.Role.Takes() && seen[box] != i+1 {
				seen[box] = i + 1
				b.List[box].Events++
			}
		}
	}
}

// rank sorts people first, then unnamed actors, then groups and bodies, the state last.
func rank(d *dataset.Dataset, a dataset.ActorRef) int {
	switch d.Actors[a].Kind {
	case codebook.Person:
		return 0
	case codebook.Unnamed:
		return 1
	case codebook.State:
		return 3
	}
	return 2
}

// boxRank sorts Others and Press last.
func boxRank(b *Box) int {
	switch b.Key {
	case Press:
		return 2
	case Others:
		return 1
	}
	return 0
}
