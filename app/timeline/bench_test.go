package timeline

import (
	"fmt"
	"testing"

	"parley/app/scene"
	"parley/app/timescale"
	"parley/app/view"
	"parley/data/edtf"
)

// BenchmarkFrame builds the lanes into a warm scene: the whole range, a year, a month.
func BenchmarkFrame(b *testing.B) {
	for _, n := range []int{1000, 10_000, 100_000, 1_000_000} {
		if n > 100_000 && testing.Short() {
			continue
		}
		m := random(n)
		for _, mode := range modes[:3] {
			c := newChart(m, mode)
			all := timescale.Span{From: m.Extent.From, To: m.Extent.To}
			mid := all.From + all.Len()/2
			for _, w := range []timescale.Span{all, {From: mid, To: mid + 365*edtf.DaySeconds}, {From: mid, To: mid + 30*edtf.DaySeconds}} {
				look(m, w)
				b.Run(fmt.Sprintf("n=%d/mode=%d/days=%d", n, mode, w.Len()/edtf.DaySeconds), func(b *testing.B) {
					var s scene.Scene
					size := Size{W: 1016, H: 520, Skirt: 400}
					c.BuildLanes(m, size, &s)
					b.ReportAllocs()
					for b.Loop() {
						c.BuildLanes(m, size, &s)
					}
					b.ReportMetric(float64(len(s.Marks)), "marks")
				})
			}
		}
	}
}

// BenchmarkFilter runs a filter and builds the first frame after it.
func BenchmarkFilter(b *testing.B) {
	m := random(100_000)
	c := newChart(m, view.ByDelegation)
	all := view.State{From: m.Extent.From, To: m.Extent.To}
	some := all
	some.Types = []string{"verbal-cooperation"}
	states := []view.State{some, all}
	var s scene.Scene
	i := 0
	for b.Loop() {
		i++
		m.Set(states[i%2])
		c.BuildLanes(m, Size{W: 1016, H: 520, Skirt: 400}, &s)
	}
}

// BenchmarkNew measures the work at startup.
func BenchmarkNew(b *testing.B) {
	m := random(100_000)
	for b.Loop() {
		c := newChart(m, view.ByDelegation)
		c.Refresh(m)
	}
}

// BenchmarkOctave builds the first frame at a zoom not yet shown.
func BenchmarkOctave(b *testing.B) {
	m := random(100_000)
	c := newChart(m, view.ByDelegation)
	mid := m.Extent.From + (m.Extent.To-m.Extent.From)/2
	look(m, timescale.Span{From: mid, To: mid + 60*edtf.DaySeconds})
	var s scene.Scene
	for b.Loop() {
		for i := range c.lanes {
			for k := range c.lanes[i].packs {
				c.lanes[i].packs[k].valid = false
			}
		}
		c.BuildLanes(m, Size{W: 1016, H: 520, Skirt: 400}, &s)
	}
}
