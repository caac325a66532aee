package site

import (
	"parley/app/chronicle"
	"parley/data/codebook"
	"parley/data/dataset"
)

func (s *Site) linkedPlace(ref dataset.PlaceRef) node {
	p := &s.d.Places[ref]
	id := s.o.Base.Join("#place/" + string(p.ID))
	if !p.Kind.OnMap() {
		return thing("VirtualLocation").put("@id", id).put("name", p.Name)
	}
	out := thing("Place").put("@id", id).put("name", p.Name)
	if p.Country != "" {
		out["address"] = thing("PostalAddress").put("addressCountry", p.Country)
	}
	if p.Located {
		out["geo"] = node{"@type": "GeoCoordinates", "latitude": p.Lat, "longitude": p.Lon}
	}
	return out
}

// actorTypes are the classes of schema.org for kinds of actors. A state that acts
// is its government: what schema.org calls a country is a place, and attends nothing.
var actorTypes = map[codebook.ActorKind]string{codebook.Person: "Person", codebook.State: "GovernmentOrganization", codebook.GovernmentBody: "GovernmentOrganization",
	codebook.NGO: "NGO", codebook.Party: "PoliticalParty", codebook.Company: "Corporation", codebook.Media: "NewsMediaOrganization"}

func actorType(k codebook.ActorKind) string {
	if t := actorTypes[k]; t != "" {
		return t
	}
	return "Organization"
}

// linkedName describes whoever speaks, as linkedActorName, or is the name of one who
// is no actor of the record.
func (s *Site) linkedName(n chronicle.Name) any {
	if n.Ref < 0 {
		return n.Text
	}
	return s.linkedActorName(n.Ref)
}

// linkedActorName describes an actor, by one @id on all pages. Of one who is not named
// it does not say what it is.
func (s *Site) linkedActorName(ref dataset.ActorRef) any {
	a := &s.d.Actors[ref]
	if a.Kind == codebook.Unnamed && s.o.Base == "" {
		return a.Name
	}
	return s.linkedThing(a)
}

func (s *Site) linkedThing(a *dataset.Actor) node {
	page := s.o.Base.Join("actor/" + string(a.ID) + "/")
	out := node{}.put("@id", s.o.Base.Join("actor/"+string(a.ID)+"/#actor")).put("name", a.Name)
	if a.Kind == codebook.Unnamed {
		return out
	}
	out.put("@type", actorType(a.Kind)).put("url", page)
	if a.Wikidata != "" {
		out.put("sameAs", "https://www.wikidata.org/entity/"+a.Wikidata)
	}
	return out
}

func (s *Site) linkedSource(ref dataset.SourceRef) node {
	n := s.book.Source(ref)
	kind := "CreativeWork"
	if s.d.Sources[ref].Kind == codebook.NewsArticle {
		kind = "NewsArticle"
	}
	out := thing(kind).put("@id", s.o.Base.Join("#source/"+string(s.d.Sources[ref].ID))).put("name", n.Title).put("url", Safe(n.URL)).put("archivedAt", Safe(n.Archive)).put("datePublished", isoDate(n.When.Date)).put("inLanguage", n.Lang)
	if n.Title == "" {
		out.put("name", n.Name)
	}
	if by := s.d.Sources[ref].Publisher; by >= 0 {
		out["publisher"] = s.linkedActorName(by)
	} else {
		out.put("publisher", n.Name)
	}
	return out
}
