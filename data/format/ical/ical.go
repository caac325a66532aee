// Package ical writes the expected events of a record as an iCalendar (RFC
// 5545) to subscribe to: deadlines, planned and possible events, and cancelled
// ones, so that they disappear from the subscriber's calendar.
package ical

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/format/carry"
)

// Options are the parts of a calendar that do not come from the record.
type Options struct {
	Product  string                                // for PRODID
	Address  func(dataset.EventID) string          // address of an event's page; nil or "" for none
	Describe func(dataset.EventRef) (about string) // text of an entry; nil for the event's own
	// Title returns the title of an entry; nil for the event's own. dated is
	// true if the days of the entry are not exactly the date of the event, so
	// that the title should give the date. The title should also say if the
	// event was cancelled: many programs show nothing else.
	Title func(ref dataset.EventRef, dated bool) string
	// All includes past events of any length and, for re-import, what iCalendar
	// has no place for: the date, status, participants and sources.
	All bool
}

// Write returns the calendar. Entries are in the order of the record; those
// with a clock time and a zone are in UTC, all others cover whole days. DTSTAMP
// is the as_of day of the record, so that the output is deterministic.
func Write(d *dataset.Dataset, o Options) []byte {
	w := &writer{d: d, o: o, fixes: map[dataset.EventRef][]edtf.Date{}}
	for i := range d.Corrections {
		c := &d.Corrections[i]
		w.fixes[c.Event] = append(w.fixes[c.Event], c.At)
	}
	w.line("BEGIN", "VCALENDAR")
	w.line("VERSION", "2.0")
	w.line("PRODID", "-//"+text(cmp.Or(o.Product, "Parley"))+"//EN")
	w.line("CALSCALE", "GREGORIAN")
	w.line("METHOD", "PUBLISH")
	w.line("X-WR-CALNAME", text(cmp.Or(d.Meta.Title, d.Meta.ID)))
	if o.All {
		w.given("X-WR-TIMEZONE", text(d.Meta.Timezone))
	}
	w.line("REFRESH-INTERVAL;VALUE=DURATION", "P1D")
	for i := range d.Events {
		for n, at := range w.slots(&d.Events[i]) {
			w.event(dataset.EventRef(i), n, at)
		}
	}
	w.line("END", "VCALENDAR")
	return w.out
}

// statuses maps the status of an event to that of its entry.
var statuses = [codebook.StatusCount]string{
	codebook.NoStatus: "TENTATIVE", codebook.Possible: "TENTATIVE", codebook.Planned: "TENTATIVE", codebook.Unknown: "TENTATIVE",
	codebook.Confirmed: "CONFIRMED", codebook.Ongoing: "CONFIRMED", codebook.Happened: "CONFIRMED",
	codebook.Cancelled: "CANCELLED", codebook.Postponed: "CANCELLED", codebook.Lapsed: "CANCELLED",
}

// status returns the entry status of an event. An event postponed to a day
// after the record's as_of is still expected.
func (w *writer) status(e *dataset.Event, last dataset.Day) string {
	if e.Status == codebook.Postponed && last > dataset.LastDay(w.d.Meta.AsOf) {
		return "TENTATIVE"
	}
	return statuses[e.Status]
}

type writer struct {
	d     *dataset.Dataset
	o     Options
	fixes map[dataset.EventRef][]edtf.Date // days of corrections, by event
	out   []byte
}

