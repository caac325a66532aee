package timeline

import (
	"parley/data/dataset"
	"parley/data/edtf"
)

// digit is how many bits one round of the sort looks at.
const digit = 11

// sorted lists events by an instant, then in the order given. It sorts by digits,
// from low to high: a record of a hundred thousand events spans some thirty years,
// which takes three rounds, where comparing would take seventeen.
func sorted(events []dataset.EventRef, by func(dataset.EventRef) edtf.Instant) []dataset.EventRef {
	keys, order := make([]uint64, len(events)), make([]dataset.EventRef, len(events)) // at first positions
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

// round sorts order into other by one digit of the keys and keeps the order of
// equals.
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
