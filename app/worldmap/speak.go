package worldmap

import (
	"parley/app/scene"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
)

// Speak returns the label of a target of the map, for screen readers and tooltips:
// "Moscow, 12 events, from 4 Feb to 6 Aug 2025: 9 verbal cooperation, 3 ...".
func (c *Chart) Speak(m *view.Model, t scene.Target) string {
	switch t.Kind {
	case scene.PlaceTarget:
		s := c.siteOf[t.Ref]
		return c.w.Say("map.place", c.PlaceName(dataset.PlaceRef(t.Ref)), c.w.Count("count.events", int(t.Count)), c.Classes(&c.tally[s]))
	case scene.GroupTarget:
		var names []string
		for _, p := range c.Members(t) {
			names = append(names, c.d.Places[p].Name)
		}
		if len(names) > 4 {
			names = append(names[:3:3], c.w.Count("map.more", len(names)-3))
		}
		return c.w.Say("map.group", c.w.List(names), c.w.For("map.group", 1).Count("count.events", int(t.Count)))
	case scene.LaneTarget:
		return c.w.Say("map.row", c.w.Say("map.tray."+Tray(t.Ref).Code()), c.w.Count("count.events", int(t.Count)))
	case scene.EventTarget:
		st := m.Result.State(dataset.EventRef(t.Ref))
		return c.w.Say("actors.event", c.w.ShortDate(st.When), st.Title, c.w.Say("status."+st.Status.Code()))
	}
	return ""
}

// PlaceName returns the name of a place, with its precision if it is not a point.
func (c *Chart) PlaceName(p dataset.PlaceRef) string {
	q := &c.d.Places[p]
	if how := c.How(preciseAs(q)); how != "" {
		return c.w.Say("map.soft", q.Name, how)
	}
	return q.Name
}

// How describes the precision of a kind of place: "somewhere in the country", or "" for a
// point.
func (c *Chart) How(k codebook.PlaceKind) string {
	if k > codebook.City && k.OnMap() {
		return c.w.Say("map.kind." + k.Code())
	}
	return ""
}

// Classes lists the number of events per class: "3 verbal cooperation, 1 verbal conflict".
func (c *Chart) Classes(t *Tally) string {
	var parts []string
	for _, q := range legend {
		if n := t.Quads[q]; n > 0 {
			parts = append(parts, c.w.Say("map.class", c.w.Number(n), c.w.Say("quad."+q.Code())))
		}
	}
	return c.w.List(parts)
}

// Members returns the places of a group, given by its target in the last drawing, sorted by
// number of events in the whole record.
func (c *Chart) Members(t scene.Target) (out []dataset.PlaceRef) {
	for i, l := range c.joined[t.From&1].lead {
		if l == t.Ref && c.tally[i].N > 0 && c.inside[i] == (t.From == 1) {
			out = append(out, c.sites[i].place)
		}
	}
	return out
}

// Caption returns how many events have a place, and the note on the boundaries shown.
func (c *Chart) Caption(m *view.Model) (left, right string) {
	_, shown, of := c.Rows(m)
	left = c.w.Count("map.have-place", of, c.w.Number(shown))
	right = c.w.Say("map.boundaries")
	if !m.D.Meta.Worldview.Borders() {
		right = c.w.Say("map.no-boundaries")
	}
	if m.D.Meta.Boundaries != "" {
		right += " " + m.D.Meta.Boundaries
		if last := right[len(right)-1]; last != '.' {
			right += "."
		}
	}
	return left, right
}

// Step moves the keyboard position from node to node of a drawn map by the name of a key: an
// arrow to the nearest place in its direction, Home and End to the first and last. It
// reports false for other keys and if there is none.
func Step(s *scene.Scene, at int, key string) (int, bool) {
	if len(s.Nodes) == 0 {
		return at, false
	}
	at = max(0, min(at, len(s.Nodes)-1))
	var dx, dy scene.Px
	switch key {
	case "Home":
		return 0, true
	case "End":
		return len(s.Nodes) - 1, true
	case "ArrowRight":
		dx = 1
	case "ArrowLeft":
		dx = -1
	case "ArrowDown":
		dy = 1
	case "ArrowUp":
		dy = -1
	default:
		return at, false
	}
	hx, hy := middle(s, at)
	best, least := -1, scene.Px(0)
	for i := range s.Nodes {
		x, y := middle(s, i)
		ahead := dx*(x-hx) + dy*(y-hy)
		aside := dy*(x-hx) + dx*(y-hy)
		if i == at || ahead <= 0 {
			continue
		}
		if d := ahead + 2*max(aside, -aside); best < 0 || d < least {
			best, least = i, d
		}
	}
	if best < 0 {
		return at, false
	}
	return best, true
}

// middle returns the position of a node's dot.
func middle(s *scene.Scene, i int) (x, y scene.Px) {
	n := &s.Nodes[i]
	for _, m := range s.Marks[n.First:n.Last] {
		if m.Kind >= scene.Circle && m.Kind <= scene.Flag {
			return m.X, m.Y
		}
	}
	return n.X + n.W/2, n.Y + n.H/2
}
