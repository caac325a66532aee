package actormap

import (
	"encoding/binary"
	"hash/fnv"
	"path/filepath"
	"strconv"
	"testing"

	"parley/app/scene"
	"parley/app/scene/svg"
	"parley/app/view"
	"parley/data/testkit/golden"
)

// TestReadersMoveNobody checks that window, filter and selection move no actor.
func TestReadersMoveNobody(t *testing.T) {
	m := load(t, "ukraine-talks")
	c := newChart(m)
	var s scene.Scene
	c.Build(m, 1040, &s)
	before := hash(c.layout)
	for _, st := range []view.State{{Query: "call"}, {Actor: "trump"}, {From: m.Extent.From, To: m.Extent.To}, {Types: []string{"material-conflict"}}} {
		m.Set(st)
		c.Build(m, 1040, &s)
		if hash(c.layout) != before {
			t.Errorf("%+v moved somebody", st)
		}
	}
}

// hash returns a hash of every position of a layout, bit for bit.
func hash(l *Layout) uint64 {
	h := fnv.New64a()
	for i := range l.boxes {
		p := &l.boxes[i]
		binary.Write(h, binary.LittleEndian, []scene.Px{p.x, p.y, p.w, p.h, p.fold.x, p.fold.y})
		for _, r := range p.rows {
			binary.Write(h, binary.LittleEndian, []scene.Px{r.x, r.y, r.w, scene.Px(r.actor)})
		}
	}
	return h.Sum64()
}

// TestSameEverywhere compares layouts and drawings with golden files, natively and in
// WebAssembly, so both give the same bytes.
func TestSameEverywhere(t *testing.T) {
	for _, g := range []struct {
		name, set string
		w         scene.Px
		state     view.State
		all       bool
	}{
		{"wide", "ukraine-talks", 1392, view.State{}, false},
		{"wide-actor", "ukraine-talks", 1040, view.State{Actor: "witkoff"}, false},
		{"wide-months", "ukraine-talks", 1040, view.State{Actor: "putin"}, true},
		{"wide-pair", "ukraine-talks", 1040, view.State{Actor: "trump", Other: "putin"}, false},
		{"wide-phone", "ukraine-talks", 390, view.State{}, false},
		{"august", "august-2025", 1392, view.State{}, false},
		{"august-rows", "august-2025", 1392, view.State{Form: view.Rows, Actor: "trump"}, false},
		{"wide-rows-phone", "ukraine-talks", 390, view.State{Form: view.Rows}, false},
		{"wide-flat", "ukraine-talks", 1040, view.State{Form: view.Flat, Actor: "putin"}, false},
		{"ties", "case ties", 1392, view.State{}, false},
		{"ties-phone", "case ties", 390, view.State{}, false},
		{"graph", "case graph", 1040, view.State{}, false},
		{"august-matrix", "august-2025", 1040, view.State{Form: view.Matrix}, false},
	} {
		m := load(t, g.set)
		m.Set(g.state)
		if g.state.Actor != "" && m.Actor < 0 {
			t.Errorf("%s: no actor %s", g.name, g.state.Actor)
		}
		if g.all {
			whole(m)
		}
		c := newChart(m)
		var s scene.Scene
		c.Build(m, g.w, &s)
		got := svg.Append(nil, &s, svg.Options{Title: g.name})
		got = append(got, "\n<!--\n"...)
		for _, n := range s.Nodes {
			got = append(got, c.Speak(m, n.Target)+"\n"...)
		}
		got = append(got, strconv.FormatUint(hash(c.layout), 16)+"\n-->\n"...)
		golden.Same(t, filepath.Join("testdata", g.name+".svg"), got)
	}
}
