package scene

import (
	"math"
	"strings"
	"testing"

	"parley/data/codebook"
)

// rows returns a scene of three nodes: a long label, a symbol inside the label's box, and
// a small symbol on its own.
func rows() *Scene {
	s := &Scene{}
	s.Reset(400, 100)
	node := func(ref int32, x, y, w, h, sx Px) {
		s.Begin(Target{Kind: EventTarget, Ref: ref}, x, y, w, h)
		s.Symbol(codebook.Quad(1).Sign(), 0, sx, y+h/2, 5)
		s.End()
	}
	node(0, 10, 20, 200, 22, 15)
	node(1, 100, 20, 10, 10, 105)
	node(2, 300, 60, 8, 8, 304)
	return s
}

func TestHit(t *testing.T) {
	s := rows()
	for _, c := range []struct {
		x, y, slop Px
		want       int
	}{
		{15, 31, 0, 0},   // on the symbol
		{160, 31, 0, 0},  // on its label
		{105, 25, 0, 1},  // two boxes: the nearer symbol
		{104, 33, 0, 0},  // inside one box beats 24 pixels around another
		{304, 64, 0, 2},  // on a small mark
		{315, 64, 0, 2},  // at least 24 pixels wide
		{317, 64, 0, -1}, // but no wider
		{317, 64, 12, 2}, // within the slop of a touch
		{350, 10, 12, -1},
	} {
		if got := s.Hit(c.x, c.y, c.slop); got != c.want {
			t.Errorf("Hit(%g, %g, %g) = %d, want %d", c.x, c.y, c.slop, got, c.want)
		}
	}
}

func TestWarmSceneAllocatesNothing(t *testing.T) {
	s := &Scene{}
	build := func() {
		s.Reset(800, 600)
		for i := range 200 {
			x := Px(i * 4)
			s.Begin(Target{Kind: EventTarget, Ref: int32(i)}, x, 0, 20, 20)
			s.Symbol(codebook.Quad(i%5).Sign(), Open, x, 10, 5)
			s.Text(Label, 0, x+8, 14, "name")
			s.Curve(Tie, 1, 0, x, 0, x, 10, x, 20, x, 30)
			s.Poly(LinkArc, 0, ArrowEnd, x, 0, x+4, 9, x+8, 0)
			s.End()
		}
	}
	build()
	if n := testing.AllocsPerRun(20, build); n != 0 {
		t.Errorf("%g allocations to build a frame into a warm scene", n)
	}
}

func TestStylesAreComplete(t *testing.T) {
	seen := map[string]Style{}
	for st := Style(0); st < CardTitle; st++ { // card styles have no class: no page shows them
		p := &Styles[st]
		if !strings.HasPrefix(p.Class, "s-") {
			t.Errorf("style %d has class %q", st, p.Class)
		}
		if other, twice := seen[p.Class]; twice {
			t.Errorf("styles %d and %d share class %s", other, st, p.Class)
		}
		seen[p.Class] = st
		if p.Size > 0 && p.Size < 12 {
			t.Errorf("%s: text of %g px; nothing is set below 12", p.Class, p.Size)
		}
		if p.Size > 0 && p.Fill == "" || p.Size == 0 && p.Fill == "" && p.Stroke == "" {
			t.Errorf("%s draws nothing", p.Class)
		}
		if p.Stroke != "" && p.Width == 0 || p.HaloToken != "" && p.HaloWidth == 0 {
			t.Errorf("%s has a line without a width", p.Class)
		}
	}
	for _, l := range Lives {
		if l.Paint.Fill == Styles[Symbols].Fill {
			t.Errorf("%s cannot be told from what happened", l.Class)
		}
	}
}

// TestOutlines checks the lengths and left halves of the outlines against their points.
func TestOutlines(t *testing.T) {
	for k := Circle; k <= Flag; k++ {
		o, ok := OutlineOf(k)
		if !ok {
			t.Fatalf("kind %d has no outline", k)
		}
		for i := 0; i < len(o.Left); i += 2 {
			if o.Left[i] > .8 {
				t.Errorf("kind %d: its left part reaches to %g", k, o.Left[i])
			}
		}
		if o.Round {
			continue
		}
		long := 0.
		for i := 0; i < len(o.Points); i += 2 {
			n := (i + 2) % len(o.Points)
			long += math.Hypot(float64(o.Points[n]-o.Points[i]), float64(o.Points[n+1]-o.Points[i+1]))
		}
		if math.Abs(long-float64(o.Length)) > .001 {
			t.Errorf("kind %d: length %g is written as %g", k, long, o.Length)
		}
	}
	if _, ok := OutlineOf(Text); ok {
		t.Error("a text has an outline")
	}
}

func TestDashesClose(t *testing.T) {
	for k := Circle; k <= Flag; k++ {
		o, _ := OutlineOf(k)
		for _, r := range []Px{2, 4, 5.5, 7, 9} {
			period, n := o.DashPeriod(r)
			if d := period*Px(n) - o.Length*r; d > .001 || d < -.001 {
				t.Errorf("kind %d, radius %g: %d dashes leave %g over", k, r, n, d)
			}
			if r >= 4 && (period < 2 || period > 4) {
				t.Errorf("kind %d, radius %g: one dash and gap is %g", k, r, period)
			}
		}
	}
}
