package dataset

import (
	"cmp"
	"slices"

	"parley/data/codebook"
	"parley/data/edtf"
)

// sooner maps the kinds of link that order two events of a day: 1 if the target
// comes first, -1 if the linking event does.
var sooner = map[codebook.LinkKind]int{
	codebook.Follows: 1, codebook.RespondsTo: 1, codebook.Causes: -1, codebook.Begins: -1,
}

// seat is the sort key of an event, before links are considered.
type seat struct {
	moment
	ref    EventRef
	order  int32
	long   edtf.Instant // longest possible duration, 0 up to a day
	weight uint8
	id     EventID
}

// seatOf returns the seat of an event with a date: its date in the record, or
// its date as known on some day.
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

// compare orders seats by moment, order, length, importance and id. The order
// is total if ids differ.
func (a *seat) compare(b *seat) int {
	return cmp.Or(a.moment.compare(&b.moment), cmp.Compare(a.order, b.order), cmp.Compare(b.long, a.long), cmp.Compare(b.weight, a.weight), cmp.Compare(a.id, b.id))
}

// inOrder returns the events in the order of the record, which every list uses:
// by the day written in their dates; within a day by the clock, then effects
// after their causes (see sooner), then by their order field; longer events
// first; then by importance and id. Links that form a cycle, or contradict the
// clock, are followed as far as possible. The result does not depend on the
// previous order of the events.
func inOrder(d *Dataset) []EventRef {
	seats := make([]seat, len(d.Events))
	for i := range seats {
		seats[i] = seatOf(d, EventRef(i), d.Events[i].When)
	}
	slices.SortFunc(seats, func(a, b seat) int { return cmp.Or(a.compare(&b), int(a.ref-b.ref)) })
	rank := make([]int32, len(seats)) // per event: its position before links are considered
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
