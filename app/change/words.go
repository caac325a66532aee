package change

import (
	"parley/app/words"
	"parley/data/dataset"
)

// namesIn finds the names of a dataset's records.
func namesIn(d *dataset.Dataset) words.Names {
	return words.Names{
		Place: func(id string) string { return placeName(d, d.PlaceByID(dataset.PlaceID(id))) },
		Actor: func(id string) string {
			if a := d.ActorByID(dataset.ActorID(id)); a >= 0 {
				return d.Actors[a].Label()
			}
			return ""
		},
	}
}
