package density

import (
	"slices"

	"parley/app/timescale"
	"parley/data/edtf"
)

// Places are the places of a lane's events in order of time. They are filled with
// Reset and Add, or with Fill. The zero Places are empty.
type Places struct{ at []edtf.Instant }

// Reset empties the places and keeps their memory.
func (p *Places) Reset() { p.at = p.at[:0] }

// Add appends an event. Events must come in order of at.
func (p *Places) Add(at edtf.Instant) { p.at = append(p.at, at) }

// Fill makes room for n events and returns their places, to be written to in
// order. It is Reset and n times Add without the calls.
func (p *Places) Fill(n int) []edtf.Instant {
	p.at = slices.Grow(p.at[:0], n)[:n]
	return p.at
}

// Len is the number of events.
func (p *Places) Len() int { return len(p.at) }

// At is the place of event i.
func (p *Places) At(i int) edtf.Instant { return p.at[i] }

// Search is the number of the first event at or after the instant.
func (p *Places) Search(at edtf.Instant) int { return p.gallop(0, at) }

// gallop is Search from position i on: quick when the answer is near.
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

// Bin is a stretch of time that holds events: those numbered First to Last-1.
// Bins are anchored in time: From is a multiple of the step asked for.
type Bin struct {
	From, To    edtf.Instant
	First, Last int
}

// Count is how many events the bin holds, at least 1.
func (b Bin) Count() int { return b.Last - b.First }

// Bin is the stretch of step seconds in which event i lies, with all events from
// i on that lie in it. To go through the bins of a window, begin with the first
// event of a stretch and go on with Last.
func (p *Places) Bin(i int, step edtf.Instant) Bin {
	from := timescale.Floor(p.at[i], step)
	return Bin{from, from + step, i, p.gallop(i, from+step)}
}
