package dataset

import (
	"cmp"

	"parley/data/codebook"
	"parley/data/sorts"
)

// Held is an office that was or may have been held on a day.
type Held struct {
	*Office
	// Sure is true if the record places the day within the term of office. If
	// false, the office may only be given as of Office.AsOf, or with the bound
	// that is known.
	Sure bool
}

// OfficeAt returns the offices that an actor held, or may have held, on a day:
// the certain ones first, then the latest to start. Offices that certainly
// started later or ended earlier are left out. With as_of alone an office is
// certain on that day only.
func (d *Dataset) OfficeAt(actor ActorRef, day Day) []Held {
	return d.OfficeKnown(actor, day, LatestDay)
}

// Known returns the office as known on a day (see On), o itself if nothing
// differs, or nil if it starts later.
func (o *Office) Known(day Day) *Office {
	if day == LatestDay {
		return o
	}
	then, ok := o.On(day)
	switch {
	case !ok:
		return nil
	case then == *o:
		return o
	}
	return &then
}

// OfficeKnown is OfficeAt as known on a day, see Office.On.
func (d *Dataset) OfficeKnown(actor ActorRef, day, known Day) []Held {
	var held []Held
	if actor < 0 {
		return nil
	}
	roles := d.Actors[actor].Roles
	for i := range roles {
		o := roles[i].Known(known)
		if o != nil && o.maybeHeld(day) {
			held = append(held, Held{Office: o, Sure: o.surelyHeld(day)})
		}
	}
	sorts.Stable(held, func(a, b Held) int {
		if a.Sure != b.Sure {
			if a.Sure {
				return -1
			}
			return 1
		}
		return cmp.Compare(b.start(), a.start())
	})
	return held
}

// surelyHeld reports whether the day lies between two days on which the office
// is known to have been held. An office with a start and no end continues.
func (o *Office) surelyHeld(day Day) bool {
	if o.Since.IsZero() && o.AsOf.IsZero() {
		return false
	}
	begun := !o.Since.IsZero() && LastDay(o.Since) <= day
	if !o.AsOf.IsZero() {
		if FirstDay(o.AsOf) <= day && day <= LastDay(o.AsOf) {
			return true
		}
		begun = begun || LastDay(o.AsOf) <= day
	}
	if o.Until.IsZero() {
		return begun && !o.Since.IsZero()
	}
	return begun && day <= max(FirstDay(o.Until), LastDay(o.Until)) && FirstDay(o.Until) >= day
}

// start returns the first day on which the record knows the office.
func (o *Office) start() Day {
	if day := FirstDay(o.Since); day != DayNone {
		return day
	}
	return FirstDay(o.AsOf)
}

// Home returns the delegation under which an actor is drawn: the top of its
// part_of chain; otherwise the home of the body in which it holds its last
// office, preferring offices without an end; otherwise the state of its
// country; otherwise the actor itself, as for an organisation of states, a bloc
// or a medium. It depends only on the record, not on a day.
func (d *Dataset) Home(actor ActorRef) ActorRef {
	at := actor
	for range maxHops {
		next := d.homeward(at)
		if next == None || next == actor {
			return at
		}
		at = next
	}
	return at
}

// homeward returns the next step towards Home, or None at home.
func (d *Dataset) homeward(a ActorRef) ActorRef {
	x := &d.Actors[a]
	switch {
	case x.Kind == codebook.State:
		return None
	case x.PartOf >= 0:
		return x.PartOf
	}
	if o := lastOffice(x.Roles); o != nil {
		return o.Of
	}
	switch x.Kind {
	case codebook.IGO, codebook.NGO, codebook.Media, codebook.Platform:
		return None
	}
	return d.stateByCountry(x.Country)
}

// lastOffice returns the office in a body that started last, preferring offices
// without an end, or nil.
func lastOffice(roles []Office) *Office {
	var best *Office
	for i := range roles {
		o := &roles[i]
		if o.Of < 0 {
			continue
		}
		if best == nil || best.Until.IsZero() == o.Until.IsZero() && o.start() > best.start() || !best.Until.IsZero() && o.Until.IsZero() {
			best = o
		}
	}
	return best
}

func (d *Dataset) stateByCountry(country string) ActorRef {
	if country == "" {
		return None
	}
	for i := range d.Actors {
		if a := &d.Actors[i]; a.Kind == codebook.State && a.Country == country {
			return ActorRef(i)
		}
	}
	return None
}
