package actormap

import (
	"slices"

	"parley/app/network"
	"parley/app/scene"
	"parley/app/timescale"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/sorts"
)

// tie connects delegations that took part in the same events: two, or more for a meeting
// of many, which is one mark with spokes and never a clique. Every event of two or more
// delegations belongs to exactly one tie.
type tie struct {
	boxes []int32 // ascending
	n     int     // events
	soft  int     // of these, events that may also lie outside the window
	was   int     // events in the previous window, while the two are compared
	quads [codebook.QuadCount]int
	x, y  scene.Px           // centre of the badge
	set   int32              // index of its delegations in casts.sets
	sole  []dataset.ActorRef // per delegation: see findSoles
	drawn bool
}

// mostTies is the number of ties drawn at once; the others are counted.
const mostTies = 14

// tally makes one pass over the events of the window. It counts events per actor and per
// delegation, an event once however many of its actors took part, and sorts the ties: by
// number of events, then fewer delegations first, then by delegation.
func (c *Chart) tally(m *view.Model) {
	c.AsOf(m.Ledger, m.On())
	clear(c.counts)
	clear(c.totals)
	for i := range c.homes {
		clear(c.homes[i])
	}
	tallies := c.tallies(m, m.From, m.To, c.counts)
	if c.compare = m.State.Panel == ShiftsPane; c.compare {
		for set, was := range c.tallies(m, m.From-(m.To-m.From), m.From, nil) {
			tallies[set].was = was.n
		}
	}
	c.ties = c.ties[:0]
	for set := range tallies {
		t := &tallies[set]
		t.boxes, t.set = c.casts.sets[set], int32(set)
		for _, b := range t.boxes {
			c.totals[b] += t.n
		}
		if t.n+t.was > 0 && len(t.boxes) > 1 {
			c.ties = append(c.ties, *t)
		}
	}
	sorts.Stable(c.ties, func(x, y tie) int {
		if d := y.n + y.was - x.n - x.was; d != 0 {
			return d
		}
		if d := len(x.boxes) - len(y.boxes); d != 0 {
			return d
		}
		return slices.Compare(x.boxes, y.boxes)
	})
}

// tallies counts the events of a window per set of delegations, and per actor if counts
// is not nil. O(events).
func (c *Chart) tallies(m *view.Model, from, to edtf.Instant, counts []int) []tie {
	out := make([]tie, len(c.casts.sets))
	latest := m.Result.Latest()
	quick := latest && (len(c.d.Meta.Turns) == 0 || !timescale.Span{From: from, To: to}.Hours())
	for e := range m.Result.All {
		if quick && !c.casts.inWindow(e, from, to) || !quick && !m.Result.InWindow(e, from, to) {
			continue
		}
		if counts != nil {
			takers := c.casts.takers(e)
			for i, a := range takers {
				counts[a]++
				if box, home := c.Boxes.Of[a], c.roll.of[a]; !c.roll.among(takers[:i], box, home) {
					c.homes[box][home]++
				}
			}
		}
		t := &out[c.casts.of[e]]
		t.n++
		if latest && (c.casts.bounds[e][0] < from || c.casts.bounds[e][1] > to) || !latest && !m.Result.When(e).Surely(from, to) {
			t.soft++
		}
		t.quads[c.casts.quads[e]]++
	}
	return out
}

// casts holds the participants of every event, computed once: its actors, and the set of
// delegations that they form.
type casts struct {
	at   []int32 // actors of event e: who[at[e]:at[e+1]]
	who  []dataset.ActorRef
	of   []int32 // per event: index of its set
	sets [][]int32
	// Bounds and class of every event as of now, in compact columns: a pass over whole
	// events would be bound by memory access.
	bounds [][2]edtf.Instant
	quads  []codebook.Quad
}

func (k *casts) inWindow(e dataset.EventRef, from, to edtf.Instant) bool {
	b := &k.bounds[e]
	return b[0] < to && b[1] > from
}

func (k *casts) takers(e dataset.EventRef) []dataset.ActorRef { return k.who[k.at[e]:k.at[e+1]] }

// appendCast appends the actors that take part in an event, each once.
func appendCast(all []dataset.ActorRef, e *dataset.Event) []dataset.ActorRef {
	n := len(all)
	for _, p := range e.Who {
		if p.Role.Takes() && !slices.Contains(all[n:], p.Actor) {
			all = append(all, p.Actor)
		}
	}
	return all
}

func newCasts(d *dataset.Dataset, boxes *network.Boxes) *casts {
	k := &casts{at: make([]int32, 1, len(d.Events)+1), of: make([]int32, len(d.Events)),
		bounds: make([][2]edtf.Instant, len(d.Events)), quads: make([]codebook.Quad, len(d.Events))}
	known := map[string]int32{}
	var set []int32
	var key []byte
	for e := range d.Events {
		k.who = appendCast(k.who, &d.Events[e])
		k.at = append(k.at, int32(len(k.who)))
		k.bounds[e] = [2]edtf.Instant{d.Events[e].When.Earliest, d.Events[e].When.Latest}
		k.quads[e] = d.Quad(&d.Events[e])
		set, key = set[:0], key[:0]
		for _, a := range k.takers(dataset.EventRef(e)) {
			if b := boxes.Of[a]; !slices.Contains(set, b) {
				set = append(set, b)
			}
		}
		slices.Sort(set)
		for _, b := range set {
			key = append(key, byte(b), byte(b>>8))
		}
		i, ok := known[string(key)]
		if !ok {
			i = int32(len(k.sets))
			known[string(key)] = i
			k.sets = append(k.sets, slices.Clone(set))
		}
		k.of[e] = i
	}
	return k
}

// Together lists the events of the window in which exactly these delegations took part.
// boxes is ascending.
func (c *Chart) Together(m *view.Model, boxes []int32) []dataset.EventRef {
	c.AsOf(m.Ledger, m.On())
	var out []dataset.EventRef
	for e := range m.Result.All {
		if slices.Equal(c.boxesOf(e), boxes) && m.Result.InWindow(e, m.From, m.To) {
			out = append(out, e)
		}
	}
	return out
}

// boxesOf returns the delegations that take part in an event, ascending.
func (c *Chart) boxesOf(e dataset.EventRef) []int32 { return c.casts.sets[c.casts.of[e]] }
