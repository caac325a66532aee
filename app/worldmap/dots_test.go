package worldmap

import (
	"strings"
	"testing"

	"parley/app/scene"
	"parley/app/view"
	"parley/app/words"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// TestDotsGrowByArea checks that four times the events make four times the area.
func TestDotsGrowByArea(t *testing.T) {
	c := newChart(t, load(t, "ukraine-talks"))
	for n := 1; n < 20; n++ {
		if a, b := c.radius(n), c.radius(4*n); b < 1.999*a || b > 2.001*a {
			t.Errorf("%d events have the radius %v, %d have %v", n, a, 4*n, b)
		}
	}
}

// TestGroupsOpen zooms into every group until its places separate.
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

// TestNothingJumps checks that dots keep their position in another window.
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

// TestAChosenPlaceKeepsTheOthers checks that a selected place filters the other views, but
// not the map.
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

// TestSoftPlaces checks that a place known to the country only is drawn as an area, and the
// country is tinted unless the record wants no boundaries.
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

// TestSpotsComeBack checks that a view survives a round trip through a URL, to less than a
// pixel.
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

// TestKeyOfTheDots checks that the legend of dot sizes names one event if there is one, and
// is absent if there is none.
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
