package dataset

import (
	"cmp"
	"slices"

	"parley/data/edtf"
	"parley/data/sorts"
)

// moment is where a date stands among others: on one day those come first whose
// start is known less closely, from wide to narrow; then those without a clock
// time, then by the clock.
type moment struct {
	day   int64        // first possible day
	wide  edtf.Instant // how far its start is open, 0 when it is a day or a clock time
	clock edtf.Instant // on the dataset's clock, Past without one
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

// CompareDates is the order in which lists show two dates: by the day that is
// written in them, and only within a day by the clock. 0 leaves it to the order of
// the dataset.
func (m *Meta) CompareDates(a, b edtf.Date) int {
	x, y := m.momentOf(a), m.momentOf(b)
	return x.compare(&y)
}

// InTime sorts events by the dates that they have as known on some day: those
// whose date is that of the record as the record has them, the others among these
// by their dates, order, length, importance and id. It is the order of every list.
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
