package chronicle

import (
	"cmp"
	"slices"
	"strings"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/sorts"
)

// name returns the name of an actor.
func (b *Book) name(ref dataset.ActorRef) Name {
	if ref < 0 {
		return Name{Ref: dataset.None}
	}
	a := &b.d.Actors[ref]
	return Name{Text: a.Name, ID: a.ID, Ref: ref, Unnamed: a.Kind == codebook.Unnamed}
}

// who lists the actors of an event as known on a day, each once, those who take
// part first.
func (b *Book) who(ref dataset.EventRef, when edtf.Date, on dataset.Day) []Person {
	var out []Person
	for _, p := range b.casts.Who(ref, on) {
		if i := slices.IndexFunc(out, func(o Person) bool { return o.Ref == p.Actor }); i >= 0 {
			continue
		}
		person := Person{Name: b.name(p.Actor), Country: b.d.Actors[p.Actor].Country, Takes: p.Role.Takes(), Office: p.As,
			Role: b.w.Role(p.Role, b.d.Events[ref].Type, b.d.Events[ref].Mode)}
		if person.Office == "" {
			person.Office = b.Office(p.Actor, when, on)
		}
		if p.For >= 0 && !strings.Contains(person.Office, b.d.Actors[p.For].Name) {
			person.For = b.w.Say("who.for", b.d.Actors[p.For].Name)
		}
		out = append(out, person)
	}
	sorts.Stable(out, func(a, c Person) int {
		return cmp.Compare(b2i(c.Takes), b2i(a.Takes))
	})
	return out
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Names lists the short names of those who take part in an event as known on a
// day, at most n of them, and "and 2 more". Where nobody takes part it lists those
// who are affected.
func (b *Book) Names(ref dataset.EventRef, n int, on dataset.Day) string {
	var names []string
	for _, pass := range []func(codebook.Role) bool{codebook.Role.Takes, func(r codebook.Role) bool { return r == codebook.RoleAffected }} {
		for _, p := range b.casts.Who(ref, on) {
			if name := b.d.Actors[p.Actor].Label(); pass(p.Role) && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		if len(names) > 0 {
			break
		}
	}
	if len(names) > n {
		return b.w.Say("who.more", b.w.Series(names[:n]), b.w.Number(len(names)-n))
	}
	return b.w.Series(names)
}

// Office returns the office an actor held at the time of a date, as known on a day, with
// the body it belongs to: "Press Secretary, White House". It is "" when none is
// recorded for that time. An office without start and end, recorded only as of a day,
// counts within half a year of that day.
func (b *Book) Office(ref dataset.ActorRef, when edtf.Date, on dataset.Day) string {
	day := dataset.FirstDay(when)
	if day == dataset.DayNone {
		day = dataset.LastDay(when)
	}
	for _, h := range b.d.OfficeKnown(ref, day, on) {
		if h.Sure || !h.Since.IsZero() || !h.Until.IsZero() || near(h.AsOf, day) {
			return b.office(h.Office)
		}
	}
	return ""
}

// near reports whether a day lies within half a year of a date, or the date is
// not given.
func near(d edtf.Date, day dataset.Day) bool {
	const halfYear = 183
	if d.IsZero() || day == dataset.DayNone || day == dataset.LatestDay {
		return true
	}
	return int64(day) >= int64(dataset.FirstDay(d))-halfYear && int64(day) <= int64(dataset.LastDay(d))+halfYear
}

// office words an office; the body is left out where the role names it.
func (b *Book) office(o *dataset.Office) string {
	s := o.Role
	if o.Of >= 0 {
		of := &b.d.Actors[o.Of]
		if !strings.Contains(s, of.Name) && (of.Short == "" || !strings.Contains(s, of.Short)) {
			s = b.w.Say("office.of", s, of.Name)
		}
	}
	if o.For >= 0 {
		s = b.w.Say("office.for", s, b.d.Actors[o.For].Name)
	}
	return s
}

// place returns the place of an event, or the way from one place to another.
func (b *Book) place(e *dataset.Event, where dataset.PlaceRef) string {
	rest := e.Rest()
	switch {
	case rest.From >= 0 && rest.To >= 0:
		return b.w.Say("place.way", b.d.Places[rest.From].Name, b.d.Places[rest.To].Name)
	case where >= 0:
		return b.placeName(where)
	case rest.To >= 0:
		return b.w.Say("place.to", b.d.Places[rest.To].Name)
	case rest.From >= 0:
		return b.w.Say("place.from", b.d.Places[rest.From].Name)
	}
	return ""
}

// placeName names a building together with its city.
func (b *Book) placeName(ref dataset.PlaceRef) string {
	p := &b.d.Places[ref]
	if p.Kind == codebook.Building && p.Within >= 0 {
		if in := &b.d.Places[p.Within]; in.Kind == codebook.City && !strings.Contains(p.Name, in.Name) {
			return p.Name + b.w.Comma() + in.Name
		}
	}
	return p.Name
}
