package items

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"parley/data/edtf"
	"parley/data/format/assemble"
)

// Moment returns a moment in milliseconds from 1970 as EDTF. Midnight UTC
// becomes the day alone, as programs write days this way.
func Moment(ms int64) (when string, ok bool) {
	const most = 253402300799999 // the end of the year 9999
	if ms > most || ms < -62135596800000 {
		return "", false
	}
	t := time.UnixMilli(ms).UTC()
	if ms%86400000 == 0 {
		return t.Format(time.DateOnly), true
	}
	return t.Truncate(time.Second).Format("2006-01-02T15:04:05Z"), true
}

var longYear = regexp.MustCompile(`^([+-])0*(\d+)-(\d\d)-(\d\d)(T.*)?$`)

// ShortYear shortens a JavaScript year of six digits and a sign to four digits:
// -000043-03-15 becomes -0043-03-15.
func ShortYear(s string) string {
	m := longYear.FindStringSubmatch(s)
	if m == nil || len(m[2]) > 4 {
		return s
	}
	sign := strings.TrimPrefix(m[1], "+")
	return sign + fmt.Sprintf("%04s", m[2]) + "-" + m[3] + "-" + m[4] + m[5]
}

// When parses start and end into the date of the event, using read. An end that
// gives no span is kept. If the start cannot be parsed, why is the reason.
func (r *Row) When(start, end string, read func(typed string) assemble.Reading) (why, fix string) {
	typed := r.Text(start)
	if typed == "" || assemble.NoValue(typed) {
		return "it has no date", "a date such as 2025-08-06, 2025-08 or 2025"
	}
	got := read(typed)
	if got.When == "" {
		return "the date “" + typed + "” was not read: " + got.Say, got.Fix
	}
	r.E.When = got.When
	if got.Why != "" {
		r.Changed(start, got.When, got.Why)
	}
	r.Took(start)
	if typed = r.Text(end); typed == "" || assemble.NoValue(typed) {
		return "", ""
	}
	last := read(typed)
	say := last.Say
	if last.When != "" {
		r.E.When, say = assemble.Span(r.E.When, last.When)
	}
	switch {
	case say != "":
		r.Kept(&r.E, end, say+"; the event has its start alone", "an end that is a date after the start")
	case last.Why != "":
		r.Changed(end, last.When, last.Why)
	default:
		r.Took(end)
	}
	return "", ""
}

// Valid returns a date in canonical EDTF, and false if s is not one.
func Valid(s string) (string, bool) {
	d, err := edtf.Parse(s)
	if err != nil {
		return "", false
	}
	return d.String(), true
}

// script matches a date as JavaScript's Date formats and parses it: Sat May 20
// 1961 00:00:00 GMT-0600, or with the day first.
var script = regexp.MustCompile(`^(?:[A-Za-z]{3,9}\.?,? )?(?:([A-Za-z]{3,9})\.? (\d{1,2})|(\d{1,2}) ([A-Za-z]{3,9})\.?),? (\d{1,4})(?: (\d\d):(\d\d)(?::(\d\d))?)?(?: ?(?:GMT|UTC|Z)?([+-]\d{4})?)(?: \(.*\))?$`)

const monthNames = "janfebmaraprmayjunjulaugsepoctnovdec"

// ScriptDate parses a JavaScript date as EDTF. Midnight becomes the day alone,
// as such dates write days this way. ok is false for other text.
func ScriptDate(s string) (when string, ok bool) {
	m := script.FindStringSubmatch(strings.Join(strings.Fields(s), " "))
	if m == nil {
		return "", false
	}
	month, day := m[1]+m[4], m[2]+m[3]
	at := strings.Index(monthNames, strings.ToLower(month[:3]))
	if at < 0 || at%3 != 0 {
		return "", false
	}
	when = fmt.Sprintf("%04s-%02d-%02s", m[5], at/3+1, day)
	if clock := fmt.Sprintf("%02s:%02s:%02s", m[6], m[7], m[8]); m[6] != "" && clock != "00:00:00" {
		zone := "Z"
		if m[9] != "" && m[9] != "+0000" && m[9] != "-0000" {
			zone = m[9][:3] + ":" + m[9][3:]
		}
		when += "T" + clock + zone
	}
	return Valid(when)
}

var fewDigits = regexp.MustCompile(`^(-?)(\d{1,3})([?~%]?)(?: (AD|A\.D\.|CE))?$`)

// Year parses a year of one to three digits, as timeline programs accept it:
// 325, 44 or -3. ok is false for other text.
func Year(s string) (when string, ok bool) {
	m := fewDigits.FindStringSubmatch(s)
	if m == nil || m[1] != "" && strings.Trim(m[2], "0") == "" {
		return "", false
	}
	return Valid(m[1] + fmt.Sprintf("%04s", m[2]) + m[3])
}

// Degrees reports whether a text is a number from -most to most.
func Degrees(s string, most float64) bool {
	v, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	return err == nil && v >= -most && v <= most
}
