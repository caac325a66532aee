package desk

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"parley/cmd/internal/edits"
	"parley/data/patch"
	"parley/data/value"
)

// changeOut is what came of a change.
type changeOut struct {
	Record    string        `json:"record,omitempty"` // the last one changed
	Say       string        `json:"say"`              // for the screen and the screen reader
	Conflicts []conflictOut `json:"conflicts,omitempty"`
	Needs     []needOut     `json:"needs,omitempty"`  // what was published and would change
	Course    bool          `json:"course,omitempty"` // all of it may have changed in the course of things
	OK        bool          `json:"ok"`
}

// conflictOut is a conflict, side by side.
type conflictOut struct {
	At     string `json:"at"`
	Why    string `json:"why"`
	Base   string `json:"base"`
	Mine   string `json:"mine"`
	Theirs string `json:"theirs"`
}

// needOut is a published fact that a change concerns.
type needOut struct {
	Say string `json:"say"` // what the field and the record are called, or what is wrong
	Was string `json:"was,omitempty"`
	Now string `json:"now,omitempty"`
}

// errNeeds keeps changes of published facts from being written without an entry.
var errNeeds = errors.New("an entry of the corrections is missing")

// change makes a patch in the files.
func (s *Desk) change(ctx context.Context, q request) (any, error) {
	var out changeOut
	for _, o := range q.Patch.Changes {
		out.Record = o.Record
	}
	data := q.Patch.Write()
	p, err := patch.Read(data)
	if err != nil {
		return nil, err
	}
	if p.Date == "" {
		p.Date = s.Today()
	}
	var take *value.Take
	if q.Mine {
		mine := value.Mine
		take = &mine
	}
	if q.Why != nil {
		if q.Why.Note == "" && !q.Why.Course {
			return nil, errors.New(s.Words.Say("edit.say.needs"))
		}
		if err := s.explain(ctx, &p, *q.Why); err != nil {
			return nil, err
		}
	}
	var missing []Entry
	saved, err := s.Folder.Apply(ctx, []patch.Patch{p}, take, s.demand(&missing))
	if errors.Is(err, errNeeds) {
		out.Say = s.Words.Say("edit.say.needs")
		out.Needs, out.Course = s.needs(saved.Record, missing)
		return out, nil
	}
	return s.said(out, saved, "edit.say.saved", p, err)
}

// said puts what was written of a patch in words.
func (s *Desk) said(out changeOut, saved edits.Saved, say string, p patch.Patch, err error) (any, error) {
	if saved.Record != nil {
		say = s.Words.Say(say, s.phrase(saved.Record, p))
	}
	return s.answer(out, saved, say, err)
}

// answer is what came of a save: what to say, or the conflicts side by side.
func (s *Desk) answer(out changeOut, saved edits.Saved, say string, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	for _, c := range saved.Conflicts {
		out.Conflicts = append(out.Conflicts, conflictOut{c.At(), c.Why, side(c.Base), side(c.Mine), side(c.Theirs)})
	}
	out.Say = say
	if out.OK = len(saved.Files) > 0 || len(out.Conflicts) == 0; !out.OK {
		out.Say = s.Words.Say("edit.say.conflict")
	}
	return out, nil
}

func side(v value.Value) string {
	switch v.Kind {
	case value.None:
		return ""
	case value.Text:
		return v.Text
	}
	return string(v.AppendJSON(nil))
}

func (s *Desk) undo(ctx context.Context, _ request) (any, error) {
	saved, p, ok, err := s.Folder.Undo(ctx)
	if !ok && err == nil {
		return changeOut{Say: s.Words.Say("edit.say.nothing-to-undo")}, nil
	}
	return s.said(changeOut{Record: last(p)}, saved, "edit.say.undone", p, err)
}

func (s *Desk) redo(ctx context.Context, _ request) (any, error) {
	saved, p, ok, err := s.Folder.Redo(ctx)
	if !ok && err == nil {
		return changeOut{Say: s.Words.Say("edit.say.nothing-to-redo")}, nil
	}
	return s.said(changeOut{Record: last(p)}, saved, "edit.say.redone", p, err)
}

// last returns the record that a patch changed last.
func last(p patch.Patch) string {
	if n := len(p.Changes); n > 0 {
		return p.Changes[n-1].Record
	}
	return ""
}

// patch returns all edits that are in the files, as one patch to send.
func (s *Desk) patch(_ context.Context, q request) (any, error) {
	done, _, err := s.Folder.History()
	out := patch.Patch{Version: patch.Version, Author: q.Patch.Author, Reason: q.Patch.Reason, Date: s.Today()}
	for _, p := range done {
		out.Changes = append(out.Changes, p.Changes...)
	}
	if err == nil && len(out.Changes) == 0 {
		err = fmt.Errorf("%s", s.Words.Say("edit.say.nothing-to-send"))
	}
	return struct {
		Text string `json:"text"`
	}{strings.TrimSpace(string(out.Write()))}, err
}
