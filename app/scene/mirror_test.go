package scene

import (
	"reflect"
	"slices"
	"testing"
)

// TestMirror checks where marks lie in the mirror, and that a scene mirrored twice is as before.
func TestMirror(t *testing.T) {
	var s Scene
	s.Reset(100, 50)
	s.Begin(Target{Kind: EventTarget}, 10, 0, 20, 10)
	s.Rect(0, 10, 0, 20, 5)
	s.Line(0, 0, 1, 30, 2)
	s.Text(0, 0, 10, 5, "a")
	s.Text(0, AnchorEnd, 40, 5, "b")
	s.Text(0, AnchorMid, 50, 5, "c")
	s.End()
	s.Add(Mark{Kind: Fade, Opt: FadeLeft, X: 5, W: 10})
	s.Add(Mark{Kind: Circle, X: 30, W: 4})
	s.Poly(0, 0, ArrowEnd, 0, 1, 10, 2)
	s.Heat = append(s.Heat, 1, 2, 3)
	s.Add(Mark{Kind: Cells, X: 20, W: 30, N: 0, M: 3})
	was := Scene{W: s.W, H: s.H, Marks: slices.Clone(s.Marks), Nodes: slices.Clone(s.Nodes), Pts: slices.Clone(s.Pts), Heat: slices.Clone(s.Heat), open: s.open}
	s.Mirror()
	for i, want := range []struct {
		x, w Px
		opt  Opt
	}{{70, 20, 0}, {100, -30, 0}, {90, 0, AnchorEnd}, {60, 0, 0}, {50, 0, AnchorMid}, {85, 10, FadeRight}, {70, 4, 0}} {
		if m := s.Marks[i]; m.X != want.x || m.W != want.w || m.Opt != want.opt {
			t.Errorf("mark %d: %g %g %d, want %+v", i, m.X, m.W, m.Opt, want)
		}
	}
	if s.Nodes[0].X != 70 || !slices.Equal(s.Pts, []Px{100, 1, 90, 2}) || !slices.Equal(s.Heat, []byte{3, 2, 1}) || s.Marks[8].X != 50 {
		t.Errorf("node at %g, points %v, heat %v, cells at %g", s.Nodes[0].X, s.Pts, s.Heat, s.Marks[8].X)
	}
	if s.Mirror(); !reflect.DeepEqual(s, was) {
		t.Errorf("mirrored twice: %+v, want %+v", s, was)
	}
}
