package yaml

import (
	"strconv"
	"strings"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/format/assemble"
)

var sourceFields = map[string]handler[dataset.Source]{
	"kind":           word("kind of source", codebook.ParseSourceKind, codebook.SourceKinds, func(s *dataset.Source) *codebook.SourceKind { return &s.Kind }),
	"publisher":      actor(func(s *dataset.Source) *dataset.ActorRef { return &s.Publisher }),
	"publisher_name": text(func(s *dataset.Source) *string { return &s.PublisherName }),
	"author":         readAuthor,
	"title":          text(func(s *dataset.Source) *string { return &s.Title }),
	"url":            address(func(s *dataset.Source) *string { return &s.URL }),
	"archive_url":    address(func(s *dataset.Source) *string { return &s.Archive }),
	"published":      date(func(s *dataset.Source) *edtf.Date { return &s.Published }),
	"updated":        date(func(s *dataset.Source) *edtf.Date { return &s.Updated }),
	"accessed":       date(func(s *dataset.Source) *edtf.Date { return &s.Accessed }),
	"language":       text(func(s *dataset.Source) *string { return &s.Language }),
	"license":        text(func(s *dataset.Source) *string { return &s.License }),
	"access":         readAccess,
	"cited_in":       source(func(s *dataset.Source) *dataset.SourceRef { return &s.CitedIn }),
	"via":            readSourceVia,
	"reliability":    readReliability,
	"note":           text(func(s *dataset.Source) *string { return &s.Note }),
	"aka_ids":        ignored[dataset.Source],
	ignoreKey:        ignoreRules[dataset.Source],
}

func (r *reader) readSource(rec *record, out *dataset.Source) {
	s := *out // copied, as source() may grow the slice
	decode(r, rec, "sources."+rec.id, "a source", sourceFields, &s)
	if s.Kind == codebook.NoSourceKind {
		s.Kind = codebook.Unspecified
	}
	r.d.Sources[r.sources.at[rec.id]] = s
}

// readAuthor reads a name, or the id of an actor, which stands for its name.
func readAuthor(r *reader, f *field, _ string, s *dataset.Source) {
	name, ok := r.scalar(f.last())
	if !ok {
		return
	}
	if a, is := r.actors.at[name]; is && assemble.ValidID(name) {
		name = r.d.Actors[a].Name
	}
	s.Author = name
}

// accesses are the codes for whether a source was read.
var accesses = []codebook.Row{{Code: "read"}, {Code: "cited"}}

func readAccess(r *reader, f *field, _ string, s *dataset.Source) {
	switch a, ok := r.scalar(f.last()); {
	case !ok:
	case a == "read" || a == "cited":
		s.Cited = a == "cited"
	default:
		r.badWord(f.at(), "access", a, accesses)
	}
}

func readSourceVia(r *reader, f *field, _ string, s *dataset.Source) {
	for _, v := range r.items(f) {
		if ref := r.source(v); ref >= 0 {
			s.Via = append(s.Via, ref)
		}
	}
}

var reliabilities = []codebook.Row{{Code: "A"}, {Code: "B"}, {Code: "C"}}

func readReliability(r *reader, f *field, _ string, s *dataset.Source) {
	switch a, ok := r.scalar(f.last()); {
	case !ok:
	case a == "A" || a == "B" || a == "C":
		s.Reliability = a[0]
	default:
		r.badWord(f.at(), "reliability", a, reliabilities)
	}
}

// source returns the source with an id. An address is a source by itself; equal
// addresses are the same source.
func (r *reader) source(v value) dataset.SourceRef {
	t := v.target()
	if !t.bare() || assemble.ValidID(t.text()) {
		return dataset.SourceRef(r.ref(v, &r.sources))
	}
	s, ok := r.scalar(v)
	if !ok {
		return dataset.None
	}
	if at, ok := r.sources.at[s]; ok {
		return dataset.SourceRef(at)
	}
	if !strings.ContainsAny(s, ":/") && !strings.HasPrefix(s, "www.") {
		r.report("unknown-reference", v.where(), "unknown source "+quote(s),
			"source: "+assemble.Slug(s)+", and under sources, "+assemble.Slug(s)+": {kind: book, title: "+strconv.Quote(s)+"}")
		return dataset.None
	}
	if !r.webAddress(s, v) {
		return dataset.None
	}
	ref := dataset.SourceRef(len(r.d.Sources))
	r.d.Sources = append(r.d.Sources, dataset.Source{
		ID:   dataset.SourceID(assemble.SourceID(s)),
		Kind: codebook.Unspecified, PublisherName: assemble.Host(s), URL: s, Publisher: dataset.None, CitedIn: dataset.None,
	})
	r.sources.at[s] = int32(ref)
	r.pos.Set("sources."+string(r.d.Sources[ref].ID), v.where())
	return ref
}
