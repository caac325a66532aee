package actormap

import (
	"testing"

	"parley/app/scene"
	"parley/app/view"
)

// TestWalkReachesEverything walks down all rows and along the ties of each: it visits every
// node of the scene and returns to the row it left.
func TestWalkReachesEverything(t *testing.T) {
	for _, st := range []view.State{{}, {Actor: "trump"}, {Event: "x"}, {Form: view.Rows}, {Form: view.Matrix}} {
		m := load(t, "ukraine-talks")
		m.Set(st)
		for _, w := range []scene.Px{1392, 390} {
			c := newChart(m)
			var s scene.Scene
			c.Build(m, w, &s)
			seen := make([]bool, len(s.Nodes))
			at, ok := c.Step(&s, Walk{}, "Home")
			for ok {
				seen[at.At] = true
				along, more := c.Step(&s, at, "ArrowRight")
				for more {
					seen[along.At] = true
					if along.Row != at.Row {
						t.Fatalf("%+v at %v: left row %d along its ties", st, w, at.Row)
					}
					along, more = c.Step(&s, along, "ArrowRight")
				}
				at, ok = c.Step(&s, at, "ArrowDown")
			}
			for i, ok := range seen {
				if !ok {
					t.Errorf("%+v at %v: no way to %+v", st, w, s.Nodes[i].Target)
				}
			}
		}
	}
}

// TestWalkGoesBack leaves a row along its ties and returns to it.
func TestWalkGoesBack(t *testing.T) {
	m := load(t, "ukraine-talks")
	c := newChart(m)
	var s scene.Scene
	c.Build(m, 1392, &s)
	row, _ := c.Step(&s, Walk{}, "Home")
	tie, ok := c.Step(&s, row, "ArrowRight")
	if !ok || tie.At == row.At {
		t.Fatal("the first row has no tie")
	}
	if back, _ := c.Step(&s, tie, "ArrowLeft"); back != row {
		t.Errorf("back at %+v, not %+v", back, row)
	}
	if down, _ := c.Step(&s, tie, "ArrowDown"); down.Row <= row.Row {
		t.Errorf("down from a tie leads to %+v", down)
	}
	if _, ok := c.Step(&s, row, "x"); ok {
		t.Error("takes any key")
	}
}

// TestTieOpens shows the events of a tie as dots, then all ties again.
func TestTieOpens(t *testing.T) {
	m := load(t, "ukraine-talks")
	c := newChart(m)
	var s scene.Scene
	c.Build(m, 1392, &s)
	want := c.ties[1].n
	m.Set(view.State{Tie: c.TieKeys(1)})
	c.Build(m, 1392, &s)
	got := 0
	for _, n := range s.Nodes {
		if n.Target.Kind == scene.EventTarget {
			got++
		}
	}
	if got != want {
		t.Errorf("%d dots for %d events", got, want)
	}
	apart(t, "words", 1392, texts(&s))
	for _, keys := range [][]string{nil, {"trump"}, {"russia"}, {"nobody", "russia"}} {
		if c.Boxes.Find(keys) != nil {
			t.Errorf("%v is a tie", keys)
		}
	}
}

// TestNextTies pages through every tie of a long window, and back to the first.
func TestNextTies(t *testing.T) {
	m := whole(load(t, "ukraine-talks"))
	c := newChart(m)
	var s scene.Scene
	seen := map[int32]bool{}
	for range 10 {
		c.Build(m, 1040, &s)
		for _, n := range s.Nodes {
			if n.Target.Kind == scene.TieTarget && n.Target.Ref >= 0 {
				seen[n.Target.Ref] = true
			}
		}
		apart(t, "words", 1040, texts(&s))
		c.NextTies()
	}
	if len(seen) != len(c.ties) {
		t.Errorf("%d of %d ties seen", len(seen), len(c.ties))
	}
}
