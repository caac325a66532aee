package chronicle

import (
	"slices"
	"testing"

	"parley/app/words"
	"parley/data/dataset"
	"parley/data/testkit/bundled"
)

// A verb agrees with the name before it: that of one, of an actor or publisher whose
// name stands for several, and of a tie told from its other end.
func TestVerbsAgreeWithTheirNames(t *testing.T) {
	d := bundled.Read(t, "august-2025")
	b := New(d, dataset.NewLedger(d), words.English())
	ref := func(id dataset.ActorID) dataset.ActorRef { return d.ActorByID(id) }
	meeting := dataset.NewIndex(d).Event("trump-putin-meeting")
	var lines []string
	e, _ := b.Event(meeting, dataset.LatestDay)
	for i := range e.Claims {
		lines = append(lines, b.Line(&e.Claims[i]))
	}
	for _, want := range []string{"Diplomatic experts (unnamed) doubt", "Donald Trump promises"} {
		if !slices.Contains(lines, want) {
			t.Errorf("no claim says %q: %q", want, lines)
		}
	}
	for id, want := range map[dataset.ActorID]string{"buyers": "buy from", "india": "buys from"} {
		a := b.Actor(ref(id), dataset.LatestDay)
		if !slices.ContainsFunc(a.Ties, func(t Tie) bool { return t.Words == want }) {
			t.Errorf("%s has no tie in the words %q: %+v", id, want, a.Ties)
		}
	}
	russia := b.Actor(ref("russia"), dataset.LatestDay)
	for _, want := range []string{"Countries buying Russian exports buy from this actor", "India buys from this actor"} {
		if !slices.ContainsFunc(russia.Ties, func(t Tie) bool { return t.Words == want }) {
			t.Errorf("Russia has no tie %q: %+v", want, russia.Ties)
		}
	}
}
