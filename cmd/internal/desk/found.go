package desk

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

// found returns the findings of one record, by its fields.
func (s *Desk) found(r *patch.Record, record string, all []check.Finding) []foundOut {
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

// keyNamed returns the key that a finding of a whole record asks for, or "".
func keyNamed(say string) string {
	for _, key := range []string{"when", "source", "claims", "title", "name", "kind", "lat", "history", "who", "license", "as_of"} {
		if slices.Contains(strings.FieldsFunc(say, func(c rune) bool { return c != '_' && (c < 'a' || c > 'z') }), key) {
			return key
		}
	}
	return ""
}

// weak returns the weak spots of a record, in words, by record: what rests on one source, a
// source that nobody read, a place that no map shows, and what readers never meet, as
// nothing names it.
func (s *Desk) weak(r *patch.Record, d *dataset.Dataset) map[string]string {
	out := map[string]string{}
	for name := range unnamed(r) {
		out[name] = s.Words.Say("edit.say.unnamed")
	}
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

// progress is how many events are done, in words: the check finds nothing of them, and none
// is a weak spot.
func (s *Desk) progress(r *patch.Record, found []check.Finding, weak map[string]string) string {
	all, open := r.IDs("events"), map[string]bool{}
	for _, f := range found {
		at, _ := r.Where(path.Base(f.Where.File), f.Where.Line, f.Where.Col)
		open[at] = true
	}
	done := 0
	for _, id := range all {
		if name := "events." + id; !open[name] && weak[name] == "" {
			done++
		}
	}
	return s.Words.Count("edit.say.progress", len(all), s.Words.Number(done))
}
