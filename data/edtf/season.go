package edtf

// period is a part of a year: its first month and its length in months. Winter
// and the southern summer start in December and end in the next year.
type period struct {
	first, months int8
	prec          Precision
}

// periods are the codes 21 to 41 of ISO 8601-2. The standard leaves the months
// of 21 to 24 open; these are the northern meteorological seasons.
var periods = [...]period{
	21 - 21: {3, 3, Season}, {6, 3, Season}, {9, 3, Season}, {12, 3, Season}, // spring, summer, autumn, winter
	25 - 21: {3, 3, Season}, {6, 3, Season}, {9, 3, Season}, {12, 3, Season}, // northern hemisphere
	29 - 21: {9, 3, Season}, {12, 3, Season}, {3, 3, Season}, {6, 3, Season}, // southern hemisphere
	33 - 21: {1, 3, Quarter}, {4, 3, Quarter}, {7, 3, Quarter}, {10, 3, Quarter},
	37 - 21: {1, 4, Quadrimester}, {5, 4, Quadrimester}, {9, 4, Quadrimester},
	40 - 21: {1, 6, Semester}, {7, 6, Semester},
}

// season returns the date for the code of a part of a year.
func (p *parser) season(y field, code int, flags Flags, at int) (Date, bool) {
	k := code - 21
	if k < 0 || k >= len(periods) {
		return Date{}, p.fail(at, "there is no such month; months go from 01 to 12, seasons from 21 to 41")
	}
	q := periods[k]
	lo, hi := y.bounds()
	from := FromCivil(lo, int(q.first), 1)
	to := FromCivil(hi, int(q.first+q.months), 1)
	return made(y, from, to, q.prec, flags), true
}
