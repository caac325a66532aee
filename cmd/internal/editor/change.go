package editor

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"parley/cmd/internal/edits"
	"parley/data/mend"
	"parley/data/patch"
	"parley/data/value"
)

// changeOut is what came of a change.
type changeOut struct {
	Record    string        `json:"record,omitempty"` // the last one changed
	Say       string        `json:"say"`              // for the screen and the screen reader
	Conflicts []conflictOut `json:"conflicts,omitempty"`
	Needs     []string      `json:"needs,omitempty"` // entries of corrections without which nothing is written
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

// errNeeds keeps changes of published facts from being written without an entry.
var errNeeds = errors.New("an entry of the corrections is missing")

// change makes a patch in the files.
func (s *Server) change(ctx context.Context, q request) (any, error) {
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
		if q.Why.Note == "" {
			return nil, errors.New(s.Words.Say("edit.say.needs"))
		}
		if err := s.explain(ctx, &p, *q.Why); err != nil {
			return nil, err
		}
	}
	saved, err := s.Folder.Apply(ctx, []patch.Patch{p}, take, s.demand(&out.Needs))
	if errors.Is(err, errNeeds) {
		out.Say = s.Words.Say("edit.say.needs")
		return out, nil
	}
	return s.said(out, saved, "edit.say.saved", p, err)
}

// said puts what was written in words.
func (s *Server) said(out changeOut, saved edits.Saved, say string, p patch.Patch, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	for _, c := range saved.Conflicts {
		out.Conflicts = append(out.Conflicts, conflictOut{c.At(), c.Why, side(c.Base), side(c.Mine), side(c.Theirs)})
	}
	if out.OK = len(saved.Files) > 0 || len(out.Conflicts) == 0; len(saved.Files) == 0 && len(out.Conflicts) > 0 {
		out.Say = s.Words.Say("edit.say.conflict")
		return out, nil
	}
	out.Say = s.Words.Say(say, said(p))
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

// demand refuses files that change a published fact without an entry.
func (s *Server) demand(needs *[]string) edits.Demand {
	if s.Missing == nil {
		return nil
	}
	return func(files []patch.File) error {
		missing, err := s.Missing(files)
		for _, m := range missing {
			*needs = append(*needs, m.Say)
		}
		if err == nil && len(missing) > 0 {
			err = errNeeds
		}
		return err
	}
}

// explain adds the missing entries of the corrections to a patch, with the reason.
func (s *Server) explain(ctx context.Context, p *patch.Patch, because why) error {
	r, err := s.Folder.Open(ctx)
	if err != nil || s.Missing == nil {
		return err
	}
	after, _, err := r.Apply(*p, value.Theirs)
	if err != nil {
		return err
	}
	missing, err := s.Missing(after.Files())
	if err != nil {
		return err
	}
	was := after.List("corrections")
	now := value.ListOf(append(was.Items[:len(was.Items):len(was.Items)], entries(missing, s.Today(), because)...)...)
	p.Changes = append(p.Changes, patch.Op{Record: "corrections", Was: was, Now: now})
	if p.Reason == "" {
		p.Reason = because.Note
	}
	return nil
}

// entries are the entries of the corrections that are missing.
func entries(missing []Entry, today string, because why) (out []value.Value) {
	for _, m := range missing {
		d, err := mend.Open([]byte("{" + m.Entry + "}"))
		if err != nil || m.Entry == "" {
			continue // it is none, and is asked for again
		}
		v := d.Value().With("at", value.Of(today))
		if because.Because != "" {
			v = v.With("because", value.Of(because.Because))
		}
		out = append(out, v.With("note", value.Of(because.Note)))
	}
	return out
}

func (s *Server) undo(ctx context.Context, _ request) (any, error) {
	saved, p, ok, err := s.Folder.Undo(ctx)
	if !ok && err == nil {
		return changeOut{Say: s.Words.Say("edit.say.nothing-to-undo")}, nil
	}
	return s.said(changeOut{Record: last(p)}, saved, "edit.say.undone", p, err)
}

func (s *Server) redo(ctx context.Context, _ request) (any, error) {
	saved, p, ok, err := s.Folder.Redo(ctx)
	if !ok && err == nil {
		return changeOut{Say: s.Words.Say("edit.say.nothing-to-redo")}, nil
	}
	return s.said(changeOut{Record: last(p)}, saved, "edit.say.redone", p, err)
}

// last is the record that a patch changed last.
func last(p patch.Patch) string {
	if n := len(p.Changes); n > 0 {
		return p.Changes[n-1].Record
	}
	return ""
}

// patch is all edits that are in the files, as one patch to send.
func (s *Server) patch(_ context.Context, q request) (any, error) {
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
