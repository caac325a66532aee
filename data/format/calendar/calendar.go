package calendar

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"parley/data/codebook"
	"parley/data/format/assemble"
	"parley/data/format/items"
	"parley/data/zone"
)

var columns = []items.Column{
	{Name: "UID", As: "id"}, {Name: "SUMMARY", As: "title"}, {Name: "DTSTART", As: "when"}, {Name: "DTSTART TZID", As: "when"}, {Name: "DTEND", As: "when (its end)"}, {Name: "DTEND TZID", As: "when (its end)"},
	{Name: "DURATION", As: "when (its end)"}, {Name: "RRULE", As: "when, of days in a row"}, {Name: "DUE", As: "when"}, {Name: "DUE TZID", As: "when"}, {Name: "STATUS", As: "status, when called off"}, {Name: "DESCRIPTION", As: "text"},
	{Name: "LOCATION", As: "where"}, {Name: "GEO", As: "where (lat, lon)"}, {Name: "CATEGORIES", As: "tags or type"}, {Name: "URL", As: "source"}, {Name: "ATTENDEE", As: "who"}, {Name: "ORGANIZER", As: "who"},
	{Name: "X-WR-CALNAME", As: "title of the record"}, {Name: "X-WR-CALDESC", As: "description of the record"}, {Name: "X-WR-TIMEZONE", As: "timezone of the record"}, {Name: "PRODID", As: "x-prodid"},
	{Name: ownPrefix + "WHEN", As: "when"}, {Name: ownPrefix + "STATUS", As: "status"}, {Name: ownPrefix + "IMPORTANCE", As: "importance"}, {Name: ownPrefix + "ACTOR", As: "who"}, {Name: ownPrefix + "TITLE", As: "title"}, {Name: ownPrefix + "SOURCE", As: "source"}, {Name: ownPrefix + "TAGS", As: "tags"},
}

// ownPrefix is the prefix of the properties in which Parley's own calendars
// store what iCalendar has no place for.
const ownPrefix = "X-PARLEY-"

// Detect reports whether data starts with a calendar.
func Detect(data []byte) bool {
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), " \t\r\n")
	return len(data) >= 15 && bytes.EqualFold(data[:15], []byte("BEGIN:VCALENDAR"))
}

// Read adds the entries to the draft. It returns an error if there are none or
// the text is not UTF-8.
func Read(d *assemble.Draft, rep *assemble.Report, data []byte, _ assemble.Order) error {
	if !utf8.Valid(data) {
		return errors.New("it is not UTF-8; save the calendar as UTF-8")
	}
	all, zones := entries(lines(strings.TrimPrefix(string(data), "\ufeff")))
	if len(all) == 0 {
		return errors.New("there is no entry")
	}
	c := &reader{zones: zones, seen: map[string]int{}}
	items.Read(d, rep, all, columns, c.entry)
	return nil
}

type reader struct {
	zones map[string]string
	seen  map[string]int // events of Parley's own calendars by id; positions in the draft
}

func (c *reader) entry(r *items.Row) {
	switch {
	case r.Sort == "file":
		about(r)
		return
	case !r.Title([]string{ownPrefix + "TITLE", "SUMMARY"}, "DESCRIPTION", "LOCATION"):
		r.Reject("it has no summary", "a summary, if it is an event")
		return
	}
	if s := r.Text(ownPrefix + "TITLE"); s != "" {
		r.E.Title = strings.Join(strings.Fields(s), " ")
		r.Took("SUMMARY", ownPrefix+"TITLE")
	}
	if why := c.when(r); why != "" {
		r.Reject(why, "DTSTART with a day such as 20250806")
		return
	}
	if c.again(r) {
		return
	}
	c.id(r)
	if r.Text(ownPrefix+"WHEN") == "" {
		r.E.Text = r.Prose("DESCRIPTION")
	} else { // as Parley wrote it: no markup
		r.E.Text = r.Text("DESCRIPTION")
		r.Took("DESCRIPTION")
	}
	c.place(r)
	c.who(r)
	c.words(r)
	r.Link("URL")
	c.own(r)
	r.Event()
}

