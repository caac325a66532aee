package datapackage

import (
	"strconv"
	"strings"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

func key(about string) column        { return column{Name: "id", Type: "string", About: about, key: true} }
func text(name, about string) column { return column{Name: name, Type: "string", About: about} }
func ref(name, table, about string) column {
	return column{Name: name, Type: "string", About: about, foreign: table}
}
func typed(name, kind, about string) column { return column{Name: name, Type: kind, About: about} }
func event(about string) column             { return ref("event", "events", about) }
func ids[T ~int32](refs []T, id func(T) string) string {
	var out []string
	for _, r := range refs {
		out = append(out, id(r))
	}
	return strings.Join(out, " ")
}

// lookup returns the ids of records, or "" for None.
type lookup struct{ *dataset.Dataset }

func (l lookup) event(r dataset.EventRef) string {
	if r < 0 {
		return ""
	}
	return string(l.Events[r].ID)
}

func (l lookup) actor(r dataset.ActorRef) string {
	if r < 0 {
		return ""
	}
	return string(l.Actors[r].ID)
}

func (l lookup) place(r dataset.PlaceRef) string {
	if r < 0 {
		return ""
	}
	return string(l.Places[r].ID)
}

func (l lookup) source(r dataset.SourceRef) string {
	if r < 0 {
		return ""
	}
	return string(l.Sources[r].ID)
}

func tables(d *dataset.Dataset) []table {
	l := lookup{d}
	out := []table{l.events(), l.participants(), l.claims(), l.links(), l.history(), l.tags(), l.actors(), l.offices(), l.relations(), l.places(), l.sources(), l.corrections()}
	for _, t := range l.scheme() {
		if len(t.rows) > 0 {
			out = append(out, t)
		}
	}
	return out
}

func (l lookup) events() table {
	return table{name: "events", title: "Events", columns: []column{
		key("Permanent id of the event"), text("title", "What happened, in one line"), text("when", "The date as EDTF"),
		typed("first_day", "date", "First day on which it may have begun; empty when open"), typed("last_day", "date", "Last day on which it may have ended; empty when open"),
		text("type", l.typeAbout()), text("mode", "Narrows the type"),
		text("class", "verbal or material, cooperation or conflict"), text("status", "possible, planned, confirmed, ongoing, happened, cancelled, postponed, lapsed, unknown"),
		text("standing", "What evidence it rests on, derived from the claims"), ref("place", "places", "Where it was"),
		typed("importance", "integer", "1 to 5; empty when not given"), typed("known_from", "date", "First day on which a claim of it may have been known"),
		text("text", "What happened, in some sentences"), text("standing_because", "Why its standing was set by hand; empty: it is derived"),
	}, each: func(yield func(...string)) {
		for i := range l.Events {
			e := &l.Events[i]
			importance := ""
			if e.Importance > 0 {
				importance = strconv.Itoa(int(e.Importance))
			}
			yield(string(e.ID), e.Title, date(e.When), dataset.FirstISO(e.When), dataset.LastISO(e.When), l.TypeCode(l.Type(e)), e.Mode.Code(),
				l.Quad(e).Code(), e.Status.Code(), e.Standing.Code(), l.place(e.Where), importance, e.Known.ISO(), e.Text, e.Rest().StandingReason)
		}
	}}
}

func (l lookup) participants() table {
	return table{name: "participants", title: "Who took part in which event", columns: []column{
		event("The event"), ref("actor", "actors", "Who"), text("role", "Part in the event"), ref("for", "actors", "On whose behalf"), text("as", "In which office, as the source words it"),
	}, each: func(yield func(...string)) {
		for i := range l.Events {
			for _, p := range l.Events[i].Who {
				yield(string(l.Events[i].ID), l.actor(p.Actor), p.Role.Code(), l.actor(p.For), p.As)
			}
		}
	}}
}

func (l lookup) claims() table {
	return table{name: "claims", title: "According to whom", columns: []column{
		event("The event that the claim speaks of"), ref("by", "actors", "Who says it; empty: the publisher of the source"), ref("for", "actors", "On whose behalf"),
		text("to", "Ids of the actors it is said to, divided by blanks"), text("stance", "asserts, reports, denies and so on"), text("on", "Parts of the event that it speaks of, divided by blanks"),
		text("said_at", "When it was said, as EDTF"), ref("said_in", "events", "The event in which it was said"), typed("known_from", "date", "First day on which it may have been known"),
		text("via", "In what form it was said"), ref("source", "sources", "Where it was read"), ref("cited", "sources", "What that source quotes"),
		text("loc", "Where in the source"), text("text", "What is said, in the editor's words"), text("quote", "What is said, verbatim"), text("quote_lang", "Language of the quote, BCP 47"),
		text("chain", "Ids of the actors who passed it on, divided by blanks, the outermost last"), text("note", "A remark"),
	}, each: func(yield func(...string)) {
		for i := range l.Events {
			for k := range l.Events[i].Claims {
				yield(l.claim(&l.Events[i], &l.Events[i].Claims[k])...)
			}
		}
	}}
}

func (l lookup) claim(e *dataset.Event, c *dataset.Claim) []string {
	var on []string
	for _, row := range codebook.FacetRows() {
		if f, ok := codebook.ParseFacet(row.Code); ok && c.On&f != 0 {
			on = append(on, row.Code)
		}
	}
	return []string{string(e.ID), l.actor(c.By), l.actor(c.For), ids(c.To, l.actor), c.Stance.Code(), strings.Join(on, " "), date(c.SaidAt), l.event(c.SaidIn),
		c.Known.ISO(), c.Via.Code(), l.source(c.Source), l.source(c.CitedFrom), c.Loc, c.Text, c.Quote, c.QuoteLang, ids(c.Chain, l.actor), c.Note}
}

func (l lookup) links() table {
	return table{name: "links", title: "Ties between events", columns: []column{
		event("The event"), ref("to", "events", "The other event"), text("kind", "What ties them"), text("if", "happened or not-happened: a condition"), text("note", "A remark"),
	}, each: func(yield func(...string)) {
		for i := range l.Events {
			for _, x := range l.Events[i].Links {
				yield(string(l.Events[i].ID), l.event(x.To), x.Kind.Code(), map[int8]string{1: "happened", -1: "not-happened"}[x.If], x.Note)
			}
		}
	}}
}

func (l lookup) actors() table {
	return table{name: "actors", title: "Actors", columns: []column{
		key("Permanent id of the actor"), text("name", "Name"), text("short", "Short name"), text("kind", "person, state, company and so on"),
		text("country", "ISO 3166-1, two letters"), ref("part_of", "actors", "What it is a part of"), text("wikidata", "Wikidata item"), text("description", "Who it is"),
	}, each: func(yield func(...string)) {
		for i := range l.Actors {
			a := &l.Actors[i]
			yield(string(a.ID), a.Name, a.Short, a.Kind.Code(), a.Country, l.actor(a.PartOf), a.Wikidata, a.Description)
		}
	}}
}

func (l lookup) places() table {
	return table{name: "places", title: "Places", columns: []column{
		key("Permanent id of the place"), text("name", "Name"), text("kind", "building, city, province, country and so on"), typed("lat", "number", "Degrees, WGS 84"),
		typed("lon", "number", "Degrees, WGS 84"), text("country", "ISO 3166-1, two letters"), ref("within", "places", "The place it lies in"), text("wikidata", "Wikidata item"),
		text("geonames", "GeoNames id"),
	}, each: func(yield func(...string)) {
		for i := range l.Places {
			p := &l.Places[i]
			lat, lon := "", ""
			if p.Located {
				lat, lon = degrees(p.Lat), degrees(p.Lon)
			}
			yield(string(p.ID), p.Name, p.Kind.Code(), lat, lon, p.Country, l.place(p.Within), p.Wikidata, p.GeoNames)
		}
	}}
}

func (l lookup) sources() table {
	return table{name: "sources", title: "Sources", columns: []column{
		key("Permanent id of the source"), text("kind", "news-article, official-document and so on"), ref("publisher", "actors", "Who published it, an actor"),
		text("publisher_name", "Who published it, by name"), text("author", "Who wrote it"), text("title", "Title"), typed("url", "string", "Address"),
		typed("archive_url", "string", "Address of an archived copy"), text("published", "When, as EDTF"), text("accessed", "When it was read, as EDTF"), text("language", "BCP 47"),
		text("access", "read, or cited: known only through another"), text("reliability", "A primary or data, B newsroom or research body, C use with attribution"),
		ref("cited_in", "sources", "Where it was quoted, if it was not read"), text("via", "Ids of the sources through which it came, divided by blanks"), text("license", "Its licence"), text("note", "A remark"),
	}, each: func(yield func(...string)) {
		for i := range l.Sources {
			s := &l.Sources[i]
			access, reliability := "read", ""
			if s.Cited {
				access = "cited"
			}
			if s.Reliability > 0 {
				reliability = string(rune(s.Reliability))
			}
			yield(string(s.ID), s.Kind.Code(), l.actor(s.Publisher), s.PublisherName, s.Author, s.Title, s.URL, s.Archive, date(s.Published), date(s.Accessed),
				s.Language, access, reliability, l.source(s.CitedIn), ids(s.Via, l.source), s.License, s.Note)
		}
	}}
}

func (l lookup) corrections() table {
	return table{name: "corrections", title: "Corrections", columns: []column{
		text("at", "When it was corrected, as EDTF"), event("The event; empty: the record as a whole"), text("field", "What was corrected"), text("was", "What stood there"),
		text("now", "The value now"), ref("because", "sources", "The source of the correction"), text("note", "A remark"),
	}, each: func(yield func(...string)) {
		for i := range l.Corrections {
			c := &l.Corrections[i]
			yield(date(c.At), l.event(c.Event), c.Field, c.Was, c.Now, l.source(c.Source), c.Note)
		}
	}}
}

func date(d edtf.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

func degrees(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
