package pack

import (
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// maxImportance is the highest importance of an event.
const maxImportance = 5

func events(x *codec, d *dataset.Dataset) {
	s, n := d.Events, len(d.Events)
	x.table(secEvents, n)
	idents(x, n, func(i int) *dataset.EventID { return &s[i].ID })
	x.solid = n > 0
	x.when(s)
	text(x, n, func(i int) *string { return &s[i].Title })
	refs(x, n, len(d.Places), func(i int) *dataset.PlaceRef { return &s[i].Where })
	small(x, n, codebook.TypeCount, func(i int) *codebook.Type { return &s[i].Type })
	small(x, n, codebook.ModeCount(), func(i int) *codebook.Mode { return &s[i].Mode })
	small(x, n, codebook.StatusCount, func(i int) *codebook.Status { return &s[i].Status })
	small(x, n, maxImportance+1, func(i int) *uint8 { return &s[i].Importance })
	small(x, n, codebook.StandingCount, func(i int) *codebook.Standing { return &s[i].Standing })
	wide(x, n, 1<<len(codebook.ContextCodes()), func(i int) *codebook.Contexts { return &s[i].Context })
}

// Codes of the column of spans of events.
const (
	spanDay   = iota // one plain day
	spanText         // the day column holds the code of a text instead
	spanRange        // and more: a range of plain days that ends so many days later
)

// when handles the dates of events: a span each, then a day each, as the
// difference from the start of the event before. Events must come in the order
// of their earliest starts.
func (x *codec) when(s []dataset.Event) {
	if x.writing {
		x.putWhen(s)
		return
	}
	spans := alloc[uint32](x, len(s))
	for i, v := range x.take(len(s), 1<<28) {
		spans[i] = uint32(v)
	}
	v := x.take(len(s), 1<<34)
	if v == nil && len(s) > 0 {
		x.fail(Damaged, "no dates") // the column is solid
		return
	}
	day, before := int64(0), edtf.Past
	for i := range v {
		switch span := spans[i]; span {
		case spanText:
			if v[i] != dateNone {
				s[i].When = x.dateTexts.get(x, v[i])
			}
		case spanDay:
			day += unzigzag(v[i])
			s[i].When = x.day(day)
		default:
			day += unzigzag(v[i])
			s[i].When = x.days(day, day+int64(span-spanRange))
		}
		if s[i].When.Earliest < before {
			x.fail(Damaged, "events are out of order")
		}
		if x.err != nil {
			return
		}
		before = s[i].When.Earliest
	}
}

func (x *codec) putWhen(s []dataset.Event) {
	spans, days := make([]uint64, len(s)), make([]uint64, len(s))
	before := int64(0)
	for i := range s {
		when := &s[i].When
		day, plain := plainDay(when)
		first, last, ranged := plainRange(when)
		switch {
		case ranged:
			day, spans[i] = first, uint64(last-first)+spanRange
		case plain:
			spans[i] = spanDay
		default:
			spans[i], days[i] = spanText, x.dateTexts.code(when)
			continue
		}
		days[i] = zigzag(day - before)
		before = day
	}
	x.put(spans)
	x.solid = len(s) > 0
	x.put(days)
}

// dayOf is the day from which the days that belong to a date are counted: its
// first, or 0 when that is not known.
func dayOf(d *edtf.Date) int64 {
	if !d.Earliest.Finite() {
		return 0
	}
	return d.Earliest.Day()
}

func parts(x *codec, d *dataset.Dataset) {
	x.begin(secParts)
	s := nested(x, d.Events, whoOf)
	n := len(s)
	x.actorRefs(n, d, func(i int) *dataset.ActorRef { return &s[i].Actor })
	small(x, n, len(codebook.Roles())+1, func(i int) *codebook.Role { return &s[i].Role })
	refs(x, n, len(d.Actors), func(i int) *dataset.ActorRef { return &s[i].For })
	text(x, n, func(i int) *string { return &s[i].As })
}

func whoOf(e *dataset.Event) *[]dataset.Part       { return &e.Who }
func claimsOf(e *dataset.Event) *[]dataset.Claim   { return &e.Claims }
func linksOf(e *dataset.Event) *[]dataset.Link     { return &e.Links }
func historyOf(e *dataset.Event) *[]dataset.Change { return &e.History }
func moreOf(e *dataset.Event) **dataset.More       { return &e.More }

func claims(x *codec, d *dataset.Dataset) {
	x.begin(secClaims)
	s := nested(x, d.Events, claimsOf)
	n := len(s)
	owner := owners(x, d.Events, n, claimsOf)
	start := func(i int) int64 { return dayOf(&d.Events[owner[i]].When) }
	near(x, n, len(d.Sources), nil, func(i int) *dataset.SourceRef { return &s[i].Source })
	x.solid = n > 0
	small(x, n, len(codebook.Stances())+1, func(i int) *codebook.Stance { return &s[i].Stance })
	small(x, n, 1<<len(codebook.FacetRows()), func(i int) *codebook.Facets { return &s[i].On })
	small(x, n, len(codebook.Vias())+1, func(i int) *codebook.Via { return &s[i].Via })
	near(x, n, len(d.Events), func(i int) int32 { return owner[i] }, func(i int) *dataset.EventRef { return &s[i].SaidIn })
	refs(x, n, len(d.Actors), func(i int) *dataset.ActorRef { return &s[i].By })
	refs(x, n, len(d.Actors), func(i int) *dataset.ActorRef { return &s[i].For })
	x.dates(n, start, func(i int) *edtf.Date { return &s[i].SaidAt })
	refs(x, n, len(d.Sources), func(i int) *dataset.SourceRef { return &s[i].CitedFrom })
	to := nested(x, s, func(c *dataset.Claim) *[]dataset.ActorRef { return &c.To })
	x.actorRefs(len(to), d, func(i int) *dataset.ActorRef { return &to[i] })
	chain := nested(x, s, func(c *dataset.Claim) *[]dataset.ActorRef { return &c.Chain })
	x.actorRefs(len(chain), d, func(i int) *dataset.ActorRef { return &chain[i] })
	x.known(n, func(i int) int64 { return int64(d.KnownDay(&d.Events[owner[i]], &s[i])) }, func(i int) *dataset.Day { return &s[i].Known })
	x.known(len(d.Events), func(i int) int64 { return firstKnown(&d.Events[i]) }, func(i int) *dataset.Day { return &d.Events[i].Known })
}

// firstKnown is the first day on which a claim of the event was known, or its
// own first day when there is none.
func firstKnown(e *dataset.Event) int64 {
	if len(e.Claims) == 0 {
		return dayOf(&e.When)
	}
	first := dataset.LatestDay
	for i := range e.Claims {
		first = min(first, e.Claims[i].Known)
	}
	return int64(first)
}

func links(x *codec, d *dataset.Dataset) {
	x.begin(secLinks)
	s := nested(x, d.Events, linksOf)
	n := len(s)
	owner := owners(x, d.Events, n, linksOf)
	near(x, n, len(d.Events), func(i int) int32 { return owner[i] }, func(i int) *dataset.EventRef { return &s[i].To })
	must(x, n, func(i int) *dataset.EventRef { return &s[i].To })
	small(x, n, len(codebook.LinkKinds())+1, func(i int) *codebook.LinkKind { return &s[i].Kind })
	x.signs(n, func(i int) *int8 { return &s[i].If })
}

func history(x *codec, d *dataset.Dataset) {
	x.begin(secHistory)
	s := nested(x, d.Events, historyOf)
	n := len(s)
	owner := owners(x, d.Events, n, historyOf)
	text(x, n, func(i int) *string { return &s[i].Field })
	x.dates(n, func(i int) int64 { return dayOf(&d.Events[owner[i]].When) }, func(i int) *edtf.Date { return &s[i].At })
	text(x, n, func(i int) *string { return &s[i].From })
	text(x, n, func(i int) *string { return &s[i].To })
	near(x, n, len(d.Events), func(i int) int32 { return owner[i] }, func(i int) *dataset.EventRef { return &s[i].Claim })
	refs(x, n, len(d.Sources), func(i int) *dataset.SourceRef { return &s[i].Source })
}

func rare(x *codec, d *dataset.Dataset) {
	x.begin(secRare)
	s := optional(x, d.Events, moreOf)
	n := len(s)
	refs(x, n, len(d.Places), func(i int) *dataset.PlaceRef { return &s[i].From })
	refs(x, n, len(d.Places), func(i int) *dataset.PlaceRef { return &s[i].To })
	x.dates(n, nil, func(i int) *edtf.Date { return &s[i].Show })
	text(x, n, func(i int) *string { return &s[i].Cameo })
	text(x, n, func(i int) *string { return &s[i].StandingReason })
	small(x, n, codebook.StandingCount, func(i int) *codebook.Standing { return &s[i].StandingGiven })
	tags := nested(x, s, func(m *dataset.More) *[]string { return &m.Tags })
	text(x, len(tags), func(i int) *string { return &tags[i] })
	aka := nested(x, s, func(m *dataset.More) *[]dataset.EventID { return &m.Aka })
	idents(x, len(aka), func(i int) *dataset.EventID { return &aka[i] })
	images(x, nested(x, s, func(m *dataset.More) *[]dataset.Image { return &m.Media }))
	figures(x, nested(x, s, func(m *dataset.More) *[]dataset.Figure { return &m.Figures }))
}

func figures(x *codec, s []dataset.Figure) {
	n := len(s)
	text(x, n, func(i int) *string { return &s[i].What })
	text(x, n, func(i int) *string { return &s[i].Unit })
	x.bools(n, func(i int) *bool { return &s[i].HasRange })
	x.floats(n, func(i int) *float64 { return &s[i].Low })
	x.floats(n, func(i int) *float64 { return &s[i].Best })
	x.floats(n, func(i int) *float64 { return &s[i].High })
}
