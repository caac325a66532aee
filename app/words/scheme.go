package words

import (
	"strings"

	"parley/data/codebook"
	"parley/data/dataset"
)

// Of returns the catalogue for a record: with its time zone, and with its own
// names of types, classes and groups instead of those of the catalogue.
func (w *Words) Of(d *dataset.Dataset) *Words {
	out := *w.At(d.Meta.Zone(), d.Meta.Home)
	out.own = nil
	if d.Scheme.Given() {
		out.own = out.scheme(&d.Scheme)
	}
	return &out
}

// scheme returns the messages that a record replaces.
func (w *Words) scheme(s *dataset.Scheme) map[string]string {
	own := map[string]string{}
	for i := range s.Types {
		t := &s.Types[i]
		own["type."+t.ID], own["type."+strings.ToLower(t.ID)] = t.Label, t.Label
	}
	for i := range s.Groups {
		own["region."+s.Groups[i].ID] = s.Groups[i].Label()
	}
	if len(s.Groups) > 0 {
		w.grouped(own)
	}
	for i := range s.Classes {
		w.class(&s.Classes[i], own)
	}
	if len(s.Classes) > 0 {
		w.sides(own)
	}
	return own
}

// grouped replaces the messages that speak of delegations in a record with groups of its own.
func (w *Words) grouped(own map[string]string) {
	for k, s := range w.text {
		if key, ok := strings.CutPrefix(k, "grouped."); ok {
			own[key] = s
		}
	}
}

// aparts are the messages that count events of a class that are no contact.
var aparts = [codebook.QuadCount]string{"statement", "beside", "help", "demand", "force"}

// class replaces the messages that name a class.
func (w *Words) class(c *dataset.Class, own map[string]string) {
	own["quad."+c.Class.Code()], own["how.quad."+c.Class.Code()] = c.Label, c.Text
	own["contact.apart-"+aparts[c.Class]] = w.Say("contact.own-apart", strings.ReplaceAll(c.Label, "|", "/"))
	own["contact.not"] = w.Say("contact.own-not")
}

// sides replaces the names of the two sides of the opening picture.
func (w *Words) sides(own map[string]string) {
	named := func(a, b codebook.Quad) string {
		var names []string
		for _, q := range [...]codebook.Quad{a, b} {
			if name, ok := own["quad."+q.Code()]; ok {
				names = append(names, name)
			}
		}
		return strings.Join(names, " · ")
	}
	above, below := named(codebook.VerbalConflict, codebook.MaterialConflict), named(codebook.VerbalCooperation, codebook.MaterialCooperation)
	for _, side := range [...][3]string{{above, "above", "pressure"}, {below, "below", "talks"}} {
		if side[0] != "" && w.Has("opening."+side[1]) {
			own["opening."+side[1]] = side[0]
			own["opening."+side[2]] = w.Say("opening.own", strings.ReplaceAll(side[0], "|", "/"))
		}
	}
}

// TypeOf returns the name of a type of a record, "" for none.
func (w *Words) TypeOf(d *dataset.Dataset, t dataset.TypeRef) string {
	if s := d.Sort(t); s != nil {
		return s.Label
	}
	return w.Type(codebook.Type(t))
}

// TypesOf is TypeOf for several events: the plural, if the record gives one.
func (w *Words) TypesOf(d *dataset.Dataset, t dataset.TypeRef) string {
	if s := d.Sort(t); s != nil && s.Plural != "" {
		return s.Plural
	}
	return w.TypeOf(d, t)
}
