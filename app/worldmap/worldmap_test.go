package worldmap

import (
	"fmt"
	"os"
	"slices"
	"testing"

	"parley/app/atlas"
	"parley/app/scene"
	"parley/app/view"
	"parley/app/words"
	"parley/data/testkit"
	"parley/data/testkit/bundled"
)

func land(t testing.TB, name string) *atlas.Outlines {
	t.Helper()
	data, err := os.ReadFile("../../web/outlines/" + name)
	if err != nil {
		t.Fatal(err)
	}
	o, err := atlas.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func newChart(t testing.TB, m *view.Model) *Chart {
	c := New(m.D, words.English(), scene.Widths{})
	c.SetLand(land(t, "world-110m.pack"), land(t, "world-50m.pack"))
	return c
}

func whole(m *view.Model) *view.Model {
	s := m.State
	s.From, s.To = m.Extent.From, m.Extent.To
	m.Set(s)
	return m
}

// models returns bundled and generated records, in their initial window and whole.
func models(t *testing.T) map[string]*view.Model {
	return map[string]*view.Model{
		"wide": load(t, "ukraine-talks"), "wide, all": whole(load(t, "ukraine-talks")),
		"august": whole(load(t, "august-2025")), "crowd": whole(view.NewModel(testkit.Events(3000, testkit.Options{}))),
	}
}

var sizes = []Size{{W: 1392, H: 520}, {W: 1040, H: 420}, {W: 768, H: 500, Skirt: 160}, {W: 390, H: 560}, {W: 320, H: 300}}

// TestTrayNamesNoFalseDay checks that an event dated wider than a day, or in doubt, says so
// in the tray, where its symbol is on a day, and that one with an unknown start is at its
// end.
func TestTrayNamesNoFalseDay(t *testing.T) {
	want := []string{"some day in Aug · Some…", "Aug? · Perhaps that month", "2 and 20 Aug · On two days", "6 Aug?", "c. 7 Aug", "c. 8 Aug?", "Certain", "between 10 and 19 Aug · Tens of August", "10 or 12 Aug · One of two days"}
	said := func(edits ...bundled.Edit) (got []string) {
		m := whole(view.NewModel(bundled.Case(t, "doubt", edits...)))
		var s scene.Scene
		newChart(t, m).BuildTray(m, 1392, &s)
		for _, k := range s.Marks {
			if k.Kind == scene.Text && k.Style == scene.Label {
				got = append(got, k.Str)
			}
		}
		return got
	}
	if got := said(); !slices.Equal(got, want) {
		t.Errorf("the tray says %q, want %q", got, want)
	}
	want[6] = "by 9 Aug · Certain"
	if got := said(bundled.Edit{Was: "when: 2025-08-09", Now: `when: "[..2025-08-09]"`}); !slices.Equal(got, want) {
		t.Errorf("with an open start the tray says %q, want %q", got, want)
	}
}

// TestNoNamesOverlap checks that texts on the map and in the trays do not overlap and stay
// within the picture, at every size and zoom.
func TestNoNamesOverlap(t *testing.T) {
	for name, m := range models(t) {
		c := newChart(t, m)
		for _, size := range sizes {
			for _, v := range []View{c.Home(), c.Clamp(View{.55, .12, 4}), c.Clamp(View{.55, .12, 20})} {
				var s scene.Scene
				c.Build(m, v, size, &s)
				apart(t, fmt.Sprint(name, size, v), &s, rect{size.Skirt, size.Skirt, size.W, size.H})
			}
			var s scene.Scene
			c.BuildTray(m, size.W, &s)
			apart(t, fmt.Sprint(name, size, " tray"), &s, rect{0, 0, s.W, s.H})
		}
	}
}

func apart(t *testing.T, what string, s *scene.Scene, page rect) {
	t.Helper()
	var list []rect
	for _, m := range s.Marks {
		if m.Kind != scene.Text || m.Str == "" {
			continue
		}
		w := scene.Widths{}.Measure(m.Style, m.Str)
		x := m.X
		if m.Opt&scene.AnchorEnd != 0 {
			x -= w
		}
		r := rect{x, m.Y - 10, w, 12}
		if !r.inside(page.grown(1)) {
			t.Errorf("%s: %q at %v leaves the picture", what, m.Str, r)
		}
		for _, o := range list {
			if o.hits(r) {
				t.Errorf("%s: %q at %v touches %v", what, m.Str, r, o)
			}
		}
		list = append(list, r)
	}
}

// TestCountsAddUp checks that every event of the window is at one dot of the map, in the
// inset, or in a tray, at every zoom; dots out of sight count no events.
func TestCountsAddUp(t *testing.T) {
	for name, m := range models(t) {
		c := newChart(t, m)
		in := 0
		for e := range m.Result.All {
			if m.Result.InWindow(e, m.From, m.To) {
				in++
			}
		}
		for _, size := range sizes {
			size.Skirt = 0
			var s scene.Scene
			c.Build(m, c.Home(), size, &s)
			sum, trays, hidden := 0, 0, 0
			for _, n := range s.Nodes {
				sum += int(n.Target.Count)
			}
			for k := range c.tray {
				trays += len(c.tray[k])
			}
			_, shown, of := c.Rows(m)
			if of != in || shown+trays != in {
				t.Errorf("%s: %d on the map and %d in trays, of %d in the window", name, shown, trays, in)
			}
			if hidden = shown - sum; hidden != 0 {
				t.Errorf("%s %v: the dots count %d of %d", name, size, sum, shown)
			}
			for _, zoom := range []float64{2, 5, 30} {
				c.Build(m, c.Clamp(View{.55, .12, zoom}), size, &s)
				sum = 0
				for _, g := range c.groups {
					sum += g.tally.N
				}
				if sum != shown {
					t.Errorf("%s at zoom %v: the groups count %d of %d", name, zoom, sum, shown)
				}
			}
		}
	}
}

func TestStepReachesEverything(t *testing.T) {
	m := whole(load(t, "ukraine-talks"))
	c := newChart(t, m)
	var s scene.Scene
	c.Build(m, c.Home(), Size{W: 1040, H: 420}, &s)
	reached, todo := map[int]bool{0: true}, []int{0}
	for len(todo) > 0 {
		at := todo[0]
		todo = todo[1:]
		for _, key := range []string{"ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"} {
			if to, ok := Step(&s, at, key); ok && !reached[to] {
				reached[to] = true
				todo = append(todo, to)
			}
		}
	}
	if len(reached) != len(s.Nodes) || len(s.Nodes) < 15 {
		t.Errorf("arrows reach %d of %d", len(reached), len(s.Nodes))
	}
}

func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{1000, 100000} {
		m := view.NewModel(testkit.Events(n, testkit.Options{}))
		s := m.State
		s.From, s.To = m.Extent.From, m.Extent.To
		m.Set(s)
		c := newChart(b, m)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var s scene.Scene
			for b.Loop() {
				c.Build(m, c.Home(), Size{W: 1040, H: 420}, &s)
			}
		})
	}
}

// The fine outlines, once they have arrived, change no view that does not ask for them: a map
// is the same by tab, reload and address.
func TestFineOutlinesChangeNothingElse(t *testing.T) {
	m := whole(load(t, "ukraine-talks"))
	coarse, fine := land(t, "world-110m.pack"), land(t, "world-50m.pack")
	for _, size := range []Size{{W: 1392, H: 520}, {W: 768, H: 360}, {W: 358, H: 470}} {
		c := New(m.D, words.English(), scene.Widths{})
		var s scene.Scene
		marks := func() int {
			if c.NeedsFine(c.Home(), size) {
				t.Fatalf("%v: the first view needs the fine outlines", size)
			}
			c.Build(m, c.Home(), size, &s)
			return len(s.Pts)
		}
		c.SetLand(coarse, nil)
		was := marks()
		if c.SetLand(coarse, fine); marks() != was {
			t.Errorf("%v: %d coordinates, and %d with the fine outlines", size, was, marks())
		}
	}
}
