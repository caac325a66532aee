package dataset

import (
	"strconv"
	"testing"
)

func TestIndexFindsEveryID(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 1000} {
		d := &Dataset{}
		for i := range n {
			s := strconv.Itoa(i)
			d.Events = append(d.Events, Event{ID: EventID("e" + s), Where: None, More: &More{From: None, To: None, Aka: []EventID{EventID("old-" + s), "e0"}}})
			d.Actors = append(d.Actors, Actor{ID: ActorID("a" + s)})
			d.Places = append(d.Places, Place{ID: PlaceID("p" + s)})
			d.Sources = append(d.Sources, Source{ID: SourceID("s" + s)})
		}
		x := NewIndex(d)
		for i := range n {
			s := strconv.Itoa(i)
			if e, f := x.Event(EventID("e"+s)), x.Event(EventID("old-"+s)); e != EventRef(i) || f != EventRef(i) {
				t.Fatalf("of %d: event %d found as %d, by its former id as %d", n, i, e, f)
			}
			if a, p, s := x.Actor(ActorID("a"+s)), x.Place(PlaceID("p"+s)), x.Source(SourceID("s"+s)); a != ActorRef(i) || p != PlaceRef(i) || s != SourceRef(i) {
				t.Fatalf("of %d: row %d found as actor %d, place %d, source %d", n, i, a, p, s)
			}
		}
		if x.Event("e") != None || x.Event("") != None || x.Actor("a-1") != None || x.Place("p"+PlaceID(strconv.Itoa(n))) != None || x.Source("e1") != None {
			t.Errorf("of %d: an id that no record has is found", n)
		}
	}
}
