package desk

import (
	"context"

	"parley/data/dataset"
	"parley/data/revision"
)

// toldOut is what readers will be told of one record since the last publication.
type toldOut struct {
	Record string    `json:"record"`
	Name   string    `json:"name"`
	How    string    `json:"how"` // new, gone, renamed or changed, in words
	Lines  []lineOut `json:"lines,omitempty"`
}

// lineOut is one change of a record: what was, what is, and where readers are told of it.
type lineOut struct {
	Field string `json:"field"`
	Was   string `json:"was,omitempty"`
	Now   string `json:"now,omitempty"`
	Where string `json:"where"`         // in words
	Bad   bool   `json:"bad,omitempty"` // a published fact without an entry
}

// told is what differs from what was published, as readers will be told of it.
func (s *Desk) told(ctx context.Context, _ request) (any, error) {
	r, err := s.Folder.Open(ctx)
	if err != nil {
		return nil, err
	}
	d, _ := s.check(r)
	out := struct {
		Say  string    `json:"say"`
		Told []toldOut `json:"told"`
	}{Told: []toldOut{}}
	if s.Published == nil {
		out.Say = s.Words.Say("edit.say.told-none")
		return out, nil
	}
	for _, x := range revision.Compare(s.Published, d) {
		if x.Record == "correction" || x.Record == "removed" {
			continue // it is told with the record that it is about
		}
		out.Told = append(out.Told, s.toldOf(&x, d))
	}
	out.Say = s.Words.Count("edit.say.told-count", len(out.Told))
	return out, nil
}

// toldOf puts a difference in words.
func (s *Desk) toldOf(x *revision.Difference, d *dataset.Dataset) toldOut {
	out := toldOut{Record: x.Path(), Name: x.Title, How: s.Words.Say("edit.say.told-" + x.Kind)}
	if out.Name == "" {
		out.Name = x.ID
	}
	if x.Gone() {
		out.Lines = append(out.Lines, lineOut{Where: s.Words.Say("edit.say.told-nowhere"), Bad: true})
	}
	for _, f := range x.Fields {
		line := lineOut{Field: s.label(x.Record, f.Name), Was: s.Words.Value(f.Name, f.Was, d), Now: s.Words.Value(f.Name, f.Now, d)}
		if line.Field == "" {
			line.Field = f.Label()
		}
		switch {
		case f.Course:
			line.Where = s.Words.Say("edit.say.told-history")
		case f.Fact && f.Logged:
			line.Where = s.Words.Say("edit.say.told-correction")
		case f.Fact:
			line.Where, line.Bad = s.Words.Say("edit.say.told-nowhere"), true
		default:
			line.Where = s.Words.Say("edit.say.told-silent")
		}
		out.Lines = append(out.Lines, line)
	}
	return out
}
