package dataset

// Index finds the records of a sealed dataset by id, and the links to an event.
// It is read-only and may be shared between goroutines.
type Index struct {
	events  table[EventID]
	actors  table[ActorID]
	places  table[PlaceID]
	sources table[SourceID]
	former  map[EventID]EventRef
	// Event i is the target of backs[ends[i-1]:ends[i]].
	backs []Back
	ends  []int32
}

// Back is a link seen from its target: link number Link of event From.
type Back struct {
	From EventRef
	Link int
}

// NewIndex builds the index of a sealed dataset.
func NewIndex(d *Dataset) *Index {
	x := &Index{
		events:  newTable(len(d.Events), func(i int32) EventID { return d.Events[i].ID }),
		actors:  newTable(len(d.Actors), func(i int32) ActorID { return d.Actors[i].ID }),
		places:  newTable(len(d.Places), func(i int32) PlaceID { return d.Places[i].ID }),
		sources: newTable(len(d.Sources), func(i int32) SourceID { return d.Sources[i].ID }),
		former:  map[EventID]EventRef{},
	}
	for i := range d.Events {
		if more := d.Events[i].More; more != nil {
			for _, id := range more.Aka {
				x.former[id] = EventRef(i)
			}
		}
	}
	x.linkBack(d)
	return x
}

// linkBack groups all links by target, by counting sort.
func (x *Index) linkBack(d *Dataset) {
	x.ends = make([]int32, len(d.Events))
	for i := range d.Events {
		for _, l := range d.Events[i].Links {
			x.ends[l.To]++
		}
	}
	total := int32(0)
	for i, n := range x.ends {
		x.ends[i] = total // the start; filling moves it to the end
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

// Event returns the position of the event with that id or former id, or None.
func (x *Index) Event(id EventID) EventRef {
	if e := x.events.find(id); e >= 0 {
		return EventRef(e)
	}
	if e, ok := x.former[id]; ok {
		return e
	}
	return None
}

// Actor returns the position of the actor with that id, or None.
func (x *Index) Actor(id ActorID) ActorRef { return ActorRef(x.actors.find(id)) }

// Place returns the position of the place with that id, or None.
func (x *Index) Place(id PlaceID) PlaceRef { return PlaceRef(x.places.find(id)) }

// Source returns the position of the source with that id, or None.
func (x *Index) Source(id SourceID) SourceRef { return SourceRef(x.sources.find(id)) }

// Linked returns the links to an event, ordered by the event they start from.
// The slice belongs to the index.
func (x *Index) Linked(e EventRef) []Back {
	from := int32(0)
	if e > 0 {
		from = x.ends[e-1]
	}
	return x.backs[from:x.ends[e]]
}

// table finds rows by id without storing the ids: a hash table with open
// addressing and linear probing, at most half full. A slot holds the position
// of a row plus one, or 0 if empty. A map would use six times the memory.
type table[K ~string] struct {
	slots []int32
	id    func(row int32) K
}

// newTable builds the table for n rows. If rows share an id, the first one is
// found.
func newTable[K ~string](n int, id func(row int32) K) table[K] {
	size := 1
	for size < 2*n {
		size *= 2
	}
	t := table[K]{make([]int32, size), id}
	for row := range int32(n) {
		at := t.start(id(row))
		for t.slots[at] != 0 {
			at = (at + 1) & uint32(size-1)
		}
		t.slots[at] = row + 1
	}
	return t
}

// start returns the slot at which the search for an id starts: its 32-bit
// FNV-1a hash, folded to the table size.
func (t *table[K]) start(id K) uint32 {
	h := uint32(2166136261)
	for i := range len(id) {
		h = (h ^ uint32(id[i])) * 16777619
	}
	return (h ^ h>>15) & uint32(len(t.slots)-1)
}

// find returns the position of the row with that id, or None.
func (t *table[K]) find(id K) int32 {
	for at := t.start(id); ; at = (at + 1) & uint32(len(t.slots)-1) {
		switch row := t.slots[at] - 1; {
		case row < 0:
			return None
		case t.id(row) == id:
			return row
		}
	}
}
