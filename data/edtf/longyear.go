package edtf

// farYear is beyond every year on the axis; larger numbers are capped at it.
const farYear = 1 << 50

// mostDigits is the number of digits of farYear; a year with more is beyond it.
const mostDigits = 16

// longYear parses Y and a year of five or more digits, optionally with an
// exponent (Y17E7) or significant digits (Y171010000S3), or, beyond the
// standard, a month or day in such a year.
func (p *parser) longYear(flags Flags) (Date, bool) {
	start := p.i
	p.i++
	neg := p.accept('-')
	digits := p.i
	v := p.number()
	n := int64(p.i - digits)
	if n == 0 {
		return Date{}, p.fail(digits, "a year should follow Y")
	}
	if p.accept('E') {
		at := p.i
		e := p.number()
		if p.i == at {
			return Date{}, p.fail(at, "a number should follow E")
		}
		n += e
		for range min(e, mostDigits) {
			v = min(v*10, farYear)
		}
	} else if n <= 4 || p.s[digits] == '0' {
		return Date{}, p.fail(start, "Y is for years of five or more digits")
	}
	if neg {
		v = -v
	}
	switch p.peek() {
	case 'S':
		return p.significant(v, flags, n, true)
	case '-':
		return p.longDate(v, flags)
	}
	return years(v, v, flags|p.qualifier()), true
}

// number parses digits, capped at farYear.
func (p *parser) number() int64 {
	v := int64(0)
	for c := p.peek(); c >= '0' && c <= '9'; c = p.peek() {
		v = min(v*10+int64(c-'0'), farYear)
		p.i++
	}
	return v
}

// years returns the Point that covers the years lo to hi. Beyond the axis it
// starts or ends at the end of the axis and is open on the far side.
func years(lo, hi int64, flags Flags) Date {
	d := Date{Shape: Point, Precision: Year, Flags: flags, Earliest: Past, Latest: Future}
	switch {
	case lo > MaxYear:
		d.Earliest, d.Flags = AxisEnd, flags|OutOfRange
	case hi < -MaxYear:
		d.Latest, d.Flags = AxisStart, flags|OutOfRange
	default:
		if hi <= MaxYear {
			d.Latest = FromCivil(hi+1, 1, 1)
		}
		if lo >= -MaxYear {
			d.Earliest = FromCivil(lo, 1, 1)
		}
		if hi > MaxYear || lo < -MaxYear {
			d.Flags |= OutOfRange
		}
	}
	d.CoreStart, d.CoreEnd = d.Earliest, d.Latest
	return d
}

// significant parses S and the number of significant digits of an estimated
// year: 1950S2 is a year from 1900 to 1999, estimated at 1950.
func (p *parser) significant(year int64, flags Flags, digits int64, whole bool) (Date, bool) {
	at := p.i
	p.i++
	count := p.number()
	if !whole || count < 1 || count > digits {
		return Date{}, p.fail(at, "S gives the number of significant digits, at most as many as the year has")
	}
	unit := int64(1)
	for range min(digits-count, mostDigits) {
		unit *= 10
	}
	lo := year - year%unit
	hi := lo + unit - 1
	if year < 0 {
		lo, hi = lo-unit+1, lo
	}
	return years(lo, hi, flags|p.qualifier()), true
}

// longDate parses the month and day of a five-digit year, using a four-digit
// year with the same calendar: the Gregorian calendar repeats every 400 years.
func (p *parser) longDate(year int64, flags Flags) (Date, bool) {
	like := floorMod(year, 400) + 2000
	f := field{n: 4}
	for k, v := 3, like; k >= 0; k, v = k-1, v/10 {
		f.digit[k] = byte(v % 10)
	}
	d, ok := p.afterYear(f, flags)
	if !ok {
		return Date{}, false
	}
	d.Flags |= Extension
	if year > MaxYear || year < -MaxYear {
		far := years(year, year, d.Flags)
		far.Precision, far.Offset = d.Precision, d.Offset
		return far, true
	}
	shift := Instant((year - like) / 400 * cycleDays * DaySeconds)
	d.Earliest, d.Latest = d.Earliest+shift, d.Latest+shift
	d.CoreStart, d.CoreEnd = d.Earliest, d.Latest
	return d, true
}
