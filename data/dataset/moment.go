package dataset

import (
	"cmp"
	"slices"

	"parley/data/edtf"
	"parley/data/sorts"
)

// moment is the sort key of a date. Within a day, dates with an uncertain start
// come first, widest first, then dates without a clock time, then clock times.
type moment struct {
	day   int64        // first possible day
	wide  edtf.Instant // length of the uncertain start, 0 for a day or a clock time
	clock edtf.Instant // on the dataset's clock, or Past without a clock time
}

func (m *Meta) momentOf(d edtf.Date) moment {
	out := moment{day: d.Earliest.Day(), wide: openness(d), clock: edtf.Past}
	if d.Clocked() {
		out.clock, _ = m.OnClock(d)
	}
	return out
}

func (a *moment) compare(b *moment) int {
	return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(b.wide, a.wide), cmp.Compare(a.clock, b.clock))
}

// openness returns the length of the time in which a date may start, 0 up to a
// day.
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

// CompareDates compares two dates in the order of lists: by the day written in
// them, and only within a day by the clock. 0 leaves the order to the dataset.
func (m *Meta) CompareDates(a, b edtf.Date) int {
	x, y := m.momentOf(a), m.momentOf(b)
	return x.compare(&y)
}

// InTime sorts events by their dates as known on some day. Events with the date
// of the record keep the order of the record; the others are merged in by date,
// order, length, importance and id. Every list uses this order.
func (d *Dataset) InTime(refs []EventRef, when func(EventRef) edtf.Date) {
	slices.Sort(refs)
	var moved []EventRef
	kept := slices.DeleteFunc(slices.Clone(refs), func(e EventRef) bool {
		if when(e) == d.Events[e].When {
			return false
		}
		moved = append(moved, e)
		return true
	})
	if len(moved) == 0 {
		return
	}
	compare := func(a, b EventRef) int {
		x, y := seatOf(d, a, when(a)), seatOf(d, b, when(b))
		return x.compare(&y)
	}
	sorts.Stable(moved, compare)
	for i := range refs {
		if len(kept) == 0 || len(moved) > 0 && compare(moved[0], kept[0]) < 0 {
			refs[i], moved = moved[0], moved[1:]
		} else {
			refs[i], kept = kept[0], kept[1:]
		}
	}
}
