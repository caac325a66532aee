package network

import (
	"slices"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/sorts"
)

// Hop is one step of a chain: two actors who took part in one event.
type Hop struct {
	From, To dataset.ActorRef
	Event    dataset.EventRef
}

// Chain is a path from one actor to another.
type Chain []Hop

// Ask is a query for chains.
type Ask struct {
	From, To dataset.ActorRef
	Forward  bool // no hop is earlier than the one before
	Most     int  // greatest number of chains; 0 means 5
	Longest  int  // greatest number of hops; 0 means 6
	Window   [2]edtf.Instant
}

// Chains finds the shortest chains between two actors over the events in which both
// ends of a hop took part, sorted by length. No two chains have the same actors.
//
// The search is breadth first; alternatives come from Yen's algorithm (1971): from
// each actor of a chain, search again without the steps taken by chains with the same
// prefix. With Forward a state is an actor and the earliest time of reaching it.
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

// taken lists the next actors of the chains that begin with root.
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

// reach records how the search first reached an actor.
type reach struct {
	hop  Hop
	when edtf.Instant
	from int32 // index of the predecessor in the list of reaches, -1 at the start
	hops int
}

// shortest extends root breadth first to the target, without a first step to an actor
// in not and without visiting an actor of root again. In a forward search an actor may
// be visited again on a longer path only if that reaches it earlier.
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

// steps lists the neighbours of an actor, each with the earliest usable event, in the
// order of the pairs.
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

// earliest returns the first event of a pair that can be a hop after a time.
func (w *walker) earliest(p *Pair, after edtf.Instant) (dataset.EventRef, edtf.Instant, bool) {
	best, at := dataset.EventRef(dataset.None), edtf.Future
	for _, list := range [2][]dataset.EventRef{p.Direct, p.Shared} {
		for _, e := range list {
			if !w.s.Has(e) {
				continue
			}
			st := w.s.Status(e)
			if st.Expected() || st.Off() || st == codebook.Unknown || w.s.Against(e) {
				continue
			}
			when := w.s.When(e)
			if w.ask.Window[0] != w.ask.Window[1] && !when.Possibly(w.ask.Window[0], w.ask.Window[1]) {
				continue
			}
			// Dates may overlap: an event that may be later counts as not earlier.
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
