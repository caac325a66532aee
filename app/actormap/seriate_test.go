package actormap

import (
	"slices"
	"testing"

	"parley/app/scene"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/testkit/bundled"
)

// TestSeriateFindsBlocks plants three groups whose members meet one another, in a mixed
// order: each ends up together, whatever the order was.
func TestSeriateFindsBlocks(t *testing.T) {
	count := func(a, b dataset.ActorRef) int {
		if a%3 == b%3 {
			return 3 + int(a+b)%2
		}
		return int(a*b) % 2
	}
	var list []dataset.ActorRef
	for a := range dataset.ActorRef(18) {
		list = append(list, a)
	}
	for range 5 {
		got := seriate(list, count)
		breaks := 0
		for i := 1; i < len(got); i++ {
			if got[i]%3 != got[i-1]%3 {
				breaks++
			}
		}
		if breaks != 2 {
			t.Errorf("%v has %d breaks between groups", got, breaks)
		}
		if sorted := slices.Clone(got); !slices.Equal(slices.Sorted(slices.Values(sorted)), slices.Sorted(slices.Values(list))) {
			t.Errorf("%v are not the actors %v", got, list)
		}
		list = append(list[5:], list[:5]...)
	}
	if one := seriate(list[:1], count); len(one) != 1 {
		t.Error(one)
	}
}

// TestBlocksShow checks in all records that contacts lie closer to the diagonal than in
// the order of delegations, all together.
func TestBlocksShow(t *testing.T) {
	spread := map[Order]int{}
	for name, d := range bundled.Records(t) {
		m := whole(view.NewModel(d))
		m.State.Form = view.Matrix
		c := newChart(m)
		for _, o := range []Order{ByBlocks, ByHome} {
			c.Order = o
			var s scene.Scene
			c.Build(m, 1392, &s)
			at := map[int32]int{}
			for _, n := range s.Nodes {
				if n.Target.Kind == scene.ActorTarget {
					at[n.Target.Ref] = len(at)
				}
			}
			for _, n := range s.Nodes {
				if k := n.Target; k.Kind == scene.PairTarget {
					far := at[k.Ref] - at[k.Other]
					spread[o] += max(far, -far)
					if words := s.Marks[n.Last-1]; words.Kind != scene.Text || words.Str == "" {
						t.Errorf("%s: a cell has no number", name)
					}
				}
			}
		}
	}
	if spread[ByBlocks]*10 > spread[ByHome]*9 {
		t.Errorf("contacts are %d from the diagonal, %d by delegation", spread[ByBlocks], spread[ByHome])
	}
}

// TestMatrixFillsItsRoom checks that the cells take the width and height that the page has.
func TestMatrixFillsItsRoom(t *testing.T) {
	m := load(t, "ukraine-talks")
	m.State.Form = view.Matrix
	c := newChart(m)
	c.Room = 760
	var s scene.Scene
	c.Build(m, 1392, &s)
	x, y := scene.Px(0), scene.Px(0)
	for _, n := range s.Nodes {
		if n.Target.Kind == scene.ActorTarget || n.Target.Kind == scene.PairTarget {
			x, y = max(x, n.X+n.W), max(y, n.Y+n.H)
		}
	}
	if x < 1300 || y < 640 || s.H > 760 {
		t.Errorf("the matrix reaches %v, %v of 1392, 760; the drawing is %v high", x, y, s.H)
	}
}
