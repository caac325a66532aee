package assemble

import (
	"errors"
	"regexp"
	"strconv"
	"strings"

	"parley/data/edtf"
)

// Order is the order of day and month in dates such as 8/6/2025.
type Order uint8

// Orders of day and month. While the order is Unknown, ambiguous dates are
// refused.
const (
	Unknown Order = iota
	DayFirst
	MonthFirst
)

// orders maps the values of the option to orders.
var orders = map[string]Order{"": Unknown, "day-first": DayFirst, "month-first": MonthFirst}

// ParseOrder parses day-first, month-first or ""; ok is false for other words.
func ParseOrder(word string) (o Order, ok bool) {
	o, ok = orders[word]
	return o, ok
}

// String returns the value of the option for the order.
func (o Order) String() string {
	for word, p := range orders {
		if o == p {
			return word
		}
	}
	return ""
}

// Dates parses the dates of a file as typed.
type Dates struct {
	Order Order
	why   string // how the order is known
	mixed string // two contradictory dates
}

// FindOrder determines the order from all dates of a file. A given order wins;
// otherwise a date such as 25/12/2025 proves it, unless another date proves the
// opposite.
func FindOrder(given Order, texts []string) Dates {
	if given != Unknown {
		return Dates{Order: given, why: "--dates " + given.String()}
	}
	var proof [3]string
	for _, s := range texts {
		a, b, _, _, ok := numbers(s)
		switch {
		case !ok:
		case a > 12 && b <= 12 && proof[DayFirst] == "":
			proof[DayFirst] = s
		case b > 12 && a <= 12 && proof[MonthFirst] == "":
			proof[MonthFirst] = s
		}
	}
	switch day, month := proof[DayFirst], proof[MonthFirst]; {
	case day != "" && month != "":
		return Dates{mixed: "“" + day + "” and “" + month + "”"}
	case day != "":
		return Dates{Order: DayFirst, why: "“" + day + "” in the same column has the day first"}
	case month != "":
		return Dates{Order: MonthFirst, why: "“" + month + "” in the same column has the month first"}
	}
	return Dates{}
}

// Reading is the meaning of a typed date, or why it has none.
type Reading struct {
	When string // EDTF, or ""
	Why  string // why When differs from the typed text, or ""
	Say  string // the fault, if When is ""
	Fix  string // the fix, if When is ""
}

var (
	numeric = regexp.MustCompile(`^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})(?:[ T,]+(\S.*))?$`)
	century = regexp.MustCompile(`^(?:\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2}|\d{1,2}[ \-]\pL+\.?[ \-]'?\d{2}|\pL+ \d{1,2},? '?\d{2})(?:[ T].*)?$`)
	serial  = regexp.MustCompile(`^(?:\d{5,7}|\d{9,}|\d{5,}\.\d+)$`)
	twelve  = regexp.MustCompile(`(?i)^(.* )?(\d{1,2})(?::(\d\d))?(:\d\d)? ?([ap])\.?m\.?$`)
	// wholeDay matches a day to which a clock time may be added, clocked a text
	// that ends with one.
	wholeDay = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
	clocked  = regexp.MustCompile(`^(.*\S),? (?:at )?(\d{1,2}:\d\d(?::\d\d)?)$`)
	// noYear matches a day without a year, such as 4 August or Aug 4.
	noYear  = regexp.MustCompile(`^(?:\d{1,2}(?:st|nd|rd|th|\.)? \pL{3,}\.?|\pL{3,}\.? \d{1,2}(?:st|nd|rd|th)?|\d{1,2}[./]\d{1,2}\.?)$`)
	noClock = regexp.MustCompile(`^(\d{4}-\d\d-\d\d)T00:00(?::00)?(?:Z|[+-]\d\d(?::?\d\d)?)?$`)
)

// numbers splits 8/6/2025 14:30 into its parts.
func numbers(s string) (a, b int, year, clock string, ok bool) {
	m := numeric.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return 0, 0, "", "", false
	}
	a, _ = strconv.Atoi(m[1])
	b, _ = strconv.Atoi(m[2])
	return a, b, m[3], m[4], true
}

// Numeric reports whether a text is a date such as 8/6/2025.
func Numeric(s string) bool { _, _, _, _, ok := numbers(s); return ok }

// longestDate is the longest text that is parsed as a date, in bytes.
const longestDate = 200

const dateFix = "a date such as 2025-08-06, 2025-08, 2025 or 1890~"

// Read parses one date. It never guesses: an ambiguous date has no result.
func (d Dates) Read(typed string) Reading {
	r := d.one(typed)
	if r.When == "" {
		if span := d.hyphened(typed); span.When != "" {
			return span
		}
	}
	return r
}

