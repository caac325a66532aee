package ui

import (
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/chronicle"
	"parley/app/facts"
	"parley/app/story"
	"parley/app/timescale"
	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/sorts"
)

const (
	fewBeside  = 8  // events of each side that are named
	mostChoice = 40 // actors that can be chosen, those with most events
)

// compareName returns the pane that lays two actors beside one another, "" for
// everybody. Ids hold no underscore.
func compareName(a, b dataset.ActorID) string {
	if a == "" && b == "" {
		return "compare"
	}
	return "compare_" + string(a) + "_" + string(b)
}

// compared returns the two actors that the pane of a name compares.
func compared(name string) (ids [2]dataset.ActorID) {
	for i, part := range strings.Split(name, "_") {
		if i == 1 || i == 2 {
			ids[i-1] = dataset.ActorID(part)
		}
	}
	return ids
}

// slices returns the two sides of the comparison: the window of the page above; below
// it a stretch of the same length from the reader's day on, else the same time for
// two actors, and the time just before for everybody.
func (n *panel) slices() [2]facts.Slice {
	m := n.p.m
	ids := compared(m.State.Panel)
	second := m.From
	switch {
	case m.State.Since.Given():
		second = edtf.FromDay(int64(m.State.Since.Or(0))).Earliest
	case ids[0] == ids[1]:
		second = m.From - (m.To - m.From)
	}
	return [2]facts.Slice{{From: m.From, To: m.To, Actor: m.IDs.Actor(ids[0])}, {From: second, To: second + (m.To - m.From), Actor: m.IDs.Actor(ids[1])}}
}

// compare lays two sides above one another on one axis: two actors, two stretches
// of time, or both, each on days since its beginning.
func (n *panel) compare() []app.UI {
	p := n.p
	s := n.slices()
	sides := n.reader().Beside(s[0], s[1], p.m.On())
	var both []dataset.EventRef
	if s[0].Actor != s[1].Actor {
		both = facts.Both(&sides[0], &sides[1])
	}
	out := append(n.paneHead("compare"),
		h("div.choose", nil, n.chooser(0, s[0]), n.chooser(1, s[1])),
		n.strips(&sides, both))
	if len(both) > 0 {
		out = append(out, h("h3.h3", nil, text(p.w.Say("compare.both")), h("span.n", at{"data-count", n.held(&sides[0].Slice, &sides[1].Slice)}, text(p.w.Count("count.events", len(both))))), n.besideRows(&sides[0], both, nil, true))
	}
	for i := range sides {
		q := &sides[i]
		title := n.sideName(q) + p.w.Comma() + p.w.Window(q.From, q.To)
		out = append(out, h("h3.h3", nil, text(title), h("span.n", at{"data-count", n.held(&q.Slice, &q.Slice)}, text(p.w.Count("count.events", len(q.Events))))), n.classes(q), n.besideRows(q, q.Events, both, sides[0].From == sides[1].From))
	}
	return out
}

// held returns what the number of events of one slice, or of both, counts.
func (n *panel) held(a, b *facts.Slice) string {
	return n.p.record("held", func(s *view.State) {
		s.From, s.To = max(a.From, b.From), min(a.To, b.To)
		if a.Actor >= 0 {
			s.Actor = n.p.m.D.Actors[a.Actor].ID
		}
		if b.Actor >= 0 {
			s.Other = n.p.m.D.Actors[b.Actor].ID
		}
	})
}

// sideName returns whose events a side shows.
func (n *panel) sideName(q *facts.Period) string {
	if q.Actor < 0 {
		return n.p.w.Say("compare.all")
	}
	return n.p.m.D.Actors[q.Actor].Label()
}

