package yaml

import (
	"cmp"
	"slices"
	"strings"

	"parley/data/codebook"
	"parley/data/dataset"
)

// shortKeys are the keys of which a text alone, without a mapping, is the value.
var shortKeys = map[string]string{"groups": "name", "types": "label", "classes": "label"}

var groupFields = map[string]handler[dataset.Group]{
	"name":      text(func(g *dataset.Group) *string { return &g.Name }),
	"short":     text(func(g *dataset.Group) *string { return &g.Short }),
	"colour":    word("colour", codebook.ParseColour, codebook.Colours, func(g *dataset.Group) *codebook.Colour { return &g.Colour }),
	"order":     wholeNumber("the group with the least one comes first", func(g *dataset.Group) *int32 { return &g.Order }),
	"members":   actorList(func(g *dataset.Group) *[]dataset.ActorRef { return &g.Members }),
	"part_of":   actorList(func(g *dataset.Group) *[]dataset.ActorRef { return &g.PartOf }),
	"countries": readCountries,
	ignoreKey:   ignoreRules[dataset.Group],
}

var sortFields = map[string]handler[dataset.Sort]{
	"label":   text(func(s *dataset.Sort) *string { return &s.Label }),
	"plural":  text(func(s *dataset.Sort) *string { return &s.Plural }),
	"like":    word("type of event", codebook.ParseType, codebook.Types, func(s *dataset.Sort) *codebook.Type { return &s.Like }),
	"class":   word("class", codebook.ParseQuad, codebook.Quads, func(s *dataset.Sort) *codebook.Quad { return &s.Class }),
	"symbol":  word("symbol", codebook.ParseShape, codebook.Shapes, func(s *dataset.Sort) *codebook.Shape { return &s.Symbol }),
	ignoreKey: ignoreRules[dataset.Sort],
}

var classFields = map[string]handler[dataset.Class]{
	"label":   text(func(c *dataset.Class) *string { return &c.Label }),
	"text":    text(func(c *dataset.Class) *string { return &c.Text }),
	ignoreKey: ignoreRules[dataset.Class],
}

// readScheme reads the groups, types and class names of the record's own.
func (r *reader) readScheme(t *tree) {
	s := &r.d.Scheme
	for _, rec := range t.sections["groups"].list {
		g := dataset.Group{ID: rec.id}
		decode(r, rec, "groups."+rec.id, "a group", groupFields, &g, "name")
		g.Name = cmp.Or(g.Name, rec.id)
		s.Groups = append(s.Groups, g)
	}
	for _, rec := range t.sections["types"].list {
		r.readSort(rec)
	}
	for _, rec := range t.sections["classes"].list {
		q, ok := codebook.ParseQuad(rec.id)
		if !ok {
			r.badWord(r.where(rec), "class", rec.key.target().text(), codebook.Quads())
			continue
		}
		c := dataset.Class{Class: q}
		decode(r, rec, "classes."+rec.id, "a class", classFields, &c, "label")
		c.Label = cmp.Or(c.Label, rec.id)
		s.Classes = append(s.Classes, c)
	}
	slices.SortFunc(s.Groups, func(a, b dataset.Group) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(s.Types, func(a, b dataset.Sort) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(s.Classes, func(a, b dataset.Class) int { return int(a.Class) - int(b.Class) })
}

// readSort reads one type. Under the code of a type of the codebook it renames
// that type, and is like it.
func (r *reader) readSort(rec *record) {
	s := dataset.Sort{ID: rec.id}
	if code := strings.ToUpper(rec.id); code != rec.id {
		if _, taken := codebook.ParseType(code); taken {
			r.report("bad-id", r.where(rec), quote(rec.id)+" is a type of the format, which is written in capitals", code)
			return
		}
	}
	if len(r.d.Scheme.Types) == dataset.MostSorts {
		r.report("too-large", r.where(rec), "more than "+itoa(dataset.MostSorts)+" types: this one is left out", "fewer types, and tags for what is finer")
		return
	}
	base, renames := codebook.ParseType(rec.id)
	decode(r, rec, "types."+rec.id, "a type", sortFields, &s, "label")
	if renames {
		s.Like = base
	}
	if !r.merge(rec).has("class") {
		s.Class = s.Like.Quad()
	}
	s.Label = cmp.Or(s.Label, rec.id)
	r.d.Scheme.Types = append(r.d.Scheme.Types, s)
}

// readType reads the type of an event: one of the codebook or of the record.
func readType(r *reader, f *field, _ string, e *entry) {
	code, ok := r.scalar(f.last())
	if !ok {
		return
	}
	t, ok := r.d.TypeByCode(code)
	switch own := int(t) - codebook.TypeCount; {
	case !ok:
		r.badType(f, code)
	case own >= 0:
		e.Own, e.Type = uint8(own+1), r.d.Scheme.Types[own].Like
	default:
		e.Type = codebook.Type(t)
	}
}

// badType names the nearest type, or all types and the way to another.
func (r *reader) badType(f *field, code string) {
	rows := codebook.Types()
	for _, s := range r.d.Scheme.Types {
		if s.ID != s.Like.Code() {
			rows = append(rows, codebook.Row{Code: s.ID})
		}
	}
	r.badWord(f.at(), "type of event", code, rows)
	if last := &r.found[len(r.found)-1]; last.Instead == "" && (last.Suggest == "" || strings.HasPrefix(last.Suggest, "one of ")) {
		last.Suggest = "types are " + strings.Join(codesOf(rows), ", ") + ", or name your own under `types`"
	}
}

// readCountries reads codes of countries.
func readCountries(r *reader, f *field, path string, g *dataset.Group) {
	one := readCountry(func(s *string) *string { return s })
	for _, v := range r.items(f) {
		code := ""
		if one(r, &field{val: v}, path, &code); code != "" {
			g.Countries = append(g.Countries, code)
		}
	}
}
