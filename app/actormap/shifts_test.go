package actormap

import (
	"strings"
	"testing"

	"parley/app/scene"
)

// TestShifts compares two months with the two before: the list equals a count of both
// windows, and the map shows the same differences.
func TestShifts(t *testing.T) {
	m := load(t, "ukraine-talks")
	m.State.Panel = ShiftsPane
	c := newChart(m)
	s := c.Shifts(m)
	if len(s.Ties) == 0 || len(s.Came) == 0 || s.Before[1] != m.From || s.Before[1]-s.Before[0] != m.To-m.From {
		t.Fatalf("%+v", s)
	}
	for i, x := range s.Ties {
		if x.Was == x.Now || len(x.Boxes) < 2 || i > 0 && x.size() > s.Ties[i-1].size() {
			t.Errorf("tie %d: %+v", i, x)
		}
		if now := len(c.Together(m, x.Boxes)); now != x.Now {
			t.Errorf("%v: %d events now, %d told", x.Boxes, now, x.Now)
		}
	}
	for _, a := range s.Came {
		if c.Counts(m)[a] == 0 {
			t.Errorf("%s is not there", m.D.Actors[a].ID)
		}
	}
	var sc scene.Scene
	differ, gone := 0, 0
	for range 8 {
		c.Build(m, 1392, &sc)
		for i := range sc.Marks {
			if k := &sc.Marks[i]; k.Style == scene.BadgeText && strings.ContainsAny(k.Str, "+−") {
				differ++
			} else if k.Style == scene.TieFaint {
				gone++
			}
		}
		apart(t, "words", 1392, texts(&sc))
		if c.NextTies(); (c.page)*mostTies >= len(c.ties) {
			break
		}
	}
	ended := 0
	for _, x := range s.Ties {
		if x.Now == 0 {
			ended++
		}
	}
	if differ != len(s.Ties) || ended > 0 && gone == 0 {
		t.Errorf("the map shows %d differences of %d, %d lines of what has ended", differ, len(s.Ties), gone)
	}
}
