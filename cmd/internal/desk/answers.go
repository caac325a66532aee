package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"parley/data/edtf"
	"parley/data/format/assemble"
	"parley/data/patch"
	"parley/data/value"
)

// request is what the page asks.
type request struct {
	Record  string      `json:"record"`
	Section string      `json:"section"`
	Text    string      `json:"text"`
	Value   value.Value `json:"value"`
	Patch   patch.Patch `json:"patch"`
	Why     *why        `json:"why"`
	Mine    bool        `json:"mine"`
	Edits   int         `json:"edits"` // how many of the past edits are to be in the files
}

// why is the reason for a change of what was published.
type why struct {
	Because string `json:"because"`
	Note    string `json:"note"`
	Course  bool   `json:"course"` // it was right, and changed in the course of things
}

// answers are the requests, by path.
var answers = map[string]func(*Desk, context.Context, request) (any, error){
	"table":   func(s *Desk, _ context.Context, _ request) (any, error) { return s.table(), nil },
	"date":    func(s *Desk, _ context.Context, q request) (any, error) { return s.date(q.Text), nil },
	"list":    (*Desk).list,
	"record":  (*Desk).record,
	"change":  (*Desk).change,
	"add":     (*Desk).add,
	"undo":    (*Desk).undo,
	"redo":    (*Desk).redo,
	"history": (*Desk).history,
	"turn":    (*Desk).turn,
	"rename":  (*Desk).rename,
	"told":    (*Desk).told,
	"rows":    (*Desk).rows,
	"patch":   (*Desk).patch,
}

// entryOut is a record in the list: what it is called and when it was.
type entryOut struct {
	Record string `json:"record"`
	Name   string `json:"name"`
	Sub    string `json:"sub,omitempty"`
	Weak   string `json:"weak,omitempty"` // a weak spot
	sort   edtf.Date
}

type listOut struct {
	Title    string                `json:"title"`
	Sections map[string][]entryOut `json:"sections"`
	Errors   int                   `json:"errors"`
	Warnings int                   `json:"warnings"`
	Undo     string                `json:"undo,omitempty"` // what the next undo takes back
	Redo     string                `json:"redo,omitempty"`
	Own      [][2]string           `json:"own,omitempty"` // types of event of the record, with labels
	Say      string                `json:"say"`           // what the check finds, in words
	Done     string                `json:"done"`          // how far the events are, in words
}

// list returns all records, for the list and for what fields complete.
func (s *Desk) list(ctx context.Context, _ request) (any, error) {
	r, err := s.Folder.Open(ctx)
	if err != nil {
		return nil, err
	}
	d, found := s.check(r)
	out := listOut{Title: d.Meta.Title, Sections: map[string][]entryOut{}}
	out.Errors, out.Warnings = counts(found)
	out.Say = s.Words.Count("edit.say.errors", out.Errors) + ", " + s.Words.Count("edit.say.warnings", out.Warnings)
	weak := s.weak(r, d)
	for _, f := range forms {
		switch {
		case f.section == "dataset":
			out.Sections[f.section] = []entryOut{{Record: "dataset", Name: out.Title}}
		case slices.Contains(listSections, f.section):
			for i, v := range r.List(f.section).Items {
				out.Sections[f.section] = append(out.Sections[f.section], s.entry(fmt.Sprintf("%s.%d", f.section, i), v, ""))
			}
		case f.section != "":
			for _, id := range r.IDs(f.section) {
				name := f.section + "." + id
				out.Sections[f.section] = append(out.Sections[f.section], s.entry(name, r.Get(name), weak[name]))
			}
		}
	}
	out.Done = s.progress(r, found, weak)
	slices.SortStableFunc(out.Sections["events"], func(a, b entryOut) int { return edtf.Compare(a.sort, b.sort) })
	for _, id := range r.IDs("types") {
		label := r.Get("types." + id)
		if label.Kind == value.Map {
			label = label.At("label")
		}
		out.Own = append(out.Own, [2]string{id, label.Text})
	}
	done, undone, err := s.Folder.History()
	if n := len(done); n > 0 {
		out.Undo = s.phrase(r, done[n-1])
	}
	if len(undone) > 0 {
		out.Redo = s.phrase(r, undone[0])
	}
	return out, err
}

