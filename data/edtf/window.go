package edtf

// Surely reports whether d lies within the window from <= t < to whatever it
// means exactly: all of it, for an Interval and for AllOf. It is false for
// Nowhere and for the zero Date.
func (d Date) Surely(from, to Instant) bool {
	return d.placed() && d.Earliest >= from && d.Latest <= to
}

// Possibly reports whether d may touch the window from <= t < to: whether some
// moment it may mean, or some moment of the interval, lies in it. The gaps
// between the members of a list are no such moments. It is false for Nowhere and
// for the zero Date, and for an empty window.
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

// Ends splits an Interval into its start and its end. An open or unknown end,
// and both ends for any other shape, are the zero Date; Flags tell which.
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
