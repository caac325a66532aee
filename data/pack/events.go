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
	idents(x, of(s, func(r *dataset.Event) *dataset.EventID { return &r.ID }))
	x.solid = n > 0
	x.when(s)
	title := textKeys(x, of(s, func(r *dataset.Event) *string { return &r.Title }))
	titles := len(x.strings.list) + 1
	refs(x, len(d.Places), of(s, func(r *dataset.Event) *dataset.PlaceRef { return &r.Where }))
	keyed(x, codebook.TypeCount, titles, title, of(s, func(r *dataset.Event) *codebook.Type { return &r.Type }))
	keyed(x, codebook.ModeCount(), titles, title, of(s, func(r *dataset.Event) *codebook.Mode { return &r.Mode }))
	x.smalls(
		byteCol(codebook.StatusCount, of(s, func(r *dataset.Event) *codebook.Status { return &r.Status })),
		byteCol(maxImportance+1, of(s, func(r *dataset.Event) *uint8 { return &r.Importance })),
		byteCol(codebook.StandingCount, of(s, func(r *dataset.Event) *codebook.Standing { return &r.Standing })),
	)
	wide(x, 1<<len(codebook.ContextCodes()), of(s, func(r *dataset.Event) *codebook.Contexts { return &r.Context }))
}

// Codes of the span column of events.
const (
	spanDay   = iota // one plain day
	spanText         // the day column holds the code of a text
	spanRange        // and above: a range of plain days, the span less spanRange days after the first
)

