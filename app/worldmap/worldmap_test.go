package worldmap

import (
	"bytes"
	"flag"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/app/atlas"
	"parley/app/scene"
	"parley/app/scene/svg"
	"parley/app/view"
	"parley/app/words"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit"
	"parley/data/testkit/bundled"
)

var update = flag.Bool("update", false, "renew the golden files")

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

// pictures are the golden SVGs.
var pictures = []struct {
	name  string
	set   string
	size  Size
	all   bool
	zoom  View // zero: as the page opens
	state func(s *view.State)
}{
	{name: "wide", set: "ukraine-talks", size: Size{W: 1040, H: 420}},
	{name: "wide-all", set: "ukraine-talks", size: Size{W: 1392, H: 520}, all: true},
	{name: "phone", set: "ukraine-talks", size: Size{W: 358, H: 470}, all: true},
	{name: "europe", set: "ukraine-talks", size: Size{W: 1040, H: 520, Skirt: 100}, all: true, zoom: View{.545, .115, 7}},
	{name: "moscow", set: "ukraine-talks", size: Size{W: 1040, H: 420}, all: true, state: func(s *view.State) { s.Place = "moscow" }},
	{name: "actor", set: "ukraine-talks", size: Size{W: 768, H: 360}, state: func(s *view.State) { s.Actor, s.On = "putin", dataset.SomeDay(20320) }},
	{name: "august", set: "august-2025", size: Size{W: 800, H: 400}},
}

// TestSameEverywhere compares drawings with what they were on the machine that
// wrote the golden files. It runs natively and as the browser runs it, so both
// give the same bytes. The golden files leave out the land, which is large; they
// end with a hash of the whole drawing.
func TestSameEverywhere(t *testing.T) {
	for _, p := range pictures {
		t.Run(p.name, func(t *testing.T) {
			m := load(t, p.set)
			if p.all {
				whole(m)
			}
			if p.state != nil {
				s := m.State
				p.state(&s)
				m.Set(s)
			}
			c := newChart(t, m)
			v := p.zoom
			if v.Zoom == 0 {
				v = c.Home()
			}
			var s scene.Scene
			c.Build(m, v, p.size, &s)
			sum := fnv.New64a()
			sum.Write(svg.Append(nil, &s, svg.Options{}))
			c.SetLand(nil, nil)
			c.Build(m, v, p.size, &s)
			got := picture(c, m, &s, p.name)
			c.BuildTray(m, p.size.W, &s)
			got = append(got, picture(c, m, &s, p.name+", tray")...)
			golden(t, p.name, append(got, fmt.Sprintf("<!-- with land %x -->\n", sum.Sum64())...))
		})
	}
}

func picture(c *Chart, m *view.Model, s *scene.Scene, name string) []byte {
	got := svg.Append(nil, s, svg.Options{Title: name, Speak: func(x scene.Target) string { return c.Speak(m, x) }})
	return append(bytes.ReplaceAll(got, []byte("><"), []byte(">\n<")), '\n')
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name+".svg")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(path); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s differs (%v); go test -update renews it", path, err)
	}
}

// models are bundled and made-up records, in the window they open with and whole.
func models(t *testing.T) map[string]*view.Model {
	return map[string]*view.Model{
		"wide": load(t, "ukraine-talks"), "wide, all": whole(load(t, "ukraine-talks")),
		"august": whole(load(t, "august-2025")), "crowd": whole(view.NewModel(testkit.Events(3000, testkit.Options{}))),
	}
}

var sizes = []Size{{W: 1392, H: 520}, {W: 1040, H: 420}, {W: 768, H: 500, Skirt: 160}, {W: 390, H: 560}, {W: 320, H: 300}}

// TestTrayNamesNoFalseDay holds that what is dated to more than a day, or in doubt,
// says so in the tray, where its symbol stands on a day, and what began who knows when
// stands where it was over.
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

// TestNoNamesOverlap holds the words on the map and in the tray apart and within
// the picture, at every size and zoom.
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

// TestCountsAddUp: every event of the window is at one dot of the map, in the
// inset, or in the tray, whatever the zoom; what is out of sight is counted in
// no dot.
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

// TestDotsGrowByArea: four times the events, four times the area.
func TestDotsGrowByArea(t *testing.T) {
	c := newChart(t, load(t, "ukraine-talks"))
	for n := 1; n < 20; n++ {
		if a, b := c.radius(n), c.radius(4*n); b < 1.999*a || b > 2.001*a {
			t.Errorf("%d events have the radius %v, %d have %v", n, a, 4*n, b)
		}
	}
}

// TestGroupsOpen enlarges every group until its places stand apart.
func TestGroupsOpen(t *testing.T) {
	m := whole(load(t, "ukraine-talks"))
	c := newChart(t, m)
	size := Size{W: 1040, H: 420}
	var s scene.Scene
	c.Build(m, c.Home(), size, &s)
	opened := 0
	for _, n := range append([]scene.Node(nil), s.Nodes...) {
		if n.Target.Kind != scene.GroupTarget {
			continue
		}
		c.Build(m, c.Home(), size, &s)
		members := c.Members(n.Target)
		if len(members) != int(n.Target.Other) {
			t.Errorf("%d places, not %d", len(members), n.Target.Other)
		}
		v, ok := c.Opened(c.Home(), size, n.Target)
		if !ok {
			t.Errorf("%v does not open", c.Speak(m, n.Target))
			continue
		}
		opened++
		c.Build(m, v, size, &s)
		places := 0
		for _, g := range c.groups {
			for _, p := range members {
				if g.seen && c.sites[g.lead].place == p {
					places++
				}
			}
		}
		if places < 2 {
			t.Errorf("%v opens to %d dots", c.Speak(m, n.Target), places)
		}
	}
	if opened == 0 {
		t.Error("no group was tried")
	}
}

