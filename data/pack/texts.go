package pack

import (
	"encoding/binary"

	"parley/data/dataset"
)

// textTables writes or reads the second part: one column for every string of a
// record that the core leaves out.
func textTables(x *codec, d *dataset.Dataset) {
	x.begin(secTexts)
	x.fingerprint(d)

	e := d.Events
	text(x, len(e), func(i int) *string { return &e[i].Text })
	var more []*dataset.More
	for i := range e {
		if e[i].More != nil {
			more = append(more, e[i].More)
		}
	}
	text(x, len(more), func(i int) *string { return &more[i].Note })

	c := children(e, claimsOf)
	text(x, len(c), func(i int) *string { return &c[i].Loc })
	text(x, len(c), func(i int) *string { return &c[i].Text })
	text(x, len(c), func(i int) *string { return &c[i].Quote })
	text(x, len(c), func(i int) *string { return &c[i].QuoteLang })
	text(x, len(c), func(i int) *string { return &c[i].Note })
	l := children(e, linksOf)
	text(x, len(l), func(i int) *string { return &l[i].Note })
	h := children(e, historyOf)
	text(x, len(h), func(i int) *string { return &h[i].Note })

	s := d.Sources
	text(x, len(s), func(i int) *string { return &s[i].Author })
	text(x, len(s), func(i int) *string { return &s[i].Title })
	text(x, len(s), func(i int) *string { return &s[i].URL })
	text(x, len(s), func(i int) *string { return &s[i].Archive })
	text(x, len(s), func(i int) *string { return &s[i].Note })
	r := d.Relations
	text(x, len(r), func(i int) *string { return &r[i].Loc })
	text(x, len(r), func(i int) *string { return &r[i].Text })
	o := children(d.Actors, rolesOf)
	text(x, len(o), func(i int) *string { return &o[i].Loc })
}

func rolesOf(a *dataset.Actor) *[]dataset.Office { return &a.Roles }

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
	const offset, prime = 0xcbf29ce484222325, 0x100000001b3
	h := uint64(offset)
	add := func(n uint64) { h = (h ^ n) * prime }
	for i := range d.Events {
		e := &d.Events[i]
		for k := range len(e.ID) {
			h = (h ^ uint64(e.ID[k])) * prime
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
