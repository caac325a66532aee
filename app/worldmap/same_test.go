package worldmap

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"path/filepath"
	"testing"

	"parley/app/scene"
	"parley/app/scene/svg"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/testkit/golden"
)

// pictures are the golden SVGs.
var pictures = []struct {
	name  string
	set   string
	size  Size
	all   bool
	zoom  View // zero for the initial view
	state func(s *view.State)
}{
	{name: "wide", set: "ukraine-talks", size: Size{W: 1040, H: 420}},
	{name: "wide-all", set: "ukraine-talks", size: Size{W: 1392, H: 520}, all: true},
	{name: "phone", set: "ukraine-talks", size: Size{W: 358, H: 470}, all: true},
	{name: "europe", set: "ukraine-talks", size: Size{W: 1040, H: 520, Skirt: 100}, all: true, zoom: View{.545, .115, 7}},
	{name: "moscow", set: "ukraine-talks", size: Size{W: 1040, H: 420}, all: true, state: func(s *view.State) { s.Place = "moscow" }},
	{name: "actor", set: "ukraine-talks", size: Size{W: 768, H: 360}, state: func(s *view.State) { s.Actor, s.On = "putin", dataset.SomeDay(20320) }},
	{name: "august", set: "august-2025", size: Size{W: 800, H: 400}},
}

// TestSameEverywhere compares drawings with golden files, natively and in WebAssembly, so
// both give the same bytes. The golden files omit the land, which is large, and end with a
// hash of the whole drawing.
func TestSameEverywhere(t *testing.T) {
	for _, p := range pictures {
		t.Run(p.name, func(t *testing.T) {
			m := load(t, p.set)
			if p.all {
				whole(m)
			}
			if p.state != nil {
				s := m.State
				p.state(&s)
				m.Set(s)
			}
			c := newChart(t, m)
			v := p.zoom
			if v.Zoom == 0 {
				v = c.Home()
			}
			var s scene.Scene
			c.Build(m, v, p.size, &s)
			sum := fnv.New64a()
			sum.Write(svg.Append(nil, &s, svg.Options{}))
			c.SetLand(nil, nil)
			c.Build(m, v, p.size, &s)
			got := picture(c, m, &s, p.name)
			c.BuildTray(m, p.size.W, &s)
			got = append(got, picture(c, m, &s, p.name+", tray")...)
			golden.Same(t, filepath.Join("testdata", p.name+".svg"), append(got, fmt.Sprintf("<!-- with land %x -->\n", sum.Sum64())...))
		})
	}
}

func picture(c *Chart, m *view.Model, s *scene.Scene, name string) []byte {
	got := svg.Append(nil, s, svg.Options{Title: name, Speak: func(x scene.Target) string { return c.Speak(m, x) }})
	return append(bytes.ReplaceAll(got, []byte("><"), []byte(">\n<")), '\n')
}
