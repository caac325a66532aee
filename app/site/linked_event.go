package site

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parley/app/chronicle"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// schemaStatus says in the words of schema.org what became of an event. What is
// only possible has no status of an event; what never came has failed.
var schemaStatus = [codebook.StatusCount]struct{ event, action string }{
	codebook.Possible: {"", "PotentialActionStatus"}, codebook.Planned: {"EventScheduled", "PotentialActionStatus"},
	codebook.Confirmed: {"EventScheduled", "PotentialActionStatus"}, codebook.Ongoing: {"EventScheduled", "ActiveActionStatus"},
	codebook.Happened: {"EventScheduled", "CompletedActionStatus"}, codebook.Cancelled: {"EventCancelled", "FailedActionStatus"},
	codebook.Postponed: {"EventPostponed", "PotentialActionStatus"}, codebook.Lapsed: {"EventCancelled", "FailedActionStatus"},
}

const schema = "https://schema.org/"

// occasion reports whether something is an Event in the sense of schema.org, at
// which people are; everything else is an Action of somebody.
func occasion(t codebook.Type) bool {
	return t == codebook.Consult || t == codebook.Deadline || t == codebook.Period || t == codebook.NoType
}

// linkedEvent describes the page of an event: what happened, according to whom,
// and where that was read.
func (s *Site) linkedEvent(ref dataset.EventRef, p *EventPage) map[string]any {
	e := &s.d.Events[ref]
	id := p.Canonical + "#event"
	what := s.happening(e, &p.E).put("@id", id).put("url", p.Canonical)
	page := thing("WebPage").put("url", p.Canonical).put("name", p.E.Title).put("inLanguage", s.own).put("dateModified", s.changed(ref)).
		put("license", licenceURL(s.d.Meta.License))
	page["mainEntity"] = node{"@id": id}
	page["isPartOf"] = thing("Dataset").put("@id", s.recordID()).put("name", s.title())
	var fixes []any
	for _, c := range p.E.Corrections {
		fixes = append(fixes, thing("CorrectionComment").put("text", joined(" ", c.Text, c.Note)).put("datePublished", isoDate(c.When.Date)))
	}
	page.add("correction", fixes)
	var cited []any
	for _, r := range s.book.Cites(ref, dataset.LatestDay) {
		cited = append(cited, s.linkedSource(r))
	}
	page.add("citation", cited)
	nodes := []node{page, what}
	for i := range p.E.Claims {
		nodes = append(nodes, s.linkedClaim(&p.E.Claims[i], id))
	}
	return graph(nodes...)
}

// roleWords say in the words of schema.org what somebody is to an Action, by role: who
// does it, who is beside, whom it is done to. What is said reaches a recipient, what
// is done has an object.
var roleWords = map[codebook.Role]struct{ said, done string }{
	codebook.RoleActor: {"agent", "agent"}, codebook.RoleSpeaker: {"agent", "agent"}, codebook.RoleSignatory: {"agent", "agent"},
	codebook.RoleRecipient: {"recipient", "object"}, codebook.RoleHost: {"participant", "participant"}, codebook.RoleMediator: {"participant", "participant"},
	codebook.RoleObserver: {"participant", "participant"}, codebook.RoleAffected: {"object", "object"}, codebook.RoleMentioned: {"about", ""},
}

// happening describes what happened: an Event at which people are, or an Action of
// somebody, which is to say something or to do something.
func (s *Site) happening(e *dataset.Event, en *chronicle.Entry) node {
	status := schemaStatus[e.Status]
	out, said := thing("Action"), false
	key := "Time"
	switch q := s.d.Quad(e); {
	case occasion(e.Type):
		out, key = thing("Event"), "Date"
	case q == codebook.VerbalCooperation, q == codebook.VerbalConflict, e.Type == codebook.Statement:
		out, said = thing("CommunicateAction"), true
	}
	if key == "Time" {
		s.linkedParts(out, e.Who, said)
		if status.action != "" {
			out["actionStatus"] = schema + status.action
		}
	} else {
		s.linkedGuests(out, e.Who)
		if status.event != "" {
			out["eventStatus"] = schema + status.event
		}
	}
	from, to := dates(e.When)
	out.put("name", en.Title).put("description", strings.Join(en.Text, " ")).put("identifier", string(e.ID)).some("start"+key, from).some("end"+key, to)
	if joined("/", fmt.Sprint(from...), fmt.Sprint(to...)) != e.When.String() {
		out.put("disambiguatingDescription", en.When.Words) // the dates do not tell all of it
	}
	if e.Where >= 0 {
		out["location"] = s.linkedPlace(e.Where)
	}
	return out
}

// linkedParts names those who have a part in an Action, each under what it is to it.
func (s *Site) linkedParts(out node, who []dataset.Part, said bool) {
	lists := map[string][]any{}
	seen := map[string]bool{}
	for _, p := range who {
		key := roleWords[p.Role].done
		if said {
			key = roleWords[p.Role].said
		}
		if twin := key + " " + strconv.Itoa(int(p.Actor)); key != "" && !seen[twin] {
			seen[twin] = true
			lists[key] = append(lists[key], s.linkedActorName(p.Actor))
		}
	}
	for key, list := range lists {
		out.add(key, list)
	}
}

