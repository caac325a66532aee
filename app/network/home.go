package network

import (
	"cmp"

	"parley/data/dataset"
	"parley/data/sorts"
)

// Home is a country or body with its actors, inside a box that holds several.
type Home struct {
	// Actor is the state or body itself.
	Actor dataset.ActorRef
	// Rows lists its actors in the order of their box.
	Rows []dataset.ActorRef
	// Events counts the events in which one of them takes part.
	Events int
}

// Homes divides the rows of every box by country or body, sorted by number of events,
// then id. The result depends on the record only. A box of one country has one home.
func (b *Boxes) Homes(d *dataset.Dataset) [][]Home {
	out := make([][]Home, len(b.List))
	at := make([]int32, len(d.Actors)) // per actor: 1 + its index in list if it is a home, else 0
	seen := make([]int, len(d.Actors))
	events := make([]int, len(d.Actors))
	home := make([]dataset.ActorRef, len(d.Actors))
	for a := range home {
		home[a] = d.Home(dataset.ActorRef(a))
	}
	for i := range d.Events {
		for _, p := range d.Events[i].Who {
			if h := home[p.Actor]; p.Role.Takes() && seen[h] != i+1 {
				seen[h] = i + 1
				events[h]++
			}
		}
	}
	for i := range b.List {
		list := out[i]
		clear(at)
		for _, a := range b.List[i].Rows {
			h := home[a]
			if b.List[i].Actor >= 0 {
				h = b.List[i].Actor
			}
			if at[h] == 0 {
				list = append(list, Home{Actor: h, Events: events[h]})
				at[h] = int32(len(list))
			}
			list[at[h]-1].Rows = append(list[at[h]-1].Rows, a)
		}
		sorts.Stable(list, func(x, y Home) int {
			return cmp.Or(y.Events-x.Events, cmp.Compare(d.Actors[x.Actor].ID, d.Actors[y.Actor].ID))
		})
		out[i] = list
	}
	return out
}
