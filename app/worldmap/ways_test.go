package worldmap

import (
	"testing"

	"parley/app/scene"
	"parley/app/view"
	"parley/data/dataset"
)

// travelling returns the wide record with n events that have a way, alternately from
// Washington to Moscow and from Berlin to Kyiv.
func travelling(t *testing.T, n int) *view.Model {
	d := *load(t, "ukraine-talks").D
	d.Events = append([]dataset.Event(nil), d.Events...)
	for i := range d.Events {
		if i >= n {
			break
		}
		more := d.Events[i].Rest()
		more.From, more.To = d.PlaceByID("washington"), d.PlaceByID("moscow")
		if i%2 == 1 {
			more.From, more.To = d.PlaceByID("berlin"), d.PlaceByID("kyiv")
		}
		if more.From < 0 || more.To < 0 {
			t.Fatal("a place is missing")
		}
		d.Events[i].More = &more
	}
	return whole(view.NewModel(&d))
}

// TestWaysAreDrawn checks that an event that leads from one place to another has an arc with
// text, and that with too many only the selected ones do.
func TestWaysAreDrawn(t *testing.T) {
	arcs := func(m *view.Model) (n, words int) {
		c := newChart(t, m)
		var s scene.Scene
		c.Build(m, c.Home(), Size{W: 1392, H: 520}, &s)
		for _, k := range s.Marks {
			switch {
			case k.Style == scene.LinkArc && k.Opt&scene.ArrowEnd != 0:
				n++
			case k.Style == scene.LinkWord:
				words++
			}
		}
		return n, words
	}
	if n, _ := arcs(travelling(t, 0)); n != 0 {
		t.Errorf("%d arcs without a way", n)
	}
	if n, words := arcs(travelling(t, 4)); n != 4 || words < 1 {
		t.Errorf("4 ways: %d arcs, %d words", n, words)
	}
	m := travelling(t, 40)
	if n, _ := arcs(m); n != 0 {
		t.Errorf("40 ways at once: %d arcs", n)
	}
	s := m.State
	s.Event = m.D.Events[0].ID
	m.Set(s)
	if n, words := arcs(m); n != 1 || words != 1 {
		t.Errorf("the chosen one: %d arcs, %d words", n, words)
	}
}
