package timeline

import (
	"cmp"
	"slices"
	"sort"

	"parley/app/timescale"
	"parley/data/edtf"
)

// veils are the intervals of inexact dates, by start; To is the earliest end from that
// interval on.
type veils []timescale.Span

func veilsOf(shapes []stop) veils {
	var out veils
	for i := range shapes {
		if s := &shapes[i]; s.form != period && s.ends == 0 && !s.exact() {
			out = append(out, timescale.Span{From: s.from, To: s.to})
		}
	}
	slices.SortFunc(out, func(a, b timescale.Span) int { return cmp.Compare(a.From, b.From) })
	for i := len(out) - 2; i >= 0; i-- {
		out[i].To = min(out[i].To, out[i+1].To)
	}
	return out
}

// hides reports whether an event with an inexact date surely lies between two instants:
// there is no silence then. O(log n).
func (v veils) hides(from, to edtf.Instant) bool {
	i := sort.Search(len(v), func(i int) bool { return v[i].From >= from })
	return to-from > 2*edtf.DaySeconds && i < len(v) && v[i].To <= to
}
