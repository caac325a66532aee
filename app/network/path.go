package network

import (
	"slices"

	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/sorts"
)

// Hop is one step of a chain: two actors took part in one event.
type Hop struct {
	From, To dataset.ActorRef
	Event    dataset.EventRef
}

// Chain is a way from one actor to another.
type Chain []Hop

// Ask says which chains are wanted.
type Ask struct {
	From, To dataset.ActorRef
	Forward  bool // each hop not earlier than the one before
	Most     int  // at most so many chains; 0 is read as 5
	Longest  int  // at most so many hops; 0 is read as 6
	Window   [2]edtf.Instant
}

// Chains finds the shortest chains between two actors over the events in which
// both ends of a hop took part. Shorter chains come first, then those that end
// earlier. Each chain differs from the others in an actor.
//
// The search is a breadth-first walk that keeps every actor it comes to by a
// shortest way; alternatives are found as in Yen's algorithm (1971): each chain is
// left at each of its actors by a step that no chain with the same beginning has
// taken. With Forward a state is an actor and the earliest time at which it can be
// reached.
func (g *Graph) Chains(s Shown, ask Ask) []Chain {
	if ask.From < 0 || ask.To < 0 || ask.From == ask.To {
		return nil
	}
	if ask.Most == 0 {
		ask.Most = 5
	}
	if ask.Longest == 0 {
		ask.Longest = 6
	}
	w := walker{g: g, s: s, ask: ask}
	first := w.shortest(nil, nil)
	if first == nil {
		return nil
	}
	found, others := []Chain{first}, []Chain{}
	for len(found) < ask.Most {
		last := found[len(found)-1]
		for i := range last {
			c := w.shortest(last[:i], taken(found, last[:i]))
			if c != nil && !known(found, c) && !known(others, c) {
				others = append(others, c)
			}
		}
		if len(others) == 0 {
			break
		}
		sorts.Stable(others, func(a, b Chain) int { return len(a) - len(b) })
		found, others = append(found, others[0]), others[1:]
	}
	return found
}

// taken lists the actors to which chains with some beginning go on.
func taken(chains []Chain, root Chain) []dataset.ActorRef {
	var out []dataset.ActorRef
	for _, c := range chains {
		if len(c) > len(root) && sameActors(c[:len(root)], root) {
			out = append(out, c[len(root)].To)
		}
	}
	return out
}

func known(chains []Chain, c Chain) bool {
	return slices.ContainsFunc(chains, func(f Chain) bool { return sameActors(f, c) })
}

func sameActors(a, b Chain) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].To != b[i].To {
			return false
		}
	}
	return true
}

type walker struct {
	g   *Graph
	s   Shown
	ask Ask
}

// reach is how an actor was first come to.
type reach struct {
	hop  Hop
	when edtf.Instant
	from int32 // position in the list of reaches, -1 at the start
	hops int
}

// shortest goes on from the end of a root, by another step than to the actors in
// not, and comes to no actor of the root again. It walks breadth first. In a
// forward walk an actor may be come to again by a longer way only if that is
// earlier in time.
func (w *walker) shortest(root Chain, not []dataset.ActorRef) Chain {
	best := map[dataset.ActorRef]edtf.Instant{w.ask.From: edtf.Past}
	seen := []reach{{hop: Hop{From: dataset.None, To: w.ask.From, Event: dataset.None}, when: edtf.Past, from: -1}}
	for i, h := range root {
		seen = append(seen, reach{hop: h, when: max(seen[i].when, w.s.When(h.Event).Earliest), from: int32(i), hops: i + 1})
		best[h.To] = edtf.Past
	}
	spur := len(root)
	for i := spur; i < len(seen); i++ {
		r := seen[i]
		if r.hop.To == w.ask.To {
			return unwind(seen, int32(i))
		}
		if r.hops == w.ask.Longest {
			continue
		}
		for _, next := range w.steps(r) {
			if i == spur && slices.Contains(not, next.hop.To) {
				continue
			}
			if t, ok := best[next.hop.To]; ok && (!w.ask.Forward || t <= next.when) {
				continue
			}
			best[next.hop.To] = next.when
			next.from, next.hops = int32(i), r.hops+1
			seen = append(seen, next)
		}
	}
	return nil
}

// steps lists the neighbours of an actor, each by the earliest event that may
// be used, in order of position.
func (w *walker) steps(r reach) []reach {
	var out []reach
	for _, pi := range w.g.Of(r.hop.To) {
		p := &w.g.pairs[pi]
		to := p.A
		if to == r.hop.To {
			to = p.B
		}
		if e, when, ok := w.earliest(p, r.when); ok {
			out = append(out, reach{hop: Hop{r.hop.To, to, e}, when: when})
		}
	}
	return out
}

// earliest is the first event of a pair that may serve as a hop after a time.
func (w *walker) earliest(p *Pair, after edtf.Instant) (dataset.EventRef, edtf.Instant, bool) {
	best, at := dataset.EventRef(dataset.None), edtf.Future
	for _, list := range [2][]dataset.EventRef{p.Direct, p.Shared} {
		for _, e := range list {
			if !w.s.Has(e) {
				continue
			}
			st := w.s.Status(e)
			if st.Expected() || st.Off() {
				continue
			}
			when := w.s.When(e)
			if w.ask.Window[0] != w.ask.Window[1] && !when.Possibly(w.ask.Window[0], w.ask.Window[1]) {
				continue
			}
			// Dates overlap: an event counts as not earlier if it may be later.
			t := max(when.Earliest, after)
			if w.ask.Forward && when.Latest <= after || when.Earliest == edtf.Past && w.ask.Forward {
				continue
			}
			if t < at || best == dataset.None {
				best, at = e, t
			}
		}
	}
	return best, at, best != dataset.None
}

func unwind(seen []reach, i int32) Chain {
	var c Chain
	for ; seen[i].from >= 0; i = seen[i].from {
		c = append(c, seen[i].hop)
	}
	slices.Reverse(c)
	return c
}
