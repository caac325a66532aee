package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/chronicle"
	"parley/app/promise"
	"parley/data/dataset"
)

// fewPromises is how many closed promises are shown before the reader asks for
// the rest.
const fewPromises = 8

// promises are read once for every day that is looked at.
type promises struct {
	on    dataset.Day
	items []promise.Item
	all   bool
}

func (n *panel) promises() []promise.Item {
	m := n.p.m
	if c := &n.promised; c.items == nil || c.on != m.On() {
		c.on, c.items = m.On(), promise.List(m.D, m.Ledger, m.IDs, m.On(), m.AsOf())
	}
	return n.promised.items
}

// deadlines shows all that was announced, threatened or demanded with a date,
// as it stood on the day of the page.
func (n *panel) deadlines() []app.UI {
	p := n.p
	items := n.promises()
	out := append(n.paneHead("deadlines"), n.paneClock(), h("p.sum", nil, text(promise.Summary(items, p.w))))
	for g := range promise.Group(promise.GroupCount) {
		var rows []app.UI
		total := 0
		for i := range items {
			if items[i].Outcome.Group() == g {
				if total++; n.promised.all || g == promise.StillOpen || total <= fewPromises {
					rows = append(rows, n.promise(&items[i]))
				}
			}
		}
		if total == 0 {
			continue
		}
		out = append(out, h("h3.h3.rule", nil, text(p.w.Say("pane.group-"+g.Code())), h("span.n", nil, text(p.w.Number(total)))), h("ol.claims.flat", nil, rows...))
		if len(rows) < total {
			out = append(out, h("p", nil, button("tb framed", "all", text(p.w.Say("pane.show-all", p.w.Number(total))))))
		}
	}
	return out
}

// promise is one row: what, how it stands, how its date moved, who set it and
// what answered it.
func (n *panel) promise(it *promise.Item) app.UI {
	p := n.p
	e := &p.m.D.Events[it.Event]
	quad := chronicle.Class(e.Type.Quad())
	class := ""
	if it.Status.Off() {
		class = "is-off"
	}
	move := it.Move(p.w)
	left := it.Time(p.w)
	if it.Outcome == promise.Postponed || it.Outcome.Group() == promise.Over {
		left = it.Line(p.w)
	}
	return h("li", nil,
		h("span.g", nil, glyph("mk "+quad, chronicle.Symbol(e.Type, it.Status, p.m.Result.Standing(it.Event)))),
		h("div.hd", nil,
			h("a", at{"href", pageEvent(e.ID), "data-do", "event:" + string(e.ID), "class", class, "dir", "auto", "lang", n.p.own}, h("b", nil, text(it.Title))),
			h("b.left", nil, text(left))),
		h("p.gist", nil, text(p.w.Say("pane.kind-"+it.Kind.Code())+", "), h("time", at{"datetime", chronicle.Machine(it.When)}, text(p.w.Weekday(it.When)))),
		when(move != "", func() app.UI { return slipBar(it) }),
		when(len(it.Voices) > 0, func() app.UI { return h("p.src", nil, text(it.Said(p.m.D, p.w))) }),
		h("details.src", nil, h("summary", nil, text(p.w.Say("pane.course"))),
			when(move != "", func() app.UI { return h("p.src", nil, text(move)) }),
			n.refs(it.SetByWords(p.w), it.SetBy),
			n.refs(p.w.Say("pane.about"), it.About),
			n.refs(p.w.Say("pane.answered"), it.Answers)))
}

// slipBar draws the moves of a date; the words beside it say the same.
func slipBar(it *promise.Item) app.UI {
	high, strokes := it.Bar()
	rows := each(strokes, func(_ int, s promise.Stroke) app.UI {
		return app.Elem("path").XMLNS(svgNS).Attr("class", s.Class).Attr("d", s.D)
	})
	return app.Elem("svg").XMLNS(svgNS).Attr("class", "slip").Attr("aria-hidden", "true").
		Attr("viewBox", "0 0 "+strconv.Itoa(promise.BarWide)+" "+strconv.Itoa(high)).Body(rows...)
}
