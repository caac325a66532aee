package yaml

import (
	"slices"
	"strings"

	"parley/data/check"
	"parley/data/codebook"
	"parley/data/format/assemble"
)

// tree is all files of a record, merged, but not yet understood.
type tree struct {
	sections map[string]*section // those keyed by id, and dataset, which is one record
	lists    map[string][]value  // the others: lists of mappings
	layers   []layer             // translations
}

// section is the records of one section, in the order of first mention.
type section struct {
	list []*record
	byID map[string]*record
}

// record is one mapping, perhaps put together from several files.
type record struct {
	id     string
	key    value     // its key, with the id as the author wrote it; none for a mapping inside a record
	val    value     // the mapping in the first file
	more   []value   // those of later files
	fields *fields   // of all of them, once they are merged
	told   []telling // once it was released
	short  string    // key of which a text instead of the mapping is the value, or ""
}

// where returns the position of a record: that of its key, or of itself, or the start of
// the first file.
func (r *reader) where(rec *record) check.Where {
	switch {
	case !rec.key.none():
		return rec.key.where()
	case !rec.val.none():
		return rec.val.where()
	}
	return r.start
}

// find returns the value of a key, the last one written.
func (rec *record) find(key string) (found value, ok bool) {
	for i := len(rec.more); i >= 0 && !ok; i-- {
		v := rec.val
		if i > 0 {
			v = rec.more[i-1]
		}
		if v.none() || v.target().kind() != mapping {
			continue
		}
		var k value
		v.target().each(func(kid value) bool {
			if k.none() {
				k = kid
				return true
			}
			if t := k.target(); t.kind() == scalar && t.text() == key {
				found, ok = kid, true
			}
			k = value{}
			return !ok
		})
	}
	return found, ok
}

// release lets go of what is in a record that was read, but for what it is called and
// told apart by.
func (rec *record) release() {
	rec.told = rec.tell()
	rec.key, rec.val, rec.more, rec.fields = value{}, value{}, nil, nil
}

// sectionNames are the sections of a file, in the order of the specification.
var sectionNames = []string{"schema", "dataset", "groups", "types", "classes", "sources", "places", "actors", "relations", "events", "corrections", "steps", "removed", "translations"}

func newTree() *tree {
	t := &tree{sections: map[string]*section{}, lists: map[string][]value{}}
	for _, name := range []string{"dataset", "groups", "types", "classes", "sources", "places", "actors", "events"} {
		t.sections[name] = &section{byID: map[string]*record{}}
	}
	return t
}

// add merges one file. A file that is a list, such as corrections.yaml, is the
// section of its name.
func (t *tree) add(r *reader, root value, f File) {
	if lang := f.lang(); lang != "" {
		t.layers = append(t.layers, layer{lang, root})
		return
	}
	if name, _, _ := strings.Cut(f.base(), "."); root.kind() == sequence && (name == "corrections" || name == "steps" || name == "relations" || name == "removed") {
		t.lists[name] = append(t.lists[name], r.elements(root)...)
		return
	}
	all := slices.Collect(r.pairs(root, wholeFile))
	for _, p := range all {
		switch name := p.key; name {
		case "schema":
			if s, ok := r.scalar(p.val); ok && s != "1" {
				r.report("unsupported-version", p.val.where(), "the file is of version "+s+" of the format, this program reads version 1", "a newer program")
			}
		case "relations", "corrections", "steps", "removed":
			t.lists[name] = append(t.lists[name], r.elements(p.val)...)
		case "dataset":
			t.section(r, name, p)
		case "translations":
			for q := range r.pairs(p.val, name) {
				t.layers = append(t.layers, layer{q.key, q.val})
			}
		case "groups", "types", "classes", "sources", "places", "actors", "events":
			for q := range r.pairs(p.val, name) {
				t.section(r, name, q)
			}
		default:
			r.unknownKey(p, "a file", sectionNames, hasKey(all))
		}
	}
}

// section merges one record of a section.
func (t *tree) section(r *reader, name string, p pair) {
	s := t.sections[name]
	id := p.key
	if _, renames := codebook.ParseType(id); !assemble.ValidID(id) && !(renames && name == "types") {
		id = assemble.Slug(p.key)
		r.badID(p.at(), p.key)
		if id == "" {
			return
		}
	}
	old := s.byID[id]
	switch {
	case old == nil:
		old = &record{id: id, key: p.k, val: p.val, short: shortKeys[name]}
		s.byID[id] = old
		s.list = append(s.list, old)
	case old.file() == p.k.in.file:
		r.report("duplicate-id", p.at(), "the id "+quote(id)+" was given before, on line "+itoa(r.where(old).Line), "another id, or one record")
	default:
		old.more = append(old.more, p.val)
	}
}

// file returns the file in which a record was last seen.
func (rec *record) file() string {
	if n := len(rec.more); n > 0 {
		return rec.more[n-1].in.file
	}
	return rec.val.in.file
}

// unknownKey reports a key that is none of the known ones. Keys that begin with
// x- are the author's own and no fault. What is meant is certain only where there
// is no such key beside it.
func (r *reader) unknownKey(p pair, where string, known []string, has func(key string) bool) {
	if strings.HasPrefix(p.key, "x-") {
		return
	}
	if !p.val.none() && isNull(p.val) && strings.ContainsAny(p.key, " .") {
		r.report("unknown-key", p.at(), quote(p.key)+" is taken for a key: a comma ends the text before it", "quotation marks around that text")
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
	r.mend("unknown-key", p.at(), quote(p.key)+" is not a key of "+where, suggest, p.key, certain)
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
	"image": "picture media", "images": "media", "pictures": "media", "color": "colour none", "colour": "none", "sides": "groups", "teams": "groups", "categories": "types", "icon": "logo image", "in": "within", "end": "until when", "until": "when to",
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
