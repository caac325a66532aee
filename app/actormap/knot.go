package actormap

import (
	"slices"

	"parley/app/network"
	"parley/app/scene"
	"parley/app/view"
	"parley/data/codebook"
)

// knotStyle returns the style of an actor's name: bold with events in the window.
func knotStyle(k *knot) scene.Style {
	if k.events == 0 {
		return scene.Label
	}
	return scene.PlaceName
}

// side returns the colour of the actors of a delegation: that which the record gives its
// group. Where no group has one, the four delegations with the most events have their
// own, which stay the same in every window.
func (c *Chart) side(box int32) codebook.Quad {
	list := c.Boxes.List
	b := &list[box]
	switch {
	case b.Colour != codebook.NoColour:
		return scene.Sides + codebook.Quad(b.Colour-codebook.Blue)
	case box >= 4 || b.Key == network.Others || b.Key == network.Press:
	case !slices.ContainsFunc(list, func(b network.Box) bool { return b.Colour != codebook.NoColour }):
		return scene.Sides + codebook.Quad(box)
	}
	return scene.OtherSide
}

// look is how the mark of a kind of actor is drawn, and the message for it in the legend.
type look struct {
	shape scene.Kind
	style scene.Style
	words string
}

// lookOf returns the look of a kind of actor: a disc for a person, a square for a state,
// a hollow square for another body and a hollow circle for somebody unnamed.
func lookOf(k codebook.ActorKind) look {
	switch k {
	case codebook.Person:
		return look{scene.Circle, scene.Actor, "network.person"}
	case codebook.Unnamed:
		return look{scene.Circle, scene.ActorBody, "network.unnamed"}
	case codebook.State:
		return look{scene.Square, scene.Actor, "network.state"}
	}
	return look{scene.Square, scene.ActorBody, "network.body"}
}

// drawKnot draws one actor: a mark sized by its events in the window, and its name.
func (c *Chart) drawKnot(m *view.Model, k *knot, l label, focus []bool, s *scene.Scene) {
	x0, x1 := k.x-max(k.r, 6), k.x+max(k.r, 6)
	if _, _, long := c.nameText(k); l.opt&scene.Near == 0 {
		b := l.box(long)
		x0, x1 = min(x0, b[0]), max(x1, b[2])
	}
	s.Begin(scene.Target{Kind: scene.ActorTarget, Ref: int32(k.actor), Count: int32(k.events)}, x0, k.y-max(k.r, 8), x1-x0, 2*max(k.r, 8))
	opt := scene.Opt(0)
	if focus != nil && !focus[k.actor] {
		opt = scene.Dim
	}
	if k.actor == m.Actor || k.actor == m.Other {
		s.Add(scene.Mark{Kind: scene.Circle, Style: scene.Ring, X: k.x, Y: k.y, W: k.r + 3})
	}
	as := lookOf(c.d.Actors[k.actor].Kind)
	s.Add(scene.Mark{Kind: as.shape, Style: as.style, Quad: c.side(c.Boxes.Of[k.actor]), Opt: opt, X: k.x, Y: k.y, W: k.r})
	if l.opt&scene.Near != 0 {
		opt = 0 // dimmed, it would be seen without the pointer
	}
	s.Text(knotStyle(k), l.opt|opt, l.x, l.y, l.text)
	s.End()
}