// one parses a date, or two that are plainly set apart.
func (d Dates) one(typed string) Reading {
	s := strings.Join(strings.Fields(typed), " ")
	if len(s) > longestDate {
		return Reading{Say: "a text, not a date", Fix: dateFix}
	}
	if a, b, ok := halves(s); ok {
		return d.both(a, b)
	}
	switch {
	case serial.MatchString(s):
		return Reading{Say: "a spreadsheet's number of a day, or a year of more than four digits", Fix: "show the column as dates (YYYY-MM-DD) and save again; write such a year as Y" + s}
	case century.MatchString(s):
		return Reading{Say: "a year of two digits may be in any century", Fix: "the year with four digits"}
	}
	s, weekday := cutWeekday(s)
	s, why := halfDays(s)
	if noYear.MatchString(s) {
		return Reading{Say: "it has no year", Fix: "the year, such as 4 August 2025"}
	}
	if a, b, year, clock, ok := numbers(s); ok {
		if a <= 12 && b <= 12 && a != b && d.Order == Unknown {
			return d.ambiguous()
		}
		if d.Order == MonthFirst || d.Order == Unknown && b > 12 {
			a, b = b, a
		}
		if a != b && d.why != "" {
			why = d.why
		}
		s = strings.TrimSpace(year + "-" + pad(b) + "-" + pad(a) + " " + clock)
	}
	r := parse(s, why)
	if day, clock, ok := cutClock(s); ok && r.When == "" {
		if p := parse(day, why); wholeDay.MatchString(p.When) {
			r = parse(p.When+" "+clock, why)
		}
	}
	if r.When != "" && weekday != "" && weekdayOf(r.When) != weekday {
		return Reading{Say: "that day is no " + weekday, Fix: "the right weekday, or none"}
	}
	if r.Why == "" && r.When != typed && r.When != "" {
		r.Why = "as EDTF"
	}
	return r
}

func (d Dates) ambiguous() Reading {
	r := Reading{Say: "day and month could be the other way round, and no other date in the column says", Fix: "--dates day-first or --dates month-first, or year-month-day"}
	if d.mixed != "" {
		r.Say = "day and month could be the other way round, and the column has both: " + d.mixed
	}
	return r
}

// parse parses what EDTF accepts or can repair. Spreadsheets write midnight for
// a day without a clock time, so only the day is kept.
func parse(s, why string) Reading {
	t := s
	_, err := edtf.Parse(s)
	var fault *edtf.Error
	if errors.As(err, &fault) {
		if t = fault.Suggest; t == "" {
			r := Reading{Say: fault.Say, Fix: dateFix}
			if strings.HasPrefix(r.Say, "a year needs four digits") {
				r.Say = "no date that is written in a known way"
			}
			return r
		}
	}
	if m := noClock.FindStringSubmatch(t); m != nil {
		return Reading{When: m[1], Why: "midnight is what programs write for a day without a clock time"}
	}
	return Reading{When: t, Why: why}
}

// cutClock splits 6 August 2025, 14:30 into day and clock time.
func cutClock(s string) (day, clock string, ok bool) {
	m := clocked.FindStringSubmatch(s)
	if m == nil {
		return "", "", false
	}
	return strings.TrimSuffix(strings.TrimSuffix(m[1], " at"), ","), m[2], true
}

func pad(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// halfDays converts 2:30 PM at the end of a text to 14:30.
func halfDays(s string) (text, why string) {
	m := twelve.FindStringSubmatch(s)
	if m == nil {
		return s, ""
	}
	h, _ := strconv.Atoi(m[2])
	if h < 1 || h > 12 {
		return s, ""
	}
	if h %= 12; strings.EqualFold(m[5], "p") {
		h += 12
	}
	minutes := m[3]
	if minutes == "" {
		minutes = "00"
	}
	return m[1] + pad(h) + ":" + minutes + m[4], ""
}

var weekdays = [...]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

// cutWeekday removes the name of a weekday from the start of a date.
func cutWeekday(s string) (rest, weekday string) {
	name, rest, ok := strings.Cut(s, " ")
	name = strings.ToLower(strings.TrimRight(name, ".,"))
	for _, w := range weekdays {
		if ok && len(name) >= 2 && strings.HasPrefix(strings.ToLower(w), name) {
			return rest, w
		}
	}
	return s, ""
}

func weekdayOf(when string) string {
	d, err := edtf.Parse(when)
	if err != nil || d.Precision > edtf.Day {
		return ""
	}
	return weekdays[d.Earliest.Weekday()-1]
}
