// Package network computes the ties between actors and the events behind them. It
// does no drawing; app/actormap draws the result.
//
// There are three layers, never summed: together (two or more took part in one
// event), about (one spoke of another), belongs to (offices and relations). An event
// of three or more participants is one meeting, not a clique of pairs.
package network

import (
	"slices"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/sorts"
)

// Layer is a kind of tie.
type Layer uint8

// The layers.
const (
	Together Layer = iota
	About
	Belongs
)

// Pair is two actors, A before B, with the events that tie them. Direct holds events
// with exactly these two participants, Shared those with more, About those in which
// one speaks of the other or is affected.
type Pair struct {
	A, B                  dataset.ActorRef
	Direct, Shared, About []dataset.EventRef
}

// Graph is the multigraph of a dataset over all time. It is built once; the window
// and the filter only select events.
type Graph struct {
	D     *dataset.Dataset
	pairs []Pair // sorted by A, then B
	of    [][]int32
	// meetings lists the events with three or more participants.
	meetings []dataset.EventRef
}

// New builds the graph of a sealed dataset.
func New(d *dataset.Dataset) *Graph {
	g := &Graph{D: d}
	b := builder{index: make(map[uint64]int32)}
	for i := range d.Events {
		b.event(d, dataset.EventRef(i))
	}
	sorts.Stable(b.pairs, func(x, y Pair) int {
		if x.A != y.A {
			return int(x.A - y.A)
		}
		return int(x.B - y.B)
	})
	g.pairs, g.meetings = b.pairs, b.meetings
	g.of = make([][]int32, len(d.Actors))
	for i, p := range g.pairs {
		g.of[p.A] = append(g.of[p.A], int32(i))
		g.of[p.B] = append(g.of[p.B], int32(i))
	}
	return g
}

// builder collects pairs while reading events in order.
type builder struct {
	index    map[uint64]int32
	pairs    []Pair
	meetings []dataset.EventRef
	takes    []dataset.ActorRef
	meant    []dataset.ActorRef
}

// event adds one event to every pair of its actors.
func (b *builder) event(d *dataset.Dataset, ref dataset.EventRef) {
	b.takes = Participants(b.takes[:0], d.Events[ref].Who)
	b.meant = b.meant[:0]
	for _, p := range d.Events[ref].Who {
		if !p.Role.Takes() && !slices.Contains(b.takes, p.Actor) && !slices.Contains(b.meant, p.Actor) {
			b.meant = append(b.meant, p.Actor)
		}
	}
	if len(b.takes) > 2 {
		b.meetings = append(b.meetings, ref)
	}
	for i, x := range b.takes {
		for _, y := range b.takes[i+1:] {
			p := b.pair(x, y)
			if len(b.takes) == 2 {
				p.Direct = append(p.Direct, ref)
			} else {
				p.Shared = append(p.Shared, ref)
			}
		}
		for _, y := range b.meant {
			p := b.pair(x, y)
			p.About = append(p.About, ref)
		}
	}
}

func (b *builder) pair(x, y dataset.ActorRef) *Pair {
	if x > y {
		x, y = y, x
	}
	key := uint64(x)<<32 | uint64(uint32(y))
	i, ok := b.index[key]
	if !ok {
		i = int32(len(b.pairs))
		b.index[key] = i
		b.pairs = append(b.pairs, Pair{A: x, B: y})
	}
	return &b.pairs[i]
}

// Participants appends to dst the actors that take part in an event with the parts
// who, each once, in the order of the record.
func Participants(dst []dataset.ActorRef, who []dataset.Part) []dataset.ActorRef {
	for _, p := range who {
		if p.Role.Takes() && !slices.Contains(dst, p.Actor) {
			dst = append(dst, p.Actor)
		}
	}
	return dst
}

// Pairs returns all pairs, sorted by A, then B. The graph owns the slice.
func (g *Graph) Pairs() []Pair { return g.pairs }

// Meetings returns the events with three or more participants. The graph owns the slice.
func (g *Graph) Meetings() []dataset.EventRef { return g.meetings }

// Of lists the pairs of an actor as indexes into Pairs; nil for an unknown actor.
func (g *Graph) Of(a dataset.ActorRef) []int32 {
	if a < 0 || int(a) >= len(g.of) {
		return nil
	}
	return g.of[a]
}

// Between returns the pair of two actors, in either order; false if no event ties
// them. O(log pairs).
func (g *Graph) Between(x, y dataset.ActorRef) (*Pair, bool) {
	if x > y {
		x, y = y, x
	}
	i, ok := slices.BinarySearchFunc(g.pairs, Pair{A: x, B: y}, func(p, q Pair) int {
		if p.A != q.A {
			return int(p.A - q.A)
		}
		return int(p.B - q.B)
	})
	if !ok {
		return nil, false
	}
	return &g.pairs[i], true
}

// Common lists the events in which both actors take part, in the order of the record.
func (g *Graph) Common(x, y dataset.ActorRef) []dataset.EventRef {
	p, ok := g.Between(x, y)
	if !ok {
		return nil
	}
	out := slices.Concat(p.Direct, p.Shared)
	slices.Sort(out)
	return out
}

// Shown is a filtered state of the events: which ones count, their status and date.
// query.Result implements it.
type Shown interface {
	Has(dataset.EventRef) bool
	Status(dataset.EventRef) codebook.Status
	// Against reports whether the event is denied or retracted.
	Against(dataset.EventRef) bool
	When(dataset.EventRef) edtf.Date
}

// Tally counts the events of a tie within a window.
type Tally struct {
	N                 int // events possibly in the window
	Surely            int // of these, events surely in it
	Happened          int
	Expected          int // possible, planned, confirmed or postponed
	Off               int // cancelled or lapsed
	Quads             [codebook.QuadCount]int
	First, Last       dataset.EventRef // by date; None without events
	lastDay, firstDay int64
}

// Add counts one event if it is shown and may lie in [from, to).
func (t *Tally) Add(d *dataset.Dataset, s Shown, e dataset.EventRef, from, to edtf.Instant) bool {
	if !s.Has(e) {
		return false
	}
	when := s.When(e)
	if !when.Possibly(from, to) {
		return false
	}
	day := when.Earliest.Day()
	if t.N == 0 {
		t.First, t.Last = e, e
		t.firstDay, t.lastDay = day, day
	}
	if day < t.firstDay {
		t.First, t.firstDay = e, day
	}
	if day >= t.lastDay { // on the same day, the later in the record wins
		t.Last, t.lastDay = e, day
	}
	t.N++
	if when.Surely(from, to) {
		t.Surely++
	}
	switch st := s.Status(e); {
	case st.Expected():
		t.Expected++
	case st.Off():
		t.Off++
	default:
		t.Happened++
	}
	t.Quads[d.Quad(&d.Events[e])]++
	return true
}

// Count tallies a list of events within [from, to).
func (g *Graph) Count(events []dataset.EventRef, s Shown, from, to edtf.Instant) Tally {
	t := Tally{First: dataset.None, Last: dataset.None}
	for _, e := range events {
		t.Add(g.D, s, e, from, to)
	}
	return t
}
