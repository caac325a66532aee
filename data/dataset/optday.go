package dataset

// OptDay is a day, or none: the zero value. Every Day can be given, day 0
// included.
type OptDay struct {
	day   Day
	given bool
}

// SomeDay is the OptDay that gives a day.
func SomeDay(d Day) OptDay { return OptDay{d, true} }

// Given reports whether there is a day.
func (o OptDay) Given() bool { return o.given }

// Or is the day, or none where there is no day.
func (o OptDay) Or(none Day) Day {
	if o.given {
		return o.day
	}
	return none
}
