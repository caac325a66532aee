package density

import (
	"slices"

	"parley/app/timescale"
	"parley/data/edtf"
)

// Overlaps counts how many stretches of time reach into a window, among them
// those that began long before it. It is filled with Reset and Add, in any order,
// and finished with Build; who has them in order may use Begin and End and needs
// no Build. The zero Overlaps is empty.
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
	sortInstants(o.begins)
	sortInstants(o.ends)
}

// sortInstants leaves what is in order alone: a record comes sorted by start.
func sortInstants(s []edtf.Instant) {
	if !slices.IsSorted(s) {
		slices.Sort(s)
	}
}

// Count is how many stretches share an instant with the window.
func (o *Overlaps) Count(w timescale.Span) int { return o.Begun(w.To) - o.Over(w.From) }

// Begun is how many stretches begin before t.
func (o *Overlaps) Begun(t edtf.Instant) int { n, _ := slices.BinarySearch(o.begins, t); return n }

// Over is how many stretches have ended by t.
func (o *Overlaps) Over(t edtf.Instant) int { n, _ := slices.BinarySearch(o.ends, t+1); return n }
