package scene

import "slices"

// Mirror turns the scene over its vertical axis, for pages that are read from right to left: what
// began at the left edge begins at the right. Texts keep their letters and end where they began.
// Mirrored again it is as before.
func (s *Scene) Mirror() {
	for i := range s.Marks {
		m := &s.Marks[i]
		m.X = s.W - m.X
		switch m.Kind {
		case Rect, Fade:
			m.X -= m.W
			m.Opt = swapped(m.Opt, FadeLeft, FadeRight)
		case Cells:
			m.X -= m.W
			slices.Reverse(s.Heat[m.N : m.N+m.M])
		case Line:
			m.W = -m.W
		case Text:
			if m.Opt&AnchorMid == 0 {
				m.Opt ^= AnchorEnd
			}
		}
	}
	for i := range s.Nodes {
		n := &s.Nodes[i]
		n.X = s.W - n.X - n.W
	}
	for i := 0; i < len(s.Pts); i += 2 {
		s.Pts[i] = s.W - s.Pts[i]
	}
}

// swapped returns options with two of them exchanged.
func swapped(o, a, b Opt) Opt {
	if (o&a == 0) != (o&b == 0) {
		o ^= a | b
	}
	return o
}
