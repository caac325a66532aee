package site

import (
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
		put("datePublished", s.known(e)).put("license", licenceURL(s.d.Meta.License))
	page["mainEntity"] = node{"@id": id}
	page["isPartOf"] = thing("Dataset").put("@id", s.recordID()).put("name", s.title())
	var fixes []node
	for _, c := range p.E.Corrections {
		fixes = append(fixes, thing("CorrectionComment").put("text", joined(" ", c.Text, c.Note)).put("datePublished", firstDay(c.When.Date)))
	}
	page.add("correction", fixes)
	var cited []node
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

// happening describes what happened as an Event or an Action.
func (s *Site) happening(e *dataset.Event, en *chronicle.Entry) node {
	status := schemaStatus[e.Status]
	var who []node
	for _, p := range en.Who {
		if p.Takes {
			who = append(who, s.linkedName(p.Name))
		}
	}
	out := thing("Action")
	if occasion(e.Type) {
		out = thing("Event").add("attendee", who)
		if status.event != "" {
			out["eventStatus"] = schema + status.event
		}
	} else {
		out.add("agent", who)
		if status.action != "" {
			out["actionStatus"] = schema + status.action
		}
	}
	from, to := dates(e.When)
	key := map[string]string{"Event": "Date", "Action": "Time"}[out["@type"].(string)]
	out.put("name", en.Title).put("description", strings.Join(en.Text, " ")).put("identifier", string(e.ID)).put("start"+key, from).put("end"+key, to)
	if e.Where >= 0 {
		out["location"] = s.linkedPlace(e.Where)
	}
	return out
}

// dates are the day, month or year in which something began and that in which
// it ended, as ISO 8601; "" for one that the record does not name: no false day.
func dates(d edtf.Date) (from, to string) {
	if d.Shape != edtf.Interval {
		return calendarDay(d), ""
	}
	start, end := d.Ends()
	return calendarDay(start), calendarDay(end)
}

func calendarDay(d edtf.Date) string {
	if d.IsZero() || !d.Earliest.Finite() || !d.Latest.Finite() || d.Within() >= edtf.Decade {
		return ""
	}
	return chronicle.Machine(d)
}

func (s *Site) linkedPlace(ref dataset.PlaceRef) node {
	p := &s.d.Places[ref]
	if !p.Kind.OnMap() {
		return thing("VirtualLocation").put("name", p.Name)
	}
	out := thing("Place").put("name", p.Name)
	if p.Country != "" {
		out["address"] = thing("PostalAddress").put("addressCountry", p.Country)
	}
	if p.Located {
		out["geo"] = node{"@type": "GeoCoordinates", "latitude": p.Lat, "longitude": p.Lon}
	}
	return out
}

// actorTypes are the classes of schema.org for kinds of actors. A state that acts
// is its government: what schema.org calls a country is a place, and attends nothing.
var actorTypes = map[codebook.ActorKind]string{codebook.Person: "Person", codebook.State: "GovernmentOrganization", codebook.GovernmentBody: "GovernmentOrganization",
	codebook.NGO: "NGO", codebook.Party: "PoliticalParty", codebook.Company: "Corporation", codebook.Media: "NewsMediaOrganization"}

func actorType(k codebook.ActorKind) string {
	if t := actorTypes[k]; t != "" {
		return t
	}
	return "Organization"
}

// linkedName describes whoever speaks or takes part. One without a name is
// described as it is called, and by nothing else.
func (s *Site) linkedName(n chronicle.Name) node {
	if n.Ref < 0 {
		return thing("Organization").put("name", n.Text)
	}
	a := &s.d.Actors[n.Ref]
	out := thing(actorType(a.Kind)).put("name", a.Name).put("url", s.o.Base.Join("actor/"+string(a.ID)+"/"))
	if a.Wikidata != "" {
		out.put("sameAs", "https://www.wikidata.org/entity/"+a.Wikidata)
	}
	return out
}

func (s *Site) linkedSource(ref dataset.SourceRef) node {
	n := s.book.Source(ref)
	kind := "CreativeWork"
	if s.d.Sources[ref].Kind == codebook.NewsArticle {
		kind = "NewsArticle"
	}
	out := thing(kind).put("name", n.Title).put("url", Safe(n.URL)).put("archivedAt", Safe(n.Archive)).put("datePublished", chronicle.Machine(n.When.Date)).put("inLanguage", n.Lang)
	if n.Title == "" {
		out.put("name", n.Name)
	}
	if n.Name != "" {
		out["publisher"] = thing("Organization").put("name", n.Name)
	}
	return out
}

// linkedClaim describes who says what: a Quotation where the words are known, a
// Claim where they are told.
func (s *Site) linkedClaim(c *chronicle.Claim, event string) node {
	var who []node
	for _, n := range c.Speakers {
		who = append(who, s.linkedName(n))
	}
	out := thing("Claim").put("text", c.Text)
	if c.Quote != "" {
		out = thing("Quotation").put("text", c.Quote).put("inLanguage", c.Lang).put("abstract", c.Text)
	}
	out.put("name", joined(" ", c.Speakers[0].Text, c.Verb)).put("dateCreated", chronicle.Machine(c.Said.Date)).add("author", who)
	out["about"] = node{"@id": event}
	var read []node
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
	who := s.linkedName(prof.Name).put("description", prof.Description)
	if len(prof.Aka) > 0 {
		who["alternateName"] = prof.Aka
	}
	if a.Kind == codebook.Person {
		who.put("jobTitle", prof.Office).put("birthDate", chronicle.Machine(a.Born)).put("deathDate", chronicle.Machine(a.Died))
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
		var files []node
		for _, d := range downloads {
			files = append(files, thing("DataDownload").put("contentUrl", s.o.Base.Join(d.path)).put("name", s.w.Say(d.key)).put("encodingFormat", mediaType(d.path)))
		}
		record.add("distribution", files)
	}
	list := node{"@type": "ItemList", "numberOfItems": len(s.order)}
	var items []node
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
