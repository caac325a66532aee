package graphfile

import (
	"slices"

	"parley/app/network"
	"parley/data/dataset"
)

// Ties reports whether the whole network has a tie for an event: two or more took part, or
// one did and another was affected or mentioned.
func Ties(d *dataset.Dataset, e dataset.EventRef) bool {
	who := network.Participants(nil, d.Events[e].Who)
	if len(who) > 1 {
		return true
	}
	for _, p := range d.Events[e].Who {
		if len(who) == 1 && !slices.Contains(who, p.Actor) {
			return true
		}
	}
	return false
}
