package pack

import (
	"parley/data/dataset"
	"parley/data/edtf"
)

// maxDay bounds the days that are written as numbers: those of the years on
// edtf's axis. Days beyond it are written as text.
const maxDay = 366 * edtf.MaxYear

// plainDay gives the day of a date that is one calendar day and nothing more.
func plainDay(d *edtf.Date) (int64, bool) {
	if d.Shape != edtf.Point || d.Precision != edtf.Day {
		return 0, false
	}
	day := d.Earliest.Day()
	return day, day >= -maxDay && day <= maxDay && *d == edtf.FromDay(day)
}

// plainRange gives the first and last day of an interval of whole days.
func plainRange(d *edtf.Date) (first, last int64, ok bool) {
	if d.Shape != edtf.Interval || d.Precision != edtf.Day || !d.Earliest.Finite() || !d.Latest.Finite() {
		return 0, 0, false
	}
	first, last = d.Earliest.Day(), d.Latest.Day()-1
	ok = first >= -maxDay && first <= last && last <= maxDay && *d == edtf.FromDayRange(first, last)
	return first, last, ok
}

// Codes of a column of dates: no date, a text used for the first time, then by
// turns a plain day as a difference and a text used before.
const (
	dateNone = iota
	dateFresh
	dateDay // even: a day
)

// dates handles a column of dates. Plain days are differences from base; a nil
// base is the plain day in the row before, 0 at first.
func (x *codec) dates(base []int32, c col[edtf.Date]) {
	last := int64(0)
	if x.writing {
		v := x.room(c.n)
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
		return
	}
	for i, v := range x.take(c.n, 1<<34) {
		switch {
		case v == dateNone:
		case v == dateFresh:
			*c.at(i) = x.dateTexts.get(x, dateFresh)
		case v%2 == 0:
			if base != nil {
				last = int64(base[i])
			}
			last += unzigzag((v - dateDay) >> 1)
			*c.at(i) = x.day(last)
		default:
			*c.at(i) = x.dateTexts.get(x, (v-dateDay)>>1+dateDay)
		}
	}
}

// day is the plain date of a day that was read.
func (x *codec) day(day int64) edtf.Date {
	if day < -maxDay || day > maxDay {
		x.fail(Damaged, "a day beyond the axis")
		return edtf.Date{}
	}
	return edtf.FromDay(day)
}

// days is the plain range of days that was read.
func (x *codec) days(first, last int64) edtf.Date {
	if first < -maxDay || last < first || last > maxDay {
		x.fail(Damaged, "a day beyond the axis")
		return edtf.Date{}
	}
	return edtf.FromDayRange(first, last)
}

// dateTable holds the distinct texts of dates that are no plain days, in the
// order of first use.
type dateTable struct {
	texts  stringTable
	parsed []edtf.Date // reading: each text is parsed once
}

// code gives 0 for no date, 1 for a text used for the first time, else two more
// than its position.
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

// get is the inverse of code for codes above 0.
func (t *dateTable) get(x *codec, code uint64) edtf.Date {
	pos := code - 2
	if code == 1 {
		pos = uint64(t.texts.fresh)
		t.texts.fresh++
	}
	if pos >= uint64(len(t.parsed)) {
		x.fail(Damaged, "no such date")
		return edtf.Date{}
	}
	return t.parsed[pos]
}

func (t *dateTable) read(x *codec) {
	t.texts.read(x)
	t.parsed = alloc[edtf.Date](x, len(t.texts.list))
	for i := range t.parsed {
		d, err := edtf.Parse(t.texts.list[i])
		if err != nil {
			x.fail(Damaged, "a date is not EDTF")
			return
		}
		t.parsed[i] = d
	}
}

// Codes of a column of knowledge days.
const (
	knownAsBase = iota
	knownNever  // DayNone
	knownFrom   // and more: zigzag difference from base
)

// known handles a column of knowledge days, as differences from what is
// expected of them.
func (x *codec) known(base []int32, c col[dataset.Day]) {
	if x.writing {
		v := x.room(c.n)
		for i := range v {
			switch day := *c.at(i); {
			case int32(day) == base[i]:
				v[i] = knownAsBase
			case day == dataset.DayNone:
				v[i] = knownNever
			default:
				v[i] = zigzag(int64(day)-int64(base[i])) + knownFrom
			}
		}
		x.put(v)
		return
	}
	v := x.take(c.n, 1<<34)
	if x.err != nil {
		return
	}
	for i := range c.n {
		*c.at(i) = dataset.Day(base[i])
	}
	for i, code := range v {
		switch code {
		case knownAsBase:
		case knownNever:
			*c.at(i) = dataset.DayNone
		default:
			day := int64(base[i]) + unzigzag(code-knownFrom)
			*c.at(i) = dataset.Day(min(max(day, int64(dataset.DayNone)), int64(dataset.LatestDay)))
		}
	}
}
