package pack

import (
	"math"
	"strings"

	"parley/data/dataset"
	"parley/data/edtf"
)

func (x writer) putTexts(n int, get func(i int) string) {
	v := x.room(n)
	base := ^uint64(0)
	for i := range v {
		s := get(i)
		if s == "" {
			v[i] = textEmpty
			continue
		}
		pos, added := x.strings.add(s)
		v[i] = textFresh
		if !added {
			v[i] = uint64(pos) + textBack
			base = min(base, uint64(pos))
		}
	}
	for i := range v {
		if v[i] >= textBack {
			v[i] -= base
		}
	}
	if base == ^uint64(0) {
		base = 0
	}
	if x.put(v) != modeZero {
		x.putUvarint(base)
	}
}

// add returns the position of s and whether it is new.
func (t *stringTable) add(s string) (int, bool) {
	if i, ok := t.index[s]; ok {
		return i, false
	}
	t.index[s] = len(t.list)
	t.list = append(t.list, s)
	return len(t.list) - 1, true
}

// position returns the position of a string that was written.
func (x writer) position(s string) int { return x.strings.index[s] }

// putTable writes a table of strings.
func (x writer) putTable(t *stringTable) {
	x.putUvarint(uint64(len(t.list)))
	x.solid = len(t.list) > 0
	v := x.room(len(t.list))
	for i, s := range t.list {
		v[i] = uint64(len(s))
	}
	x.put(v)
	for _, s := range t.list {
		x.sections[x.at] = append(x.sections[x.at], s...)
	}
}

// splitID returns the shape of an id and its numbers.
func splitID(id string) (shape string, nums [maxNumbers]uint64) {
	if strings.ContainsFunc(id, func(r rune) bool { return r < ' ' }) {
		return verbatim + id, nums
	}
	var b []byte
	count := 0
	for i := 0; i < len(id); {
		if id[i] < '0' || id[i] > '9' {
			b = append(b, id[i])
			i++
			continue
		}
		width := 0
		num := uint64(0)
		for i < len(id) && width < maxDigits && id[i] >= '0' && id[i] <= '9' {
			num = num*10 + uint64(id[i]-'0')
			i++
			width++
		}
		if count == maxNumbers {
			return id, [maxNumbers]uint64{}
		}
		b = append(b, byte(width))
		nums[count] = num
		count++
	}
	if len(b) > maxShape {
		return id, [maxNumbers]uint64{}
	}
	return string(b), nums
}

func (x writer) putIdents(n int, get func(i int) string) {
	shapes := make([]string, n)
	nums := make([][maxNumbers]uint64, n)
	for i := range shapes {
		shapes[i], nums[i] = splitID(get(i))
	}
	x.putTexts(n, func(i int) string { return shapes[i] })
	for k := range maxNumbers {
		v, last := x.room(n), uint64(0)
		for i := range v {
			v[i] = zigzag(int64(nums[i][k] - last))
			last = nums[i][k]
		}
		x.put(v)
	}
}

// plainDay returns the day of a date that is exactly one calendar day.
func plainDay(d *edtf.Date) (int64, bool) {
	if d.Shape != edtf.Point || d.Precision != edtf.Day {
		return 0, false
	}
	day := d.Earliest.Day()
	return day, day >= -maxDay && day <= maxDay && *d == edtf.FromDay(day)
}

// plainRange returns the first and last day of an interval of whole days.
func plainRange(d *edtf.Date) (first, last int64, ok bool) {
	if d.Shape != edtf.Interval || d.Precision != edtf.Day || !d.Earliest.Finite() || !d.Latest.Finite() {
		return 0, 0, false
	}
	first, last = d.Earliest.Day(), d.Latest.Day()-1
	ok = first >= -maxDay && first <= last && last <= maxDay && *d == edtf.FromDayRange(first, last)
	return first, last, ok
}

// putDates writes a column of dates.
func (x writer) putDates(base []int32, c col[edtf.Date]) {
	v, last := x.room(c.n), int64(0)
	for i := range v {
		if base != nil {
			last = int64(base[i])
		}
		d := c.at(i)
		if day, ok := plainDay(d); ok {
			v[i] = zigzag(day-last)<<1 + dateDay
			last = day
		} else if v[i] = x.dateTexts.code(d); v[i] > dateFresh {
			v[i] = (v[i]-dateDay)<<1 + dateDay + 1
		}
	}
	x.put(v)
}

// code returns 0 for no date, 1 for a text on first use, otherwise its position
// plus two.
func (t *dateTable) code(d *edtf.Date) uint64 {
	if d.IsZero() {
		return 0
	}
	pos, added := t.texts.add(d.String())
	if added {
		return 1
	}
	return uint64(pos) + 2
}

func (x writer) putWhen(s []dataset.Event) {
	spans, days := make([]uint64, len(s)), make([]uint64, len(s))
	before := int64(0)
	for i := range s {
		when := &s[i].When
		x.starts[i] = int32(dayOf(when))
		day, plain := plainDay(when)
		first, last, ranged := plainRange(when)
		switch {
		case ranged:
			day, spans[i] = first, uint64(last-first)+spanRange
		case plain:
			spans[i] = spanDay
		default:
			spans[i], days[i] = spanText, x.dateTexts.code(when)
			continue
		}
		days[i] = zigzag(day - before)
		before = day
	}
	x.put(spans)
	x.solid = len(s) > 0
	x.put(days)
}

func (x writer) putFloats(c col[float64]) {
	var raw []uint64
	v := x.room(c.n)
	for i := range v {
		f := *c.at(i)
		scaled := math.Round(f * decimals)
		switch {
		case math.Float64bits(f) == 0:
			v[i] = floatZero
		case scaled != 0 && math.Abs(scaled) < 1<<52 && math.Float64bits(scaled/decimals) == math.Float64bits(f):
			v[i] = zigzag(int64(scaled)) + floatScaled
		default:
			v[i] = floatRaw
			raw = append(raw, math.Float64bits(f))
		}
	}
	x.put(v)
	if len(raw) > 0 {
		x.put(raw)
	}
}
