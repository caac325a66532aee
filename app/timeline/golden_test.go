package timeline

import (
	"bytes"
	"path/filepath"
	"testing"

	"parley/app/scene"
	"parley/app/scene/svg"
	"parley/app/view"
	"parley/data/testkit/golden"
)

// pictures are the golden SVGs: every lane mode over the whole range, two months and a day,
// zoom levels from centuries to hours, knowledge days, and the parts alone.
var pictures = []struct {
	name                string
	mode                view.Lanes
	from, to, event, on string
	w, h                scene.Px
}{
	{"delegation", view.ByDelegation, "2025-07-01", "2025-08-31", "envoy", "", 1016, 500},
	{"delegation-low", view.ByDelegation, "2025-07-01", "2025-08-31", "envoy", "", 1016, 260},
	{"delegation-narrow", view.ByDelegation, "2025-07-25", "2025-08-25", "summit", "", 680, 340},
	{"as-known", view.ByDelegation, "2025-07-01", "2025-09-15", "envoy", "2025-08-06", 1016, 500},
	{"one-lane", view.NoLanes, "2025-07-01", "2025-09-15", "", "", 1016, 0},
	{"actor", view.ByActor, "2025-07-01", "2025-08-31", "house", "", 1016, 500},
	{"type", view.ByType, "2025-07-01", "2025-08-31", "", "", 1016, 500},
	{"pair", view.ByPair, "2025-07-01", "2025-08-31", "summit", "", 1016, 500},
	{"whole", view.ByDelegation, "2021-01-01", "2026-03-31", "", "", 1016, 500},
	{"week", view.ByDelegation, "2025-08-04", "2025-08-10", "envoy", "", 1016, 500},
	{"day", view.NoLanes, "2025-08-06", "2025-08-06", "", "", 1016, 400},
	{"century", view.NoLanes, "1900-01-01", "2099-12-31", "", "", 1016, 300},

	{"whole-one-lane", view.NoLanes, "2021-01-01", "2026-03-31", "", "", 1016, 400},
	{"whole-actor", view.ByActor, "2021-01-01", "2026-03-31", "", "", 1016, 400},
	{"whole-type", view.ByType, "2021-01-01", "2026-03-31", "", "", 1016, 400},
	{"whole-pair", view.ByPair, "2021-01-01", "2026-03-31", "", "", 1016, 400},
	{"day-delegation", view.ByDelegation, "2025-08-06", "2025-08-06", "envoy", "", 1016, 400},
	{"day-actor", view.ByActor, "2025-08-06", "2025-08-06", "envoy", "", 1016, 400},
	{"day-type", view.ByType, "2025-08-06", "2025-08-06", "", "", 1016, 400},
	{"day-pair", view.ByPair, "2025-08-06", "2025-08-06", "", "2025-08-06", 1016, 400},
}

func TestGoldenPictures(t *testing.T) {
	for _, p := range pictures {
		t.Run(p.name, func(t *testing.T) {
			m := viewOf(t, p.from, p.to, p.event, p.on)
			c := newChart(m, p.mode)
			var s scene.Scene
			c.Build(m, Size{W: p.w, H: p.h}, &s)
			drawn(t, p.name, &s, c, m)
			checkTexts(t, &s)
		})
	}
	m := viewOf(t, "2025-07-01", "2025-08-31", "", "")
	c := newChart(m, view.ByDelegation)
	var s scene.Scene
	t.Run("overview", func(t *testing.T) { c.BuildOverview(m, 1016, &s); drawn(t, "overview", &s, c, m) })
	t.Run("known", func(t *testing.T) { c.BuildKnown(m, Size{W: 1016}, &s); drawn(t, "known", &s, c, m) })
	m = viewOf(t, "2025-07-01", "2025-08-31", "", "2025-08-06")
	t.Run("known-earlier", func(t *testing.T) { c.BuildKnown(m, Size{W: 1016}, &s); drawn(t, "known-earlier", &s, c, m) })
}

// drawn compares a scene with testdata/name.svg, one element per line.
func drawn(t *testing.T, name string, s *scene.Scene, c *Chart, m *view.Model) {
	t.Helper()
	b := svg.Append(nil, s, svg.Options{Standalone: true, Title: name, Speak: func(at scene.Target) string { return c.Speak(m, at) }})
	b = bytes.ReplaceAll(b, []byte("><"), []byte(">\n<"))
	golden.Same(t, filepath.Join("testdata", name+".svg"), b)
}
