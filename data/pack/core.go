package pack

import (
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// coreTables writes or reads everything in a dataset except the long texts. A
// table may use earlier ones, unless there was an error.
func coreTables(x *codec, d *dataset.Dataset) {
	for _, table := range []func(*codec, *dataset.Dataset){
		meta, places, actors, sources, relations, events, parts, claims, links, history, rare, story, scheme, media,
	} {
		if x.err != nil {
			return
		}
		table(x, d)
	}
}

// meta handles the dataset's own fields and the lengths of all tables.
func meta(x *codec, d *dataset.Dataset) {
	x.begin(secMeta)
	m := &d.Meta
	for _, field := range []*string{
		&m.ID, &m.Title, &m.Description, &m.Language, &m.Timezone, &m.Version,
		&m.License, &m.Publisher, &m.Homepage, &m.Boundaries,
	} {
		text(x, single(field))
	}
	small(x, len(codebook.Worldviews())+1, single(&m.Worldview))
	x.dates(nil, single(&m.AsOf))
	one := []dataset.Meta{*m}
	creators := nested(x, one, nil, func(m *dataset.Meta) *[]dataset.Creator { return &m.Creators })
	text(x, of(creators, func(r *dataset.Creator) *string { return &r.Name }))
	text(x, of(creators, func(r *dataset.Creator) *string { return &r.URL }))
	words := nested(x, one, nil, func(m *dataset.Meta) *[]string { return &m.Keywords })
	text(x, self(words))
	credits := nested(x, one, nil, func(m *dataset.Meta) *[]string { return &m.Credits })
	text(x, self(credits))
	head := &one[0].Head
	for _, field := range []*string{&head.Kicker, &head.Headline, &head.Finding, &head.Intro, &head.Byline} {
		text(x, single(field))
	}
	x.dates(nil, single(&head.Published))
	images(x, optional(x, one, func(m *dataset.Meta) **dataset.Media { return &m.Head.Logo }))
	images(x, optional(x, one, func(m *dataset.Meta) **dataset.Media { return &m.Head.Picture }))
	turns := nested(x, one, nil, func(m *dataset.Meta) *[]dataset.Turn { return &m.Turns })
	signed(x, 1<<62, of(turns, func(r *dataset.Turn) *edtf.Instant { return &r.At }))
	signed(x, 1<<32, of(turns, func(r *dataset.Turn) *int32 { return &r.Offset }))
	*m = one[0]
	x.keepWeb(&m.Homepage)
	for i := range creators {
		x.keepWeb(&creators[i].URL)
	}

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
	idents(x, of(s, func(r *dataset.Place) *dataset.PlaceID { return &r.ID }))
	text(x, of(s, func(r *dataset.Place) *string { return &r.Name }))
	small(x, len(codebook.PlaceKinds())+1, of(s, func(r *dataset.Place) *codebook.PlaceKind { return &r.Kind }))
	x.bools(of(s, func(r *dataset.Place) *bool { return &r.Located }))
	x.floats(of(s, func(r *dataset.Place) *float64 { return &r.Lat }))
	x.floats(of(s, func(r *dataset.Place) *float64 { return &r.Lon }))
	small(x, len(codebook.PlaceKinds())+1, of(s, func(r *dataset.Place) *codebook.PlaceKind { return &r.Precision }))
	text(x, of(s, func(r *dataset.Place) *string { return &r.CoordsFrom }))
	text(x, of(s, func(r *dataset.Place) *string { return &r.Country }))
	refs(x, n, of(s, func(r *dataset.Place) *dataset.PlaceRef { return &r.Within }))
	text(x, of(s, func(r *dataset.Place) *string { return &r.Wikidata }))
	text(x, of(s, func(r *dataset.Place) *string { return &r.GeoNames }))
}

func actors(x *codec, d *dataset.Dataset) {
	s, n := d.Actors, len(d.Actors)
	x.table(secActors, n)
	idents(x, of(s, func(r *dataset.Actor) *dataset.ActorID { return &r.ID }))
	small(x, len(codebook.ActorKinds())+1, of(s, func(r *dataset.Actor) *codebook.ActorKind { return &r.Kind }))
	text(x, of(s, func(r *dataset.Actor) *string { return &r.Name }))
	text(x, of(s, func(r *dataset.Actor) *string { return &r.Short }))
	x.bools(of(s, func(r *dataset.Actor) *bool { return &r.Plural }))
	text(x, of(s, func(r *dataset.Actor) *string { return &r.Sector }))
	text(x, of(s, func(r *dataset.Actor) *string { return &r.Country }))
	refs(x, n, of(s, func(r *dataset.Actor) *dataset.ActorRef { return &r.PartOf }))
	text(x, of(s, func(r *dataset.Actor) *string { return &r.Wikidata }))
	text(x, of(s, func(r *dataset.Actor) *string { return &r.Cameo }))
	text(x, of(s, func(r *dataset.Actor) *string { return &r.Description }))
	x.dates(nil, of(s, func(r *dataset.Actor) *edtf.Date { return &r.Born }))
	x.dates(nil, of(s, func(r *dataset.Actor) *edtf.Date { return &r.Died }))
	x.floats(of(s, func(r *dataset.Actor) *float64 { return &r.X }))
	x.floats(of(s, func(r *dataset.Actor) *float64 { return &r.Y }))
	images(x, optional(x, s, func(a *dataset.Actor) **dataset.Media { return &a.Image }))
	aliases(x, nested(x, s, nil, func(a *dataset.Actor) *[]dataset.Alias { return &a.Aka }))
	offices(x, d, nested(x, s, nil, func(a *dataset.Actor) *[]dataset.Office { return &a.Roles }))
}

func aliases(x *codec, s []dataset.Alias) {
	text(x, of(s, func(r *dataset.Alias) *string { return &r.Name }))
	text(x, of(s, func(r *dataset.Alias) *string { return &r.Lang }))
	text(x, of(s, func(r *dataset.Alias) *string { return &r.Note }))
	x.dates(nil, of(s, func(r *dataset.Alias) *edtf.Date { return &r.Since }))
	x.dates(nil, of(s, func(r *dataset.Alias) *edtf.Date { return &r.Until }))
}

func offices(x *codec, d *dataset.Dataset, s []dataset.Office) {
	text(x, of(s, func(r *dataset.Office) *string { return &r.Role }))
	refs(x, len(d.Actors), of(s, func(r *dataset.Office) *dataset.ActorRef { return &r.Of }))
	refs(x, len(d.Actors), of(s, func(r *dataset.Office) *dataset.ActorRef { return &r.For }))
	x.dates(nil, of(s, func(r *dataset.Office) *edtf.Date { return &r.Since }))
	x.dates(nil, of(s, func(r *dataset.Office) *edtf.Date { return &r.Until }))
	x.dates(nil, of(s, func(r *dataset.Office) *edtf.Date { return &r.AsOf }))
	refs(x, len(d.Sources), of(s, func(r *dataset.Office) *dataset.SourceRef { return &r.Source }))
}

func sources(x *codec, d *dataset.Dataset) {
	s, n := d.Sources, len(d.Sources)
	x.table(secSources, n)
	idents(x, of(s, func(r *dataset.Source) *dataset.SourceID { return &r.ID }))
	small(x, len(codebook.SourceKinds())+1, of(s, func(r *dataset.Source) *codebook.SourceKind { return &r.Kind }))
	refs(x, len(d.Actors), of(s, func(r *dataset.Source) *dataset.ActorRef { return &r.Publisher }))
	text(x, of(s, func(r *dataset.Source) *string { return &r.PublisherName }))
	x.dates(nil, of(s, func(r *dataset.Source) *edtf.Date { return &r.Published }))
	x.dates(nil, of(s, func(r *dataset.Source) *edtf.Date { return &r.Updated }))
	x.dates(nil, of(s, func(r *dataset.Source) *edtf.Date { return &r.Accessed }))
	text(x, of(s, func(r *dataset.Source) *string { return &r.Language }))
	text(x, of(s, func(r *dataset.Source) *string { return &r.License }))
	x.bools(of(s, func(r *dataset.Source) *bool { return &r.Cited }))
	refs(x, n, of(s, func(r *dataset.Source) *dataset.SourceRef { return &r.CitedIn }))
	small(x, 256, of(s, func(r *dataset.Source) *byte { return &r.Reliability }))
	via := nested(x, s, nil, func(s *dataset.Source) *[]dataset.SourceRef { return &s.Via })
	near(x, n, nil, self(via))
	must(x, self(via))
}

func relations(x *codec, d *dataset.Dataset) {
	s, n := d.Relations, len(d.Relations)
	x.table(secRelations, n)
	x.actorRefs(d, of(s, func(r *dataset.Relation) *dataset.ActorRef { return &r.From }))
	x.actorRefs(d, of(s, func(r *dataset.Relation) *dataset.ActorRef { return &r.To }))
	small(x, len(codebook.RelationKinds())+1, of(s, func(r *dataset.Relation) *codebook.RelationKind { return &r.Kind }))
	text(x, of(s, func(r *dataset.Relation) *string { return &r.Label }))
	x.bools(of(s, func(r *dataset.Relation) *bool { return &r.Undirected }))
	x.dates(nil, of(s, func(r *dataset.Relation) *edtf.Date { return &r.Since }))
	x.dates(nil, of(s, func(r *dataset.Relation) *edtf.Date { return &r.Until }))
	x.dates(nil, of(s, func(r *dataset.Relation) *edtf.Date { return &r.AsOf }))
	refs(x, len(d.Sources), of(s, func(r *dataset.Relation) *dataset.SourceRef { return &r.Source }))
	text(x, of(s, func(r *dataset.Relation) *string { return &r.Standing }))
}

func story(x *codec, d *dataset.Dataset) {
	c, n := d.Corrections, len(d.Corrections)
	x.table(secStory, n)
	refs(x, len(d.Events), of(c, func(r *dataset.Correction) *dataset.EventRef { return &r.Event }))
	x.dates(nil, of(c, func(r *dataset.Correction) *edtf.Date { return &r.At }))
	text(x, of(c, func(r *dataset.Correction) *string { return &r.Field }))
	text(x, of(c, func(r *dataset.Correction) *string { return &r.Was }))
	text(x, of(c, func(r *dataset.Correction) *string { return &r.Now }))
	refs(x, len(d.Sources), of(c, func(r *dataset.Correction) *dataset.SourceRef { return &r.Source }))
	text(x, of(c, func(r *dataset.Correction) *string { return &r.Note }))

	s, n := d.Steps, len(d.Steps)
	x.solid = n > 0
	refs(x, len(d.Events), of(s, func(r *dataset.Step) *dataset.EventRef { return &r.Event }))
	x.dates(nil, of(s, func(r *dataset.Step) *edtf.Date { return &r.From }))
	x.dates(nil, of(s, func(r *dataset.Step) *edtf.Date { return &r.To }))
	x.known(func(int) dataset.Day { return dataset.LatestDay }, of(s, func(r *dataset.Step) *dataset.Day { return &r.On }))
	text(x, of(s, func(r *dataset.Step) *string { return &r.Title }))
	text(x, of(s, func(r *dataset.Step) *string { return &r.Caption }))
	text(x, of(s, func(r *dataset.Step) *string { return &r.Text }))
}
