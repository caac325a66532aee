package timeline

import (
	"slices"
	"strings"
	"testing"

	"parley/app/scene"
	"parley/app/timescale"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit/bundled"
)

var scales = []view.Scale{view.ToScale, view.Stretched, view.Broken, view.InOrder, view.Logarithmic, view.Relative}

// scaled returns the model of the record with a scale and a window.
func scaled(m *view.Model, x view.Scale, from, to edtf.Instant) *view.Model {
	m.Set(view.State{From: from, To: to, Scale: x, Zero: dataset.SomeDay(dataset.FirstDay(edtf.FromDay(20315)))})
	return m
}

// TestScalePictures compares golden pictures of every scale that is not plain: two months,
// the whole range, deep time.
func TestScalePictures(t *testing.T) {
	summer := [2]edtf.Instant{edtf.FromCivil(2025, 7, 1), edtf.FromCivil(2025, 9, 1)}
	whole := [2]edtf.Instant{edtf.Past, edtf.Future}
	for _, p := range []struct {
		name string
		d    *dataset.Dataset
		x    view.Scale
		w    [2]edtf.Instant
	}{
		{"stretched", bundled.Wide(t), view.Stretched, summer}, {"broken", buildRecord(t), view.Broken, whole}, {"order", buildRecord(t), view.InOrder, summer},
		{"log", bundled.Case(t, "deep"), view.Logarithmic, whole}, {"relative", buildRecord(t), view.Relative, summer},
	} {
		t.Run(p.name, func(t *testing.T) {
			m := scaled(view.NewModel(p.d), p.x, p.w[0], p.w[1])
			c := newChart(m, Own(p.d))
			var s scene.Scene
			c.Build(m, Size{W: 1016, H: 430}, &s)
			drawn(t, "scale-"+p.name, &s, c, m)
			checkTexts(t, &s)
			c.BuildOverview(m, 1016, &s)
			drawn(t, "scale-"+p.name+"-overview", &s, c, m)
		})
	}
}

// TestEveryScaleDrawsEveryEvent checks over all bundled records and every scale that lanes
// count the same events as to scale, that their marks are where the scale puts them, and in
// the order of time.
func TestEveryScaleDrawsEveryEvent(t *testing.T) {
	for name, d := range bundled.Records(t) {
		plain := view.NewModel(d)
		from, to := plain.Whole()
		base := newChart(plain, view.ByDelegation)
		plain.Look(from, to)
		want := base.Layout(plain, Size{W: 1016, H: 500}).Lanes
		for _, x := range scales {
			m := scaled(view.NewModel(d), x, from, to)
			c := newChart(m, view.ByDelegation)
			var s scene.Scene
			c.Build(m, Size{W: 1016, H: 500}, &s)
			checkTexts(t, &s)
			for i := range want {
				if got := c.frame.Lanes[i].Count; got != want[i].Count {
					t.Errorf("%s, %s: lane %s counts %d events, want %d", name, x.Code(), want[i].Name, got, want[i].Count)
				}
			}
			sc := c.Scale(m, 1016-Gutter)
			last := edtf.Past
			for _, ref := range c.sequence(m) {
				at := c.real[ref].at
				if px := sc.X(at) - timescale.Px(c.frame.x(c.shapes[ref].at)); px > 1 || px < -1 {
					t.Errorf("%s, %s: %s is drawn %v px from its place", name, x.Code(), d.Events[ref].ID, px)
				}
				if at < last {
					t.Errorf("%s, %s: %s is out of order", name, x.Code(), d.Events[ref].ID)
				}
				last = at
			}
		}
	}
}

// TestAxisSaysItsScale checks that a picture whose time is not plainly to scale says so, in
// its corner, and that crowded days and gaps are marked where they are.
func TestAxisSaysItsScale(t *testing.T) {
	says := func(x view.Scale, words string) {
		t.Helper()
		m := view.NewModel(bundled.Wide(t))
		from, to := edtf.FromCivil(2025, 7, 1), edtf.FromCivil(2025, 9, 1)
		if x == view.Broken || x == view.Logarithmic {
			from, to = m.Whole()
		}
		scaled(m, x, from, to)
		var s scene.Scene
		newChart(m, view.ByDelegation).Build(m, Size{W: 1300, H: 500}, &s)
		if !slices.ContainsFunc(s.Marks, func(k scene.Mark) bool { return k.Kind == scene.Text && strings.HasPrefix(k.Str, words) }) {
			t.Errorf("%s does not say %q", x.Code(), words)
		}
	}
	says(view.Stretched, "Not all to scale")
	says(view.Stretched, "drawn 5 times wider")
	says(view.Broken, "Long gaps left out")
	says(view.InOrder, "Not to scale")
	says(view.Logarithmic, "Time to 5 Mar")
	says(view.Logarithmic, "100 days")
	says(view.Relative, "Days from 15 Aug")
	says(view.Relative, "−10")
}

// TestAxesAlign checks that over the whole range an instant has the same place on the
// overview and on the axis, on every scale.
func TestAxesAlign(t *testing.T) {
	for _, name := range []string{"ukraine-talks", "august-2025"} {
		for _, x := range scales {
			m := view.NewModel(bundled.Read(t, name))
			from, to := m.Whole()
			scaled(m, x, from, to)
			c := newChart(m, view.NoLanes)
			above, below := c.OverviewScale(m, 1016), c.Scale(m, 1016-Gutter)
			for k := range edtf.Instant(11) {
				if at := from + (to-from)/10*k; above.X(at)-below.X(at) > 0.5 || below.X(at)-above.X(at) > 0.5 {
					t.Errorf("%s, %s: %d is at %v above and %v below", name, x.Code(), at, above.X(at), below.X(at))
				}
			}
		}
	}
}

// TestScaledFramesDoNotAllocate builds every part on every scale into scenes that have been
// used.
func TestScaledFramesDoNotAllocate(t *testing.T) {
	for _, x := range scales {
		m := random(3000)
		from, to := m.Whole()
		scaled(m, x, from, to)
		c := newChart(m, view.ByDelegation)
		var s scene.Scene
		size := Size{W: 1016, H: 500, Skirt: 400}
		frame := func() { buildAll(c, m, size, &s) }
		frame()
		if n := testing.AllocsPerRun(3, frame); n > 0 {
			t.Errorf("%s: %v allocations", x.Code(), n)
		}
	}
}

// TestOwnLanes checks which division each kind of record opens with.
func TestOwnLanes(t *testing.T) {
	for name, want := range map[string]view.Lanes{"ukraine-talks": view.ByDelegation, "august-2025": view.ByDelegation} {
		if got := Own(bundled.Read(t, name)); got != want {
			t.Errorf("%s opens in lanes %v, want %v", name, got, want)
		}
	}
	d := buildRecord(t)
	for i := range d.Actors {
		d.Actors[i].Country, d.Actors[i].PartOf = "", dataset.None
	}
	dataset.Seal(d)
	if got := Own(d); got != view.ByActor {
		t.Errorf("actors without a country open in lanes %v", got)
	}
	for i := range d.Events {
		d.Events[i].Who = nil
	}
	for i := range d.Events {
		d.Events[i].Type = []codebook.Type{codebook.Consult, codebook.Threaten}[i%2]
	}
	dataset.Seal(d)
	if got := Own(d); got != view.ByType {
		t.Errorf("two types without actors open in lanes %v", got)
	}
	for i := range d.Events {
		d.Events[i].Type = codebook.Consult
	}
	dataset.Seal(d)
	if got := Own(d); got != view.NoLanes {
		t.Errorf("one type without actors opens in lanes %v", got)
	}
}