// chooser offers the actor and the first day of one side.
func (n *panel) chooser(i int, s facts.Slice) app.UI {
	p := n.p
	num := strconv.Itoa(i)
	do := [2]string{"first", "since"}[i]
	options := []app.UI{h("option", at{"value", "-"}, text(p.w.Say("compare.all")))}
	for _, a := range n.choice(s.Actor) {
		options = append(options, h("option", at{"value", string(p.m.D.Actors[a].ID), "selected", current(a == s.Actor)}, text(p.m.D.Actors[a].Name)))
	}
	return h("p.path-ask", nil,
		h("select", at{"data-do", "compare:" + num, "aria-label", p.w.Say("compare.who-" + num)}, options...),
		h("label", nil, text(p.w.Say("compare.from")+" "), h("input", at{"type", "date", "data-do", do, "aria-label", p.w.Say("compare.from-" + num), "value", edtf.FromDay(s.From.Day()).String()})))
}

// choice lists the actors with most events by name, and the one that is chosen.
func (n *panel) choice(chosen dataset.ActorRef) []dataset.ActorRef {
	most := slices.Clone(n.p.list.byName())
	counts := n.p.list.counts()
	sorts.Stable(most, func(a, b dataset.ActorRef) int { return counts[b] - counts[a] })
	most = most[:min(len(most), mostChoice)]
	var out []dataset.ActorRef
	for _, a := range n.p.list.byName() {
		if a == chosen || slices.Contains(most, a) {
			out = append(out, a)
		}
	}
	return out
}

// chooseSide takes the actor of one side.
func (p *Page) chooseSide(side, value string) bool {
	s := p.m.State
	ids := compared(s.Panel)
	i, err := strconv.Atoi(side)
	if err != nil || i < 0 || i > 1 {
		return false
	}
	ids[i] = dataset.ActorID(strings.TrimPrefix(value, "-"))
	s.Panel = compareName(ids[0], ids[1])
	p.Set(s)
	return true
}

// beginAt moves the window of the page to begin on a day, with its length.
func (p *Page) beginAt(value string) bool {
	day := view.ParseDay(value)
	if !day.Given() {
		return false
	}
	from := edtf.FromDay(int64(day.Or(0))).Earliest
	return p.window(from, from+(p.m.To-p.m.From))
}

// The figure of the comparison, in pixels of its own.
const (
	stripWide = 328
	stripEdge = 6  // room at both ends
	stripRow  = 12 // of one class
	stripMark = 10 // size of a mark
	stripAxis = 22 // between the sides
	stripName = 18 // of a side, above the upper and below the lower
)

// strips draws the two sides above one another: a mark for each event on the days
// since the side began, in a row for each class, and a line between what both
// share. The lists below say the same.
func (n *panel) strips(sides *[2]facts.Period, both []dataset.EventRef) app.UI {
	const (
		band = stripName + codebook.QuadCount*stripRow
		high = 2*band + stripAxis
	)
	days := max(1, int((sides[0].To-sides[0].From)/edtf.DaySeconds))
	x := func(day int) int { return stripEdge + day*(stripWide-2*stripEdge)/days }
	y := func(side int, q codebook.Quad) int {
		if side == 0 {
			return stripName + int(q)*stripRow + stripRow/2
		}
		return high - stripName - int(q)*stripRow - stripRow/2
	}
	svg := func(tag string, attrs ...string) app.HTMLElem {
		e := app.Elem(tag).XMLNS(svgNS)
		for i := 0; i+1 < len(attrs); i += 2 {
			e = e.Attr(attrs[i], attrs[i+1])
		}
		return e
	}
	num := strconv.Itoa
	out := []app.UI{svg("path", "class", "thin", "d", "M0 "+num(band+2)+"H"+num(stripWide)+"M0 "+num(band+stripAxis-2)+"H"+num(stripWide)),
		svg("text", "class", "side", "y", "12").Text(n.sideName(&sides[0])), svg("text", "class", "side", "y", num(high-3)).Text(n.sideName(&sides[1]))}
	for _, day := range dayTicks(days) {
		out = append(out, svg("path", "class", "thin", "d", "M"+num(x(day))+" "+num(band+2)+"v3M"+num(x(day))+" "+num(band+stripAxis-5)+"v3"),
			svg("text", "x", num(x(day)), "y", num(band+stripAxis/2+4)).Text(n.tickText(sides, day)))
	}
	for i, e := range sides[0].Events {
		if slices.Contains(both, e) && sides[0].From == sides[1].From {
			q := n.p.m.D.Quad(&n.p.m.D.Events[e])
			out = append(out, svg("path", "class", "joint "+chronicle.Class(q), "d", "M"+num(x(sides[0].Days[i]))+" "+num(y(0, q))+"V"+num(y(1, q))))
		}
	}
	for side := range sides {
		for i, e := range sides[side].Events {
			ev := &n.p.m.D.Events[e]
			st := n.p.m.Result.State(e)
			q := n.p.m.D.Quad(ev)
			out = append(out, svg("use", "class", "mk "+chronicle.Class(q), "href", "#"+chronicle.Symbol(n.p.m.D, ev, codebook.Happened, st.Standing),
				"x", num(x(sides[side].Days[i])-stripMark/2), "y", num(y(side, q)-stripMark/2), "width", num(stripMark), "height", num(stripMark)))
		}
	}
	return svg("svg", "class", "slip beside", "aria-hidden", "true", "viewBox", "0 0 "+num(stripWide)+" "+num(high)).Body(out...)
}

