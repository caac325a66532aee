// Package ical writes what a record expects as an iCalendar (RFC 5545) that a
// reader can subscribe to: deadlines, what is planned or possible, and what was
// called off, so that it leaves the calendar it is in.
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

// Options say what a calendar carries beyond the record itself.
type Options struct {
	Product  string                                // who wrote the file, for PRODID
	Address  func(dataset.EventID) string          // the page of an event; nil or "" for none
	Describe func(dataset.EventRef) (about string) // the text of an entry; nil for the event's own
	// Title is the line of an entry; nil for the event's own. dated says that the entry
	// alone does not give the date: its days are not all or not surely those of the
	// event, and the line should name them. It should also say what was called off:
	// many readers show nothing else.
	Title func(ref dataset.EventRef, dated bool) string
	// All writes what is over, too, however long it lasted, and beside each entry what the
	// format has no place for, for an import back: the date, status, participants and sources.
	All bool
}

// Write returns the calendar. Entries are in the order of the record; those with a
// clock and a zone in UTC, all others on whole days. DTSTAMP is the day that the
// record is as of, so that the same record gives the same bytes.
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

// event writes the entry number n, from 0, of an event.
func (w *writer) event(ref dataset.EventRef, n int, at Slot) {
	e := &w.d.Events[ref]
	name := string(e.ID)
	if n > 0 {
		name += "." + strconv.Itoa(n+1) // an id has no dot
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
	w.given("CATEGORIES", text(e.Type.Code()))
	if w.o.Address != nil {
		w.given("URL", w.o.Address(e.ID))
	}
	if w.o.All {
		w.own(int(ref))
	}
	w.line("TRANSP", "TRANSPARENT")
	w.line("END", "VEVENT")
}

// slots are the entries of an event.
func (w *writer) slots(e *dataset.Event) []Slot {
	if w.o.All {
		return AllSlots(e)
	}
	return Slots(e)
}

// own writes what the format has no place for, under names of our own.
func (w *writer) own(ref int) {
	c := carry.Of(w.d, ref)
	w.line("X-PARLEY-TITLE", text(w.d.Events[ref].Title))
	w.line("X-PARLEY-WHEN", text(c.When))
	w.given("X-PARLEY-STATUS", text(c.Status))
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

// changes counts what the record says was changed of an event, which never
// shrinks while the log is kept, and gives the day of the last change.
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

// stamp is the moment the file stands for.
func (w *writer) stamp() string {
	if as := dataset.LastDay(w.d.Meta.AsOf); readable(as) {
		return day(as) + "T000000Z"
	}
	return "19700101T000000Z"
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

// moment is a moment in UTC.
func moment(t edtf.Instant) string { return time.Unix(int64(t), 0).UTC().Format("20060102T150405Z") }

func degrees(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
