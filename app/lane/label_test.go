package lane

import (
	"math/rand/v2"
	"testing"

	"parley/app/timescale"
)

// names is a Cutter for names whose letters are eight pixels wide.
type names []string

func (n names) Len(i int) int { return len(n[i]) }

func (n names) Cut(i int, w timescale.Px) (int, timescale.Px) {
	for k := PrevBreak(n[i], len(n[i])); k > 0; k = PrevBreak(n[i], k) {
		if width := timescale.Px(8 * (k + 1)); width <= w {
			return k, width
		}
	}
	return 0, 0
}

const words = "envoys of both sides meet in the palace and agree on the next steps before winter"

// randomRows fills rows with marks whose seats are packed as Assign packs them.
func randomRows(r *rand.Rand, rows, each int) ([]Label, names) {
	var ls []Label
	var ns names
	for row := range rows {
		x := timescale.Px(0)
		for range each {
			x += timescale.Px(r.IntN(90))
			l := Label{Row: int32(row), Rank: r.Uint32(), Most: 250, Side: Side(r.IntN(2)), Mute: r.IntN(30) == 0}
			if r.IntN(8) == 0 {
				l.Left, l.Right, l.Bar, l.Side, l.Inner = x, x+timescale.Px(30+r.IntN(400)), true, Right, x+21
				l.InnerEnd = l.Right
				l.Lo, l.Hi = x, max(l.Right, x+110)
			} else if l.Side == Right {
				l.Left, l.Right, l.Lo, l.Hi = x, x+14, x, x+117
			} else {
				l.Left, l.Right, l.Lo, l.Hi = x+103, x+117, x, x+117
			}
			l.Spot = (l.Left + l.Right) / 2
			x = l.Hi
			n := 10 + r.IntN(len(words)-10)
			l.Full = timescale.Px(8 * n)
			ls, ns = append(ls, l), append(ns, words[:n])
		}
	}
	return ls, ns
}

func checkLabels(t *testing.T, ls []Label, ns names) {
	t.Helper()
	for i, l := range ls {
		if l.Kept == 0 {
			continue
		}
		if l.Mute {
			t.Fatalf("%q was not wanted", ns[i][:l.Kept])
		}
		if l.At == Inside && (l.X < l.Left || l.X+l.W > l.Right) {
			t.Fatalf("%q is not inside its bar", ns[i][:l.Kept])
		}
		if l.At != Inside && l.X < l.Right && l.X+l.W > l.Left {
			t.Fatalf("%q lies on its own mark", ns[i][:l.Kept])
		}
		for j, o := range ls {
			if i == j || o.Row != l.Row {
				continue
			}
			gap := MarkGap - 1e-6
			if l.At == Inside {
				gap = 0
			}
			if l.X < o.Right+gap && l.X+l.W > o.Left-gap {
				t.Fatalf("%q stands too near to mark %d", ns[i][:l.Kept], j)
			}
			if o.Kept > 0 && l.X < o.X+o.W && l.X+l.W > o.X {
				t.Fatalf("%q lies on %q", ns[i][:l.Kept], ns[j][:o.Kept])
			}
		}
	}
}

func TestNamesNeverOverlap(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	var p Placer
	for range 200 {
		ls, ns := randomRows(r, 1+r.IntN(6), 1+r.IntN(20))
		p.Place(ls, ns)
		checkLabels(t, ls, ns)
		p.Edge(ls, 300, 1200, ns)
		checkLabels(t, ls, ns)
		for i, l := range ls {
			if l.Kept > 0 && (l.X < 300 && l.X+l.W > 300 || l.X < 1200 && l.X+l.W > 1200) {
				t.Fatalf("%q is cut by the border: %v to %v", ns[i][:l.Kept], l.X, l.X+l.W)
			}
			if in := l.X >= 300 && l.X+l.W <= 1200; l.Kept > 0 && in != (l.outside(300, 1200) == 0) {
				t.Fatalf("%q is not where its mark is", ns[i][:l.Kept])
			}
		}
	}
}

func TestEverySeatHoldsAShortName(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	ls, ns := randomRows(r, 8, 30)
	new(Placer).Place(ls, ns)
	for i, l := range ls {
		if !l.Bar && !l.Mute && l.Kept == 0 {
			t.Errorf("label %d has no name: %+v", i, l)
		}
	}
}

// TestNamesHoldStillWhileTheWindowMoves drops marks at both ends, as a window does,
// and compares those in the middle.
func TestNamesHoldStillWhileTheWindowMoves(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	moved, all := 0, 0
	for range 100 {
		ls, ns := randomRows(r, 1, 60)
		whole := append([]Label(nil), ls...)
		new(Placer).Place(whole, ns)
		part := append([]Label(nil), ls[10:50]...)
		new(Placer).Place(part, ns[10:50])
		for i := 18; i < 42; i++ {
			all++
			if a, b := whole[i], part[i-10]; a.X != b.X || a.Kept != b.Kept {
				moved++
			}
		}
		x0 := whole[20].X - 30
		edge := append([]Label(nil), whole...)
		var p Placer
		p.Place(edge, ns)
		p.Edge(edge, x0, x0+900, ns)
		for i := range edge {
			if w := whole[i]; w.outside(x0, x0+900) == 0 && w.X >= x0 && w.X+w.W <= x0+900 && (edge[i].X != w.X || edge[i].Kept != w.Kept) {
				t.Fatalf("label %d changed although it is inside: %+v, %+v", i, w, edge[i])
			}
		}
	}
	if moved*1000 > all {
		t.Errorf("%d of %d names changed", moved, all)
	}
}

func TestImportantNamesComeFirst(t *testing.T) {
	ls := []Label{
		{Left: -20, Right: -6, Lo: -20, Hi: -6, Rank: 1},
		{Left: 0, Right: 14, Lo: 0, Hi: 80, Side: Right, Rank: 1, Most: 250, Full: 240},
		{Left: 300, Right: 314, Lo: 220, Hi: 314, Side: Left, Rank: 9, Most: 250, Full: 200},
	}
	ns := names{"x", words[:30], words[:25]}
	new(Placer).Place(ls, ns)
	if ls[2].Kept != 25 || ls[1].Kept >= 30 {
		t.Errorf("kept %d and %d", ls[1].Kept, ls[2].Kept)
	}
}

func TestPlaceDoesNotAllocateWhenWarm(t *testing.T) {
	ls, ns := randomRows(rand.New(rand.NewPCG(4, 4)), 10, 30)
	var p Placer
	var c Cutter = ns
	p.Place(ls, c)
	if n := testing.AllocsPerRun(10, func() { p.Place(ls, c); p.Edge(ls, 300, 1200, c) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}
