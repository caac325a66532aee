package change

import (
	"strconv"
	"strings"

	"parley/data/dataset"
	"parley/data/sorts"
)

// Difference is what a newer version of a dataset says of one record otherwise
// than an older one.
type Difference struct {
	Kind   string // "added", "removed", "renamed" or "changed"
	Record string // "event", "actor", "place", "source" or "dataset"
	ID     string // in the newer version; in the older one when it was removed
	Was    string // the former id of a renamed event
	Title  string
	Fields []Field
	// Logged says that the corrections log of the newer version has an entry
	// for the event that the older one lacks.
	Logged bool
}

// Field is one field that says something else.
type Field struct{ Name, Was, Now string }

// facts are the fields of an event of which a change, once published, is a
// correction. The status is none: it follows the course of things, as history
// tells it.
var facts = map[string]bool{"title": true, "when": true, "where": true, "type": true, "who": true}

// Correction reports whether a published fact changed: the title, date, place,
// type or participants of an event. A change that the event's own history
// explains is none.
func (x *Difference) Correction() bool { return len(x.Facts()) > 0 }

// Facts are the changed fields that Correction speaks of.
func (x *Difference) Facts() []Field {
	var out []Field
	for _, f := range x.Fields {
		if x.Record == "event" && facts[f.Name] {
			out = append(out, f)
		}
	}
	return out
}

// Versions lists what changed from one version of a dataset to the next: the
// dataset's own fields, then events, actors, places and sources, each by id.
// Events are matched by id and by former ids.
func Versions(old, now *dataset.Dataset) []Difference {
	var out []Difference
	if f := compare(datasetFields(old), datasetFields(now)); len(f) > 0 {
		out = append(out, Difference{Kind: "changed", Record: "dataset", ID: now.Meta.ID, Title: now.Meta.Title, Fields: f})
	}
	out = append(out, versionEvents(old, now)...)
	out = append(out, versionRecords("actor", actorRecords(old), actorRecords(now))...)
	out = append(out, versionRecords("place", placeRecords(old), placeRecords(now))...)
	return append(out, versionRecords("source", sourceRecords(old), sourceRecords(now))...)
}

// versionEvents compares the events.
func versionEvents(old, now *dataset.Dataset) []Difference {
	var out []Difference
	x, y := dataset.NewIndex(old), dataset.NewIndex(now)
	logged := newlyLogged(old, now)
	kept := make([]bool, len(old.Events))
	for i := range now.Events {
		e := &now.Events[i]
		diff := Difference{Kind: "changed", Record: "event", ID: string(e.ID), Title: e.Title, Logged: logged[e.ID]}
		ref := x.Event(e.ID)
		for _, aka := range e.Rest().Aka {
			if ref < 0 {
				if ref = x.Event(aka); ref >= 0 {
					diff.Kind, diff.Was = "renamed", string(aka)
				}
			}
		}
		if ref < 0 {
			diff.Kind = "added"
			out = append(out, diff)
			continue
		}
		kept[ref] = true
		diff.Fields = withoutHistory(compare(eventFields(old, &old.Events[ref]), eventFields(now, e)), &old.Events[ref], e)
		if len(diff.Fields) > 0 || diff.Kind == "renamed" {
			out = append(out, diff)
		}
	}
	for i := range old.Events {
		if e := &old.Events[i]; !kept[i] && y.Event(e.ID) < 0 {
			out = append(out, Difference{Kind: "removed", Record: "event", ID: string(e.ID), Title: e.Title})
		}
	}
	sorts.Stable(out, func(a, b Difference) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// withoutHistory names a field that changed together with a new entry of the
// event's history "when (history)": the course of things, not a correction.
func withoutHistory(list []Field, was, now *dataset.Event) []Field {
	told := map[string]bool{}
	for _, h := range now.History[min(len(was.History), len(now.History)):] {
		told[h.Field] = true
	}
	for i := range list {
		if told[list[i].Name] {
			list[i].Name += " (history)"
		}
	}
	return list
}

// newlyLogged are the events with an entry in the corrections log that the older
// version lacks.
func newlyLogged(old, now *dataset.Dataset) map[dataset.EventID]bool {
	key := func(d *dataset.Dataset, c *dataset.Correction) string {
		id := ""
		if c.Event >= 0 {
			id = string(d.Events[c.Event].ID)
		}
		return id + "\x00" + c.Field + "\x00" + c.Was + "\x00" + c.Now
	}
	had := map[string]bool{}
	for i := range old.Corrections {
		had[key(old, &old.Corrections[i])] = true
	}
	out := map[dataset.EventID]bool{}
	for i := range now.Corrections {
		if c := &now.Corrections[i]; c.Event >= 0 && !had[key(now, c)] {
			out[now.Events[c.Event].ID] = true
		}
	}
	return out
}

// record is any other record: its id, its name and its fields.
type record struct {
	id, name string
	fields   []Field // Now holds the value
}

func versionRecords(kind string, old, now []record) []Difference {
	var out []Difference
	was := map[string]*record{}
	for i := range old {
		was[old[i].id] = &old[i]
	}
	for i := range now {
		r := &now[i]
		o, ok := was[r.id]
		delete(was, r.id)
		if !ok {
			out = append(out, Difference{Kind: "added", Record: kind, ID: r.id, Title: r.name})
		} else if f := compare(o.fields, r.fields); len(f) > 0 {
			out = append(out, Difference{Kind: "changed", Record: kind, ID: r.id, Title: r.name, Fields: f})
		}
	}
	for i := range old {
		if was[old[i].id] != nil {
			out = append(out, Difference{Kind: "removed", Record: kind, ID: old[i].id, Title: old[i].name})
		}
	}
	sorts.Stable(out, func(a, b Difference) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// compare keeps the fields whose values differ. Both lists have the same names
// in the same order.
func compare(old, now []Field) []Field {
	var out []Field
	for i := range now {
		if old[i].Now != now[i].Now {
			out = append(out, Field{Name: now[i].Name, Was: old[i].Now, Now: now[i].Now})
		}
	}
	return out
}

func number(n int) string { return strconv.Itoa(n) }
