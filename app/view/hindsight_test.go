package view

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"parley/data/dataset"
	"parley/data/testkit"
	"parley/data/testkit/bundled"
)

// As known on a day the page opens with the window, the events, the counts and the
// finds of the record cut at that day.
func TestNoHindsight(t *testing.T) {
	sets := bundled.Records(t)
	sets["made"] = testkit.Events(400, testkit.Options{Seed: 4})
	sets["rewritten"] = testkit.Rewritten(testkit.Events(400, testkit.Options{Seed: 14}), 4)
	for name, d := range sets {
		t.Run(name, func(t *testing.T) {
			m, rng := NewModel(d), rand.New(rand.NewPCG(2, 8))
			days := m.Ledger.Changes()
			for range testkit.Rounds(12) {
				on := days[rng.IntN(len(days))] + dataset.Day(rng.IntN(2))
				cut := dataset.AsKnownOn(d, on)
				then := NewModel(cut)
				for _, s := range []State{{}, {Query: "putin"}, {Query: "talks"}, {Statuses: []string{"happened"}}, {Types: []string{"CONSULT"}}, {Standings: []string{"official"}}} {
					then.Set(s)
					s.On = dataset.SomeDay(on)
					m.Set(s)
					if got, want := told(m), told(then); got != want {
						t.Fatalf("as known on %s, %s:\n%s\nwant\n%s", on.Text(), s.Fragment(), got, want)
					}
				}
			}
		})
	}
}

// told is what a model says of the record: window, span, numbers and the events that
// pass, with their states.
func told(m *Model) string {
	s := fmt.Sprint(dayOf(m.From), dayOf(m.To), dayOf(m.Span().From), dayOf(m.Span().To), m.Result.N, m.Result.Known, m.Ledger.SourceCount(m.On()), m.Result.ActorCounts(nil), "\n")
	ids := map[string]string{}
	for e := range m.Result.All {
		st := m.Result.State(e)
		ids[string(m.D.Events[e].ID)] = fmt.Sprint(st.Title, st.When, st.Where, st.Status, st.Standing, m.Result.Who(e), m.D.Events[e].SourceCount(m.On()), m.Result.InWindow(e, m.From, m.To))
	}
	return s + fmt.Sprint(ids)
}