// listSections are the sections without ids.
var listSections = []string{"relations", "corrections", "steps", "removed"}

// entry returns a record in the list.
func (s *Desk) entry(record string, v value.Value, weak string) entryOut {
	out := entryOut{Record: record, Weak: weak}
	if v.Kind == value.Text {
		out.Name = v.Text
		return out
	}
	for _, key := range []string{"title", "name", "label", "publisher_name", "event", "field", "url"} {
		if out.Name == "" {
			out.Name = v.At(key).Text
		}
	}
	if kind := v.At("kind").Text; v.At("from").Kind == value.Text && kind != "" {
		out.Name = v.At("from").Text + " · " + kind + " · " + v.At("to").Text
	}
	if out.Name == "" {
		_, out.Name, _ = strings.Cut(record, ".")
	}
	for _, key := range []string{"when", "published", "at", "on"} {
		if d, err := edtf.Parse(v.At(key).Text); err == nil && out.Sub == "" && v.At(key).Text != "" {
			out.Sub, out.sort = s.Words.Date(d), d
		}
	}
	return out
}

type recordOut struct {
	Record string       `json:"record"`
	Value  value.Value  `json:"value"`
	Whole  *value.Value `json:"whole,omitempty"` // the list of which it is an entry
	Found  []foundOut   `json:"found"`
	Page   string       `json:"page"` // of the site that shows it, or "" while there is none
}

// record returns one record with what the check finds of it.
func (s *Desk) record(ctx context.Context, q request) (any, error) {
	r, err := s.Folder.Open(ctx)
	if err != nil {
		return nil, err
	}
	_, found := s.check(r)
	out := recordOut{Record: q.Record, Found: s.found(r, q.Record, found), Page: pageOf(q.Record)}
	if !s.Shown(out.Page) {
		out.Page = ""
	}
	section, at, _ := strings.Cut(q.Record, ".")
	if slices.Contains(listSections, section) {
		list := r.List(section)
		out.Whole = &list
		var i int
		if n, err := fmt.Sscan(at, &i); n == 1 && err == nil && i >= 0 && i < len(list.Items) {
			out.Value = list.Items[i]
			out.Found = append(out.Found, s.files(q.Record, out.Value)...)
		}
		return out, nil
	}
	out.Value = r.Get(q.Record)
	out.Found = append(out.Found, s.files(q.Record, out.Value)...)
	if out.Value.Kind == value.None && q.Record != "dataset" {
		return nil, errors.New(s.Words.Say("edit.say.gone", q.Record))
	}
	return out, nil
}

// pageOf returns the page of the site that shows a record.
func pageOf(record string) string {
	section, id, _ := strings.Cut(record, ".")
	switch section {
	case "events":
		return "/event/" + id + "/"
	case "actors":
		return "/actor/" + id + "/"
	}
	return "/"
}

// ID returns an id made of a name, or "" of one without a letter or digit.
func ID(name string) string { return assemble.Slug(name) }

// add adds a record, under an id made of what it is called.
func (s *Desk) add(ctx context.Context, q request) (any, error) {
	r, err := s.Folder.Open(ctx)
	if err != nil {
		return nil, err
	}
	name := ""
	for _, key := range []string{"title", "name", "label", "publisher_name", "url"} {
		if name == "" {
			name = q.Value.At(key).Text
		}
	}
	id := ID(name)
	if id == "" {
		id = strings.TrimSuffix(q.Section, "s")
	}
	for n := 2; r.Get(q.Section+"."+id).Kind != value.None; n++ {
		id = fmt.Sprintf("%s-%d", ID(name), n)
	}
	q.Patch.Changes = append(q.Patch.Changes, patch.Op{Record: q.Section + "." + id, Now: q.Value})
	return s.change(ctx, q)
}
