package scene

import "cmp"

// MinTarget is the minimum height and width of a pointer target, in pixels.
const MinTarget Px = 24

// Hit returns the index of the node at (x,y), or -1. A node is hit within its box, which
// counts as at least MinTarget high and wide, and up to slop pixels beyond it. Of several,
// the nearest box wins, then the nearest symbol, then the one drawn last. O(nodes).
func (s *Scene) Hit(x, y, slop Px) int {
	best, at := -1, reach{}
	for i := range s.Nodes {
		if r, ok := s.reach(i, x, y, slop); ok && (best < 0 || r.compare(at) <= 0) {
			best, at = i, r
		}
	}
	return best
}

// reach is the distance of a point from a node: from its box, and squared from its symbol.
type reach struct{ box, symbol Px }

func (r reach) compare(o reach) int {
	return cmp.Or(cmp.Compare(r.box, o.box), cmp.Compare(r.symbol, o.symbol))
}

// reach returns the distance of a point from node i; ok is false if it is out of reach.
func (s *Scene) reach(i int, x, y, slop Px) (r reach, ok bool) {
	n := &s.Nodes[i]
	dx, dy := max(n.X-x, x-(n.X+n.W), 0), max(n.Y-y, y-(n.Y+n.H), 0)
	if dx > max(slop, (MinTarget-n.W)/2) || dy > max(slop, (MinTarget-n.H)/2) {
		return r, false
	}
	cx, cy := s.centre(n)
	return reach{box: max(dx, dy), symbol: float32sq(x-cx) + float32sq(y-cy)}, true
}

func float32sq(v Px) Px { return Px(v * v) }

// centre returns the middle of a node's first symbol, or of its box.
func (s *Scene) centre(n *Node) (x, y Px) {
	for i := n.First; i < n.Last; i++ {
		if m := &s.Marks[i]; m.Kind >= Circle && m.Kind <= Flag {
			return m.X, m.Y
		}
	}
	return n.X + n.W/2, n.Y + n.H/2
}
