package items

import (
	"slices"
	"strconv"
	"strings"

	"parley/data/codebook"
	"parley/data/format/assemble"
	"parley/data/format/carry"
)

// Own is the name of the object with which files written by Parley store what
// their format has no place for.
const Own = carry.Own

// OwnColumns returns the columns of that object.
func OwnColumns() []Column {
	var out []Column
	for _, name := range ownNames() {
		as, _, _ := strings.Cut(strings.TrimPrefix(name, Own+"."), ".")
		out = append(out, Column{name, as})
	}
	return out
}

func ownNames() []string {
	var out []string
	for _, key := range [...]string{"id", "when", "title", "where", "type", "mode", "status", "importance", "source", "tags", "text", "note", "cameo"} {
		out = append(out, Own+"."+key)
	}
	for _, role := range codebook.Roles() {
		out = append(out, Own+".who."+role.Code)
	}
	return out
}

// Owned reads the object of Parley's own for the event, if there is one.
func (r *Row) Owned() {
	r.Took(Carried(r.Draft, &r.E, r.Text)...)
}

// WhenOwned is When, except that the date in the object of Parley's own takes
// precedence.
func (r *Row) WhenOwned(start, end string, read func(typed string) assemble.Reading) (why, fix string) {
	when, ok := Valid(r.Text(Own + ".when"))
	if !ok {
		return r.When(start, end, read)
	}
	r.E.When = when
	r.Took(start, end)
	return "", ""
}

// Carried reads the object of Parley's own into an event: its date,
// participants and sources replace those of the format. It returns the names of
// the cells it read.
func Carried(d *assemble.Draft, e *assemble.Event, cell func(name string) string) (used []string) {
	own := func(key string) string { return cell(Own + "." + key) }
	for _, name := range ownNames() {
		if cell(name) != "" {
			used = append(used, name)
		}
	}
	when, ok := Valid(own("when"))
	if !ok {
		return nil
	}
	e.When = when
	Ordered(d, e)
	if title := strings.Join(strings.Fields(own("title")), " "); title != "" {
		e.Title = title
	}
	if id := own("id"); id != "" && e.ID == "" {
		e.ID = d.Claim(id)
	}
	if where := own("where"); d.HasPlace(OwnKey(where)) {
		e.Where = OwnKey(where)
	} else if where != "" && e.Where == "" {
		e.Where = d.Spelling(where)
	}
	if code, ok := assemble.Type(own("type")); ok {
		e.Type = code
	}
	if n, ok := assemble.Importance(own("importance")); ok {
		e.Importance = n
	}
	if s, ok := codebook.ParseStatus(own("status")); ok {
		e.Set("status", s.Code())
	}
	for _, key := range [...]string{"mode", "cameo", "note"} {
		e.Set(key, own(key))
	}
	e.Text, e.Tags = own("text"), lines(own("tags"))
	carriedWho(d, e, own)
	carriedSources(e, lines(own("source")))
	return used
}

func carriedWho(d *assemble.Draft, e *assemble.Event, own func(string) string) {
	e.Who, e.Parts = nil, nil
	for _, role := range codebook.Roles() {
		names := lines(own("who." + role.Code))
		for i, n := range names {
			if d.HasActor(OwnKey(n)) {
				names[i] = OwnKey(n)
			}
		}
		if role.Code == "actor" {
			e.Who = names
		} else if len(names) > 0 {
			e.Parts = append(e.Parts, assemble.Part{Role: role.Code, Who: names})
		}
	}
}

func carriedSources(e *assemble.Event, own []string) {
	if len(own) == 0 {
		return
	}
	e.Sources = slices.DeleteFunc(e.Sources, func(s assemble.Source) bool { return s.Cited })
	for _, s := range own {
		if _, ok := assemble.Address(s); ok {
			e.Sources = append(e.Sources, assemble.Source{URL: s})
		} else {
			e.Sources = append(e.Sources, assemble.Source{Title: s})
		}
	}
}

// Ordered keeps the order of a file written by Parley, which may lack the links
// that order the events of a day.
func Ordered(d *assemble.Draft, e *assemble.Event) { e.Set("order", strconv.Itoa(len(d.Events)+1)) }

// OwnKey returns the key of a participant or place in a file written by Parley.
func OwnKey(id string) string { return Own + "\x00" + id }

// CarriedFile reads the participants and places in the object of Parley's own,
// and removes it from the file. It returns their number.
func CarriedFile(d *assemble.Draft, file map[string]any) int {
	o := Object(file[Own])
	if o == nil {
		return 0
	}
	delete(file, Own)
	n := 0
	d.Set("timezone", Plain(o["timezone"]))
	d.Set("language", Plain(o["language"]))
	for _, v := range List(o["actors"]) {
		c := Cells(Object(v))
		if c["id"] == "" || d.HasActor(OwnKey(c["id"])) {
			continue
		}
		a := d.Actor(OwnKey(c["id"]), first(c["name"], c["id"]))
		a.ID, a.Own = c["id"], true
		a.Kind, _ = Kind(c["kind"])
		a.Set("country", c["country"])
		n++
	}
	for _, v := range List(o["places"]) {
		c := Cells(Object(v))
		if c["id"] == "" || d.HasPlace(OwnKey(c["id"])) {
			continue
		}
		p := d.Place(OwnKey(c["id"]), first(c["name"], c["id"]))
		p.ID, p.Own = c["id"], true
		p.Kind, _ = PlaceKind(c["kind"])
		p.Set("country", c["country"])
		if Degrees(c["lat"], 90) && Degrees(c["lon"], 180) {
			p.Set("lat", c["lat"])
			p.Set("lon", c["lon"])
		}
		n++
	}
	return n
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// lines returns the distinct lines of a cell.
func lines(s string) []string {
	var out []string
	for l := range strings.SplitSeq(s, "\n") {
		if l = strings.Join(strings.Fields(l), " "); l != "" && !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return out
}