// about reads the properties of the calendar itself.
func about(r *items.Row) {
	if s := r.Text("X-WR-CALNAME"); s != "" && r.Draft.Title == "" {
		r.Draft.Title = s
		r.Took("X-WR-CALNAME")
	}
	if s := r.Text("X-WR-CALDESC"); s != "" && r.Draft.Description == "" {
		r.Draft.Description = s
		r.Took("X-WR-CALDESC")
	}
	if s := r.Text("X-WR-TIMEZONE"); s != "" {
		if _, ok := zone.Find(s); ok {
			r.Draft.Set("timezone", s)
			r.Took("X-WR-TIMEZONE")
		}
	}
	r.Over(r.Draft)
}

// when reads the date; a task without a start gets its due date.
func (c *reader) when(r *items.Row) (why string) {
	start := "DTSTART"
	if r.Text(start) == "" && r.Sort == "VTODO" {
		start = "DUE"
		r.E.Type = "DEADLINE"
	}
	if r.Text(start) == "" {
		return "it has no start"
	}
	m, ok := read(r.Text(start), r.Text(start+" TZID"), c.zones)
	if !ok {
		return "the start “" + r.Text(start) + "” is not a date"
	}
	if m.warn != "" {
		r.Warn(m.warn, "the clock time with its offset, in the record")
	}
	r.E.When = m.when
	r.Changed(start, m.when, "as EDTF")
	r.Took(start + " TZID")
	c.until(r, m)
	return ""
}

// until adds the end, from DTEND, DURATION or a rule for consecutive days.
func (c *reader) until(r *items.Row, m moment) {
	if s := r.Text("DTEND"); s != "" {
		last, ok := read(s, r.Text("DTEND TZID"), c.zones)
		c.span(r, "DTEND", m.end(last), ok && !last.at.Before(m.at) && last.day == m.day)
		r.Took("DTEND TZID")
	} else if s := r.Text("DURATION"); s != "" {
		d, ok := lasting(s)
		c.span(r, "DURATION", m.end(m.plus(d)), ok)
	}
	rule := r.Text("RRULE")
	if rule == "" {
		return
	}
	if last, ok := daily(rule, m); ok && r.Text("DTEND") == "" && r.Text("DURATION") == "" {
		c.span(r, "RRULE", last, last >= m.when)
		return
	}
	r.Kept(&r.E, "RRULE", "it repeats: only the first time is in the record", "an event of its own for each other time that matters")
}

// span extends the date to an end; "" leaves it unchanged.
func (c *reader) span(r *items.Row, name, end string, ok bool) {
	when, say := r.E.When, ""
	if ok && end != "" {
		when, say = assemble.Span(r.E.When, end)
	}
	switch {
	case !ok || say != "":
		r.Kept(&r.E, name, "no end that can be read after the start; the event has its start alone", "an end after the start")
	case end == "":
		r.Changed(name, r.E.When, "it ends with its start: an end is the first moment after")
	default:
		r.E.When = when
		r.Changed(name, end, "the last moment that belongs to it")
	}
}

// id reads the id. In Parley's own calendars it starts with the id in the
// record.
func (c *reader) id(r *items.Row) {
	id := r.Text("UID")
	if before, _, own := strings.Cut(id, "@"); own && r.Text(ownPrefix+"WHEN") != "" {
		id = before
	}
	if id != "" {
		r.E.ID = r.Draft.Claim(id)
		r.Changed("UID", r.E.ID, "an id is made of a to z, digits and hyphens, is no number, and is given once")
	}
}

// again reports whether an entry of one of Parley's own calendars is another
// day of an event already read.
func (c *reader) again(r *items.Row) bool {
	id, _, own := strings.Cut(r.Text("UID"), "@")
	if !own || r.Text(ownPrefix+"WHEN") == "" {
		return false
	}
	first, _, more := strings.Cut(id, ".")
	if at, ok := c.seen[first]; more && ok {
		r.Took("SUMMARY", "UID", "DESCRIPTION")
		r.Warn("another day of “"+r.Draft.Events[at].Title+"”", "")
		r.Over(&assemble.Event{})
		return true
	}
	c.seen[first] = len(r.Draft.Events)
	return false
}

