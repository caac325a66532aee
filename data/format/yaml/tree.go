package yaml

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"parley/data/check"
	"parley/data/format/assemble"
)

// tree is all files of a record, merged, but not yet understood.
type tree struct {
	sections map[string]*section // those keyed by id, and dataset, which is one record
	lists    map[string][]value  // the others: lists of mappings
}

// section is the records of one section, in the order of first mention.
type section struct {
	list []*record
	byID map[string]*record
}

// record is one mapping, perhaps put together from several files.
type record struct {
	id      string
	written string // the id as the author wrote it
	at      check.Where
	file    string // in which it was last seen
	keys    []string
	fields  map[string]*field
}

// field is the value of a key: the last one written, and what was appended.
type field struct {
	key  check.Where // where the key stands
	at   check.Where // where its value stands
	vals []value
}

// sectionNames are the sections of a file, in the order of the specification.
var sectionNames = []string{"schema", "dataset", "sources", "places", "actors", "relations", "events", "corrections", "steps", "removed"}

func newTree() *tree {
	t := &tree{sections: map[string]*section{}, lists: map[string][]value{}}
	for _, name := range []string{"dataset", "sources", "places", "actors", "events"} {
		t.sections[name] = &section{byID: map[string]*record{}}
	}
	return t
}

// add merges one file. A file that is a list, such as corrections.yaml, is the
// section of its name.
func (t *tree) add(r *reader, root value, f File) {
	if name, _, _ := strings.Cut(f.base(), "."); root.n.Kind == yaml.SequenceNode && (name == "corrections" || name == "steps" || name == "relations" || name == "removed") {
		t.lists[name] = append(t.lists[name], r.elements(root)...)
		return
	}
	all := r.pairs(root, wholeFile)
	for _, p := range all {
		switch name := p.key; name {
		case "schema":
			if s, ok := r.scalar(p.val); ok && s != "1" {
				r.report("unsupported-version", p.val.at(), "the file is of version "+s+" of the format, this program reads version 1", "a newer program")
			}
		case "relations", "corrections", "steps", "removed":
			t.lists[name] = append(t.lists[name], r.elements(p.val)...)
		case "dataset":
			t.section(r, name, pair{key: name, val: p.val, at: p.at}, f)
		case "sources", "places", "actors", "events":
			for _, q := range r.pairs(p.val, name) {
				t.section(r, name, q, f)
			}
		default:
			r.unknownKey(p, "a file", sectionNames, hasKey(all))
		}
	}
}

// section merges one record of a section.
func (t *tree) section(r *reader, name string, p pair, f File) {
	s := t.sections[name]
	id := p.key
	if !assemble.ValidID(id) {
		id = assemble.Slug(p.key)
		r.badID(p.at, p.key)
		if id == "" {
			return
		}
	}
	old := s.byID[id]
	if old == nil {
		old = &record{id: id, written: p.key, at: p.at, fields: map[string]*field{}}
		s.byID[id] = old
		s.list = append(s.list, old)
	} else if old.file == f.Name {
		r.report("duplicate-id", p.at, "the id "+quote(id)+" was given before, on line "+itoa(old.at.Line), "another id, or one record")
		return
	}
	old.file = f.Name
	old.merge(r, p.val)
}

// appendable are the keys that take a plus sign.
var appendable = []string{"claims", "history", "links"}

// merge adds the keys of a mapping to the record.
func (rec *record) merge(r *reader, v value) {
	for _, p := range r.pairs(v, "the record") {
		key, plus := strings.CutSuffix(p.key, "+")
		if plus && !slices.Contains(appendable, key) {
			r.report("unknown-key", p.at, quote(p.key)+": only claims+, history+ and links+ append", key)
			continue
		}
		f := rec.fields[key]
		if f == nil {
			f = &field{}
			rec.fields[key] = f
			rec.keys = append(rec.keys, key)
		}
		if !plus {
			f.vals = nil
		}
		if len(f.vals) == 0 {
			f.key, f.at = p.at, p.val.at()
		}
		f.vals = append(f.vals, p.val)
	}
}

// pair is a key with its value.
type pair struct {
	key string
	at  check.Where
	val value
}

// hasKey reports whether a key is among pairs.
func hasKey(list []pair) func(key string) bool {
	return func(key string) bool { return slices.ContainsFunc(list, func(p pair) bool { return p.key == key }) }
}

// wholeFile is what pairs calls a file. A section that is there twice is read
// twice, so that no record is lost.
const wholeFile = "the file"

// pairs lists the keys of a mapping, each once. An empty value is no mapping and
// no fault; anything else is.
func (r *reader) pairs(v value, what string) []pair {
	v = v.target()
	if isNull(v) {
		return nil
	}
	if v.n.Kind != yaml.MappingNode {
		r.report("wrong-type", v.at(), what+" is "+kindWord(v)+" where keys with values are wanted", "")
		return nil
	}
	out := make([]pair, 0, len(v.n.Content)/2)
	lines := make(map[string]int, len(v.n.Content)/2)
	for i := 0; i+1 < len(v.n.Content); i += 2 {
		k := v.child(v.n.Content[i])
		if !r.spend(k) {
			return out
		}
		kt := k.target()
		if kt.n.Kind != yaml.ScalarNode {
			r.report("wrong-type", k.at(), "a key is "+kindWord(kt), "a word and a colon")
			continue
		}
		if line, twice := lines[kt.n.Value]; twice {
			r.report("duplicate-id", k.at(), quote(kt.n.Value)+" was given before, on line "+itoa(line), "one of the two")
			if what != wholeFile {
				continue
			}
		}
		lines[kt.n.Value] = k.n.Line
		out = append(out, pair{kt.n.Value, k.at(), v.child(v.n.Content[i+1])})
	}
	return out
}

