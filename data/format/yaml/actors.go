package yaml

import (
	"strings"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/format/assemble"
	"parley/data/origin"
	"parley/data/zone"
)

var metaFields = map[string]handler[dataset.Meta]{
	"id":          text(func(m *dataset.Meta) *string { return &m.ID }),
	"title":       text(func(m *dataset.Meta) *string { return &m.Title }),
	"description": prose(func(m *dataset.Meta) *string { return &m.Description }),
	"language":    text(func(m *dataset.Meta) *string { return &m.Language }),
	"timezone":    text(func(m *dataset.Meta) *string { return &m.Timezone }),
	"as_of":       date(func(m *dataset.Meta) *edtf.Date { return &m.AsOf }),
	"version":     text(func(m *dataset.Meta) *string { return &m.Version }),
	"license":     text(func(m *dataset.Meta) *string { return &m.License }),
	"creators":    readCreators,
	"publisher":   text(func(m *dataset.Meta) *string { return &m.Publisher }),
	"homepage":    address(func(m *dataset.Meta) *string { return &m.Homepage }),
	"url":         siteAddress,
	"keywords":    texts(func(m *dataset.Meta) *[]string { return &m.Keywords }),
	"credits":     texts(func(m *dataset.Meta) *[]string { return &m.Credits }),
	"worldview":   word("worldview", codebook.ParseWorldview, codebook.Worldviews, func(m *dataset.Meta) *codebook.Worldview { return &m.Worldview }),
	"boundaries":  text(func(m *dataset.Meta) *string { return &m.Boundaries }),
	"kicker":      text(func(m *dataset.Meta) *string { return &m.Head.Kicker }),
	"headline":    text(func(m *dataset.Meta) *string { return &m.Head.Headline }),
	"finding":     text(func(m *dataset.Meta) *string { return &m.Head.Finding }),
	"intro":       prose(func(m *dataset.Meta) *string { return &m.Head.Intro }),
	"byline":      text(func(m *dataset.Meta) *string { return &m.Head.Byline }),
	"published":   date(func(m *dataset.Meta) *edtf.Date { return &m.Head.Published }),
	"logo":        picture(func(m *dataset.Meta) **dataset.Media { return &m.Head.Logo }),
	"picture":     picture(func(m *dataset.Meta) **dataset.Media { return &m.Head.Picture }),
	"vocab":       func(r *reader, f *field, _ string, _ *dataset.Meta) { r.walk(f.last(), "vocab") },
	ignoreKey:     ignoreRules[dataset.Meta],
}

// readMeta reads the dataset section. Without one, its required keys are missing,
// unless it may stand in what could not be read.
func (r *reader) readMeta(list []*record) {
	if len(list) == 0 && r.unread {
		r.d.Meta.Language = "en"
		return
	}
	rec := &record{}
	if len(list) > 0 {
		rec = list[0]
	}
	m := &r.d.Meta
	decode(r, rec, "dataset", "a dataset", metaFields, m, "id", "title", "as_of")
	if m.ID != "" && !assemble.ValidID(m.ID) {
		r.badID(rec.fields.find("id").at(), m.ID)
		m.ID = assemble.Slug(m.ID)
	}
	if m.Language == "" {
		m.Language = "en"
	}
}

// setClock works out how far the dataset's clock stands from UTC whenever the
// record names a clock time.
func (r *reader) setClock() {
	name := r.d.Meta.Timezone
	if name == "" {
		return
	}
	clock, ok := zone.Find(name)
	if !ok {
		r.report("bad-value", r.pos.Of("dataset.timezone"), quote(name)+" is not a time zone; clock times are compared as they are written", "a name of the IANA list, such as Europe/Kyiv or Etc/UTC")
		return
	}
	r.d.SetClock(clock)
}

// siteAddress reads the address of the site, which goes into headers and policies.
func siteAddress(r *reader, f *field, path string, m *dataset.Meta) {
	s, ok := r.scalar(f.last())
	if !ok || !r.webAddress(s, f.last()) {
		return
	}
	if _, ok := origin.Of(s); !ok {
		r.report("bad-url", f.last().where(), quote(s)+" is not the address of a site: its host may have letters a to z, digits, hyphens and dots, and a port", "an address such as https://example.org/talks/; an international name in the form that begins with xn--")
		return
	}
	m.URL = s
}

