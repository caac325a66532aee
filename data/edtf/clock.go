package edtf

// clock parses the time of day after a date: Thh:mm[:ss] followed by Z, a UTC
// offset, or nothing (floating local time).
func (p *parser) clock(d Date) (Date, bool) {
	p.i++
	h, ok := p.two(23, "an hour has two digits, from 00 to 23")
	if !ok {
		return d, false
	}
	if !p.accept(':') {
		return d, p.fail(p.i, "minutes should follow the hour after a colon")
	}
	m, ok := p.two(59, "minutes have two digits, from 00 to 59")
	if !ok {
		return d, false
	}
	length, sec := Instant(60), 0
	d.Precision = Minute
	if p.accept(':') {
		if sec, ok = p.two(59, "seconds have two digits, from 00 to 59"); !ok {
			return d, false
		}
		d.Precision, length = Second, 1
	} else {
		d.Flags |= Extension
	}
	if d.Offset, ok = p.offset(&d); !ok {
		return d, false
	}
	d.Earliest += Instant(h*3600 + m*60 + sec)
	d.Latest = d.Earliest + length
	d.CoreStart, d.CoreEnd = d.Earliest, d.Latest
	return d, true
}

// two parses a two-digit number from 0 to most.
func (p *parser) two(most int, say string) (int, bool) {
	a, b := p.peekAt(0)-'0', p.peekAt(1)-'0'
	v := int(a)*10 + int(b)
	if a > 9 || b > 9 || v > most {
		return 0, p.fail(p.i, say)
	}
	p.i += 2
	return v, true
}

// offset parses the zone and returns it in minutes east of UTC. The canonical
// text has Z for +00:00 and +02:00 for +02.
func (p *parser) offset(d *Date) (int16, bool) {
	start := p.i
	if p.accept('Z') {
		return 0, true
	}
	sign := int16(1)
	switch p.peek() {
	case '+':
	case '-':
		sign = -1
	default:
		d.Flags |= LocalTime
		return 0, true
	}
	p.i++
	h, ok := p.two(14, "an offset from UTC has hours from 00 to 14")
	if !ok {
		return 0, false
	}
	m, colon := 0, p.accept(':')
	if colon {
		if m, ok = p.two(59, "an offset from UTC has minutes from 00 to 59"); !ok {
			return 0, false
		}
	}
	minutes := int16(h*60 + m)
	switch {
	case minutes == 0:
		p.edit(start, p.i, "Z")
	case !colon:
		p.edit(p.i, p.i, ":00")
	}
	return sign * minutes, true
}

// clocked reports whether a single date is given with a clock time.
func (d Date) clocked() bool { return d.Precision == Second || d.Precision == Minute }

// zoned reports whether a single date is a clock time with a zone.
func (d Date) zoned() bool { return d.clocked() && d.Flags&LocalTime == 0 }

// Clocked reports whether d starts at a clock time, so that its hour can be
// compared with other hours on its day.
func (d Date) Clocked() bool {
	switch d.Shape {
	case Point:
		return d.clocked()
	case Interval:
		start, _ := d.Ends()
		return start.clocked()
	}
	return false
}

// On returns the bounds of d on a clock that is offset(utc) seconds east of
// UTC. Dates and floating times keep their bounds.
func (d Date) On(offset func(utc Instant) Instant) (from, to Instant) {
	if d.Shape == Point && d.zoned() {
		utc := d.Earliest - 60*Instant(d.Offset)
		from = utc + offset(utc)
		return from, from + d.Latest - d.Earliest
	}
	from, to = d.Earliest, d.Latest
	if d.Shape == Interval && d.Flags&Extension != 0 {
		start, end := d.Ends()
		if start.clocked() {
			from, _ = start.On(offset)
		}
		if end.clocked() {
			_, to = end.On(offset)
		}
	}
	return from, to
}

// Placed returns d with the bounds that On returned; the core moves with them.
func (d Date) Placed(from, to Instant) Date {
	if d.CoreStart.Finite() && d.Earliest.Finite() {
		d.CoreStart += from - d.Earliest
	}
	if d.CoreEnd.Finite() && d.Latest.Finite() {
		d.CoreEnd += to - d.Latest
	}
	d.Earliest, d.Latest = from, to
	return d
}

// Moments returns the bounds of d in UTC.
func (d Date) Moments() (from, to Instant) {
	return d.On(func(Instant) Instant { return 0 })
}

// shifted returns d with every finite bound moved by the given seconds.
func (d Date) shifted(by Instant) Date {
	for _, t := range [...]*Instant{&d.Earliest, &d.Latest, &d.CoreStart, &d.CoreEnd} {
		if t.Finite() {
			*t += by
		}
	}
	return d
}

// reversed reports whether b ends before a starts: in UTC if both have a zone,
// otherwise on the calendar.
func reversed(a, b Date) bool {
	if a.zoned() && b.zoned() {
		from, _ := a.Moments()
		_, to := b.Moments()
		return to <= from
	}
	return b.Latest <= a.Earliest && a.Flags&b.Flags&OutOfRange == 0
}

// turned reports whether b is at or before a on the calendars of their zones,
// although it is later in UTC, as on a flight east across the date line. The
// end is then counted on the clock of the start.
func turned(a, b Date) bool {
	return a.zoned() && b.zoned() && b.Latest <= a.Earliest
}
