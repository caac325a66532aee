package pack

import (
	"encoding/binary"
	"strings"
	"unsafe"

	"parley/data/dataset"
)

// textTables writes or reads the second part: one column for every string that
// the core omits.
func textTables(x *codec, d *dataset.Dataset) {
	x.begin(secTexts)
	x.fingerprint(d)

	x.texts(rowsOf(d.Events), unsafe.Offsetof(dataset.Event{}.Text))
	x.texts(moreOfAll(d.Events), unsafe.Offsetof(dataset.More{}.Note))
	x.sayingTexts(d.Events)
	x.texts(childrenOf(d.Events, linksOf), unsafe.Offsetof(dataset.Link{}.Note))
	x.texts(childrenOf(d.Events, historyOf), unsafe.Offsetof(dataset.Change{}.Note))

	sources := rowsOf(d.Sources)
	x.texts(sources, unsafe.Offsetof(dataset.Source{}.Author))
	x.texts(sources, unsafe.Offsetof(dataset.Source{}.Title))
	x.texts(sources, unsafe.Offsetof(dataset.Source{}.URL))
	x.texts(sources, unsafe.Offsetof(dataset.Source{}.Archive))
	x.texts(sources, unsafe.Offsetof(dataset.Source{}.Note))
	for i := range d.Sources {
		x.keepWeb(&d.Sources[i].URL)
		x.keepWeb(&d.Sources[i].Archive)
	}
	relations := rowsOf(d.Relations)
	x.texts(relations, unsafe.Offsetof(dataset.Relation{}.Loc))
	x.texts(relations, unsafe.Offsetof(dataset.Relation{}.Text))
	x.texts(childrenOf(d.Actors, rolesOf), unsafe.Offsetof(dataset.Office{}.Loc))
	untranslated(x, &d.Untranslated)
}

// untranslated handles the texts that are in another language than the record. A record
// without them has no such section.
func untranslated(x *codec, u *dataset.Untranslated) {
	if x.err != nil || x.pen != nil && len(u.Texts) == 0 || x.pen == nil && x.sections[secTongue] == nil {
		return
	}
	x.begin(secTongue)
	all := []dataset.Untranslated{*u}
	text(x, of(all, func(u *dataset.Untranslated) *string { return &u.Lang }))
	text(x, self(nested(x, all, nil, func(u *dataset.Untranslated) *[]string { return &u.Texts })))
	if !x.rehearse {
		*u = all[0]
	}
}

func rolesOf(a *dataset.Actor) *[]dataset.Office { return &a.Roles }

// rowsOf returns the addresses of all rows of a table.
func rowsOf[R any](rows []R) []unsafe.Pointer {
	c := self(rows)
	return addresses(make([]unsafe.Pointer, 0, c.n), slice{c.first, c.n, c.n}, c.stride)
}

// childrenOf returns the addresses of all children, in the order of nested.
func childrenOf[P, C any](parents []P, field func(*P) *[]C) []unsafe.Pointer {
	var one C
	all := slices(of(parents, field))
	total := 0
	for i := range all.n {
		total += all.at(i).len
	}
	rows := make([]unsafe.Pointer, 0, total)
	for i := range all.n {
		rows = addresses(rows, *all.at(i), unsafe.Sizeof(one))
	}
	return rows
}

// addresses appends the addresses of the elements of a slice.
func addresses(rows []unsafe.Pointer, s slice, size uintptr) []unsafe.Pointer {
	for i := range s.len {
		rows = append(rows, unsafe.Add(s.first, uintptr(i)*size))
	}
	return rows
}

// moreOfAll returns the addresses of the rarely used fields (More) of the
// events that have any.
func moreOfAll(events []dataset.Event) []unsafe.Pointer {
	var rows []unsafe.Pointer
	for i := range events {
		if more := events[i].More; more != nil {
			rows = append(rows, unsafe.Pointer(more))
		}
	}
	return rows
}

// keepWeb clears an address that is not http or https: pages link to it, and a
// link must not run a script.
func (x *codec) keepWeb(address *string) {
	if x.pen != nil || x.rehearse {
		return
	}
	scheme, _, found := strings.Cut(*address, "://")
	if !found || !strings.EqualFold(scheme, "http") && !strings.EqualFold(scheme, "https") {
		*address = ""
	}
}

// fingerprint writes the fingerprint of the dataset, or fails with Mismatch if
// the texts have another one.
func (x *codec) fingerprint(d *dataset.Dataset) {
	if x.pen != nil {
		x.pen.putWord(fingerprint(d))
		return
	}
	b := x.bytes(8)
	if b != nil && x.rehearse && binary.LittleEndian.Uint64(b) != fingerprint(d) {
		x.fail(Mismatch, "")
	}
}

// fingerprint returns the 64-bit FNV-1a hash of the ids of all events, each
// followed by the lengths of its slices, and then of the lengths of the other
// tables.
func fingerprint(d *dataset.Dataset) uint64 {
	h := uint64(fnvOffset)
	add := func(n uint64) { h = (h ^ n) * fnvPrime }
	for i := range d.Events {
		e := &d.Events[i]
		for k := range len(e.ID) {
			h = (h ^ uint64(e.ID[k])) * fnvPrime
		}
		add(uint64(len(e.Claims)))
		add(uint64(len(e.Links)))
		add(uint64(len(e.History)))
	}
	for i := range d.Actors {
		add(uint64(len(d.Actors[i].Roles)))
	}
	add(uint64(len(d.Sources)))
	add(uint64(len(d.Relations)))
	return h
}
