package actormap

import (
	"slices"
	"testing"

	"parley/app/network"
	"parley/app/scene"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/sets"
)

// TestMarksAreWhatTheMapCounts checks that the selection marks the same events everywhere:
// those of a tie are the ones that the map counts, those of an actor or a pair the ones in
// which they take part, as known on the day.
func TestMarksAreWhatTheMapCounts(t *testing.T) {
	m := load(t, sets.Wide)
	c := newChart(m)
	for _, on := range []string{"", "&on=2025-08-06"} {
		m.Set(view.ParseFragment("v=actors&from=2019-01-01&to=2027-01-01" + on))
		var s scene.Scene
		c.Build(m, 1392, &s)
		base := m.State
		for i := range c.ties {
			keys, boxes := c.TieKeys(i), c.ties[i].boxes
			st := base
			st.Tie = keys
			m.Set(st)
			for _, e := range c.Together(m, boxes) {
				if !m.Marked(e) {
					t.Errorf("%v%s: %s is not marked", keys, on, m.D.Events[e].ID)
				}
			}
			if n := len(m.Marks()); on == "" && n != c.ties[i].n {
				t.Errorf("%v: %d events are marked, %d counted", keys, n, c.ties[i].n)
			}
		}
		takes := func(e dataset.EventRef, a string) bool {
			return slices.Contains(network.Participants(nil, m.Ledger.Who(e, m.On())), m.IDs.Actor(dataset.ActorID(a)))
		}
		pick(m, "lavrov", "rubio")
		for e := range m.D.Events {
			ref := dataset.EventRef(e)
			if m.Marked(ref) != (takes(ref, "lavrov") && takes(ref, "rubio")) {
				t.Errorf("%s%s is marked: %v", m.D.Events[e].ID, on, m.Marked(ref))
			}
		}
		m.Set(base)
		if m.Marking() || m.Marked(0) {
			t.Error("nothing is chosen, yet something is marked")
		}
	}
}
