// Package ical writes what a record expects as an iCalendar (RFC 5545) that a
// reader can subscribe to: deadlines, what is planned or possible, and what was
// called off, so that it leaves the calendar it stands in.
package ical

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Options say what a calendar carries beyond the record itself.
type Options struct {
	Product  string                                // who wrote the file, for PRODID
	Address  func(dataset.EventID) string          // the page of an event; nil or "" for none
	Describe func(dataset.EventRef) (about string) // the text of an entry; nil for the event's own
}

// longest is how many days an entry may cover. What may lie anywhere in a
// longer time would fill a calendar with a bar that says nothing.
const longest = 31

// Write returns the calendar. Entries are all-day and stand in the order of the
// record. DTSTAMP is the day the record is as of, so that the same record gives
// the same bytes.
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
	w.line("REFRESH-INTERVAL;VALUE=DURATION", "P1D")
	for i := range d.Events {
		if first, last, ok := Days(&d.Events[i]); ok {
			w.event(dataset.EventRef(i), first, last)
		}
	}
	w.line("END", "VCALENDAR")
	return w.out
}

// Days are the days, both included, that an event takes in the calendar; ok is
// false for one that has no place there. Of a deadline with an open start it is
// the last day.
func Days(e *dataset.Event) (first, last dataset.Day, ok bool) {
	if e.Type != codebook.Deadline && !e.Status.Expected() && !e.Status.Off() || !e.When.Latest.Finite() {
		return 0, 0, false
	}
	first, last = dataset.FirstDay(e.When), dataset.LastDay(e.When)
	if !e.When.Earliest.Finite() {
		first = last
	}
	year, _, _ := e.When.Latest.Civil() // a calendar has years of four digits
	return first, last, year > 1 && year < 9999 && last-first < longest
}

// statuses say in the words of the format what is known of an event.
var statuses = [codebook.StatusCount]string{
	codebook.NoStatus: "TENTATIVE", codebook.Possible: "TENTATIVE", codebook.Planned: "TENTATIVE", codebook.Unknown: "TENTATIVE",
	codebook.Confirmed: "CONFIRMED", codebook.Ongoing: "CONFIRMED", codebook.Happened: "CONFIRMED",
	codebook.Cancelled: "CANCELLED", codebook.Postponed: "CANCELLED", codebook.Lapsed: "CANCELLED",
}

// status is that of an event: what was postponed to a day that lies ahead of the
// record is still to come.
func (w *writer) status(e *dataset.Event, last dataset.Day) string {
	if e.Status == codebook.Postponed && last > dataset.LastDay(w.d.Meta.AsOf) {
		return "TENTATIVE"
	}
	return statuses[e.Status]
}

type writer struct {
	d     *dataset.Dataset
	o     Options
	fixes map[dataset.EventRef][]edtf.Date // days of the corrections of an event
	out   []byte
}

func (w *writer) event(ref dataset.EventRef, first, last dataset.Day) {
	e := &w.d.Events[ref]
	w.line("BEGIN", "VEVENT")
	w.line("UID", text(string(e.ID)+"@"+cmp.Or(w.d.Meta.ID, "parley")))
	w.line("DTSTAMP", w.stamp())
	w.line("DTSTART;VALUE=DATE", day(first))
	w.line("DTEND;VALUE=DATE", day(last+1))
	sequence, changed := w.changes(ref)
	w.line("SEQUENCE", strconv.Itoa(sequence))
	if changed != dataset.DayNone {
		w.line("LAST-MODIFIED", day(changed)+"T000000Z")
	}
	w.line("STATUS", w.status(e, last))
	w.line("SUMMARY", text(e.Title))
	about := e.Text
	if w.o.Describe != nil {
		about = w.o.Describe(ref)
	}
	w.given("DESCRIPTION", text(about))
	w.place(e.Where)
	w.given("CATEGORIES", text(e.Type.Code()))
	if w.o.Address != nil {
		w.given("URL", w.o.Address(e.ID))
	}
	w.line("TRANSP", "TRANSPARENT")
	w.line("END", "VEVENT")
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

// changes counts what the record says was changed of an event, which never
// shrinks while the log is kept, and gives the day of the last change.
func (w *writer) changes(ref dataset.EventRef) (n int, last dataset.Day) {
	last = dataset.DayNone
	note := func(at edtf.Date) {
		n++
		if at.Earliest.Finite() && !at.IsZero() {
			last = max(last, dataset.Day(at.Earliest.Day()))
		}
	}
	for i := range w.d.Events[ref].History {
		note(w.d.Events[ref].History[i].At)
	}
	for _, at := range w.fixes[ref] {
		note(at)
	}
	return n, last
}

// stamp is the moment the file stands for.
func (w *writer) stamp() string {
	as := w.d.Meta.AsOf
	if as.IsZero() || !as.Latest.Finite() {
		return "19700101T000000Z"
	}
	return day(dataset.LastDay(as)) + "T000000Z"
}

// given writes a property that has a value.
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

// text escapes a value of type TEXT. Control characters, which the format
// cannot carry, are left out.
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

func degrees(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
