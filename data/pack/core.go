package pack

import (
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// coreTables writes or reads all of a dataset but its long texts.
func coreTables(x *codec, d *dataset.Dataset) {
	meta(x, d)
	places(x, d)
	actors(x, d)
	sources(x, d)
	relations(x, d)
	events(x, d)
	parts(x, d)
	claims(x, d)
	links(x, d)
	history(x, d)
	rare(x, d)
	story(x, d)
}

// meta handles the dataset's own fields and the lengths of all tables.
func meta(x *codec, d *dataset.Dataset) {
	x.begin(secMeta)
	m := &d.Meta
	for _, field := range []*string{
		&m.ID, &m.Title, &m.Description, &m.Language, &m.Timezone, &m.Version,
		&m.License, &m.Publisher, &m.Homepage, &m.Boundaries,
	} {
		text(x, 1, func(int) *string { return field })
	}
	x.dates(1, nil, func(int) *edtf.Date { return &m.AsOf })
	one := []dataset.Meta{*m}
	creators := nested(x, one, func(m *dataset.Meta) *[]dataset.Creator { return &m.Creators })
	text(x, len(creators), func(i int) *string { return &creators[i].Name })
	text(x, len(creators), func(i int) *string { return &creators[i].URL })
	words := nested(x, one, func(m *dataset.Meta) *[]string { return &m.Keywords })
	text(x, len(words), func(i int) *string { return &words[i] })
	credits := nested(x, one, func(m *dataset.Meta) *[]string { return &m.Credits })
	text(x, len(credits), func(i int) *string { return &credits[i] })
	*m = one[0]

	rows(x, &d.Places)
	rows(x, &d.Actors)
	rows(x, &d.Sources)
	rows(x, &d.Relations)
	rows(x, &d.Events)
	rows(x, &d.Corrections)
	rows(x, &d.Steps)
}

func places(x *codec, d *dataset.Dataset) {
	s, n := d.Places, len(d.Places)
	x.table(secPlaces, n)
	idents(x, n, func(i int) *dataset.PlaceID { return &s[i].ID })
	text(x, n, func(i int) *string { return &s[i].Name })
	small(x, n, len(codebook.PlaceKinds())+1, func(i int) *codebook.PlaceKind { return &s[i].Kind })
	x.bools(n, func(i int) *bool { return &s[i].Located })
	x.floats(n, func(i int) *float64 { return &s[i].Lat })
	x.floats(n, func(i int) *float64 { return &s[i].Lon })
	text(x, n, func(i int) *string { return &s[i].Country })
	refs(x, n, n, func(i int) *dataset.PlaceRef { return &s[i].Within })
	text(x, n, func(i int) *string { return &s[i].Wikidata })
	text(x, n, func(i int) *string { return &s[i].GeoNames })
}

func actors(x *codec, d *dataset.Dataset) {
	s, n := d.Actors, len(d.Actors)
	x.table(secActors, n)
	idents(x, n, func(i int) *dataset.ActorID { return &s[i].ID })
	small(x, n, len(codebook.ActorKinds())+1, func(i int) *codebook.ActorKind { return &s[i].Kind })
	text(x, n, func(i int) *string { return &s[i].Name })
	text(x, n, func(i int) *string { return &s[i].Short })
	text(x, n, func(i int) *string { return &s[i].Sector })
	text(x, n, func(i int) *string { return &s[i].Country })
	refs(x, n, n, func(i int) *dataset.ActorRef { return &s[i].PartOf })
	text(x, n, func(i int) *string { return &s[i].Wikidata })
	text(x, n, func(i int) *string { return &s[i].Cameo })
	text(x, n, func(i int) *string { return &s[i].Description })
	x.dates(n, nil, func(i int) *edtf.Date { return &s[i].Born })
	x.dates(n, nil, func(i int) *edtf.Date { return &s[i].Died })
	images(x, optional(x, s, func(a *dataset.Actor) **dataset.Image { return &a.Image }))
	aliases(x, nested(x, s, func(a *dataset.Actor) *[]dataset.Alias { return &a.Aka }))
	offices(x, d, nested(x, s, func(a *dataset.Actor) *[]dataset.Office { return &a.Roles }))
}

func images(x *codec, s []dataset.Image) {
	text(x, len(s), func(i int) *string { return &s[i].Src })
	text(x, len(s), func(i int) *string { return &s[i].Alt })
	text(x, len(s), func(i int) *string { return &s[i].Credit })
	text(x, len(s), func(i int) *string { return &s[i].License })
}

func aliases(x *codec, s []dataset.Alias) {
	text(x, len(s), func(i int) *string { return &s[i].Name })
	text(x, len(s), func(i int) *string { return &s[i].Lang })
	text(x, len(s), func(i int) *string { return &s[i].Note })
	x.dates(len(s), nil, func(i int) *edtf.Date { return &s[i].Since })
	x.dates(len(s), nil, func(i int) *edtf.Date { return &s[i].Until })
}

func offices(x *codec, d *dataset.Dataset, s []dataset.Office) {
	n := len(s)
	text(x, n, func(i int) *string { return &s[i].Role })
	refs(x, n, len(d.Actors), func(i int) *dataset.ActorRef { return &s[i].Of })
	refs(x, n, len(d.Actors), func(i int) *dataset.ActorRef { return &s[i].For })
	x.dates(n, nil, func(i int) *edtf.Date { return &s[i].Since })
	x.dates(n, nil, func(i int) *edtf.Date { return &s[i].Until })
	x.dates(n, nil, func(i int) *edtf.Date { return &s[i].AsOf })
	refs(x, n, len(d.Sources), func(i int) *dataset.SourceRef { return &s[i].Source })
}

func sources(x *codec, d *dataset.Dataset) {
	s, n := d.Sources, len(d.Sources)
	x.table(secSources, n)
	idents(x, n, func(i int) *dataset.SourceID { return &s[i].ID })
	small(x, n, len(codebook.SourceKinds())+1, func(i int) *codebook.SourceKind { return &s[i].Kind })
	refs(x, n, len(d.Actors), func(i int) *dataset.ActorRef { return &s[i].Publisher })
	text(x, n, func(i int) *string { return &s[i].PublisherName })
	x.dates(n, nil, func(i int) *edtf.Date { return &s[i].Published })
	x.dates(n, nil, func(i int) *edtf.Date { return &s[i].Updated })
	x.dates(n, nil, func(i int) *edtf.Date { return &s[i].Accessed })
	text(x, n, func(i int) *string { return &s[i].Language })
	text(x, n, func(i int) *string { return &s[i].License })
	x.bools(n, func(i int) *bool { return &s[i].Cited })
	refs(x, n, n, func(i int) *dataset.SourceRef { return &s[i].CitedIn })
	small(x, n, 256, func(i int) *byte { return &s[i].Reliability })
	via := nested(x, s, func(s *dataset.Source) *[]dataset.SourceRef { return &s.Via })
	near(x, len(via), n, nil, func(i int) *dataset.SourceRef { return &via[i] })
	must(x, len(via), func(i int) *dataset.SourceRef { return &via[i] })
}

func relations(x *codec, d *dataset.Dataset) {
	s, n := d.Relations, len(d.Relations)
	x.table(secRelations, n)
	x.actorRefs(n, d, func(i int) *dataset.ActorRef { return &s[i].From })
	x.actorRefs(n, d, func(i int) *dataset.ActorRef { return &s[i].To })
	small(x, n, len(codebook.RelationKinds())+1, func(i int) *codebook.RelationKind { return &s[i].Kind })
	text(x, n, func(i int) *string { return &s[i].Label })
	x.bools(n, func(i int) *bool { return &s[i].Undirected })
	x.dates(n, nil, func(i int) *edtf.Date { return &s[i].Since })
	x.dates(n, nil, func(i int) *edtf.Date { return &s[i].Until })
	x.dates(n, nil, func(i int) *edtf.Date { return &s[i].AsOf })
	refs(x, n, len(d.Sources), func(i int) *dataset.SourceRef { return &s[i].Source })
	text(x, n, func(i int) *string { return &s[i].Standing })
}

func story(x *codec, d *dataset.Dataset) {
	c, n := d.Corrections, len(d.Corrections)
	x.table(secStory, n)
	refs(x, n, len(d.Events), func(i int) *dataset.EventRef { return &c[i].Event })
	x.dates(n, nil, func(i int) *edtf.Date { return &c[i].At })
	text(x, n, func(i int) *string { return &c[i].Field })
	text(x, n, func(i int) *string { return &c[i].Was })
	text(x, n, func(i int) *string { return &c[i].Now })
	refs(x, n, len(d.Sources), func(i int) *dataset.SourceRef { return &c[i].Source })
	text(x, n, func(i int) *string { return &c[i].Note })

	s, n := d.Steps, len(d.Steps)
	x.solid = n > 0
	refs(x, n, len(d.Events), func(i int) *dataset.EventRef { return &s[i].Event })
	x.dates(n, nil, func(i int) *edtf.Date { return &s[i].From })
	x.dates(n, nil, func(i int) *edtf.Date { return &s[i].To })
	x.known(n, latest, func(i int) *dataset.Day { return &s[i].On })
	text(x, n, func(i int) *string { return &s[i].Title })
	text(x, n, func(i int) *string { return &s[i].Text })
}

func latest(int) int64 { return int64(dataset.LatestDay) }
