package timeline

import (
	"parley/app/scene"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// form is how an event is drawn on the axis.
type form uint8

const (
	nowhere form = iota // has no place on the axis
	point               // known to the day or better: a symbol
	soft                // one moment within a stretch: a soft bar, the symbol in its middle
	lasting             // from one day to another: a bar with its symbol at the start
	several             // on each of several dates: a symbol on each, joined by a dashed line
	banner              // a deadline: a flag
	period              // a thick line over the lanes
)

// ends says how a shape is continued beyond what is drawn to scale.
type ends uint8

const (
	fadesIn  ends = 1 << iota // may have begun earlier
	fadesOut                  // may last longer
)

// doubt is what the picture says of a date besides its place.
type doubt uint8

const (
	unsure doubt = 1 << iota // ?: the source is doubted
	about                    // ~: about then
	listed                   // one of several, or all of several dates: a symbol on each
)

// sign is the sign before the symbol of a date in doubt, "" for others. They are the
// signs of EDTF, and the same in every language.
func (d doubt) sign() string { return signs[d&(unsure|about)] }

var signs = [...]string{"", "?", "~", "~?"}

// signRoom is the room of a sign in pixels.
const signRoom = 16

// shape is an event as it is drawn: places in time, none in pixels. From <= At
// <= To, and all are finite unless the form is nowhere.
type shape struct {
	at, from, to edtf.Instant
	rank         uint32 // order of service: importance, then sources, then chance
	form         form
	ends         ends
	doubt        doubt
	quad         codebook.Quad
	opt          scene.Opt // Open, Struck, Half
	weight       uint8     // importance, 1 to 5
}

// tier is the tier of the event when rows are packed.
func (s *shape) tier() uint8 { return s.weight }

// radius is the size of the symbol: importance from 1 to 5 gives 4 to 7 pixels.
func (s *shape) radius() scene.Px { return radii[s.weight] }

var radii = [...]scene.Px{4, 4, 4.4, 5, 5.6, 6.6}

// rankOf puts importance first and the number of claims second. The rest is a
// number drawn from the event's position: with it, few events are equal, and
// names are not all given from left to right.
func rankOf(e *dataset.Event, ref dataset.EventRef) uint32 {
	chance := uint32(ref+1) * 0x9e3779b1
	return uint32(e.Weight())<<29 | uint32(min(len(e.Claims), 15))<<25 | chance>>7
}

// shapeOf draws an event with the status and the date it had on a day.
func shapeOf(e *dataset.Event, ref dataset.EventRef, st dataset.State, asOf dataset.Day) shape {
	s := shape{rank: rankOf(e, ref), weight: e.Weight(), quad: e.Type.Quad(), opt: scene.LifeOf(st.Status, st.Standing)}
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

// place fills in form, ends and instants from the date. A Show date bounds what
// is drawn; what the date reaches beyond it is drawn as a fading end.
func (s *shape) place(e *dataset.Event, st dataset.State, asOf dataset.Day) {
	w := st.When
	if w.IsZero() || w.Shape == edtf.Nowhere || !w.Earliest.Finite() && !w.Latest.Finite() {
		return
	}
	s.from, s.to = w.Earliest, w.Latest
	if e.More != nil && !e.More.Show.IsZero() {
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

// doubtOf notes how sure a date is, and whether it lists several.
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

// show narrows what is drawn to the given date.
func (s *shape) show(by edtf.Date) {
	if by.Earliest.Finite() && by.Earliest > s.from {
		s.from, s.ends = by.Earliest, s.ends|fadesIn
	}
	if by.Latest.Finite() && by.Latest < s.to && by.Latest > s.from {
		s.to, s.ends = by.Latest, s.ends|fadesOut
	}
}

// visit is how long something may last and still have its symbol in the middle.
const visit = 5 * edtf.DaySeconds

// settle decides the form and where the symbol stands.
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

// core is what a lasting event of a date surely covers.
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
