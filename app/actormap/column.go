package actormap

import (
	"slices"

	"parley/app/network"
	"parley/app/scene"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// The column: the events of the selected actor, pair or tie from top to bottom along an
// axis, each with its date and the others who took part. Contacts stand to the left of
// the axis, and what was demanded, said or expected to its right; on a phone all stand to
// the right, and contacts are bold.

// Measures of the column, in pixels unless noted.
const (
	entryH     = 40  // height of an event
	soloH      = 22  // of one without others
	dateW      = 140 // width of the dates
	dateLess   = 92  // the same on a phone
	markGap    = 18  // from the axis to the text
	mostRow    = 24  // events at once; a page may hold 1,500 elements
	mostMarks  = 3   // marks of others before their names
	quietDays  = 10  // least number of days without an event that are counted
	quietShare = 16  // and least share of the window
)

// column is where the parts of a column stand.
type column struct {
	x0, x1, axis scene.Px
	dates        scene.Px // width of the dates
	both         bool     // texts stand on both sides of the axis
	date         func(edtf.Date) string
}

// columnFor returns the places of a column for a drawing w pixels wide.
func (c *Chart) columnFor(m *view.Model, events []dataset.EventRef, w scene.Px) column {
	k := column{x0: edge, x1: w - edge, axis: scene.Px(int(w / 2)), dates: dateW, both: true, date: c.w.ShortDate}
	if w < NarrowBelow {
		k = column{x0: narrowEdge, x1: w - narrowEdge, axis: narrowEdge + dateLess, dates: dateLess, date: c.w.ShortDate}
	}
	from, _, _ := m.From.Civil()
	outside := slices.ContainsFunc(events, func(e dataset.EventRef) bool { return !m.Result.InWindow(e, m.From, m.To) })
	if to, _, _ := (m.To - 1).Civil(); from == to && !outside {
		k.date = c.w.DayMonth
	}
	return k
}

// drawColumn draws some events from y down and returns the y of the end.
func (c *Chart) drawColumn(m *view.Model, events []dataset.EventRef, y scene.Px, s *scene.Scene) scene.Px {
	k := c.columnFor(m, events, s.W)
	y = c.drawColumnHead(m, &k, y, s)
	all := events
	if c.page*mostRow >= len(all) {
		c.page = 0
	}
	events = all[c.page*mostRow : min(len(all), (c.page+1)*mostRow)]
	top, said := y, ""
	axis := len(s.Marks)
	s.Line(scene.GridMajor, k.axis+.5, top, k.axis+.5, top)
	for i, e := range events {
		if i > 0 {
			y = c.drawQuiet(m, &k, events[i-1], e, y, s)
		}
		date := k.date(m.Result.When(e))
		if date == said {
			date = ""
		} else {
			said = date
		}
		y = c.drawEntry(m, &k, e, date, y, s)
	}
	s.Marks[axis].H = y - top - 8
	if rest := len(all) - len(events); rest > 0 {
		s.Begin(scene.Target{Kind: scene.TieTarget, Ref: -1, Other: 1, Count: int32(rest)}, k.x0-4, y, k.x1-k.x0+8, 24)
		s.Text(scene.More, 0, k.x0, y+16, c.w.Count("column.more", rest))
		s.End()
		y += 24
	}
	return y + gapY
}

// drawColumnHead draws the name of the tie, if one is selected, and the headings.
func (c *Chart) drawColumnHead(m *view.Model, k *column, y scene.Px, s *scene.Scene) scene.Px {
	s.Line(scene.BoxRule, k.x0, y+1, k.x1, y+1)
	if m.Actor < 0 {
		all := c.w.Say("actors.all-ties")
		long := c.meas.Measure(scene.More, all)
		s.Text(scene.BoxName, 0, k.x0, y+20, scene.Fit(c.meas, scene.BoxName, c.TieName(c.tie), k.x1-k.x0-long-16))
		s.Begin(scene.Target{Kind: scene.TieTarget, Ref: -1}, k.x1-long-4, y+5, long+8, 22)
		s.Text(scene.More, scene.AnchorEnd, k.x1, y+20, all)
		s.End()
		y += 26
	}
	if k.both {
		s.Text(scene.BoxName, scene.AnchorEnd, k.axis-k.dates-markGap, y+20, c.w.Say("column.met"))
		s.Text(scene.BoxName, 0, k.axis+markGap, y+20, c.w.Say("column.said"))
		return y + headH
	}
	return c.write(scene.More, c.w.Say("column.narrow"), k.x0, y+6, k.x1-k.x0, s) + 4
}

// drawQuiet writes how long nothing happened between two events, if it is long.
func (c *Chart) drawQuiet(m *view.Model, k *column, a, b dataset.EventRef, y scene.Px, s *scene.Scene) scene.Px {
	from, to := m.Result.When(a).Latest, m.Result.When(b).Earliest
	if !from.Finite() || !to.Finite() || to-from < max(quietDays*edtf.DaySeconds, (m.To-m.From)/quietShare) {
		return y
	}
	words := c.w.Say("column.quiet", c.w.For("column.quiet", 0).Duration(from, to))
	s.Text(scene.LinkWord, scene.AnchorMid, max(k.axis, k.x0+c.meas.Measure(scene.LinkWord, words)/2), y+10, words)
	return y + soloH
}

// entry is what is written of an event.
type entry struct {
	title, names string
	style        scene.Style
	others       []dataset.ActorRef
}

// drawEntry draws one event: its date, mark and title, and below it the others.
func (c *Chart) drawEntry(m *view.Model, k *column, e dataset.EventRef, date string, y scene.Px, s *scene.Scene) scene.Px {
	met := c.metIn(m, e)
	it := c.entryOf(m, e, met)
	left := met && k.both
	x, room := k.axis+markGap, k.x1-k.axis-markGap
	if left {
		x, room = k.axis-k.dates-markGap, k.axis-k.dates-markGap-k.x0
	}
	title := scene.Fit(c.meas, it.style, it.title, room)
	long := c.meas.Measure(it.style, title)
	h := scene.Px(soloH)
	if it.names != "" {
		h = entryH
	}
	x0, x1 := k.axis-k.dates, x+long
	if left {
		x0, x1 = x-long, k.axis+8
	}
	s.Begin(scene.Target{Kind: scene.EventTarget, Ref: int32(e), Count: 1}, x0-4, y, x1-x0+8, h-2)
	s.Text(scene.LaneCount, scene.AnchorEnd, k.axis-markGap+4, y+14, scene.Fit(c.meas, scene.LaneCount, date, k.dates-8))
	s.Symbol(c.d.Sign(&c.d.Events[e]), scene.LifeOf(m.Result.Status(e), m.Result.Standing(e)), k.axis+.5, y+10, 5)
	if e == m.Selected {
		s.Add(scene.Mark{Kind: scene.Circle, Style: scene.Ring, X: k.axis + .5, Y: y + 10, W: 9})
	}
	if left {
		s.Text(it.style, scene.AnchorEnd, x, y+14, title)
	} else {
		s.Text(it.style, 0, x, y+14, title)
	}
	s.End()
	if it.names != "" {
		c.drawOthers(&it, x, y+31, room, left, s)
	}
	return y + h
}

// drawOthers draws the others of an event: a mark each for the first, then the names.
func (c *Chart) drawOthers(it *entry, x, y, room scene.Px, left bool, s *scene.Scene) {
	const step = 12
	marks := it.others[:min(len(it.others), mostMarks)]
	lead := scene.Px(step * len(marks))
	names := scene.Fit(c.meas, scene.RowOffice, it.names, room-lead)
	if left {
		x -= c.meas.Measure(scene.RowOffice, names) + lead
	}
	for i, a := range marks {
		as := lookOf(c.d.Actors[a].Kind)
		s.Add(scene.Mark{Kind: as.shape, Style: as.style, Quad: c.side(c.Boxes.Of[a]), X: x + scene.Px(step*i) + 4, Y: y - 4, W: 3.5})
	}
	s.Text(scene.RowOffice, 0, x+lead, y, names)
}

// entryOf returns what is written of an event.
func (c *Chart) entryOf(m *view.Model, e dataset.EventRef, met bool) entry {
	st := m.Result.State(e)
	it := entry{title: st.Title, style: scene.Label}
	switch {
	case st.Status.Off():
		it.style = scene.LabelOff
	case st.Status.Expected():
		it.style = scene.LabelSoon
	case met:
		it.style = scene.LabelBig
	}
	own, by := false, false
	var others []dataset.ActorRef
	for _, p := range c.d.Events[e].Who {
		switch {
		case p.Actor == m.Actor || p.Actor == m.Other:
			own = own || p.Role != codebook.RoleRecipient
		case p.Role.Takes() && !slices.Contains(it.others, p.Actor):
			it.others = append(it.others, p.Actor)
			by = by || p.Role == codebook.RoleActor || p.Role == codebook.RoleSpeaker
		case !p.Role.Takes() && !slices.Contains(others, p.Actor):
			others = append(others, p.Actor)
		}
	}
	if len(it.others) == 0 {
		it.others = others
	}
	it.names = c.someNames(it.others)
	if m.Actor >= 0 && !own && by && !met {
		it.names = c.w.Say("column.by", it.names)
	}
	if !st.Status.Held() {
		if it.names != "" {
			it.names += " · "
		}
		it.names += c.w.Say("status." + st.Status.Code())
	}
	return it
}

// someNames names the first of some actors and counts the others.
func (c *Chart) someNames(who []dataset.ActorRef) string {
	const most = 3
	var names []string
	for i, a := range who {
		if i == most-1 && len(who) > most {
			return c.w.Count("column.others", len(who)-i, c.w.List(names[:1]), names[1])
		}
		names = append(names, c.d.Actors[a].Label())
	}
	if len(names) == 0 {
		return ""
	}
	return c.w.List(names)
}

// metIn reports whether the selected actor was in contact with somebody in an event; the
// selected pair with one another; or, for a tie, anybody with anybody.
func (c *Chart) metIn(m *view.Model, e dataset.EventRef) bool {
	if m.Other >= 0 {
		return slices.Contains(m.Ledger.Contacts().Between(m.Actor, m.Other, m.On()), e)
	}
	return network.InContact(m.Ledger, e, m.Actor, m.On())
}
