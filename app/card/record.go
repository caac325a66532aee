package card

import (
	"parley/app/scene"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
)

// At returns the position of an event in the time of the record as known on the model's day,
// 0 to 1; ok is false if it has none.
func At(m *view.Model, ref dataset.EventRef) (at float32, ok bool) {
	x := m.Span()
	start, end := m.Ledger.Bounds(ref, m.On())
	if !start.Finite() {
		start = end
	}
	if !start.Finite() || m.D.Events[ref].When.IsZero() || x.To <= x.From {
		return 0, false
	}
	v := float32(float64(start-x.From) / float64(x.To-x.From))
	return min(max(v, 0), 1), true
}

// MarkOf returns the mark of an event with a status and evidence.
func MarkOf(m *view.Model, ref dataset.EventRef, st codebook.Status, standing codebook.Standing) Mark {
	e := &m.D.Events[ref]
	k := Mark{Sign: m.D.Sign(e), Opt: scene.LifeOf(st, standing), Flag: e.Type == codebook.Deadline}
	k.At, _ = At(m, ref)
	return k
}

// Ticks returns the positions of all events known on a day, at most one per pixel.
func Ticks(m *view.Model, on dataset.Day) []float32 {
	var out []float32
	var seen [int(wide)]bool
	for i := range m.D.Events {
		at, ok := At(m, dataset.EventRef(i))
		if px := int(at * float32(wide-1)); ok && m.D.Events[i].Known <= on && !seen[px] {
			seen[px] = true
			out = append(out, at)
		}
	}
	return out
}
