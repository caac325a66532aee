// Package yaml reads a record as an editor writes it: one dataset.yaml, or
// several files that are layers of one record. data/spec describes the format.
//
// It walks the nodes of the YAML tree itself, so that every fault is reported with
// its file, line and column, a fault costs no more than the field it is in, and
// text stays text: an unquoted 010 or no is what the author typed.
package yaml

import (
	"cmp"
	"slices"
	"strings"

	"parley/data/check"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Version is the version of the format that Read reads.
const Version = 1

// MaxFile is the size in bytes above which a file is refused, MaxValues the number
// of values that all files may hold together, MaxNodes the number that are looked
// at in all besides each value once. A value is looked at again at each use of an
// alias, and then counts aliasCost times: files that grow by themselves are refused.
const (
	MaxFile   = 256 << 20
	MaxValues = 32 << 20
	MaxNodes  = 8 << 20
	aliasCost = 64
)

// File is one file of a record: the name to show, such as "sets/x/dataset.yaml",
// and what is in it. What was read shares the memory of Data, which does not change
// any more.
type File struct {
	Name string
	Data []byte
}

// base returns the name without folders.
func (f File) base() string { return f.Name[strings.LastIndexAny(f.Name, `/\`)+1:] }

// Read makes one sealed dataset of the files. dataset.yaml comes first, then the
// others by name; records with the same id are merged in that order: a key
// replaces, claims+, history+ and links+ append.
//
// It never fails: what cannot be read is left out and told in the findings, with
// the fix. Only an event without a date that can be read is left out as a
// whole, which its finding says. The positions serve check.Dataset, which finds what
// reading does not.
//
// Time grows with the size of the files and with MaxNodes at most, whatever is
// wrong in them; memory with what they hold, and that is at most MaxValues. A large
// file is read record by record.
func Read(files []File) (*dataset.Dataset, *check.Positions, []check.Finding) {
	return readParts(files, partSize)
}

// readParts is Read with that many bytes of a file parsed together.
func readParts(files []File, part int) (*dataset.Dataset, *check.Positions, []check.Finding) {
	r := &reader{d: &dataset.Dataset{}, pos: &check.Positions{}, budget: MaxNodes, room: MaxValues, guesses: maxGuesses, part: part}
	files = slices.Clone(files)
	slices.SortStableFunc(files, func(a, b File) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.base(), b.base()))
	})
	t := newTree()
	for _, f := range files {
		if root := r.parse(f); !root.none() {
			t.add(r, root, f)
		}
	}
	if len(files) > 0 {
		r.start = check.Where{File: files[0].Name, Line: 1, Col: 1}
		r.pos.Set("", r.start)
	}
	r.lang = t.lang()
	r.declare(t)
	r.fill(t)
	r.readLayers(t.layers)
	r.inOrder()
	r.setClock()
	dataset.Seal(r.d)
	return r.d, r.pos, check.Sort(r.found)
}

func rank(f File) int {
	if b := f.base(); b == "dataset.yaml" || b == "dataset.yml" {
		return 0
	}
	return 1
}

// reader holds what is known while the files are read.
type reader struct {
	d       *dataset.Dataset
	pos     *check.Positions
	start   check.Where // of the first file
	found   []check.Finding
	budget  int    // of values to look at
	room    int    // for values to keep
	guesses int    // that may still be made of what an unknown id means
	part    int    // bytes of a file that are parsed together
	unread  bool   // a file could not be read at all
	lang    string // of the record
	// Ids of the records, former ids included. An event that is left out has the
	// position None.
	sources, places, actors, events names
	when                            []edtf.Date // of the events that are kept
}

// names are the ids of one section.
type names struct {
	what string // what the records are called
	at   map[string]int32
	list []string // sorted, for suggestions; made when first needed
	recs []*record
	by   *called // made when first needed
}

func (r *reader) report(rule string, at check.Where, say, suggest string) {
	r.found = append(r.found, check.New(rule, at, say, suggest))
}

// mend is report for a value for which it may be certain what is meant by it.
func (r *reader) mend(rule string, at check.Where, say, suggest, written, instead string) {
	f := check.New(rule, at, say, suggest)
	if instead != "" {
		f.Written, f.Instead = written, instead
	}
	r.found = append(r.found, f)
}

// spend counts one value. It reports false when there were too many, once with a
// finding.
func (r *reader) spend(v value) bool {
	if v.aliased {
		return r.charge(aliasCost, v)
	}
	return r.charge(1, v)
}

// charge is spend for n values.
func (r *reader) charge(n int, v value) bool {
	before := r.budget
	if r.budget -= n; r.budget < 0 && before >= 0 {
		r.report("too-large", v.where(), "too many values: is an alias (*name) used over and over?", "the records written out, or a smaller dataset")
	}
	return r.budget >= 0
}

// declare lists the ids of all sections, so that records may refer to any other.
func (r *reader) declare(t *tree) {
	for _, s := range t.sections {
		s.byID = nil // needed no more
	}
	r.sources = declare(r, t.sections["sources"], "source")
	r.places = declare(r, t.sections["places"], "place")
	r.actors = declare(r, t.sections["actors"], "actor")
	r.events = names{what: "event", at: map[string]int32{}}
	for _, rec := range t.sections["events"].list {
		at := int32(dataset.None)
		if date, ok := r.eventDate(rec); ok {
			at, r.when = int32(len(r.when)), append(r.when, date)
		}
		r.events.add(r, rec, at)
	}
}

func declare(r *reader, s *section, what string) names {
	ns := names{what: what, at: make(map[string]int32, len(s.list)), recs: s.list}
	for i, rec := range s.list {
		ns.add(r, rec, int32(i))
	}
	return ns
}

// add makes a record known under its id, the id as written and its former ids.
func (ns *names) add(r *reader, rec *record, at int32) {
	ns.at[rec.id] = at
	if !rec.key.none() && rec.key.target().text() != rec.id {
		ns.at[rec.key.target().text()] = at
	}
	if v, ok := rec.find("aka_ids"); ok {
		for _, v := range r.items(&field{val: v}) {
			if id, ok := r.scalar(v); ok {
				if _, taken := ns.at[id]; !taken {
					ns.at[id] = at
				}
			}
		}
	}
}

// maxGuesses bounds how many ids are compared with unknown ones.
const maxGuesses = 2 << 20

// fill decodes all records.
func (r *reader) fill(t *tree) {
	d := r.d
	d.Sources = make([]dataset.Source, len(t.sections["sources"].list))
	for i, rec := range t.sections["sources"].list {
		d.Sources[i] = dataset.Source{ID: dataset.SourceID(rec.id), Publisher: dataset.None, CitedIn: dataset.None}
	}
	d.Actors = make([]dataset.Actor, len(t.sections["actors"].list))
	d.Places = make([]dataset.Place, len(t.sections["places"].list))
	r.readMeta(t.sections["dataset"].list)
	r.readScheme(t)
	for i, rec := range t.sections["actors"].list {
		r.readActor(rec, &d.Actors[i])
		rec.release()
	}
	for i, rec := range t.sections["places"].list {
		r.readPlace(rec, &d.Places[i])
		rec.release()
	}
	for i, rec := range t.sections["sources"].list {
		r.readSource(rec, &d.Sources[i])
		rec.release()
	}
	d.Events = make([]dataset.Event, 0, len(r.when))
	for _, rec := range t.sections["events"].list {
		if at := r.events.at[rec.id]; at >= 0 {
			d.Events = append(d.Events, r.readEvent(rec, r.when[at]))
			rec.release()
		}
	}
	r.leftOut(t.sections["events"].list)
	r.readRelations(t.lists["relations"])
	r.readCorrections(t.lists["corrections"])
	r.readSteps(t.lists["steps"])
	r.readRemoved(t.lists["removed"])
}

// leftOut reads the events without a date for the faults that they have besides:
// an editor learns of all at once.
func (r *reader) leftOut(list []*record) {
	sources := len(r.d.Sources)
	for _, rec := range list {
		if r.events.at[rec.id] < 0 {
			r.readEvent(rec, edtf.Date{})
		}
	}
	for _, s := range r.d.Sources[sources:] { // those that only they name
		delete(r.sources.at, s.URL)
	}
	r.d.Sources = r.d.Sources[:sources]
}
