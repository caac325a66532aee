package density

import (
	"slices"

	"parley/app/timescale"
	"parley/data/edtf"
)

// Overlaps counts how many stretches of time reach into a window, among them
// those that began long before it. It is filled with Reset and Add, in any order,
// and finished with Build; who has them in order may use Begin and End and needs
// no Build, and who has most of them in order begins with those. The zero Overlaps is empty.
//
// Counting needs no list of the stretches that cross the left border: those that
// have begun by the end of the window, without those that were over by its
// beginning, are the ones that reach in.
type Overlaps struct{ begins, ends []edtf.Instant }

// Reset empties the counter and keeps its memory.
func (o *Overlaps) Reset() { o.begins, o.ends = o.begins[:0], o.ends[:0] }

// Add counts the stretch [from, to). An empty one counts as a point.
func (o *Overlaps) Add(from, to edtf.Instant) {
	o.begins = append(o.begins, from)
	o.ends = append(o.ends, Until(from, to))
}

// Begin counts the beginning of a stretch. Beginnings must come in order.
func (o *Overlaps) Begin(from edtf.Instant) { o.begins = append(o.begins, from) }

// End counts the end of a stretch, as Until gives it. Ends must come in order.
func (o *Overlaps) End(to edtf.Instant) { o.ends = append(o.ends, to) }

// Until is the end by which a stretch counts: an empty one counts as a point.
func Until(from, to edtf.Instant) edtf.Instant { return max(to, from+1) }

// Build makes the counter ready for questions.
func (o *Overlaps) Build() {
	MergeTail(o.begins, sorted(o.begins))
	MergeTail(o.ends, sorted(o.ends))
}

// sorted is how many instants from the first on are in order.
func sorted(s []edtf.Instant) int {
	for i := 1; i < len(s); i++ {
		if s[i] < s[i-1] {
			return i
		}
	}
	return len(s)
}

// MergeTail sorts instants of which the first n are in order. It costs little
// when the rest are few.
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

// Count is how many stretches share an instant with the window.
func (o *Overlaps) Count(w timescale.Span) int { return o.Begun(w.To) - o.Over(w.From) }

// Begun is how many stretches begin before t.
func (o *Overlaps) Begun(t edtf.Instant) int { n, _ := slices.BinarySearch(o.begins, t); return n }

// Over is how many stretches have ended by t.
func (o *Overlaps) Over(t edtf.Instant) int { n, _ := slices.BinarySearch(o.ends, t+1); return n }
