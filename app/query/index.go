package query

import (
	"slices"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Index holds the precomputed data for filter and search: the folded text of every event and
// the events of every actor. It is safe for concurrent use, except for Reword.
type Index struct {
	d      *dataset.Dataset
	ledger *dataset.Ledger
	// blob is the concatenated folded own text of the events, see ownWords. Event i has
	// blob[ends[i-1]:ends[i]].
	blob  []byte
	ends  []int32
	folds folds
	// typeName is what the page calls a type, nil for its label alone.
	typeName func(dataset.TypeRef) string
	// words counts the calls of Reword.
	words uint32
	// actorEvents[a] lists the events in which actor a has a part of any role, as known on
	// any day.
	actorEvents [][]dataset.EventRef
	over        []edtf.Instant // latest end among each 64 events
}

// NewIndex builds the index of a sealed dataset. The ledger may be nil if no filter uses
// an earlier knowledge day.
func NewIndex(d *dataset.Dataset, l *dataset.Ledger) *Index {
	x := &Index{d: d, ledger: l}
	x.indexActors()
	x.indexWords()
	x.indexEnds()
	return x
}

// indexEnds sets the latest end of the events of each word of a result's bits.
func (x *Index) indexEnds() {
	x.over = make([]edtf.Instant, (len(x.d.Events)+63)/64)
	for i := range x.over {
		x.over[i] = edtf.Past
	}
	for i := range x.d.Events {
		x.over[i>>6] = max(x.over[i>>6], x.d.Events[i].When.Latest)
	}
}

// Dataset returns the dataset the index was built for.
func (x *Index) Dataset() *dataset.Dataset { return x.d }

// Ledger returns the ledger the index was built with, or nil.
func (x *Index) Ledger() *dataset.Ledger { return x.ledger }

// ActorEvents lists the events in which an actor has a part of any role, as known on any
// day, in dataset order. For one day, see Result.Involves.
func (x *Index) ActorEvents(a dataset.ActorRef) []dataset.EventRef {
	if a < 0 || int(a) >= len(x.actorEvents) {
		return nil
	}
	return x.actorEvents[a]
}

func (x *Index) indexActors() {
	counts := make([]int32, len(x.d.Actors))
	for i := range x.d.Events {
		for _, p := range x.everWho(dataset.EventRef(i)) {
			counts[p.Actor]++
		}
	}
	total := int32(0)
	for _, n := range counts {
		total += n
	}
	all := make([]dataset.EventRef, 0, total)
	x.actorEvents = make([][]dataset.EventRef, len(counts))
	for a, n := range counts {
		start := len(all)
		all = all[:start+int(n)]
		x.actorEvents[a] = all[start : start : start+int(n)]
	}
	for i := range x.d.Events {
		who := x.everWho(dataset.EventRef(i))
		for k, p := range who {
			if !dataset.Involves(who[:k], p.Actor) {
				x.actorEvents[p.Actor] = append(x.actorEvents[p.Actor], dataset.EventRef(i))
			}
		}
	}
}

// everWho lists the parts of an event as known on any day.
func (x *Index) everWho(e dataset.EventRef) []dataset.Part {
	if x.ledger == nil {
		return x.d.Events[e].Who
	}
	return x.ledger.EverWho(e)
}

// Name makes search find types by what the page calls them, besides their labels in English.
func (x *Index) Name(types func(dataset.TypeRef) string) {
	x.typeName = types
	x.words++
	x.foldTypes()
}

func (x *Index) foldTypes() {
	for t := range x.folds.types {
		x.folds.types[t] = Fold(nil, typeLabel(x.d, dataset.TypeRef(t)))
		if x.typeName != nil {
			x.folds.types[t] = Fold(append(x.folds.types[t], '\n'), x.typeName(dataset.TypeRef(t)))
		}
	}
}

// Reword folds the text again after texts have been added to the dataset. It reuses the
// memory of the index.
func (x *Index) Reword() {
	x.words++
	x.indexWords()
}

// folds holds the folded texts that events share: names of actors and places, type labels.
type folds struct{ actors, places, types [][]byte }

// indexWords folds the own text of every event, and the texts that events share.
func (x *Index) indexWords() {
	d := x.d
	x.folds = folds{make([][]byte, len(d.Actors)), make([][]byte, len(d.Places)), make([][]byte, d.TypeCount())}
	for i := range d.Actors {
		x.folds.actors[i] = foldActor(&d.Actors[i], dataset.LatestDay)
	}
	for i := range d.Places {
		x.folds.places[i] = Fold(nil, d.Places[i].Name)
	}
	x.foldTypes()
	size := 0
	for i := range d.Events {
		size += len(d.Events[i].Title) + len(d.Events[i].Text) + 1
	}
	x.blob = slices.Grow(x.blob[:0], size)
	x.ends = slices.Grow(x.ends[:0], len(d.Events))[:len(d.Events)]
	for i := range d.Events {
		e := &d.Events[i]
		x.blob = ownWords(x.blob, e, e.Title, e.Text)
		x.ends[i] = int32(len(x.blob))
	}
}

// typeLabel returns the label of a type, "" for NoType.
func typeLabel(d *dataset.Dataset, t dataset.TypeRef) string {
	if s := d.Sort(t); s != nil {
		return s.Label
	}
	return codebook.Type(t).Label()
}

// ownWords appends the folded own text of an event: title, text and tags. A newline, which
// no search contains, prevents matches across two of them.
func ownWords(dst []byte, e *dataset.Event, title, text string) []byte {
	dst = Fold(dst, title)
	if text != "" {
		dst = Fold(append(dst, '\n'), text)
	}
	if e.More != nil {
		for _, t := range e.More.Tags {
			dst = Fold(append(dst, '\n'), t)
		}
	}
	return dst
}

// foldActor returns the folded names of an actor as known on a day.
func foldActor(a *dataset.Actor, day dataset.Day) []byte {
	b := Fold(nil, a.Name)
	if a.Short != "" && a.Short != a.Name {
		b = Fold(append(b, '\n'), a.Short)
	}
	for _, aka := range a.Aka {
		if _, known := aka.On(day); known {
			b = Fold(append(b, '\n'), aka.Name)
		}
	}
	return b
}
