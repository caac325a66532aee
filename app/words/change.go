package words

import (
	"strings"

	"parley/data/codebook"
	"parley/data/edtf"
)

// Field is the word for a field of an event, or its own name where there is none;
// "" is the entry as a whole.
func (w *Words) Field(field string) string {
	switch {
	case field == "":
		return w.Say("field.whole")
	case w.Has("field." + field):
		return w.Say("field." + field)
	}
	return field
}

// Names finds the names of records by id, "" for an id that none has. A
// dataset.Dataset does.
type Names interface {
	PlaceName(id string) string
	ActorName(id string) string
}

// Value puts the value of a field, as a record writes it, into words. What is
// written in other words stays.
func (w *Words) Value(field, v string, names Names) string {
	said := ""
	switch field {
	case "status":
		if s, ok := codebook.ParseStatus(v); ok {
			said = w.Status(s)
		}
	case "when":
		if d, err := edtf.Parse(v); err == nil && v != "" {
			said = w.Date(d)
		}
	case "where":
		said = names.PlaceName(v)
	case "who":
		var list []string
		for _, id := range strings.Split(v, ",") {
			name := names.ActorName(strings.TrimSpace(id))
			if name == "" {
				return v
			}
			list = append(list, name)
		}
		said = w.List(list)
	}
	if said == "" {
		return v
	}
	return said
}

// Change words a change of a field, given its values in words: "Status: Planned
// became Confirmed." Either value may be "". Of a change without any it names the
// field, of an entry as a whole nothing.
func (w *Words) Change(field, from, to string) string {
	name := w.Field(field)
	switch {
	case from == "" && to == "":
		if field == "" {
			return ""
		}
		return w.Say("change.some", name)
	case from == "":
		return w.Say("change.set", name, to)
	case to == "":
		return w.Say("change.removed", name, from)
	}
	return w.Say("change.from", name, from, to)
}
