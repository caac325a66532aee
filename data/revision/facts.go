package revision

import (
	"slices"
	"strings"

	"parley/data/codebook"
)

// own lists the fields that make no statement about the world, with the reason:
// a change to them is listed but needs no correction. A key is record,
// record.field or record.field.part; every other field is a published fact.
var own = map[string]string{
	"dataset":                 "it says what the file is, not what happened",
	"step":                    "the story is a way through the record",
	"group":                   "it says how the record arranges its actors",
	"type":                    "it says what the record calls its events",
	"class":                   "it says what the record calls its events",
	"translation":             "our own words in another language",
	"event.text":              "our own words for what the claims say",
	"event.note":              "a remark of the editor",
	"event.short":             "a label on pictures",
	"event.caption":           "our own words for a picture",
	"event.order":             "an arrangement of the record",
	"event.tags":              "an arrangement of the record",
	"event.importance":        "an arrangement of the record",
	"event.context":           "an arrangement of the record",
	"event.show":              "where an open date is drawn",
	"event.cameo":             "another code for the type",
	"event.media":             "an illustration of what the claims say",
	"event.claims.media":      "an illustration of what the claim says",
	"event.standing_because":  "the reason for standing, which is a fact",
	"event.claims.text":       "our own words for what was said; the quote is a fact",
	"event.claims.note":       "a remark of the editor",
	"event.claims.quote_lang": "it says how to read the quote",
	"event.links.note":        "a remark of the editor",
	"event.history.note":      "a remark of the editor",
	"actor.short":             "how the record calls the actor in little room",
	"actor.description":       "our own words",
	"actor.plural":            "how the record writes the verb after the name",
	"actor.sector":            "an arrangement of the record",
	"actor.wikidata":          "where else the actor is described",
	"actor.cameo":             "another code for the actor",
	"actor.image":             "an illustration",
	"actor.media":             "an illustration",
	"actor.aka.note":          "a remark of the editor",
	"place.wikidata":          "where else the place is described",
	"place.geonames":          "where else the place is described",
	"place.coords_from":       "where the position was looked up",
	"source.note":             "a remark of the editor",
	"source.archive_url":      "a copy of the same document",
	"source.accessed":         "when the editor last read it",
	"source.updated":          "when the document was last changed",
	"source.license":          "it says how the document may be used",
	"source.language":         "it says how to read the document",
	"relation.text":           "our own words",
	"correction.note":         "our own words",
	"removed.note":            "our own words",
	"removed.title":           "our own words",
	"event.claims.order":      "an arrangement of the record",
	"event.links.order":       "an arrangement of the record",
	"event.figures.order":     "an arrangement of the record",
	"event.history.order":     "it is ordered by its days",
	"event.who.order":         "an arrangement of the record",
	"actor.roles.order":       "an arrangement of the record",
	"actor.aka.order":         "an arrangement of the record",
}

// atAnyTime lists the fields of an event for which even a first value changes a
// published fact: the event was published as having none.
var atAnyTime = []string{"title", "when", "where", "type", "who", "figures"}

// settle marks the fields of a record that are published facts, and those that
// a correction covers.
func (x *Difference) settle(log corrections) {
	for i := range x.Fields {
		f := &x.Fields[i]
		f.Fact = !f.Course && x.fact(f)
		f.Logged = log.speaksOf(x, f)
	}
}

// fact reports whether a changed field is a published fact: a statement that
// was removed or altered. Adding a missing value is not a correction.
func (x *Difference) fact(f *Field) bool {
	key := x.Record + "." + f.Name
	if f.Part != "" && own[key+"."+f.Part] != "" || own[key] != "" || own[x.Record] != "" {
		return false
	}
	if x.Record == "event" && f.Name == "status" {
		was, _ := codebook.ParseStatus(f.Was)
		return was == codebook.Happened || was == codebook.Cancelled || was == codebook.Lapsed
	}
	if x.Record == "event" && slices.Contains(atAnyTime, f.Name) {
		return true
	}
	return f.Was != ""
}

// corrections are the new entries of the corrections log in the newer version:
// for an event by field, for anything else by path.
type corrections struct {
	events map[logKey]bool
	paths  []string
}

// logKey is a field of an event, or the whole event if field is "".
type logKey struct{ event, field string }

// newCorrections returns the entries that the newer log adds.
func newCorrections(old, now []node) corrections {
	out := corrections{events: map[logKey]bool{}}
	had := map[string]bool{}
	said := func(c node) string {
		return c.at("event").text + "\x00" + c.at("field").text + "\x00" + c.at("was").text + "\x00" + c.at("now").text
	}
	for _, c := range old {
		had[said(c)] = true
	}
	for _, c := range now {
		switch event := c.at("event").text; {
		case had[said(c)]:
		case event != "":
			out.events[logKey{event, c.at("field").text}] = true
		default:
			out.paths = append(out.paths, c.at("field").text)
		}
	}
	return out
}

// speaksOf reports whether a correction covers a field of a record.
func (c *corrections) speaksOf(x *Difference, f *Field) bool {
	if x.Record == "event" {
		return c.events[logKey{x.ID, f.Name}] || c.events[logKey{x.ID, ""}]
	}
	for _, p := range c.paths {
		if p == "" || f.Path == p || strings.HasPrefix(f.Path, p+".") {
			return true
		}
	}
	return false
}
