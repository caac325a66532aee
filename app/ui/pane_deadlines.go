package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/chronicle"
	"parley/app/promise"
	"parley/data/dataset"
	"parley/data/edtf"
)

// fewPromises is how many closed promises are shown before the reader asks for
// the rest.
const fewPromises = 8

// promiseGroup is a heading of the reading and what stands under it.
type promiseGroup struct {
	key  string
	take func(promise.Outcome) bool
	few  int
}

var promiseGroups = []promiseGroup{
	{"pane.group-open", func(o promise.Outcome) bool { return o == promise.Open || o == promise.Postponed }, 100},
	{"pane.group-lapsed", func(o promise.Outcome) bool {
		return o == promise.Lapsed || o == promise.CalledOff || o == promise.Untold
	}, fewPromises},
	{"pane.group-kept", func(o promise.Outcome) bool { return o == promise.Kept }, fewPromises},
}

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
	out := append(n.paneHead("deadlines"), n.paneClock(), h("p.sum", nil, text(n.promiseLine(items))))
	for _, g := range promiseGroups {
		var rows []app.UI
		total := 0
		for i := range items {
			if g.take(items[i].Outcome) {
				if total++; n.promised.all || total <= g.few {
					rows = append(rows, n.promise(&items[i]))
				}
			}
		}
		if total == 0 {
			continue
		}
		out = append(out, h("h3.h3.rule", nil, text(p.w.Say(g.key)), h("span.n", nil, text(p.w.Number(total)))), h("ol.claims", nil, rows...))
		if len(rows) < total {
			out = append(out, h("p", nil, button("tb framed", "all", text(p.w.Say("pane.show-all", p.w.Number(total))))))
		}
	}
	return out
}

// promiseLine counts the promises by how they stand.
func (n *panel) promiseLine(items []promise.Item) string {
	open, kept, moved, gone := 0, 0, 0, 0
	for i := range items {
		switch o := items[i].Outcome; {
		case o <= promise.Postponed:
			open++
		case o == promise.Kept:
			kept++
		case o != promise.Untold:
			gone++
		}
		if items[i].Moved() {
			moved++
		}
	}
	w := n.p.w
	return w.Say("pane.promises", w.Number(open), w.Number(kept), w.Number(gone), w.Number(moved))
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
	return h("li", nil,
		h("span.g", nil, glyph("mk "+quad, chronicle.Symbol(e.Type, it.Status, e.Standing))),
		h("p", nil, h("a", at{"href", pageEvent(e.ID), "data-do", "event:" + string(e.ID), "class", class, "dir", "auto"}, h("b", nil, text(it.Title)))),
		h("p.gist", nil, text(p.w.Say("pane.kind-"+it.Kind.Code())+" · "),
			h("time", at{"datetime", chronicle.Machine(it.When)}, text(p.w.ShortDate(it.When))), text(" · "), h("b", nil, text(it.Line(p.w)))),
		when(len(it.Voices) > 0, func() app.UI { return h("p.src", nil, text(it.Said(p.m.D, p.w))) }),
		when(move != "", func() app.UI { return slipBar(it) }),
		when(move != "", func() app.UI { return h("p.src", nil, text(move)) }),
		n.refs(p.w.Say("pane.set-by"), it.SetBy),
		n.refs(p.w.Say("pane.about"), it.About),
		n.refs(p.w.Say("pane.answered"), it.Answers))
}

// slipBar draws the moves of a date: a row for each date given, thin from the day
// it was given, thick where it named its day, and an upright stroke for the day
// of the page. The words beside it say the same.
func slipBar(it *promise.Item) app.UI {
	const width, step = 300, 8
	last := len(it.Slips)
	from, to := it.Since, it.Day
	for i := 0; i <= last; i++ {
		was := dateOf(it, i)
		from = min(from, finite(dataset.FirstDay(was), from))
		to = max(to, finite(dataset.LastDay(was), to))
	}
	x := func(d dataset.Day) int { return 6 + int(d-from)*(width-12)/max(1, int(to-from)) }
	line := func(class string, y int, a, b dataset.Day) app.UI {
		return app.Elem("path").XMLNS(svgNS).Attr("class", class).Attr("d", "M"+strconv.Itoa(x(a)-2)+" "+strconv.Itoa(y)+"H"+strconv.Itoa(max(x(b), x(a))+2))
	}
	high := strconv.Itoa((last+1)*step + 4)
	rows := []app.UI{app.Elem("path").XMLNS(svgNS).Attr("class", "now").Attr("d", "M"+strconv.Itoa(x(it.Day))+" 0V"+high)}
	for i := 0; i <= last; i++ {
		was, given, class := dateOf(it, i), it.Since, "was"
		if i > 0 {
			given = it.Slips[i-1].On
		}
		if i == last {
			class = "is"
		}
		a, b := finite(dataset.FirstDay(was), from), finite(dataset.LastDay(was), to)
		rows = append(rows, line("thin", i*step+6, given, b), line(class, i*step+6, a, b))
	}
	return app.Elem("svg").XMLNS(svgNS).Attr("class", "slip").Attr("aria-hidden", "true").Attr("viewBox", "0 0 300 "+high).Body(rows...)
}

// finite is a day, or another where it stands for none.
func finite(d, other dataset.Day) dataset.Day {
	if d == dataset.DayNone || d == dataset.LatestDay {
		return other
	}
	return d
}

// dateOf is the date as it was before the move of that number; after the last
// move, the date that holds.
func dateOf(it *promise.Item, i int) edtf.Date {
	if i < len(it.Slips) {
		return it.Slips[i].Was
	}
	return it.When
}
