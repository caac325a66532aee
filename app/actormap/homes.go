package actormap

import (
	"slices"
	"strconv"

	"parley/app/network"
	"parley/app/scene"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
)

// drawLine draws a line of a box: an actor, or a country with its actors.
func (c *Chart) drawLine(m *view.Model, box int, r *row, h scene.Px, s *scene.Scene) {
	if r.home == none {
		c.drawRow(m, r, h, s)
		return
	}
	home := &c.roll.homes[box][r.home]
	n := c.homes[box][r.home]
	s.Begin(scene.Target{Kind: scene.GroupTarget, Ref: int32(box), Other: int32(n), Count: int32(len(home.Rows)), From: int64(r.home) + 1}, r.x-4, r.y-h/2, r.w+8, h)
	open := c.open[c.roll.homeKey(box, r.home)]
	if !open && slices.ContainsFunc(home.Rows, func(a dataset.ActorRef) bool { return a == m.Actor || a == m.Other }) {
		s.Rect(scene.RowBox, r.x-4, r.y-h/2+1, r.w+8, h-2)
	}
	style := scene.RowName
	if n == 0 {
		style = scene.RowNameOff
	}
	room := r.w - 28
	name := scene.Fit(c.meas, style, c.d.Actors[home.Actor].Label(), room)
	s.Text(style, 0, r.x, r.y+4, name)
	used := c.meas.Measure(style, name) + 7
	if open {
		s.Text(scene.More, 0, r.x+used, r.y+4, scene.Fit(c.meas, scene.More, c.w.Say("actors.fewer"), room-used))
	} else {
		c.drawWithin(m, home, r.x+used, r.y+4, room-used, s)
	}
	if n > 0 {
		s.Text(scene.RowCount, scene.AnchorEnd, r.x+r.w, r.y+4, strconv.Itoa(n))
	}
	s.End()
}

// drawWithin names as many actors of a collapsed country as fit and counts the rest:
// first the selected ones, then those with an event in the window, then people before
// states.
func (c *Chart) drawWithin(m *view.Model, home *network.Home, x, y, room scene.Px, s *scene.Scene) {
	names, rest, width := "", len(home.Rows), scene.Px(0)
	try, style := "", scene.RowOffice
	for i, a := range c.leading(m, home.Rows) {
		if chosen := a == m.Actor || a == m.Other; chosen {
			style = scene.RowName
		} else if a == home.Actor || style == scene.RowName {
			break // a selected actor is named alone
		}
		if i > 0 {
			try += ", "
		}
		try += c.d.Actors[a].Label()
		w := c.meas.Measure(style, try)
		if w+c.meas.Measure(scene.More, plus(len(home.Rows)-i-1))+5 > room {
			break
		}
		names, rest, width = try, len(home.Rows)-i-1, w+5
	}
	s.Text(style, 0, x, y, names)
	if more := plus(rest); rest > 0 && width+c.meas.Measure(scene.More, more) <= room {
		s.Text(scene.More, 0, x+width, y, more)
	}
}

func plus(n int) string { return "+" + strconv.Itoa(n) }

// leading sorts the actors of a country: selected, active in the window, others, its
// state last.
func (c *Chart) leading(m *view.Model, rows []dataset.ActorRef) []dataset.ActorRef {
	rank := func(a dataset.ActorRef) int {
		switch {
		case a == m.Actor || a == m.Other:
			return 0
		case c.d.Actors[a].Kind == codebook.State:
			return 3
		case c.counts[a] > 0:
			return 1
		}
		return 2
	}
	out := make([]dataset.ActorRef, 0, len(rows))
	for r := range 4 {
		for _, a := range rows {
			if rank(a) == r {
				out = append(out, a)
			}
		}
	}
	return out
}

// speakHome returns the label of a country: its name, its counts, and whether it is
// expanded.
func (c *Chart) speakHome(m *view.Model, box, home int) string {
	h := &c.roll.homes[box][home]
	key := "actors.home"
	if c.open[c.roll.homeKey(box, int32(home))] {
		key = "actors.home-open"
	}
	return c.w.Say(key, c.d.Actors[h.Actor].Label(), c.w.Count("count.actors", len(h.Rows)), c.w.Count("count.events", c.homes[box][home]))
}