// linkedGuests names those who take part in an Event.
func (s *Site) linkedGuests(out node, who []dataset.Part) {
	var list []any
	for i, p := range who {
		if p.Role.Takes() && !slices.ContainsFunc(who[:i], func(o dataset.Part) bool { return o.Actor == p.Actor && o.Role.Takes() }) {
			list = append(list, s.linkedActorName(p.Actor))
		}
	}
	out.add("attendee", list)
}

// dates are when something began and when it ended, as ISO 8601, none for what the
// record does not name: no false day. Of one of several dates it is the unit that
// holds them all; what was on each of several days began on each.
func dates(d edtf.Date) (from, to []any) {
	add := func(list *[]any, d edtf.Date) {
		if s := isoDate(d); s != "" {
			*list = append(*list, s)
		}
	}
	switch d.Shape {
	case edtf.Interval:
		start, end := d.Ends()
		add(&from, start)
		add(&to, end)
	case edtf.AllOf:
		for _, m := range d.Members() {
			a, b := dates(m)
			from, to = append(from, a...), append(to, b...)
		}
	default:
		add(&from, d)
	}
	return from, to
}

// isoDate returns a date as ISO 8601, of any year: the clock time as it is written, else the
// day, month or year that holds all of it, "" where there is none. It is "" of an uncertain
// or approximate date, too: what reads it would take it for sure.
func isoDate(d edtf.Date) string {
	const none = edtf.OutOfRange | edtf.Uncertain | edtf.Approximate
	if d.IsZero() || !d.Earliest.Finite() || !d.Latest.Finite() || d.Flags&none != 0 {
		return ""
	}
	day := dataset.FirstISO(d)
	switch d.Within() {
	case edtf.Day:
		if d.Shape == edtf.Point && d.Clocked() {
			_, clock, _ := strings.Cut(d.String(), "T")
			return day + "T" + clock
		}
		return day
	case edtf.Month:
		return day[:len(day)-3]
	case edtf.Quarter, edtf.Year:
		return day[:len(day)-6]
	}
	return ""
}

// linkedClaim describes who says what: a Quotation where the words are known, a
// Claim where they are told.
func (s *Site) linkedClaim(c *chronicle.Claim, event string) node {
	var who []any
	for _, n := range c.All {
		who = append(who, s.linkedName(n))
	}
	out := thing("Claim").put("text", cmp.Or(c.Text, s.book.Line(c)))
	if c.Quote != "" {
		out = thing("Quotation").put("text", c.Quote).put("inLanguage", c.Lang).put("abstract", c.Text)
	}
	out.put("name", s.book.Line(c)).put("dateCreated", isoDate(c.Said.Date)).add("author", who)
	out["about"] = node{"@id": event}
	var read []any
	for _, r := range c.Read {
		if r.Source >= 0 {
			read = append(read, s.linkedSource(r.Source))
		}
	}
	if c.Quote != "" {
		return out.add("isBasedOn", read)
	}
	return out.add("appearance", read)
}

// linkedActor describes the page of an actor.
func (s *Site) linkedActor(ref dataset.ActorRef, prof *chronicle.Profile, p *Page) map[string]any {
	a := &s.d.Actors[ref]
	if a.Kind == codebook.Unnamed {
		return nil // nothing is known that could be told
	}
	who := s.linkedThing(a).put("description", prof.Description)
	var also []string
	for i := range prof.Aka {
		also = append(also, prof.Aka[i].Name)
	}
	if also != nil {
		who["alternateName"] = also
	}
	if a.Kind == codebook.Person {
		who.put("jobTitle", prof.Office).put("birthDate", isoDate(a.Born)).put("deathDate", isoDate(a.Died))
	}
	page := thing("ProfilePage").put("url", p.Canonical).put("name", prof.Text)
	page["mainEntity"] = who
	page["isPartOf"] = thing("Dataset").put("@id", s.recordID()).put("name", s.title())
	return graph(page)
}

// linkedData describes the record with its files, and lists the events.
func (s *Site) linkedData() map[string]any {
	record := s.linkedRecord()
	if s.Absolute() {
		var files []any
		for _, d := range downloads {
			files = append(files, thing("DataDownload").put("contentUrl", s.o.Base.Join(d.path)).put("name", s.w.Say(d.key)).put("encodingFormat", mediaType(d.path)))
		}
		record.add("distribution", files)
	}
	list := node{"@type": "ItemList", "numberOfItems": len(s.order)}
	var items []any
	for i, ref := range s.order[:min(len(s.order), wholeRecord)] {
		e := &s.d.Events[ref]
		items = append(items, node{"@type": "ListItem", "position": i + 1}.put("name", e.Title).put("url", s.o.Base.Join("event/"+string(e.ID)+"/")))
	}
	return graph(record, list.add("itemListElement", items))
}

// mediaTypes are those of the files that readers take away, by ending.
var mediaTypes = map[string]string{"json": "application/json", "geojson": "application/geo+json", "gexf": "application/gexf+xml", "graphml": "application/graphml+xml",
	"ics": "text/calendar", "csv": "text/csv"}

func mediaType(path string) string { return mediaTypes[path[strings.LastIndexByte(path, '.')+1:]] }
