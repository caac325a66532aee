package json

import (
	"slices"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

func (w writer) meta() meta {
	m := &w.d.Meta
	return meta{
		ID: m.ID, Title: m.Title, Description: m.Description, Language: m.Language, Timezone: m.Timezone, AsOf: date(m.AsOf), Version: m.Version,
		License: m.License, Creators: list(m.Creators, func(c *dataset.Creator) creator { return creator(*c) }),
		Publisher: m.Publisher, Homepage: m.Homepage, URL: m.URL, Keywords: m.Keywords, Credits: m.Credits, Boundaries: m.Boundaries, Worldview: m.Worldview.Code(),
		Kicker: m.Head.Kicker, Headline: m.Head.Headline, Finding: m.Head.Finding, Intro: m.Head.Intro, Byline: m.Head.Byline, Published: date(m.Head.Published),
		Logo: picture(m.Head.Logo), Picture: picture(m.Head.Picture),
	}
}

func (w writer) group(g *dataset.Group) (string, group) {
	return g.ID, group{Name: g.Name, Short: g.Short, Colour: g.Colour.Code(), Order: g.Order, Members: w.actorIDs(g.Members), PartOf: w.actorIDs(g.PartOf), Countries: g.Countries}
}

func describeSort(s *dataset.Sort) (string, sort) {
	out := sort{Label: s.Label, Plural: s.Plural, Like: s.Like.Code(), Class: s.Class.Code(), Symbol: s.Symbol.Code()}
	if out.Like == s.ID {
		out.Like = ""
	}
	return s.ID, out
}

func describeClass(c *dataset.Class) (string, class) {
	return c.Class.Code(), class{Label: c.Label, Text: c.Text}
}

func (w writer) source(s *dataset.Source) (string, source) {
	out := source{
		Kind: s.Kind.Code(), Publisher: w.actorID(s.Publisher), PublisherName: s.PublisherName, Author: s.Author, Title: s.Title, URL: s.URL,
		ArchiveURL: s.Archive, Published: date(s.Published), Updated: date(s.Updated), Accessed: date(s.Accessed), Language: s.Language,
		License: s.License, CitedIn: w.sourceID(s.CitedIn), Via: values(s.Via, w.sourceID), Reliability: letter(s.Reliability), Note: s.Note,
	}
	if s.Cited {
		out.Access = "cited"
	}
	return string(s.ID), out
}

func (w writer) place(p *dataset.Place) (string, place) {
	out := place{
		Name: p.Name, Kind: p.Kind.Code(), Country: p.Country, Within: w.placeID(p.Within), Precision: p.Precision.Code(),
		CoordsFrom: p.CoordsFrom, Wikidata: p.Wikidata, GeoNames: p.GeoNames,
	}
	if p.Located {
		out.Lat, out.Lon = &p.Lat, &p.Lon
	}
	return string(p.ID), out
}

func (w writer) actor(a *dataset.Actor) (string, actor) {
	out := actor{
		Name: a.Name, Kind: a.Kind.Code(), Short: a.Short, Plural: a.Plural, Sector: a.Sector, Country: a.Country, PartOf: w.actorID(a.PartOf),
		Aka: list(a.Aka, func(x *dataset.Alias) alias {
			return alias{Name: x.Name, Lang: x.Lang, Note: x.Note, Since: date(x.Since), Until: date(x.Until)}
		}),
		Roles: list(a.Roles, w.office), Wikidata: a.Wikidata, Cameo: a.Cameo, Description: a.Description, Born: date(a.Born), Died: date(a.Died),
	}
	for _, f := range w.d.Former {
		if f.Renamed() && f.Now == string(a.ID) {
			out.AkaIDs = append(out.AkaIDs, f.ID)
		}
	}
	out.Image, out.Media = picture(a.Image), list(a.Media, describeMedia)
	return string(a.ID), out
}

// picture returns a picture, or nil if there is none.
func picture(m *dataset.Media) *media {
	if m == nil {
		return nil
	}
	return new(describeMedia(m))
}

func describeMedia(m *dataset.Media) media {
	return media{Src: m.Src, Alt: m.Alt, Caption: m.Caption, Credit: m.Credit, License: m.License, Poster: m.Poster, VTT: m.VTT}
}

func (w writer) office(o *dataset.Office) office {
	return office{Role: o.Role, Of: w.actorID(o.Of), For: w.actorID(o.For), Since: date(o.Since), Until: date(o.Until), AsOf: date(o.AsOf),
		Source: w.sourceID(o.Source), Loc: o.Loc}
}

func (w writer) relation(r *dataset.Relation) relation {
	return relation{From: w.actorID(r.From), To: w.actorID(r.To), Kind: r.Kind.Code(), Label: r.Label, Undirected: r.Undirected,
		Since: date(r.Since), Until: date(r.Until), AsOf: date(r.AsOf), Source: w.sourceID(r.Source), Loc: r.Loc, Text: r.Text, Standing: r.Standing}
}

func (w writer) event(e *dataset.Event) (string, event) {
	more := e.Rest()
	return string(e.ID), event{
		Title: e.Title, When: date(e.When), Show: date(more.Show), Where: w.placeID(e.Where), FromPlace: w.placeID(more.From), ToPlace: w.placeID(more.To),
		Type: w.d.TypeCode(w.d.Type(e)), Mode: e.Mode.Code(), Context: e.Context.Codes(), Cameo: more.Cameo, Status: e.Status.Code(), Importance: e.Importance, Order: more.Order,
		Who: w.who(e.Who), Claims: list(e.Claims, w.claim), Links: list(e.Links, w.link), History: list(e.History, w.change), Text: e.Text,
		Short: more.Short, Caption: more.Caption, Note: more.Note, Tags: more.Tags, Figures: list(more.Figures, describeFigure), Media: list(more.Media, describeMedia),
		Standing: more.StandingGiven.Code(), StandingBecause: more.StandingReason,
		AkaIDs: values(more.Aka, func(id dataset.EventID) string { return string(id) }),
	}
}

func (w writer) who(parts []dataset.Part) who {
	var out who
	for _, p := range parts {
		code := p.Role.Code()
		i := slices.IndexFunc(out, func(r role) bool { return r.code == code })
		if i < 0 {
			i, out = len(out), append(out, role{code: code})
		}
		out[i].parts = append(out[i].parts, part{ID: w.actorID(p.Actor), For: w.actorID(p.For), As: p.As})
	}
	return out
}

func (w writer) claim(c *dataset.Claim) claim {
	return claim{
		SaidIn: w.eventID(c.SaidIn), By: w.actorID(c.By), For: w.actorID(c.For), SaidAt: date(c.SaidAt), To: w.actorIDs(c.To), Via: c.Via.Code(),
		Source: w.sourceID(c.Source), Cited: w.sourceID(c.CitedFrom), Chain: w.actorIDs(c.Chain), Loc: c.Loc, On: facets(c.On),
		Stance: c.Stance.Code(), Text: c.Text, Quote: c.Quote, QuoteLang: c.QuoteLang, Note: c.Note, Media: list(c.Media, describeMedia),
	}
}

// facets returns the codes of the facets in a set.
func facets(on codebook.Facets) []string {
	var out []string
	for _, row := range codebook.FacetRows() {
		if f, ok := codebook.ParseFacet(row.Code); ok && on&f != 0 {
			out = append(out, row.Code)
		}
	}
	return out
}

func (w writer) link(l *dataset.Link) link {
	return link{To: w.eventID(l.To), Kind: l.Kind.Code(), If: map[int8]string{1: "happened", -1: "not-happened"}[l.If], Note: l.Note}
}

func (w writer) change(c *dataset.Change) change {
	out := change{At: date(c.At), Field: c.Field, From: c.From, To: c.To, Because: w.sourceID(c.Source), Note: c.Note}
	if c.Claim >= 0 {
		out.Because = w.eventID(c.Claim)
	}
	return out
}

func describeFigure(f *dataset.Figure) figure {
	out := figure{What: f.What, Unit: f.Unit}
	if f.HasRange {
		out.Low, out.High = &f.Low, &f.High
	}
	if !f.RangeOnly() {
		out.Best = &f.Best
	}
	return out
}

func (w writer) correction(c *dataset.Correction) correction {
	return correction{At: date(c.At), Event: w.eventID(c.Event), Field: c.Field, Was: c.Was, Now: c.Now, Because: w.sourceID(c.Source), Note: c.Note}
}

func (w writer) step(s *dataset.Step) step {
	out := step{Event: w.eventID(s.Event), From: date(s.From), To: date(s.To), Title: s.Title, Caption: s.Caption, Text: s.Text, Media: list(s.Media, describeMedia)}
	if s.On != dataset.LatestDay {
		out.On = edtf.FromDay(int64(s.On)).String()
	}
	return out
}

func (w writer) removed() []removed {
	var out []removed
	for i := range w.d.Former {
		f := &w.d.Former[i]
		if f.Renamed() {
			continue
		}
		r := removed{At: date(f.At), Title: f.Title, Now: f.Now, Note: f.Note, Event: f.ID}
		if f.Actor {
			r.Event, r.Actor = "", f.ID
		}
		out = append(out, r)
	}
	return out
}

// translations returns the texts in other languages by language and path.
func (w writer) translations() map[string]map[string]string {
	var out map[string]map[string]string
	for _, t := range w.d.Translations {
		if out == nil {
			out = map[string]map[string]string{}
		}
		if out[t.Lang] == nil {
			out[t.Lang] = map[string]string{}
		}
		out[t.Lang][t.Path] = t.Text
	}
	return out
}
