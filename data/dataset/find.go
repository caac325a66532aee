package dataset

import "parley/data/codebook"

// EventByID returns the position of the event with that id or one of its
// former ids, or None. It is a linear search: build an Index for many.
func (d *Dataset) EventByID(id EventID) EventRef {
	for i := range d.Events {
		if d.Events[i].ID == id {
			return EventRef(i)
		}
	}
	for i := range d.Events {
		if d.Events[i].More == nil {
			continue
		}
		for _, aka := range d.Events[i].More.Aka {
			if aka == id {
				return EventRef(i)
			}
		}
	}
	return None
}

// ActorByID returns the position of the actor with that id, or None.
func (d *Dataset) ActorByID(id ActorID) ActorRef {
	for i := range d.Actors {
		if d.Actors[i].ID == id {
			return ActorRef(i)
		}
	}
	return None
}

// SourcesOn yields each source of the event's claims known on a day once, in
// the order of the claims.
func (e *Event) SourcesOn(day Day) func(yield func(SourceRef) bool) {
	return func(yield func(SourceRef) bool) {
		for i := range e.Claims {
			if s := e.Claims[i].Source; s >= 0 && e.Claims[i].Known <= day && !e.restsOn(s, day, i) && !yield(s) {
				return
			}
		}
	}
}

// restsOn reports whether one of the first n claims has the source and is known
// on a day.
func (e *Event) restsOn(s SourceRef, day Day, n int) bool {
	for i := range n {
		if e.Claims[i].Source == s && e.Claims[i].Known <= day {
			return true
		}
	}
	return false
}

// SourceCount returns the number of sources that SourcesOn yields.
func (e *Event) SourceCount(day Day) (n int) {
	for range e.SourcesOn(day) {
		n++
	}
	return n
}

// PlaceName returns the name of the place with that id, or "".
func (d *Dataset) PlaceName(id string) string {
	if p := d.PlaceByID(PlaceID(id)); p >= 0 {
		return d.Places[p].Name
	}
	return ""
}

// ActorName returns the short name of the actor with that id, or "".
func (d *Dataset) ActorName(id string) string {
	if a := d.ActorByID(ActorID(id)); a >= 0 {
		return d.Actors[a].Label()
	}
	return ""
}

// PlaceByID returns the position of the place with that id, or None.
func (d *Dataset) PlaceByID(id PlaceID) PlaceRef {
	for i := range d.Places {
		if d.Places[i].ID == id {
			return PlaceRef(i)
		}
	}
	return None
}

// SourceByID returns the position of the source with that id, or None.
func (d *Dataset) SourceByID(id SourceID) SourceRef {
	for i := range d.Sources {
		if d.Sources[i].ID == id {
			return SourceRef(i)
		}
	}
	return None
}

// Speaker returns the name of the actor that makes the claim, or else the
// publisher of its source, or "".
func (d *Dataset) Speaker(c *Claim) string {
	if c.By >= 0 {
		return d.Actors[c.By].Name
	}
	if c.Source >= 0 {
		return d.Publisher(c.Source)
	}
	return ""
}

// Several reports whether the name of a claim's speaker takes a plural verb.
func (d *Dataset) Several(c *Claim) bool {
	speaker := c.By
	if speaker < 0 && c.Source >= 0 {
		speaker = d.Sources[c.Source].Publisher
	}
	return speaker >= 0 && d.Actors[speaker].Plural
}

// Foretold reports whether a claim announces what others will do: it is one of the
// press, or has no speaker and a source that is not a document of theirs.
func (d *Dataset) Foretold(c *Claim) bool {
	if c.Stance != codebook.Announces {
		return false
	}
	return c.By >= 0 && d.press(c.By) || c.By < 0 && c.Source >= 0 && !d.Sources[c.Source].Kind.Primary()
}

// Publisher returns the name of a source's publisher, or its title, or its id.
//
// Not inlined: each copy would add to the download.
//
//go:noinline
func (d *Dataset) Publisher(ref SourceRef) string {
	if ref < 0 {
		return ""
	}
	s := &d.Sources[ref]
	switch {
	case s.Publisher >= 0:
		return d.Actors[s.Publisher].Name
	case s.PublisherName != "":
		return s.PublisherName
	case s.Title != "":
		return s.Title
	}
	return string(s.ID)
}