// event writes the n-th entry, from 0, of an event.
func (w *writer) event(ref dataset.EventRef, n int, at Slot) {
	e := &w.d.Events[ref]
	name := string(e.ID)
	if n > 0 {
		name += "." + strconv.Itoa(n+1) // ids contain no dot
	}
	w.line("BEGIN", "VEVENT")
	w.line("UID", text(name+"@"+cmp.Or(w.d.Meta.ID, "parley")))
	w.line("DTSTAMP", w.stamp())
	if at.From < at.To {
		w.line("DTSTART", moment(at.From))
		w.line("DTEND", moment(at.To))
	} else {
		w.line("DTSTART;VALUE=DATE", day(at.First))
		w.line("DTEND;VALUE=DATE", day(at.Last+1))
	}
	sequence, changed := w.changes(ref)
	w.line("SEQUENCE", strconv.Itoa(sequence))
	if readable(changed) {
		w.line("LAST-MODIFIED", day(changed)+"T000000Z")
	}
	w.line("STATUS", w.status(e, at.Last))
	title := e.Title
	if w.o.Title != nil {
		title = w.o.Title(ref, at.Dated)
	}
	w.line("SUMMARY", text(title))
	about := e.Text
	if w.o.Describe != nil {
		about = w.o.Describe(ref)
	}
	w.given("DESCRIPTION", text(about))
	w.place(e.Where)
	w.given("CATEGORIES", text(w.d.TypeCode(w.d.Type(e))))
	if w.o.Address != nil {
		w.given("URL", w.o.Address(e.ID))
	}
	if w.o.All {
		w.own(int(ref))
	}
	w.line("TRANSP", "TRANSPARENT")
	w.line("END", "VEVENT")
}

// slots returns the entries of an event.
func (w *writer) slots(e *dataset.Event) []Slot {
	if w.o.All {
		return AllSlots(e)
	}
	return Slots(e)
}

// own writes what iCalendar has no place for, as X-PARLEY properties.
func (w *writer) own(ref int) {
	c := carry.Of(w.d, ref)
	w.line("X-PARLEY-TITLE", text(w.d.Events[ref].Title))
	w.line("X-PARLEY-WHEN", text(c.When))
	w.given("X-PARLEY-STATUS", text(c.Status))
	w.given("X-PARLEY-IMPORTANCE", text(c.Importance))
	for _, role := range codebook.Roles() {
		var names []string
		for _, p := range w.d.Events[ref].Who {
			if p.Role.Code() == role.Code {
				names = append(names, w.d.Actors[p.Actor].Name)
			}
		}
		w.given("X-PARLEY-"+strings.ToUpper(role.Code), text(strings.Join(names, "\n")))
	}
	w.given("X-PARLEY-SOURCE", text(c.Source))
	w.given("X-PARLEY-TAGS", text(c.Tags))
}

func (w *writer) place(ref dataset.PlaceRef) {
	if ref < 0 {
		return
	}
	p := &w.d.Places[ref]
	w.line("LOCATION", text(p.Name))
	if p.Located {
		w.line("GEO", degrees(p.Lat)+";"+degrees(p.Lon))
	}
}

// changes returns the number of recorded changes of an event, which never
// decreases as long as the log is kept, and the day of the last one.
func (w *writer) changes(ref dataset.EventRef) (n int, last dataset.Day) {
	last = dataset.DayNone
	note := func(at edtf.Date) {
		n++
		last = max(last, dataset.PublicDay(at))
	}
	for i := range w.d.Events[ref].History {
		note(w.d.Events[ref].History[i].At)
	}
	for _, at := range w.fixes[ref] {
		note(at)
	}
	return n, last
}

// stamp returns the value of DTSTAMP.
func (w *writer) stamp() string {
	if as := dataset.LastDay(w.d.Meta.AsOf); readable(as) {
		return day(as) + "T000000Z"
	}
	return "19700101T000000Z"
}

// given writes a property unless its value is "".
func (w *writer) given(name, value string) {
	if value != "" {
		w.line(name, value)
	}
}

// line writes a property, folded at 75 bytes between characters.
func (w *writer) line(name, value string) {
	room := 75
	for _, r := range name + ":" + value {
		n := len(string(r))
		if n > room {
			w.out = append(w.out, "\r\n "...)
			room = 74
		}
		w.out = append(w.out, string(r)...)
		room -= n
	}
	w.out = append(w.out, "\r\n"...)
}

// text escapes a value of type TEXT. Control characters are dropped, as the
// format does not allow them.
func text(s string) string {
	s = strings.NewReplacer("\r\n", "\n").Replace(s)
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(s)
}

func day(d dataset.Day) string {
	return time.Unix(int64(d)*86400, 0).UTC().Format("20060102")
}

// moment formats a moment in UTC.
func moment(t edtf.Instant) string { return time.Unix(int64(t), 0).UTC().Format("20060102T150405Z") }

func degrees(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
