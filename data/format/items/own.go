package items

import (
	"slices"
	"strings"

	"parley/data/codebook"
	"parley/data/format/assemble"
)

// Own is the name of the object in which files that Parley wrote carry what their format
// has no place for. Programs that know nothing of it pass over it.
const Own = "parley"

// OwnColumns are the names in that object, for tables of columns.
func OwnColumns() []Column {
	out := []Column{{Own + ".id", "id"}, {Own + ".when", "when"}, {Own + ".where", "where"}, {Own + ".type", "type"}, {Own + ".mode", "mode"},
		{Own + ".status", "status"}, {Own + ".importance", "importance"}, {Own + ".source", "source"}, {Own + ".tags", "tags"}, {Own + ".text", "text"}, {Own + ".note", "note"}, {Own + ".cameo", "cameo"}}
	for _, role := range codebook.Roles() {
		out = append(out, Column{Own + ".who." + role.Code, "who"})
	}
	return out
}

// Owned reads what a file of Parley's says of the event; of another there is nothing. The
// date replaces what the format could hold of it.
func (r *Row) Owned() {
	if id := r.Text(Own + ".id"); id != "" && r.E.ID == "" {
		r.ID(Own + ".id")
	}
	if when, ok := Valid(r.Text(Own + ".when")); ok {
		r.E.When = when
		r.Took(Own + ".when")
	}
	if where := r.Text(Own + ".where"); where != "" && r.E.Where == "" {
		r.E.Where = r.Draft.Spelling(where)
		r.Took(Own + ".where")
	}
	if code, ok := assemble.Type(r.Text(Own + ".type")); ok {
		r.E.Type = code
		r.Took(Own + ".type")
	}
	if n, ok := assemble.Importance(r.Text(Own + ".importance")); ok {
		r.E.Importance = n
		r.Took(Own + ".importance")
	}
	if s, ok := codebook.ParseStatus(r.Text(Own + ".status")); ok {
		r.E.Set("status", s.Code())
		r.Took(Own + ".status")
	}
	for _, key := range [...]string{"mode", "cameo", "note"} {
		if s := r.Text(Own + "." + key); s != "" {
			r.E.Set(key, s)
			r.Took(Own + "." + key)
		}
	}
	if s := r.Text(Own + ".text"); s != "" {
		r.E.Text = s
		r.Took(Own + ".text")
	}
	if r.Text(Own+".tags") != "" {
		r.E.Tags = nil
		r.Tags(Own+".tags", "\n")
	}
	r.owned()
}

// owned reads participants and sources.
func (r *Row) owned() {
	for _, role := range codebook.Roles() {
		name := Own + ".who." + role.Code
		names := lines(r.Text(name))
		if len(names) == 0 {
			continue
		}
		if role.Code == "actor" {
			r.E.Who = names
		} else {
			r.E.Parts = append(r.E.Parts, assemble.Part{Role: role.Code, Who: names})
		}
		r.Took(name)
	}
	own := lines(r.Text(Own + ".source"))
	if len(own) == 0 {
		return
	}
	r.E.Sources = slices.DeleteFunc(r.E.Sources, func(s assemble.Source) bool { return s.Cited })
	for _, s := range own {
		if _, ok := assemble.Address(s); ok {
			r.E.Sources = append(r.E.Sources, assemble.Source{URL: s})
		} else {
			r.E.Sources = append(r.E.Sources, assemble.Source{Title: s})
		}
	}
	r.Took(Own + ".source")
}

// lines are the texts of a cell that hold one a line.
func lines(s string) []string {
	var out []string
	for l := range strings.SplitSeq(s, "\n") {
		if l = strings.Join(strings.Fields(l), " "); l != "" && !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return out
}
