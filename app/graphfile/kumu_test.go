package graphfile

import (
	"encoding/json"
	"testing"

	"parley/data/testkit/bundled"
)

// TestKumuShape checks what Kumu's guide to its JSON asks for: elements with a label, and
// where they have ids, ids given once, by which connections name their ends; a direction
// that is directed, undirected or mutual.
func TestKumuShape(t *testing.T) {
	n := Of(bundled.Wide(t), Ask{})
	var m struct {
		Elements    []struct{ ID, Label string }
		Connections []struct{ From, To, Direction string }
	}
	if err := json.Unmarshal(n.Kumu(nil), &m); err != nil {
		t.Fatal(err)
	}
	if len(m.Elements) != len(n.nodes) || len(m.Connections) != len(n.ties) {
		t.Errorf("%d elements of %d, %d connections of %d", len(m.Elements), len(n.nodes), len(m.Connections), len(n.ties))
	}
	ids := map[string]bool{}
	for _, e := range m.Elements {
		if e.ID == "" || e.Label == "" || ids[e.ID] {
			t.Errorf("element %+v", e)
		}
		ids[e.ID] = true
	}
	for _, c := range m.Connections {
		if !ids[c.From] || !ids[c.To] || c.Direction != "directed" && c.Direction != "undirected" && c.Direction != "mutual" {
			t.Errorf("connection %+v", c)
		}
	}
}
