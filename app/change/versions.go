package change

import (
	"slices"
	"strconv"
	"strings"

	"parley/data/codebook"
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
	Told   bool // the newer version says why a removed event was taken out
}

// Field is one field that says something else.
type Field struct {
	Name, Was, Now string
	// Fact says that the field is a published fact, of which a change is a
	// correction; Logged that the corrections log of the newer version has an
	// entry for it that the older one lacks.
	Fact, Logged bool
}

// Correction reports whether a published fact changed: of an event the title,
// date, place, type, participants or figures, a claim taken out or altered, a
// status that had been settled; or the event is gone. A change that the event's
// own history explains is none.
func (x *Difference) Correction() bool { return x.gone() || len(x.facts(false)) > 0 }

// What says what became of an event, in stable words: "corrected" or "uncorrected"
// when a published fact changed, "resolved" when what lay ahead came, ran out or
// was called off, "moved" when its history gives another date, place or title. It
// is empty where no more can be said than Kind does.
func (x *Difference) What() []string {
	var out []string
	if x.Correction() {
		out = append(out, map[bool]string{true: "uncorrected", false: "corrected"}[x.Uncorrected()])
	}
	if x.Record != "event" {
		return out
	}
	moved := false
	for _, f := range x.Fields {
		name, told := strings.CutSuffix(f.Name, historyMark)
		switch {
		case name == "status":
			was, _ := codebook.ParseStatus(f.Was)
			now, _ := codebook.ParseStatus(f.Now)
			if was.Expected() && !now.Expected() {
				out = append(out, "resolved")
			}
		case told && (name == "when" || name == "where" || name == "title"):
			moved = true
		}
	}
	if moved {
		out = append(out, "moved")
	}
	return out
}

// historyMark stands behind the name of a field whose change the event's history
// tells.
const historyMark = " (history)"

// Missing are the changed facts that nothing in the corrections log of the newer
// version speaks of.
func (x *Difference) Missing() []Field { return x.facts(true) }

// gone reports whether an event was taken out without a word. The log cannot speak
// of it any more: it has to stay, with a claim that retracts it, or stand in the
// list of what was removed.
func (x *Difference) gone() bool { return x.Kind == "removed" && x.Record == "event" && !x.Told }

// Uncorrected reports whether the newer version owes its readers a correction.
func (x *Difference) Uncorrected() bool { return x.gone() || len(x.Missing()) > 0 }

func (x *Difference) facts(unlogged bool) []Field {
	var out []Field
	for _, f := range x.Fields {
		if f.Fact && !(unlogged && f.Logged) {
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
		diff := Difference{Kind: "changed", Record: "event", ID: string(e.ID), Title: e.Title}
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
		was := &old.Events[ref]
		diff.Fields = compare(eventFields(old, was), eventFields(now, e))
		for k := range diff.Fields {
			f := &diff.Fields[k]
			f.Fact = isFact(f.Name, old, now, was, e)
			f.Logged = logged[logKey{e.ID, f.Name}] || logged[logKey{e.ID, ""}]
		}
		withoutHistory(diff.Fields, was, e)
		if len(diff.Fields) > 0 || diff.Kind == "renamed" {
			out = append(out, diff)
		}
	}
	for i := range old.Events {
		if e := &old.Events[i]; !kept[i] && y.Event(e.ID) < 0 {
			told := slices.ContainsFunc(now.Former, func(f dataset.Former) bool { return !f.Actor && f.ID == string(e.ID) })
			out = append(out, Difference{Kind: "removed", Record: "event", ID: string(e.ID), Title: e.Title, Told: told})
		}
	}
	sorts.Stable(out, func(a, b Difference) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// isFact reports whether a field of an event that changed is a published fact.
func isFact(name string, old, now *dataset.Dataset, was, e *dataset.Event) bool {
	switch name {
	case "title", "when", "where", "type", "who", "figures":
		return true
	case "status":
		return was.Status == codebook.Happened || was.Status == codebook.Cancelled || was.Status == codebook.Lapsed
	case "claims":
		return withdrawn(old, now, was, e)
	}
	return false
}

// withdrawn reports whether a claim of the older version is no longer there as it
// was: who says it, how, read where, in which words. What it lacked may be added,
// and our own words for it may change.
func withdrawn(old, now *dataset.Dataset, was, e *dataset.Event) bool {
	for i := range was.Claims {
		c := &was.Claims[i]
		if !slices.ContainsFunc(e.Claims, func(n dataset.Claim) bool {
			return actorID(old, c.By) == actorID(now, n.By) && sourceID(old, c.Source) == sourceID(now, n.Source) && c.Stance == n.Stance &&
				(c.Quote == "" || c.Quote == n.Quote) && (c.SaidAt.IsZero() || c.SaidAt == n.SaidAt)
		}) {
			return true
		}
	}
	return false
}

// withoutHistory names a field that changed together with a new entry of the
// event's history "when (history)": the course of things, not a correction.
func withoutHistory(list []Field, was, now *dataset.Event) {
	told := map[string]bool{}
	for _, h := range now.History[min(len(was.History), len(now.History)):] {
		told[h.Field] = true
	}
	for i := range list {
		if told[list[i].Name] {
			list[i].Name, list[i].Fact = list[i].Name+historyMark, false
		}
	}
}

// logKey is what an entry of the corrections log speaks of; an entry without a
// field speaks of the event as a whole.
type logKey struct {
	event dataset.EventID
	field string
}

// newlyLogged is what the corrections log speaks of and that of the older version
// did not.
func newlyLogged(old, now *dataset.Dataset) map[logKey]bool {
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
	out := map[logKey]bool{}
	for i := range now.Corrections {
		if c := &now.Corrections[i]; c.Event >= 0 && !had[key(now, c)] {
			out[logKey{now.Events[c.Event].ID, c.Field}] = true
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
