package edtf

import "strings"

// set parses a bracketed list of dates and ranges, separated by commas.
func (p *parser) set(shape Shape, closing byte) (Date, bool) {
	p.i++
	d := Date{Shape: shape, Earliest: Future, Latest: Past}
	lost := false
	for {
		m, ok := p.element(shape)
		if !ok {
			return Date{}, false
		}
		d.Earliest, d.Latest = min(d.Earliest, m.Earliest), max(d.Latest, m.Latest)
		d.Flags |= m.Flags
		d.Precision = mix(d.Precision, m.Precision)
		lost = lost || m.Shape == Nowhere
		if m.clocked() {
			d.Flags |= Extension
		}
		if p.accept(closing) {
			break
		}
		if !p.accept(',') {
			return Date{}, p.fail(p.i, "the list should go on with a comma or end with "+string(closing))
		}
		p.space()
	}
	d.Flags &^= endFlags
	d.CoreStart, d.CoreEnd = d.Earliest, d.Latest
	if lost {
		d = nowhere(d)
	}
	return d, true
}

// space drops the blanks after a comma from the canonical text.
func (p *parser) space() {
	from := p.i
	for p.accept(' ') {
	}
	if p.i > from {
		p.edit(from, p.i, "")
	}
}

// element parses one member of a list: a date, or a range, which becomes a
// OneOf inside OneOf and an Interval inside AllOf.
func (p *parser) element(shape Shape) (Date, bool) {
	if p.dots() {
		b, ok := p.point()
		return span(side{open: true}, side{d: b}, shape), ok
	}
	start := p.i
	a, ok := p.point()
	if !ok || !p.dots() {
		return a, ok
	}
	switch p.peek() {
	case ',', ']', '}', 0:
		return span(side{d: a}, side{open: true}, shape), true
	}
	b, ok := p.point()
	if ok && reversed(a, b) {
		return Date{}, p.fail(start, "the range ends before it starts")
	}
	return span(side{d: a}, side{d: b}, shape), ok
}

// endFlags describe the ends of an interval; sets never have them.
const endFlags = StartUncertain | StartApproximate | EndUncertain | EndApproximate

// span returns the range between two sides as a Date.
func span(a, b side, shape Shape) Date {
	d := join(a, b)
	if shape == OneOf {
		d.Flags &^= endFlags
		if d.Shape == Interval {
			d.Shape, d.CoreStart, d.CoreEnd = OneOf, d.Earliest, d.Latest
		}
	}
	return d
}

// Members returns the dates of a OneOf or AllOf in written order. A range a..b
// becomes the OneOf [a..b] in a OneOf and the Interval a/b in an AllOf, where
// its days form one bar. Members is nil for other shapes; a lone range is its
// own only member.
func (d Date) Members() []Date {
	if !d.isList() {
		return nil
	}
	out := make([]Date, 0, 1+strings.Count(d.text, ","))
	d.each(func(m Date) bool {
		out = append(out, m)
		return true
	})
	return out
}

func (d Date) isList() bool { return d.Shape == OneOf || d.Shape == AllOf }

// each calls f for the members of a list until f returns false.
func (d Date) each(f func(Date) bool) {
	list := d.text[1 : len(d.text)-1]
	for more := true; more; {
		var item string
		item, list, more = strings.Cut(list, ",")
		p := parser{s: item}
		m, ok := p.element(d.Shape)
		if !ok {
			return
		}
		if !derivable(m) {
			m.text = memberText(m.Shape, item)
		}
		if !f(m) {
			return
		}
	}
}

// memberText returns the text of a member as a date of its own.
func memberText(shape Shape, item string) string {
	a, b, isRange := strings.Cut(item, "..")
	switch {
	case !isRange:
		return item
	case shape == OneOf:
		return "[" + item + "]"
	case a == "":
		return "../" + b
	case b == "":
		return a + "/.."
	}
	return a + "/" + b
}
