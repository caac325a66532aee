package dataset

import (
	"slices"

	"parley/data/codebook"
)

// Scheme is how a record itself divides its actors and events, in its own
// words. The zero Scheme leaves both to the codebook.
type Scheme struct {
	Groups  []Group // by id
	Types   []Sort  // by id, at most MostSorts
	Classes []Class // by class
}

// MostSorts is the greatest number of types of a record.
const MostSorts = 40

// Given reports whether the record has groups, types or class names of its own.
func (s *Scheme) Given() bool { return len(s.Groups)+len(s.Types)+len(s.Classes) > 0 }

// RestGroup and PressGroup are ids of groups that name those whom no group
// has: news organisations, and all others.
const (
	RestGroup  = "others"
	PressGroup = "press"
)

// Group is a side: actors that belong together in this record. An actor
// belongs to the group that lists it, else to that of the nearest body that it
// is part of or holds an office in, else to that of its country.
type Group struct {
	ID          string
	Name, Short string
	Colour      codebook.Colour
	Order       int32 // lowest first; of equal ones the group with more events
	Members     []ActorRef
	PartOf      []ActorRef // bodies, which belong to the group themselves
	Countries   []string   // ISO 3166-1 alpha-2
}

// Label returns the short name, or the name if there is none.
func (g *Group) Label() string {
	if g.Short != "" {
		return g.Short
	}
	return g.Name
}

// Sort is a type of event of the record's own.
type Sort struct {
	ID            string // as events name it; the code of a type of the codebook renames that type
	Label, Plural string
	Like          codebook.Type // type of the codebook whose rules hold, or NoType
	Class         codebook.Quad
	Symbol        codebook.Shape // NoShape: that of the class
}

// Class gives a class of events a name of the record's own.
type Class struct {
	Class codebook.Quad
	Label string
	Text  string // one sentence for the key of the marks, or ""
}

// TypeRef is a type of event in a record: a codebook.Type, or
// codebook.TypeCount plus the position of a Sort.
type TypeRef uint8

// Type returns the type of an event as the record names it.
func (d *Dataset) Type(e *Event) TypeRef {
	if e.Own > 0 {
		return TypeRef(codebook.TypeCount-1) + TypeRef(e.Own)
	}
	return TypeRef(e.Type)
}

// TypeCount returns the number of types in the record, including NoType.
func (d *Dataset) TypeCount() int { return codebook.TypeCount + len(d.Scheme.Types) }

// Sort returns the type of the record's own, or nil for one of the codebook.
func (d *Dataset) Sort(t TypeRef) *Sort {
	if i := int(t) - codebook.TypeCount; i >= 0 && i < len(d.Scheme.Types) {
		return &d.Scheme.Types[i]
	}
	return nil
}

// TypeCode returns the word that an author writes for a type, "" for NoType.
func (d *Dataset) TypeCode(t TypeRef) string {
	if s := d.Sort(t); s != nil {
		return s.ID
	}
	return codebook.Type(t).Code()
}

// TypeByCode returns the type with that code, and false if there is none.
func (d *Dataset) TypeByCode(code string) (TypeRef, bool) {
	if i := slices.IndexFunc(d.Scheme.Types, func(s Sort) bool { return s.ID == code }); i >= 0 {
		return TypeRef(codebook.TypeCount + i), true
	}
	t, ok := codebook.ParseType(code)
	return TypeRef(t), ok
}

// TypeSign returns the mark of events of a type.
func (d *Dataset) TypeSign(t TypeRef) codebook.Sign {
	s := d.Sort(t)
	if s == nil {
		return codebook.Type(t).Quad().Sign()
	}
	sign := s.Class.Sign()
	if s.Symbol != codebook.NoShape {
		sign.Shape = s.Symbol
	}
	return sign
}

// Sign returns the mark of an event.
func (d *Dataset) Sign(e *Event) codebook.Sign { return d.TypeSign(d.Type(e)) }

// Quad returns the class of an event.
func (d *Dataset) Quad(e *Event) codebook.Quad {
	if e.Own > 0 && int(e.Own) <= len(d.Scheme.Types) {
		return d.Scheme.Types[e.Own-1].Class
	}
	return e.Type.Quad()
}

// Sides returns the group of every actor, as a position in Scheme.Groups or
// None; nil if the record has no groups.
func (d *Dataset) Sides() []int32 {
	if len(d.Scheme.Groups) == 0 {
		return nil
	}
	listed, bodies := d.groupsBy(func(g *Group) []ActorRef { return g.Members }), d.groupsBy(func(g *Group) []ActorRef { return g.PartOf })
	out := make([]int32, len(d.Actors))
	for a := range out {
		if out[a] = listed[a]; out[a] < 0 {
			out[a] = d.sideOf(ActorRef(a), listed, bodies)
		}
	}
	return out
}

// groupsBy returns the first group that lists each actor, or None.
func (d *Dataset) groupsBy(list func(*Group) []ActorRef) []int32 {
	out := slices.Repeat([]int32{None}, len(d.Actors))
	for i := range d.Scheme.Groups {
		for _, a := range list(&d.Scheme.Groups[i]) {
			if a >= 0 && out[a] < 0 {
				out[a] = int32(i)
			}
		}
	}
	return out
}

// sideOf returns the group of the nearest body on the way home, else of the
// country.
func (d *Dataset) sideOf(a ActorRef, listed, bodies []int32) int32 {
	at := a
	for range maxHops {
		if at < 0 {
			break
		}
		if bodies[at] >= 0 {
			return bodies[at]
		}
		if at != a && listed[at] >= 0 {
			return listed[at]
		}
		at = d.homeward(at)
	}
	country := d.Actors[a].Country
	if country == "" {
		country = d.Actors[d.Home(a)].Country
	}
	return int32(slices.IndexFunc(d.Scheme.Groups, func(g Group) bool { return country != "" && slices.Contains(g.Countries, country) }))
}
