package timelinejs

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"parley/data/edtf"
	"parley/data/format/assemble"
)

// parts are the cells of a date.
type parts struct{ year, month, day, time string }

// moment is the parsed date: EDTF, or why there is none.
type moment struct {
	when  string
	say   string // the fault; when is then ""
	warn  string // a possible misreading
	clock bool   // when includes the time
}

var clock = regexp.MustCompile(`(?i)^(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,]\d+)?)?\s*(am|pm)?\s*(Z|[+-]\d\d(?::?\d\d)?)?$`)

// read assembles a date. A BC year is interpreted as TimelineJS displays it:
// -44 is 44 BC, in EDTF -0043.
func (p parts) read() moment {
	y, ok := whole(p.year, -1e12, 1e12)
	if !ok {
		return moment{say: "the year “" + p.year + "” is no whole number"}
	}
	m := moment{}
	switch {
	case y < 0 && (y > -100_000 || y%1000 != 0):
		m.warn = fmt.Sprintf("year %d is read as %d BC, as TimelineJS shows it", y, -y)
		y++
	case y > 0 && y < 100:
		m.warn = fmt.Sprintf("year %d is read as the year %d after Christ, where TimelineJS draws it", y, y)
	}
	m.when = year(y)
	month, hasMonth := whole(p.month, 1, 12)
	day, hasDay := whole(p.day, 1, 31)
	switch {
	case p.month != "" && !hasMonth:
		return moment{say: "the month “" + p.month + "” is no number from 1 to 12"}
	case p.day != "" && !hasDay:
		return moment{say: "the day “" + p.day + "” is no number from 1 to 31"}
	case p.day != "" && p.month == "":
		return moment{say: "there is a day without a month"}
	case hasMonth:
		m.when += fmt.Sprintf("-%02d", month)
	}
	if hasDay {
		m.when += fmt.Sprintf("-%02d", day)
		m.addClock(p.time)
	}
	if _, err := edtf.Parse(m.when); err != nil {
		return moment{say: "there is no such day: " + m.when}
	}
	return m
}

// addClock adds a time if it can be parsed.
func (m *moment) addClock(s string) {
	c := clock.FindStringSubmatch(s)
	if c == nil {
		return
	}
	hour, _ := strconv.Atoi(c[1])
	minute, _ := strconv.Atoi(c[2])
	second, _ := strconv.Atoi(c[3])
	if c[4] != "" && (hour < 1 || hour > 12) || hour > 23 || minute > 59 || second > 59 {
		return
	}
	if c[4] != "" {
		hour %= 12
	}
	if strings.EqualFold(c[4], "pm") {
		hour += 12
	}
	t := m.when + fmt.Sprintf("T%02d:%02d:%02d", hour, minute, second) + strings.ToUpper(c[5])
	if _, err := edtf.Parse(t); err == nil {
		m.when, m.clock = t, true
	}
}

// whole parses a whole number, also written as 8.0 or with a typographic minus.
func whole(s string, least, most float64) (int64, bool) {
	f, err := strconv.ParseFloat(strings.ReplaceAll(s, "−", "-"), 64)
	if err != nil || f != float64(int64(f)) || f < least || f > most {
		return 0, false
	}
	return int64(f), true
}

func year(y int64) string {
	switch {
	case y > 9999 || y < -9999:
		return "Y" + strconv.FormatInt(y, 10)
	case y < 0:
		return fmt.Sprintf("-%04d", -y)
	}
	return fmt.Sprintf("%04d", y)
}

// shown compares a date with the words displayed instead. same reports whether
// they agree; better is the date of the words if they are vaguer than the
// numbers, which then only position the event on the axis.
func shown(when, words string) (better string, same bool) {
	r := assemble.Dates{}.Read(words)
	if r.When == "" {
		return "", false
	}
	a, errA := edtf.Parse(when)
	b, errB := edtf.Parse(r.When)
	switch {
	case errA != nil || errB != nil:
		return "", false
	case a.Earliest == b.Earliest && a.Latest == b.Latest && b.Flags == a.Flags:
		return "", true
	case b.Earliest <= a.Earliest && a.Latest <= b.Latest:
		return r.When, false
	}
	return "", false
}