// dayTicks returns the days that the axis names, at most six, of however long a time.
func dayTicks(days int) []int {
	step := 1
	for _, s := range []int{1, 2, 5, 7, 14, 28, 60, 90, 180, 365, 730, 1825, 3650} {
		if step = s; days/s <= 5 {
			break
		}
	}
	for days/step > 5 {
		step *= 10
	}
	var out []int
	for d := 0; d < days; d += step {
		out = append(out, d)
	}
	return out
}

// tickText names a day of the axis: its date where both sides begin on the same
// day, else how many days after the beginning it is.
func (n *panel) tickText(sides *[2]facts.Period, day int) string {
	if sides[0].From != sides[1].From {
		return n.p.w.Say("compare.day", n.p.w.Number(day+1))
	}
	at := edtf.FromDay(sides[0].From.Day() + int64(day))
	if sides[0].To-sides[0].From > 730*edtf.DaySeconds {
		return n.p.w.Tick(timescale.Year, at.Earliest, true)
	}
	return n.p.dayIn(at, sides[0].From, sides[0].To)
}

// classes counts a side by class.
func (n *panel) classes(q *facts.Period) app.UI {
	line := ""
	for k := range codebook.Quad(codebook.QuadCount) {
		if c := q.Quads[k]; c > 0 {
			if line != "" {
				line += n.p.w.Comma()
			}
			line += n.p.w.Say("compare.class", n.p.w.Quad(k), n.p.w.Number(c))
		}
	}
	return h("p.src", nil, text(line))
}

// besideRows names the most important of some events of a side with their days, except those
// listed already; with dates if both sides begin on the same day.
func (n *panel) besideRows(q *facts.Period, list, told []dataset.EventRef, shared bool) app.UI {
	p := n.p
	list = slices.DeleteFunc(slices.Clone(list), func(e dataset.EventRef) bool { return slices.Contains(told, e) })
	when := func(e dataset.EventRef) edtf.Date { return p.m.Result.When(e) }
	top := story.Digest(p.m.D, p.m.On(), list, when, q.From, q.To, fewBeside)
	var rows []app.UI
	for i, e := range q.Events {
		if slices.Contains(top, e) {
			day := p.w.Say("compare.day", p.w.Number(q.Days[i]+1))
			if shared {
				day = p.dayIn(p.m.Result.When(e), q.From, q.To)
			}
			rows = append(rows, h("li", nil, text(day+" "), n.eventLink(p.m.D.Events[e].ID, n.title(e))))
		}
	}
	if more := len(list) - len(top); more > 0 {
		rows = append(rows, h("li.quiet", nil, text(p.w.Count("side.more", more))))
	}
	return h("ol.links.contacts", nil, rows...)
}