var creatorFields = map[string]handler[dataset.Creator]{
	"name": text(func(c *dataset.Creator) *string { return &c.Name }),
	"url":  address(func(c *dataset.Creator) *string { return &c.URL }),
}

func readCreators(r *reader, f *field, path string, m *dataset.Meta) {
	for _, v := range r.items(f) {
		c := dataset.Creator{}
		if s, short := shortForm(r, v); short {
			c.Name = s
		} else if rec := r.record(v); rec != nil {
			decode(r, rec, path+"."+itoa(len(m.Creators)), "a creator", creatorFields, &c, "name")
		}
		m.Creators = append(m.Creators, c)
	}
}

// shortForm returns the text of an entry that may be a text or a mapping.
func shortForm(r *reader, v value) (string, bool) {
	if t := v.target(); isNull(t) || !t.bare() || t.text() == "" {
		return "", false
	}
	return r.scalar(v)
}

var actorFields = map[string]handler[dataset.Actor]{
	"kind":        word("kind of actor", codebook.ParseActorKind, codebook.ActorKinds, func(a *dataset.Actor) *codebook.ActorKind { return &a.Kind }),
	"name":        text(func(a *dataset.Actor) *string { return &a.Name }),
	"short":       text(func(a *dataset.Actor) *string { return &a.Short }),
	"plural":      yes(func(a *dataset.Actor) *bool { return &a.Plural }),
	"aka":         readAka,
	"sector":      readSector,
	"country":     readCountry(func(a *dataset.Actor) *string { return &a.Country }),
	"part_of":     actor(func(a *dataset.Actor) *dataset.ActorRef { return &a.PartOf }),
	"roles":       readRoles,
	"wikidata":    readWikidata(func(a *dataset.Actor) *string { return &a.Wikidata }),
	"cameo":       text(func(a *dataset.Actor) *string { return &a.Cameo }),
	"description": prose(func(a *dataset.Actor) *string { return &a.Description }),
	"born":        date(func(a *dataset.Actor) *edtf.Date { return &a.Born }),
	"died":        date(func(a *dataset.Actor) *edtf.Date { return &a.Died }),
	"image":       picture(func(a *dataset.Actor) **dataset.Media { return &a.Image }),
	"media":       media(func(a *dataset.Actor) *[]dataset.Media { return &a.Media }),
	"aka_ids":     readFormerActors,
	ignoreKey:     ignoreRules[dataset.Actor],
}

// ignored is for keys that were read before.
func ignored[T any](*reader, *field, string, *T) {}

func (r *reader) readActor(rec *record, a *dataset.Actor) {
	*a = dataset.Actor{ID: dataset.ActorID(rec.id), PartOf: dataset.None}
	decode(r, rec, "actors."+rec.id, "an actor", actorFields, a, "name", "kind")
	if a.Name == "" {
		a.Name = rec.id
	}
}

var akaFields = map[string]handler[dataset.Alias]{
	"name":  text(func(a *dataset.Alias) *string { return &a.Name }),
	"lang":  text(func(a *dataset.Alias) *string { return &a.Lang }),
	"note":  text(func(a *dataset.Alias) *string { return &a.Note }),
	"since": date(func(a *dataset.Alias) *edtf.Date { return &a.Since }),
	"until": date(func(a *dataset.Alias) *edtf.Date { return &a.Until }),
}

func readAka(r *reader, f *field, path string, a *dataset.Actor) {
	for _, v := range r.items(f) {
		aka := dataset.Alias{}
		if s, short := shortForm(r, v); short {
			aka.Name = s
		} else if rec := r.record(v); rec != nil {
			decode(r, rec, path+"."+itoa(len(a.Aka)), "another name", akaFields, &aka, "name")
		}
		if aka.Name != "" {
			a.Aka = append(a.Aka, aka)
		}
	}
}

func readSector(r *reader, f *field, _ string, a *dataset.Actor) {
	s, ok := r.scalar(f.last())
	if !ok {
		return
	}
	if !codebook.IsSector(s) {
		r.badWord(f.at(), "PLOVER sector", s, codebook.Sectors())
		return
	}
	a.Sector = s
}

// readCountry reads two capital letters.
func readCountry[T any](to func(*T) *string) handler[T] {
	return func(r *reader, f *field, _ string, out *T) {
		s, ok := r.scalar(f.last())
		switch {
		case !ok:
		case len(s) == 2 && s[0] >= 'A' && s[0] <= 'Z' && s[1] >= 'A' && s[1] <= 'Z':
			*to(out) = s
		default:
			suggest := ""
			if len(s) == 2 {
				suggest = strings.ToUpper(s)
			}
			r.mend("bad-value", f.at(), quote(s)+" is not a country code of ISO 3166-1 (two capital letters)", suggest, s, suggest)
		}
	}
}

