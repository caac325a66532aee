package calendar

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"parley/data/edtf"
	"parley/data/format/items"
	"parley/data/zone"
)

// moment is the value of DTSTART or DTEND.
type moment struct {
	when  string // EDTF
	day   bool   // without a clock time
	at    time.Time
	warn  string
	fixed bool // the clock time has a zone
}

// read parses a date or a date with a clock time in the named zone.
func read(value, tzid string, zones map[string]string) (m moment, ok bool) {
	value = strings.NewReplacer("-", "", ":", "").Replace(strings.TrimSpace(value))
	if t, err := time.Parse("20060102", value); err == nil {
		return moment{when: t.Format(time.DateOnly), day: true, at: t}, true
	}
	bare, utc := strings.CutSuffix(value, "Z")
	t, err := time.Parse("20060102T150405", bare)
	if err != nil {
		if t, err = time.Parse("20060102T1504", bare); err != nil {
			return moment{}, false
		}
	}
	m = moment{at: t, when: t.Format("2006-01-02T15:04:05")}
	switch {
	case utc:
		m.when, m.fixed = m.when+"Z", true
	case tzid != "":
		offset, known := offsetAt(t, tzid, zones)
		if m.fixed = known; !known {
			m.warn = "the zone “" + tzid + "” is not known: the clock time has none here"
			break
		}
		m.when, m.at = m.when+clock(offset), t.Add(-time.Duration(offset)*time.Second)
	}
	if _, err := edtf.Parse(m.when); err != nil {
		return moment{}, false
	}
	return m, true
}

// abbreviations are zone abbreviations that programs write in place of zone
// names, in seconds east of UTC.
var abbreviations = map[string]int{"GMT": 0, "UTC": 0, "WET": 0, "WEST": 3600, "BST": 3600, "CET": 3600, "CEST": 7200, "EET": 7200, "EEST": 10800, "MSK": 10800,
	"EST": -18000, "EDT": -14400, "CDT": -18000, "MST": -25200, "MDT": -21600, "PST": -28800, "PDT": -25200}

var fixed = regexp.MustCompile(`^(?:UTC|GMT)?([+-])(\d\d):?(\d\d)$`)

// offsetAt returns how many seconds a zone is east of UTC when its clock shows
// t.
func offsetAt(t time.Time, tzid string, zones map[string]string) (int, bool) {
	for _, name := range [...]string{tzid, lastTwo(tzid)} {
		if c, ok := zone.Find(name); ok && strings.Contains(name, "/") || ok && name == "UTC" {
			local := edtf.Instant(t.Unix())
			offset := c(local - edtf.Instant(c(local)))
			return int(offset), true
		}
	}
	if o, ok := abbreviations[strings.ToUpper(tzid)]; ok {
		return o, true
	}
	for _, s := range [...]string{tzid, zones[tzid]} {
		if m := fixed.FindStringSubmatch(s); m != nil {
			h, _ := strconv.Atoi(m[2])
			minutes, _ := strconv.Atoi(m[3])
			seconds := h*3600 + minutes*60
			if m[1] == "-" {
				seconds = -seconds
			}
			return seconds, seconds > -86400 && seconds < 86400
		}
	}
	return 0, false
}

// lastTwo returns Europe/Berlin for /program.example.org/Europe/Berlin.
func lastTwo(s string) string {
	parts := strings.Split(s, "/")
	return strings.Join(parts[max(0, len(parts)-2):], "/")
}

func clock(seconds int) string {
	if seconds == 0 {
		return "Z"
	}
	sign := "+"
	if seconds < 0 {
		sign, seconds = "-", -seconds
	}
	return fmt.Sprintf("%s%02d:%02d", sign, seconds/3600, seconds/60%60)
}

var span = regexp.MustCompile(`^\+?P(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?$`)

// lasting parses a DURATION.
func lasting(s string) (time.Duration, bool) {
	m := span.FindStringSubmatch(s)
	if m == nil {
		return 0, false
	}
	var total time.Duration
	for i, unit := range [...]time.Duration{7 * 24 * time.Hour, 24 * time.Hour, time.Hour, time.Minute, time.Second} {
		n, _ := strconv.Atoi(m[i+1])
		total += time.Duration(n) * unit
	}
	return total, total > 0
}

// end returns the end of an entry, or "" if it is no later than its start.
// DTEND is exclusive: for whole days, the last day is the one before.
func (m moment) end(last moment) string {
	if m.day != last.day {
		return ""
	}
	if m.day {
		if !last.at.After(m.at.AddDate(0, 0, 1)) {
			return ""
		}
		return last.at.AddDate(0, 0, -1).Format(time.DateOnly)
	}
	if !last.at.After(m.at) {
		return ""
	}
	return last.when
}

// plus returns the moment some time later.
func (m moment) plus(d time.Duration) moment {
	out := m
	out.at = m.at.Add(d)
	if m.day {
		out.when = out.at.Format(time.DateOnly)
		return out
	}
	zone := strings.TrimPrefix(m.when, m.when[:min(len(m.when), 19)])
	shown, _ := time.Parse("2006-01-02T15:04:05", m.when[:19])
	out.when = shown.Add(d).Format("2006-01-02T15:04:05") + zone
	return out
}

// daily returns the last day of a rule that repeats a whole day daily until an
// end, as some programs write several days. It returns false for other rules.
func daily(rule string, from moment) (until string, ok bool) {
	parts := map[string]string{}
	for p := range strings.SplitSeq(strings.ToUpper(rule), ";") {
		name, value, _ := strings.Cut(p, "=")
		parts[name] = value
	}
	if !from.day || parts["FREQ"] != "DAILY" || parts["INTERVAL"] != "" && parts["INTERVAL"] != "1" || len(parts) > 3 {
		return "", false
	}
	if n, err := strconv.Atoi(parts["COUNT"]); err == nil && n > 0 && n < 36525 {
		return from.at.AddDate(0, 0, n-1).Format(time.DateOnly), true
	}
	last, ok := read(parts["UNTIL"], "", nil)
	if !ok {
		return "", false
	}
	day, _, _ := strings.Cut(last.when, "T")
	_, ok = items.Valid(day)
	return day, ok
}
