package assemble

// Actor is what a file says about a participant besides the name. Events and
// relations refer to it by its key.
type Actor struct {
	Key    string
	ID     string // as in the file, or ""
	Own    bool   // the file is Parley's: the id is kept, even if other programs misread it
	Name   string
	Kind   string  // a code of the codebook, or "" if unknown
	Fields []Field // other keys of the record in order, and x- keys
}

// Place is what a file says about a place besides the name. Events refer to it
// by its key.
type Place struct {
	Key    string
	ID     string
	Own    bool
	Name   string
	Kind   string
	Fields []Field // such as lat, lon, country
}

// Relation is a lasting tie between two participants, given by their keys.
type Relation struct {
	From, To     string
	Kind         string // a code of the codebook
	Label        string // its label, for the kind other
	Undirected   bool
	Since, Until string // EDTF, or ""
	Text         string
	Source       Source // where it was read; the zero value means the file
	Fields       []Field
	File         string
}

// Part is a role of the codebook and the keys of the participants with it.
type Part struct {
	Role string
	Who  []string
}

// Set sets a field of the record, unless text is "".
func (a *Actor) Set(key, text string) { a.Fields = set(a.Fields, key, text) }

// Keep stores a text under x- plus the slug of a heading.
func (a *Actor) Keep(heading, text string) (key string) {
	a.Fields, key = keep(a.Fields, heading, text)
	return key
}

// Set sets a field of the record, unless text is "".
func (p *Place) Set(key, text string) { p.Fields = set(p.Fields, key, text) }

// Keep stores a text under x- plus the slug of a heading.
func (p *Place) Keep(heading, text string) (key string) {
	p.Fields, key = keep(p.Fields, heading, text)
	return key
}

// Set sets a field of the record, unless text is "".
func (r *Relation) Set(key, text string) { r.Fields = set(r.Fields, key, text) }

// Keep stores a text under x- plus the slug of a heading.
func (r *Relation) Keep(heading, text string) (key string) {
	r.Fields, key = keep(r.Fields, heading, text)
	return key
}

// Set sets a field of the dataset, unless text is "".
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

// Actor returns the participant with that key, and creates it with the name if
// it is new. Participants with the same name and different keys stay separate.
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

// Place returns the place with that key, and creates it with the name if it is
// new.
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

// ActorName returns the name of the participant with that key, or the key
// itself if there is none.
func (d *Draft) ActorName(key string) string {
	if a := d.actors[key]; a != nil {
		return a.Name
	}
	return key
}

// HasActor reports whether there is a participant with that key.
func (d *Draft) HasActor(key string) bool { return d.actors[key] != nil }

// HasPlace reports whether there is a place with that key.
func (d *Draft) HasPlace(key string) bool { return d.places[key] != nil }
