package words

import (
	"strconv"
	"strings"

	"parley/data/edtf"
)

// form is how much of a date is written.
type form uint8

const (
	long  form = iota // 6 August 2025
	brief             // 6 Aug 2025
)

// Date is a date in full, with its uncertainty in words: "6 August 2025", "on
// or after 11 August 2025", "about August 2025", "since 24 February 2022".
func (w *Words) Date(d edtf.Date) string { return w.date(d, long) }

// ShortDate is the same with short months: "6 Aug 2025", "from 11 Aug 2025".
func (w *Words) ShortDate(d edtf.Date) string { return w.date(d, brief) }

// Weekday is a date in full with the day of the week where it is a day: "Wed 6
// August 2025".
func (w *Words) Weekday(d edtf.Date) string {
	if d.Shape == edtf.Point && d.Precision == edtf.Day && !d.Is(edtf.Unspecified) && d.Earliest.Finite() {
		return w.doubt(d, w.days[d.Earliest.Weekday()-1]+" "+w.point(d, long), long)
	}
	return w.Date(d)
}

func (w *Words) date(d edtf.Date, f form) string {
	switch d.Shape {
	case edtf.NoShape:
		return w.Say("date.none")
	case edtf.Nowhere:
		return d.String()
	case edtf.Interval:
		return w.interval(d, f)
	case edtf.OneOf:
		return w.oneOf(d, f)
	case edtf.AllOf:
		var names []string
		for _, m := range d.Members() {
			names = append(names, w.date(m, f))
		}
		return w.List(names)
	}
	return w.doubt(d, w.point(d, f), f)
}

// doubt puts "probably" or "about" before a date that is uncertain or
// approximate.
func (w *Words) doubt(d edtf.Date, s string, f form) string {
	key := ""
	switch {
	case d.Is(edtf.Uncertain) && d.Is(edtf.Approximate):
		key = "date.both"
	case d.Is(edtf.Uncertain):
		key = "date.uncertain"
	case d.Is(edtf.Approximate):
		key = "date.about"
	default:
		return s
	}
	if f == brief {
		key += "-short"
	}
	return w.Say(key, s)
}

// point words one date without its doubt.
func (w *Words) point(d edtf.Date, f form) string {
	if !d.Earliest.Finite() || !d.Latest.Finite() {
		return d.String()
	}
	if d.Is(edtf.Unspecified) {
		return w.unspecified(d, f)
	}
	y, m, day := d.Earliest.Civil()
	switch d.Precision {
	case edtf.Day:
		return w.day(y, m, day, f)
	case edtf.Month:
		return w.month(y, m, f)
	case edtf.Quarter:
		return w.Say("date.quarter", w.Say("date.nth-"+strconv.Itoa((m-1)/3+1)), w.year(y))
	case edtf.Season:
		return w.Say("date.season-"+strconv.Itoa(season(m)), w.year(y))
	case edtf.Second, edtf.Minute:
		return w.clock(d, f)
	case edtf.Year:
		if d.Latest-d.Earliest > 367*edtf.DaySeconds {
			return w.between(d, f)
		}
		return w.year(y)
	}
	return w.between(d, f)
}

// season numbers the season that starts in a month: spring 1 to winter 4.
func season(m int) int { return (m/3+3)%4 + 1 }

// unspecified words a date with digits that are not given by the calendar unit
// that holds it.
func (w *Words) unspecified(d edtf.Date, f form) string {
	y, m, _ := d.Earliest.Civil()
	_, _, last := (d.Latest - 1).Civil()
	whole := d.Latest-d.Earliest >= 28*edtf.DaySeconds
	switch within := d.Within(); {
	case within == edtf.Month && whole && last >= 28:
		return w.Say("date.some-day", w.month(y, m, f))
	case within == edtf.Year && d.Precision == edtf.Month:
		return w.Say("date.some-month", w.year(y))
	case within == edtf.Year && d.Earliest == edtf.FromCivil(y, 1, 1) && d.Latest == edtf.FromCivil(y+1, 1, 1):
		return w.Say("date.some-day", w.year(y))
	case within == edtf.Decade && d.Precision == edtf.Year:
		return w.Say("date.decade", w.year(y/10*10))
	case within == edtf.Century && d.Precision == edtf.Year:
		return w.Say("date.century", w.year(y/100*100))
	}
	return w.between(d, f)
}

// between names the first and the last day a date may mean.
func (w *Words) between(d edtf.Date, f form) string {
	return w.Say("date.between", w.dayOf(d.Earliest, f), w.dayOf(d.Latest-1, f))
}

func (w *Words) dayOf(t edtf.Instant, f form) string {
	y, m, d := t.Civil()
	return w.day(y, m, d, f)
}

func (w *Words) day(y int64, m, d int, f form) string {
	return strconv.Itoa(d) + " " + w.month(y, m, f)
}

