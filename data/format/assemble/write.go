package assemble

import (
	"bytes"
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// Meta is what an importer knows about the record besides its files.
type Meta struct {
	Title     string // of the record, if no file has one
	License   string // SPDX, or "" if unknown, which parley check then reports
	AsOf      string // day of the import, EDTF
	ActorKind string // kind of all participants, or "" if unknown
	PlaceKind string // kind of all places, or "" if unknown
}

// YAML returns the record as an editor would write it. The output is
// deterministic.
func (d *Draft) YAML(m Meta) []byte {
	w := &writer{sources: newCast("source"), places: newCast("place"), actors: newCast("actor"), kinds: map[string]string{}, cited: map[string]named{}, read: map[string]bool{}, more: map[string]more{}}
	for _, e := range d.Events {
		for _, s := range e.Sources {
			w.read[s.URL] = w.read[s.URL] || !s.Cited
		}
	}
	w.declare(d)
	events := w.events(d)
	d.keep()
	relations := w.relations(d.Relations)
	w.head(d, m)
	w.section("sources", w.sources, func(n named) string { return w.kinds[n.id] })
	w.section("places", w.places, func(named) string { return m.PlaceKind })
	w.section("actors", w.actors, func(named) string { return m.ActorKind })
	w.b.Write(relations)
	w.b.WriteString("\nevents:\n")
	if len(d.Events) == 0 {
		w.b.WriteString("  {}\n")
	}
	d.starts = w.starts
	before := bytes.Count(w.b.Bytes(), []byte("\n"))
	for i := range d.starts {
		d.starts[i].Line += before
	}
	w.b.Write(events)
	w.translations(d.Events)
	return w.b.Bytes()
}

// Start is where an event starts in the record, and where it came from.
type Start struct {
	Line     int // in the YAML, from 1
	File, At string
}

// Starts returns the starts of the events in the latest output of YAML, in
// order.
func (d *Draft) Starts() []Start { return d.starts }

type writer struct {
	b                       bytes.Buffer
	sources, places, actors *cast
	kinds                   map[string]string // by source
	cited                   map[string]named  // ids of cited sources: the address, and the file that cites it
	read                    map[string]bool   // addresses that some event lists as read
	starts                  []Start
	more                    map[string]more // other fields of places and actors, by section and id
}

// more is what files say about a place or actor besides its name.
type more struct {
	kind   string
	fields []Field
}

// declare assigns ids to the places and actors with more than a name.
func (w *writer) declare(d *Draft) {
	for _, p := range d.Places {
		w.places.own(p.Key, p.ID, p.Name, p.Own)
		w.more["places."+w.places.byKey[p.Key]] = more{p.Kind, p.Fields}
	}
	for _, a := range d.Actors {
		w.actors.own(a.Key, a.ID, a.Name, a.Own)
		w.more["actors."+w.actors.byKey[a.Key]] = more{a.Kind, a.Fields}
	}
}

func (w *writer) head(d *Draft, m Meta) {
	title := d.Title
	if title == "" {
		title = m.Title
	}
	id := NewIDs("record").Take(title, "")
	w.b.WriteString("# yaml-language-server: $schema=dataset.schema.json\n" +
		"# Made by parley import. Keys that begin with x- hold what it did not understand.\nschema: 1\ndataset:\n")
	line(&w.b, 2, "id", id)
	line(&w.b, 2, "title", title)
	line(&w.b, 2, "description", d.Description)
	line(&w.b, 2, "as_of", m.AsOf)
	if m.License == "" {
		w.b.WriteString("  # license: CC-BY-4.0   # under which others may use your data: yours to say\n")
	}
	line(&w.b, 2, "license", m.License)
	for _, f := range d.Extra {
		line(&w.b, 2, f.Key, f.Text)
	}
}

// section writes the records of a cast: name and kind, or title and kind for
// sources.
func (w *writer) section(name string, c *cast, kind func(named) string) {
	if len(c.list) == 0 {
		return
	}
	key := "name"
	if name == "sources" {
		key = "title"
	}
	w.b.WriteString("\n" + name + ":\n")
	for _, n := range c.list {
		w.b.WriteString("  " + n.id + ":\n")
		if c, ok := w.cited[n.id]; ok {
			line(&w.b, 4, "url", c.name)
			line(&w.b, 4, "publisher_name", Host(c.name))
			line(&w.b, 4, "access", "cited")
			line(&w.b, 4, "cited_in", c.id)
		} else {
			line(&w.b, 4, key, n.name)
		}
		own := w.more[name+"."+n.id]
		line(&w.b, 4, "kind", cmp.Or(own.kind, kind(n)))
		for _, f := range own.fields {
			line(&w.b, 4, f.Key, f.Text)
		}
	}
}

// relations writes the relations.
func (w *writer) relations(all []Relation) []byte {
	var b bytes.Buffer
	for i := range all {
		r := &all[i]
		if i == 0 {
			b.WriteString("\nrelations:\n")
		}
		b.WriteString("  - from: " + Scalar(w.actors.of(r.From)) + "\n")
		for _, f := range append([]Field{{"to", w.actors.of(r.To)}, {"kind", r.Kind}, {"label", r.Label}}, w.rest(r)...) {
			line(&b, 4, f.Key, f.Text)
		}
		if r.Undirected {
			b.WriteString("    undirected: true\n")
		}
	}
	return b.Bytes()
}

// rest returns the other fields of a relation.
func (w *writer) rest(r *Relation) []Field {
	source := r.Source.URL
	if source == "" {
		source = w.source(cmp.Or(r.Source.Title, r.File), "dataset")
	}
	return append([]Field{{"since", r.Since}, {"until", r.Until}, {"source", source}, {"text", r.Text}}, r.Fields...)
}

// events writes all events, and collects the participants, places and sources
// they name.
func (w *writer) events(d *Draft) []byte {
	var b bytes.Buffer
	ids, list := NewIDs("event"), d.Events
	for i := range list { // ids from files are reserved first
		if list[i].ID != "" {
			ids.taken[list[i].ID] = true
		}
	}
	d.recall(ids.taken)
	var lines lineCount
	for i := range list {
		e := &list[i]
		if e.ID == "" {
			e.ID = ids.Take(e.Title, e.When)
		}
		id := e.ID
		w.starts = append(w.starts, Start{lines.of(b.Bytes()) + 1, e.File, e.At})
		b.WriteString("  " + id + ":\n")
		w.event(&b, e)
	}
	return b.Bytes()
}

// translations writes the texts in other languages.
func (w *writer) translations(events []Event) {
	by := map[string][]Field{}
	for i := range events {
		for _, t := range events[i].Tongues {
			by[t.Lang] = append(by[t.Lang], Field{"events." + events[i].ID + "." + t.Key, t.Text})
		}
	}
	if len(by) > 0 {
		w.b.WriteString("\ntranslations:\n")
	}
	for _, lang := range slices.Sorted(maps.Keys(by)) {
		w.b.WriteString("  " + Scalar(lang) + ":\n")
		for _, f := range by[lang] {
			line(&w.b, 4, f.Key, f.Text)
		}
	}
}

func (w *writer) event(b *bytes.Buffer, e *Event) {
	line(b, 4, "title", e.Title)
	line(b, 4, "when", e.When)
	if e.Where != "" {
		line(b, 4, "where", w.places.of(e.Where))
	}
	line(b, 4, "type", e.Type)
	if e.Importance != "" {
		b.WriteString("    importance: " + e.Importance + "\n")
	}
	for _, f := range e.Fields {
		line(b, 4, f.Key, f.Text)
	}
	list(b, 4, "context", e.Context)
	w.who(b, e)
	list(b, 4, "source", unique(w.sourcesOf(e), func(s string) string { return s }))
	line(b, 4, "text", e.Text)
	list(b, 4, "tags", e.Tags)
	figures(b, e.Figures)
	w.media(b, e.Media)
	for _, f := range e.Extra {
		line(b, 4, f.Key, f.Text)
	}
}

// who writes the participants by role.
func (w *writer) who(b *bytes.Buffer, e *Event) {
	parts := append([]Part{{"actor", e.Who}}, e.Parts...)
	head := "    who:\n"
	for _, p := range parts {
		if len(p.Who) > 0 {
			b.WriteString(head)
			head = ""
			list(b, 6, p.Role, unique(p.Who, w.actors.of))
		}
	}
}

// figures writes the figures of an event.
func figures(b *bytes.Buffer, all []Figure) {
	for i, f := range all {
		if i == 0 {
			b.WriteString("    figures:\n")
		}
		b.WriteString("      - what: " + Scalar(f.What) + "\n")
		line(b, 8, "low", f.Low)
		line(b, 8, "best", f.Best)
		line(b, 8, "high", f.High)
	}
}

// sourcesOf returns the addresses and ids of an event's sources, or the file if
// it has none.
func (w *writer) sourcesOf(e *Event) []string {
	var out []string
	for _, s := range e.Sources {
		switch {
		case s.Cited && !w.read[s.URL]:
			out = append(out, w.cite(s.URL, e.File))
		case s.URL != "":
			out = append(out, s.URL)
		default:
			out = append(out, w.source(s.Title, "unspecified"))
		}
	}
	if len(out) == 0 {
		out = append(out, w.source(e.File, "dataset"))
	}
	return out
}

func (w *writer) source(title, kind string) string {
	id := w.sources.take(title)
	if w.kinds[id] == "" {
		w.kinds[id] = kind
	}
	return id
}

// cite returns the id of a source that the file cites.
func (w *writer) cite(address, file string) string {
	id, ok := w.sources.byID[address]
	if !ok {
		in := w.source(file, "dataset")
		id = w.sources.ids.free(SourceID(address))
		w.sources.byID[address] = id
		w.sources.list = append(w.sources.list, named{id, address})
		w.cited[id], w.kinds[id] = named{in, address}, "unspecified"
	}
	return id
}

func (w *writer) media(b *bytes.Buffer, all []Media) {
	if len(all) == 0 {
		return
	}
	b.WriteString("    media:\n")
	for _, m := range all {
		b.WriteString("      - src: " + Scalar(m.Src) + "\n")
		line(b, 8, "alt", m.Alt)
		line(b, 8, "credit", m.Credit)
	}
}

func unique(names []string, id func(string) string) []string {
	var out []string
	seen := map[string]bool{}
	for _, n := range names {
		if i := id(n); !seen[i] {
			seen[i] = true
			out = append(out, i)
		}
	}
	return out
}

// line writes a key with its text, unless the text is "".
func line(b *bytes.Buffer, indent int, key, text string) {
	if text != "" {
		b.WriteString(strings.Repeat(" ", indent) + key + ": " + Scalar(text) + "\n")
	}
}

func list(b *bytes.Buffer, indent int, key string, texts []string) {
	if len(texts) == 0 {
		return
	}
	out := make([]string, len(texts))
	for i, t := range texts {
		if out[i] = Scalar(t); strings.ContainsAny(t, ",[]{}:") {
			out[i] = quoted(t)
		}
	}
	b.WriteString(strings.Repeat(" ", indent) + key + ": [" + strings.Join(out, ", ") + "]\n")
}

// Scalar returns a text as a YAML scalar: plain if that is safe for every YAML
// reader, otherwise quoted.
func Scalar(s string) string {
	bare := s != "" && strings.Trim(s, " ") == s && !strings.ContainsAny(s, "\"'#&*!|>%@`\\\t\n") &&
		!strings.Contains(s, ": ") && !strings.HasSuffix(s, ":") && !strings.ContainsAny(s[:1], "-?,[]{}~.+=<:")
	for _, c := range s {
		bare = bare && (c >= ' ' && c < 0x7f || c >= 0xa1 && c < 0x2000)
	}
	if bare && !word[strings.ToLower(s)] && strings.Trim(s, "0123456789.,_:eExXoO+-") != "" || isoDate(s) {
		return s
	}
	return quoted(s)
}

// word are texts that some YAML readers interpret as other types.
var word = map[string]bool{"null": true, "true": true, "false": true, "yes": true, "no": true, "on": true, "off": true, "y": true, "n": true, "nan": true}

// isoDate reports whether a text is a plain year, month or day, which is safe
// without quotes.
func isoDate(s string) bool {
	const mask = "dddd-dd-dd"
	if len(s) != 4 && len(s) != 7 && len(s) != 10 {
		return false
	}
	for i := range len(s) {
		if digit := s[i] >= '0' && s[i] <= '9'; digit != (mask[i] == 'd') || !digit && s[i] != '-' {
			return false
		}
	}
	return true
}

// escapes are those that YAML needs and JSON does not.
var escapes = strings.NewReplacer("\u007f", `\u007f`, "\ufeff", `\ufeff`, "\u0085", `\u0085`)

// quoted returns a quoted text that is valid in both JSON and YAML.
func quoted(s string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // encoding a string never fails
	return escapes.Replace(strings.TrimSuffix(b.String(), "\n"))
}
