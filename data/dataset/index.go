package dataset

// Index finds the records of a sealed dataset by id, and the links that lead to
// an event. It may be shared.
type Index struct {
	events  map[EventID]EventRef
	actors  map[ActorID]ActorRef
	places  map[PlaceID]PlaceRef
	sources map[SourceID]SourceRef
	// Event i is the target of backs[ends[i-1]:ends[i]].
	backs []Back
	ends  []int32
}

// Back is a link seen from its far end: link number Link of event From.
type Back struct {
	From EventRef
	Link int
}

// NewIndex builds the index of a sealed dataset.
func NewIndex(d *Dataset) *Index {
	x := &Index{
		events: make(map[EventID]EventRef, len(d.Events)), actors: make(map[ActorID]ActorRef, len(d.Actors)),
		places: make(map[PlaceID]PlaceRef, len(d.Places)), sources: make(map[SourceID]SourceRef, len(d.Sources)),
	}
	for i := range d.Events {
		if more := d.Events[i].More; more != nil {
			for _, id := range more.Aka {
				x.events[id] = EventRef(i)
			}
		}
	}
	for i := range d.Events {
		x.events[d.Events[i].ID] = EventRef(i)
	}
	for i := range d.Actors {
		x.actors[d.Actors[i].ID] = ActorRef(i)
	}
	for i := range d.Places {
		x.places[d.Places[i].ID] = PlaceRef(i)
	}
	for i := range d.Sources {
		x.sources[d.Sources[i].ID] = SourceRef(i)
	}
	x.linkBack(d)
	return x
}

// linkBack sorts all links by their target, counting first.
func (x *Index) linkBack(d *Dataset) {
	x.ends = make([]int32, len(d.Events))
	for i := range d.Events {
		for _, l := range d.Events[i].Links {
			x.ends[l.To]++
		}
	}
	total := int32(0)
	for i, n := range x.ends {
		x.ends[i] = total // the start, moved on to the end below
		total += n
	}
	x.backs = make([]Back, total)
	for i := range d.Events {
		for k, l := range d.Events[i].Links {
			x.backs[x.ends[l.To]] = Back{From: EventRef(i), Link: k}
			x.ends[l.To]++
		}
	}
}

// Event is the position of the event with that id, or with it as a former id, or
// None.
func (x *Index) Event(id EventID) EventRef { return find(x.events, id) }

// Actor is the position of the actor with that id, or None.
func (x *Index) Actor(id ActorID) ActorRef { return find(x.actors, id) }

// Place is the position of the place with that id, or None.
func (x *Index) Place(id PlaceID) PlaceRef { return find(x.places, id) }

// Source is the position of the source with that id, or None.
func (x *Index) Source(id SourceID) SourceRef { return find(x.sources, id) }

// Linked lists the links that lead to an event, in the order of the events that
// carry them. The slice is the index's own.
func (x *Index) Linked(e EventRef) []Back {
	from := int32(0)
	if e > 0 {
		from = x.ends[e-1]
	}
	return x.backs[from:x.ends[e]]
}

func find[K comparable, V ~int32](m map[K]V, id K) V {
	if v, ok := m[id]; ok {
		return v
	}
	return None
}
