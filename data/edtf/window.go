package edtf

// Surely reports whether all of the possible time of d lies in the window from
// <= t < to: for an Interval or AllOf, the whole of it. It is false for Nowhere
// and for the zero Date.
func (d Date) Surely(from, to Instant) bool {
	return d.placed() && d.Earliest >= from && d.Latest <= to
}

// Possibly reports whether any possible moment of d, or any moment of an
// interval, lies in the window from <= t < to. The gaps between the members of
// a list do not count. It is false for Nowhere, for the zero Date and for an
// empty window.
func (d Date) Possibly(from, to Instant) bool {
	if !d.placed() || d.Earliest >= to || d.Latest <= from || from >= to {
		return false
	}
	if !d.isList() || d.Surely(from, to) {
		return true
	}
	found := false
	d.each(func(m Date) bool {
		found = m.Earliest < to && m.Latest > from
		return !found
	})
	return found
}

func (d Date) placed() bool { return d.Shape != NoShape && d.Shape != Nowhere }

// Ends returns the start and the end of an Interval. An open or unknown end is
// the zero Date (see Flags), as are both ends for other shapes.
func (d Date) Ends() (start, end Date) {
	if d.Shape != Interval {
		return Date{}, Date{}
	}
	if d.text == "" {
		return FromDay(d.Earliest.Day()), FromDay(d.Latest.Day() - 1)
	}
	for i := range len(d.text) {
		if d.text[i] == '/' {
			return end1(d.text[:i]), end1(d.text[i+1:])
		}
	}
	return Date{}, Date{}
}

func end1(s string) Date {
	if s == "" || s == ".." {
		return Date{}
	}
	d, _ := read(s)
	return d
}
