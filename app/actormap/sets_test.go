package actormap

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"parley/app/scene"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/sets"
	"parley/data/testkit/bundled"
)

// load returns the model of a bundled dataset, or of a case: "case ties".
func load(t testing.TB, name string) *view.Model {
	t.Helper()
	if of, ok := strings.CutPrefix(name, "case "); ok {
		return view.NewModel(bundled.Case(t, of))
	}
	return view.NewModel(bundled.Read(t, name))
}

// pick returns the model with an actor, and perhaps a second one, selected.
func pick(m *view.Model, who, with dataset.ActorID) *view.Model {
	s := m.State
	s.Actor, s.Other = who, with
	m.Set(s)
	return m
}

// TestTiesAsKnownOnADay: on 6 August 2025 it was not known who would join the two
// presidents, so the meeting does not tie their aides yet; no actor moves when it does.
func TestTiesAsKnownOnADay(t *testing.T) {
	m := load(t, sets.Wide)
	c := newChart(m)
	lavrov, rubio := m.IDs.Actor("lavrov"), m.IDs.Actor("rubio")
	summit := m.IDs.Event("2025-08-15-anchorage")
	var places []string
	for on, want := range map[string]bool{"2025-08-06": false, "2025-08-16": true, "": true} {
		m.Set(view.ParseFragment("v=actors&from=2025-08-01&to=2025-09-01&on=" + on))
		var s scene.Scene
		c.Build(m, 1000, &s)
		p, ok := c.Graph.Between(lavrov, rubio)
		if !ok {
			t.Fatal("the two never met")
		}
		if got := slices.Contains(p.Shared, summit); got != want {
			t.Errorf("on %q: tied by the summit %v", on, got)
		}
		place := ""
		for _, n := range s.Nodes {
			if n.Target.Kind == scene.ActorTarget {
				place += fmt.Sprint(n.Target.Ref, s.Marks[n.First].X, s.Marks[n.First].Y, " ")
			}
		}
		places = append(places, place)
	}
	if places[0] == "" || places[0] != places[1] || places[1] != places[2] {
		t.Error("an actor moved")
	}
}
