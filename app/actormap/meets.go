package actormap

import (
	"slices"

	"parley/app/network"
	"parley/app/scene"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/sorts"
)

// meet is an event of three or more actors, or several events of the same actors.
type meet struct {
	who    []dataset.ActorRef
	events []dataset.EventRef
	x, y   scene.Px
}

// meets returns the events of three or more in the window, grouped by their set of
// actors, largest first.
func (c *Chart) meets(m *view.Model) []meet {
	var out []meet
	at := map[string]int{}
	var key []byte
	for _, e := range c.Graph.Meetings() {
		if !m.Result.Has(e) || !m.Result.InWindow(e, m.From, m.To) {
			continue
		}
		who := network.Participants(nil, c.d.Events[e].Who)
		slices.Sort(who)
		key = key[:0]
		for _, a := range who {
			key = append(key, byte(a), byte(a>>8), byte(a>>16))
		}
		i, ok := at[string(key)]
		if !ok {
			i = len(out)
			at[string(key)] = i
			out = append(out, meet{who: who})
		}
		out[i].events = append(out[i].events, e)
	}
	sorts.Stable(out, func(x, y meet) int { return len(y.events)*8 + len(y.who) - len(x.events)*8 - len(x.who) })
	return out
}

// drawMeets draws each event of three or more as a mark at the centroid of its
// participants, with a spoke to each.
func (c *Chart) drawMeets(m *view.Model, knots []knot, focus []bool, s *scene.Scene) {
	meets := c.meets(m)
	if focus != nil {
		meets = slices.DeleteFunc(meets, func(x meet) bool { return !c.meetChosen(m, &x) })
	}
	meets = meets[:min(len(meets), mostMeets)]
	sorts.Stable(meets, func(x, y meet) int { return int(c.quadOf(x.events)) - int(c.quadOf(y.events)) })
	for i := range meets {
		t := &meets[i]
		for _, a := range t.who {
			t.x, t.y = t.x+knots[a].x, t.y+knots[a].y
		}
		n := scene.Px(len(t.who))
		t.x, t.y = scene.Px(int(t.x/n)), scene.Px(int(t.y/n))
		opt := scene.Opt(0)
		if focus == nil {
			opt = scene.Dim
		}
		for _, a := range t.who {
			s.Add(scene.Mark{Kind: scene.Line, Style: scene.Spoke, Quad: c.quadOf(t.events), Opt: opt, X: t.x, Y: t.y, W: knots[a].x - t.x, H: knots[a].y - t.y})
		}
	}
	for i := range meets {
		c.drawMeet(m, &meets[i], s)
	}
}

// meetChosen reports whether a meet belongs to the selection.
func (c *Chart) meetChosen(m *view.Model, t *meet) bool {
	switch {
	case m.Actor >= 0:
		return slices.Contains(t.who, m.Actor) && (m.Other < 0 || slices.Contains(t.who, m.Other))
	case c.tie != nil:
		return slices.ContainsFunc(t.events, m.Marked)
	}
	return slices.Contains(t.events, m.Selected)
}

func (c *Chart) drawMeet(m *view.Model, t *meet, s *scene.Scene) {
	e := t.events[0]
	target := scene.Target{Kind: scene.EventTarget, Ref: int32(e), Count: 1}
	opt := scene.LifeOf(m.Result.Status(e), m.Result.Standing(e))
	if n := len(t.events); n > 1 {
		target = scene.Target{Kind: scene.MoreTarget, Ref: int32(e), Count: int32(n), From: int64(m.Result.When(e).Earliest), To: int64(m.Result.When(t.events[n-1]).Latest)}
		opt = 0
	}
	s.Begin(target, t.x-8, t.y-8, 16, 16)
	s.Symbol(c.signOf(t.events), opt, t.x, t.y, 4)
	if slices.Contains(t.events, m.Selected) {
		s.Add(scene.Mark{Kind: scene.Circle, Style: scene.Ring, X: t.x, Y: t.y, W: 8})
	}
	s.End()
}
