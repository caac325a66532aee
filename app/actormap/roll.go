package actormap

import (
	"strconv"

	"parley/app/network"
	"parley/data/dataset"
)

// roll is the order of the actors, independent of the window: the boxes, in a long
// record divided by country, and the number of events per actor over all time.
type roll struct {
	boxes *network.Boxes
	homes [][]network.Home // per box
	of    []int32          // per actor: index of its country in its box
	takes []int            // per actor: events over all time
}

func newRoll(d *dataset.Dataset, boxes *network.Boxes, k *casts) *roll {
	r := &roll{boxes: boxes, homes: boxes.Homes(d), of: make([]int32, len(d.Actors)), takes: make([]int, len(d.Actors))}
	for _, a := range k.who {
		r.takes[a]++
	}
	for _, homes := range r.homes {
		for h := range homes {
			for _, a := range homes[h].Rows {
				r.of[a] = int32(h)
			}
		}
	}
	return r
}

// long reports whether the record has more actors than can all be shown.
func (r *roll) long() bool { return len(r.takes) > showAll }

// items lists the candidates for the lines of a box: its actors; in a long record the
// countries of a box that holds several, or the actor itself if it is the only one.
func (r *roll) items(box int) []item {
	var out []item
	if homes := r.homes[box]; r.long() && len(homes) > 1 {
		for h := range homes {
			it := item{homes[h].Actor, int32(h), homes[h].Events}
			if len(homes[h].Rows) == 1 {
				it = item{homes[h].Rows[0], none, r.takes[homes[h].Rows[0]]}
			}
			out = append(out, it)
		}
		return out
	}
	for _, a := range r.boxes.List[box].Rows {
		out = append(out, item{a, none, r.takes[a]})
	}
	return out
}

// homeKey returns the key of a country of a box in Chart.open.
func (r *roll) homeKey(box int, home int32) string {
	return r.boxes.List[box].Key + "/" + strconv.Itoa(int(r.homes[box][home].Actor))
}

// among reports whether any of the actors belongs to the country home of box.
func (r *roll) among(actors []dataset.ActorRef, box, home int32) bool {
	for _, a := range actors {
		if r.of[a] == home && r.boxes.Of[a] == box {
			return true
		}
	}
	return false
}
