package assemble

// Actor is what a file says of a participant besides a name. Events and relations name
// it by its key.
type Actor struct {
	Key    string
	ID     string // as the file has it, or ""
	Own    bool   // the file is Parley's: the id stays, whatever other programs take it for
	Name   string
	Kind   string  // a code of the codebook, or "" if the file does not tell
	Fields []Field // other keys of the record in their order, and x- ones
}

// Place is what a file says of a place besides its name. Events name it by its key.
type Place struct {
	Key    string
	ID     string
	Own    bool
	Name   string
	Kind   string
	Fields []Field // such as lat, lon, country
}

// Relation is a tie that lasts between two participants, given by their keys.
type Relation struct {
	From, To     string
	Kind         string // a code of the codebook
	Label        string // in words, for other
	Undirected   bool
	Since, Until string // EDTF, or ""
	Text         string
	Source       Source // where it was read; the zero value stands for the file
	Fields       []Field
	File         string
}

// Part is what participants do in an event: a role of the codebook and their keys.
type Part struct {
	Role string
	Who  []string
}

// Set gives a field of the record's own, unless its text is "".
func (a *Actor) Set(key, text string) { a.Fields = set(a.Fields, key, text) }

// Keep puts a text under x- and the slug of a heading.
func (a *Actor) Keep(heading, text string) (key string) {
	a.Fields, key = keep(a.Fields, heading, text)
	return key
}

// Set gives a field of the record's own, unless its text is "".
func (p *Place) Set(key, text string) { p.Fields = set(p.Fields, key, text) }

// Keep puts a text under x- and the slug of a heading.
func (p *Place) Keep(heading, text string) (key string) {
	p.Fields, key = keep(p.Fields, heading, text)
	return key
}

// Set gives a field of the record's own, unless its text is "".
func (r *Relation) Set(key, text string) { r.Fields = set(r.Fields, key, text) }

// Keep puts a text under x- and the slug of a heading.
func (r *Relation) Keep(heading, text string) (key string) {
	r.Fields, key = keep(r.Fields, heading, text)
	return key
}

// Set gives a field of the record as a whole, unless its text is "".
func (d *Draft) Set(key, text string) { d.Extra = set(d.Extra, key, text) }

func set(list []Field, key, text string) []Field {
	if text == "" {
		return list
	}
	for i := range list {
		if list[i].Key == key {
			list[i].Text = text
			return list
		}
	}
	return append(list, Field{key, text})
}

// Actor is the participant with that key, made of the name when it is new. Two that
// share a name and not their key stay two.
func (d *Draft) Actor(key, name string) *Actor {
	if d.actors == nil {
		d.actors = map[string]*Actor{}
	}
	a, ok := d.actors[key]
	if !ok {
		a = &Actor{Key: key, Name: oneLine(name)}
		d.actors[key] = a
		d.Actors = append(d.Actors, a)
	}
	return a
}

// Place is the place with that key, made of the name when it is new.
func (d *Draft) Place(key, name string) *Place {
	if d.places == nil {
		d.places = map[string]*Place{}
	}
	p, ok := d.places[key]
	if !ok {
		p = &Place{Key: key, Name: oneLine(name)}
		d.places[key] = p
		d.Places = append(d.Places, p)
	}
	return p
}

// ActorName is the name of the participant with that key: what a file says of it, or
// the key itself.
func (d *Draft) ActorName(key string) string {
	if a := d.actors[key]; a != nil {
		return a.Name
	}
	return key
}

// HasActor reports whether a file says something of the participant with that key.
func (d *Draft) HasActor(key string) bool { return d.actors[key] != nil }

// HasPlace reports whether a file says something of the place with that key.
func (d *Draft) HasPlace(key string) bool { return d.places[key] != nil }
