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
	ids         *IDs // of the events that have their own
	spelling    map[string]string
}

// Spelling is how a name, of a participant or a place, was written first. Two are the
// same when they differ in letter case and blanks only.
func (d *Draft) Spelling(name string) string {
	if d.spelling == nil {
		d.spelling = map[string]string{}
	}
	first, ok := d.spelling[fold(name)]
	if !ok {
		first = strings.Join(strings.Fields(name), " ")
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
	Who        []string // names of participants
	Sources    []Source
	Tags       []string
	Media      []Media
	Extra      []Field
	File       string // which it came from: its source when it names none
}

// Source is an address, or without one the title of what was read. A cited one was
// not read: the file names it, and two of them are no two witnesses.
type Source struct {
	URL, Title string
	Cited      bool
}

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

// cast gives names their ids: one for all spellings that fold alike.
type cast struct {
	ids  *IDs
	byID map[string]string // of folded names
	list []named
}

type named struct{ id, name string }

func newCast(what string) *cast { return &cast{ids: NewIDs(what), byID: map[string]string{}} }

func (c *cast) take(name string) string {
	key := fold(name)
	id, ok := c.byID[key]
	if !ok {
		id = c.ids.Take(name, "")
		c.byID[key] = id
		c.list = append(c.list, named{id, strings.Join(strings.Fields(name), " ")})
	}
	return id
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

// Names are the names of participants, in the order of first mention, each once.
func (d *Draft) Names() []string {
	c := newCast("actor")
	for _, e := range d.Events {
		for _, n := range e.Who {
			c.take(n)
		}
	}
	out := make([]string, len(c.list))
	for i, n := range c.list {
		out[i] = n.name
	}
	return out
}

// WarnNames notes which names may be the same participant's, and that participants and
// places need a kind, which no file of names tells, unless one was given for all.
func (d *Draft) WarnNames(rep *Report, m Meta) {
	names := d.Names()
	for _, pair := range Alike(names) {
		rep.Warn("", "“"+pair[0]+"” may be “"+pair[1]+"”; they are two participants here", "one name in all rows, if they are the same")
	}
	places := newCast("place")
	for _, e := range d.Events {
		if e.Where != "" {
			places.take(e.Where)
		}
	}
	if n := len(names); n > 0 && m.ActorKind == "" {
		rep.Warn("", "participants without a kind: "+strconv.Itoa(n)+"; names alone do not tell it", "kind: person, company, … under each actor, or --actors KIND for all")
	}
	if n := len(places.list); n > 0 && m.PlaceKind == "" {
		rep.Warn("", "places without a kind: "+strconv.Itoa(n)+"; names alone do not tell it", "kind: city, building, … under each place, or --places KIND for all")
	}
}
