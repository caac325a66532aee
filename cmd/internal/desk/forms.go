package desk

import (
	"strings"

	"parley/data/codebook"
	"parley/data/spec"
	"parley/data/value"
)

// form is the fields of one kind of record, in the order in which they are asked: first
// those that most records have, behind the bar what is asked for under “More”.
type form struct {
	name, section string // section is "" for what stands within records
	def           string // of the schema
	fields        string
}

// forms are all fields of the format. A field is KEY KIND, with an exclamation mark where
// it must be given. Kinds: text, long, date, number, yes, url, words (texts), word (one of
// a closed list), file (of the folder, or an address), ref:SECTION and refs:SECTION (ids), source, sources, because (an
// event, a source or an address), list:FORM, one:FORM, who, and own for what is only
// edited in the file.
var forms = []form{
	{"event", "events", "event", "title text!; when date!; type word; status word; where ref:places; who who; source sources; claims list:claim; text long; importance number | " +
		"mode word; context choices; from_place ref:places; to_place ref:places; show date; links list:link; history list:change; figures list:figure; short text; caption text; media list:media; " +
		"note long; tags words; order number; cameo text; standing word; standing_because text; ignore words; aka_ids words"},
	{"actor", "actors", "actor", "name text!; kind word!; short text; country text; part_of ref:actors; roles list:role; description long | " +
		"aka list:alias; plural yes; sector word; media list:media; born date; died date; image one:media; wikidata text; cameo text; ignore words; aka_ids words"},
	{"place", "places", "place", "name text!; kind word!; lat number; lon number; country text | within ref:places; precision word; coords_from text; wikidata text; geonames text; ignore words; aka_ids words"},
	{"source", "sources", "source", "title text; url url; publisher_name text; publisher ref:actors; published date; kind word; author text | " +
		"archive_url url; updated date; accessed date; language text; license text; access word; cited_in ref:sources; via refs:sources; reliability word; note long; ignore words; aka_ids words"},
	{"relation", "relations", "relation", "from ref:actors!; to ref:actors!; kind word!; since date; until date; source source; text long | label text; undirected yes; as_of date; loc text; standing word; ignore words"},
	{"step", "steps", "step", "title text; event ref:events; text long; on date; from date; to date | caption text; media list:media"},
	{"correction", "corrections", "correction", "at date!; event ref:events; field text; was text; now text; because because; note long"},
	{"removed", "removed", "removed", "at date!; event text; actor text; title text; note text!; now text"},
	{"group", "groups", "group", "name text!; short text; colour word; members refs:actors; part_of refs:actors; countries words | order number; ignore words"},
	{"type", "types", "type", "label text!; plural text; like word; class word | symbol word; ignore words"},
	{"class", "classes", "class", "label text!; text text | ignore words"},
	{"dataset", "dataset", "dataset", "title text!; as_of date!; license text!; kicker text; headline text; finding long; intro long; byline text; published date | " +
		"id text!; description long; language text; timezone text; version text; creators list:creator; publisher text; homepage url; url url; keywords words; credits words; worldview word; boundaries text; " +
		"logo one:media; picture one:media; vocab own; ignore words"},
	{"claim", "", "claim", "by ref:actors; stance word; source source; text long; quote long; on choices | said_in ref:events; said_at date; for ref:actors; to refs:actors; via word; cited source; chain refs:actors; loc text; quote_lang text; media list:media; note long"},
	{"link", "", "link", "kind word!; to ref:events! | if word; note text"},
	{"change", "", "change", "at date!; field word!; from text; to text; because because | note text"},
	{"figure", "", "figure", "what text!; best number; low number; high number; unit text"},
	{"media", "", "media", "src file!; alt text; credit text; license text; caption text | poster file; vtt file"},
	{"role", "", "role", "role text!; of ref:actors; since date; until date; source source | for ref:actors; as_of date; loc text"},
	{"alias", "", "", "name text! | lang text; note text; since date; until date"},
	{"creator", "", "", "name text!; url url"},
	{"part", "", "", "role word!; id ref:actors! | for ref:actors; as text"},
}