// readWikidata reads a Q number.
func readWikidata[T any](to func(*T) *string) handler[T] {
	return func(r *reader, f *field, _ string, out *T) {
		s, ok := r.scalar(f.last())
		if !ok {
			return
		}
		if len(s) < 2 || s[0] != 'Q' || strings.Trim(s[1:], "0123456789") != "" {
			r.report("bad-value", f.at(), quote(s)+" is not a Wikidata item", "Q and digits")
			return
		}
		*to(out) = s
	}
}

var officeFields = map[string]handler[dataset.Office]{
	"role":   text(func(o *dataset.Office) *string { return &o.Role }),
	"of":     actor(func(o *dataset.Office) *dataset.ActorRef { return &o.Of }),
	"for":    actor(func(o *dataset.Office) *dataset.ActorRef { return &o.For }),
	"since":  date(func(o *dataset.Office) *edtf.Date { return &o.Since }),
	"until":  date(func(o *dataset.Office) *edtf.Date { return &o.Until }),
	"as_of":  date(func(o *dataset.Office) *edtf.Date { return &o.AsOf }),
	"source": source(func(o *dataset.Office) *dataset.SourceRef { return &o.Source }),
	"loc":    text(func(o *dataset.Office) *string { return &o.Loc }),
}

func readRoles(r *reader, f *field, path string, a *dataset.Actor) {
	for _, v := range r.items(f) {
		if rec := r.record(v); rec != nil {
			o := dataset.Office{Of: dataset.None, For: dataset.None, Source: dataset.None}
			decode(r, rec, path+"."+itoa(len(a.Roles)), "a role", officeFields, &o, "role")
			a.Roles = append(a.Roles, o)
		}
	}
}

var mediaFields = map[string]handler[dataset.Media]{
	"src":     readMediaFile(func(m *dataset.Media) *string { return &m.Src }),
	"alt":     text(func(m *dataset.Media) *string { return &m.Alt }),
	"caption": text(func(m *dataset.Media) *string { return &m.Caption }),
	"credit":  text(func(m *dataset.Media) *string { return &m.Credit }),
	"license": text(func(m *dataset.Media) *string { return &m.License }),
	"poster":  readMediaFile(func(m *dataset.Media) *string { return &m.Poster }),
	"vtt":     readMediaFile(func(m *dataset.Media) *string { return &m.VTT }),
}

// picture reads a field that holds one picture.
func picture[T any](at func(*T) **dataset.Media) handler[T] {
	return func(r *reader, f *field, path string, t *T) {
		if m, ok := r.medium(f.last(), path); ok {
			*at(t) = &m
		}
	}
}

// media reads a list of pictures, sounds, films and documents.
func media[T any](at func(*T) *[]dataset.Media) handler[T] {
	return func(r *reader, f *field, path string, t *T) {
		list := at(t)
		for _, v := range r.items(f) {
			if m, ok := r.medium(v, path+"."+itoa(len(*list))); ok {
				*list = append(*list, m)
			}
		}
	}
}

func (r *reader) medium(v value, path string) (dataset.Media, bool) {
	m := dataset.Media{}
	rec := r.record(v)
	if rec == nil {
		return m, false
	}
	decode(r, rec, path, "a picture", mediaFields, &m, "src")
	return m, m.Src != ""
}

// readMediaFile takes a file beside the dataset, or an http or https address.
func readMediaFile(to func(*dataset.Media) *string) handler[dataset.Media] {
	return func(r *reader, f *field, _ string, m *dataset.Media) {
		s, ok := r.scalar(f.last())
		if !ok {
			return
		}
		plain := s != "" && !strings.ContainsAny(s, ":\\?#") && s[0] != '/' && !strings.Contains("/"+s+"/", "/../")
		switch {
		case plain, strings.Contains(s, ":") && r.webAddress(s, f.last()):
			*to(m) = s
		case !strings.Contains(s, ":"):
			r.report("bad-url", f.at(), quote(s)+" is not a file in the dataset's folder", "the path from that folder, without .. and without a slash before it")
		}
	}
}