func (c *reader) place(r *items.Row) {
	name := r.Text("LOCATION")
	if name == "" {
		return
	}
	r.E.Where = r.Draft.Spelling(name)
	r.Changed("LOCATION", r.E.Where, "one line, in the spelling of an earlier entry")
	lat, lon, ok := strings.Cut(r.Text("GEO"), ";")
	if ok && items.Degrees(lat, 90) && items.Degrees(lon, 180) {
		p := r.Draft.Place(r.E.Where, r.E.Where)
		p.Set("lat", strings.TrimSpace(lat))
		p.Set("lon", strings.TrimSpace(lon))
		r.Took("GEO")
	}
}

// who reads the organizer and the attendees.
func (c *reader) who(r *items.Row) {
	for _, name := range [...]string{"ORGANIZER", "ATTENDEE"} {
		for s := range strings.SplitSeq(r.Text(name), "\n") {
			if s = r.Draft.Spelling(strings.TrimSpace(s)); s != "" {
				r.E.Who = append(r.E.Who, s)
			}
		}
		r.Took(name)
	}
}

// words reads categories and status.
func (c *reader) words(r *items.Row) {
	for s := range strings.SplitSeq(r.Text("CATEGORIES"), "\n") {
		if t, ok := codebook.ParseType(s); ok && r.E.Type == "" {
			r.E.Type = t.Code()
		} else if s = strings.TrimSpace(s); s != "" {
			r.E.Tags = append(r.E.Tags, s)
		}
	}
	r.Took("CATEGORIES")
	if strings.EqualFold(r.Text("STATUS"), "CANCELLED") {
		r.E.Set("status", "cancelled")
		r.Changed("STATUS", "cancelled", "in the words of the codebook")
	}
}

// own reads the properties of Parley's own calendars.
func (c *reader) own(r *items.Row) {
	if when, ok := items.Valid(r.Text(ownPrefix + "WHEN")); ok {
		r.E.When = when
		items.Ordered(r.Draft, &r.E)
		r.Took(ownPrefix + "WHEN")
	}
	if s, ok := codebook.ParseStatus(r.Text(ownPrefix + "STATUS")); ok {
		r.E.Set("status", s.Code())
		r.Took(ownPrefix+"STATUS", "STATUS")
	}
	if n, ok := assemble.Importance(r.Text(ownPrefix + "IMPORTANCE")); ok {
		r.E.Importance = n
		r.Took(ownPrefix + "IMPORTANCE")
	}
	for _, role := range codebook.Roles() {
		name := ownPrefix + strings.ToUpper(role.Code)
		who := strings.FieldsFunc(r.Text(name), func(c rune) bool { return c == '\n' })
		if role.Code == "actor" {
			r.E.Who = append(r.E.Who, who...)
		} else if len(who) > 0 {
			r.E.Parts = append(r.E.Parts, assemble.Part{Role: role.Code, Who: who})
		}
		r.Took(name)
	}
	for s := range strings.SplitSeq(r.Text(ownPrefix+"SOURCE"), "\n") {
		if _, ok := assemble.Address(s); ok {
			r.E.Sources = append(r.E.Sources, assemble.Source{URL: s})
		} else if s != "" {
			r.E.Sources = append(r.E.Sources, assemble.Source{Title: s})
		}
	}
	for s := range strings.SplitSeq(r.Text(ownPrefix+"TAGS"), "\n") {
		if s != "" {
			r.E.Tags = append(r.E.Tags, s)
		}
	}
	r.Took(ownPrefix+"SOURCE", ownPrefix+"TAGS")
	if r.Text(ownPrefix+"WHEN") != "" {
		r.Took("DTSTAMP", "SEQUENCE", "LAST-MODIFIED", "TRANSP", "STATUS", "CATEGORIES")
	}
}