// table is all that the page makes its forms of.
type table struct {
	Forms map[string]formOut `json:"forms"`
	Order []string           `json:"order"` // of the sections
	Words map[string]string  `json:"words"`
	Since bool               `json:"since"` // published facts ask for corrections
}

type formOut struct {
	Name    string     `json:"name"`
	Section string     `json:"section,omitempty"`
	Fields  []fieldOut `json:"fields"`
}

type fieldOut struct {
	Key     string      `json:"key"`
	Label   string      `json:"label"`
	Help    string      `json:"help,omitempty"`
	Kind    string      `json:"kind"`
	Of      string      `json:"of,omitempty"`
	Need    bool        `json:"need,omitempty"`
	More    bool        `json:"more,omitempty"`
	Options [][2]string `json:"options,omitempty"` // code, label
}

// table returns the table of forms, with the words of the page.
func (s *Desk) table() table {
	schema, err := value.Read(spec.Schema)
	if err != nil {
		panic("desk: the schema cannot be read: " + err.Error())
	}
	out := table{Forms: map[string]formOut{}, Words: s.Words.All("edit."), Since: s.Missing != nil}
	for _, f := range forms {
		if f.section != "" {
			out.Order = append(out.Order, f.section)
		}
		made := formOut{Name: f.name, Section: f.section}
		for _, row := range f.rows() {
			made.Fields = append(made.Fields, s.field(f, row, schema.At("$defs")))
		}
		out.Forms[f.name] = made
	}
	return out
}

// field puts the words of a field of a form to it.
func (s *Desk) field(f form, out fieldOut, defs value.Value) fieldOut {
	def := defs.At(f.def).At("properties").At(out.Key)
	out.Help = def.At("description").Text
	out.Label = s.label(f.name, out.Key)
	if out.Kind == "word" || out.Kind == "choices" {
		out.Options = options(f.name, out.Key, def, defs)
	}
	return out
}

// label is what a field is called: in its form, or in all.
func (s *Desk) label(form, key string) string {
	all := s.Words.All("edit.field.")
	if say, ok := all[form+"-"+dashed(key)]; ok {
		return say
	}
	return all[dashed(key)]
}

func dashed(key string) string { return strings.ReplaceAll(key, "_", "-") }

// vocabularies are the closed lists that have labels, by form and key with a space between.
var vocabularies = map[string]func() []codebook.Row{
	"event type": codebook.Types, "event status": codebook.Statuses, "event standing": codebook.Standings, "type like": codebook.Types,
	"actor kind": codebook.ActorKinds, "actor sector": codebook.Sectors, "place kind": codebook.PlaceKinds, "place precision": codebook.PlaceKinds,
	"source kind": codebook.SourceKinds, "relation kind": codebook.RelationKinds, "group colour": codebook.Colours, "type class": codebook.Quads,
	"claim stance": codebook.Stances, "claim via": codebook.Vias, "claim on": codebook.FacetRows, "link kind": codebook.LinkKinds, "part role": codebook.Roles,
}

// options returns the words of a closed list: those of the codebook with their labels, or
// those of the schema.
func options(form, key string, def, defs value.Value) (out [][2]string) {
	if rows := vocabularies[form+" "+key]; rows != nil {
		for _, r := range rows() {
			out = append(out, [2]string{r.Code, r.Label})
		}
		return out
	}
	for _, word := range enum(def, defs) {
		out = append(out, [2]string{word, strings.ReplaceAll(strings.ReplaceAll(word, "_", " "), "-", " ")})
	}
	return out
}

// enum returns the closed list of a field in the schema, wherever it stands in it.
func enum(def, defs value.Value) (out []string) {
	for _, word := range def.At("enum").Items {
		out = append(out, word.Text)
	}
	for _, way := range append(def.At("oneOf").Items, def.At("anyOf").Items...) {
		if out == nil {
			out = enum(way, defs)
		}
	}
	if name, ok := strings.CutPrefix(def.At("$ref").Text, "#/$defs/"); ok && out == nil {
		out = enum(defs.At(name), defs)
	}
	return out
}
