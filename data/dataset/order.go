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
// looked at.
type seat struct {
	moment
	ref    EventRef
	order  int32
	long   edtf.Instant // how long it lasts at most, 0 up to a day
	weight uint8
	id     EventID
}

// seatOf is the seat of an event with a date: that of the record, or the one it had
// as known on some day.
func seatOf(d *Dataset, ref EventRef, when edtf.Date) seat {
	e := &d.Events[ref]
	s := seat{moment: d.Meta.momentOf(when), ref: ref, weight: e.Weight(), id: e.ID}
	if e.More != nil {
		s.order = e.More.Order
	}
	if !when.Latest.Finite() {
		s.long = edtf.Future
	} else if long := when.Latest - when.Earliest; long > edtf.DaySeconds {
		s.long = long
	}
	return s
}

// compare is the order of seats: moment, order, length, importance, id. It is total
// where ids differ.
func (a *seat) compare(b *seat) int {
	return cmp.Or(a.moment.compare(&b.moment), cmp.Compare(a.order, b.order), cmp.Compare(b.long, a.long), cmp.Compare(b.weight, a.weight), cmp.Compare(a.id, b.id))
}

// inOrder lists the events in the order of the record, the one order of every
// list: by the day that is written in their dates; within a day by the clock,
// then so that effects follow their causes, see sooner, then by their order;
// what begins on the day and goes on stands before what is over with it; then by
// their importance and their id. Links that go round in a circle, or against the
// clock, are followed as far as they can be. It does not depend on the order in
// which the events were before.
func inOrder(d *Dataset) []EventRef {
	seats := make([]seat, len(d.Events))
	for i := range seats {
		seats[i] = seatOf(d, EventRef(i), d.Events[i].When)
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
