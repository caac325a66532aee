// Package revision compares two versions of a record: every changed field of
// every record, which of them were published facts, and which of those the
// corrections log covers. It compares the JSON of the two, so that nothing that
// a format can express changes unnoticed.
package revision

import (
	"strconv"

	"parley/data/codebook"
)

// Difference is what changed in one record between two versions.
type Difference struct {
	Kind   string // "added", "removed", "renamed" or "changed"
	Record string // "dataset", "event", "actor", "place", "source", "relation", "correction", "step" or "removed"
	ID     string // in the newer version, or in the older one if removed; for a record without an id, its actors, its event or its number
	Was    string // former id of a renamed event or actor
	Title  string
	Fields []Field
	Told   bool   // the newer version explains why an event or actor was removed
	path   string // of the record, in the newer version
	gone   bool   // a published record that may only be removed with a note
}

// Field is one changed value.
type Field struct {
	Name string // as editors write it, such as "claims"
	Item int    // for a list of records, the position in it from 1; otherwise 0
	Part string // field of such an item, "" for the whole item; "order" for the order of the items
	Path string // in the newer version: "events.talks.claims.1.for"
	Was  string // old value, "" for none
	Now  string // new value, "" for none
	// Fact means that the field is a published fact, so that a change needs a
	// correction; Logged, that the corrections log of the newer version has a
	// new entry for it; Course, that the event's history records the change,
	// which then needs no correction.
	Fact, Logged, Course bool
}

// Label returns the field and the position of the change in it: "when", "claims
// 2, for", "when (history)".
func (f *Field) Label() string {
	s := f.Name
	if f.Item > 0 {
		s += " " + strconv.Itoa(f.Item)
	}
	if f.Part != "" {
		s += ", " + f.Part
	}
	if f.Course {
		s += " (history)"
	}
	return s
}

// Correction reports whether a published fact changed (see own for the
// exceptions) or a published record is gone. A change recorded in the event's
// history does not count.
func (x *Difference) Correction() bool { return x.Gone() || len(x.facts(false)) > 0 }

// Gone reports whether a published record was removed without a note: an event
// or actor that is not listed under removed, or a relation or correction
// without a new entry in the log.
func (x *Difference) Gone() bool { return x.gone && !x.Told }

// Missing returns the changed facts that the corrections log of the newer
// version does not cover.
func (x *Difference) Missing() []Field { return x.facts(true) }

// Uncorrected reports whether the newer version lacks a correction.
func (x *Difference) Uncorrected() bool { return x.Gone() || len(x.Missing()) > 0 }

func (x *Difference) facts(unlogged bool) []Field {
	var out []Field
	for _, f := range x.Fields {
		if f.Fact && !(unlogged && f.Logged) {
			out = append(out, f)
		}
	}
	return out
}

// What returns stable words for what happened to a record: "corrected" or
// "uncorrected" if a published fact changed, "resolved" if an expected event
// happened, lapsed or was called off, "moved" if its history gives another
// date, place or title. It is empty if Kind says it all.
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
		switch {
		case f.Name == "status":
			was, _ := codebook.ParseStatus(f.Was)
			now, _ := codebook.ParseStatus(f.Now)
			if was.Expected() && !now.Expected() {
				out = append(out, "resolved")
			}
		case f.Course && (f.Name == "when" || f.Name == "where" || f.Name == "title"):
			moved = true
		}
	}
	if moved {
		out = append(out, "moved")
	}
	return out
}

// Path returns the path of the record in the newer version: "events.talks".
func (x *Difference) Path() string { return x.path }
