package dataset

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestCutKeepsThePast checks that the record as known on a day agrees with the
// whole record about every earlier day, by a history that includes every change
// of status.
func TestCutKeepsThePast(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 2))
	for round := range 60 {
		d := randomWorld(t, r, 30)
		on := day(t, "2025-07-30") + Day(r.IntN(40))
		cut := AsKnownOn(d, on)
		whole, then := NewLedger(d), NewLedger(cut)
		for i := range cut.Events {
			ref := d.EventByID(cut.Events[i].ID)
			for day := max(cut.Events[i].Known, on-60); day <= on; day++ {
				got, _ := then.At(EventRef(i), day)
				want, _ := whole.At(ref, day)
				if got.From, want.From = 0, 0; got != want {
					t.Fatalf("round %d, %s on %d, cut at %d: %+v, in the whole record %+v\n%+v", round, cut.Events[i].ID, day, on, got, want, d.Events[ref])
				}
			}
		}
	}
}

// TestLaterDateChangesNothingBefore checks that a date that an event gets later
// does not change its earlier states.
func TestLaterDateChangesNothingBefore(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 4))
	moved := 0
	for range 60 {
		d := randomWorld(t, r, 30)
		on := day(t, "2025-07-30") + Day(r.IntN(40))
		other := *d
		other.Events = slices.Clone(d.Events)
		for i := range other.Events {
			if e := &other.Events[i]; slices.ContainsFunc(e.History, func(c Change) bool { return c.Field == "when" && PublicDay(c.At) > on }) {
				e.When = d.Events[r.IntN(len(d.Events))].When
				moved++
			}
		}
		whole, then := NewLedger(d), NewLedger(&other)
		for i := range d.Events {
			for day := max(d.Events[i].Known, on-60); day <= on; day++ {
				got, known := then.At(EventRef(i), day)
				want, _ := whole.At(EventRef(i), day)
				if got.From, want.From = 0, 0; known && got != want {
					t.Fatalf("%s on %d, later on %s: %+v, later on %s: %+v", d.Events[i].ID, day, other.Events[i].When, got, d.Events[i].When, want)
				}
			}
		}
	}
	if moved < 50 {
		t.Errorf("only %d events moved", moved)
	}
}
