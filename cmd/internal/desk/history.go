package desk

import (
	"context"
	"slices"
	"strings"

	"parley/data/edtf"
	"parley/data/patch"
	"parley/data/value"
)

// pastOut is one edit in the list of what was done.
type pastOut struct {
	Edits  int    `json:"edits"` // how many are in the files once it is
	Say    string `json:"say"`
	Was    string `json:"was,omitempty"` // of a text
	Now    string `json:"now,omitempty"`
	Author string `json:"author,omitempty"`
	Date   string `json:"date,omitempty"`
	Reason string `json:"reason,omitempty"`
	Done   bool   `json:"done"`
}

// history returns all that was done, the last first, with what was undone.
func (s *Desk) history(ctx context.Context, _ request) (any, error) {
	r, err := s.Folder.Open(ctx)
	if err != nil {
		return nil, err
	}
	done, undone, err := s.Folder.History()
	out := []pastOut{}
	for i, p := range slices.Concat(done, undone) {
		past := pastOut{Edits: i + 1, Say: s.phrase(r, p), Author: p.Author, Reason: p.Reason, Done: i < len(done)}
		if d, err := edtf.Parse(p.Date); err == nil && p.Date != "" {
			past.Date = s.Words.Date(d)
		}
		if len(p.Changes) > 0 {
			past.Was, past.Now = p.Changes[0].Was.Text, p.Changes[0].Now.Text
		}
		out = append(out, past)
	}
	slices.Reverse(out)
	return struct {
		Edits []pastOut `json:"edits"`
	}{out}, err
}

// turn undoes or redoes edits until that many are in the files.
func (s *Desk) turn(ctx context.Context, q request) (any, error) {
	saved, err := s.Folder.Turn(ctx, q.Edits)
	return s.answer(changeOut{}, saved, s.Words.Count("edit.say.turned", q.Edits), err)
}

// phrase is what a patch changed, in words: what the record and the field are called.
func (s *Desk) phrase(r *patch.Record, p patch.Patch) string {
	if len(p.Changes) == 0 {
		return p.Reason
	}
	o := p.Changes[0]
	f, _ := formOf(o.Record)
	say := []string{s.Words.Say("edit.section." + f.section)}
	if !slices.Contains(listSections, o.Record) && o.Record != "dataset" {
		v := o.Now
		if now := r.Get(o.Record); now.Kind != value.None {
			v = now
		} else if v.Kind == value.None || o.Key != "" {
			v = o.Was
		}
		say[0] = s.entry(o.Record, v, "").Name
	}
	if o.Key != "" {
		say = append(say, s.label(f.name, o.Key))
	}
	if o.Rename != "" {
		say = append(say, o.Rename)
	}
	if n := len(p.Changes) - 1; n > 0 {
		say = append(say, "+ "+s.Words.Number(n))
	}
	return strings.Join(say, " · ")
}
