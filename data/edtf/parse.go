package edtf

import "strings"

// Parse parses one EDTF text. White space around it and after commas is
// ignored. Parsing takes time proportional to len(s), whatever numbers s
// contains; repairs are only tried for texts of up to 200 bytes. The error is
// always an *Error, and the Date is then zero. A Date may share memory with s;
// clone s if it is a slice of something large.
func Parse(s string) (Date, error) {
	p := parser{s: strings.TrimSpace(s)}
	d, ok := p.date()
	if !ok {
		return Date{}, explain(s, &p)
	}
	return d, nil
}

// read is Parse without trimming white space and without an error value.
func read(s string) (Date, bool) { return (&parser{s: s}).date() }

// parser parses one text and records the first fault.
type parser struct {
	s      string
	i      int
	at     int    // byte of the fault
	say    string // the fault
	out    []byte // canonical text up to s[copied], when it differs from s
	copied int
}

func (p *parser) fail(at int, say string) bool {
	p.at, p.say = at, say
	return false
}

// peek returns the next byte, or 0 at the end.
func (p *parser) peek() byte { return p.peekAt(0) }

func (p *parser) peekAt(k int) byte {
	if p.i+k < len(p.s) {
		return p.s[p.i+k]
	}
	return 0
}

func (p *parser) accept(c byte) bool {
	if p.peek() == c && c != 0 {
		p.i++
		return true
	}
	return false
}

func (p *parser) dots() bool {
	if p.peek() == '.' && p.peekAt(1) == '.' {
		p.i += 2
		return true
	}
	return false
}

// edit replaces s[from:to] in the canonical text. Edits must come in order.
func (p *parser) edit(from, to int, with string) {
	p.out = append(append(p.out, p.s[p.copied:from]...), with...)
	p.copied = to
}

func (p *parser) text() string {
	if p.copied == 0 {
		return p.s
	}
	return string(append(p.out, p.s[p.copied:]...))
}

func (p *parser) date() (d Date, ok bool) {
	switch c := p.peek(); {
	case c == 0:
		return d, p.fail(0, "a date is missing")
	case c == '[':
		d, ok = p.set(OneOf, ']')
	case c == '{':
		d, ok = p.set(AllOf, '}')
	case strings.IndexByte(p.s, '/') >= 0:
		d, ok = p.interval()
	default:
		d, ok = p.point()
	}
	if ok && p.i < len(p.s) {
		ok = p.fail(p.i, "the date should end here")
	}
	if !ok {
		return Date{}, false
	}
	if !derivable(d) {
		d.text = p.text()
	}
	return d, true
}

// derivable reports whether String can format d from its bounds: a day or an
// interval of days, without flags other than Extension, which such a date has
// only for a long year.
func derivable(d Date) bool {
	return d.Precision == Day && d.Flags&^Extension == 0 && (d.Shape == Point || d.Shape == Interval)
}

// side is one end of an interval.
type side struct {
	d       Date
	open    bool // ".."
	unknown bool // nothing written
}

func (p *parser) side() (s side, ok bool) {
	switch {
	case p.peek() == 0 || p.peek() == '/':
		s.unknown = true
	case p.dots():
		s.open = true
	default:
		s.d, ok = p.point()
		return s, ok
	}
	return s, true
}

// backwards is the fault of an interval that ends before it starts.
const backwards = "the end lies before the start"

func (p *parser) interval() (Date, bool) {
	a, ok := p.side()
	if !ok {
		return Date{}, false
	}
	if !p.accept('/') {
		return Date{}, p.fail(p.i, "the start of the interval should end here")
	}
	second := p.i
	b, ok := p.side()
	switch {
	case !ok:
		return Date{}, false
	case a.d.IsZero() && b.d.IsZero():
		return Date{}, p.fail(0, "an interval needs at least one date")
	case !a.d.IsZero() && !b.d.IsZero() && reversed(a.d, b.d):
		return Date{}, p.fail(second, backwards)
	}
	return join(a, b), true
}

// join returns the interval between two ends.
func join(a, b side) Date {
	if turned(a.d, b.d) {
		b.d = b.d.shifted(60 * Instant(a.d.Offset-b.d.Offset))
	}
	d := Date{Shape: Interval, Earliest: Past, Latest: Future, Flags: a.d.Flags | b.d.Flags, Offset: a.d.Offset}
	for _, f := range [...]struct {
		on  bool
		set Flags
	}{
		{a.open, OpenStart}, {a.unknown, UnknownStart}, {b.open, OpenEnd}, {b.unknown, UnknownEnd},
		{a.d.Is(Uncertain), StartUncertain}, {a.d.Is(Approximate), StartApproximate},
		{b.d.Is(Uncertain), EndUncertain}, {b.d.Is(Approximate), EndApproximate},
		{a.d.clocked() || b.d.clocked(), Extension},
	} {
		if f.on {
			d.Flags |= f.set
		}
	}
	d.Precision = mix(a.d.Precision, b.d.Precision)
	if a.d.Shape == Nowhere || b.d.Shape == Nowhere {
		return nowhere(d)
	}
	if !a.d.IsZero() {
		d.Earliest = a.d.Earliest
	}
	if !b.d.IsZero() {
		d.Latest = b.d.Latest
	}
	d.CoreStart, d.CoreEnd = core(a, b, d)
	return d
}

// core returns the time that the interval d from a to b certainly covers.
func core(a, b side, d Date) (from, to Instant) {
	from, to = Past, Future
	switch {
	case exact(a.d):
		from = a.d.Earliest
	case !a.d.IsZero():
		from = a.d.Latest
	}
	switch {
	case exact(b.d):
		to = b.d.Latest
	case !b.d.IsZero():
		to = b.d.Earliest
	}
	switch {
	case a.unknown && exact(b.d):
		from = b.d.Earliest
	case a.unknown:
		from = to
	case exact(b.d):
		from = min(from, b.d.Earliest)
	}
	switch {
	case b.unknown && exact(a.d):
		to = a.d.Latest
	case b.unknown:
		to = from
	case exact(a.d):
		to = max(to, a.d.Latest)
	}
	from, to = max(from, d.Earliest), min(to, d.Latest)
	if from > to {
		return d.Mid(), d.Mid()
	}
	return from, to
}

// exact reports whether an end of an interval is given to the day or finer,
// without any doubt.
func exact(d Date) bool {
	return d.Precision >= Second && d.Precision <= Day && d.Flags&(Uncertain|Approximate|Unspecified|OutOfRange) == 0
}

// mix combines the precisions of two parts; NoPrecision has no effect.
func mix(a, b Precision) Precision {
	switch {
	case a == b || b == NoPrecision:
		return a
	case a == NoPrecision:
		return b
	}
	return Mixed
}

// nowhere removes d from the timeline.
func nowhere(d Date) Date {
	d.Shape, d.Earliest, d.Latest, d.CoreStart, d.CoreEnd = Nowhere, Past, Future, Past, Future
	return d
}
