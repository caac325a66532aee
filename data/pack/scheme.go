package pack

import (
	"parley/data/codebook"
	"parley/data/dataset"
)

// scheme handles the record's own groups, types and class names and the types
// of its events. A record without them has no such section.
func scheme(x *codec, d *dataset.Dataset) {
	if x.pen != nil && !d.Scheme.Given() || x.pen == nil && x.sections[secScheme] == nil {
		return
	}
	x.begin(secScheme)
	s := &d.Scheme
	rows(x, &s.Groups)
	rows(x, &s.Types)
	rows(x, &s.Classes)
	if len(s.Types) > dataset.MostSorts {
		x.fail(Damaged, "too many types")
		return
	}
	groups(x, d, s.Groups)
	x.solid = len(s.Types) > 0
	text(x, of(s.Types, func(r *dataset.Sort) *string { return &r.ID }))
	text(x, of(s.Types, func(r *dataset.Sort) *string { return &r.Label }))
	text(x, of(s.Types, func(r *dataset.Sort) *string { return &r.Plural }))
	small(x, codebook.TypeCount, of(s.Types, func(r *dataset.Sort) *codebook.Type { return &r.Like }))
	small(x, codebook.QuadCount, of(s.Types, func(r *dataset.Sort) *codebook.Quad { return &r.Class }))
	small(x, len(codebook.Shapes())+1, of(s.Types, func(r *dataset.Sort) *codebook.Shape { return &r.Symbol }))
	x.solid = len(s.Classes) > 0
	text(x, of(s.Classes, func(r *dataset.Class) *string { return &r.Label }))
	small(x, codebook.QuadCount, of(s.Classes, func(r *dataset.Class) *codebook.Quad { return &r.Class }))
	text(x, of(s.Classes, func(r *dataset.Class) *string { return &r.Text }))
	small(x, len(s.Types)+1, of(d.Events, func(r *dataset.Event) *uint8 { return &r.Own }))
}

func groups(x *codec, d *dataset.Dataset, s []dataset.Group) {
	x.solid = len(s) > 0
	text(x, of(s, func(r *dataset.Group) *string { return &r.ID }))
	text(x, of(s, func(r *dataset.Group) *string { return &r.Name }))
	text(x, of(s, func(r *dataset.Group) *string { return &r.Short }))
	small(x, len(codebook.Colours())+1, of(s, func(r *dataset.Group) *codebook.Colour { return &r.Colour }))
	signed(x, 1<<32, of(s, func(r *dataset.Group) *int32 { return &r.Order }))
	x.actorRefs(d, self(nested(x, s, nil, func(g *dataset.Group) *[]dataset.ActorRef { return &g.Members })))
	x.actorRefs(d, self(nested(x, s, nil, func(g *dataset.Group) *[]dataset.ActorRef { return &g.PartOf })))
	text(x, self(nested(x, s, nil, func(g *dataset.Group) *[]string { return &g.Countries })))
}
