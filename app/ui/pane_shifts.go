package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/actormap"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/edtf"
)

// shifted has what the two numbers of a changed tie count, before and now.
func (p *Page) shifted(s actormap.Shifts, tie []string) string {
	in := func(span [2]edtf.Instant) string {
		return p.counted("tie", func(st *view.State) { st.From, st.To, st.Tie = span[0], span[1], tie })
	}
	return in(s.Before) + " " + in(s.Now)
}

// shifts lists what changed between the window and the time before it: ties,
// actors, offices. The map shows the same.
func (n *panel) shifts() []app.UI {
	p := n.p
	chart := p.actors().chart
	s := chart.Shifts(p.m)
	out := []app.UI{
		n.kick(text(p.w.Say("shifts.kick"))),
		h("h2", nil, text(p.w.Say("shifts.title"))),
		h("p.when", nil, text(p.w.Say("shifts.spans", p.w.For("shifts.spans", 0).Window(s.Now[0], s.Now[1]), p.w.For("shifts.spans", 1).Window(s.Before[0], s.Before[1])))),
	}
	if len(s.Ties)+len(s.Came)+len(s.Went)+len(s.Offices) == 0 {
		return append(out, h("p.sum", nil, text(p.w.Say("shifts.none"))))
	}
	if len(s.Ties) > 0 {
		out = append(out, h("h3.h3", nil, text(p.w.Say("shifts.ties"))),
			h("ul.actors", nil, each(s.Ties, func(_ int, t actormap.Shift) app.UI {
				st := p.m.State
				st.Tie, st.Panel = chart.Keys(t.Boxes), ""
				return h("li", nil, h("span.cc", nil, text(signed(t.Now-t.Was))),
					h("a", at{"href", "#" + st.Fragment()}, text(chart.TieName(t.Boxes))),
					h("span.role", at{"data-count", p.shifted(s, chart.Keys(t.Boxes))}, text(p.w.Say("shifts.from-to", p.w.Number(t.Was), p.w.Number(t.Now)))))
			})...))
	}
	out = append(append(out, n.shiftActors("shifts.came", s.Came)...), n.shiftActors("shifts.went", s.Went)...)
	if len(s.Offices) > 0 {
		out = append(out, h("h3.h3", nil, text(p.w.Say("shifts.offices"))),
			h("ul.links", nil, each(s.Offices, func(_ int, t actormap.Taking) app.UI {
				key := "shifts.took"
				if t.Left {
					key = "shifts.left"
				}
				a := &p.m.D.Actors[t.Actor]
				return h("li", nil, h("a", at{"href", p.hrefActor(a.ID), "data-do", "actor:" + string(a.ID)}, text(a.Name)), text(" "+p.w.Say(key, t.Office.Role, p.w.ShortDate(t.When))))
			})...))
	}
	return out
}

// signed returns a difference with its sign.
func signed(n int) string {
	if n > 0 {
		return "+" + strconv.Itoa(n)
	}
	return "−" + strconv.Itoa(-n)
}

// shiftActors lists actors under a heading, if there are any.
func (n *panel) shiftActors(key string, list []dataset.ActorRef) []app.UI {
	if len(list) == 0 {
		return nil
	}
	p := n.p
	var names []app.UI
	for i, a := range list {
		if i > 0 {
			names = append(names, text(", "))
		}
		x := &p.m.D.Actors[a]
		names = append(names, h("a", at{"href", p.hrefActor(x.ID), "data-do", "actor:" + string(x.ID)}, text(x.Label())))
	}
	return []app.UI{h("h3.h3", nil, text(p.w.Say(key))), h("p", nil, names...)}
}
