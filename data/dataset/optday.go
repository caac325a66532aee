package dataset

// OptDay is an optional day. The zero value is no day; every Day can be given,
// including day 0.
type OptDay struct {
	day   Day
	given bool
}

// SomeDay returns the OptDay for a day.
func SomeDay(d Day) OptDay { return OptDay{d, true} }

// Given reports whether there is a day.
func (o OptDay) Given() bool { return o.given }

// Or returns the day, or none if there is no day.
func (o OptDay) Or(none Day) Day {
	if o.given {
		return o.day
	}
	return none
}
