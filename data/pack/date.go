package pack

import (
	"parley/data/dataset"
	"parley/data/edtf"
)

// maxDay bounds the days that are written as numbers: 99,999 years before and
// after 1970. Days beyond are written as text.
const maxDay = 366 * 99_999

// Codes of a column of dates: no date, a text on first use, then alternately a
// plain day as a difference and a text used before.
const (
	dateNone = iota
	dateFresh
	dateDay // even codes: a day
)

// dates handles a column of dates. Plain days are differences from base, or
// from the previous plain day in the column (0 at first) if base is nil.
func (x *codec) dates(base []int32, c col[edtf.Date]) {
	if x.pen != nil {
		x.pen.putDates(base, c)
		return
	}
	last := int64(0)
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
			x.fillDay(c.at(i), last)
		default:
			*c.at(i) = x.dateTexts.get(x, (v-dateDay)>>1+dateDay)
		}
	}
}

// Days of the years 0000 to 9999, whose dates differ only in position.
var (
	firstAlike = edtf.FromCivil(0, 1, 1).Day()
	lastAlike  = edtf.FromCivil(9999, 12, 31).Day()
)

// fillDay sets an empty date to a plain day.
func (x *codec) fillDay(d *edtf.Date, day int64) {
	switch {
	case day >= firstAlike && day <= lastAlike:
		fill(d, &x.oneDay, day, day)
	case day >= -maxDay && day <= maxDay:
		*d = edtf.FromDay(day)
	default:
		x.fail(Damaged, "a day beyond the axis")
	}
}

// fillDays sets an empty date to a plain range of days.
func (x *codec) fillDays(d *edtf.Date, first, last int64) {
	switch {
	case first >= firstAlike && last <= lastAlike && first <= last:
		fill(d, &x.someDays, first, last)
	case first >= -maxDay && last <= maxDay && first <= last:
		*d = edtf.FromDayRange(first, last)
	default:
		x.fail(Damaged, "a day beyond the axis")
	}
}

// fill sets an empty date to a copy of like at another position. Copying field
// by field copies no pointer, which would be expensive while the garbage
// collector runs.
func fill(d, like *edtf.Date, first, last int64) {
	from, to := edtf.Instant(first*edtf.DaySeconds), edtf.Instant((last+1)*edtf.DaySeconds)
	d.Earliest, d.CoreStart = from, from
	d.Latest, d.CoreEnd = to, to
	d.Flags, d.Offset, d.Shape, d.Precision = like.Flags, like.Offset, like.Shape, like.Precision
}

// dateTable holds the distinct texts of dates that are not plain days, in order
// of first use.
type dateTable struct {
	texts  stringTable
	parsed []edtf.Date // reading: each text parsed once
}

// get returns the inverse of code for codes above 0.
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
	knownFrom   // and above: zigzag difference from base
)

// known handles a column of knowledge days. The file holds the differences from
// expect(i), the day expected in row i.
func (x *codec) known(expect func(i int) dataset.Day, c col[dataset.Day]) {
	if x.pen != nil {
		v := x.room(c.n)
		for i := range v {
			switch day, base := *c.at(i), expect(i); day {
			case base:
				v[i] = knownAsBase
			case dataset.DayNone:
				v[i] = knownNever
			default:
				v[i] = zigzag(int64(day)-int64(base)) + knownFrom
			}
		}
		x.pen.put(v)
		return
	}
	v := x.take(c.n, 1<<34)
	if x.err != nil {
		return
	}
	for i := range c.n {
		day := expect(i)
		if v != nil && v[i] == knownNever {
			day = dataset.DayNone
		} else if v != nil && v[i] >= knownFrom {
			sum := int64(day) + unzigzag(v[i]-knownFrom)
			day = dataset.Day(min(max(sum, int64(dataset.DayNone)), int64(dataset.LatestDay)))
		}
		*c.at(i) = day
	}
}
