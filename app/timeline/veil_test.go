package timeline

import (
	"slices"
	"testing"

	"parley/app/view"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit"
	"parley/data/testkit/bundled"
)

// TestVeilsHideAsALookAtEveryShape compares hides with a linear scan of the shapes, between
// the ends of any two.
func TestVeilsHideAsALookAtEveryShape(t *testing.T) {
	records := []*dataset.Dataset{testkit.Events(120, testkit.Options{})}
	for _, name := range bundled.Cases(t) {
		if d := bundled.Case(t, name); len(d.Events) < 100 {
			records = append(records, d)
		}
	}
	hidden := 0
	for _, d := range records {
		m := view.NewModel(d)
		var shapes []stop
		for i := range d.Events {
			e := &d.Events[i]
			if s := shapeOf(m.D, dataset.EventRef(i), m.Result.State(dataset.EventRef(i)), m.AsOf()); s.form != nowhere {
				shapes = append(shapes, stopAt(s, e.When, edtf.Past))
			}
		}
		v := veilsOf(shapes)
		for _, a := range shapes {
			for _, b := range shapes {
				want := b.from-a.to > 2*edtf.DaySeconds && slices.ContainsFunc(shapes, func(s stop) bool {
					return s.form != period && s.ends == 0 && !s.exact() && s.from >= a.to && s.to <= b.from
				})
				if got := v.hides(a.to, b.from); got != want {
					t.Fatalf("%s: from %d to %d: %v, want %v", d.Meta.ID, a.to, b.from, got, want)
				}
				if want {
					hidden++
				}
			}
		}
	}
	if hidden == 0 {
		t.Error("nothing is hidden in any record")
	}
}
