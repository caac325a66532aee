// Package revision says what changed from one version of a record to the next:
// every field of every record, which of them were published facts, and which of
// those the corrections log speaks of. It compares what the two are written as in
// JSON, so that nothing that a format can say changes unseen.
package revision

import (
	"strconv"

	"parley/data/codebook"
)

// Difference is what a newer version says of one record otherwise than an older.
type Difference struct {
	Kind   string // "added", "removed", "renamed" or "changed"
	Record string // "dataset", "event", "actor", "place", "source", "relation", "correction", "step" or "removed"
	ID     string // in the newer version; in the older one when it was removed; of a record without one its actors, its event or its number
	Was    string // the former id of a renamed event or actor
	Title  string
	Fields []Field
	Told   bool   // the newer version says why an event or actor was removed
	path   string // where the record stands, in the newer version
	gone   bool   // a published record that may not go without a word
}

// Field is one value that changed.
type Field struct {
	Name string // as an editor writes it, such as "claims"
	Item int    // of a list of records, the place in it from 1; else 0
	Part string // of such an item the field, "" for the whole item; "order" for their order
	Path string // where it stands in the newer version: "events.talks.claims.1.for"
	Was  string // before, "" for nothing
	Now  string // after, "" for nothing
	// Fact says that the field is a published fact, of which a change is a
	// correction; Logged that the corrections log of the newer version has an
	// entry for it that the older one lacks; Course that the event's history tells
	// of the change, which then is no correction.
	Fact, Logged, Course bool
}

// Label names the field and where in it the change is: "when", "claims 2, for",
// "when (history)".
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

// Correction reports whether a published fact changed (see own for what is none),
// or a published record is gone. A change that the event's own history explains is
// none.
func (x *Difference) Correction() bool { return x.Gone() || len(x.facts(false)) > 0 }

// Gone reports whether a published record was removed without a word: an event or
// an actor that no list of what was removed names, or a relation or a correction
// that no new entry of the log speaks of.
func (x *Difference) Gone() bool { return x.gone && !x.Told }

// Missing are the changed facts that nothing in the corrections log of the newer
// version speaks of.
func (x *Difference) Missing() []Field { return x.facts(true) }

// Uncorrected reports whether the newer version owes its readers a correction.
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

// What says what became of a record, in stable words: "corrected" or "uncorrected"
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

// Path is where the record stands in the newer version: "events.talks".
func (x *Difference) Path() string { return x.path }
