package network

import (
	"encoding/binary"
	"hash/fnv"
	"math"
	"strconv"
	"testing"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/testkit"
)

func spotsHash(spots []Spot) string {
	h := fnv.New64a()
	binary.Write(h, binary.LittleEndian, spots)
	return strconv.FormatUint(h.Sum64(), 16)
}

// TestFlatIsTheSameEverywhere compares the layout with a recorded hash, natively, with
// GOAMD64=v3 and in WebAssembly.
func TestFlatIsTheSameEverywhere(t *testing.T) {
	for _, c := range []struct {
		n    int
		want string
	}{{2, "d332f2662a3e1c95"}, {50, "3e7b5a8510055ad3"}, {300, "ee615bf5025716eb"}, {1000, "1b8cff628f67e387"}} {
		g := New(testkit.Actors(c.n, 3*c.n))
		spots := g.Flat()
		if got := spotsHash(spots); got != c.want {
			t.Errorf("%d actors: %s, want %s", c.n, got, c.want)
		}
		if again := spotsHash(g.Flat()); again != spotsHash(spots) {
			t.Errorf("%d actors: not the same twice", c.n)
		}
	}
}

// stress returns how far distances on the page differ from those in the graph, 0 for a
// perfect layout (normalised stress of scaled distances).
func stress(g *Graph, spots []Spot) float64 {
	c := g.bonds()
	dist := make([]int32, c.n)
	c.measure()
	var r reacher
	var num, xx, xd, dd float64
	for i := range int32(c.n) {
		r.from(c, i, dist)
		for j := range i {
			if dist[j] < 1 {
				continue
			}
			d := float64(dist[j])
			x := math.Hypot(float64(spots[i].X)-float64(spots[j].X), float64(spots[i].Y)-float64(spots[j].Y))
			xx, xd, dd = xx+x*x/d/d, xd+x/d, dd+1
		}
	}
	a := xd / xx // the optimal scale
	num = a*a*xx - 2*a*xd + dd
	return num / dd
}

// TestFlatKeepsDistances bounds the stress of the layout. Before the frame stretches it
// and crowded actors are pushed apart, it is about 0.06 for 50 such actors and 0.13 for
// 300; a random layout has about 0.5.
func TestFlatKeepsDistances(t *testing.T) {
	for n, most := range map[int]float64{50: .14, 300: .18, 600: .25} {
		g := New(testkit.Actors(n, n*5/2))
		if s := stress(g, g.Flat()); s > most {
			t.Errorf("%d actors: stress %.3f, more than %.3f", n, s, most)
		}
	}
}

// TestFlatFillsItsFrame keeps all positions in the frame, and no two actors in one.
func TestFlatFillsItsFrame(t *testing.T) {
	for _, n := range []int{2, 12, 60, 300} {
		seen := map[Spot]bool{}
		for _, s := range New(testkit.Actors(n, n)).Flat() {
			if s.X < 0 || s.Y < 0 || s.X > FrameW || s.Y > FrameH {
				t.Fatalf("%d actors: %v", n, s)
			}
			if seen[s] {
				t.Errorf("%d actors: two at %v", n, s)
			}
			seen[s] = true
		}
	}
	if got := New(&dataset.Dataset{}).Flat(); len(got) != 0 {
		t.Errorf("nobody has %d places", len(got))
	}
}

// TestOneMoreMovesFew leaves out one actor, lays out the rest and adds it to the kept
// positions: no one moves more than 5 % of the diagonal.
func TestOneMoreMovesFew(t *testing.T) {
	for _, n := range []int{24, 60, 200} {
		g := New(testkit.Actors(n, 3*n))
		kept := g.Flat()
		for a := 0; a < n; a += max(1, n/12) {
			had := make([]bool, n)
			for i := range had {
				had[i] = i != a
			}
			old := append([]Spot(nil), kept...)
			old[a] = Spot{}
			now := g.Grow(old, had)
			if share, who := Farthest(old, had, now); share > .05 {
				t.Errorf("%d actors: one more moves %d by %.1f %%", n, who, 100*share)
			}
			if spotsHash(now) != spotsHash(g.Grow(old, had)) {
				t.Error("growing is not the same twice")
			}
		}
		all := make([]bool, n)
		for i := range all {
			all[i] = true
		}
		if spotsHash(g.Grow(kept, all)) != spotsHash(kept) {
			t.Error("places that are all kept have moved")
		}
	}
}

func BenchmarkFlat(b *testing.B) {
	for _, n := range []int{50, 300, 1000, 3000} {
		g := New(testkit.Actors(n, n*28/10))
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			for b.Loop() {
				g.Flat()
			}
		})
	}
}

// TestFewActorsSpanThePlane checks that actors who all met are not laid out on a line,
// where a tie would run through the actor between.
func TestFewActorsSpanThePlane(t *testing.T) {
	for n := 3; n <= 8; n++ {
		d := &dataset.Dataset{}
		e := dataset.Event{ID: "e", Title: "All meet", Where: dataset.None}
		for i := range n {
			d.Actors = append(d.Actors, dataset.Actor{ID: dataset.ActorID("a" + strconv.Itoa(i)), Name: "A", PartOf: dataset.None})
			e.Who = append(e.Who, dataset.Part{Actor: dataset.ActorRef(i), Role: codebook.RoleActor, For: dataset.None})
		}
		d.Events = []dataset.Event{e}
		dataset.Seal(d)
		spots := New(d).Flat()
		x0, x1, y0, y1 := spots[0].X, spots[0].X, spots[0].Y, spots[0].Y
		for _, s := range spots {
			x0, x1, y0, y1 = min(x0, s.X), max(x1, s.X), min(y0, s.Y), max(y1, s.Y)
		}
		widest := 0.0 // twice the area of the largest triangle
		for i := range spots {
			for j := range i {
				for k := range j {
					a, b, c := spots[i], spots[j], spots[k]
					widest = max(widest, math.Abs(float64(b.X-a.X)*float64(c.Y-a.Y)-float64(c.X-a.X)*float64(b.Y-a.Y)))
				}
			}
		}
		if box := float64(x1-x0) * float64(y1-y0); widest < box/4 || x1-x0 < 500 || y1-y0 < 500 {
			t.Errorf("%d actors stand nearly on a line: %v", n, spots)
		}
	}
}
