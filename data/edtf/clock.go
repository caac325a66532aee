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
	d.Earliest += Instant(h*3600+m*60+sec) - 60*Instant(d.Offset)
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
