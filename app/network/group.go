package network

import (
	"slices"

	"parley/data/dataset"
)

// ownBoxes divides the actors of d into its groups, given the group of each
// actor. Whom no group has is in Others or Press, which a group may name.
func ownBoxes(d *dataset.Dataset, sides []int32) *Boxes {
	b := &Boxes{Of: make([]int32, len(d.Actors)), Own: true}
	groups := d.Scheme.Groups
	at := map[string]int32{}
	for a, side := range sides {
		key := Others
		switch {
		case side >= 0:
			key = groups[side].ID
		case isPress(&d.Actors[a]):
			key = Press
		}
		i, ok := at[key]
		if !ok {
			i = int32(len(b.List))
			at[key] = i
			box := Box{Key: key, Actor: dataset.None}
			if g := slices.IndexFunc(groups, func(g dataset.Group) bool { return g.ID == key }); g >= 0 {
				box.Colour, box.order = groups[g].Colour, groups[g].Order
			}
			b.List = append(b.List, box)
		}
		b.Of[a] = i
		b.List[i].Rows = append(b.List[i].Rows, dataset.ActorRef(a))
	}
	b.finish(d)
	return b
}