// elements lists what is in a list. An empty value is an empty list.
func (r *reader) elements(v value) []value {
	v = v.target()
	if isNull(v) {
		return nil
	}
	if v.n.Kind != yaml.SequenceNode {
		r.report("wrong-type", v.at(), kindWord(v)+" where a list is wanted", "- before each entry, or [ ]")
		return nil
	}
	out := make([]value, 0, len(v.n.Content))
	for _, n := range v.n.Content {
		if !r.spend(v) {
			break
		}
		out = append(out, v.child(n))
	}
	return out
}

// target follows an alias.
func (v value) target() value {
	for hops := 0; v.n.Kind == yaml.AliasNode && v.n.Alias != nil && hops < 8; hops++ {
		v.n, v.aliased = v.n.Alias, true
	}
	return v
}

// isNull reports whether there is no value: nothing at all, ~ or null. Null and
// NULL are names that people and things have, and stay what they are.
func isNull(v value) bool {
	return v.n.Kind == yaml.ScalarNode && v.n.ShortTag() == "!!null" && v.n.Value != "Null" && v.n.Value != "NULL"
}

// kindWord says in words what a value is.
func kindWord(v value) string {
	switch v.n.Kind {
	case yaml.SequenceNode:
		return "a list"
	case yaml.MappingNode:
		return "a group of keys"
	}
	if isNull(v) {
		return "nothing"
	}
	return "a text"
}

// unknownKey reports a key that is none of the known ones. Keys that begin with
// x- are the author's own and no fault. What is meant is certain only where there
// is no such key beside it.
func (r *reader) unknownKey(p pair, where string, known []string, has func(key string) bool) {
	if strings.HasPrefix(p.key, "x-") {
		return
	}
	if p.val.n != nil && isNull(p.val) && strings.ContainsAny(p.key, " .") {
		r.report("unknown-key", p.at, quote(p.key)+" is taken for a key: a comma ends the text before it", "quotation marks around that text")
		return
	}
	suggest := ""
	for _, key := range strings.Fields(meant[p.key]) {
		if suggest == "" && slices.Contains(known, key) {
			suggest = key
		}
	}
	if suggest == "" && meant[p.key] == "" {
		suggest = check.Nearest(p.key, known)
	}
	certain := check.Word(p.key, known)
	if meant[p.key] != "" || certain != "" && has(certain) {
		certain = ""
	}
	r.mend("unknown-key", p.at, quote(p.key)+" is not a key of "+where, suggest, p.key, certain)
}

// meant are the keys that other formats use for ours: the first that the record has is
// what was meant. A word of theirs that has no like in a record is near to no key.
var meant = map[string]string{
	"date": "when", "start": "when", "time": "when", "place": "where", "location": "where", "participants": "who", "actors": "who",
	"headline": "title", "name": "title", "label": "title", "description": "text", "summary": "finding text", "category": "type",
	"publisher": "publisher_name", "lng": "lon", "long": "lon", "longitude": "lon", "latitude": "lat", "licence": "license",
	"subtitle": "finding caption", "subheadline": "finding caption", "subhead": "finding caption", "standfirst": "finding caption", "deck": "finding caption",
	"dek": "finding caption", "lead": "intro text", "lede": "intro text", "abstract": "intro text", "teaser": "finding caption", "overline": "kicker", "eyebrow": "kicker",
	"author": "byline", "authors": "byline creators", "editor": "byline", "editors": "creators", "photo": "image picture media", "photos": "media", "img": "image picture media",
	"image": "picture media", "images": "media", "pictures": "media", "color": "none", "colour": "none", "icon": "logo image", "in": "within", "end": "until when", "until": "when to",
	"since": "when from", "from": "since by", "to": "until", "group": "part_of tags", "groups": "part_of", "weight": "importance", "priority": "importance", "tag": "tags",
	"keyword": "tags keywords", "date_published": "published", "updated": "as_of", "lang": "language", "role": "roles as", "office": "roles role", "title_of": "of",
	"speaker": "by", "who": "by", "link": "url", "href": "url", "references": "links", "relations": "links", "organisation": "of",
}

// badID says what is wrong with an id, and what it may be instead.
func (r *reader) badID(at check.Where, id string) {
	if len(id) > assemble.MaxID {
		r.report("bad-id", at, "the id "+quote(id)+" has "+itoa(len(id))+" letters, more than "+itoa(assemble.MaxID), assemble.Slug(id))
		return
	}
	r.report("bad-id", at, "the id "+quote(id)+" is not made of lower-case letters, digits and hyphens", assemble.Slug(id))
}
