package pack

import (
	"encoding/binary"
	"strings"

	"parley/data/dataset"
)

// textTables writes or reads the second part: one column for every string of a
// record that the core leaves out.
func textTables(x *codec, d *dataset.Dataset) {
	x.begin(secTexts)
	x.fingerprint(d)

	e := addresses(d.Events)
	texts(x, e, func(r *dataset.Event) *string { return &r.Text })
	var more []*dataset.More
	for i := range e {
		if e[i].More != nil {
			more = append(more, e[i].More)
		}
	}
	texts(x, more, func(r *dataset.More) *string { return &r.Note })

	c := children(d.Events, claimsOf)
	texts(x, c, func(r *dataset.Claim) *string { return &r.Loc })
	texts(x, c, func(r *dataset.Claim) *string { return &r.Text })
	texts(x, c, func(r *dataset.Claim) *string { return &r.Quote })
	texts(x, c, func(r *dataset.Claim) *string { return &r.QuoteLang })
	texts(x, c, func(r *dataset.Claim) *string { return &r.Note })
	l := children(d.Events, linksOf)
	texts(x, l, func(r *dataset.Link) *string { return &r.Note })
	h := children(d.Events, historyOf)
	texts(x, h, func(r *dataset.Change) *string { return &r.Note })

	s := addresses(d.Sources)
	texts(x, s, func(r *dataset.Source) *string { return &r.Author })
	texts(x, s, func(r *dataset.Source) *string { return &r.Title })
	texts(x, s, func(r *dataset.Source) *string { return &r.URL })
	texts(x, s, func(r *dataset.Source) *string { return &r.Archive })
	for _, r := range s {
		x.keepWeb(&r.URL)
		x.keepWeb(&r.Archive)
	}
	texts(x, s, func(r *dataset.Source) *string { return &r.Note })
	r := addresses(d.Relations)
	texts(x, r, func(r *dataset.Relation) *string { return &r.Loc })
	texts(x, r, func(r *dataset.Relation) *string { return &r.Text })
	o := children(d.Actors, rolesOf)
	texts(x, o, func(r *dataset.Office) *string { return &r.Loc })
}

// keepWeb empties an address that was read unless it is one of http or https:
// pages link to it, and a link must not run a script.
func (x *codec) keepWeb(address *string) {
	if x.writing || x.rehearse {
		return
	}
	scheme, _, found := strings.Cut(*address, "://")
	if !found || !strings.EqualFold(scheme, "http") && !strings.EqualFold(scheme, "https") {
		*address = ""
	}
}

func rolesOf(a *dataset.Actor) *[]dataset.Office { return &a.Roles }

// addresses gives the addresses of all rows.
func addresses[R any](rows []R) []*R {
	all := make([]*R, len(rows))
	for i := range rows {
		all[i] = &rows[i]
	}
	return all
}

// children gives the addresses of all children, in the order of nested.
func children[P, C any](parents []P, field func(*P) *[]C) []*C {
	n := 0
	for i := range parents {
		n += len(*field(&parents[i]))
	}
	all := make([]*C, 0, n)
	for i := range parents {
		s := *field(&parents[i])
		for k := range s {
			all = append(all, &s[k])
		}
	}
	return all
}

// fingerprint writes, or compares, what ties texts to their core.
func (x *codec) fingerprint(d *dataset.Dataset) {
	if x.writing {
		x.sections[x.at] = binary.LittleEndian.AppendUint64(x.sections[x.at], fingerprint(d))
		return
	}
	b := x.bytes(8)
	if b != nil && x.rehearse && binary.LittleEndian.Uint64(b) != fingerprint(d) {
		x.fail(Mismatch, "")
	}
}

// fingerprint is the 64-bit FNV-1a hash of the ids of all events, each followed
// by the lengths of its slices, and then of the lengths of the other tables.
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
