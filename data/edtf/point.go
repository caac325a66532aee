package edtf

import "strconv"

// field is a year, month or day as written: up to four digits, some of which
// may be X.
type field struct {
	digit [4]byte // 0-9, or unknown
	n     int
	neg   bool
	masks int // number of unspecified digits
}

// unknown stands for an unspecified digit.
const unknown = 'X'

// value returns the number with x in place of every X.
func (f *field) value(x byte) int64 {
	v := int64(0)
	for _, c := range f.digit[:f.n] {
		if c == unknown {
			c = x
		}
		v = v*10 + int64(c)
	}
	if f.neg {
		return -v
	}
	return v
}

// fits reports whether f can stand for v.
func (f *field) fits(v int64) bool {
	if f.neg {
		v = -v
	}
	for i := f.n - 1; i >= 0; i-- {
		if c := f.digit[i]; c != unknown && int64(c) != v%10 {
			return false
		}
		v /= 10
	}
	return v == 0
}

// bounds returns the least and the greatest number that f can stand for.
func (f *field) bounds() (lo, hi int64) {
	lo, hi = f.value(0), f.value(9)
	if f.neg {
		return hi, min(lo, -1)
	}
	return lo, hi
}

// field parses n characters, each a digit or X.
func (p *parser) field(n int, say string) (f field, ok bool) {
	f.n = n
	for k := range n {
		c := p.peekAt(k)
		switch {
		case c >= '0' && c <= '9':
			f.digit[k] = c - '0'
		case c == unknown:
			f.digit[k] = unknown
			f.masks++
		default:
			return f, p.fail(p.i+k, say)
		}
	}
	p.i += n
	return f, true
}

// qualifier parses an optional ?, ~ or %.
func (p *parser) qualifier() Flags {
	switch p.peek() {
	case '?':
		p.i++
		return Uncertain
	case '~':
		p.i++
		return Approximate
	case '%':
		p.i++
		return Uncertain | Approximate
	}
	return 0
}

// point parses one date with its qualifiers and, after a day, its clock time.
func (p *parser) point() (Date, bool) {
	start := p.i
	flags := p.qualifier()
	if p.peek() == 'Y' {
		return p.longYear(flags)
	}
	y := field{}
	neg, ok := p.accept('-'), true
	if y, ok = p.field(4, "a year needs four digits"); !ok {
		return Date{}, false
	}
	y.neg = neg
	if neg && y.masks == 0 && y.value(0) == 0 {
		return Date{}, p.fail(start, "year 0 has no sign")
	}
	if c := p.peek(); c == 'S' {
		return p.significant(y.value(0), flags, 4, y.masks == 0)
	} else if c >= '0' && c <= '9' || c == unknown {
		return Date{}, p.fail(p.i, "a year needs four digits, and a month follows it after a hyphen")
	}
	return p.afterYear(y, flags|p.qualifier())
}

// afterYear parses what may follow a year: nothing, a month or season, a day, a
// clock time.
func (p *parser) afterYear(y field, flags Flags) (Date, bool) {
	if p.peek() != '-' {
		return p.year(y, flags)
	}
	p.i++
	flags |= p.qualifier()
	at := p.i
	m, ok := p.field(2, "a month needs two digits")
	if !ok {
		return Date{}, false
	}
	flags |= p.qualifier()
	if p.peek() != '-' {
		return p.month(y, m, flags, at)
	}
	p.i++
	flags |= p.qualifier()
	dayAt := p.i
	d, ok := p.field(2, "a day needs two digits")
	if !ok {
		return Date{}, false
	}
	flags |= p.qualifier()
	day, ok := p.day(y, m, d, flags, at, dayAt)
	if !ok || p.peek() != 'T' {
		return day, ok
	}
	if day.Latest-day.Earliest != DaySeconds || day.Flags&^Extension != 0 {
		return Date{}, p.fail(p.i, "a clock time needs a full date without X, ?, ~ or %")
	}
	return p.clock(day)
}

// made returns a Point with the given bounds, or Nowhere if no digit of the
// year is known.
func made(y field, from, to Instant, prec Precision, flags Flags) Date {
	if y.masks > 0 {
		flags |= Unspecified
	}
	d := Date{Shape: Point, Earliest: from, Latest: to, CoreStart: from, CoreEnd: to, Precision: prec, Flags: flags}
	if y.masks == 4 {
		return nowhere(d)
	}
	return d
}

func (p *parser) year(y field, flags Flags) (Date, bool) {
	lo, hi := y.bounds()
	return made(y, FromCivil(lo, 1, 1), FromCivil(hi+1, 1, 1), Year, flags), true
}

