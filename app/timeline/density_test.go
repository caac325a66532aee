package timeline

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"parley/app/scene"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit"
)

// dense returns a record of many events over ten years: day gives the day of the i-th, from
// 0 to 3649.
func dense(day func(i int) int) *view.Model {
	d := testkit.Events(10430, testkit.Options{})
	for i := range d.Events {
		d.Events[i].When, d.Events[i].More, d.Events[i].History = edtf.FromDay(int64(16436+day(i))), nil, nil
	}
	dataset.Seal(d)
	m := view.NewModel(d)
	m.Look(m.Extent.From, m.Extent.To)
	return m
}

// TestDrawnDensityIsTheTrueDensity compares, stretch by stretch, how much is drawn on the
// base lines with how many events there are: a record spread evenly, by chance, with the
// seasons and with a burst, in every lane mode; and lane by lane where its bars are not the
// smallest that are drawn.
func TestDrawnDensityIsTheTrueDensity(t *testing.T) {
	rng := rand.New(rand.NewPCG(10, 430))
	for name, day := range map[string]func(int) int{
		"even":   func(i int) int { return i * 3650 / 10430 },
		"chance": func(int) int { return rng.IntN(3650) },
		"rise":   func(int) int { return int(3650 * math.Sqrt(rng.Float64())) },
		"burst": func(i int) int {
			if i%5 > 0 {
				return rng.IntN(3650)
			}
			return 1800 + rng.IntN(60)
		},
	} {
		for _, mode := range modes {
			m := dense(day)
			c := newChart(m, mode)
			var s scene.Scene
			c.Build(m, Size{W: 1392, H: 700}, &s)
			n := int(c.frame.Scale.Width)/stretchW + 1
			drawn, events := make([]float64, n), make([]float64, n)
			for i := range c.frame.Lanes {
				b := &c.frame.Lanes[i]
				if !b.bars {
					continue // its marks are the events one by one
				}
				own, its := make([]float64, n), make([]float64, n)
				c.areas(&s, i, own)
				c.counts(i, its)
				for k := range own {
					drawn[k], events[k] = drawn[k]+own[k], events[k]+its[k]
				}
				if r := pearson(own[1:n-2], its[1:n-2]); b.peak > 20 && name != "even" && r < 0.98 {
					t.Errorf("%s, lanes %v: what lane %s draws correlates with its events at %.3f", name, mode, b.Key, r)
				}
			}
			low, high := slices.Min(drawn[1:n-2]), slices.Max(drawn[1:n-2])
			switch r := pearson(drawn[1:n-2], events[1:n-2]); {
			case name == "even" && high > 1.15*low:
				t.Errorf("even, lanes %v: between %.0f and %.0f is drawn", mode, low, high)
			case name != "even" && r < 0.98:
				t.Errorf("%s, lanes %v: what is drawn correlates with the events at %.3f", name, mode, r)
			}
		}
	}
}

// stretchW is the width of the stretches that are compared, in pixels.
const stretchW = 32

// areas adds the areas of a lane's bars.
func (c *Chart) areas(s *scene.Scene, laneNo int, to []float64) {
	for _, node := range s.Nodes {
		if node.Target.Kind != scene.MoreTarget || int(node.Target.Other) != laneNo {
			continue
		}
		for _, k := range s.Marks[node.First : node.Last+1] {
			for i := k.N; i < k.N+k.M; i += 8 {
				x0, y0, y1, x1 := s.Pts[i]-Gutter, s.Pts[i+1], s.Pts[i+3], s.Pts[i+4]-Gutter
				share(to, float64(x0)-0.5, float64(x1)+0.5, float64(y0-y1)) // with half of the gaps beside it
			}
		}
	}
}

// counts adds the events of a lane that are drawn, each over the width of its bar.
func (c *Chart) counts(laneNo int, to []float64) {
	l := &c.lanes[laneNo]
	k := c.pack(l, c.frame.octave)
	for i := 0; i < l.tree.Len(); {
		bin := l.tree.Bin(i, 1<<(c.frame.octave+barBits))
		i = bin.Last
		share(to, float64(c.frame.x(bin.From)), float64(c.frame.x(bin.To)), float64(bin.Count()-k.hazyIn(bin.From, bin.To)))
	}
}

// share adds a height to the stretches that it lies in, by width.
func share(to []float64, x0, x1, high float64) {
	for i := max(int(x0)/stretchW, 0); i < len(to) && float64(i*stretchW) < x1; i++ {
		to[i] += high * (min(x1, float64((i+1)*stretchW)) - max(x0, float64(i*stretchW)))
	}
}

func pearson(a, b []float64) float64 {
	n := float64(len(a))
	var sa, sb, saa, sbb, sab float64
	for i := range a {
		sa, sb, saa, sbb, sab = sa+a[i], sb+b[i], saa+a[i]*a[i], sbb+b[i]*b[i], sab+a[i]*b[i]
	}
	va, vb := saa/n-sa*sa/n/n, sbb/n-sb*sb/n/n
	if va < 1e-9 && vb < 1e-9 {
		return 1
	}
	return (sab/n - sa*sb/n/n) / math.Sqrt(va*vb)
}

// TestEvenRecordLooksEven draws events spread evenly: no stretch is without a named mark,
// none has many more than another.
func TestEvenRecordLooksEven(t *testing.T) {
	m := dense(func(i int) int { return i * 3650 / 10430 })
	c := newChart(m, view.NoLanes)
	var s scene.Scene
	c.Build(m, Size{W: 1392, H: 700}, &s)
	const parts = 12
	marks, last := [parts]int{}, scene.Px(Gutter)
	for _, n := range s.Nodes {
		x := s.Marks[n.First].X - Gutter
		if n.Target.Kind != scene.EventTarget || x < 0 || x >= 1280 {
			continue
		}
		marks[int(x)*parts/1280]++
		last = max(last, x)
	}
	for i, n := range marks[1:] {
		if n < 8 || n > 45 {
			t.Errorf("stretch %d has %d named marks of %v", i+1, n, marks)
		}
	}
}
