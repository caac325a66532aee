package check

import (
	"strconv"

	"parley/data/codebook"
	"parley/data/dataset"
)

// loop calls found once for each cycle in a graph of n nodes, with the node at
// which the cycle was entered. next returns the successors of a node.
func loop(n int, next func(int) []int, found func(int)) {
	const open, done = 1, 2
	state := make([]byte, n)
	type frame struct{ node, edge int }
	for start := range n {
		if state[start] != 0 {
			continue
		}
		stack := []frame{{start, 0}}
		state[start] = open
		for len(stack) > 0 {
			top := &stack[len(stack)-1]
			edges := next(top.node)
			if top.edge == len(edges) {
				state[top.node] = done
				stack = stack[:len(stack)-1]
				continue
			}
			to := edges[top.edge]
			top.edge++
			switch state[to] {
			case open:
				found(top.node)
			case 0:
				state[to] = open
				stack = append(stack, frame{to, 0})
			}
		}
	}
}

// one returns a list with the ref, or nil for None.
func one[T ~int32](ref T) []int {
	if ref < 0 {
		return nil
	}
	return []int{int(ref)}
}

func cycles(r *run) {
	d := r.d
	loop(len(d.Actors), func(i int) []int { return one(d.Actors[i].PartOf) }, func(i int) {
		r.add(Quote(d.Actors[i].Name)+" is part of itself", "", "actors", string(d.Actors[i].ID), "part_of")
	})
	loop(len(d.Places), func(i int) []int { return one(d.Places[i].Within) }, func(i int) {
		r.add(Quote(d.Places[i].Name)+" lies within itself", "", "places", string(d.Places[i].ID), "within")
	})
	loop(len(d.Sources), func(i int) []int { return one(d.Sources[i].CitedIn) }, func(i int) {
		r.add("the source is cited in itself", "", "sources", string(d.Sources[i].ID), "cited_in")
	})
	loop(len(d.Sources), func(i int) []int {
		var list []int
		for _, v := range d.Sources[i].Via {
			list = append(list, one(v)...)
		}
		return list
	}, func(i int) {
		r.add("the source passes on itself", "", "sources", string(d.Sources[i].ID), "via")
	})
	loop(len(d.Events), func(i int) []int {
		var list []int
		for _, l := range d.Events[i].Links {
			if l.Kind == codebook.PartOf || int(l.To) == i {
				list = append(list, int(l.To))
			}
		}
		return list
	}, func(i int) {
		r.add(Quote(d.Events[i].Title)+" leads back to itself", "", "events", string(d.Events[i].ID), "links")
	})
}

func onlyMentioned(r *run) {
	r.event(func(e *dataset.Event, path string) {
		if len(e.Who) == 0 || e.Type == codebook.Period {
			return
		}
		for _, p := range e.Who {
			if p.Role != codebook.RoleMentioned {
				return
			}
		}
		r.add("nobody takes part in "+Quote(e.Title), "who: {actor: […]}", path, "who")
	})
}

func unusedActor(r *run) {
	used := make([]bool, len(r.d.Actors))
	mark := func(refs ...dataset.ActorRef) {
		for _, a := range refs {
			if a >= 0 {
				used[a] = true
			}
		}
	}
	for i := range r.d.Actors {
		mark(r.d.Actors[i].PartOf)
		for k := range r.d.Actors[i].Roles {
			mark(r.d.Actors[i].Roles[k].Of, r.d.Actors[i].Roles[k].For)
		}
	}
	for i := range r.d.Sources {
		mark(r.d.Sources[i].Publisher)
	}
	for i := range r.d.Relations {
		mark(r.d.Relations[i].From, r.d.Relations[i].To)
	}
	r.event(func(e *dataset.Event, path string) {
		for _, p := range e.Who {
			mark(p.Actor, p.For)
		}
		for k := range e.Claims {
			c := &e.Claims[k]
			mark(c.By, c.For)
			mark(c.To...)
			mark(c.Chain...)
		}
	})
	for i := range used {
		if !used[i] {
			r.add(Quote(r.d.Actors[i].Name)+" is nowhere used", "remove it, or name it where it acts", "actors", string(r.d.Actors[i].ID))
		}
	}
}

// selfRelation checks for relations of an actor with itself, which no picture
// can draw.
func selfRelation(r *run) {
	for i := range r.d.Relations {
		if t := &r.d.Relations[i]; t.From == t.To && t.From >= 0 {
			r.add(Quote(r.d.Actors[t.From].Name)+" is tied to itself: files have the tie, pictures do not", "from and to: two actors", "relations", strconv.Itoa(i))
		}
	}
}
