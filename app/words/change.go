package words

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

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
	first, n := utf8.DecodeRuneInString(field)
	return string(unicode.ToUpper(first)) + strings.ReplaceAll(field[n:], "_", " ")
}

// Names finds the names of records by id, "" for an id that none has. A
// dataset.Dataset does.
type Names interface {
	PlaceName(id string) string
	ActorName(id string) string
}

// Value puts the value of a field, as a record writes it, into words for Change:
// codes, dates, places and people as they are called, and anything else in
// quotation marks.
func (w *Words) Value(field, v string, names Names) string {
	if v == "" {
		return ""
	}
	if said := w.known(field, v, names); said != "" {
		return said
	}
	return w.Quoted(v)
}

// known is the value of a field in words, or "" for one in words of its own.
func (w *Words) known(field, v string, names Names) string {
	switch field {
	case "status":
		s, _ := codebook.ParseStatus(v)
		return w.Within(w.Status(s))
	case "type":
		t, _ := codebook.ParseType(v)
		return w.Within(w.Type(t))
	case "mode":
		for t := range codebook.Type(codebook.TypeCount) {
			if m, ok := codebook.ParseMode(t, v); ok {
				return w.Within(w.Mode(m))
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

// people names the actors of a list of ids, "" where one of them is none.
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

// Quoted is a text in quotation marks.
func (w *Words) Quoted(text string) string { return w.Say("change.quote", text) }

// Within is a word from a list, such as "Planned", as it stands within a sentence.
func (w *Words) Within(word string) string {
	if first, n := utf8.DecodeRuneInString(word); n > 0 && w.Say("change.case") == "lower" {
		return string(unicode.ToLower(first)) + word[n:]
	}
	return word
}

// Change words a change of a field, given its values as Value words them: "Status
// changed from planned to confirmed." Either value may be "". Of a change without
// any it names the field, of an entry as a whole nothing.
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
