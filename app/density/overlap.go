package density

import (
	"slices"

	"parley/app/timescale"
	"parley/data/edtf"
)

// Overlaps counts the intervals that reach into a window, including those that began
// long before it. Fill it with Reset and Add in any order, then call Build. Begin
// and End take sorted instants and need no Build; for mostly sorted input, call them
// first and Add for the rest. The zero Overlaps is empty.
//
// The count needs no list of the intervals that cross the left border: it is the
// number begun by the end of the window minus the number ended by its start.
type Overlaps struct{ begins, ends []edtf.Instant }

// Reset empties the counter and keeps its memory.
func (o *Overlaps) Reset() { o.begins, o.ends = o.begins[:0], o.ends[:0] }

// Add counts the interval [from, to). An empty interval counts as a point.
func (o *Overlaps) Add(from, to edtf.Instant) {
	o.begins = append(o.begins, from)
	o.ends = append(o.ends, Until(from, to))
}

// Begin adds the start of an interval. Starts must be in ascending order.
func (o *Overlaps) Begin(from edtf.Instant) { o.begins = append(o.begins, from) }

// End adds the end of an interval, as returned by Until. Ends must be in ascending order.
func (o *Overlaps) End(to edtf.Instant) { o.ends = append(o.ends, to) }

// Until returns the end of an interval as it is counted: an empty interval is a point.
func Until(from, to edtf.Instant) edtf.Instant { return max(to, from+1) }

// Build sorts the instants added; call it before Count, Begun or Over.
func (o *Overlaps) Build() {
	MergeTail(o.begins, sorted(o.begins))
	MergeTail(o.ends, sorted(o.ends))
}

// sorted returns the length of the sorted prefix of s.
func sorted(s []edtf.Instant) int {
	for i := 1; i < len(s); i++ {
		if s[i] < s[i-1] {
			return i
		}
	}
	return len(s)
}

// MergeTail sorts s, whose first n instants are sorted: O(n + k log k) for k others,
// O(k log k) if they all come after the first n.
func MergeTail(s []edtf.Instant, n int) {
	tail := s[n:]
	slices.Sort(tail)
	if len(tail) == 0 || n == 0 || tail[0] >= s[n-1] {
		return
	}
	late := slices.Clone(tail)
	for i := len(s) - 1; len(late) > 0; i-- {
		if k := len(late) - 1; n > 0 && s[n-1] > late[k] {
			n--
			s[i] = s[n]
		} else {
			s[i], late = late[k], late[:k]
		}
	}
}

// Count returns how many intervals share an instant with the window. O(log n).
func (o *Overlaps) Count(w timescale.Span) int { return o.Begun(w.To) - o.Over(w.From) }

// Begun returns how many intervals begin before t. O(log n).
func (o *Overlaps) Begun(t edtf.Instant) int { n, _ := slices.BinarySearch(o.begins, t); return n }

// Over returns how many intervals have ended by t. O(log n).
func (o *Overlaps) Over(t edtf.Instant) int { n, _ := slices.BinarySearch(o.ends, t+1); return n }