func (p *parser) month(y, m field, flags Flags, at int) (Date, bool) {
	if s := m.value(0); m.masks == 0 && s > 12 {
		return p.season(y, int(s), flags, at)
	}
	lo, hi, ok := monthBounds(m)
	if !ok {
		return Date{}, p.fail(at, "there is no such month; months go from 01 to 12")
	}
	if m.masks > 0 {
		flags |= Unspecified
	}
	first, last := y.bounds()
	return made(y, FromCivil(first, lo, 1), FromCivil(last, hi+1, 1), Month, flags), true
}

func monthBounds(m field) (lo, hi int, ok bool) {
	lo, hi = 1, 12
	for lo <= 12 && !m.fits(int64(lo)) {
		lo++
	}
	for hi >= 1 && !m.fits(int64(hi)) {
		hi--
	}
	return lo, hi, lo <= hi
}

func (p *parser) day(y, m, d field, flags Flags, monthAt, dayAt int) (Date, bool) {
	if _, _, ok := monthBounds(m); !ok {
		return Date{}, p.fail(monthAt, "there is no such month; months go from 01 to 12")
	}
	from, ok := edge(y, m, d, false)
	if !ok {
		return Date{}, p.fail(dayAt, noSuchDay(y, m, d))
	}
	to := from
	if m.masks+d.masks > 0 {
		flags |= Unspecified
	}
	if y.masks+m.masks+d.masks > 0 {
		to, _ = edge(y, m, d, true)
	}
	return made(y, from, to+DaySeconds, Day, flags), true
}

// edge returns the first or the last matching day, and false if there is none.
// A day that exists in common years is found in the first year tried. One that
// exists only in leap years is searched for only if some leap year matches,
// over at most a few thousand years.
func edge(y, m, d field, last bool) (Instant, bool) {
	common, leap := int64(2001), int64(2000)
	_, always := dayIn(common, m, d, last)
	if _, some := dayIn(leap, m, d, last); !always && (!some || !y.fitsLeap()) {
		return 0, false
	}
	lo, hi := y.bounds()
	for year, ok := first(&y, lo, hi, last); ok; year, ok = next(&y, year, lo, hi, last) {
		if !always && DaysInMonth(year, 2) < 29 {
			continue
		}
		if at, ok := dayIn(year, m, d, last); ok {
			return at, true
		}
	}
	return 0, false
}

// dayIn returns the first or the last matching day of a year, and false if
// there is none.
func dayIn(year int64, m, d field, last bool) (Instant, bool) {
	for mon, ok := first(&m, 1, 12, last); ok; mon, ok = next(&m, mon, 1, 12, last) {
		days := int64(DaysInMonth(year, int(mon)))
		if day, ok := first(&d, 1, days, last); ok {
			return FromCivil(year, int(mon), int(day)), true
		}
	}
	return 0, false
}

// fitsLeap reports whether f, which has four digits, can stand for a leap year.
// It tries the last two digits, then the century.
func (f *field) fitsLeap() bool {
	century, year := field{n: 2}, field{n: 2}
	copy(century.digit[:], f.digit[:2])
	copy(year.digit[:], f.digit[2:])
	for v, ok := first(&year, 0, 99, false); ok; v, ok = next(&year, v, 0, 99, false) {
		if v > 0 && v%4 == 0 {
			return true
		}
	}
	if !year.fits(0) {
		return false
	}
	for v, ok := first(&century, 0, 99, false); ok; v, ok = next(&century, v, 0, 99, false) {
		if v%4 == 0 {
			return true
		}
	}
	return false
}

// first returns the first matching value, counting up from lo or down from hi.
func first(f *field, lo, hi int64, down bool) (int64, bool) {
	if down {
		return next(f, hi+1, lo, hi, true)
	}
	return next(f, lo-1, lo, hi, false)
}

func next(f *field, v, lo, hi int64, down bool) (int64, bool) {
	step := int64(1)
	if down {
		step = -1
	}
	for v += step; v >= lo && v <= hi; v += step {
		if f.fits(v) {
			return v, true
		}
	}
	return 0, false
}

var monthNames = [...]string{
	"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

func noSuchDay(y, m, d field) string {
	if m.masks > 0 || y.masks > 0 || d.value(0) == 0 && d.masks == 0 {
		return "there is no such day"
	}
	month := int(m.value(0))
	days := DaysInMonth(y.value(0), month)
	say := monthNames[month-1] + " has " + strconv.Itoa(days) + " days"
	if month == 2 {
		say += " in that year"
	}
	return say
}
