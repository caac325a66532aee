package timeline

import (
	"parley/app/scene"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// form is the way an event is drawn on the axis.
type form uint8

const (
	nowhere form = iota // no place on the axis
	point               // exact to the day or better: a symbol
	soft                // one moment within an interval: a soft bar, the symbol in its middle
	lasting             // from one day to another: a bar, the symbol at its start
	several             // on several dates: a symbol on each, joined by a dashed line
	banner              // a deadline: a flag
	period              // a thick line above the lanes
)

// ends is the set of ends at which a shape continues beyond what is drawn to scale.
type ends uint8

const (
	fadesIn  ends = 1 << iota // may have begun earlier
	fadesOut                  // may last longer
)

// doubt is the set of qualifiers of a date.
type doubt uint8

const (
	unsure doubt = 1 << iota // ?: uncertain
	about                    // ~: approximate
	listed                   // a list, one of or all of its dates: a symbol on each
)

// sign returns the sign before the symbol of a date in doubt, "" for others. The signs are
// those of EDTF and the same in every language.
func (d doubt) sign() string { return signs[d&(unsure|about)] }

var signs = [...]string{"", "?", "~", "~?"}

// signRoom is the width of a sign in pixels.
const signRoom = 16

// shape is an event as drawn, in time, not pixels. from <= at <= to, and all are finite
// unless the form is nowhere.
type shape struct {
	at, from, to edtf.Instant
	rank         uint32 // order of placement: importance, number of claims, then pseudo-random
	form         form
	ends         ends
	doubt        doubt
	quad         codebook.Quad
	look         codebook.Shape
	opt          scene.Opt // Open, Struck, Half
	weight       uint8     // importance, 1 to 5
}

// ofDay reports whether the event is a point dated to a whole day.
func (s *shape) ofDay() bool {
	return (s.form == point || s.form == banner) && s.ends == 0 && s.to-s.from == edtf.DaySeconds && s.from == dayOf(s.from)
}

// tier returns the tier of the event for packing.
func (s *shape) tier() uint8 { return s.weight }

// sign returns the mark of the event.
func (s *shape) sign() codebook.Sign { return codebook.Sign{Class: s.quad, Shape: s.look} }

// radius returns the size of the symbol in pixels: 4 to 6.6 for importance 1 to 5.
func (s *shape) radius() scene.Px { return radii[s.weight] }

var radii = [...]scene.Px{4, 4, 4.4, 5, 5.6, 6.6}

// rankOf sorts by importance, then number of claims. The low bits are a hash of the event's
// index: few ranks are equal, and names are not all placed from left to right.
func rankOf(e *dataset.Event, ref dataset.EventRef) uint32 {
	chance := uint32(ref+1) * 0x9e3779b1
	return uint32(e.Weight())<<29 | uint32(min(len(e.Claims), 15))<<25 | chance>>7
}

// shapeOf returns the shape of an event with its state on a day.
func shapeOf(d *dataset.Dataset, ref dataset.EventRef, st dataset.State, asOf dataset.Day) shape {
	e := &d.Events[ref]
	sign := d.Sign(e)
	s := shape{rank: rankOf(e, ref), weight: e.Weight(), quad: sign.Class, look: sign.Shape, opt: scene.LifeOf(st.Status, st.Standing)}
	s.place(e, st, asOf)
	if s.form == nowhere {
		return s
	}
	switch {
	case e.Type == codebook.Period:
		s.form = period
	case e.Type == codebook.Deadline && s.form == point:
		s.form = banner
	}
	return s
}

// place sets form, ends and instants from the date. A Show date limits what is drawn of the
// event's latest date; the rest of the date becomes a fading end.
func (s *shape) place(e *dataset.Event, st dataset.State, asOf dataset.Day) {
	w := st.When
	if w.IsZero() || w.Shape == edtf.Nowhere || !w.Earliest.Finite() && !w.Latest.Finite() {
		return
	}
	s.from, s.to = w.Earliest, w.Latest
	if e.More != nil && !e.More.Show.IsZero() && w == e.When {
		s.show(e.More.Show)
	}
	if !s.from.Finite() {
		s.ends |= fadesIn
		s.from = s.to - edtf.DaySeconds
	}
	if !s.to.Finite() {
		s.ends |= fadesOut
		s.to = s.from + edtf.DaySeconds
		if now := edtf.Instant(asOf+1) * edtf.DaySeconds; (st.Status == codebook.Ongoing || e.Type == codebook.Period) && asOf != dataset.LatestDay {
			s.to = max(s.to, now)
		}
	}
	s.settle(w)
	s.doubtOf(w)
}

// doubtOf sets the qualifiers of a date, and whether it is a list.
func (s *shape) doubtOf(w edtf.Date) {
	if w.Is(edtf.Uncertain) {
		s.doubt |= unsure
	}
	if w.Is(edtf.Approximate) {
		s.doubt |= about
	}
	if s.form == several || s.form == soft && w.Shape == edtf.OneOf && len(w.Members()) > 1 {
		s.doubt |= listed
	}
}

// show narrows the drawn interval to the given date.
func (s *shape) show(by edtf.Date) {
	if by.Earliest.Finite() && by.Earliest > s.from {
		s.from, s.ends = by.Earliest, s.ends|fadesIn
	}
	if by.Latest.Finite() && by.Latest < s.to && by.Latest > s.from {
		s.to, s.ends = by.Latest, s.ends|fadesOut
	}
}

// visit is the maximum length of an event whose symbol is in the middle.
const visit = 5 * edtf.DaySeconds

// settle sets the form and the position of the symbol.
func (s *shape) settle(w edtf.Date) {
	long := s.to - s.from
	s.at = s.from + long/2
	switch {
	case long <= edtf.DaySeconds:
		s.form = point
	case w.Shape == edtf.AllOf && len(w.Members()) > 1:
		s.form = several
	case w.Shape == edtf.Interval || w.Shape == edtf.AllOf:
		s.form = lasting
	default:
		s.form = soft
	}
	switch {
	case s.ends&fadesIn != 0 && s.ends&fadesOut == 0 && s.form != lasting:
		s.at = s.to - min(long, edtf.DaySeconds)/2
	case s.ends&fadesOut != 0 && s.ends&fadesIn == 0, s.form == lasting && long > visit:
		s.at = s.from + min(long, edtf.DaySeconds)/2
	case s.form == several:
		s.at = min(max(w.First().Mid(), s.from), s.to)
	}
}

// core returns the interval that a lasting event surely covers.
func (s *shape) core(w edtf.Date) (from, to edtf.Instant) {
	from, to = s.from, s.to
	if w.CoreStart.Finite() {
		from = min(max(w.CoreStart, s.from), s.to)
	}
	if w.CoreEnd.Finite() {
		to = max(min(w.CoreEnd, s.to), from)
	}
	return from, to
}
