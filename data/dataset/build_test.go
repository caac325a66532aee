package dataset

import (
	"testing"

	"parley/data/codebook"
	"parley/data/edtf"
)

// when parses a date that is known to be valid.
func when(t testing.TB, s string) edtf.Date {
	t.Helper()
	if s == "" {
		return edtf.Date{}
	}
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// day is the day of a plain date.
func day(t testing.TB, s string) Day {
	t.Helper()
	return FirstDay(when(t, s))
}

// Actors, sources and places that the tests share, by position.
const (
	usa ActorRef = iota
	russia
	whiteHouse
	kremlin
	trump
	putin
	leavitt
	aide
	wire
	paper
	senate
	senator
)

const (
	wireReport SourceRef = iota
	paperReport
	paperCitesWire
	order
	unnamedMedia
	viaUnnamed1
	viaUnnamed2
)

// world is a dataset with actors and sources and no events.
func world(t testing.TB) *Dataset {
	as := func(kind codebook.ActorKind, id, sector string, partOf ActorRef) Actor {
		return Actor{ID: ActorID(id), Name: id, Kind: kind, Sector: sector, PartOf: partOf}
	}
	office := func(a Actor, role string, of ActorRef, since, until, asOf string) Actor {
		a.Roles = append(a.Roles, Office{Role: role, Of: of, For: None, Source: None,
			Since: when(t, since), Until: when(t, until), AsOf: when(t, asOf)})
		return a
	}
	d := &Dataset{Meta: Meta{AsOf: when(t, "2025-08-31")}}
	d.Actors = []Actor{
		usa:        as(codebook.State, "usa", "", None),
		russia:     as(codebook.State, "russia", "", None),
		whiteHouse: as(codebook.GovernmentBody, "white-house", "GOV", usa),
		kremlin:    as(codebook.GovernmentBody, "kremlin", "GOV", russia),
		trump:      office(as(codebook.Person, "trump", "GOV", None), "President", usa, "2025-01-20", "", ""),
		putin:      office(as(codebook.Person, "putin", "GOV", None), "President", russia, "", "", "2025-08-06"),
		leavitt:    office(as(codebook.Person, "leavitt", "GOV", None), "Press Secretary", whiteHouse, "2025-01-20", "", ""),
		aide:       office(as(codebook.Unnamed, "aide", "GOV", None), "Aide", kremlin, "", "", "2025-08-06"),
		wire:       as(codebook.Media, "wire", "JRN", None),
		paper:      as(codebook.Media, "paper", "JRN", None),
		senate:     as(codebook.GovernmentBody, "senate", "LEG", usa),
		senator:    office(as(codebook.Person, "senator", "LEG", None), "Senator", senate, "2019", "", ""),
	}
	source := func(id string, kind codebook.SourceKind, by ActorRef, published string, via ...SourceRef) Source {
		return Source{ID: SourceID(id), Kind: kind, Publisher: by, Published: when(t, published), CitedIn: None, Via: via}
	}
	d.Sources = []Source{
		wireReport:     source("wire-report", codebook.NewsArticle, wire, "2025-08-06"),
		paperReport:    source("paper-report", codebook.NewsArticle, paper, "2025-08-07"),
		paperCitesWire: source("paper-cites-wire", codebook.NewsArticle, paper, "2025-08-08", wireReport),
		order:          source("order", codebook.OfficialDocument, whiteHouse, "2025-08-06T09:59:34-04:00"),
		unnamedMedia:   source("unnamed-media", codebook.Unspecified, None, ""),
		viaUnnamed1:    source("via-unnamed-1", codebook.NewsArticle, None, "2025-08-06", unnamedMedia),
		viaUnnamed2:    source("via-unnamed-2", codebook.NewsArticle, None, "2025-08-07", unnamedMedia),
	}
	d.Sources[viaUnnamed1].PublisherName, d.Sources[viaUnnamed2].PublisherName = "One", "Two"
	return d
}

// event returns an event with that id and one part for each actor.
func event(t testing.TB, id, date string, status codebook.Status, who ...ActorRef) Event {
	e := Event{ID: EventID(id), Title: id, When: when(t, date), Where: None, Status: status, Type: codebook.Consult}
	for _, a := range who {
		e.Who = append(e.Who, Part{Actor: a, Role: codebook.RoleActor, For: None})
	}
	return e
}

// claim returns a claim that an event happened.
func claim(by ActorRef, source SourceRef, stance codebook.Stance) Claim {
	return Claim{SaidIn: None, By: by, For: None, Source: source, CitedFrom: None, On: codebook.OnHappened, Stance: stance, Saying: &Saying{}}
}

// sealed returns a sealed world with the events.
func sealed(t testing.TB, events ...Event) *Dataset {
	d := world(t)
	d.Events = events
	Seal(d)
	return d
}
