package lang

import (
	"maps"
	"slices"
	"strings"

	"parley/app/words"
	"parley/data/codebook"
)

// Message is a message in English, with what a translator may want to know: what fills its
// parameters, for example.
type Message struct{ Key, Text, Note string }

// Messages returns all messages that a catalogue has to have, in order.
func Messages() []Message {
	notes, all := words.Read(text("notes.txt")), english()
	var out []Message
	for _, k := range slices.Sorted(maps.Keys(all)) {
		out = append(out, Message{k, all[k], notes[k]})
	}
	return out
}

// english returns the messages of the English files, and the labels of the codebook under the
// keys by which they are looked up.
func english() map[string]string {
	out := words.Read(text(English+".words") + text(English+"-pages.words"))
	for _, v := range vocabularies() {
		for _, r := range v.rows {
			if k := v.area + r.Code; r.Code != "" && r.Label != "" && out[k] == "" {
				out[k] = r.Label
			}
		}
	}
	return out
}

// vocabulary is the rows of the codebook whose labels have keys that begin with area.
type vocabulary struct {
	area string
	rows []codebook.Row
}

func vocabularies() []vocabulary {
	return []vocabulary{
		{"type.", codebook.Types()}, {"mode.", modes()}, {"role.", roles()}, {"status.", codebook.Statuses()}, {"standing.", codebook.Standings()},
		{"via.", codebook.Vias()}, {"link.", codebook.LinkKinds()}, {"link.back.", backs()}, {"relation.", codebook.RelationKinds()},
		{"actor-kind.", codebook.ActorKinds()}, {"source-kind.", codebook.SourceKinds()}, {"place-kind.", codebook.PlaceKinds()}, {"quad.", codebook.Quads()},
	}
}

// modes returns the modes of all types.
func modes() (out []codebook.Row) {
	for t := range codebook.Type(codebook.TypeCount) {
		out = append(out, codebook.Modes(t)...)
	}
	return out
}

// roles returns the roles in general and as they are called in an event of a type and mode.
func roles() []codebook.Row {
	out := slices.Clone(codebook.Roles())
	for t := range codebook.Type(codebook.TypeCount) {
		for _, m := range append([]codebook.Row{{}}, codebook.Modes(t)...) {
			mode, _ := codebook.ParseMode(t, m.Code)
			for r := range codebook.Roles() {
				out = append(out, codebook.Role(r+1).In(t, mode)) // 0 is no role
			}
		}
	}
	return out
}

// backs returns the kinds of link as read from their targets.
func backs() (out []codebook.Row) {
	for i := range codebook.LinkKinds() {
		k := codebook.LinkKind(i + 1) // 0 is no link
		out = append(out, codebook.Row{Code: k.Code(), Label: k.Back()})
	}
	return out
}

// Missing returns the messages that the catalogue of a language lacks, in order.
func Missing(tag string) []Message {
	have := words.Read(own(tag))
	return slices.DeleteFunc(Messages(), func(m Message) bool {
		return m.Text == "" || have[m.Key] != "" || tag == English
	})
}

// Template returns a catalogue to fill in for a language: every message in English as a
// comment, with what fills it, above an empty line of its key; the messages that the language
// already has are filled in.
func Template(tag string) string {
	have := words.Read(text(tag + ".words"))
	var b strings.Builder
	b.WriteString("# STATUS: not translated yet\n")
	for _, m := range Messages() {
		b.WriteString("\n# " + m.Text + "\n")
		if m.Note != "" {
			b.WriteString("#   " + m.Note + "\n")
		}
		b.WriteString(strings.TrimSpace(m.Key+" = "+have[m.Key]) + "\n")
	}
	return b.String()
}

// Status returns who checked the catalogue of a language, from the first line of its file.
func Status(tag string) string {
	line, _, _ := strings.Cut(text(tag+".words"), "\n")
	status, _ := strings.CutPrefix(line, "# STATUS: ")
	if tag == English {
		return "the language in which messages are written"
	}
	return status
}
