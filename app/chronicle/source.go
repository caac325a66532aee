package chronicle

import (
	"slices"
	"strings"

	"parley/data/codebook"
	"parley/data/dataset"
)

// Note is a source in the words of a numbered note.
type Note struct {
	Ref     dataset.SourceRef
	ID      dataset.SourceID
	Name    string // of the publisher
	Title   string // or "" when it is not known or no more than the publisher's name
	Kind    string // "News article", or "" when it is not known
	Author  string
	When    When   // of publication; may be zero
	Access  string // "Read.", "Not read; cited by News.Az."
	Citing  string // "citing Unnamed foreign media", or ""
	URL     string // as in the record, or ""
	Archive string
	Lang    string
	Note    string
}

// Source words a source.
func (b *Book) Source(ref dataset.SourceRef) Note {
	s := &b.d.Sources[ref]
	n := Note{
		Ref: ref, ID: s.ID, Name: b.d.Publisher(ref), Title: s.Title, Kind: b.w.SourceKind(s.Kind), Author: b.author(s.Author),
		When: b.when(s.Published), URL: s.URL, Archive: s.Archive, Lang: s.Language, Note: s.Note,
	}
	if !s.Published.IsZero() {
		n.When.Words = b.w.Date(s.Published) // the day of the week is of no use in a citation
	}
	if s.Kind == codebook.Unspecified {
		n.Kind = ""
	}
	if strings.HasPrefix(n.Title, "(") || n.Title == n.Name {
		n.Title = ""
	}
	var via []string
	for _, v := range s.Via {
		if p := b.d.Publisher(v); p != "" && !slices.Contains(via, p) {
			via = append(via, p)
		}
	}
	if len(via) > 0 {
		n.Citing = b.w.Say("note.citing", b.list(via))
	}
	switch {
	case s.Cited && s.CitedIn >= 0:
		n.Access = b.w.Say("note.cited-in", b.d.Publisher(s.CitedIn))
	case s.Cited:
		n.Access = b.w.Say("note.cited")
	default:
		n.Access = b.w.Say("note.read")
	}
	return n
}

// author returns the name of the author of a source, which may be given as the id of an actor.
func (b *Book) author(s string) string {
	if a := b.x.Actor(dataset.ActorID(s)); a >= 0 {
		return b.d.Actors[a].Name
	}
	return s
}

// Cites lists the sources that claims of an event known on the day rest on, in
// the order of the claims: each where it was read, then what that cites.
func (b *Book) Cites(ref dataset.EventRef, on dataset.Day) []dataset.SourceRef {
	var out []dataset.SourceRef
	for _, c := range b.known(&b.d.Events[ref], on) {
		for _, s := range [...]dataset.SourceRef{c.Source, c.CitedFrom} {
			if s >= 0 && !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

// Publishers names the publishers of the sources of an event known on the day, at most two.
func (b *Book) Publishers(ref dataset.EventRef, on dataset.Day) string {
	var names []string
	for _, s := range b.Cites(ref, on) {
		if name := b.d.Publisher(s); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) > 2 {
		return b.w.Say("list.more", b.w.Series(names[:2]), b.w.Number(len(names)-2))
	}
	return b.w.Series(names)
}

// Credits lists who made the record and what it takes from others.
func (b *Book) Credits() []string {
	out := slices.Clone(b.d.Meta.Credits)
	if b.d.Meta.Boundaries != "" {
		out = append(out, b.d.Meta.Boundaries)
	}
	return out
}

// Kind words what an actor is.
func (b *Book) Kind(k codebook.ActorKind) string { return b.w.ActorKind(k) }
