package assemble

import (
	"strconv"
	"strings"
)

// Draft is a record during import: events from one or more files, with names
// and addresses in place of ids.
type Draft struct {
	Title       string // "" if no file has one
	Description string
	Extra       []Field // for the dataset
	Events      []Event
	Actors      []*Actor // those with more than a name, from Draft.Actor
	Places      []*Place // those with more than a name, from Draft.Place
	Relations   []Relation
	Whole       []byte            // a complete record, used in place of all fields above
	Columns     map[string]string // meaning of columns by heading, if the author gives it
	Kept        []Known           // ids given in earlier imports; after YAML, those of all events
	ids         *IDs              // of events with an id of their own
	starts      []Start
	spelling    map[string]string
	actors      map[string]*Actor
	places      map[string]*Place
}

// Spelling returns the first spelling of the name of a participant or place.
// Names that differ only in letter case and blanks are equal.
func (d *Draft) Spelling(name string) string {
	if d.spelling == nil {
		d.spelling = map[string]string{}
	}
	first, ok := d.spelling[fold(name)]
	if !ok {
		first = oneLine(name)
		d.spelling[fold(name)] = first
	}
	return first
}

// Claim reserves the id that a file has for an event, made valid, and with a
// number if it is taken.
func (d *Draft) Claim(typed string) string {
	if d.ids == nil {
		d.ids = NewIDs("event")
	}
	return d.ids.Keep(typed)
}

// Event is one event as an importer read it. Texts are those of the record.
type Event struct {
	ID         string // from Draft.Claim, or ""
	Title      string
	When       string // EDTF
	Type       string // a code of the codebook, or ""
	Importance string // 1 to 5, or ""
	Text       string
	Where      string   // name of a place, or ""
	Who        []string // names or keys of participants with the role actor
	Parts      []Part   // participants with other roles
	Fields     []Field  // other keys of the record with a single text, such as status
	Context    []string // codes of the codebook
	Figures    []Figure
	Sources    []Source
	Tags       []string
	Media      []Media
	Tongues    []Tongue // texts in other languages
	Extra      []Field
	File       string // the file it came from, which is its source if it has no other
	At         string // the row, such as line 7, or ""
}

// Source is an address, or the title of a document without one. A cited source
// is named by the file but was not read; two of them do not corroborate each
// other.
type Source struct {
	URL, Title string
	Cited      bool
}

// Figure is a number and what it counts; each field may be "".
type Figure struct{ What, Low, Best, High string }

// Tongue is a text of an event in another language: the key, a BCP 47 tag, the text.
type Tongue struct{ Key, Lang, Text string }

// Set sets a field of the record, unless text is "".
func (e *Event) Set(key, text string) { e.Fields = set(e.Fields, key, text) }

// Media is a picture with its texts.
type Media struct{ Src, Alt, Credit string }

// Field is a key and its text.
type Field struct{ Key, Text string }

// Keep stores a text under x- plus the slug of a heading, with a number if the
// key is taken.
func (e *Event) Keep(heading, text string) (key string) {
	e.Extra, key = keep(e.Extra, heading, text)
	return key
}

// Keep is Event.Keep for the record as a whole.
func (d *Draft) Keep(heading, text string) (key string) {
	d.Extra, key = keep(d.Extra, heading, text)
	return key
}

func keep(list []Field, heading, text string) ([]Field, string) {
	ids := NewIDs("column")
	for _, f := range list {
		ids.taken[strings.TrimPrefix(f.Key, "x-")] = true
	}
	id := short(heading)
	if id == "" {
		id = "column-" + Hash(heading)
	}
	key := "x-" + ids.free(id)
	return append(list, Field{key, text}), key
}

// fold normalises a name: letter case and blanks do not matter.
func fold(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

func oneLine(name string) string { return strings.Join(strings.Fields(name), " ") }

// cast assigns ids to names: one for all spellings with the same fold.
type cast struct {
	ids   *IDs
	byID  map[string]string // by folded name
	byKey map[string]string // of records with a key
	list  []named
}

type named struct{ id, name string }

func newCast(what string) *cast {
	return &cast{ids: NewIDs(what), byID: map[string]string{}, byKey: map[string]string{}}
}

func (c *cast) take(name string) string {
	key := fold(name)
	id, ok := c.byID[key]
	if !ok {
		id = c.ids.Take(name, "")
		c.byID[key] = id
		c.list = append(c.list, named{id, oneLine(name)})
	}
	return id
}

// own assigns an id to a record with a key. Each key gets its own id, even if
// names fold alike.
func (c *cast) own(key, id, name string, exact bool) {
	if exact && ValidID(id) && !c.ids.taken[id] {
		c.ids.taken[id] = true
	} else if id != "" {
		id = c.ids.Keep(id)
	} else {
		id = c.ids.Take(name, "")
	}
	c.byKey[key] = id
	c.list = append(c.list, named{id, name})
}

// of returns the id for a key, or else for a name.
func (c *cast) of(name string) string {
	if id, ok := c.byKey[name]; ok {
		return id
	}
	return c.take(name)
}

// Names returns the distinct names of participants: those with more than a name
// first, then by first mention.
func (d *Draft) Names() []string {
	var out []string
	for _, a := range d.Actors {
		out = append(out, a.Name)
	}
	c := newCast("actor")
	d.mentions(func(key string) {
		if d.actors[key] == nil {
			c.take(key)
		}
	})
	for _, n := range c.list {
		out = append(out, n.name)
	}
	return out
}

// mentions calls do for each participant in an event or a relation.
func (d *Draft) mentions(do func(key string)) {
	for i := range d.Events {
		for _, n := range d.Events[i].Who {
			do(n)
		}
		for _, p := range d.Events[i].Parts {
			for _, n := range p.Who {
				do(n)
			}
		}
	}
	for i := range d.Relations {
		do(d.Relations[i].From)
		do(d.Relations[i].To)
	}
}

// WarnNames reports names that may be the same participant, and missing kinds
// of participants and places, unless a kind was given for all.
func (d *Draft) WarnNames(rep *Report, m Meta) {
	names := d.Names()
	for _, say := range Alike(names) {
		rep.Warn("", say, "one name in all rows, if they are the same")
	}
	actors, places := len(names), d.placesWithoutKind()
	for _, a := range d.Actors {
		if a.Kind != "" {
			actors--
		}
	}
	if actors > 0 && m.ActorKind == "" {
		rep.Warn("", "participants without a kind: "+strconv.Itoa(actors)+"; names alone do not tell it", "kind: person, company, … under each actor, or --actors KIND for all")
	}
	if places > 0 && m.PlaceKind == "" {
		rep.Warn("", "places without a kind: "+strconv.Itoa(places)+"; names alone do not tell it", "kind: city, building, … under each place, or --places KIND for all")
	}
}

func (d *Draft) placesWithoutKind() int {
	n := 0
	for _, p := range d.Places {
		if p.Kind == "" {
			n++
		}
	}
	named := newCast("place")
	for i := range d.Events {
		if w := d.Events[i].Where; w != "" && d.places[w] == nil {
			named.take(w)
		}
	}
	return n + len(named.list)
}
