package ui

import (
	"testing"

	"parley/app/facts"
	"parley/data/dataset"
	"parley/data/testkit"
)

// TestFactNamesTheListItLeadsTo holds that a fact of a time does not lead to events of
// actors, of which it has none.
func TestFactNamesTheListItLeadsTo(t *testing.T) {
	p := page(testkit.Events(3, testkit.Options{}), "pane=facts")
	f := facts.Fact{Events: []dataset.EventRef{0, 1}}
	if got, want := p.panel.queryText(&f), "All events of this time (2 events here)"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	f.Actors = []dataset.ActorRef{0}
	if got, want := p.panel.queryText(&f), "All events of these actors (2 events here)"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