func (w *Words) month(y int64, m int, f form) string {
	if f == brief {
		return w.short[m-1] + " " + w.year(y)
	}
	return w.months[m-1] + " " + w.year(y)
}

// year is a year; the year 0 is 1 BC, as astronomers count.
func (w *Words) year(y int64) string {
	if y <= 0 {
		return w.Say("date.bc", strconv.FormatInt(1-y, 10))
	}
	return strconv.FormatInt(y, 10)
}

// clock is a date with its time of day, in the zone it was given in.
func (w *Words) clock(d edtf.Date, f form) string {
	t := d.Earliest + edtf.Instant(int64(d.Offset)*60)
	y, m, day := t.Civil()
	h, mi, _ := t.Clock()
	s := w.day(y, m, day, f) + ", " + two(h) + ":" + two(mi)
	if f == brief || d.Is(edtf.LocalTime) {
		return s
	}
	return s + " " + zone(int(d.Offset))
}

func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// zone is an offset in minutes as "UTC", "UTC+3" or "UTC−4:30".
func zone(offset int) string {
	if offset == 0 {
		return "UTC"
	}
	sign := "+"
	if offset < 0 {
		sign, offset = "−", -offset
	}
	s := "UTC" + sign + strconv.Itoa(offset/60)
	if offset%60 != 0 {
		s += ":" + two(offset%60)
	}
	return s
}

// oneOf words a set of which one date holds.
func (w *Words) oneOf(d edtf.Date, f form) string {
	switch {
	case d.Earliest == edtf.Past && d.Latest == edtf.Future:
		return w.Say("date.none")
	case d.Earliest == edtf.Past:
		return w.Say(key("date.until-day", f), w.dayOf(d.Latest-1, f))
	case d.Latest == edtf.Future:
		return w.Say(key("date.from-day", f), w.dayOf(d.Earliest, f))
	}
	if d.Latest-d.Earliest == 2*edtf.DaySeconds {
		return w.twoDays(d.Earliest, f)
	}
	if m := d.Members(); len(m) == 2 && !strings.Contains(d.String(), "..") {
		return w.Say("date.either", w.date(m[0], f), w.date(m[1], f))
	}
	if d.Precision == edtf.Month || d.Precision == edtf.Year {
		a, b := d.Earliest, d.Latest-1
		ya, ma, _ := a.Civil()
		yb, mb, _ := b.Civil()
		if d.Precision == edtf.Year {
			return w.Say("date.between", w.year(ya), w.year(yb))
		}
		return w.Say("date.between", w.month(ya, ma, f), w.month(yb, mb, f))
	}
	return w.Say("date.between-days", w.rangeOf(d.Earliest, d.Latest-1, f, w.Say("date.and")))
}

func key(k string, f form) string {
	if f == brief {
		return k + "-short"
	}
	return k
}

// twoDays is "6 or 7 August 2025", "31 July or 1 August 2025".
func (w *Words) twoDays(t edtf.Instant, f form) string {
	return w.rangeOf(t, t+edtf.DaySeconds, f, w.Say("date.or"))
}

// rangeOf joins two days and leaves out what both share: "11–17 August 2025".
func (w *Words) rangeOf(a, b edtf.Instant, f form, by string) string {
	ya, ma, da := a.Civil()
	yb, mb, db := b.Civil()
	first := strconv.Itoa(da)
	switch {
	case ya != yb:
		first = w.day(ya, ma, da, f)
	case ma != mb:
		names := w.months
		if f == brief {
			names = w.short
		}
		first += " " + names[ma-1]
	case da == db:
		return w.day(yb, mb, db, f)
	}
	if by == "–" && (ya != yb || ma != mb) {
		by = " – "
	}
	return first + by + w.day(yb, mb, db, f)
}

// interval words a span of time.
func (w *Words) interval(d edtf.Date, f form) string {
	start, end := d.Ends()
	switch {
	case start.IsZero() && end.IsZero():
		return w.Say("date.none")
	case end.IsZero() && d.Is(edtf.UnknownEnd):
		return w.Say(key("date.end-unknown", f), w.date(start, f))
	case end.IsZero():
		return w.Say(key("date.since", f), w.date(start, f))
	case start.IsZero() && d.Is(edtf.UnknownStart):
		return w.Say(key("date.start-unknown", f), w.date(end, f))
	case start.IsZero():
		return w.Say(key("date.until", f), w.date(end, f))
	}
	if plainDay(start) && plainDay(end) {
		return w.rangeOf(start.Earliest, end.Earliest, f, "–")
	}
	return w.Say("date.range", w.date(start, f), w.date(end, f))
}

// plainDay reports whether a date is a calendar day without any doubt.
func plainDay(d edtf.Date) bool {
	return d.Shape == edtf.Point && d.Precision == edtf.Day && d.Flags == 0 && d.Earliest.Finite()
}