// when handles the dates of events: a span per event, then a day per event as
// the difference from the start of the previous event. Events must be ordered
// by earliest start.
func (x *codec) when(s []dataset.Event) {
	x.starts = x.ints(len(s))
	if x.pen != nil {
		x.pen.putWhen(s)
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
	day, before := int64(0), edtf.Past.Day()
	for i := range v {
		switch span := spans[i]; span {
		case spanText:
			if v[i] != dateNone {
				s[i].When = x.dateTexts.get(x, v[i])
			}
		case spanDay:
			day += unzigzag(v[i])
			x.fillDay(&s[i].When, day)
		default:
			day += unzigzag(v[i])
			x.fillDays(&s[i].When, day, day+int64(span-spanRange))
		}
		if first := s[i].When.Earliest.Day(); first < before {
			x.fail(Damaged, "events are out of order")
		}
		if x.err != nil {
			return
		}
		before = s[i].When.Earliest.Day()
		x.starts[i] = int32(dayOf(&s[i].When))
	}
}

// dayOf returns the day from which the days related to a date are counted: its
// first day, 0 if the start is open, and the first or last dataset.Day in deep
// time.
func dayOf(d *edtf.Date) int64 {
	if !d.Earliest.Finite() {
		return 0
	}
	return int64(dataset.DayOf(d.Earliest))
}

func parts(x *codec, d *dataset.Dataset) {
	x.begin(secParts)
	var owner []int32
	s := nested(x, d.Events, &owner, whoOf)
	x.actorRefs(d, of(s, func(r *dataset.Part) *dataset.ActorRef { return &r.Actor }))
	keyed(x, len(codebook.Roles())+1, roleKeys, x.roleKeysOf(d, owner), of(s, func(r *dataset.Part) *codebook.Role { return &r.Role }))
	refs(x, len(d.Actors), of(s, func(r *dataset.Part) *dataset.ActorRef { return &r.For }))
	text(x, of(s, func(r *dataset.Part) *string { return &r.As }))
}

// roleRanks is the number of actors of an event with a role key of their own;
// later actors share the last key.
const (
	roleRanks = 4
	roleKeys  = codebook.TypeCount * roleRanks
)

// roleKeysOf returns the key that predicts each role: the type of the event and
// the rank of the actor in it.
func (x *codec) roleKeysOf(d *dataset.Dataset, owner []int32) []int32 {
	keys, rank := x.ints(len(owner)), int32(0)
	if x.err != nil {
		return nil
	}
	for i, e := range owner {
		rank++
		if i == 0 || owner[i-1] != e {
			rank = 0
		}
		keys[i] = min(int32(d.Events[e].Type), int32(codebook.TypeCount)-1)*roleRanks + min(rank, roleRanks-1)
	}
	return keys
}

func whoOf(e *dataset.Event) *[]dataset.Part       { return &e.Who }
func claimsOf(e *dataset.Event) *[]dataset.Claim   { return &e.Claims }
func linksOf(e *dataset.Event) *[]dataset.Link     { return &e.Links }
func historyOf(e *dataset.Event) *[]dataset.Change { return &e.History }
func moreOf(e *dataset.Event) **dataset.More       { return &e.More }

func claims(x *codec, d *dataset.Dataset) {
	x.begin(secClaims)
	var owner []int32
	s := nested(x, d.Events, &owner, claimsOf)
	if x.pen == nil {
		for i := range s {
			c := &s[i]
			c.SaidIn, c.By, c.For, c.Source, c.CitedFrom = dataset.None, dataset.None, dataset.None, dataset.None, dataset.None
		}
	}
	start := x.startsOf(owner)
	setNear(x, len(d.Sources), nil, of(s, func(r *dataset.Claim) *dataset.SourceRef { return &r.Source }))
	x.solid = len(s) > 0
	x.smalls(
		byteCol(len(codebook.Stances())+1, of(s, func(r *dataset.Claim) *codebook.Stance { return &r.Stance })),
		byteCol(1<<len(codebook.FacetRows()), of(s, func(r *dataset.Claim) *codebook.Facets { return &r.On })),
		byteCol(len(codebook.Vias())+1, of(s, func(r *dataset.Claim) *codebook.Via { return &r.Via })),
	)
	setNear(x, len(d.Events), owner, of(s, func(r *dataset.Claim) *dataset.EventRef { return &r.SaidIn }))
	speakers(x, d, s, owner)
	setRefs(x, len(d.Actors), of(s, func(r *dataset.Claim) *dataset.ActorRef { return &r.For }))
	said := x.sayings(s, nil)
	x.dates(start, of(said, func(r *dataset.Saying) *edtf.Date { return &r.SaidAt }))
	setRefs(x, len(d.Sources), of(s, func(r *dataset.Claim) *dataset.SourceRef { return &r.CitedFrom }))
	said = x.sayings(s, said)
	to := nested(x, said, nil, func(c *dataset.Saying) *[]dataset.ActorRef { return &c.To })
	x.actorRefs(d, self(to))
	said = x.sayings(s, said)
	chain := nested(x, said, nil, func(c *dataset.Saying) *[]dataset.ActorRef { return &c.Chain })
	x.actorRefs(d, self(chain))
	x.giveSayings(s, said)
	knownDays(x, d, s, start)
}

// speakers handles the speakers of claims: 0 is None, the next numbers are the
// actors of the event in order, followed by all actors.
func speakers(x *codec, d *dataset.Dataset, claims []dataset.Claim, owner []int32) {
	if x.pen != nil {
		v := x.room(len(claims))
		for i := range v {
			who, by := d.Events[owner[i]].Who, claims[i].By
			k := rankOf(who, by)
			switch {
			case by < 0:
				v[i] = 0
			case k >= 0:
				v[i] = uint64(k) + 1
			default:
				v[i] = uint64(len(who)) + 1 + uint64(by)
			}
		}
		x.pen.put(v)
		return
	}
	for i, code := range x.take(len(claims), 0) {
		if code == 0 {
			continue
		}
		who := d.Events[owner[i]].Who
		switch k := code - 1; {
		case k < uint64(len(who)):
			claims[i].By = who[k].Actor
		case k-uint64(len(who)) < uint64(len(d.Actors)):
			claims[i].By = dataset.ActorRef(k - uint64(len(who)))
		default:
			x.fail(Damaged, "a value is out of range")
			return
		}
	}
}

// rankOf returns the position of an actor in who, or -1.
func rankOf(who []dataset.Part, actor dataset.ActorRef) int {
	for k := range who {
		if who[k].Actor == actor {
			return k
		}
	}
	return -1
}

// startsOf returns the first day of each owner.
func (x *codec) startsOf(owner []int32) []int32 {
	days := x.ints(len(owner))
	for i := range days {
		days[i] = x.starts[owner[i]]
	}
	return days
}

// knownDays handles the knowledge days of claims and events. The expected day
// of a claim is the day it was said, else the publication of its source, else
// the start of its event; that of an event is its first claim. The value
// derived by Seal is kept exactly: the expectation only makes the columns
// small.
func knownDays(x *codec, d *dataset.Dataset, claims []dataset.Claim, start []int32) {
	published := x.ints(len(d.Sources))
	for i := range published {
		published[i] = int32(dayOf(&d.Sources[i].Published))
	}
	x.known(func(i int) dataset.Day {
		switch c := &claims[i]; {
		case !c.SaidAt.IsZero():
			return dataset.Day(dayOf(&c.SaidAt))
		case c.SaidIn >= 0:
			return dataset.Day(x.starts[c.SaidIn])
		case c.Source >= 0 && published[c.Source] != 0:
			return dataset.Day(published[c.Source])
		}
		return dataset.Day(start[i])
	}, of(claims, func(r *dataset.Claim) *dataset.Day { return &r.Known }))
	next := 0
	x.known(func(i int) dataset.Day {
		n := len(d.Events[i].Claims)
		if n == 0 || next+n > len(claims) {
			return dataset.Day(x.starts[i])
		}
		first := dataset.LatestDay
		for k := range claims[next : next+n] {
			first = min(first, claims[next+k].Known)
		}
		next += n
		return first
	}, of(d.Events, func(r *dataset.Event) *dataset.Day { return &r.Known }))
}

func links(x *codec, d *dataset.Dataset) {
	x.begin(secLinks)
	var owner []int32
	s := nested(x, d.Events, &owner, linksOf)
	near(x, len(d.Events), owner, of(s, func(r *dataset.Link) *dataset.EventRef { return &r.To }))
	must(x, of(s, func(r *dataset.Link) *dataset.EventRef { return &r.To }))
	small(x, len(codebook.LinkKinds())+1, of(s, func(r *dataset.Link) *codebook.LinkKind { return &r.Kind }))
	signed(x, 3, of(s, func(r *dataset.Link) *int8 { return &r.If }))
}

func history(x *codec, d *dataset.Dataset) {
	x.begin(secHistory)
	var owner []int32
	s := nested(x, d.Events, &owner, historyOf)
	text(x, of(s, func(r *dataset.Change) *string { return &r.Field }))
	x.dates(x.startsOf(owner), of(s, func(r *dataset.Change) *edtf.Date { return &r.At }))
	text(x, of(s, func(r *dataset.Change) *string { return &r.From }))
	text(x, of(s, func(r *dataset.Change) *string { return &r.To }))
	near(x, len(d.Events), owner, of(s, func(r *dataset.Change) *dataset.EventRef { return &r.Claim }))
	refs(x, len(d.Sources), of(s, func(r *dataset.Change) *dataset.SourceRef { return &r.Source }))
}

func rare(x *codec, d *dataset.Dataset) {
	x.begin(secRare)
	s := optional(x, d.Events, moreOf)
	refs(x, len(d.Places), of(s, func(r *dataset.More) *dataset.PlaceRef { return &r.From }))
	refs(x, len(d.Places), of(s, func(r *dataset.More) *dataset.PlaceRef { return &r.To }))
	x.dates(nil, of(s, func(r *dataset.More) *edtf.Date { return &r.Show }))
	text(x, of(s, func(r *dataset.More) *string { return &r.Cameo }))
	text(x, of(s, func(r *dataset.More) *string { return &r.Short }))
	text(x, of(s, func(r *dataset.More) *string { return &r.Caption }))
	text(x, of(s, func(r *dataset.More) *string { return &r.StandingReason }))
	small(x, codebook.StandingCount, of(s, func(r *dataset.More) *codebook.Standing { return &r.StandingGiven }))
	signed(x, 1<<32, of(s, func(r *dataset.More) *int32 { return &r.Order }))
	tags := nested(x, s, nil, func(m *dataset.More) *[]string { return &m.Tags })
	text(x, self(tags))
	aka := nested(x, s, nil, func(m *dataset.More) *[]dataset.EventID { return &m.Aka })
	idents(x, self(aka))
	images(x, nested(x, s, nil, mediaOf))
	figures(x, nested(x, s, nil, func(m *dataset.More) *[]dataset.Figure { return &m.Figures }))
}

func figures(x *codec, s []dataset.Figure) {
	text(x, of(s, func(r *dataset.Figure) *string { return &r.What }))
	text(x, of(s, func(r *dataset.Figure) *string { return &r.Unit }))
	x.bools(of(s, func(r *dataset.Figure) *bool { return &r.HasRange }))
	x.floats(of(s, func(r *dataset.Figure) *float64 { return &r.Low }))
	x.floats(of(s, func(r *dataset.Figure) *float64 { return &r.Best }))
	x.floats(of(s, func(r *dataset.Figure) *float64 { return &r.High }))
}
