package assemble

import (
	"strconv"
	"strings"

	"parley/data/check"
)

// Draft is a record in the making: events as one or more files have them, with
// names and addresses where the record has ids.
type Draft struct {
	Title       string // "" if no file says
	Description string
	Extra       []Field // of the dataset
	Events      []Event
	Actors      []*Actor // of which a file says more than the name, by Draft.Actor
	Places      []*Place // likewise, by Draft.Place
	Relations   []Relation
	Whole       []byte            // a record that is taken as it is, instead of all that is above
	Columns     map[string]string // what columns are, by heading, where the author says so
	Kept        []Known           // the ids that events were given before; after YAML, those of all
	ids         *IDs              // of the events that have their own
	starts      []Start
	spelling    map[string]string
	actors      map[string]*Actor
	places      map[string]*Place
}

// Spelling is how a name, of a participant or a place, was written first. Two are the
// same when they differ in letter case and blanks only.
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

// Claim gives an event the id that its file has for it, made valid, or with a number
// when it is taken.
func (d *Draft) Claim(typed string) string {
	if d.ids == nil {
		d.ids = NewIDs("event")
	}
	return d.ids.Keep(typed)
}

// Event is one event as an importer read it. Every text is what the record will say.
type Event struct {
	ID         string // from Draft.Claim, or ""
	Title      string
	When       string // EDTF
	Type       string // a code of the codebook, or ""
	Importance string // 1 to 5, or ""
	Text       string
	Where      string   // the name of a place, or ""
	Who        []string // names or keys of participants who take part
	Parts      []Part   // what others do
	Fields     []Field  // other keys of the record with one text each, such as status
	Context    []string // codes of the codebook
	Figures    []Figure
	Sources    []Source
	Tags       []string
	Media      []Media
	Extra      []Field
	File       string // which it came from: its source when it names none
	At         string // the row, such as line 7, or ""
}

// Source is an address, or without one the title of what was read. A cited one was
// not read: the file names it, and two of them are no two witnesses.
type Source struct {
	URL, Title string
	Cited      bool
}

// Figure is a number with what it counts; each of the three may be "".
type Figure struct{ What, Low, Best, High string }

// Set gives a field of the record's own, unless its text is "".
func (e *Event) Set(key, text string) { e.Fields = set(e.Fields, key, text) }

// Media is a picture with its words.
type Media struct{ Src, Alt, Credit string }

// Field is a key that begins with x-, and its text.
type Field struct{ Key, Text string }

// Keep puts a text under x- and the slug of a heading. Equal headings get numbers.
func (e *Event) Keep(heading, text string) (key string) {
	e.Extra, key = keep(e.Extra, heading, text)
	return key
}

// Keep does the same for the record as a whole.
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

// fold is a name without what two spellings of the same name may differ in: letter
// case and blanks.
func fold(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

func oneLine(name string) string { return strings.Join(strings.Fields(name), " ") }

// cast gives names their ids: one for all spellings that fold alike.
type cast struct {
	ids   *IDs
	byID  map[string]string // of folded names
	byKey map[string]string // of records that have a key
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

// own gives a record that has a key its id: one for each key, and names that fold
// alike stay apart.
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

// of is the id for a key, else for a name.
func (c *cast) of(name string) string {
	if id, ok := c.byKey[name]; ok {
		return id
	}
	return c.take(name)
}

// mostNames bounds the names that are compared with one another.
const mostNames = 1000

// Alike lists pairs of names that may be the same participant's: a letter or two
// differ, or a first name is an initial. They are never merged.
func Alike(names []string) [][2]string {
	if len(names) > mostNames {
		return nil
	}
	var out [][2]string
	for i, a := range names {
		for _, b := range names[:i] {
			if initials(a, b) || initials(b, a) || len(a) > 5 && len(b) > 5 && check.Nearest(fold(a), []string{fold(b)}) != "" {
				out = append(out, [2]string{a, b})
			}
		}
	}
	return out
}

// initials reports whether short is long with a first name as an initial, or without
// first names: D. Trump or Trump for Donald Trump.
func initials(short, long string) bool {
	s, l := strings.Fields(fold(short)), strings.Fields(fold(long))
	if len(s) > 2 || len(l) < 2 || len(s) == 0 || len(s) == len(l) && s[0] == l[0] || s[len(s)-1] != l[len(l)-1] {
		return false
	}
	return len(s) == 1 || len([]rune(strings.TrimSuffix(s[0], "."))) == 1 && strings.HasPrefix(l[0], strings.TrimSuffix(s[0], "."))
}

// Names are the names of participants, each once: first those of which a file says
// more, then in the order of first mention.
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

// mentions calls do for each participant that an event or a relation names.
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

// WarnNames notes which names may be the same participant's, and that participants and
// places need a kind, which no file of names tells, unless one was given for all.
func (d *Draft) WarnNames(rep *Report, m Meta) {
	names := d.Names()
	for _, pair := range Alike(names) {
		rep.Warn("", "“"+pair[0]+"” may be “"+pair[1]+"”; they are two participants here", "one name in all rows, if they are the same")
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
