package graphfile

import (
	"testing"

	"parley/data/testkit/bundled"
)

// TestRelationWithOneself checks that a relation of an actor with itself is in the files.
func TestRelationWithOneself(t *testing.T) {
	n, loops := Of(bundled.Case(t, "graph"), Ask{}), 0
	for i := range n.ties {
		if n.ties[i].from == n.ties[i].to {
			loops++
		}
	}
	if loops != 1 {
		t.Errorf("%d ties of an actor with itself, want 1", loops)
	}
}
