package density

import (
	"slices"

	"parley/app/timescale"
	"parley/data/edtf"
)

// Places are the instants of a lane's events in ascending order. Fill them with
// Reset and Add, or with Fill. The zero Places are empty.
type Places struct{ at []edtf.Instant }

// Reset empties the places and keeps their memory.
func (p *Places) Reset() { p.at = p.at[:0] }

// Add appends an event. at must not be before the last one.
func (p *Places) Add(at edtf.Instant) { p.at = append(p.at, at) }

// Fill resizes the places to n and returns them for the caller to write in ascending
// order. It equals Reset and n calls of Add.
func (p *Places) Fill(n int) []edtf.Instant {
	p.at = slices.Grow(p.at[:0], n)[:n]
	return p.at
}

// Len returns the number of events.
func (p *Places) Len() int { return len(p.at) }

// At returns the instant of event i.
func (p *Places) At(i int) edtf.Instant { return p.at[i] }

// Search returns the index of the first event at or after the instant.
func (p *Places) Search(at edtf.Instant) int { return p.gallop(0, at) }

// gallop is Search from index i on, by galloping search: O(log d) for a result d
// events away.
func (p *Places) gallop(i int, at edtf.Instant) int {
	n, step := len(p.at), 1
	if i >= n || p.at[i] >= at {
		return i
	}
	for i+step < n && p.at[i+step] < at {
		i += step
		step <<= 1
	}
	lo, hi := i+1, min(i+step, n)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if p.at[mid] < at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// Bin is an interval of time that holds the events First to Last-1. Bins are anchored
// in time: From is a multiple of the step.
type Bin struct {
	From, To    edtf.Instant
	First, Last int
}

// Count returns the number of events in the bin, at least 1.
func (b Bin) Count() int { return b.Last - b.First }

// Bin returns the bin of step seconds that holds event i, with the events from i on
// that lie in it. To iterate over the bins of a window, start with the first event of
// a bin and continue with Last.
func (p *Places) Bin(i int, step edtf.Instant) Bin {
	from := timescale.Floor(p.at[i], step)
	return Bin{from, from + step, i, p.gallop(i, from+step)}
}