var placeFields = map[string]handler[dataset.Place]{
	"name":        text(func(p *dataset.Place) *string { return &p.Name }),
	"kind":        word("kind of place", codebook.ParsePlaceKind, codebook.PlaceKinds, func(p *dataset.Place) *codebook.PlaceKind { return &p.Kind }),
	"lat":         number(func(p *dataset.Place) *float64 { return &p.Lat }),
	"lon":         number(func(p *dataset.Place) *float64 { return &p.Lon }),
	"country":     readCountry(func(p *dataset.Place) *string { return &p.Country }),
	"within":      place(func(p *dataset.Place) *dataset.PlaceRef { return &p.Within }),
	"precision":   word("precision", codebook.ParsePlaceKind, codebook.PlaceKinds, func(p *dataset.Place) *codebook.PlaceKind { return &p.Precision }),
	"coords_from": text(func(p *dataset.Place) *string { return &p.CoordsFrom }),
	"wikidata":    readWikidata(func(p *dataset.Place) *string { return &p.Wikidata }),
	"geonames":    text(func(p *dataset.Place) *string { return &p.GeoNames }),
	"aka_ids":     ignored[dataset.Place],
	ignoreKey:     ignoreRules[dataset.Place],
}

func (r *reader) readPlace(rec *record, p *dataset.Place) {
	*p = dataset.Place{ID: dataset.PlaceID(rec.id), Within: dataset.None}
	path := "places." + rec.id
	decode(r, rec, path, "a place", placeFields, p, "name", "kind")
	if p.Name == "" {
		p.Name = rec.id
	}
	lat, lon := rec.fields.has("lat"), rec.fields.has("lon")
	p.Located = lat && lon
	if lat != lon {
		r.report("missing-key", r.where(rec), "lat and lon need each other", "both, or neither")
	}
}

var relationFields = map[string]handler[dataset.Relation]{
	"from":       actor(func(t *dataset.Relation) *dataset.ActorRef { return &t.From }),
	"to":         actor(func(t *dataset.Relation) *dataset.ActorRef { return &t.To }),
	"kind":       readRelationKind,
	"label":      text(func(t *dataset.Relation) *string { return &t.Label }),
	"undirected": yes(func(t *dataset.Relation) *bool { return &t.Undirected }),
	"since":      date(func(t *dataset.Relation) *edtf.Date { return &t.Since }),
	"until":      date(func(t *dataset.Relation) *edtf.Date { return &t.Until }),
	"as_of":      date(func(t *dataset.Relation) *edtf.Date { return &t.AsOf }),
	"source":     source(func(t *dataset.Relation) *dataset.SourceRef { return &t.Source }),
	"loc":        text(func(t *dataset.Relation) *string { return &t.Loc }),
	"text":       prose(func(t *dataset.Relation) *string { return &t.Text }),
	"standing":   readRelationStanding,
	ignoreKey:    ignoreRules[dataset.Relation],
}

func readRelationKind(r *reader, f *field, _ string, t *dataset.Relation) {
	if k, ok := oneWord(r, f.last(), "kind of tie", codebook.ParseRelationKind, codebook.RelationKinds); ok {
		t.Kind = k
	}
}

// relationStandings are the words for how sure a tie is.
var relationStandings = []codebook.Row{{Code: "stated"}, {Code: "inferred"}, {Code: "possible"}, {Code: "disputed"}}

func readRelationStanding(r *reader, f *field, _ string, t *dataset.Relation) {
	s, ok := r.scalar(f.last())
	if !ok {
		return
	}
	for _, row := range relationStandings {
		if row.Code == s {
			t.Standing = s
			return
		}
	}
	r.badWord(f.at(), "certainty of a relation", s, relationStandings)
}

// readRelations reads the ties. One without both ends or its kind is left out.
func (r *reader) readRelations(list []value) {
	for _, v := range list {
		rec := r.record(v)
		if rec == nil {
			continue
		}
		t := dataset.Relation{From: dataset.None, To: dataset.None, Source: dataset.None}
		decode(r, rec, "relations."+itoa(len(r.d.Relations)), "a relation", relationFields, &t, "from", "to", "kind")
		if t.Kind == codebook.OtherRelation && t.Label == "" {
			r.report("missing-key", r.where(rec), "a relation of kind other without label", "label: …")
		}
		if t.From >= 0 && t.To >= 0 && t.Kind != codebook.NoRelation {
			r.d.Relations = append(r.d.Relations, t)
		}
	}
}
