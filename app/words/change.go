package words

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/data/codebook"
	"parley/data/edtf"
)

// Field returns the name of a field of an event, or its code if there is no message; "" is the
// entry as a whole.
func (w *Words) Field(field string) string {
	switch {
	case field == "":
		return w.Say("field.whole")
	case w.Has("field." + field):
		return w.Say("field." + field)
	}
	first, n := utf8.DecodeRuneInString(field)
	return string(unicode.ToUpper(first)) + strings.ReplaceAll(field[n:], "_", " ")
}

// Names looks up the names of records by id, "" for an unknown id. dataset.Dataset implements
// it.
type Names interface {
	PlaceName(id string) string
	ActorName(id string) string
}

// Value formats the value of a field, as written in a record, for Change: codes, dates, places
// and people by name, anything else in quotation marks.
func (w *Words) Value(field, v string, names Names) string {
	if v == "" {
		return ""
	}
	if said := w.known(field, v, names); said != "" {
		return said
	}
	return w.Quoted(v)
}

// known formats the value of a field, or returns "" for free text.
func (w *Words) known(field, v string, names Names) string {
	switch field {
	case "status":
		s, _ := codebook.ParseStatus(v)
		return w.Inside().Status(s)
	case "type":
		t, _ := codebook.ParseType(v)
		return w.Inside().coded("type.", v, t.Label())
	case "mode":
		for t := range codebook.Type(codebook.TypeCount) {
			if m, ok := codebook.ParseMode(t, v); ok {
				return w.Inside().Mode(m)
			}
		}
	case "when":
		if d, err := edtf.Parse(v); err == nil {
			return w.Date(d)
		}
	case "where":
		return names.PlaceName(v)
	case "importance":
		if n, err := strconv.Atoi(v); err == nil {
			return w.Number(n)
		}
	case "who":
		return w.people(v, names)
	}
	return ""
}

// people returns the names of the actors in a list of ids, "" if one is unknown.
func (w *Words) people(ids string, names Names) string {
	var list []string
	for _, id := range strings.Split(ids, ",") {
		name := names.ActorName(strings.TrimSpace(id))
		if name == "" {
			return ""
		}
		list = append(list, name)
	}
	return w.List(list)
}

// Quoted returns a text in quotation marks.
func (w *Words) Quoted(text string) string { return w.Say("change.quote", text) }

// Change formats a change of a field with values from Value: "Status changed from planned to
// confirmed." Either value may be "". Without both it names the field, or returns "" for an
// entry as a whole.
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
