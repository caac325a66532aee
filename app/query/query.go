// Package query is the filter and search behind every view: for a Filter it returns the
// events to show, with their state on its knowledge day.
package query

import (
	"parley/data/codebook"
	"parley/data/dataset"
)

// Filter selects events. The zero value selects all, as known on the latest day. It does
// not include the window: charts clip, lists use Result.InWindow.
type Filter struct {
	Actors    []dataset.ActorRef // each must have a part of any role; empty: all
	Types     uint64             // bit per dataset.TypeRef, 0: all
	Quads     uint8              // bit per codebook.Quad, 0: all
	Statuses  uint16             // bit per codebook.Status, 0: all
	Standings uint16             // bit per codebook.Standing, 0: all
	Places    []dataset.PlaceRef // any of them, or a place within; empty: all
	Text      string             // words that must all be found; quoted for a phrase
	On        dataset.OptDay     // knowledge day; none: the latest day
}

// Has reports whether bit v of mask is set, or mask is 0.
func Has[M ~uint8 | ~uint16 | ~uint32 | ~uint64, V dataset.TypeRef | codebook.Quad | codebook.Status | codebook.Standing](mask M, v V) bool {
	return mask == 0 || mask>>M(v)&1 == 1
}
