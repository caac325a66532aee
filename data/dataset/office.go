package dataset

import (
	"parley/data/codebook"
	"parley/data/sorts"
)

// Held is an office as of a day.
type Held struct {
	*Office
	// Sure says that the record puts the day inside the time in office. If not,
	// the office may only be told as of Office.AsOf, or with the bound that is
	// known.
	Sure bool
}

// OfficeAt lists the offices that an actor held, or may have held, on a day: the
// sure ones first, then those that began last. Offices that surely began later or
// ended earlier are left out. With as_of alone an office is sure on that day only.
func (d *Dataset) OfficeAt(actor ActorRef, day Day) []Held {
	return d.OfficeKnown(actor, day, LatestDay)
}

// Known is the office itself, or what On makes of it where that is another; nil when
// it begins later.
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

// OfficeKnown is OfficeAt as known on a day: see Office.On.
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
		return compareDays(b.start(), a.start())
	})
	return held
}

// surelyHeld reports whether the day lies between two days on which the office
// is known to have been held; an office with a start and no end goes on.
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

// start is the first day on which the record knows of the office.
func (o *Office) start() Day {
	if day := FirstDay(o.Since); day != DayNone {
		return day
	}
	return FirstDay(o.AsOf)
}

// Home is the delegation under which an actor is drawn: the whole at the top of
// its part_of chain; without one, the home of what it holds an office of, the
// last that it is not known to have left; else the state of its country; else
// itself, as for an organisation of states, a bloc or a medium. It depends on
// nothing but the record.
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

// homeward is one step towards home, or None at home.
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

// lastOffice is the office of a body that began last, those not ended first.
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
