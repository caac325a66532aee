package edtf

// IsDay reports whether d is one day of the calendar, with or without a clock time,
// and nothing about it is in doubt. Only such a date is shown as the number of a day.
func (d Date) IsDay() bool {
	return d.Shape == Point && exact(d)
}

// Months is the stretch of whole months from <= t < to whose heading a date stands
// under: a day or a month under its month, a year under its twelve months, what may
// have been in July or in August under both. An interval stands where it begins, a
// list of all where its first member does, and an open date by the bound that is
// known. Both are Past for Nowhere and for the zero Date.
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

// First is the date by which d has its place in a chronology: of an interval the one
// on which it begins, or ends when only that is given, of a list of all the first,
// else d itself.
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

// bound is the month, or of a date given to the year or to a part of it the whole
// year, at the known end of an open date.
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

// monthStart is the first moment of the month n months after that of t.
func monthStart(t Instant, n int) Instant {
	y, m, _ := t.Civil()
	return FromCivil(y, m+n, 1)
}
