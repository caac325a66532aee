package timeline

import (
	"parley/data/dataset"
	"parley/data/edtf"
)

// digit is the number of bits per pass of the radix sort.
const digit = 11

// sorted returns the events sorted by an instant, stable. It is an LSD radix sort: 100,000
// events over some thirty years take three passes, where a comparison sort takes about
// seventeen.
func sorted(events []dataset.EventRef, by func(dataset.EventRef) edtf.Instant) []dataset.EventRef {
	keys, order := make([]uint64, len(events)), make([]dataset.EventRef, len(events)) // indexes at first
	least := edtf.Future
	for _, e := range events {
		least = min(least, by(e))
	}
	var most uint64
	for i, e := range events {
		keys[i], order[i] = uint64(by(e))-uint64(least), dataset.EventRef(i)
		most = max(most, keys[i])
	}
	other := make([]dataset.EventRef, len(events))
	for shift := 0; shift < 64 && most>>shift > 0; shift += digit {
		round(keys, order, other, shift)
		order, other = other, order
	}
	for k, i := range order {
		order[k] = events[i]
	}
	return order
}

// round sorts order into other by one digit of the keys, stable.
func round(keys []uint64, order, other []dataset.EventRef, shift int) {
	var start [1 << digit]int32
	for _, k := range keys {
		start[k>>shift&(1<<digit-1)]++
	}
	sum := int32(0)
	for i, n := range start {
		start[i], sum = sum, sum+n
	}
	for _, i := range order {
		d := keys[i] >> shift & (1<<digit - 1)
		other[start[d]] = i
		start[d]++
	}
}

// spread gives each event that is dated to a day its own position within that day, in the
// order of the record, so that the marks of a crowded day stand side by side. The position
// says the day; on an axis of hours the mark is in its middle.
func (c *Chart) spread() {
	all := make([]dataset.EventRef, len(c.latest))
	for i := range all {
		all[i] = dataset.EventRef(i)
	}
	place := func(e dataset.EventRef) edtf.Instant { return c.latest[e].at }
	all = sorted(all, place)
	for i := 0; i < len(all); {
		day, n, share := place(all[i]), edtf.Instant(0), edtf.Instant(0)
		k := i
		for ; k < len(all) && place(all[k]) == day; k++ {
			if c.latest[all[k]].ofDay() {
				n++
			}
		}
		for ; i < k; i++ {
			if s := &c.latest[all[i]]; n > 1 && s.ofDay() {
				share++
				s.at = s.from + edtf.DaySeconds*share/(n+1)
			}
		}
	}
	c.order = sorted(all, place)
}
