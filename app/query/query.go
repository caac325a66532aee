// Package query is the one filter and search behind every view: it answers
// which events of a dataset are shown, and as what, for a Filter.
package query

import (
	"parley/data/codebook"
	"parley/data/dataset"
)

// Filter says which events are wanted. The zero value wants all, as known on
// the latest day. The window of time is not part of it: charts clip, lists use
// Result.InWindow.
type Filter struct {
	Actors    []dataset.ActorRef // every one must take part or be meant (AllOf); empty: all
	Types     uint32             // bit per codebook.Type, 0: all
	Quads     uint8              // bit per codebook.Quad, 0: all
	Statuses  uint16             // bit per codebook.Status, 0: all
	Standings uint16             // bit per codebook.Standing, 0: all
	Places    []dataset.PlaceRef // any of them (or within them); empty: all
	Text      string             // words, all of which must be found; "quoted" for a phrase
	On        dataset.OptDay     // as known on; none: the latest day
}

// Has reports whether bit v of a mask is set, or the mask is empty.
func Has[M ~uint8 | ~uint16 | ~uint32, V codebook.Type | codebook.Quad | codebook.Status | codebook.Standing](mask M, v V) bool {
	return mask == 0 || mask>>M(v)&1 == 1
}
