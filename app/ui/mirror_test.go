package ui

import (
	"fmt"
	"slices"
	"testing"

	"parley/app/browser"
	"parley/app/scene"
	"parley/app/view"
	"parley/app/words"
	"parley/data/testkit/bundled"
)

// TestMirroredGesture checks that every function of a gesture gets places and ways turned over.
func TestMirroredGesture(t *testing.T) {
	var got []string
	say := func(args ...any) { got = append(got, fmt.Sprint(args...)) }
	g := mirrored(browser.Gesture{
		Press:   func(x, y float64, touch bool) bool { say("press ", x); return true },
		Drag:    func(x, y, dx, dy float64) { say("drag ", x, " ", dx) },
		Release: func(vx float64) { say("release ", vx) },
		Tap:     func(x, y float64, _ int) { say("tap ", x) },
		Zoom:    func(x, y, f float64) { say("zoom ", x, " ", f) },
		Wheel:   func(x, y, dx, dy float64) bool { say("wheel ", x, " ", dx); return true },
		Hover:   func(x, y float64, _ bool) { say("hover ", x) },
	}, func() float64 { return 100 })
	g.Press(10, 0, false)
	g.Drag(10, 0, 3, 0)
	g.Release(2)
	g.Tap(10, 0, 1)
	g.Zoom(10, 0, 2)
	g.Wheel(10, 0, 5, 0)
	g.Hover(10, 0, true)
	if want := []string{"press 90", "drag 90 -3", "release -2", "tap 90", "zoom 90 2", "wheel 90 -5", "hover 90"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if m := mirrored(browser.Gesture{}, nil); m.Press != nil || m.Tap != nil || m.Hover != nil {
		t.Error("what a gesture has not, the mirror has")
	}
}

// TestActorMapRunsFromRightToLeft checks that every form of the map of actors, and the drawing of
// the pages, is the one of a page from left to right in the mirror.
func TestActorMapRunsFromRightToLeft(t *testing.T) {
	d := bundled.Read(t, "august-2025")
	shot := func(w *words.Words, form string) *scene.Scene {
		p := New(d, w)
		p.Set(view.ParseFragment("v=actors&f=" + form))
		st := p.actors()
		st.width = 1000
		sc, _ := st.picture()
		return sc
	}
	for _, form := range []string{"delegations", "flat", "rows", "matrix"} {
		plain, turned := shot(words.English(), form), shot(words.New("lang = he\ndir = rtl\n", words.English()), form)
		if len(plain.Nodes) < 10 || len(plain.Nodes) != len(turned.Nodes) {
			t.Fatalf("%s: %d and %d nodes", form, len(plain.Nodes), len(turned.Nodes))
		}
		for i, n := range plain.Nodes {
			if got, want := turned.Nodes[i].X, plain.W-n.X-n.W; got != want {
				t.Errorf("%s: node %d is at %g, want %g", form, i, got, want)
				break
			}
		}
	}
}

// TestTimeRunsFromRightToLeft checks that the picture of the timeline is the one of a page from
// left to right in the mirror, and that the walk has its buttons over it.
func TestTimeRunsFromRightToLeft(t *testing.T) {
	d := bundled.Read(t, "august-2025")
	shot := func(w *words.Words) (*scene.Scene, browser.Button) {
		p := New(d, w)
		p.Set(view.ParseFragment("v=timeline&from=2025-08-01&to=2025-08-31"))
		st := p.stages[view.Timeline].(*timelineStage)
		st.box.W = 1000
		sc, _ := st.picture()
		return sc, st.walker.button(scene.Target{Kind: scene.EventTarget}, browser.Box{X: 100, W: 20}, false)
	}
	plain, a := shot(words.English())
	turned, b := shot(words.New("lang = he\ndir = rtl\n", words.English()))
	if a.Box.X != 100 || b.Box.X != 1000-112-120 {
		t.Errorf("a button at %g is in the mirror at %g", a.Box.X, b.Box.X)
	}
	if len(plain.Nodes) < 20 || len(plain.Nodes) != len(turned.Nodes) {
		t.Fatalf("%d and %d nodes", len(plain.Nodes), len(turned.Nodes))
	}
	for i, n := range plain.Nodes {
		if got, want := turned.Nodes[i].X, plain.W-n.X-n.W; got != want {
			t.Errorf("node %d is at %g, want %g", i, got, want)
		}
	}
}
