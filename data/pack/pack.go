// Package pack is the compact form of a record that ships to the browser: two
// files, a core that draws the first picture and the texts that follow it.
//
// Both hold columns rather than rows: all titles together, all days together,
// each as small numbers relative to a neighbour, because that is what compresses
// and what decodes fast. FORMAT.md beside this file describes every byte.
//
// One function per table names its columns once, and the same function writes
// and reads them (see codec), so that the two directions cannot disagree.
//
// Columns are reached through package unsafe (see col and slice): an address and
// a stride instead of a function call for each of a hundred thousand rows. No
// number from a file is ever used as an address, a length or a position before
// it has been compared with what it must lie below.
package pack

import "parley/data/dataset"

// Version is the version of the format that this package writes and reads.
const Version = 3

// Encode packs a sealed dataset. Core holds what the first picture needs; texts
// holds event texts, claim texts, quotes, notes and places in their sources,
// source titles, authors, addresses and notes, texts and places of relations
// and offices, and notes of links and changes. The same dataset always gives
// the same bytes. Empty slices come back from Decode as nil.
func Encode(d *dataset.Dataset) (core, texts []byte) {
	x := newWriter()
	coreTables(x, d)
	core = writer{x}.file(partCore)
	x = newWriter()
	textTables(x, d)
	return core, writer{x}.file(partTexts)
}

// Decode unpacks the core of a dataset. The dataset is sealed and has
// TextsMissing set. It returns an *Error when core is not a pack, is cut short
// or damaged, or was made by another version; every position that a record
// holds is then known to lie inside the dataset, and memory and time stay in
// proportion to len(core). The dataset keeps no part of core.
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

// AddTexts fills the long texts of a dataset that Decode gave and clears
// TextsMissing. It returns an *Error, and leaves d as it was, when texts is
// damaged or belongs to another dataset. Memory and time stay in proportion to
// len(texts) and the size of the dataset.
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

// The reasons.
const (
	NotPack   Reason = iota + 1 // the bytes are something else, or the other part
	Newer                       // made by a newer version of Parley
	Truncated                   // the end is missing
	Damaged                     // a byte has changed, or the bytes contradict one another
	Mismatch                    // texts of another dataset
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

// Error says why and where a pack could not be read.
type Error struct {
	Reason  Reason
	Section string // the section of the file, such as "claims"; "" for the frame around them
	Detail  string // what was wrong there, or ""
}

// Error puts the reason, the fix, and where it was into one line.
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
