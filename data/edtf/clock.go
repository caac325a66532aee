package edtf

// clock reads the time of day after a date: Thh:mm:ss with Z, an offset from
// UTC, or nothing, which leaves it floating. Seconds may be missing.
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

// two reads a number of two digits up to most.
func (p *parser) two(most int, say string) (int, bool) {
	a, b := p.peekAt(0)-'0', p.peekAt(1)-'0'
	v := int(a)*10 + int(b)
	if a > 9 || b > 9 || v > most {
		return 0, p.fail(p.i, say)
	}
	p.i += 2
	return v, true
}

// offset reads the zone: minutes east of UTC. +00:00 becomes Z and +02 becomes
// +02:00 in the canonical text.
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

// Clocked reports whether d begins at a clock time: whether its hour can be
// compared with that of others on its day.
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

// On are the bounds of d on another clock, which is offset seconds east of UTC at
// a moment of UTC. What is given without a zone floats: it stays as it is.
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

// Placed is d as it lies on another clock, where On gives its bounds.
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

// Moments are the bounds of d in UTC.
func (d Date) Moments() (from, to Instant) {
	return d.On(func(Instant) Instant { return 0 })
}

// shifted is d with its bounds moved, where it has any.
func (d Date) shifted(by Instant) Date {
	for _, t := range [...]*Instant{&d.Earliest, &d.Latest, &d.CoreStart, &d.CoreEnd} {
		if t.Finite() {
			*t += by
		}
	}
	return d
}

// reversed reports whether b is over before a begins: by their moments where
// both have a zone, else by their calendars.
func reversed(a, b Date) bool {
	if a.zoned() && b.zoned() {
		from, _ := a.Moments()
		_, to := b.Moments()
		return to <= from
	}
	return b.Latest <= a.Earliest && a.Flags&b.Flags&OutOfRange == 0
}

// turned reports whether b follows a, but not on the calendars of their zones:
// one flies east over the date line and lands on the day before. The end is then
// counted on the clock of the start.
func turned(a, b Date) bool {
	return a.zoned() && b.zoned() && b.Latest <= a.Earliest
}
