package timeline

import (
	"testing"

	"parley/app/scene"
	"parley/app/view"
	"parley/data/edtf"
)

// TestAxisLabelsAreWhole moves the window over the record with a skirt: no label is cut at
// a border of the window or struck by a line of the coarse level.
func TestAxisLabelsAreWhole(t *testing.T) {
	m := viewOf(t, "2025-07-01", "2025-09-01", "", "")
	c := newChart(m, view.ByDelegation)
	size := Size{W: 1016, H: 520, Skirt: 400}
	var s scene.Scene
	seen := 0
	first := m.From
	for from := first; from < first+40*edtf.DaySeconds; from += 7 * 3600 {
		m.Look(from, from+62*edtf.DaySeconds)
		c.BuildAxis(m, size, &s)
		left, right := scene.Px(400), scene.Px(400)+scene.Px(c.frame.Scale.Width)
		var lines []scene.Px // of the coarse level
		for _, k := range s.Marks {
			if k.Kind == scene.Line && k.Style == scene.GridMajor && k.W == 0 {
				lines = append(lines, k.X)
			}
		}
		for _, k := range s.Marks {
			if k.Kind != scene.Text || k.Style != scene.AxisText && k.Style != scene.AxisMajor {
				continue
			}
			seen++
			end := k.X + c.width(k.Style, k.Str)
			if k.X < left-1 && end > left+1 || k.X < right-1 && end > right+1 {
				t.Fatalf("%q from %g to %g crosses a border, %g or %g", k.Str, k.X, end, left, right)
			}
			for _, x := range lines {
				if k.X < x && x < end {
					t.Fatalf("%q from %g to %g is crossed by the line at %g", k.Str, k.X, end, x)
				}
			}
		}
	}
	if seen < 1000 {
		t.Errorf("only %d labels were drawn", seen)
	}
}
