package workbook

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// shape is the parts of a date that a cell format shows.
type shape struct{ year, month, day, clock bool }

func (s shape) any() bool { return s.year || s.month || s.day || s.clock }

// builtIn returns the shape of a number format that workbooks refer to by
// number only: those with a day, a month or a clock time, in all languages of
// Excel.
func builtIn(id int) shape {
	switch {
	case id == 14 || id == 15 || id >= 27 && id <= 31 || id == 36 || id >= 50 && id <= 54 || id == 58:
		return shape{year: true, month: true, day: true}
	case id == 16:
		return shape{month: true, day: true}
	case id == 17 || id == 57 || id == 55:
		return shape{year: true, month: true}
	case id == 22:
		return shape{true, true, true, true}
	case id >= 18 && id <= 21 || id >= 32 && id <= 35 || id >= 45 && id <= 47 || id == 56:
		return shape{clock: true}
	}
	return shape{}
}

// shapeOf parses a format code such as dd/mm/yyyy hh:mm: the letters of its
// first section that are not quoted, escaped or in brackets. An m next to hours
// or seconds is minutes. A code with digit placeholders is a number.
func shapeOf(code string) (s shape) {
	letters := bare(code)
	if strings.ContainsAny(letters, "0#?") && !strings.ContainsAny(letters, "ydhs") {
		return s
	}
	for i, c := range letters {
		switch c {
		case 'y', 'e', 'b':
			s.year = s.year || !strings.HasPrefix(letters, "gen") // except in General
		case 'd':
			s.day = true
		case 'h', 's':
			s.clock = true
		case 'm':
			if minutes(letters, i) {
				s.clock = true
			} else {
				s.month = true
			}
		}
	}
	return s
}

// bare returns the first section of a code in lower case, without anything
// quoted, escaped or in brackets, except durations such as [h].
func bare(code string) string {
	var b strings.Builder
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case ';':
			return strip(b.String())
		case '"':
			if at := strings.IndexByte(code[i+1:], '"'); at >= 0 {
				i += at + 1
			}
		case '\\', '_', '*':
			i++
		case '[':
			at := strings.IndexByte(code[i:], ']')
			if at < 0 {
				return strip(b.String())
			}
			if in := strings.ToLower(code[i+1 : i+at]); strings.Trim(in, "hms") == "" {
				b.WriteString(in)
			}
			i += at
		default:
			b.WriteByte(c)
		}
	}
	return strip(b.String())
}

func strip(s string) string {
	return strings.NewReplacer("am/pm", "", "a/p", "", "general", "", "standard", "").Replace(strings.ToLower(s))
}

// minutes reports whether the m at a position follows hours or precedes
// seconds.
func minutes(letters string, at int) bool {
	before := strings.TrimRight(letters[:at], "m")
	before = strings.TrimRight(before, ":. ")
	after := strings.TrimLeft(letters[at:], "m")
	after = strings.TrimLeft(after, ":. ")
	return strings.HasSuffix(before, "h") || strings.HasPrefix(after, "s")
}

// epoch is how a workbook numbers days.
type epoch struct {
	mac    bool // day 0 is 1904-01-01
	office bool // LibreOffice and OpenOffice: no 29 February 1900 as in Excel, and Julian dates before 1582-10-15
}

// gregorian is the first day of the Gregorian calendar.
var gregorian = time.Date(1582, 10, 15, 0, 0, 0, 0, time.UTC)

// mostSerial is the number of 9999-12-31, the last day that the programs
// support.
const mostSerial = 2958465

// read returns the date of a number as a format shows it. ok is false if the
// number is not a date.
func (e epoch) read(serial float64, s shape) (c Cell, ok bool) {
	if math.IsNaN(serial) || math.Abs(serial) > mostSerial+1 {
		return c, false
	}
	seconds := math.Round(float64(serial * 86400))
	days := math.Floor(seconds / 86400)
	clock := time.Duration(seconds-float64(days*86400)) * time.Second
	if !s.year && !s.month && !s.day {
		return Cell{Text: clockText(time.Unix(0, 0).UTC().Add(clock))}, days == 0 // a clock time
	}
	base := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case e.mac:
		base = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case e.office || days >= 61:
	case days == 60:
		return Cell{Text: "1900-02-29", Why: "Excel counts a 29 February 1900, which there was not"}, true
	case days < 0:
		return c, false
	default: // Excel numbers days from 1900-01-01, which is 1
		base = base.AddDate(0, 0, 1)
		c.Why = "days before March 1900 are counted in two ways; this is what Excel shows"
	}
	t := base.AddDate(0, 0, int(days)).Add(clock)
	if c.Text, ok = e.text(t, s); !ok {
		return c, false
	}
	c.Day = true
	c.say(s.unshown())
	c.say(e.julian(t))
	return c, true
}

// unshown returns a warning if the year of a date may have been added by the
// program.
func (s shape) unshown() string {
	if s.day && !s.year {
		return "the cell shows no year; the workbook holds this one, which the spreadsheet may have added when it was typed"
	}
	return ""
}

func (e epoch) julian(t time.Time) string {
	if e.office && t.Before(gregorian) {
		return "LibreOffice shows days before 15 October 1582 in the Julian calendar; this is the day that it shows"
	}
	return ""
}

// say adds a warning.
func (c *Cell) say(why string) {
	if c.Why != "" && why != "" {
		why = "; " + why
	}
	c.Why += why
}

// text formats a date as year-month-day, as far as the format shows it.
func (e epoch) text(t time.Time, s shape) (string, bool) {
	y, m, d := t.Date()
	month := int(m)
	if e.office && t.Before(gregorian) {
		if y, month, d = julian(t); y <= 0 {
			y-- // no year 0
		}
	}
	day := yearText(y)
	switch {
	case s.day || s.clock:
		day += "-" + two(month) + "-" + two(d)
	case s.month:
		day += "-" + two(month)
	}
	if s.clock {
		day += "T" + clockText(t)
	}
	return day, y > -10000 && y < 10000
}

func clockText(t time.Time) string {
	h, m, s := t.Clock()
	return two(h) + ":" + two(m) + ":" + two(s)
}

func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// yearText formats a year with four digits, and a minus for years before 0.
func yearText(y int) string {
	sign := ""
	if y < 0 {
		sign, y = "-", -y
	}
	text := strconv.Itoa(y)
	return sign + strings.Repeat("0", max(0, 4-len(text))) + text
}

// julian converts a day to the Julian calendar.
func julian(t time.Time) (year, month, day int) {
	// Day 0 is 1 March of year 0 in the Julian calendar, 28 February in the
	// Gregorian.
	n := int(math.Floor(float64(t.Unix())/86400)) - int(time.Date(0, 2, 28, 0, 0, 0, 0, time.UTC).Unix()/86400)
	cycle := n / 1461
	if n%1461 < 0 {
		cycle--
	}
	n -= cycle * 1461
	y := min(n/365, 3)
	n -= y * 365
	m := (5*n + 2) / 153
	day = n - (153*m+2)/5 + 1
	year, month = cycle*4+y, m+3
	if month > 12 {
		year, month = year+1, month-12
	}
	return year, month, day
}
