package worldmap

import (
	"testing"

	"parley/app/scene"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/edtf"
)

// No dot buries another or moves far from its place, in the whole record and in windows of
// it, on the map and in the inset, wide and narrow.
func TestDotsStandApart(t *testing.T) {
	moved := 0
	for _, set := range []string{"ukraine-talks", "august-2025"} {
		m := whole(load(t, set))
		c := newChart(t, m)
		from, to := m.From, m.To
		for _, size := range []Size{{W: 1392, H: 520}, {W: 1040, H: 420}, {W: 768, H: 360}, {W: 358, H: 470}} {
			for _, part := range []edtf.Instant{1, 2, 5} {
				m.Look(to-(to-from)/part, to)
				for _, v := range []View{c.Home(), c.Clamp(View{.545, .115, 4})} {
					var s scene.Scene
					c.Build(m, v, size, &s)
					moved += c.checkApart(t)
				}
			}
		}
	}
	if moved == 0 {
		t.Error("no dot was moved")
	}
}

// checkApart checks the groups of the pane that was drawn last, and returns how many were
// moved.
func (c *Chart) checkApart(t *testing.T) (moved int) {
	for i := range c.groups {
		a := &c.groups[i]
		if far := distance(a.x-a.at.x, a.y-a.at.y); far > apartMost+1 {
			t.Errorf("%s is %v pixels from its place", c.d.Places[c.sites[a.lead].place].Name, far)
		} else if far > 0 {
			moved++
		}
		for k := range c.groups[:i] {
			b := &c.groups[k]
			if over := a.r + b.r - distance(a.x-b.x, a.y-b.y); a.seen && b.seen && over > min(a.r, b.r)/3 {
				t.Errorf("%s and %s overlap by %v pixels", c.d.Places[c.sites[a.lead].place].Name, c.d.Places[c.sites[b.lead].place].Name, over)
			}
		}
	}
	return moved
}

// Two thousand places take their time once for each scale, not for each drawing.
func TestManyDotsStandApart(t *testing.T) {
	d := &dataset.Dataset{}
	for i := range 2000 {
		d.Places = append(d.Places, dataset.Place{ID: dataset.PlaceID(rune('a' + i)), Name: "Town", Located: true, Lat: float64(i%45) + 20, Lon: float64(i/45)*3 - 60, Kind: 1, Within: dataset.None})
		for range i % 3 {
			d.Events = append(d.Events, dataset.Event{ID: "e", When: edtf.FromDay(20306), Where: dataset.PlaceRef(i)})
		}
	}
	dataset.Seal(d)
	m := view.NewModel(d)
	c := newChart(t, m)
	var s scene.Scene
	c.Build(m, c.Home(), Size{W: 1040, H: 420}, &s)
	first := &c.moved[0].by[0]
	c.Build(m, c.Home(), Size{W: 1040, H: 420}, &s)
	if &c.moved[0].by[0] != first {
		t.Error("the offsets are computed again")
	}
}
