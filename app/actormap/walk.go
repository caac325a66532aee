package actormap

import (
	"slices"

	"parley/app/scene"
	"parley/data/dataset"
)

// Walk is the keyboard position on the map: At is the focused node and Row the row from
// which its ties were entered, both as indexes into the scene's nodes.
type Walk struct{ At, Row int }

// Step moves the keyboard position by the name of a key: up and down move between rows,
// left and right along the ties or events of the last row, Home and End to the first and
// last row. It reports false for other keys and at the end.
func (c *Chart) Step(s *scene.Scene, w Walk, key string) (Walk, bool) {
	if len(s.Nodes) == 0 {
		return w, false
	}
	w.At = max(0, min(w.At, len(s.Nodes)-1))
	w.Row = max(0, min(w.Row, len(s.Nodes)-1))
	if isRow(s, w.At) {
		w.Row = w.At
	}
	next := -1
	switch key {
	case "ArrowDown":
		next = nextNode(s, w.Row, 1, isRow)
	case "ArrowUp":
		next = nextNode(s, w.Row, -1, isRow)
	case "Home":
		next = nextNode(s, -1, 1, isRow)
	case "End":
		next = nextNode(s, len(s.Nodes), -1, isRow)
	case "ArrowRight", "ArrowLeft":
		next = c.along(s, w, key == "ArrowRight")
	}
	if next < 0 {
		return w, false
	}
	w.At = next
	if isRow(s, next) {
		w.Row = next
	}
	return w, true
}

// isRow reports whether node i is a row of the lists, not a tie or an event.
func isRow(s *scene.Scene, i int) bool {
	k := s.Nodes[i].Target.Kind
	return k == scene.ActorTarget || k == scene.GroupTarget
}

// nextNode returns the nearest node from i in direction way (1 or -1) that want accepts,
// or -1.
func nextNode(s *scene.Scene, i, way int, want func(*scene.Scene, int) bool) int {
	for i += way; i >= 0 && i < len(s.Nodes); i += way {
		if want(s, i) {
			return i
		}
	}
	return -1
}

// along returns the next tie or event of the row, or the row itself before the first.
func (c *Chart) along(s *scene.Scene, w Walk, forward bool) int {
	row := s.Nodes[w.Row].Target
	of := func(s *scene.Scene, i int) bool { return !isRow(s, i) && c.touches(s.Nodes[i].Target, row) }
	switch {
	case w.At != w.Row && forward:
		return nextNode(s, w.At, 1, of)
	case w.At != w.Row:
		if i := nextNode(s, w.At, -1, of); i >= 0 {
			return i
		}
		return w.Row
	case forward:
		return nextNode(s, -1, 1, of)
	}
	return nextNode(s, len(s.Nodes), -1, of)
}

// touches reports whether a tie or event belongs to a row.
func (c *Chart) touches(t, row scene.Target) bool {
	box := row.Ref
	if row.Kind == scene.ActorTarget {
		box = c.Boxes.Of[row.Ref]
	}
	switch t.Kind {
	case scene.PairTarget:
		return row.Kind == scene.ActorTarget && (t.Ref == row.Ref || t.Other == row.Ref)
	case scene.RelationTarget:
		r := &c.d.Relations[t.Ref]
		return row.Kind == scene.ActorTarget && (int32(r.From) == row.Ref || int32(r.To) == row.Ref)
	case scene.TieTarget:
		return t.Ref < 0 || slices.Contains(c.ties[t.Ref].boxes, box)
	case scene.EventTarget:
		if row.Kind == scene.ActorTarget {
			return slices.Contains(c.casts.takers(dataset.EventRef(t.Ref)), dataset.ActorRef(row.Ref))
		}
		return slices.Contains(c.boxesOf(dataset.EventRef(t.Ref)), box)
	}
	return true
}
