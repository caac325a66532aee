package timescale

import (
	"slices"
	"sort"

	"parley/data/edtf"
)

// Warp is an axis that is not to scale: a map from time to drawn time that never goes back,
// linear between its knots and to scale outside them. The empty Warp is to scale. After
// Brehmer and others, "Timelines Revisited" (2017).
type Warp []Knot

// Knot is a fixed point of a warp. Neither of its two times is before that of the knot
// before it.
type Knot struct{ At, Drawn edtf.Instant }

// Drawn returns the drawn time of an instant. Infinite instants stay.
func (w Warp) Drawn(t edtf.Instant) edtf.Instant {
	if len(w) == 0 || !t.Finite() {
		return t
	}
	k := sort.Search(len(w), func(i int) bool { return w[i].At > t })
	return w.between(k, t, func(k Knot) (edtf.Instant, edtf.Instant) { return k.At, k.Drawn })
}

// Time returns the instant at a drawn time. Of a stretch of time that is not drawn it
// returns the end.
func (w Warp) Time(d edtf.Instant) edtf.Instant {
	if len(w) == 0 || !d.Finite() {
		return d
	}
	k := sort.Search(len(w), func(i int) bool { return w[i].Drawn > d })
	return w.between(k, d, func(k Knot) (edtf.Instant, edtf.Instant) { return k.Drawn, k.At })
}

// between maps x, which lies between knots k-1 and k.
func (w Warp) between(k int, x edtf.Instant, of func(Knot) (from, to edtf.Instant)) edtf.Instant {
	near := w[max(k-1, 0)]
	a, b := of(near)
	if k == 0 || k == len(w) {
		return b + (x - a)
	}
	c, d := of(w[k])
	return b + edtf.Instant(float64(x-a)/float64(c-a)*float64(d-b))
}

// span maps a span of time to drawn time.
func (w Warp) span(s Span) Span { return Span{w.Drawn(s.From), w.Drawn(s.To)} }

// TimeOf maps a span of drawn time to time.
func (w Warp) TimeOf(s Span) Span { return Span{w.Time(s.From), w.Time(s.To)} }

// Wider is how many times wider a crowded stretch is drawn.
const Wider = 5

// Stretched draws crowded stretches wider. They are in order and do not overlap.
func Stretched(crowds []Span) (w Warp) {
	shift := edtf.Instant(0)
	for _, s := range crowds {
		w = append(w, Knot{s.From, s.From + shift})
		shift += (Wider - 1) * s.Len()
		w = append(w, Knot{s.To, s.To + shift})
	}
	return w
}

// Broken leaves long gaps out but for a little: together they take a fifth of the rest of
// an extent, or less. They are in order and do not overlap.
func Broken(gaps []Span, extent Span) (w Warp) {
	if len(gaps) == 0 {
		return nil
	}
	rest := extent.Len()
	for _, s := range gaps {
		rest -= s.Len()
	}
	least := max(min(rest/30, rest/5/edtf.Instant(len(gaps))), 1)
	shift := edtf.Instant(0)
	for _, s := range gaps {
		w = append(w, Knot{s.From, s.From + shift})
		shift += min(least-s.Len(), 0)
		w = append(w, Knot{s.To, s.To + shift})
	}
	return w
}

// Ordered draws only the given stretches of time, each a day wide: events in order, without
// a scale. They are in order and do not overlap. What is outside an extent of them, with
// its margin, is as wide as one of them on each side.
func Ordered(steps []Span, extent Span) (w Warp) {
	if len(steps) == 0 {
		return nil
	}
	margin := extent.Len()/25 + edtf.DaySeconds
	d := steps[0].From
	w = append(w, Knot{min(extent.From, d) - margin, d - edtf.DaySeconds})
	for _, s := range steps {
		w = append(w, Knot{s.From, d}, Knot{s.To, d + edtf.DaySeconds})
		d += edtf.DaySeconds
	}
	return append(w, Knot{max(extent.To, steps[len(steps)-1].To) + margin, d + edtf.DaySeconds})
}

