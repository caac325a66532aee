package datapackage

import "parley/data/dataset"

// history returns the table of the former and new values of event fields.
func (l lookup) history() table {
	return table{name: "history", title: "How events stood before", columns: []column{
		event("The event"), text("at", "When it changed, as EDTF"), text("field", "What changed: status, when, title, where and so on"), text("from", "What stood there; may be empty"),
		text("to", "What stood there then"), ref("said_in", "events", "The event in which the change was said"), ref("source", "sources", "Where it was read"), text("note", "A remark"),
	}, each: func(yield func(...string)) {
		for i := range l.Events {
			for _, c := range l.Events[i].History {
				yield(string(l.Events[i].ID), date(c.At), c.Field, c.From, c.To, l.event(c.Claim), l.source(c.Source), c.Note)
			}
		}
	}}
}

// tags returns the table of the editor's tags, one per row, as a tag may contain a
// space.
func (l lookup) tags() table {
	return table{name: "tags", title: "Words of the editor for events", columns: []column{event("The event"), text("tag", "The word")},
		each: func(yield func(...string)) {
			for i := range l.Events {
				for _, tag := range l.Events[i].Rest().Tags {
					yield(string(l.Events[i].ID), tag)
				}
			}
		}}
}

// offices returns the table of offices held by actors.
func (l lookup) offices() table {
	return table{name: "offices", title: "Who holds which office", columns: append([]column{
		ref("actor", "actors", "Who"), text("role", "The office"), ref("of", "actors", "Of which body or state"), ref("for", "actors", "On whose behalf")}, lasting...),
		each: func(yield func(...string)) {
			for i := range l.Actors {
				for k := range l.Actors[i].Roles {
					o := &l.Actors[i].Roles[k]
					yield(string(l.Actors[i].ID), o.Role, l.actor(o.Of), l.actor(o.For), date(o.Since), date(o.Until), date(o.AsOf), l.source(o.Source), o.Loc)
				}
			}
		}}
}

// relations returns the table of relations between actors.
func (l lookup) relations() table {
	return table{name: "relations", title: "Relations between actors", columns: append([]column{
		ref("from", "actors", "One end"), ref("to", "actors", "The other end"), text("kind", "allied-with, hostile-to, member-of and so on"), text("label", "What ties them, in words"),
		text("direction", "directed, or undirected: it holds both ways"), text("standing", "stated, inferred, possible or disputed; empty when not given"), text("text", "A sentence about it")}, lasting...),
		each: func(yield func(...string)) {
			for i := range l.Relations {
				r := &l.Relations[i]
				yield(l.actor(r.From), l.actor(r.To), r.Kind.Code(), r.Label, direction(r), r.Standing, r.Text, date(r.Since), date(r.Until), date(r.AsOf), l.source(r.Source), r.Loc)
			}
		}}
}

// lasting are the columns of anything with a duration.
var lasting = []column{text("since", "Since when, as EDTF"), text("until", "Until when, as EDTF"), text("as_of", "When it is known to have been so, as EDTF"),
	ref("source", "sources", "Where it was read"), text("loc", "Where in the source")}

func direction(r *dataset.Relation) string {
	if r.Undirected {
		return "undirected"
	}
	return "directed"
}
