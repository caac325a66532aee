package dataset

import "cmp"

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

// Speaker returns the words for who makes the claim: the actor's name, or the
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

// Publisher returns the name of a source's publisher, or its title, or its id.
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

// compareEvents is the order of events in a sealed dataset: earliest start,
// then latest end, then id.
func compareEvents(a, b *Event) int {
	return cmp.Or(
		cmp.Compare(a.When.Earliest, b.When.Earliest),
		cmp.Compare(a.When.Latest, b.When.Latest),
		cmp.Compare(a.ID, b.ID),
	)
}
