package dataset

import (
	"cmp"
	"slices"

	"parley/data/codebook"
	"parley/data/edtf"
)

// sooner says of the kinds of links that tell which of two events of a day came
// first: 1 that the event linked to did, -1 that the linking one did.
var sooner = map[codebook.LinkKind]int{
	codebook.Follows: 1, codebook.RespondsTo: 1, codebook.Causes: -1, codebook.Begins: -1,
}

// seat is where an event stands in the order of the record, before links are
// looked at. On one day those come first whose start is known less closely, from
// wide to narrow; then those without a clock time.
type seat struct {
	ref    EventRef
	day    int64        // first possible day
	wide   edtf.Instant // how far its start is open, 0 when it is a day or a clock time
	clock  edtf.Instant // on the dataset's clock, Past without one
	order  int32
	weight uint8
	id     EventID
}

func seatOf(d *Dataset, ref EventRef) seat {
	e := &d.Events[ref]
	s := seat{ref: ref, day: e.When.Earliest.Day(), wide: openness(e.When), clock: edtf.Past, weight: e.Weight(), id: e.ID}
	if e.More != nil {
		s.order = e.More.Order
	}
	if e.When.Clocked() {
		s.clock, _ = d.Meta.OnClock(e.When)
	}
	return s
}

// openness is how long the time is in which a date may begin, 0 up to a day.
func openness(d edtf.Date) edtf.Instant {
	if d.Shape == edtf.Interval {
		d, _ = d.Ends()
	}
	switch {
	case !d.Earliest.Finite() || !d.Latest.Finite() || d.IsZero():
		return edtf.Future
	case d.Latest-d.Earliest <= edtf.DaySeconds:
		return 0
	}
	return d.Latest - d.Earliest
}

// compare is the order of seats: day, clock, order, importance, id. It is total
// where ids differ.
func (a *seat) compare(b *seat) int {
	return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(b.wide, a.wide), cmp.Compare(a.clock, b.clock),
		cmp.Compare(a.order, b.order), cmp.Compare(b.weight, a.weight), cmp.Compare(a.id, b.id))
}

// inOrder lists the events in the order of the record, the one order of every
// list: by the day that is written in their dates; within a day by the clock,
// then so that effects follow their causes, see sooner, then by their order,
// their importance and their id. Links that go round in a circle, or against the
// clock, are followed as far as they can be. It does not depend on the order in
// which the events were before.
func inOrder(d *Dataset) []EventRef {
	seats := make([]seat, len(d.Events))
	for i := range seats {
		seats[i] = seatOf(d, EventRef(i))
	}
	slices.SortFunc(seats, func(a, b seat) int { return cmp.Or(a.compare(&b), int(a.ref-b.ref)) })
	rank := make([]int32, len(seats)) // per event: its position so far
	for k := range seats {
		rank[seats[k].ref] = int32(k)
	}
	out := make([]EventRef, 0, len(seats))
	for from := 0; from < len(seats); {
		to := from + 1
		for to < len(seats) && seats[to].day == seats[from].day && seats[to].wide == seats[from].wide {
			to++
		}
		out = newFlow(d, seats[from:to], rank, int32(from)).list(out)
		from = to
	}
	return out
}
