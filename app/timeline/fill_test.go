package timeline

import (
	"math/rand/v2"
	"slices"
	"testing"

	"parley/app/view"
	"parley/data/dataset"
)

// TestScrubForgetsNothing moves the knowledge day back and forth, with and without a filter:
// the state of the chart equals that of a chart created on that day.
func TestScrubForgetsNothing(t *testing.T) {
	m := random(3000)
	r := rand.New(rand.NewPCG(5, 5))
	days := m.Ledger.Changes()
	c := newChart(m, view.ByDelegation)
	for range 40 {
		s := view.State{}
		if r.IntN(5) > 0 {
			s.On = dataset.SomeDay(days[r.IntN(len(days))])
		}
		if r.IntN(3) == 0 {
			s.Types = []string{"verbal-conflict"}
		}
		m.Set(s)
		c.Refresh(m)
		fresh := newChart(m, view.ByDelegation)
		fresh.Refresh(m)
		for e := range m.Result.All {
			if c.shapes[e] != fresh.shapes[e] || c.title(e) != fresh.title(e) {
				t.Fatalf("on %v event %d is %+v %q, want %+v %q", s.On, e, c.shapes[e], c.title(e), fresh.shapes[e], fresh.title(e))
			}
		}
		for i := range c.lanes {
			a, b := &c.lanes[i], &fresh.lanes[i]
			if !slices.Equal(a.refs, b.refs) {
				t.Fatalf("on %v lane %s holds other events or places", s.On, a.key)
			}
			if !slices.IsSortedFunc(a.refs, c.compareAt) {
				t.Fatalf("on %v lane %s is out of order", s.On, a.key)
			}
			for _, w := range windows(m) {
				if got, want := a.count(w)-a.lost, slowCount(c, a.refs, w.From, w.To); got != want {
					t.Fatalf("on %v lane %s counts %d in %v, want %d", s.On, a.key, got, w, want)
				}
			}
		}
	}
}

func slowCount[T ~int64](c *Chart, refs []dataset.EventRef, from, to T) int {
	n := 0
	for _, e := range refs {
		if T(c.shapes[e].from) < to && max(T(c.shapes[e].to), T(c.shapes[e].from)+1) > from {
			n++
		}
	}
	return n
}
