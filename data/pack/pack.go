// Package pack implements the compact form of a record for the browser: two
// files, a core with everything for the first picture and the texts that follow
// it.
//
// Both hold columns instead of rows: all titles together, all days together,
// each as small numbers relative to a neighbour, as this compresses well and
// decodes fast. FORMAT.md describes every byte.
//
// One function per table lists its columns, and the same function writes and
// reads them (see codec), so that the two directions cannot diverge.
//
// Columns are accessed through package unsafe (see col and slice): an address
// and a stride instead of a function call for each of a hundred thousand rows.
// A number from a file is used as an address, a length or a position only after
// a bounds check.
package pack

import "parley/data/dataset"

// Version is the newest format version that this package reads, and Oldest the
// oldest. It writes the oldest one that can hold the record: version 4 only adds
// the section scheme, version 5 the section media, version 6 the section tongue.
const (
	Version    = 6
	withMedia  = 5
	withScheme = 4
	Oldest     = 3
)

// Encode packs a sealed dataset. core holds what the first picture needs; texts
// holds event texts, claim texts, quotes, notes and places in their sources,
// source titles, authors, addresses and notes, texts and places of relations
// and offices, and notes of links and changes. The output is deterministic.
// Decode returns empty slices as nil.
func Encode(d *dataset.Dataset) (core, texts []byte) {
	x := newWriter()
	coreTables(x, d)
	core = writer{x}.file(partCore)
	x = newWriter()
	textTables(x, d)
	return core, writer{x}.file(partTexts)
}

// Decode unpacks the core of a dataset. The dataset is sealed and has
// TextsMissing set. It returns an *Error if core is not a pack, is truncated or
// damaged, or has another version; otherwise every position in a record is in
// range. Memory and time are proportional to
// len(core). The dataset does not retain core.
func Decode(core []byte) (*dataset.Dataset, error) {
	x := newReader(core, partCore)
	d := &dataset.Dataset{TextsMissing: true}
	coreTables(x, d)
	x.finish()
	if x.err != nil {
		return nil, x.err
	}
	return d, nil
}

// AddTexts fills the long texts of a dataset from Decode and clears
// TextsMissing. It returns an *Error and leaves d unchanged if texts is damaged
// or belongs to another dataset. Memory and time are proportional to len(texts)
// plus the size of d.
func AddTexts(d *dataset.Dataset, texts []byte) error {
	spoken := false
	for _, rehearse := range []bool{true, false} {
		x := newReader(texts, partTexts)
		x.rehearse, x.spoken = rehearse, spoken
		textTables(x, d)
		x.finish()
		if x.err != nil {
			return x.err
		}
		spoken = x.spoken
	}
	d.TextsMissing = false
	return nil
}

// Reason is why a pack could not be read.
type Reason uint8

// Reasons of an Error.
const (
	NotPack   Reason = iota + 1 // not a pack, or the other part of one
	Newer                       // made by a newer version of Parley
	Truncated                   // the end of the file is missing
	Damaged                     // a byte changed, or the contents are inconsistent
	Mismatch                    // the texts belong to another dataset
	Older                       // made by an older version of Parley
)

var reasons = [...]string{
	NotPack:   "not a Parley pack",
	Newer:     "made by a newer version of Parley; reload the page or update the tool",
	Truncated: "the file is cut short; load it again",
	Damaged:   "the file is damaged; build or load it again",
	Older:     "made by an older version of Parley; build it again",
	Mismatch:  "the texts belong to another dataset; build both files together",
}

// Error reports why and where a pack could not be read.
type Error struct {
	Reason  Reason
	Section string // section of the file, such as "claims"; "" for the frame
	Detail  string // the fault in that section, or ""
}

// Error returns the reason, the fix and the position in one line.
func (e *Error) Error() string {
	s := "pack: "
	if int(e.Reason) < len(reasons) {
		s += reasons[e.Reason]
	}
	switch {
	case e.Section != "" && e.Detail != "":
		s += " (" + e.Section + ": " + e.Detail + ")"
	case e.Section != "" || e.Detail != "":
		s += " (" + e.Section + e.Detail + ")"
	}
	return s
}

// Is reports whether target is an *Error with the same reason, so that
// errors.Is(err, &Error{Reason: Newer}) works.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Reason == e.Reason
}
