package edtf

// IsDay reports whether d is a single calendar day, with or without a clock
// time, and without any doubt. Only such a date is shown as a day number.
func (d Date) IsDay() bool {
	return d.Shape == Point && exact(d)
}

// Months returns the whole months, from <= t < to, under whose heading a date
// is listed: a day or a month under its month, a year under its twelve months,
// a date that may be in July or August under both. An interval is listed where
// it starts, an AllOf where its first member is, and an open date at its known
// bound. Both results are Past for Nowhere and for the zero Date.
func (d Date) Months() (from, to Instant) {
	d = d.First()
	if !d.placed() {
		return Past, Past
	}
	from, to = d.Earliest, d.Latest
	if !from.Finite() || !to.Finite() {
		return d.bound()
	}
	return monthStart(from, 0), monthStart(to-1, 1)
}

// First returns the date by which d is ordered in a chronology: the start of an
// interval, or its end if only that is given; the first member of an AllOf; d
// itself otherwise.
func (d Date) First() Date {
	switch d.Shape {
	case Interval:
		a, b := d.Ends()
		if a.IsZero() {
			return b
		}
		return a
	case AllOf:
		first := d
		d.each(func(m Date) bool {
			first = m
			return false
		})
		if first.Shape == Interval {
			return first.First()
		}
		return first
	}
	return d
}

// bound returns the month at the known end of an open date, or the year if the
// date is given to the year or to a part of it.
func (d Date) bound() (from, to Instant) {
	at := d.Earliest
	if !at.Finite() {
		at = d.Latest - 1
	}
	if d.Precision >= Quarter && d.Precision <= Year {
		y, _, _ := at.Civil()
		return FromCivil(y, 1, 1), FromCivil(y+1, 1, 1)
	}
	return monthStart(at, 0), monthStart(at, 1)
}

// monthStart returns the first instant of the month n months after that of t.
func monthStart(t Instant, n int) Instant {
	y, m, _ := t.Civil()
	return FromCivil(y, m+n, 1)
}