// Logarithmic draws each tenfold distance from an instant equally wide, back and ahead, as
// far as an extent goes. Its knots lie at distances of 1, 2, 5, 10 to 200 days and 1, 2, 5,
// 10 years and so on.
func Logarithmic(from edtf.Instant, extent Span) (w Warp) {
	for _, k := range distances(from - extent.From) {
		w = append(w, Knot{from - k.At, from - k.Drawn})
	}
	slices.Reverse(w)
	w = append(w, Knot{from, from})
	for _, k := range distances(extent.To - from) {
		w = append(w, Knot{from + k.At, from + k.Drawn})
	}
	return w
}

// distances returns the knots of one side of a logarithmic axis: what is farther than far
// shares the last tenth of a decade.
func distances(far edtf.Instant) []Knot {
	const decade = 1 << 40 // drawn seconds: enough that a day of deep time keeps its place
	out := []Knot{{edtf.DaySeconds, decade}}
	for k := 0; out[len(out)-1].At < far && len(out) < 60; k++ {
		last := out[len(out)-1]
		step := [...]struct{ by, of, wide edtf.Instant }{{2, 1, 301}, {5, 2, 398}, {2, 1, 301}}[k%3]
		if last.At = last.At / step.of * step.by; k == 7 { // after 200 days
			last.At, step.wide, k = LogYear, 262, 8
		}
		out = append(out, Knot{last.At, last.Drawn + decade/1000*step.wide})
	}
	return append(out, Knot{1 << 61, out[len(out)-1].Drawn + decade/10})
}

// LogYear is a year of a logarithmic axis: the mean of the Gregorian calendar.
const LogYear edtf.Instant = 31556952

// Tenfold reports whether a distance of a logarithmic axis is a power of ten of days, up to
// a hundred, or of years.
func Tenfold(far edtf.Instant) bool {
	unit := edtf.Instant(edtf.DaySeconds)
	if far >= LogYear {
		unit = LogYear
	}
	for ; unit < far; unit *= 10 {
	}
	return far == unit
}

// Grain returns the unit of time in which an extent is searched for crowds and gaps: a day,
// or more if the extent has very many.
func Grain(extent Span) edtf.Instant {
	return max(extent.Len()/4096/edtf.DaySeconds, 1) * edtf.DaySeconds
}

// Steps returns the units of time that hold positions, which are in order.
func Steps(at []edtf.Instant, grain edtf.Instant) (steps []Span) {
	for _, t := range at {
		from := Floor(t, grain)
		if n := len(steps); n == 0 || steps[n-1].From < from {
			steps = append(steps, Span{from, from + grain})
		}
	}
	return steps
}

// Limits of a crowd: so many positions in a unit of time, and so many times as many as in
// the units around it.
const (
	leastCrowd  = 4
	crowdTimes  = 4
	crowdAround = 15
)

// Crowds returns the runs of units that hold far more positions than the time around them.
func Crowds(at []edtf.Instant, grain edtf.Instant) (crowds []Span) {
	for _, s := range Steps(at, grain) {
		n := count(at, s)
		around := Span{s.From - crowdAround*grain, s.To + crowdAround*grain}
		if n < leastCrowd || n*(2*crowdAround+1) < crowdTimes*count(at, around) {
			continue
		}
		if k := len(crowds) - 1; k >= 0 && s.From-crowds[k].To <= grain {
			crowds[k].To = s.To
		} else {
			crowds = append(crowds, s)
		}
	}
	return crowds
}

// count returns how many of the positions lie in a span.
func count(at []edtf.Instant, s Span) int { return before(at, s.To) - before(at, s.From) }

func before(at []edtf.Instant, t edtf.Instant) int {
	return sort.Search(len(at), func(i int) bool { return at[i] >= t })
}

// Gaps returns the stretches without a position that take a twelfth of an extent or more.
func Gaps(at []edtf.Instant, grain edtf.Instant, extent Span) (gaps []Span) {
	steps := Steps(at, grain)
	for i := 1; i < len(steps); i++ {
		if s := (Span{steps[i-1].To, steps[i].From}); s.Len() > extent.Len()/12 && s.Len() > 2*grain {
			gaps = append(gaps, s)
		}
	}
	return gaps
}
