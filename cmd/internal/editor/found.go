package editor

import (
	"path"
	"slices"
	"strings"

	"parley/data/check"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/patch"
)

// foundOut is a finding beside its field.
type foundOut struct {
	Path    []string    `json:"path"` // within the record: a key, and what is below it
	Bad     bool        `json:"bad"`  // an error
	Say     string      `json:"say"`
	Fix     string      `json:"fix,omitempty"`
	Instead string      `json:"instead,omitempty"` // what is certainly meant
	Choices [][2]string `json:"choices,omitempty"` // what it may be, and what tells it from the others
}

func counts(found []check.Finding) (errors, warnings int) {
	return check.Count(found, check.Error), check.Count(found, check.Warning)
}

// found are the findings of one record, by its fields.
func (s *Server) found(r *patch.Record, record string, all []check.Finding) []foundOut {
	out := []foundOut{}
	for _, f := range all {
		at, within := r.Where(path.Base(f.Where.File), f.Where.Line, f.Where.Col)
		if at != record {
			continue
		}
		made := foundOut{Path: within, Bad: f.Severity == check.Error, Say: f.Say, Fix: f.Suggest, Instead: f.Instead}
		if len(within) == 0 {
			made.Path = []string{keyNamed(f.Say + " " + f.Suggest)}
		}
		for _, c := range f.May() {
			made.Choices = append(made.Choices, [2]string{c.Write, c.Tells})
		}
		out = append(out, made)
	}
	return out
}

// keyNamed is the key that a finding of a whole record asks for, or "".
func keyNamed(say string) string {
	for _, key := range []string{"when", "source", "claims", "title", "name", "kind", "lat", "history", "who", "license", "as_of"} {
		if slices.Contains(strings.FieldsFunc(say, func(c rune) bool { return c != '_' && (c < 'a' || c > 'z') }), key) {
			return key
		}
	}
	return ""
}

// weak are the weak spots of a record, in words, by record: what rests on one source, a
// source that nobody read, a place that no map shows.
func (s *Server) weak(d *dataset.Dataset) map[string]string {
	out := map[string]string{}
	for i := range d.Events {
		switch standing, _ := dataset.Standing(d, dataset.EventRef(i), dataset.LatestDay); standing {
		case codebook.SingleSource, codebook.SecondHand, codebook.Disputed, codebook.Denied:
			out["events."+string(d.Events[i].ID)] = s.Words.Say("standing." + standing.Code())
		}
	}
	for _, p := range d.Places {
		if !p.Located && p.Kind != codebook.Online && p.Kind != codebook.Remote {
			out["places."+string(p.ID)] = s.Words.Say("edit.say.unplaced")
		}
	}
	for _, src := range d.Sources {
		if src.Cited {
			out["sources."+string(src.ID)] = s.Words.Say("edit.say.unread")
		} else if src.Published.IsZero() {
			out["sources."+string(src.ID)] = s.Words.Say("edit.say.undated")
		}
	}
	return out
}