// TestNothingJumps: in another window the dots lie where they lay.
func TestNothingJumps(t *testing.T) {
	m := whole(load(t, "ukraine-talks"))
	c := newChart(t, m)
	size := Size{W: 1040, H: 420}
	var s scene.Scene
	c.Build(m, c.Clamp(View{.55, .12, 5}), size, &s)
	at := map[dataset.PlaceRef][2]scene.Px{}
	for _, g := range c.groups {
		at[c.sites[g.lead].place] = [2]scene.Px{g.x, g.y}
	}
	m.Look(m.From+(m.To-m.From)/2, m.To)
	c.Build(m, c.Clamp(View{.55, .12, 5}), size, &s)
	same := 0
	for _, g := range c.groups {
		if was, ok := at[c.sites[g.lead].place]; ok {
			same++
			if was != [2]scene.Px{g.x, g.y} {
				t.Errorf("%s moved", c.d.Places[c.sites[g.lead].place].Name)
			}
		}
	}
	if same < 10 {
		t.Errorf("%d dots in both windows", same)
	}
}

// TestAChosenPlaceKeepsTheOthers: a chosen place filters the other views, not the
// map.
func TestAChosenPlaceKeepsTheOthers(t *testing.T) {
	m := whole(load(t, "ukraine-talks"))
	c := newChart(t, m)
	all, _, _ := c.Rows(m)
	s := m.State
	s.Place = "moscow"
	m.Set(s)
	rows, _, _ := c.Rows(m)
	if len(rows) != len(all) || len(all) < 20 {
		t.Errorf("%d places of %d are left when one is chosen", len(rows), len(all))
	}
	var sc scene.Scene
	c.Build(m, c.Home(), Size{W: 1040, H: 420}, &sc)
	rings := 0
	for _, k := range sc.Marks {
		if k.Style == scene.Ring {
			rings++
		}
	}
	if rings != 1 {
		t.Errorf("%d rings", rings)
	}
}

// TestSoftPlaces: what is known only to the country is drawn as an area, and the
// country is tinted, unless the record wants no boundaries.
func TestSoftPlaces(t *testing.T) {
	m := whole(load(t, "august-2025"))
	c := newChart(t, m)
	count := func(st scene.Style) (n int) {
		var s scene.Scene
		c.Build(m, c.Home(), Size{W: 1040, H: 420}, &s)
		for _, k := range s.Marks {
			if k.Style == st {
				n++
			}
		}
		return n
	}
	if count(scene.PlaceRing) != 1 || count(scene.Band) < 2 || count(scene.LandLine) == 0 {
		t.Errorf("%d rings, %d tints, %d borders", count(scene.PlaceRing), count(scene.Band), count(scene.LandLine))
	}
	m.D.Meta.Worldview = codebook.NoBorders
	if count(scene.PlaceRing) != 1 || count(scene.Band) != 1 || count(scene.LandLine)+count(scene.LandDisputed) != 0 {
		t.Errorf("without boundaries: %d rings, %d tints, %d borders", count(scene.PlaceRing), count(scene.Band), count(scene.LandLine))
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

// What an address says of a view is the view again, to less than a pixel at rest.
func TestSpotsComeBack(t *testing.T) {
	c := New(load(t, "ukraine-talks").D, words.English(), scene.Widths{})
	size := Size{W: 1300, H: 400}
	if s := c.Spot(c.Home()); s != (view.Spot{}) || c.At(s) != c.Home() {
		t.Errorf("the home view is %v in an address", s)
	}
	for _, v := range []View{{.5, .2, 2}, {.3, .11, 1.37}, {.61, .14, 12.5}, {.9, .4, 64}, {0, 0, 3}} {
		v = c.Clamp(v)
		s := c.Spot(v)
		back := c.At(s)
		if c.Spot(back) != s {
			t.Errorf("%v becomes %v and then %v", v, s, c.Spot(back))
		}
		unit := c.fit(size) * v.Zoom / spotUnit
		if dx, dy := (v.X-back.X)*c.fit(size)*v.Zoom, (v.Y-back.Y)*c.fit(size)*v.Zoom; dx > unit || dx < -unit || dy > unit || dy < -unit {
			t.Errorf("%v comes back %g and %g pixels beside itself", v, dx, dy)
		}
	}
}

// The key of the dots speaks of one event where there is one, and is not there
// where there is none.
func TestKeyOfTheDots(t *testing.T) {
	for want, where := range map[string]dataset.PlaceRef{"1 event": 0, "": dataset.None} {
		d := &dataset.Dataset{
			Places: []dataset.Place{{ID: "town", Name: "Town", Kind: codebook.City, Lat: 48, Lon: 16, Located: true, Within: dataset.None}},
			Events: []dataset.Event{{ID: "e", Title: "Talks", When: edtf.FromDay(20306), Where: where}},
		}
		dataset.Seal(d)
		m := view.NewModel(d)
		c := newChart(t, m)
		var sc scene.Scene
		c.Build(m, c.Home(), Size{W: 1040, H: 420}, &sc)
		key := ""
		for _, k := range sc.Marks {
			if k.Kind == scene.Text && k.Style == scene.More && strings.Contains(k.Str, "event") {
				key = k.Str
			}
		}
		if key != want {
			t.Errorf("an event at %d: the key says %q, want %q", where, key, want)
		}
	}
}
