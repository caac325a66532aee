package actormap

import (
	"slices"
	"strconv"
	"testing"

	"parley/app/network"
	"parley/app/scene"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit"
	"parley/data/testkit/bundled"
)

// TestRowsHoldEveryEvent checks that each event of the window with a participant is one
// stroke with a mark for each, in time order, on rows that do not touch.
func TestRowsHoldEveryEvent(t *testing.T) {
	for name, m := range models(t) {
		m.State.Form = view.Rows
		c := newChart(m)
		for _, w := range []scene.Px{1392, 390} {
			var s scene.Scene
			c.Build(m, w, &s)
			g := c.grid(m, w)
			list, left := c.strokes(m, g)
			want := 0
			for e := range m.Result.All {
				if m.Result.InWindow(e, m.From, m.To) && len(network.Participants(nil, m.D.Events[e].Who)) > 0 {
					want++
				}
			}
			if len(list)+left < want {
				t.Errorf("%s at %v: %d strokes and %d left out of %d events", name, w, len(list), left, want)
			}
			var marks []rect
			for i := range s.Marks {
				if k := &s.Marks[i]; k.Style == scene.Symbols {
					marks = append(marks, rect{k.X - 4, k.Y - 4, 8, 8})
				}
			}
			if len(marks) < len(list) {
				t.Errorf("%s at %v: %d marks of %d strokes", name, w, len(marks), len(list))
			}
			apart(t, name+" marks", w, marks)
			day := scene.Px(g.scale.X(g.scale.Window.From + edtf.DaySeconds))
			for i := range list {
				near := false
				for _, d := range c.datesIn(m, list[i].e) {
					near = near || abs(c.placeOf(m, g, d)-list[i].x) <= max(day/2, .01)
				}
				if !near || list[i].x < g.x0 || list[i].x > g.x1 {
					t.Errorf("%s at %v: %s stands off its date, at %v", name, w, m.D.Events[list[i].e].ID, list[i].x)
				}
			}
			apart(t, name+" words over time", w, texts(&s))
		}
	}
}

// TestRowsNameEvents checks that the important events of the window have their names above
// the rows, each beside its stroke.
func TestRowsNameEvents(t *testing.T) {
	m := load(t, "ukraine-talks")
	m.State.Form = view.Rows
	for w, least := range map[scene.Px]int{1392: 10, 1040: 8, 390: 2} {
		c := newChart(m)
		var s scene.Scene
		c.Build(m, w, &s)
		g := c.grid(m, w)
		list, _ := c.strokes(m, g)
		c.layRows(g)
		c.nameStrokes(m, g, list)
		named := 0
		for i := range list {
			if n := &list[i].name; n.text != "" {
				if named++; abs(n.x-list[i].x) != 4 || n.y >= g.top {
					t.Errorf("at %v: %q stands away from its stroke", w, n.text)
				}
			}
		}
		if named < least {
			t.Errorf("at %v: %d names", w, named)
		}
	}
}

// TestManyEventsLeaveSomeOut checks that the most important events are drawn when there are
// too many, and that the others are counted.
func TestManyEventsLeaveSomeOut(t *testing.T) {
	m := whole(view.NewModel(testkit.Events(3000, testkit.Options{})))
	m.State.Form = view.Rows
	c := newChart(m)
	var s scene.Scene
	c.Build(m, 1040, &s)
	list, left := c.strokes(m, c.grid(m, 1040))
	if left == 0 || len(list) == 0 {
		t.Fatalf("%d strokes, %d left out", len(list), left)
	}
	least := 9
	for i := range list {
		least = min(least, int(m.D.Events[list[i].e].Importance))
	}
	if least < 2 {
		t.Errorf("an event of importance %d is drawn while heavier ones are not", least)
	}
}

// TestMatrixCountsPairs compares the number of every cell of the matrix with a slow count of
// the contacts of the pair, and finds each pair once.
func TestMatrixCountsPairs(t *testing.T) {
	for name, m := range models(t) {
		m.State.Form = view.Matrix
		c := newChart(m)
		contacts := testkit.Contacts(m.D)
		for _, order := range Orders() {
			if !c.Arrange(order.Code()) {
				t.Fatal(order)
			}
			var s scene.Scene
			c.Build(m, 1392, &s)
			seen := map[[2]int32]bool{}
			for _, n := range s.Nodes {
				k := n.Target
				if k.Kind != scene.PairTarget {
					continue
				}
				key := [2]int32{min(k.Ref, k.Other), max(k.Ref, k.Other)}
				if seen[key] {
					t.Errorf("%s: %v stands twice", name, key)
				}
				seen[key] = true
				want := 0
				for _, e := range contacts[[2]dataset.ActorRef{dataset.ActorRef(key[0]), dataset.ActorRef(key[1])}] {
					if m.Result.Has(e) && m.Result.InWindow(e, m.From, m.To) {
						want++
					}
				}
				if int(k.Count) != want {
					t.Errorf("%s: %v has %d contacts, not %d", name, key, want, k.Count)
				}
			}
		}
		if c.Arrange("colour") {
			t.Error("takes any order")
		}
	}
}

// TestArticlePairs finds the 8 pairs of the article's record that were in contact in its
// matrix: 5 of persons and groups, 3 of states through their presidents and an envoy.
func TestArticlePairs(t *testing.T) {
	m := whole(load(t, "august-2025"))
	m.State.Form = view.Matrix
	c := newChart(m)
	var s scene.Scene
	c.Build(m, 1392, &s)
	pairs := 0
	for _, n := range s.Nodes {
		if n.Target.Kind == scene.PairTarget {
			pairs++
		}
	}
	if pairs != 8 {
		t.Errorf("%d pairs, not 8", pairs)
	}
}

// TestStrokesClaimNoDate checks that a half-open date is drawn at its known end, and at the
// edge of a window that does not contain that end.
func TestStrokesClaimNoDate(t *testing.T) {
	d := &dataset.Dataset{Actors: []dataset.Actor{{ID: "a", Name: "A", PartOf: dataset.None}}}
	for _, s := range []string{"[..2025-08-06]", "2025-08-06/..", "2025-08-06"} {
		when, err := edtf.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		d.Events = append(d.Events, dataset.Event{ID: dataset.EventID("e" + strconv.Itoa(len(d.Events))), Title: "Talks", When: when, Where: dataset.None,
			Who: []dataset.Part{{Actor: 0, Role: codebook.RoleActor, For: dataset.None}}})
	}
	dataset.Seal(d)
	m := view.NewModel(d)
	c := newChart(m)
	noon := func(day string) edtf.Instant {
		at, _ := edtf.Parse(day)
		return at.Earliest + edtf.DaySeconds/2
	}
	for window, want := range map[[2]string]edtf.Instant{
		{"2025-07-01", "2025-09-01"}: noon("2025-08-06"),
		{"1990-01-01", "1990-02-01"}: noon("1990-02-01") - edtf.DaySeconds/2,
	} {
		s := m.State
		s.From, s.To, s.Form = noon(window[0])-edtf.DaySeconds/2, noon(window[1])-edtf.DaySeconds/2, view.Rows
		m.Set(s)
		var sc scene.Scene
		c.Build(m, 1392, &sc)
		g := c.grid(m, 1392)
		list, _ := c.strokes(m, g)
		if len(list) == 0 {
			t.Errorf("%v: no stroke", window)
		}
		for _, st := range list {
			if x := g.x0 + scene.Px(g.scale.X(want)); st.x < x-5 || st.x > x+5 {
				t.Errorf("%v: %s stands at %v, want %v", window, m.D.Events[st.e].When.String(), st.x, x)
			}
		}
	}
}

// TestTwoDaysAreTwoStrokes checks that an event on two days has a stroke on each, and none
// in between.
func TestTwoDaysAreTwoStrokes(t *testing.T) {
	d := bundled.Case(t, "hard")
	m := view.NewModel(d)
	e := dataset.EventRef(slices.IndexFunc(d.Events, func(e dataset.Event) bool { return e.When.Shape == edtf.AllOf }))
	m.Look(edtf.FromCivil(2019, 1, 1), edtf.FromCivil(2026, 1, 1))
	m.State.Form = view.Rows
	c := newChart(m)
	var s scene.Scene
	c.Build(m, 1392, &s)
	list, _ := c.strokes(m, c.grid(m, 1392))
	var at []scene.Px
	for _, st := range list {
		if st.e == e {
			at = append(at, st.x)
		}
	}
	if len(at) != 2 || at[1]-at[0] < 30 {
		t.Errorf("%s has strokes at %v", d.Events[e].When, at)
	}
}
